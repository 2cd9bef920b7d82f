"""Words of the source that a translation has left standing.

In: words of a source and of its translation. Out: the longest run of words that both have.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from reportbuild.model.inlines import Draft, Emphasis, Foreign, Link, Text
from reportbuild.model.report import Segment
from reportbuild.translate.markup import inner

RUN = 5
"""So many words in a row, the same in both, are hardly chance."""
_SMALL = 3  # of them begin with a small letter: names and titles of offices are passed over

_ALIKE = ({"bs", "cnr", "hr", "sh", "sr"}, {"no", "nb", "nn"}, {"id", "ms"}, {"fa", "prs"})
"""Languages that share whole sentences, word for word."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‘[^‘’]*’")
_STOP = ""  # no word: what is left out parts the words around it


def comparable(source: str, language: str) -> bool:
    """Tell whether the same words in two languages (BCP 47 tags) mean that one was left."""
    one, other = source.partition("-")[0], language.partition("-")[0]
    return one != other and not any({one, other} <= alike for alike in _ALIKE)


def runs(text: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of `RUN` words of a text."""
    found = (tuple(text[at : at + RUN]) for at in range(len(text) - RUN + 1))
    return frozenset(run for run in found if _STOP not in run)


def left_of(source: Segment, translation: Segment) -> str:
    """Return the longest text of a source's words that its translation still has, or ""."""
    here = words(translation)
    if len(here) < RUN:
        return ""
    there = words(source)
    known = {*there} - {_STOP}
    return leftover(runs(there), here) if sum(word in known for word in here) >= RUN else ""


def leftover(there: Collection[tuple[str, ...]], here: Sequence[str]) -> str:
    """Return the longest text made of a source's runs of words that a translation has, or "".

    Emphasised words and what stands in quotation marks may be titles, which keep their language;
    marked foreign phrases are meant.
    """
    longest: list[str] = []
    current: list[str] = []
    for at in range(len(here) - RUN + 1):
        run = here[at : at + RUN]
        if tuple(run) in there:
            current = [*current, run[-1]] if current else [*run]
            longest = max(longest, current, key=len)
        else:
            current = []
    small = sum(word[0].islower() or not word[0].isupper() for word in longest)
    return " ".join(longest) if small >= _SMALL else ""


def words(segment: Segment) -> list[str]:
    """Return the words of a segment in order, an empty one where something was left out."""
    return [word for text in _texts(segment) for word in (*_WORD.findall(text), _STOP)]


def _texts(segment: Segment) -> Iterator[str]:
    run = ""
    for node in segment:
        if isinstance(node, Text):
            run += node.text
            continue
        if run:
            yield from _QUOTED.split(run)
            run = ""
        yield from _inner(node)
    if run:
        yield from _QUOTED.split(run)


def _inner(node: Draft) -> Iterator[str]:
    if isinstance(node, Emphasis | Foreign):
        return
    if isinstance(node, Link) and node.children == (Text(node.address),):
        return
    yield from _texts(inner(node))
