"""What a chapter is made of apart from its words: blocks in order, and what they name.

In: a chapter, of the source or of an edition. Out: its `Skeleton`, to be compared with another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    IndexMark,
    Link,
    NoteCall,
    StatisticRef,
)
from reportbuild.model.report import Aspect, Segment
from reportbuild.model.rewriting import rewrite_chapter
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chapter,
    Chart,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Recommendations,
    Table,
)
from reportbuild.translate.markup import walk

END = "end of"
"""Begins the name of a bone where a block that holds others ends."""


@dataclass(frozen=True, slots=True)
class Bone:
    """A block, or the end of one that holds others: of what aspect, what it is, and where."""

    aspect: Aspect
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of a chapter: its kind, its words and where its block was written."""

    kind: str
    segment: Segment
    span: Span


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A chapter without its words.

    `named` maps each aspect to what the chapter names, each with the places where it does, in
    order; `calls` are the notes in the order of their first calls. `pieces` are its segments.
    """

    chapter: Chapter[Draft]
    bones: tuple[Bone, ...]
    named: Mapping[Aspect, Mapping[str, tuple[Span, ...]]]
    calls: Mapping[str, Span]
    pieces: tuple[Piece, ...]


def skeleton(chapter: Chapter[Draft]) -> Skeleton:
    """Return what a chapter is made of."""
    pieces: list[Piece] = []

    def gather(kind: str, segment: Segment, span: Span) -> Segment:
        pieces.append(Piece(kind, segment, span))
        return segment

    rewrite_chapter(chapter, gather)
    names = _Names()
    for piece in pieces:
        names.take(piece)
    bones = tuple(bone for block in chapter.blocks for bone in _bones(block, "blocks"))
    for key, span in _targets(chapter):
        names.put("references", f"({key})=", span)
    for key, note in chapter.notes.items():
        names.put("notes", f"[^{key}]: ({_counted(len(note.paragraphs), 'paragraph')})", note.span)
    return Skeleton(chapter, bones, names.all, names.calls, tuple(pieces))


@dataclass(slots=True)
class _Names:
    """Gathers what segments name."""

    all: dict[Aspect, dict[str, tuple[Span, ...]]] = field(default_factory=dict)
    calls: dict[str, Span] = field(default_factory=dict)

    def put(self, aspect: Aspect, name: str, span: Span) -> None:
        places = self.all.setdefault(aspect, {})
        places[name] = (*places.get(name, ()), span)

    def take(self, piece: Piece) -> None:
        span = piece.span
        for node in walk(piece.segment):
            match node:
                case StatisticRef():
                    self.put("statistics", node.key, node.span)
                case NoteCall():
                    self.put("notes", f"[^{node.key}]", node.span)
                    self.calls.setdefault(node.key, node.span)
                case CrossReference():
                    self.put("references", f"#{node.target}", node.span)
                case IndexMark():
                    self.put("references", f"[...]{{index={node.key}}}", node.span)
                case Citation():
                    cited = "; ".join(f"@{k}, {at}" if at else f"@{k}" for k, at in node.works)
                    self.put("references", f"[{cited}]", node.span)
                case Link():
                    self.put("links", node.address, span)
                case _:
                    pass


def _bones(block: Block[Draft], within: Aspect) -> Iterator[Bone]:
    span = block.span
    match block:
        case Heading():
            yield Bone("headings", f"heading of level {block.level}", span)
        case Paragraph():
            yield Bone(within, "paragraph", span)
        case CallOuts():
            yield Bone("statistics", "call-out", span)
        case Listing():
            kind = "numbered list" if block.ordered else "list"
            yield Bone(within, f"{kind} of {_counted(len(block.items), 'item')}", span)
            for item in block.items:
                yield from (bone for inner in item for bone in _bones(inner, within))
        case Quotation():
            said = "with attribution" if block.attribution else "without attribution"
            yield Bone("quotations", f"{block.kind} {said}", span)
            yield from _inner(block.blocks, "quotations", block.kind, span)
        case Box():
            title = "with a title" if block.title else "without a title"
            yield Bone("blocks", f"{block.kind} {title}", span)
            yield from _inner(block.blocks, "blocks", block.kind, span)
        case Recommendations():
            yield Bone("recommendations", "block of recommendations", span)
            yield from _inner(block.blocks, "recommendations", "recommendations", span)
        case Table():
            columns = _counted(len(block.alignments), "column")
            name = f"table of {_counted(len(block.rows), 'row')} and {columns}"
            yield Bone("tables", name + _captioned(block), span)
        case Figure():
            yield Bone("figures", f"figure {block.image}" + _captioned(block), span)
        case Chart():
            yield Bone("figures", f"{block.form} chart" + _captioned(block), span)
        case _:
            assert_never(block)


def _inner(
    blocks: tuple[Block[Draft], ...], aspect: Aspect, name: str, span: Span
) -> Iterator[Bone]:
    for inner in blocks:
        yield from _bones(inner, aspect)
    yield Bone(aspect, f"{END} {name}", span)


def _captioned(block: Table[Draft] | Figure[Draft] | Chart[Draft]) -> str:
    return "" if block.caption else " without a caption"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _targets(chapter: Chapter[Draft]) -> Iterator[tuple[str, Span]]:
    if chapter.id:
        yield chapter.id, chapter.span
    waiting = list(chapter.blocks)
    while waiting:
        block = waiting.pop(0)
        match block:
            case Listing():
                waiting[:0] = [inner for item in block.items for inner in item]
                continue
            case Quotation() | Box() | Recommendations():
                waiting[:0] = block.blocks
            case _:
                pass
        if block.id:
            yield block.id, block.span
