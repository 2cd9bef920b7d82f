"""What the made report consists of, apart from how anybody writes it down.

A `Book` is made once (`corpus`) and written for the builder and for each peer (`as_*`), so that all
of them are given the same words, notes, tables and pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

TITLE = "The winter road"
STANDFIRST = "A report of many pages"
PUBLISHER = "The Valley Observatory"
WORK = f"{PUBLISHER}, Road and bridge"
DAY = "November 2026"
RIGHTS = "Made to be measured."


@dataclass(frozen=True, slots=True)
class Tier:
    """A size: what the report has, and about how many pages of A4 that fills."""

    name: str
    pages: int
    chapters: int
    words: int
    notes: int
    statistics: int


@dataclass(frozen=True, slots=True)
class Statistic:
    key: str
    value: int
    label: str
    place: str

    @property
    def figure(self) -> str:
        return f"{self.value:,}"

    @property
    def context(self) -> str:
        return f"{self.place}, June 2022"


@dataclass(frozen=True, slots=True)
class Note:
    """Its number is that of its chapter; every note has a file number that no other has."""

    key: str
    number: int
    words: str
    file: str
    cites: bool

    @property
    def text(self) -> str:
        """What is printed, apart from the work that it cites."""
        return f"{self.words}, file {self.file}"


@dataclass(frozen=True, slots=True)
class See:
    """A mention of a table, figure or chapter by its number, with its page if `paged`."""

    target: str
    locator: str
    paged: bool


Inline: TypeAlias = str | Statistic | Note | See
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class CallOut:
    statistic: Statistic


@dataclass(frozen=True, slots=True)
class Quotation:
    words: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Three columns; the last of them holds statistics."""

    key: str
    number: str
    title: str
    heads: tuple[str, str, str]
    rows: tuple[tuple[str, str, Statistic], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    key: str
    number: str
    file: str
    alt: str
    caption: str


Block: TypeAlias = Heading | Paragraph | CallOut | Quotation | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    number: int
    title: str
    blocks: tuple[Block, ...]

    @property
    def key(self) -> str:
        return f"ch_{self.number}"

    @property
    def notes(self) -> Iterator[Note]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from (part for part in block.line if isinstance(part, Note))


@dataclass(frozen=True, slots=True)
class Book:
    """Chapters, the statistics that they name, and the bytes of their pictures by file name."""

    tier: Tier
    chapters: tuple[Chapter, ...]
    statistics: tuple[Statistic, ...]
    pictures: Mapping[str, bytes]

    @property
    def name(self) -> str:
        return f"bench-{self.tier.name.lower()}"

    @property
    def files(self) -> frozenset[str]:
        """The file number of every note."""
        return frozenset(note.file for chapter in self.chapters for note in chapter.notes)

    @property
    def words(self) -> list[str]:
        """Every word of the chapters, as it is printed."""
        told = (line for chapter in self.chapters for line in chapter_lines(chapter))
        return " ".join(told).split()


def chapter_lines(chapter: Chapter) -> Iterator[str]:
    """Yield what is printed of a chapter, without the words that a house adds."""
    yield chapter.title
    for block in chapter.blocks:
        yield from block_lines(block)


def block_lines(block: Block) -> Iterator[str]:
    """Yield what is printed of a block, notes behind the text that calls them."""
    match block:
        case Heading():
            yield block.words
        case Paragraph():
            yield "".join(map(printed, block.line))
            yield from (printed_note(part) for part in block.line if isinstance(part, Note))
        case CallOut(one):
            yield from ("more than", one.figure, one.label, one.context, WORK)
        case Quotation():
            yield from (block.words, block.attribution)
        case Bullets():
            yield from block.items
        case Table():
            yield from (f"Table {block.number}", block.title, *block.heads)
            for first, second, one in block.rows:
                yield from (first, second, f"more than {one.figure}")
            yield WORK
        case Picture():
            yield from (f"Figure {block.number}", block.caption)


def printed(part: Inline) -> str:
    """Return what is printed where a part stands; a note's text stands elsewhere."""
    match part:
        case Statistic():
            return f"more than {part.figure}"
        case Note():
            return ""
        case See():
            return f"{part.locator} (p. 0)" if part.paged else part.locator
        case str():
            return part


def printed_note(note: Note) -> str:
    return f"{note.text}, {WORK}." if note.cites else f"{note.text}."
