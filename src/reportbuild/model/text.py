"""The text of a report as a tree: blocks made of inlines.

Every block is generic in the inlines it may hold. `Draft` inlines name things still to be looked
up and may stand in an Edition; a Document holds `Inline`s only. The type checker keeps them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeAlias, TypeVar, assert_never

from reportbuild.model.finding import Span

T = TypeVar("T")
U = TypeVar("U")

# --- inlines that stand in drafts and documents alike -------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break the writer asked for."""


@dataclass(frozen=True, slots=True)
class Emphasis(Generic[T]):
    """Stressed words, or a title: italic where the script has italics."""

    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Strong(Generic[T]):
    """Words of weight: semibold."""

    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Foreign(Generic[T]):
    """A phrase in another language, by its BCP 47 tag."""

    language: str
    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Link(Generic[T]):
    """Words that lead out of the report: http, https or mailto."""

    address: str
    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Pending(Generic[T]):
    """A whole segment that has no translation yet: drafts show it in the source language."""

    language: str
    children: tuple[T, ...]


# --- inlines that only a draft may hold ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StatisticRef:
    """A statistic by its key; `words` are the writer's own wording, if given."""

    key: str
    span: Span
    words: tuple[Draft, ...] | None = None


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a note by its key, which belongs to its file."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A mention of a target by its key; `words` are the writer's own, if given."""

    target: str
    span: Span
    words: tuple[Draft, ...] | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Works cited together: (key, locator) pairs; a locator such as "p. 12" may be empty."""

    works: tuple[tuple[str, str], ...]
    span: Span


# --- inlines that only a document may hold ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """The digits of a statistic, or of a statistic's range, that must stay in one piece."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark in the text that calls a note.

    `id` is this call's own anchor, `note` the note's; `first` is true for the call that brings
    the note to the foot of its page.
    """

    id: str
    note: str
    mark: str
    first: bool


@dataclass(frozen=True, slots=True)
class Locator:
    """A link to a target within the report, in the words printed for it ("Table 4")."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page of a target, between the words around it (" (p. " and ")").

    Paper prints it; an e-book, which has no pages of its own, leaves all three out.
    """

    target: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CallOut:
    """The boxed form of a statistic; it stands in `CallOuts` and `Chart` only.

    `qualifier` (with the hedge of its attribution) and `value` are as printed. `context` is place
    and date, `source` the printed source. `low` and `high` bound the value as numbers where it has
    any; `bound` tells what is known of it.
    """

    key: str
    qualifier: str
    value: str
    label: tuple[Inline, ...]
    context: str
    source: str
    low: Decimal | None = None
    high: Decimal | None = None
    percent: bool = False
    bound: Literal["exact", "about", "at_least", "at_most", "range", "none"] = "none"


Draft: TypeAlias = (
    "Text | LineBreak | Emphasis[Draft] | Strong[Draft] | Foreign[Draft] | Link[Draft]"
    " | Pending[Draft] | StatisticRef | NoteCall | CrossReference | Citation"
)
Inline: TypeAlias = (
    "Text | LineBreak | Emphasis[Inline] | Strong[Inline] | Foreign[Inline] | Link[Inline]"
    " | Pending[Inline] | Figures | NoteRef | Locator | PageOf | CallOut"
)

ResolvePlaceholder: TypeAlias = "Callable[[str, tuple[Draft, ...] | None, Span], Draft | None]"
"""From the name and the words of `{name}` or `[words]{name}` to what it stands for, or None."""

# --- blocks -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading(Generic[T]):
    """A heading below the chapter's title: level 2, 3 or 4."""

    level: int
    children: tuple[T, ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[T]):
    """Running text."""

    children: tuple[T, ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A list, each item a run of blocks; `start` is the first number of an ordered one."""

    ordered: bool
    items: tuple[tuple[Block[T], ...], ...]
    span: Span
    start: int = 1
    marks: tuple[str, ...] = ()
    """The printed number of each item of an ordered list, filled in by `edit`."""


@dataclass(frozen=True, slots=True)
class Quotation(Generic[T]):
    """Somebody's words, set off; a testimony is those of a witness."""

    kind: Literal["quotation", "testimony"]
    blocks: tuple[Block[T], ...]
    attribution: tuple[T, ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    """Text apart from the main run: background, or a summary of findings."""

    kind: Literal["box", "summary"]
    title: tuple[T, ...]
    blocks: tuple[Block[T], ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Recommendations(Generic[T]):
    """What is asked, and of whom."""

    addressee: tuple[T, ...]
    blocks: tuple[Block[T], ...]
    span: Span
    id: str = ""


Alignment: TypeAlias = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table with one row of column heads; the first cell of each row may head its row."""

    caption: tuple[T, ...]
    head: tuple[tuple[T, ...], ...]
    rows: tuple[tuple[tuple[T, ...], ...], ...]
    alignments: tuple[Alignment, ...]
    source: tuple[T, ...]
    span: Span
    row_heads: bool = True
    id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """An illustration, by its path below the report's folder; alt text is plain."""

    image: str
    alt: tuple[T, ...]
    caption: tuple[T, ...]
    source: tuple[T, ...]
    span: Span
    id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Chart(Generic[T]):
    """Statistics drawn to one scale; `form` is "bar"."""

    form: Literal["bar"]
    statistics: tuple[T, ...]
    caption: tuple[T, ...]
    alt: tuple[T, ...]
    source: tuple[T, ...]
    span: Span
    id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class CallOuts(Generic[T]):
    """One call-out, or a grid of two to four: statistic references, later `CallOut`s."""

    statistics: tuple[T, ...]
    span: Span
    id: str = ""


Block: TypeAlias = (
    Heading[T]
    | Paragraph[T]
    | Listing[T]
    | Quotation[T]
    | Box[T]
    | Recommendations[T]
    | Table[T]
    | Figure[T]
    | Chart[T]
    | CallOuts[T]
)


@dataclass(frozen=True, slots=True)
class Note(Generic[T]):
    """A note: one paragraph or more.

    `edit` fills in `id` (the note's anchor), `mark` (its printed number) and `calls` (the anchors
    of the references that call it, in order).
    """

    key: str
    paragraphs: tuple[tuple[T, ...], ...]
    span: Span
    id: str = ""
    mark: str = ""
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter(Generic[T]):
    """One text file: its title, standfirst, blocks and notes.

    `name` is the file's name without number and suffix ("03-health.md" is "health").
    """

    name: str
    title: tuple[T, ...]
    standfirst: tuple[T, ...]
    blocks: tuple[Block[T], ...]
    notes: Mapping[str, Note[T]]
    span: Span
    id: str = ""


# --- walking ------------------------------------------------------------------------------------

Rewrite: TypeAlias = Callable[[str, "tuple[T, ...]", Span], "tuple[U, ...]"]
"""A function from one segment to another: kind ("paragraph", "caption", ...), inlines, span."""


def rewrite_block(block: Block[T], rewrite: Rewrite[T, U]) -> Block[U]:
    """Return the block with every segment in it rewritten, in reading order.

    Empty segments are handed over like any other. The kinds: heading, paragraph, attribution,
    title, addressee, caption, cell, alt, source, statistics (the references of a call-out grid or
    a chart).
    """

    def each(blocks: tuple[Block[T], ...]) -> tuple[Block[U], ...]:
        return tuple(rewrite_block(b, rewrite) for b in blocks)

    span = block.span
    match block:
        case Heading():
            return Heading(block.level, rewrite("heading", block.children, span), span, block.id)
        case Paragraph():
            return Paragraph(rewrite("paragraph", block.children, span), span, block.id)
        case Listing():
            items = tuple(each(item) for item in block.items)
            return Listing(block.ordered, items, span, block.start, block.marks)
        case Quotation():
            blocks = each(block.blocks)
            attribution = rewrite("attribution", block.attribution, span)
            return Quotation(block.kind, blocks, attribution, span, block.id)
        case Box():
            title = rewrite("title", block.title, span)
            return Box(block.kind, title, each(block.blocks), span, block.id)
        case Recommendations():
            addressee = rewrite("addressee", block.addressee, span)
            return Recommendations(addressee, each(block.blocks), span, block.id)
        case Table():
            return _rewrite_table(block, rewrite)
        case Figure():
            alt = rewrite("alt", block.alt, span)
            caption = rewrite("caption", block.caption, span)
            source = rewrite("source", block.source, span)
            return Figure(block.image, alt, caption, source, span, block.id, block.number)
        case Chart():
            statistics = rewrite("statistics", block.statistics, span)
            caption = rewrite("caption", block.caption, span)
            alt = rewrite("alt", block.alt, span)
            source = rewrite("source", block.source, span)
            return Chart(block.form, statistics, caption, alt, source, span, block.id, block.number)
        case CallOuts():
            return CallOuts(rewrite("statistics", block.statistics, span), span, block.id)
        case _:
            assert_never(block)


def _rewrite_table(table: Table[T], rewrite: Rewrite[T, U]) -> Table[U]:
    caption = rewrite("caption", table.caption, table.span)
    head = tuple(rewrite("cell", cell, table.span) for cell in table.head)
    rows = tuple(tuple(rewrite("cell", cell, table.span) for cell in row) for row in table.rows)
    source = rewrite("source", table.source, table.span)
    return Table(
        caption, head, rows, table.alignments, source, table.span,
        table.row_heads, table.id, table.number,
    )  # fmt: skip


def rewrite_chapter(chapter: Chapter[T], rewrite: Rewrite[T, U]) -> Chapter[U]:
    """Return the chapter with every segment rewritten: title, standfirst, blocks, then notes."""
    return Chapter(
        chapter.name,
        rewrite("title", chapter.title, chapter.span),
        rewrite("standfirst", chapter.standfirst, chapter.span),
        tuple(rewrite_block(b, rewrite) for b in chapter.blocks),
        {
            key: replace_paragraphs(
                note, tuple(rewrite("note", p, note.span) for p in note.paragraphs)
            )
            for key, note in chapter.notes.items()
        },
        chapter.span,
        chapter.id,
    )


def replace_paragraphs(note: Note[T], paragraphs: tuple[tuple[U, ...], ...]) -> Note[U]:
    """Return the note with other paragraphs."""
    return Note(note.key, paragraphs, note.span, note.id, note.mark, note.calls)


def inner_blocks(block: Block[T]) -> Iterator[Block[T]]:
    """Yield the block and every block within it, in reading order."""
    yield block
    match block:
        case Listing():
            for item in block.items:
                for inner in item:
                    yield from inner_blocks(inner)
        case Quotation() | Box() | Recommendations():
            for inner in block.blocks:
                yield from inner_blocks(inner)
        case Heading() | Paragraph() | Table() | Figure() | Chart() | CallOuts():
            pass
        case _:
            assert_never(block)
