"""What a reader must find in a book: every line of a Document, in the order of reading.

Takes a `Section` and the words of its edition; gives lines. Written apart from composing, on
purpose: what compose leaves out, this still expects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from reportbuild.model.document import Line, Section
from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Locator,
    Measure,
    NoteRef,
    PageOf,
    Pending,
    Strong,
    Text,
    When,
)
from reportbuild.model.report import Words
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

MAP = (
    "The boundaries and names shown on this map imply no opinion on the legal status of any "
    "territory or on its borders."
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A line as a reader finds it, and its place in the sources.

    `statistic` tells whether figures are in it, `links` where its links lead: addresses, and
    anchors within the report. `number` is that of the list item which the line begins, or 0.
    """

    text: str
    span: Span
    statistic: bool = False
    links: tuple[str, ...] = ()
    number: int = 0


_HOLDERS = (Emphasis, Strong, Foreign, Link, IndexMark, Pending, Locator, Measure, When)


def plain(line: Line) -> str:
    """Return the characters of a line with the marks of its notes, and without pages."""
    return "".join(_characters(node) for node in line)


def _characters(node: Inline) -> str:
    match node:
        case Text() | Figures():
            return node.text
        case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Pending() | Locator():
            return plain(node.children)
        case Measure() | When():
            return plain(node.children)
        case NoteRef():
            return node.mark
        case LineBreak():
            return " "
        case CallOut():
            return node.value
        case PageOf():
            return ""
        case _:
            assert_never(node)


def spaced(text: str) -> str:
    """Return the text with each run of breaking blanks made one space, none at its ends."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def body_lines(section: Section, words: Words) -> tuple[Expected, ...]:
    """Return the lines of a section from its number to its last block, empty ones left out."""
    title = section.title or (Text(section.heading),)
    head = ((Text(section.label or section.number),), title, section.standfirst)
    return _tidy([*(_line(line, section.span) for line in head), *_blocks(section.blocks, words)])


def note_lines(section: Section) -> tuple[Expected, ...]:
    """Return the lines of a section's notes, each note's first one with its number."""
    lines = []
    for note in section.notes:
        for place, paragraph in enumerate(note.paragraphs):
            number = "" if place else f"{note.mark}. "
            lines.append(_line(paragraph, note.span, number))
    return _tidy(lines)


def expected_line(line: Line, span: Span, before: str = "") -> Expected:
    """Return one line of text, after what the builder prints before it."""
    found = _line(line, span, before)
    return replace(found, text=spaced(found.text))


def _tidy(lines: list[Expected]) -> tuple[Expected, ...]:
    spread = (replace(line, text=spaced(line.text)) for line in lines)
    return tuple(line for line in spread if line.text)


def _line(line: Line, span: Span, before: str = "") -> Expected:
    nodes = list(_within(line))
    figures = any(isinstance(node, Figures | CallOut | Measure) for node in nodes)
    return Expected(f"{before}{plain(line)}", span, figures, tuple(_links(nodes)))


def _within(line: Line) -> Iterator[Inline]:
    for node in line:
        yield node
        if isinstance(node, _HOLDERS):
            yield from _within(node.children)


def _links(nodes: Iterable[Inline]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Link):
            yield node.address
        elif isinstance(node, Locator):
            yield node.target


# --- blocks -------------------------------------------------------------------------------------


def _blocks(blocks: tuple[Block[Inline], ...], words: Words) -> Iterator[Expected]:
    for block in blocks:
        yield from _block(block, words)


def _block(block: Block[Inline], words: Words) -> Iterator[Expected]:
    span = block.span
    match block:
        case Heading():
            yield _line(block.children, span)
        case Paragraph():
            yield _line(block.children, span, f"{block.number}. " if block.number else "")
        case Listing():
            for number, item in enumerate(block.items, start=block.start):
                yield from _item(item, number if block.ordered else 0, words)
        case Quotation():
            yield from _blocks(block.blocks, words)
            yield _line(block.attribution, span)
        case Box():
            yield _line(block.title, span)
            yield from _blocks(block.blocks, words)
        case Recommendations():
            yield _line(block.addressee, span)
            yield from _blocks(block.blocks, words)
        case Table():
            yield from _table(block, words)
        case Figure():
            yield Expected(_without_marks(block.alt), span)
            yield _caption("Figure {number}", block, words)
            yield _source(block.source, span, words)
            if block.kind == "map":
                own = _line(block.disclaimer, span)
                yield own if own.text else Expected(words(MAP, "map"), span)
        case Chart():
            yield Expected(_without_marks(block.alt), span)
            yield from _figures(block, words)
            yield _caption("Figure {number}", block, words)
            yield _source(block.source, span, words)
        case CallOuts():
            for box in block.statistics:
                yield from _call_out(box, span, words)
        case _:
            assert_never(block)


def _item(blocks: tuple[Block[Inline], ...], number: int, words: Words) -> Iterator[Expected]:
    """The lines of a list item, the first with its number, unless a list within it begins there."""
    lines = _tidy(list(_blocks(blocks, words)))
    for place, line in enumerate(lines):
        yield line if place or line.number else replace(line, number=number)


def _table(table: Table[Inline], words: Words) -> Iterator[Expected]:
    yield _caption("Table {number}", table, words)
    yield from _cells(table)
    yield _source(table.source, table.span, words)


def _caption(
    pattern: str, block: Table[Inline] | Figure[Inline] | Chart[Inline], words: Words
) -> Expected:
    label = f"{words(pattern).format(number=block.number)} " if block.number else ""
    return _line(block.caption, block.span, label)


def _source(source: Line, span: Span, words: Words) -> Expected:
    line = _line(source, span)
    printed = words("Source: {source}").replace("{source}", line.text)
    return replace(line, text=printed if line.text else "", statistic=False)


def _call_out(box: Inline, span: Span, words: Words) -> Iterator[Expected]:
    """The whole of a call-out: a value never stands without its qualifier, nor without a source."""
    if isinstance(box, CallOut):
        yield Expected(f"{box.qualifier} {box.value}", span, statistic=True)
        yield replace(_line(box.label, span), statistic=True)
        yield Expected(box.context, span, statistic=True)
        yield replace(_source((Text(box.source),), span, words), statistic=True)


def _cells(table: Table[Inline]) -> Iterator[Expected]:
    """Every cell in the order of reading; a head without one over it is read with the upper row."""
    for line in (*_heads(table), *(cell for row in table.rows for cell in row)):
        yield _line(line, table.span)


def _heads(table: Table[Inline]) -> Iterator[Line]:
    below: list[Line] = []
    column = 0
    for words, columns in table.over:
        own = table.head[column : column + columns]
        yield words or own[0]
        below += own if words else ()
        column += columns
    yield from below if table.over else table.head


def _figures(chart: Chart[Inline], words: Words) -> Iterator[Expected]:
    """The figures of a chart: beside its bars, with what their looks mean, or in a table."""
    if chart.form != "bar":
        yield Expected(words("The figures of this chart", "chart"), chart.span)
        yield from _cells(chart.table) if chart.table else ()
        return
    for box in chart.statistics:
        if isinstance(box, CallOut):
            yield replace(_line(box.label, chart.span), statistic=True)
            yield Expected(f"{box.qualifier} {box.value}", chart.span, statistic=True)
    yield from _cells(replace(chart.table, head=())) if chart.table else ()
    yield from (Expected(line, chart.span) for _, line in (chart.plot.key if chart.plot else ()))


def _without_marks(line: Line) -> str:
    return plain(tuple(node for node in line if not isinstance(node, NoteRef)))
