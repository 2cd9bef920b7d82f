"""Walking through a tree of text: every block in it, and the tree with its segments rewritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias, TypeVar, assert_never

from reportbuild.model.finding import Span
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chapter,
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

T = TypeVar("T")
U = TypeVar("U")

Rewrite: TypeAlias = Callable[[str, "tuple[T, ...]", Span], "tuple[U, ...]"]
"""A function from one segment to another: kind ("paragraph", "caption", ...), inlines, span."""


def rewrite_block(block: Block[T], rewrite: Rewrite[T, U]) -> Block[U]:
    """Return the block with every segment in it rewritten, in reading order.

    Empty segments are handed over like any other. The kinds: heading, paragraph, attribution,
    title, addressee, caption, cell, alt, source, disclaimer (of a map), statistics (the references
    of a call-out grid, a chart or a table).
    """

    def each(blocks: tuple[Block[T], ...]) -> tuple[Block[U], ...]:
        return tuple(rewrite_block(b, rewrite) for b in blocks)

    span = block.span
    match block:
        case Heading():
            return Heading(block.level, rewrite("heading", block.children, span), span, block.id)
        case Paragraph():
            words = rewrite("paragraph", block.children, span)
            return Paragraph(words, span, block.id, block.number)
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
            caption = rewrite("caption", block.caption, block.caption_span or span)
            source = rewrite("source", block.source, span)
            disclaimer = rewrite("disclaimer", block.disclaimer, span)
            return Figure(
                block.image, alt, caption, source, span,
                block.id, block.number, block.kind, block.caption_span, disclaimer,
            )  # fmt: skip
        case Chart():
            return _rewrite_chart(block, rewrite)
        case CallOuts():
            return CallOuts(rewrite("statistics", block.statistics, span), span, block.id)
        case _:
            assert_never(block)


def _rewrite_chart(chart: Chart[T], rewrite: Rewrite[T, U]) -> Chart[U]:
    span = chart.span
    statistics = rewrite("statistics", chart.statistics, span)
    table = _rewrite_table(chart.table, rewrite) if chart.table else None
    caption = rewrite("caption", chart.caption, span)
    alt = rewrite("alt", chart.alt, span)
    source = rewrite("source", chart.source, span)
    return Chart(
        chart.form, statistics, caption, alt, source, span,
        chart.id, chart.number, table, chart.plot,
    )  # fmt: skip


def _rewrite_table(table: Table[T], rewrite: Rewrite[T, U]) -> Table[U]:
    caption = rewrite("caption", table.caption, table.span)
    over = tuple((rewrite("cell", words, table.span), columns) for words, columns in table.over)
    head = tuple(rewrite("cell", cell, table.span_of(-1)) for cell in table.head)
    rows = tuple(
        tuple(rewrite("cell", cell, table.span_of(number)) for cell in row)
        for number, row in enumerate(table.rows)
    )
    statistics = rewrite("statistics", table.statistics, table.span)
    source = rewrite("source", table.source, table.span)
    return Table(
        caption, head, rows, table.alignments, source, table.span,
        table.row_heads, table.id, table.number, over, statistics, table.lines,
    )  # fmt: skip


def rewrite_chapter(chapter: Chapter[T], rewrite: Rewrite[T, U]) -> Chapter[U]:
    """Return the chapter with every segment rewritten: title, standfirst, blocks, then notes."""
    return Chapter(
        chapter.name,
        rewrite("title", chapter.title, chapter.span),
        rewrite("standfirst", chapter.standfirst, chapter.standfirst_span or chapter.span),
        tuple(rewrite_block(b, rewrite) for b in chapter.blocks),
        {
            key: replace_paragraphs(
                note, tuple(rewrite("note", p, note.span) for p in note.paragraphs)
            )
            for key, note in chapter.notes.items()
        },
        chapter.span,
        chapter.id,
        chapter.standfirst_span,
    )


def replace_paragraphs(note: Note[T], paragraphs: tuple[tuple[U, ...], ...]) -> Note[U]:
    """Return the note with other paragraphs."""
    return Note(note.key, paragraphs, note.span, note.id, note.mark, note.calls)


def with_each(block: Block[T], change: Callable[[Block[T]], Block[T]]) -> Block[T]:
    """Return the block with it and every block within it changed, inner before outer."""

    def each(blocks: tuple[Block[T], ...]) -> tuple[Block[T], ...]:
        return tuple(with_each(inner, change) for inner in blocks)

    match block:
        case Listing():
            return change(replace(block, items=tuple(each(item) for item in block.items)))
        case Quotation() | Box() | Recommendations():
            return change(replace(block, blocks=each(block.blocks)))
        case _:
            return change(block)


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
