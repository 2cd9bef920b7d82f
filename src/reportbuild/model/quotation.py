"""Quotation marks: the pairs that a language has, and whether those of a text pair."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportbuild.model.report import Words

_DOUBLE = frozenset("“”„‟«»〝〞「」『』")
"""Marks that are nothing but quotation marks: single ones may be apostrophes or letters."""

ANY_MARK = re.compile(f"[{''.join(sorted(_DOUBLE))}]")


@dataclass(frozen=True, slots=True)
class Marks:
    """The double marks of one language, as pairs of opening and closing, the outer pair first."""

    pairs: tuple[tuple[str, str], ...]


def marks(words: Words) -> Marks:
    """Return the marks that a language's words for “{text}” and ‘{text}’ have, if it has them."""
    pairs = []
    for pattern in ("“{text}”", "‘{text}’"):
        if not words.has(pattern, "quotation"):
            continue
        opening, _, closing = words(pattern, "quotation").partition("{text}")
        pairs.append((opening.strip(), closing.strip()))
    return Marks(tuple(p for p in pairs if set(p) <= _DOUBLE))


def unbalanced(text: str, how: Marks) -> tuple[int, int]:
    """Return how many marks are opened and not closed, and closed and not opened.

    Marks of other kinds are passed over. Where one sign opens and closes alike, or opens in one
    pair and closes in another („ “ and “ ”), it closes if it can.
    """
    opening = dict(how.pairs)
    closing = frozenset(opening.values())
    open_ones: list[str] = []
    stray = 0
    for sign in ANY_MARK.findall(text):
        if open_ones and sign in open_ones:
            while open_ones.pop() != sign:
                stray += 1
        elif sign in opening:
            open_ones.append(opening[sign])
        elif sign in closing:
            stray += 1
    return len(open_ones), stray
