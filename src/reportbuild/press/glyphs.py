"""Which letters a glyph stands for, where several glyphs draw one letter or one several letters.

The engine gives all letters of such a cluster to its first glyph, and none to the others, so that
copied and searched text comes out wrong. `settle` tells the font beforehand, for the scripts that
have clusters, what each glyph says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi

from reportbuild.press.elements import EngineBox

CLUSTERED = re.compile(r"[\u0300-\u036f\u0590-\u1fff\ua8e0-\uabff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Combining marks, and the blocks of Hebrew, Arabic and the scripts of India and its neighbours."""

NOTHING = "\u2060"
"""What a glyph says that adds no letter: a word joiner, as a map must not give nothing."""


def settle(stream: Any, box: EngineBox) -> None:
    """Tell the fonts of a text box, before it is drawn, what each glyph of a cluster says."""
    if not CLUSTERED.search(box.text):
        return
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    run = line.runs
    while run != ffi.NULL:
        glyphs = run.data
        font, _ = stream.add_font(glyphs.item.analysis.font)
        letters = letters_of(font.file_content)
        for codes, said in _clusters(glyphs, text):
            if len(codes) > 1:
                for code, own in shared(codes, said, letters).items():
                    font.to_unicode.setdefault(code, own)
        run = run.next
    layout.deactivate()


def _clusters(run: Any, text: bytes) -> Iterator[tuple[list[int], str]]:
    """Yield the clusters of a run in logical order: glyphs, and the letters they draw."""
    glyphs: dict[int, list[int]] = {}
    order = range(run.glyphs.num_glyphs)
    for i in reversed(order) if run.item.analysis.level % 2 else order:
        start = run.glyphs.log_clusters[i]
        glyphs.setdefault(start, []).append(run.glyphs.glyphs[i].glyph)
    starts = sorted(glyphs)
    for start, end in zip(starts, [*starts[1:], run.item.length], strict=True):
        said = text[run.item.offset + start : run.item.offset + end].decode()
        yield glyphs[start], said


def shared(codes: Sequence[int], said: str, letters: Mapping[int, str]) -> dict[int, str]:
    """Return what each glyph of a cluster says: its own letter, and the others what is left.

    `letters` tells the letters that glyphs have by themselves.
    """
    left = list(said)
    found: dict[int, str] = {}
    for code in codes:
        own = letters.get(code, "")
        if own in left:
            left.remove(own)
            found[code] = own
    for code in codes:
        if code not in found:
            found[code] = "".join(left) or NOTHING
            left.clear()
    found[codes[-1]] += "".join(left)
    return found


@lru_cache(maxsize=64)
def letters_of(face: bytes) -> Mapping[int, str]:
    """Return the letter that each glyph of a font file has in its character map.

    Of several, the one of the lowest code: a letter itself comes before its presentation forms.
    """
    font = TTFont(BytesIO(face), lazy=True)
    codes = sorted(font.getBestCmap().items(), reverse=True)
    return {font.getGlyphID(name): chr(code) for code, name in codes}
