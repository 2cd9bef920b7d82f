"""The inside of a section as markup: blocks, inlines and notes, for paper or for an e-book.

Takes a `Section` of a `Document`; gives markup whose looks lie in `styles/` alone. Both media share
every element but two: on paper a note stands at its first call, for the stylesheet to float to the
foot of the page, in an e-book at the end of its file; and page numbers are printed on paper only.
"""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup

from reportbuild.compose.bidi import plain
from reportbuild.compose.charts import bars
from reportbuild.compose.inlines import InlineWriter, Setting
from reportbuild.compose.markup import join, tag
from reportbuild.model.document import Line, Section
from reportbuild.model.inlines import CallOut, Inline
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chart,
    Figure,
    Heading,
    Listing,
    Note,
    Paragraph,
    Quotation,
    Recommendations,
    Table,
)


def section_body(section: Section, setting: Setting) -> Markup:
    """Return the blocks of a section, and after them, in an e-book, its notes."""
    writer = _Writer(setting, {note.id: note for note in section.notes})
    body = writer.blocks(section.blocks)
    return join([body, endnotes(section, setting)]) if setting.medium == "ebook" else body


def line(inlines: Line, section: Section, setting: Setting) -> Markup:
    """Return one line of a section, such as its title or standfirst."""
    return _Writer(setting, {note.id: note for note in section.notes}).inlines(inlines)


def endnotes(section: Section, setting: Setting) -> Markup:
    """Return the notes of a section as an e-book gathers them, or nothing if it has none.

    Two-way links after the DPUB-ARIA roles; the number stands apart from the way back, because
    some reading systems hide the latter in pop-ups.
    """
    if not section.notes:
        return Markup("")
    writer = _Writer(setting, {})
    asides = [writer.endnote(note) for note in section.notes]
    heading = tag("p", setting.words("Notes"), class_="notes-title")
    return tag(
        "section",
        heading,
        *asides,
        class_="notes",
        epub__type="footnotes",
        role="doc-endnotes",
        aria_label=setting.words("Notes"),
    )


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
                return tag("p", self.inlines(block.children), id=block.id or None)
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
        heads = [
            tag("th", self.inlines(cell), scope="col", class_=alignment)
            for cell, alignment in zip(block.head, block.alignments, strict=True)
        ]
        rows = [self.row(row, block) for row in block.rows]
        table = tag(
            "table",
            tag("caption", caption) if caption else "",
            tag("thead", tag("tr", *heads)),
            tag("tbody", *rows),
        )
        source = self.source(block.source)
        return tag("div", table, source, class_="table", id=block.id or None)

    def row(self, row: tuple[Line, ...], table: Table[Inline]) -> Markup:
        cells = []
        for i, (cell, alignment) in enumerate(zip(row, table.alignments, strict=True)):
            inner = self.inlines(cell)
            if i == 0 and table.row_heads:
                cells.append(tag("th", inner, scope="row", class_=alignment))
            else:
                cells.append(tag("td", inner, class_=alignment))
        return tag("tr", *cells)

    def figure(self, block: Figure[Inline]) -> Markup:
        picture = tag("img", src=self.setting.pictures[block.image], alt=plain(block.alt))
        return self.illustration(block, picture, "figure")

    def chart(self, block: Chart[Inline]) -> Markup:
        boxes = tuple(item for item in block.statistics if isinstance(item, CallOut))
        labels = [self.inlines(box.label) for box in boxes]
        return self.illustration(block, bars(boxes, labels, plain(block.alt)), "chart")

    def illustration(
        self, block: Figure[Inline] | Chart[Inline], inner: Markup, class_: str
    ) -> Markup:
        caption = self.caption("Figure {number}", block.number, block.caption)
        source = self.source(block.source)
        figcaption = tag("figcaption", caption, source) if caption or source else ""
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

    # --- notes ----------------------------------------------------------------------------------

    def endnote(self, note: Note[Inline]) -> Markup:
        number = tag("span", f"{note.mark}.", class_="note-number")
        *before, last = (self.inlines(p) for p in note.paragraphs)
        label = self.setting.words("Back to the text")
        back = [
            tag(
                "a", "↑", href=f"#{call}", class_="backlink",
                epub__type="backlink", role="doc-backlink", aria_label=label,
            )
            for call in note.calls
        ]  # fmt: skip
        paragraphs = [*before, join([last, *back], " ")]
        paragraphs[0] = join([number, paragraphs[0]], " ")
        return tag(
            "aside", *(tag("p", p) for p in paragraphs),
            id=note.id, epub__type="footnote", role="doc-footnote",
        )  # fmt: skip
