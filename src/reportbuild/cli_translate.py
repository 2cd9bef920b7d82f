"""Door: the arguments of `reportbuild translate`, the commands that look after catalogues.

As in `cli`, a command brings in what it needs when it is called.
"""

# ruff: noqa: PLC0415 - a command brings in what it needs

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportbuild.cli_switches import Languages, Reports, WantedLanguages
from reportbuild.commands.printing import StatusForm
from reportbuild.model.approving import MOST_LETTERS, is_initials

catalogues = typer.Typer(help="Look after the translators' catalogues.", no_args_is_help=True)


@catalogues.command()
def update(reports: Reports = None, *, lang: Languages = None) -> None:
    """Bring catalogues up to date with the text, keeping what is translated."""
    from reportbuild.commands.translate import update as update_catalogues
    from reportbuild.model.order import Order

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
    from reportbuild.commands.translate import status as print_status
    from reportbuild.model.order import Order

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
    from reportbuild.commands.translate import approve as approve_translations
    from reportbuild.model.order import Order

    raise typer.Exit(approve_translations(reports or (), Order(frozenset(lang)), by, chapter))


@catalogues.command()
def review(
    reports: Reports = None,
    *,
    lang: WantedLanguages,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Where one such page goes: NAME.html."),
    ] = None,
) -> None:
    """Write a page to be read and printed: the source on one side, the translation on the other."""
    if to and (len(lang) > 1 or len(reports or ()) != 1):
        raise typer.BadParameter("--to takes the page of one report in one language: name both.")
    if to and to.suffix.lower() not in (".html", ".htm"):
        raise typer.BadParameter(f"{to.name!r}: a page's name ends in .html.", param_hint="--to")
    from reportbuild.commands.translate import show as show_translations
    from reportbuild.model.order import Order

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
    from reportbuild.commands.exchange import export as export_for_translators
    from reportbuild.commands.exchange import named_format

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
    from reportbuild.commands.exchange import import_ as import_translations

    raise typer.Exit(import_translations(file, report, over=over))
