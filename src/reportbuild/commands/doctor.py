"""`reportbuild doctor`: is everything here that a build needs? Each line is well, or mends it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from reportbuild.commands.printing import FINE, MISSING, clean, out
from reportbuild.machine import Look, looks, programs
from reportbuild.shelf import checkout, house_shelf


def doctor() -> int:
    """Look at Python, libraries, faces and locks; print a line for each; return the exit code.

    Programs that a build can do without come last; that one of them is missing is no failure.
    """
    seen = (*looks(checkout()), *_faces(), *programs())
    for look in seen:
        ill = ("mend", "bold red") if look.needed else ("none", "bold cyan")
        word, colour = ill if look.mend else ("ok", "green")
        line = Text.assemble((f"{word:<5}", colour), clean(f"{look.thing}: {look.seen}"))
        out.print(line.append(f"\n     {look.mend}") if look.mend else line)
    return MISSING if any(look.mend and look.needed for look in seen) else FINE


def _faces() -> Iterator[Look]:
    shelf = house_shelf()
    faults = [finding for finding in shelf.refused if finding.code in ("env-001", "env-005")]
    for finding in faults:
        yield Look(finding.span.path, finding.message, finding.hint)
    if not faults:
        number = sum(path.endswith(".ttf") for path in shelf.files)
        yield Look("faces", f"{number}, each with the digest that the house style names")
