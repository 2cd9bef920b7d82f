"""Abbreviations: their list, and whether each is given in full before it is used.

Goes in: an edition, its voice. Comes out: a table in the order of the language, and warnings. The
text is never changed: whether a name is to be said again in full is for writers to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportbuild.edit.collation import sort_key
from reportbuild.edit.lines import plain
from reportbuild.edit.passages import Passage, as_text, passages
from reportbuild.edit.phrases import fold
from reportbuild.edit.typography import tidied
from reportbuild.edit.voice import Voice
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Inline, Text
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.report import Edition
from reportbuild.model.terms import Abbreviation
from reportbuild.model.text import Block, Table

_LIST = Span("abbreviations.toml")
_HEADS = frozenset({"title", "heading"})
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3


def abbreviations_listed(records: Iterable[Abbreviation], how: Voice) -> tuple[Block[Inline], ...]:
    """Return the list of abbreviations, a table of short and full forms; nothing if none is."""
    rows = sorted(
        ((tidied(record.short, how), tidied(record.full, how)) for record in records),
        key=lambda row: sort_key(plain(row[0]), how.language),
    )
    heads = tuple((Text(how.words(head, "table")),) for head in ("Abbreviation", "Full form"))
    return (Table((), heads, tuple(rows), ("start", "start"), (), _LIST),) if rows else ()


def abbreviations(edition: Edition, how: Voice, memo: Memo = FORGETFUL) -> Iterator[Finding]:
    """Yield warnings: abb-001 one used before it is given in full, abb-002 one never used.

    The list itself gives them in full, where it stands in the front matter. Headings, and what
    somebody else says, may have a short form before the text does.
    """
    report = edition.report
    listed = "abbreviations" in report.front
    text = passages(edition, memo)
    for record in report.abbreviations.values():
        short, full = as_text(record.short).strip(), as_text(record.full).strip()
        if not (short and full):
            continue
        used, given = _used(short, how), _given(full)
        if not any(used.search(passage.text) for passage in text):
            if all(passage.segment for passage in text):  # else it may stand in what is not there
                message = f"“{short}” is listed, and no text uses it."
                yield Finding("abb-002", record.span, message, "Take it out of the list.")
        elif not listed and (early := _early(text, used, given)):
            message = f"“{short}” is used here before it is given in full."
            yield Finding("abb-001", early.span, message, f"Write “{full} ({short})” first.")


def _early(
    text: Iterable[Passage], used: re.Pattern[str], given: re.Pattern[str]
) -> Passage | None:
    """Return the passage that uses a short form before the full one has stood anywhere."""
    for passage in text:
        if given.search(fold(passage.text)):
            return None
        said = passage.kind not in _HEADS and not passage.spoken
        if said and used.search(passage.text):
            return passage
    return None


def _used(short: str, how: Voice) -> re.Pattern[str]:
    """Return what finds a short form, with what the language joins to its words."""
    prefixes = "|".join(re.escape(prefix) for prefix in how.reader.prefixes)
    joined = f"(?:{prefixes})*" if prefixes else ""
    return re.compile(rf"(?<!\w){joined}{re.escape(short)}(?!\w)")


def _given(full: str) -> re.Pattern[str]:
    """Return what finds a full form, whatever the endings of its words in this language."""
    words = re.findall(r"\w+", fold(full))
    return re.compile(r"\W+".join(rf"\w*?{re.escape(_stem(word))}\w*" for word in words))


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)]
