"""Door: the command line. Each command's arguments are read here; `commands` does what they ask.

Exit codes: 0 fine, 1 errors (or holds with `--release`, or what `--fail-on` names), 2 wrong usage,
3 something missing on this machine, 70 a fault of the builder's own.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TypeAlias, get_args

import typer

from reportbuild import machine
from reportbuild.commands.build import build as build_reports
from reportbuild.commands.build import icc_profile
from reportbuild.commands.check import check as check_reports
from reportbuild.commands.doctor import doctor as look_at_machine
from reportbuild.commands.exchange import export as export_for_translators
from reportbuild.commands.exchange import import_ as import_translations
from reportbuild.commands.exchange import named_format
from reportbuild.commands.explain import explain as explain_code
from reportbuild.commands.init import init as begin_report
from reportbuild.commands.listing import list_reports
from reportbuild.commands.preflight import DEFAULT as ANY_PRINTER
from reportbuild.commands.preflight import Rules
from reportbuild.commands.preflight import preflight as preflight_file
from reportbuild.commands.printing import BUG, Form, clean, err, out, place_of
from reportbuild.commands.translate import StatusForm
from reportbuild.commands.translate import approve as approve_translations
from reportbuild.commands.translate import show as show_translations
from reportbuild.commands.translate import status as print_status
from reportbuild.commands.translate import update as update_catalogues
from reportbuild.model.approving import MOST_LETTERS, is_initials
from reportbuild.model.finding import Severity
from reportbuild.model.report import Format
from reportbuild.pipeline import Order

app = typer.Typer(
    help="A report is read, translated, edited, composed, pressed and proofed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
catalogues = typer.Typer(help="Look after the translators' catalogues.", no_args_is_help=True)
app.add_typer(catalogues, name="translate")

Reports: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="REPORT", help="Names in sources/, or paths. None: all of them."),
]
Languages: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--lang", metavar="LANG", help="Only this edition. May be given again."),
]
WantedLanguages: TypeAlias = Annotated[
    list[str], typer.Option("--lang", metavar="LANG", help="This edition. May be given again.")
]
FORMATS: tuple[Format, ...] = get_args(Format)
Formats: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar=f"[{'|'.join(FORMATS)}]",
        callback=lambda given: _known(given or ()),
        help="Only this format. May be given again.",
    ),
]
Release: TypeAlias = Annotated[
    bool, typer.Option("--release", help="Refuse editions with holds instead of making drafts.")
]


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
        int, typer.Option(min=1, show_default=False, help="Artefacts made at a time. All cores.")
    ] = machine.cores(),
    release: Release = False,
    icc: Annotated[
        Path | None,
        typer.Option("--icc", metavar="FILE", help="The press's ICC profile, for --format print."),
    ] = None,
) -> None:
    """Make reports, in every edition and format."""
    formats = frozenset(f for f in FORMATS if f in (form or ()))
    profile = _profile(icc) if icc else None
    order = Order(frozenset(lang or ()), formats, release, profile)
    raise typer.Exit(build_reports(reports or (), order, into, jobs))


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
) -> None:
    """Read, translate and edit reports, and make nothing."""
    order = Order(languages=frozenset(lang or ()))
    least = Severity.HOLD if release and fail_on is Severity.ERROR else fail_on
    raise typer.Exit(check_reports(reports or (), order, form, least))


@catalogues.command()
def update(reports: Reports = None, *, lang: Languages = None) -> None:
    """Bring catalogues up to date with the text, keeping what is translated."""
    raise typer.Exit(update_catalogues(reports or (), Order(frozenset(lang or ()))))


@catalogues.command()
def status(
    reports: Reports = None,
    *,
    lang: Languages = None,
    form: Annotated[StatusForm, typer.Option("--format", help="How it is printed.")] = "text",
    chapters: Annotated[bool, typer.Option("--chapters", help="Chapter by chapter.")] = False,
) -> None:
    """Say how far each translation is."""
    order = Order(frozenset(lang or ()))
    raise typer.Exit(print_status(reports or (), order, form, parts=chapters))


def _initials(given: str) -> str:
    if not is_initials(given):
        raise typer.BadParameter(
            f"{given!r} is not one to {MOST_LETTERS} letters. Names stay out of the files."
        )
    return given


@catalogues.command()
def approve(
    reports: Reports = None,
    *,
    lang: WantedLanguages,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="INITIALS",
            callback=_initials,
            help="Who approves: up to four letters, no name.",
        ),
    ],
    chapter: Annotated[
        str, typer.Option("--chapter", metavar="NAME", help="Only this text or TOML file.")
    ] = "",
) -> None:
    """Approve what is translated; what changes later is not approved any more."""
    raise typer.Exit(approve_translations(reports or (), Order(frozenset(lang)), by, chapter))


@catalogues.command()
def review(
    reports: Reports = None,
    *,
    lang: WantedLanguages,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Where one such page goes: NAME.html.")
    ] = None,
) -> None:
    """Write a page to be read and printed: the source on one side, the translation on the other."""
    if to and (len(lang) > 1 or len(reports or ()) != 1):
        raise typer.BadParameter("--to takes the page of one report in one language: name both.")
    if to and to.suffix.lower() not in (".html", ".htm"):
        raise typer.BadParameter(f"{to.name!r}: a page's name ends in .html.", param_hint="--to")
    raise typer.Exit(show_translations(reports or (), Order(frozenset(lang)), to))


@catalogues.command()
def export(
    report: Annotated[
        str | None, typer.Argument(metavar="REPORT", help="If there is more than one in sources/.")
    ] = None,
    *,
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="The edition.")],
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="A name that ends in .xlf, .xliff or .po.")
    ],
    chapter: Annotated[
        str, typer.Option("--chapter", metavar="NAME", help="Only this text or TOML file.")
    ] = "",
    xliff: Annotated[str, typer.Option(metavar="[1.2|2.0]", help="Version of XLIFF.")] = "1.2",
    over: Annotated[
        bool, typer.Option("--replace", help="Write over another file of this name.")
    ] = False,
) -> None:
    """Write a file for a translator: one report in one language, as XLIFF or PO."""
    form = named_format(to.name, xliff)
    if form is None:
        told = f"{to.name!r} and XLIFF {xliff!r}: .xlf or .xliff (1.2 or 2.0), or .po"
        raise typer.BadParameter(told, param_hint="--to, --xliff")
    raise typer.Exit(export_for_translators(report, lang, chapter, to, form, over=over))


@catalogues.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="XLIFF or PO that came back.")],
    *,
    report: Annotated[
        str | None, typer.Option(metavar="REPORT", help="If the file does not tell it.")
    ] = None,
    over: Annotated[
        bool, typer.Option("--replace", help="Also over newer translations of the catalogue.")
    ] = False,
) -> None:
    """Merge a file that came back from a translator into the catalogue."""
    raise typer.Exit(import_translations(file, report, over=over))


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
    raise typer.Exit(preflight_file(file, Rules(profile, icc, waive, cover), form, to))


@app.command()
def init(name: Annotated[str, typer.Argument(help="Its name, or a path.")]) -> None:
    """Begin a report: a small one, in two languages, that builds."""
    raise typer.Exit(begin_report(name))


@app.command(name="list")
def list_() -> None:
    """List the reports that there are here."""
    raise typer.Exit(list_reports())


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help='As findings show it: "stat-004".')] = None,
) -> None:
    """Say what a finding's code means, and how to mend it; without a code, list them all."""
    raise typer.Exit(explain_code(code))


@app.command()
def doctor() -> None:
    """Look whether this machine has all that a build needs."""
    raise typer.Exit(look_at_machine())


def _profile(file: Path) -> tuple[str, bytes]:
    profile = icc_profile(file)
    if profile.made is None:
        raise typer.BadParameter(f"{file} {profile.findings[0].message}", param_hint="--icc")
    return profile.made


def _known(given: Sequence[str]) -> Sequence[str]:
    for unknown in set(given).difference(FORMATS):
        raise typer.BadParameter(f"{unknown!r} is not one of {', '.join(FORMATS)}.")
    return given


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
