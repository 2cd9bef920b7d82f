"""The passages of an edition: each segment as plain text, as an editor would read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    LineBreak,
    Link,
    Measure,
    NoteCall,
    Pending,
    StatisticRef,
    Strong,
    Text,
    When,
)
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.report import Edition, Segment
from reportbuild.model.rewriting import rewrite_block
from reportbuild.model.text import Block, Box, Chapter, Listing, Quotation, Recommendations

FIGURE, PLACE = "\ufffc", "\ufffb"
"""What stands in a passage for a registered statistic, and for what leads somewhere."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment of an edition.

    `text` holds `FIGURE` for each statistic, `PLACE` before the words of a link and for whatever
    else leads elsewhere, and nothing of phrases in other languages. `span` is where it was written
    in this language, `source` where in the source's. `spoken` is true of words that are somebody
    else's, in a quotation or a testimony.
    """

    kind: str
    segment: Segment
    text: str
    span: Span
    source: Span
    spoken: bool = False


Places: TypeAlias = Mapping[tuple[Span, Segment], Span]
"""Where segments were written in the language of an edition, by their places in the source."""


def passages(edition: Edition, memo: Memo = FORGETFUL) -> tuple[Passage, ...]:
    """Return every passage of the edition's texts in reading order; untranslated ones are empty."""
    return tuple(passage for text in by_text(edition, memo) for passage in text)


def by_text(edition: Edition, memo: Memo = FORGETFUL) -> tuple[tuple[Passage, ...], ...]:
    """Return the passages of each text, those of one by themselves."""
    language = edition.settings.language
    places = edition.places
    return tuple(
        memo.recall(
            ("passages", language, chapter.name),
            (chapter, places),
            partial(_of_chapter, chapter, places),
        )
        for chapter in edition.report.chapters
    )


def _of_chapter(chapter: Chapter[Draft], places: Places) -> tuple[Passage, ...]:
    return tuple(_yielded(chapter, places))


def _yielded(chapter: Chapter[Draft], places: Places) -> Iterator[Passage]:
    written: list[tuple[str, Segment, Span, bool]] = [
        ("title", chapter.title, chapter.span, False),
        ("standfirst", chapter.standfirst, chapter.standfirst_span or chapter.span, False),
    ]
    for block in chapter.blocks:
        written += _of_block(block, spoken=False)
    for note in chapter.notes.values():
        written += (("note", paragraph, note.span, False) for paragraph in note.paragraphs)
    for kind, segment, span, spoken in written:
        if segment:
            place = places.get((span, segment), span)
            open_still = any(isinstance(inline, Pending) for inline in segment)
            own = () if open_still else segment
            yield Passage(kind, own, as_text(own), place, span, spoken)


def _of_block(block: Block[Draft], *, spoken: bool) -> Iterator[tuple[str, Segment, Span, bool]]:
    """Yield the segments of a block: their kind, words, place, and whether somebody is quoted."""
    match block:
        case Listing():
            inner = [within for item in block.items for within in item]
        case Box() | Recommendations():
            head = block.title if isinstance(block, Box) else block.addressee
            yield "title", head, block.span, spoken
            inner = list(block.blocks)
        case Quotation():
            yield "attribution", block.attribution, block.span, False
            inner = list(block.blocks)
            spoken = True
        case _:
            gathered: list[tuple[str, Segment, Span, bool]] = []

            def gather(kind: str, segment: Segment, span: Span) -> Segment:
                gathered.append((kind, segment, span, spoken))
                return segment

            rewrite_block(block, gather)
            yield from gathered
            return
    for within in inner:
        yield from _of_block(within, spoken=spoken)


def as_text(segment: Segment) -> str:
    """Return a segment as plain text, with signs for what is no text of its own."""
    return "".join(map(_as_text, segment))


def _as_text(inline: Draft) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return " "
        case Emphasis() | Strong() | IndexMark() | Pending():
            return as_text(inline.children)
        case StatisticRef():
            return FIGURE
        case Link():
            return PLACE + as_text(inline.children)
        case CrossReference():
            return PLACE + as_text(inline.words or ())
        case Citation():
            return PLACE
        case Foreign() | NoteCall() | Measure() | When():
            return ""
