"""The print edition held against the screen edition: the same pages, broken at the same words.

Pure: takes the sheets of both as pressed, and the leaves they fill; gives findings. Where they
differ, the first place is told: whatever comes after it has most often moved with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportbuild.model.artefact import Leaf, Pressed, PressedLine
from reportbuild.model.finding import Finding, Span

ROUNDING = 0.02
"""Points: places are rounded to hundredths."""

SHOWN = 60


def differences(
    screen: Sequence[Pressed], printed: Sequence[Pressed], leaves: Sequence[Leaf], name: str
) -> Iterator[Finding]:
    """Yield the first difference between two editions' pages: lines, pictures, anchors."""
    folios = {(leaf.sheet, leaf.page): _told(leaf, n) for n, leaf in enumerate(leaves, start=1)}
    for ours, theirs in zip(screen, printed, strict=True):
        for one, other in zip_longest(ours.lines, theirs.lines):
            if not _alike(one, other):
                page = min(line.page for line in (one, other) if line)
                yield _differs(folios.get((ours.id, page), ours.id), one, other, name)
                return
        if moved := {(a.id, a.page) for a in ours.anchors} ^ {
            (a.id, a.page) for a in theirs.anchors
        }:
            anchor, page = min(moved, key=lambda pair: (pair[1], pair[0]))
            where = folios.get((ours.id, page), ours.id)
            message = f"On {where} of the print edition, “{anchor}” stands elsewhere."
            yield Finding("print-009", Span(name), message)
            return


def _told(leaf: Leaf, number: int) -> str:
    return f"page {leaf.folio}" if leaf.folio else f"page {number} of the file"


def _alike(one: PressedLine | None, other: PressedLine | None) -> bool:
    if one is None or other is None:
        return False
    same = (one.page, one.words) == (other.page, other.words)
    return same and abs(one.x - other.x) <= ROUNDING and abs(one.y - other.y) <= ROUNDING


def _differs(where: str, one: PressedLine | None, other: PressedLine | None, name: str) -> Finding:
    screen, printed = _shown(one), _shown(other)
    if screen == printed:
        message = f"On {where} of the print edition, {printed} stands in another place."
    else:
        message = f"On {where}, the screen edition has {screen}, the print edition {printed}."
    hint = "Look for a rule of the stylesheets that changes sizes where it should change inks."
    return Finding("print-009", Span(name), message, hint)


def _shown(line: PressedLine | None) -> str:
    if line is None:
        return "nothing more"
    words = line.words[:SHOWN] + ("…" if len(line.words) > SHOWN else "")
    return f"“{words}”" if words else "a picture"
