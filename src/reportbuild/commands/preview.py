"""`reportbuild preview`: an edition in the browser, made anew with every save."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from reportbuild import machine
from reportbuild.commands.folders import report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import FINE, MISSING, USAGE, clean, err, exit_code, print_found
from reportbuild.commands.rooms import Means
from reportbuild.editions import house
from reportbuild.model.design import House
from reportbuild.shelf import checkout, house_shelf

EXTRA = ("pypdfium2", "starlette", "uvicorn", "watchfiles")
"""What a preview needs besides what a build does: the extra `preview`."""


@dataclass(frozen=True, slots=True)
class Showing:
    """How a preview is shown: languages, the first one first; its port, 0 for any that is free;
    and whether a browser is opened.
    """

    languages: tuple[str, ...]
    port: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Session:
    """What a preview is of, and how it is made and shown."""

    folder: Path
    house: House
    how: Means
    showing: Showing


def preview(names: Sequence[str], showing: Showing, how: Means) -> int:
    """Show a report until Ctrl-C; return the exit code."""
    if lacking := [name for name in EXTRA if find_spec(name) is None]:
        root = checkout()
        line = f"{sys.executable} -m pip install 'reportbuild[preview]'"
        err.print(f"a preview needs {', '.join(lacking)}; this installs them:")
        err.print(clean(f"    {root / 'dev'} preview" if root else f"    {line}"))
        return MISSING
    asked = report_folders(names)
    style = house(house_shelf(), machine.tool())
    before = (*asked.findings, *style.findings, *machine.missing_libraries())
    found = [Found("", Path(), before)]
    print_found(found)
    if exit_code(found) != FINE or asked.made is None or style.made is None:
        return exit_code(found)
    if len(asked.made) > 1:
        named = ", ".join(folder.name for folder in asked.made)
        err.print(clean(f"a preview is of one report: name one of {named}"))
        return USAGE
    session = import_module("reportbuild.commands.preview_session")
    code: int = session.show(Session(asked.made[0], style.made, how, showing))
    return code
