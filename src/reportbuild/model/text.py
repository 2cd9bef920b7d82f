"""The text of a report as a tree: blocks, notes and chapters.

Every one of them is generic in the inlines it may hold: `Draft`s in an Edition, `Inline`s in a
Document (see `inlines`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

from reportbuild.model.charts import ChartForm, Plot
from reportbuild.model.finding import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heading(Generic[T]):
    """A heading below the chapter's title: level 2, 3 or 4."""

    level: int
    children: tuple[T, ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[T]):
    """Running text; `edit` fills in `number`, where a report numbers its paragraphs."""

    children: tuple[T, ...]
    span: Span
    id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A list, each item a run of blocks; `start` is the first number of an ordered one."""

    ordered: bool
    items: tuple[tuple[Block[T], ...], ...]
    span: Span
    start: int = 1
    marks: tuple[str, ...] = ()
    """The printed number of each item of an ordered list, filled in by `edit`."""


QuotationKind: TypeAlias = Literal["quotation", "testimony", "epigraph"]


@dataclass(frozen=True, slots=True)
class Quotation(Generic[T]):
    """Somebody's words, set off; a testimony is those of a witness, an epigraph opens a text."""

    kind: QuotationKind
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
    """A table with a row of column heads; the first cell of each row may head its row.

    `over` is a second row of heads above them: words, and how many columns they head. A group
    without words is one column, whose own head reaches up. A table of `statistics` is given its
    heads and rows by `edit`.
    """

    caption: tuple[T, ...]
    head: tuple[tuple[T, ...], ...]
    rows: tuple[tuple[tuple[T, ...], ...], ...]
    alignments: tuple[Alignment, ...]
    source: tuple[T, ...]
    span: Span
    row_heads: bool = True
    id: str = ""
    number: str = ""
    over: tuple[tuple[tuple[T, ...], int], ...] = ()
    statistics: tuple[T, ...] = ()
    lines: tuple[Span, ...] = ()
    """Where the heads and each of the rows were written; nothing, if that is where the table is."""

    def span_of(self, row: int) -> Span:
        """Return where a row was written; -1 is that of the heads."""
        return self.lines[row + 1] if self.lines else self.span


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """An illustration, by its path below the report's folder; alt text is plain.

    Below a map stands what its boundaries and names do not say: its `disclaimer`, or the house's.
    """

    image: str
    alt: tuple[T, ...]
    caption: tuple[T, ...]
    source: tuple[T, ...]
    span: Span
    id: str = ""
    number: str = ""
    kind: Literal["figure", "map"] = "figure"
    caption_span: Span | None = None
    """Where the caption was written, if that is elsewhere."""
    disclaimer: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart(Generic[T]):
    """Figures drawn to one scale: of `statistics`, or of a data file.

    `table` holds the figures for whoever reads them: a row for each category, a column for each
    series. From a data file it comes as it was read, with its `low`, `high` and qualifier in the
    cells; for statistics `edit` makes it. `edit` makes `plot`, what is drawn, and the alt text if
    nobody wrote one.
    """

    form: ChartForm
    statistics: tuple[T, ...]
    caption: tuple[T, ...]
    alt: tuple[T, ...]
    source: tuple[T, ...]
    span: Span
    id: str = ""
    number: str = ""
    table: Table[T] | None = None
    plot: Plot | None = None


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
    standfirst_span: Span | None = None
    """Where the standfirst was written; None if there is none."""
