"""Total ink reckoned: what a page paints in, the most that can lie in one place of it out.

Where a page paints text, lines and areas in inks that the file itself says, no ink lies anywhere
that none of them puts there, so that nobody need render it. Whatever else it holds, a picture in
colours, a pattern, something to see through, says nothing certain, and the page is to be measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from reportbuild.proof.preflight.colours import inks
from reportbuild.proof.preflight.geometry import Box
from reportbuild.proof.preflight.painted import PageLook, Painted

Inks: TypeAlias = tuple[float, float, float, float]

PAPER: Inks = (0.0, 0.0, 0.0, 0.0)
ALL_GREYS: Inks = (0.0, 0.0, 0.0, 1.0)
MARK = 1.0
"""Points: the thickest line that may be a mark beyond the bleed, which is no part of the page."""
MITRES = 5.0
"""By how many of its widths the corners of a line may stand out (ISO 32000-1, 8.4.3.5)."""


def most_ink(look: PageLook, bleed: Box) -> int | None:
    """Return a per cent that no place within the bleed exceeds; None if that cannot be said.

    An opaque thing puts its own inks in place of those below it. One that overprints leaves of
    them what it has none of (ISO 32000-1, 8.6.7), or all of them: so that it adds no more than its
    own share of each ink to what lies below. Edges that are smoothed lie between the two.
    """
    if look.see_through or look.devices or look.troubles:
        return None
    if any(font.type3 for font in look.fonts):
        return None  # whose letters draw what they like
    below, over = {PAPER}, PAPER
    for one in look.painted:
        if _beyond(one, bleed):
            continue
        put = _put(one)
        if put is None:
            return None
        if one.overprint or one.picture is not None:
            over = _both(over, put)
        if not one.overprint:
            below.add(put)
    return round(100 * max(sum(_both(ground, over)) for ground in below))


def _put(one: Painted) -> Inks | None:
    """The inks that a thing puts on the paper, at most; None if the file does not say."""
    if one.colour is None or one.colour.space.measured or one.kind == "shading":
        return None
    if one.picture is None or one.picture.stencil:
        said = inks(one.colour)
        return None if said is None else _within_bounds(said)
    space = one.colour.space
    greys = space.family == "gray" and not space.indexed and not one.picture.soft
    return ALL_GREYS if greys else None


def _beyond(one: Painted, bleed: Box) -> bool:
    """Tell whether a thing is a mark, or an area, on the sheet beyond the bleed alone.

    The box of text is reckoned from what its font says of itself, and is not trusted here.
    """
    if one.kind == "fill":
        return not one.box.touches(bleed)
    thin = one.kind == "stroke" and one.thickness is not None and one.thickness <= MARK
    return thin and not one.box.grown((one.thickness or 0) * MITRES).touches(bleed)


def _both(one: Inks, other: Inks) -> Inks:
    cyan, magenta, yellow, black = map(max, one, other)
    return cyan, magenta, yellow, black


def _within_bounds(values: Sequence[float]) -> Inks:
    cyan, magenta, yellow, black = (min(max(value, 0.0), 1.0) for value in values)
    return cyan, magenta, yellow, black
