"""Walking through what was read: every inline of a segment, every segment of a chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    Link,
    NoteCall,
    Pending,
    StatisticRef,
    Strong,
)
from reportbuild.model.report import Segment
from reportbuild.model.rewriting import rewrite_chapter
from reportbuild.model.text import Chapter


@dataclass(frozen=True, slots=True)
class Place:
    """A segment of a chapter: what kind it is, what it says and where."""

    kind: str
    segment: Segment
    span: Span


def children(inline: Draft) -> Segment:
    """Return what stands within an inline."""
    match inline:
        case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Pending():
            return inline.children
        case StatisticRef() | CrossReference():
            return inline.words or ()
        case _:
            return ()


def inlines(segment: Segment) -> Iterator[Draft]:
    """Yield every inline of a segment, outer before inner, in reading order."""
    for inline in segment:
        yield inline
        yield from inlines(children(inline))


def places(chapter: Chapter[Draft]) -> tuple[Place, ...]:
    """Return every segment of a chapter in reading order, its notes last."""
    gathered: list[Place] = []

    def gather(kind: str, segment: Segment, span: Span) -> Segment:
        gathered.append(Place(kind, segment, span))
        return segment

    rewrite_chapter(chapter, gather)
    return tuple(gathered)


def said(chapter: Chapter[Draft]) -> Iterator[Draft]:
    """Yield every inline of a chapter, in reading order, those of its notes last."""
    for place in places(chapter):
        yield from inlines(place.segment)


def uncalled(chapter: Chapter[Draft], said: Iterable[Draft]) -> Iterator[str]:
    """Yield the keys of notes that nothing of what is `said` in a chapter calls."""
    called = {inline.key for inline in said if isinstance(inline, NoteCall)}
    yield from (key for key in chapter.notes if key not in called)
