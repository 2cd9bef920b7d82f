"""Door: the switches that several commands of the command line share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias, get_args

import typer

from reportbuild.model.report import Format


def _known(given: Sequence[str]) -> Sequence[str]:
    for unknown in set(given).difference(FORMATS):
        raise typer.BadParameter(f"{unknown!r} is not one of {', '.join(FORMATS)}.")
    return given


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
