"""Door: the command line. Each command's arguments are read here; `commands` does what they ask.

A command brings in what it needs when it is called, so that none waits for what others need.

Exit codes: 0 fine, 1 errors (or holds with `--release`, or what `--fail-on` names), 2 wrong usage,
3 something missing on this machine, 70 a fault of the builder's own.
"""

# ruff: noqa: PLC0415 - a command brings in what it needs

from __future__ import annotations

import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from reportbuild import machine
from reportbuild.cli_signoff import signoff
from reportbuild.cli_switches import (
    FORMATS,
    Cache,
    Formats,
    Languages,
    Release,
    Reports,
    Scheduler,
    Workplace,
    scheduler_of,
)
from reportbuild.cli_translate import catalogues
from reportbuild.commands.printing import BUG, Form, clean, err, out, place_of
from reportbuild.model.finding import Severity
from reportbuild.store import FOLDER, Store
from reportbuild.worker import spare

ANY_PRINTER = "offset-coated"
"""The profile in `styles/printers/` that a PDF is held against if none is named."""

app = typer.Typer(
    help="A report is read, translated, edited, composed, pressed and proofed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(catalogues, name="translate")
app.add_typer(signoff, name="signoff")


@app.command()
def build(
    reports: Reports = None,
    *,
    lang: Languages = None,
    form: Formats = None,
    into: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the artefacts go.")
    ] = Path("output"),
    jobs: Annotated[
        int, typer.Option(min=1, show_default=False, help="Workers at a time. All cores.")
    ] = machine.cores(),
    release: Release = False,
    icc: Annotated[
        Path | None,
        typer.Option("--icc", metavar="FILE", help="The press's ICC profile, for --format print."),
    ] = None,
    cache: Cache = FOLDER,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Make everything anew, and keep nothing.")
    ] = False,
    executor: Workplace = "local",
    scheduler: Scheduler = "",
) -> None:
    """Make reports, in every edition and format."""
    from reportbuild.commands.build import build as build_reports
    from reportbuild.commands.built import Place
    from reportbuild.model.order import Order

    formats = frozenset(f for f in FORMATS if f in (form or ()))
    profile = _profile(icc) if icc else None
    order = Order(frozenset(lang or ()), formats, release, profile)
    store = None if no_cache else Store(cache)
    place = Place(into, jobs, store, scheduler_of(executor, scheduler))
    raise typer.Exit(build_reports(reports or (), order, place))


@app.command()
def check(
    reports: Reports = None,
    *,
    lang: Languages = None,
    form: Annotated[Form, typer.Option("--format", help="How findings are printed.")] = "text",
    fail_on: Annotated[
        Severity, typer.Option(help="The least grave finding that counts as a failure.")
    ] = Severity.ERROR,
    release: Annotated[bool, typer.Option("--release", help="Short for --fail-on hold.")] = False,
    cache: Cache = FOLDER,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep nothing.")] = False,
) -> None:
    """Read, translate and edit reports, and make nothing."""
    from reportbuild.commands.check import check as check_reports
    from reportbuild.model.order import Order

    order = Order(languages=frozenset(lang or ()))
    least = Severity.HOLD if release and fail_on is Severity.ERROR else fail_on
    store = None if no_cache else Store(cache)
    raise typer.Exit(check_reports(reports or (), order, form, least, store))


@app.command()
def preflight(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Any PDF.")],
    *,
    profile: Annotated[
        str, typer.Option(metavar="NAME", help="In styles/printers/, or a file that ends in .toml.")
    ] = ANY_PRINTER,
    icc: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The ICC profile that it must carry.")
    ] = None,
    waive: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What may stand, each with its reason.")
    ] = None,
    cover: Annotated[bool, typer.Option("--cover", help="A cover: pages are not counted.")] = False,
    form: Annotated[Form, typer.Option("--format", help="How findings are printed.")] = "text",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Where a page to read goes: .html.")
    ] = None,
) -> None:
    """Look whether a PDF is fit for a printer."""
    from reportbuild.commands.preflight import Rules
    from reportbuild.commands.preflight import preflight as preflight_file

    raise typer.Exit(preflight_file(file, Rules(profile, icc, waive, cover), form, to))


@app.command()
def preview(
    report: Annotated[
        str | None, typer.Argument(metavar="REPORT", help="A name in sources/, or a path.")
    ] = None,
    *,
    lang: Languages = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, show_default=False, help="Its port. Any free one.")
    ] = 0,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = True,
    jobs: Annotated[
        int, typer.Option(min=1, show_default=False, help="Workers at a time. All cores.")
    ] = machine.cores(),
    cache: Cache = FOLDER,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep nothing.")] = False,
) -> None:
    """Show a report in the browser, and make anew what changed with every save."""
    from reportbuild.commands.preview import Showing
    from reportbuild.commands.preview import preview as show_report
    from reportbuild.commands.rooms import Means

    showing = Showing(tuple(lang or ()), port, opens)
    means = Means(jobs, None if no_cache else Store(cache))
    raise typer.Exit(show_report([report] if report else [], showing, means))


@app.command(name="clean")
def clean_(*, cache: Cache = FOLDER) -> None:
    """Remove what builds and checks keep to be quicker the next time; artefacts stay."""
    from reportbuild.commands.clean import clean as clear_store

    raise typer.Exit(clear_store(Store(cache)))


@app.command()
def init(name: Annotated[str, typer.Argument(help="Its name, or a path.")]) -> None:
    """Begin a report: a small one, in two languages, that builds."""
    from reportbuild.commands.init import init as begin_report

    raise typer.Exit(begin_report(name))


@app.command(name="list")
def list_() -> None:
    """List the reports that there are here."""
    from reportbuild.commands.listing import list_reports

    raise typer.Exit(list_reports())


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help='As findings show it: "stat-004".')] = None,
) -> None:
    """Say what a finding's code means, and how to mend it; without a code, list them all."""
    from reportbuild.commands.explain import explain as explain_code

    raise typer.Exit(explain_code(code))


@app.command()
def doctor() -> None:
    """Look whether this machine has all that a build needs."""
    from reportbuild.commands.doctor import doctor as look_at_machine

    raise typer.Exit(look_at_machine())


def _profile(file: Path) -> tuple[str, bytes]:
    from reportbuild.commands.build import icc_profile

    profile = icc_profile(file)
    if profile.made is None:
        raise typer.BadParameter(f"{file} {profile.findings[0].message}", param_hint="--icc")
    return profile.made


def _print_version(asked: bool) -> None:
    if asked:
        out.print(machine.tool())
        raise typer.Exit


@app.callback()
def options(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which it is."),
    ] = False,
    _trace: Annotated[
        bool, typer.Option("--trace", help="If the builder itself fails, say all about it.")
    ] = False,
) -> None:
    """Take the switches that all commands share; `main` looks at --trace itself."""


def main() -> None:
    """Run the command line. A fault of the builder's own is told in two sentences."""
    spare()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a character that a terminal lacks is not fatal
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except Exception as fault:  # noqa: BLE001  # whatever comes here is a fault of ours
        if "--trace" in sys.argv:
            traceback.print_exception(fault)
        else:
            err.print(clean(f"reportbuild has a fault of its own: {place_of(fault)}"))
            err.print("Your sources are not to blame, and what was made before still stands.")
            err.print("To report it, run this again as `reportbuild --trace ...` and send what it")
            err.print("prints to those who keep the builder for you. It may quote your report.")
        raise SystemExit(BUG) from None
