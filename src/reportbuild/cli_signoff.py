"""Door: the arguments of `reportbuild signoff`, what people check of files and sign for.

As in `cli`, a command brings in what it needs when it is called.
"""

# ruff: noqa: PLC0415 - a command brings in what it needs

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from reportbuild import machine
from reportbuild.cli_switches import FORMATS, Formats, Languages, Reports, WantedLanguages
from reportbuild.model.report import Format
from reportbuild.model.signoff import fault_of_name, fault_of_note
from reportbuild.signoff.items import BY_KEY, items_of

LEAST_DIGITS = 8
"""Hexadecimal digits that tell a file from an earlier one of the same name."""

signoff = typer.Typer(
    help="What a person must check of finished files, and who has signed.", no_args_is_help=True
)
Out: TypeAlias = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Where the artefacts are.")
]
OUTPUT = Path("output")


@signoff.command()
def status(
    reports: Reports = None, *, lang: Languages = None, form: Formats = None, into: Out = OUTPUT
) -> None:
    """Say of each finished file what is seen in it, what is to be checked, and who has signed."""
    from reportbuild.commands.signoff import status as print_status
    from reportbuild.commands.signoff_files import Asked

    asked = Asked(frozenset(lang or ()), _formats(form), into)
    raise typer.Exit(print_status(reports or (), asked))


@signoff.command()
def verify(
    reports: Reports = None, *, lang: Languages = None, form: Formats = None, into: Out = OUTPUT
) -> None:
    """Look whether everything is signed for the very files that are there; 1 if it is not."""
    from reportbuild.commands.signoff import verify as verify_signatures
    from reportbuild.commands.signoff_files import Asked

    asked = Asked(frozenset(lang or ()), _formats(form), into)
    raise typer.Exit(verify_signatures(reports or (), asked))


@signoff.command()
def page(reports: Reports = None, *, lang: Languages = None, into: Out = OUTPUT) -> None:
    """Write each edition's checklist beside its files: a page to print, and JSON."""
    from reportbuild.commands.signoff import write as write_pages
    from reportbuild.commands.signoff_files import Asked

    asked = Asked(frozenset(lang or ()), frozenset(), into)
    raise typer.Exit(write_pages(reports or (), asked))


@signoff.command()
def sign(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="In sources/, or a path.")],
    *,
    lang: WantedLanguages,
    form: Annotated[
        list[str],
        typer.Option(
            "--format", metavar=f"[{'|'.join(FORMATS)}]", help="This format. May be given again."
        ),
    ],
    item: Annotated[
        list[str],
        typer.Option("--item", metavar="ITEM", help="What was checked. May be given again."),
    ],
    by: Annotated[
        str, typer.Option("--by", metavar="WHO", help="Initials, or a name; it is kept.")
    ],
    note: Annotated[str, typer.Option(metavar="TEXT", help="With which program, and so on.")] = "",
    sha256: Annotated[
        str, typer.Option(metavar="DIGITS", help="How the digest of the file looked at begins.")
    ] = "",
    day: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help="If it was not today.")
    ] = "",
    into: Out = OUTPUT,
) -> None:
    """Record that somebody has checked something of a file, and found it right."""
    from reportbuild.commands.signoff import Signing
    from reportbuild.commands.signoff import sign as record_signature
    from reportbuild.commands.signoff_files import Asked

    asked = Asked(frozenset(lang), _formats(form), into)
    by, note = (unicodedata.normalize("NFC", text) for text in (by, note))
    _fit(item, asked.formats)
    if fault := fault_of_name(by):
        raise typer.BadParameter(f"That cannot be who signs: {fault}.", param_hint="--by")
    if fault := fault_of_note(note):
        raise typer.BadParameter(f"That cannot be noted: {fault}.", param_hint="--note")
    digest = sha256.lower()
    if digest and not re.fullmatch(rf"[0-9a-f]{{{LEAST_DIGITS},64}}", digest):
        told = f"{LEAST_DIGITS} to 64 hexadecimal digits are taken, as status shows them."
        raise typer.BadParameter(told, param_hint="--sha256")
    if digest and (len(asked.formats) > 1 or len(asked.languages) > 1):
        raise typer.BadParameter("A digest is of one file: name one --lang and one --format.")
    signing = Signing(tuple(dict.fromkeys(item)), by, _day(day), note, digest)
    raise typer.Exit(record_signature(report, asked, signing))


def _formats(form: Sequence[str] | None) -> frozenset[Format]:
    for unknown in set(form or ()).difference(FORMATS):
        told = f"{unknown!r} is not one of {', '.join(FORMATS)}."
        raise typer.BadParameter(told, param_hint="--format")
    return frozenset(known for known in FORMATS if known in (form or ()))


def _fit(items: Sequence[str], formats: frozenset[Format]) -> None:
    """Refuse items that are not asked of a format."""
    for form in sorted(formats):
        for key in items:
            if key not in BY_KEY or form not in BY_KEY[key].formats:
                known = ", ".join(item.key for item in items_of(form))
                told = f"{key!r} is not asked of {form}. These are: {known}."
                raise typer.BadParameter(told, param_hint="--item")


def _day(given: str) -> date:
    """The day of a signature: today's, or an earlier one that is named."""
    today = machine.today()
    if today is None:
        raise typer.BadParameter("SOURCE_DATE_EPOCH is no time.", param_hint="--date")
    try:
        day = date.fromisoformat(given) if given else today
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day.", param_hint="--date") from None
    if day > today:
        raise typer.BadParameter(f"{given} is still to come.", param_hint="--date")
    return day
