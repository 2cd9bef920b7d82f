"""A font file: what its face is called, how heavy it is and which characters it draws.

In: the bytes of a TrueType or OpenType font. Out: what stands in its own tables, OpenType 1.9.
"""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont, TTLibError

_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
"""Name identifiers."""
_ITALIC = 0b1
"""Bit 0 of `fsSelection` in OS/2."""


def font(data: bytes) -> tuple[str, int, str, str]:
    """Return the family of a face, its weight and style, and its characters in their order.

    Raises whatever a broken font may bring on.
    """
    with TTFont(io.BytesIO(data), lazy=True) as opened:
        names, metrics = opened["name"], opened["OS/2"]
        family = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY)
        if not family:
            raise TTLibError("the font has no family name")
        style = "italic" if metrics.fsSelection & _ITALIC else "normal"
        drawn = "".join(map(chr, sorted(opened.getBestCmap() or ())))
        return str(family), int(metrics.usWeightClass), style, drawn
