"""Quotation marks of a translation: each opened one closed, and all of its own language's kind.

In: words of a source and of its translation, and the marks of both languages. Out: what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportbuild.model.inlines import Draft, Foreign, Link, StatisticRef, Text
from reportbuild.model.report import Segment, Words
from reportbuild.translate.markup import inner

_DOUBLE = frozenset("“”„‟«»〝〞「」『』")
"""Marks that are nothing but quotation marks: single ones may be apostrophes or letters."""

_ANY = re.compile(f"[{''.join(sorted(_DOUBLE))}]")


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
    for sign in _ANY.findall(text):
        if open_ones and sign in open_ones:
            while open_ones.pop() != sign:
                stray += 1
        elif sign in opening:
            open_ones.append(opening[sign])
        elif sign in closing:
            stray += 1
    return len(open_ones), stray


def faults(
    source: Segment, translation: Segment, there: Marks, here: Marks
) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and hint of what is wrong with a translation's marks.

    A quotation of several paragraphs opens each of them and closes the last: where the source's
    marks do not pair in a segment, the translation's may be as they are there.
    """
    text = own_words(translation)
    if not _ANY.search(text):
        return
    if wrong := tuple(strange(text, here)):
        yield from wrong
        return
    held = unbalanced(text, here)
    if any(held) and held != unbalanced(own_words(source), there):
        done = "opened and not closed" if held[0] else "closed and was not opened"
        hint = "Readers could not tell whose words these are."
        yield "par-002", f"A quotation mark is {done}.", hint


def strange(text: str, here: Marks) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and hint of marks that are another language's."""
    own = {mark for pair in here.pairs for mark in pair}
    if own and (found := sorted(set(_ANY.findall(text)) - own)):
        pairs = " and ".join(f"{opening}…{closing}" for opening, closing in here.pairs)
        message = f"{' '.join(found)} is no quotation mark of this language."
        yield "par-003", message, f"Write {pairs}."


def own_words(segment: Segment) -> str:
    """Return the words of a segment that are its language's own: no foreign phrases."""
    return "".join(_own(node) for node in segment)


def _own(node: Draft) -> str:
    match node:
        case Text():
            return node.text
        case Foreign():
            return ""
        case Link() if node.children == (Text(node.address),):
            return ""
        case StatisticRef(words=None):
            return ""
        case _:
            return own_words(inner(node))
