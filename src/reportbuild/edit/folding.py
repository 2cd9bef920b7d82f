"""Texts as comparisons see them: case, marks and spellings that make no difference made one.

Goes in: a text. Comes out: the same without what writers supply or leave out as they like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_ETHIOPIC = [(0x1220, 0x1230, 8), (0x1210, 0x1200, 8), (0x1280, 0x1200, 8), (0x12D0, 0x12A0, 7),
             (0x1340, 0x1338, 8)]  # fmt: skip
"""Rows of letters that Amharic says alike and writes for one another, and how many are in each."""

_FOLDED: dict[str, str] = {
    **dict.fromkeys("\u2019\u02bc\u2018`\u00b4\u05f3", "'"),
    **dict.fromkeys("\u2010\u2011\u05be", "-"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    "ک": "ك",
    "ё": "е",
    "Ё": "Е",
    **{chr(a + n): chr(b + n) for a, b, size in _ETHIOPIC for n in range(size)},
    "\u0901": "\u0902",
    "\u200c": " ",
    **dict.fromkeys("\u0640\u00ad\u200b\u200d\u200e\u200f\u061c\u2060\u093c", ""),
    **dict.fromkeys(map(chr, [*range(0x064B, 0x0660), 0x0670]), ""),
    **{c: "" for c in map(chr, range(0x0591, 0x05C8)) if unicodedata.category(c) == "Mn"},
}
"""Apostrophes and hyphens made one; what Arabic and Hebrew readers supply or leave out (vowels,
tatweel, hamza on alef), letters that Persian keyboards and Arabic ones have two of, the dots of the
Russian ё, Hindi's dot below and its two nasal signs, and marks without width, taken away."""

_TO_FOLD = re.compile(f"[{re.escape(''.join(_FOLDED))}]")

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, kana, Han: words follow one another without a space."""


def signs(wanted: Callable[[str], bool]) -> str:
    """Return the signs of Unicode's first plane that are wanted, as ranges for a pattern.

    A pattern reads a thousand characters by such ranges twice as fast as by classes of Unicode.
    """
    found = [point for point in range(0x10000) if wanted(chr(point))]
    starts = [p for n, p in enumerate(found) if not n or found[n - 1] != p - 1]
    ends = [p for n, p in enumerate(found) if n + 1 == len(found) or found[n + 1] != p + 1]
    pairs = zip(starts, ends, strict=True)
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in pairs)


def is_letter(character: str) -> bool:
    """Tell whether this is a letter, or a mark on one, as Hindi writes its vowels."""
    return character.isalpha() or unicodedata.category(character)[0] == "M"


LETTERS = re.compile(f"[{signs(is_letter)}\U00010000-\U0001d7cd\U0001e000-\U0001efff]+")
"""A word."""


def fold(text: str) -> str:
    """Return a text as comparisons see it; not of the same length as the text."""
    composed = unicodedata.normalize("NFC", text)
    if not composed.isascii() or "`" in composed:
        composed = _TO_FOLD.sub(_folded, composed)
    return composed.casefold()


def _folded(match: re.Match[str]) -> str:
    return _FOLDED[match.group()]


def unspaced(character: str) -> bool:
    """Tell whether a script has no spaces between words."""
    return bool(_UNSPACED.match(character))
