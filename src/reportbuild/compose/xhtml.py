"""The inside of a section as markup: blocks, inlines and notes, for paper or for an e-book.

Takes a `Section` of a `Document`; gives markup whose looks lie in `styles/` alone. Both media share
every element but two: on paper a note stands at its first call, for the stylesheet to float to the
foot of the page, in an e-book at the end of its file; and page numbers are printed on paper only.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import inf
from typing import assert_never

from markupsafe import Markup

from reportbuild.compose.bidi import plain
from reportbuild.compose.charts import bars
from reportbuild.compose.inlines import InlineWriter, Setting
from reportbuild.compose.markup import join, tag
from reportbuild.compose.notes import endnotes
from reportbuild.model.document import Line, Section
from reportbuild.model.inlines import CallOut, Inline, Measure
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chart,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Recommendations,
    Table,
)

DISCLAIMER = (
    "The boundaries and names shown on this map imply no opinion on the legal status of any "
    "territory or on its borders."
)
LONGEST_WHOLE = 24
"""Rows of a table that stands on one page; a longer one goes on to the next, with its heads."""

FEW_COLUMNS, LONGEST_BRIEF = 4, 18
"""Columns of a table, and characters of a figure with its qualifier, that need not be broken."""

LONGEST_BOX = 700
"""Characters of a box that stands on one page; a longer one goes on to the next."""

LONGEST_TOGETHER = 12
"""Rows of figures that stand on one page with their chart; more may go on to the next."""


def section_body(section: Section, setting: Setting) -> Markup:
    """Return the blocks of a section, and after them, in an e-book, its notes."""
    writer = _Writer(setting, {note.id: note for note in section.notes})
    body = writer.blocks(section.blocks)
    return join([body, endnotes(section, setting)]) if setting.medium == "ebook" else body


def line(inlines: Line, section: Section, setting: Setting) -> Markup:
    """Return one line of a section, such as its title or standfirst."""
    return _Writer(setting, {note.id: note for note in section.notes}).inlines(inlines)


class _Writer(InlineWriter):
    """Writes the blocks of one section."""

    def blocks(self, blocks: tuple[Block[Inline], ...]) -> Markup:
        return join([self.block(block) for block in blocks])

    def block(self, block: Block[Inline]) -> Markup:
        match block:
            case Heading():
                inner = self.inlines(block.children)
                return tag(f"h{block.level}", inner, id=block.id or None)
            case Paragraph():
                return self.paragraph(block)
            case Listing():
                return self.listing(block)
            case Quotation():
                return self.quotation(block)
            case Box() | Recommendations():
                return self.box(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Chart():
                return self.chart(block)
            case CallOuts():
                return self.call_outs(block)
            case _:
                assert_never(block)

    def paragraph(self, block: Paragraph[Inline]) -> Markup:
        words, anchor = self.ended(block.children), block.id or None
        if not block.number:
            return tag("p", words, id=anchor)
        number = tag("span", f"{block.number}. ", class_="paragraph-number")
        return tag("p", number, words, class_="numbered", id=anchor)

    def listing(self, block: Listing[Inline]) -> Markup:
        items = [tag("li", self.item(item)) for item in block.items]
        if not block.ordered:
            return tag("ul", *items)
        return tag("ol", *items, start=str(block.start) if block.start != 1 else None)

    def item(self, blocks: tuple[Block[Inline], ...]) -> Markup:
        match blocks:
            case (Paragraph() as only,):
                return self.inlines(only.children)
            case _:
                return self.blocks(blocks)

    def quotation(self, block: Quotation[Inline]) -> Markup:
        attribution = self.optional("p", block.attribution, "attribution")
        return tag(
            "blockquote", self.blocks(block.blocks), attribution,
            class_=block.kind, id=block.id or None,
        )  # fmt: skip

    def box(self, block: Box[Inline] | Recommendations[Inline]) -> Markup:
        match block:
            case Box():
                name, title, class_ = "aside", block.title, str(block.kind)
            case Recommendations():
                name, title, class_ = "section", block.addressee, "recommendations"
            case _:
                assert_never(block)
        if class_ != "summary" and _length(block.blocks) <= LONGEST_BOX:
            class_ += " whole"
        return tag(
            name,
            self.optional("p", title, "box-title"),
            self.blocks(block.blocks),
            class_=class_,
            id=block.id or None,
            aria_label=plain(title) or None,
        )

    def table(self, block: Table[Inline]) -> Markup:
        caption = self.caption("Table {number}", block.number, block.caption)
        held = tag("caption", caption) if caption else ""
        table = tag("table", held, *self.rows(block))
        source = self.source(block.source)
        class_ = "table long" if len(block.rows) > LONGEST_WHOLE else "table"
        return tag("div", table, source, class_=class_, id=block.id or None)

    def rows(self, table: Table[Inline]) -> tuple[Markup, Markup]:
        """Return the heads and the rows of a table."""
        rows = (self.row(row, table) for row in table.rows)
        return tag("thead", *self.heads(table)), tag("tbody", *rows)

    def heads(self, table: Table[Inline]) -> list[Markup]:
        """Return one row of heads, or two: a column without a head over its own reaches up."""
        reaching = bool(table.over) and not table.over[-1][0]  # the last column's head, up
        own = [
            tag("th", self.inlines(cell), scope="col", class_=f"{alignment}{' inner' * reaching}")
            for cell, alignment in zip(table.head, table.alignments, strict=True)
        ]
        if not table.over:
            return [tag("tr", *own)]
        upper, lower, column = [], [], 0
        for words, columns in table.over:
            if words:
                inner, span = self.inlines(words), str(columns)
                upper.append(tag("th", inner, scope="colgroup", colspan=span, class_="over"))
                lower += own[column : column + columns]
            else:
                cell, alignment = table.head[column], table.alignments[column]
                inner = self.inlines(cell)
                upper.append(tag("th", inner, scope="col", rowspan="2", class_=alignment))
            column += columns
        return [tag("tr", *upper), tag("tr", *lower)]

    def row(self, row: tuple[Line, ...], table: Table[Inline]) -> Markup:
        cells = []
        for i, (cell, alignment) in enumerate(zip(row, table.alignments, strict=True)):
            inner = self.inlines(cell)
            if i == 0 and table.row_heads:
                cells.append(tag("th", inner, scope="row", class_=alignment))
            else:
                class_ = " ".join((alignment, *_short_of(cell, i, table), *_brief(cell, i, table)))
                cells.append(tag("td", inner, class_=class_))
        return tag("tr", *cells)

    def figure(self, block: Figure[Inline]) -> Markup:
        picture = tag("img", src=self.setting.pictures[block.image], alt=plain(block.alt))
        told: Markup | str = ""
        if block.kind == "map":
            own = self.inlines(block.disclaimer)
            told = tag("p", own or self.setting.words(DISCLAIMER, "map"), class_="disclaimer")
        return self.illustration(block, picture, block.kind, told)

    def chart(self, block: Chart[Inline]) -> Markup:
        plot, alt = block.plot, plain(block.alt)
        if plot is None:
            raise ValueError("a chart without its plot, which editing makes")
        if plot.form == "bar":
            return self.illustration(block, bars(plot, self.said(block), alt), "chart")
        picture = tag("img", src=self.setting.charts[plot], alt=alt)
        data = self.data(block.table) if block.table else ""
        long = bool(block.table and len(block.table.rows) > LONGEST_TOGETHER)
        class_ = "chart drawn long" if long else "chart drawn"
        return self.illustration(block, join([picture, data]), class_)

    def said(self, block: Chart[Inline]) -> list[tuple[Markup, Markup]]:
        """Return the label and the figure of each bar."""
        if block.table:
            return [(self.inlines(label), self.inlines(cell)) for label, cell in block.table.rows]
        boxes = [item for item in block.statistics if isinstance(item, CallOut)]
        return [
            (self.inlines(box.label), Markup.escape(f"{box.qualifier} {box.value}".strip()))
            for box in boxes
        ]

    def data(self, table: Table[Inline]) -> Markup:
        """Return the figures of a drawn chart: below it on paper, to be opened in an e-book."""
        name = self.setting.words("The figures of this chart", "chart")
        if self.setting.medium == "ebook":
            held = tag("table", *self.rows(table))
            return tag("details", tag("summary", name), held, class_="data")
        return tag("table", tag("caption", name), *self.rows(table), class_="data")

    def illustration(
        self,
        block: Figure[Inline] | Chart[Inline],
        inner: Markup,
        class_: str,
        told: Markup | str = "",
    ) -> Markup:
        caption = self.caption("Figure {number}", block.number, block.caption)
        source = self.source(block.source)
        below = [caption, source, told]
        figcaption = tag("figcaption", *below) if any(below) else ""
        return tag("figure", inner, figcaption, class_=class_, id=block.id or None)

    def caption(self, pattern: str, number: str, caption: Line) -> Markup:
        parts = [self.inlines(caption)] if caption else []
        if number:
            label = self.setting.words(pattern).format(number=number)
            parts.insert(0, tag("span", label, class_="locator"))
        return join(parts, " ")

    def call_outs(self, block: CallOuts[Inline]) -> Markup:
        boxes = [self.call_out(box) for box in block.statistics if isinstance(box, CallOut)]
        if len(boxes) == 1:
            return tag("div", boxes[0], class_="single", id=block.id or None)
        return tag("div", *boxes, class_=f"grid of-{len(boxes)}", id=block.id or None)


def _short_of(cell: Line, column: int, table: Table[Inline]) -> Iterator[str]:
    """Yield classes that tell how many places a figure has fewer than the longest of its column.

    Figures at the end of their cells then stand with their decimal signs below one another.
    """
    places = _places(cell)
    most = max(_places(row[column]) or 0 for row in table.rows)
    if places is not None and places < most and table.alignments[column] == "end":
        yield f"short-{most - places}"
        if not places:
            yield "whole"


def _brief(cell: Line, column: int, table: Table[Inline]) -> Iterator[str]:
    """Yield the class of a figure that stands with its words on one line, where there is room."""
    few = len(table.head) <= FEW_COLUMNS
    if few and table.alignments[column] == "end" and len(plain(cell)) <= LONGEST_BRIEF:
        yield "brief"


def _length(blocks: tuple[Block[Inline], ...]) -> float:
    """Return how many characters of running text blocks hold; no number, if anything else too."""
    length = 0.0
    for block in blocks:
        match block:
            case Paragraph():
                length += len(plain(block.children))
            case Listing():
                length += sum(_length(item) for item in block.items)
            case _:
                return inf
    return length


def _places(cell: Line) -> int | None:
    """Return how many decimal places the figure of a cell has; None for what is no bare number."""
    match cell:
        case (Measure(low=Decimal() as low, high=high, percent=False),) if low == high:
            return max(0, -int(low.as_tuple().exponent))
        case _:
            return None
