"""Titles of works, as a text has them, held against those that are cited.

Goes in: the passages of a text, and the works of the report. Comes out: warnings, in the order of
the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from reportbuild.edit.passages import FIGURE, PLACE, Passage, as_text
from reportbuild.edit.phrases import fold
from reportbuild.edit.voice import Voice
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft, Emphasis, Foreign
from reportbuild.model.report import Segment, Work

LIKE = 0.75
"""How much of a phrase must be that of a title for one to be taken for the other."""
FEWEST_WORDS = 3
"""A title shorter than this may be a phrase like any other."""

QUOTED = re.compile(r"[“„«»][^“”„«»]*[”“»«]")
"""Words in quotation marks."""


def works_by_title(works: Mapping[str, Work]) -> Mapping[str, Work]:
    """Return works by their titles, as titles are compared."""
    named = works.values()
    return {_title(work.title): work for work in named if _words(work.title) >= FEWEST_WORDS}


def other_titles(
    text: Iterable[Passage], _how: Voice, titles: Mapping[str, Work]
) -> Iterator[Finding]:
    for passage in text if titles else ():
        for phrase in _titled(passage):
            said = _title(phrase)
            if said in titles or _words(phrase) < FEWEST_WORDS:
                continue
            for title, work in titles.items():
                likeness = SequenceMatcher(None, said, title, autojunk=False)
                if likeness.real_quick_ratio() >= LIKE and likeness.ratio() >= LIKE:
                    message = f"“{phrase.strip()}” is cited elsewhere as “{work.title}”."
                    hint = "Spell the title as the work itself does, here and in references.toml."
                    yield Finding("lng-005", passage.span, message, hint)


def _titled(passage: Passage) -> Iterator[str]:
    """Yield what may be a title: emphasised words, and words in quotation marks."""
    yield from _emphasised(passage.segment)
    text = passage.text.replace(FIGURE, "").replace(PLACE, "")
    yield from (match.group()[1:-1] for match in QUOTED.finditer(text))


def _emphasised(segment: Segment) -> Iterator[str]:
    for inline in segment:
        if isinstance(inline, Emphasis):
            yield _with_foreign(inline.children)
        elif isinstance(inline, Foreign):
            yield from _emphasised(inline.children)


def _with_foreign(segment: Sequence[Draft]) -> str:
    """The words of a segment, those in other languages as well: titles stay in their own."""
    return "".join(
        _with_foreign(i.children) if isinstance(i, Foreign) else as_text((i,)) for i in segment
    )


def _title(text: str) -> str:
    """A title as titles are compared: without marks, case and double spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(text)).split())


def _words(text: str) -> int:
    return len(_title(text).split())
