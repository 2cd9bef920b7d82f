"""Quotation marks of a translation: each opened one closed, and all of its own language's kind.

In: words of a source and of its translation, and the marks of both languages. Out: what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportbuild.model.inlines import Draft, Foreign, Link, StatisticRef, Text
from reportbuild.model.quotation import ANY_MARK, Marks, unbalanced
from reportbuild.model.report import Segment
from reportbuild.translate.markup import inner


def faults(
    source: Segment, translation: Segment, there: Marks, here: Marks
) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and hint of what is wrong with a translation's marks.

    A quotation of several paragraphs opens each of them and closes the last: where the source's
    marks do not pair in a segment, the translation's may be as they are there.
    """
    text = own_words(translation)
    if not ANY_MARK.search(text):
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
    if own and (found := sorted(set(ANY_MARK.findall(text)) - own)):
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
