"""One sheet pressed, so that it does not end in a scrap of a page.

In: a `Sheet` and its `Bed`. Out: a `Pressed`, with everything found. A worker calls this.
"""

from __future__ import annotations

from reportbuild.compose.fitting import FITS, fitted
from reportbuild.model.artefact import Bed, Pressed, Sheet
from reportbuild.model.finding import Checked
from reportbuild.press.section import press

FEWEST_LINES = 4
"""Lines that a last page must hold; with fewer, its section is pressed anew."""


def pressed(sheet: Sheet, bed: Bed) -> Checked[Pressed]:
    """Press a sheet; one that ends in a scrap of a page, once more tighter or looser.

    That is kept only if it then ends on a full page, or with lines enough on its last one.
    """
    plain = press(sheet, bed)
    if not _scrappy(plain):
        return plain
    for fit in FITS:
        other = press(fitted(sheet, fit), bed)
        if other.made and not _scrappy(other) and len(other.findings) <= len(plain.findings):
            return other
    return plain


def _scrappy(pressed: Checked[Pressed]) -> bool:
    """Tell whether the last of several pages holds a few lines and nothing else.

    A page of furniture holds none at all.
    """
    made = pressed.made
    if made is None or made.pages == 1 or not made.last_lines:
        return False
    return made.last_lines < FEWEST_LINES
