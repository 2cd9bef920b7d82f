"""One sheet pressed, so that it does not end in a scrap of a page.

In: a `Sheet` and its `Bed`. Out: a `Pressed`, with everything found. A worker calls this.
"""

from __future__ import annotations

from dataclasses import replace

from reportbuild.compose.fitting import FITS, fitted
from reportbuild.model.artefact import Bed, Pressed, Sheet
from reportbuild.model.finding import Checked
from reportbuild.press.section import LaidOut, lay_out

FEWEST_LINES = 4
"""Lines that a last page must hold; with fewer, its section is laid out anew."""


def pressed(sheet: Sheet, bed: Bed) -> Checked[Pressed]:
    """Press a sheet; one that ends in a scrap of a page, tighter or looser.

    That is done only if it then ends on a full page, or with lines enough on its last one.
    """
    laid, layouts = _settled(sheet, bed)
    return _counted(laid.drawn(), layouts)


def measured(sheet: Sheet, bed: Bed) -> Checked[Pressed]:
    """Lay a sheet out as it would be pressed, and do not draw it."""
    laid, layouts = _settled(sheet, bed)
    return _counted(laid.measured(), layouts)


def _settled(sheet: Sheet, bed: Bed) -> tuple[LaidOut, int]:
    """Return a sheet as it is to be drawn, and how often it was laid out for that."""
    plain = lay_out(sheet, bed)
    if not _scrappy(plain):
        return plain, 1
    for layouts, fit in enumerate(FITS, start=2):
        other = lay_out(fitted(sheet, fit), bed)
        if not _scrappy(other) and len(other.findings) <= len(plain.findings):
            return other, layouts
    return plain, 1 + len(FITS)


def _counted(made: Checked[Pressed], layouts: int) -> Checked[Pressed]:
    if made.made is None:
        return made
    return replace(made, made=replace(made.made, layouts=layouts))


def _scrappy(laid: LaidOut) -> bool:
    """Tell whether the last of several pages holds a few lines and nothing else.

    A page of furniture holds none at all.
    """
    if laid.pages <= 1 or not laid.last_lines:
        return False
    return laid.last_lines < FEWEST_LINES
