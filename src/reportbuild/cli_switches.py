"""Door: the switches that several commands of the command line share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, get_args

import typer

from reportbuild.model.report import Format

Executor: TypeAlias = Literal["local", "dask"]


_ADDRESS = re.compile(r"(tcp|tls)://[^\s/]+:\d{1,5}")


def _address(given: str) -> str:
    if given and not _ADDRESS.fullmatch(given):
        raise typer.BadParameter(f"{given!r} is not of the form tcp://HOST:PORT.")
    return given


def scheduler_of(executor: Executor, scheduler: str) -> str:
    """Return the address of the farm that is to do the work, "" for this machine alone."""
    if (executor == "dask") != bool(scheduler):
        raise typer.BadParameter("--executor dask and --scheduler ADDRESS go together.")
    return scheduler


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
Cache: TypeAlias = Annotated[
    Path, typer.Option("--cache", metavar="DIR", help="Where what was made is kept.")
]
Workplace: TypeAlias = Annotated[
    Executor, typer.Option("--executor", help="Who does the work: this machine, or a farm of them.")
]
Scheduler: TypeAlias = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        callback=_address,
        show_default=False,
        help="Of the farm: tcp://HOST:PORT.",
    ),
]
