"""What each thing of a PDF is told as: a heading as a heading of its level, a table as a table.

Takes the elements of a section and its `Expectation`; gives findings. The words may all be there
and yet mislead, if a heading is told as a paragraph or a foreign name in the wrong voice: no
validator knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from reportbuild.model.document import Line, Section
from reportbuild.model.finding import Finding, Span
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
from reportbuild.model.proof import Named
from reportbuild.model.rewriting import inner_blocks, rewrite_block, with_each
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
from reportbuild.proof.expected import plain
from reportbuild.proof.pdf_lines import normal
from reportbuild.proof.pdf_text import Expectation
from reportbuild.proof.pdf_tree import Node

NAMES = {
    "L": "lists", "LI": "items of lists", "Table": "tables", "TR": "rows of tables",
    "TH": "heads in tables", "TD": "cells of tables", "Figure": "pictures",
    "BlockQuote": "quotations", "Note": "notes", "Reference": "calls of notes",
}  # fmt: skip
"""Roles that are counted, by what people call them."""

HEADINGS = frozenset(f"H{level}" for level in range(1, 7))


def section_roles(told: Named, part: Sequence[Node], wanted: Expectation) -> Iterator[Finding]:
    """Find what of a section is told as something else than it is, or in another language."""
    section = replace(wanted.section, notes=()) if wanted.gathered else wanted.section
    yield from _headings(told, section, part)
    yield from _roles(told, section, part, sum(bool(note.calls) for note in section.notes))
    yield from _languages(told, section, part, wanted.language)


# --- headings and other roles -------------------------------------------------------------------


def _headings(book: Named, section: Section, part: Sequence[Node]) -> Iterator[Finding]:
    headings = (block for block in _all(section) if isinstance(block, Heading))
    wanted = [
        ("H1", normal(plain(section.title)), section.span),
        *((f"H{h.level}", normal(plain(h.children)), h.span) for h in headings),
    ]
    told = [(node.role, normal(node.text())) for node in part if node.role in HEADINGS]
    for role, words, span in wanted:
        if (role, words) in told:
            told.remove((role, words))
        else:
            message = f"“{words}” is not told as a heading of level {role[1:]}."
            yield book.finding("pdf-036", message, span)
    for role, words in told:
        message = f"“{words}” is told as a heading of level {role[1:]}, which it is not."
        yield book.finding("pdf-036", message, section.span)


def _roles(book: Named, section: Section, part: Sequence[Node], notes: int) -> Iterator[Finding]:
    wanted: Counter[str] = Counter()
    for block in _all(section):
        wanted += Counter(_role(block))
    wanted["Note"] = notes
    wanted["Reference"] = sum(isinstance(node, NoteRef) for node in _inlines(section))
    told = Counter(node.role for node in part)
    for role, name in NAMES.items():
        if told[role] != wanted[role]:
            where = section.heading or section.id
            message = f"“{where}” has {wanted[role]} {name}, and {told[role]} are told as such."
            yield book.finding("pdf-036", message, section.span)


def _role(block: Block[Inline]) -> dict[str, int]:
    """Return how many elements of each role a block is told as, those within it left out."""
    match block:
        case Listing():
            return {"L": 1, "LI": len(block.items)}
        case Quotation():
            return {"BlockQuote": 1}
        case Table():
            return _cells(block)
        case Figure():
            return {"Figure": 1} if plain(block.alt) else {}
        case Chart():
            drawn = block.form != "bar"
            return {"Figure": 1, **(_cells(block.table) if block.table else {})} if drawn else {}
        case Heading() | Paragraph() | Box() | Recommendations() | CallOuts():
            return {}
        case _:
            assert_never(block)


def _cells(table: Table[Inline]) -> dict[str, int]:
    over = sum(bool(words) for words, _ in table.over)
    columns, rows = len(table.head), len(table.rows)
    heads = columns + over + (rows if table.row_heads else 0)
    cells = rows * (columns - table.row_heads)
    return {"Table": 1, "TR": rows + 1 + bool(table.over), "TH": heads, "TD": cells}


# --- languages ----------------------------------------------------------------------------------


def _languages(book: Named, section: Section, part: Sequence[Node], base: str) -> Iterator[Finding]:
    """Find foreign phrases that would be read aloud as if they were none."""
    told = Counter((n.language, normal(n.text())) for n in part if n.language)
    wanted = Counter(
        (language, normal(plain(line)))
        for language, line in _foreign(_lines(section), base)
        if normal(plain(line))
    )
    for (language, words), times in (wanted - told).items():
        often = f", {times} times" if times > 1 else ""
        message = f"“{words}” is not told as {language}{often}."
        yield book.finding("pdf-038", message, section.span)
    spoken = _notes_spoken(part[0], base) if any(n.role == "Note" for n in part) else ()
    for note, language in spoken:
        if language != base:
            message = f"The note “{normal(note.text())}” is told as {language}."
            yield book.finding("pdf-038", message, section.span)


def _notes_spoken(node: Node, language: str) -> Iterator[tuple[Node, str]]:
    """Yield each note, and the language that it is told as: its own, or that of what holds it."""
    spoken = node.language or language
    if node.role == "Note":
        yield node, spoken
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _notes_spoken(kid, spoken)


def _foreign(lines: Iterator[Line], language: str) -> Iterator[tuple[str, Line]]:
    for line in lines:
        for node in line:
            inner = node.language if isinstance(node, Foreign | Pending) else language
            if isinstance(node, Foreign) and inner != language:
                yield inner, node.children
            yield from _foreign(iter((_children(node),)), inner)


# --- walking ------------------------------------------------------------------------------------


def _all(section: Section) -> Iterator[Block[Inline]]:
    for block in section.blocks:
        yield from inner_blocks(block)


def _lines(section: Section) -> Iterator[Line]:
    """Yield every line that is printed as such: not what describes or labels pictures."""
    yield from (section.title, section.standfirst)
    gathered: list[Line] = []

    def gather(kind: str, line: Line, _span: Span) -> Line:
        if kind not in {"alt", "statistics"}:
            gathered.append(line)
        return line

    for block in section.blocks:
        rewrite_block(with_each(block, _without_heads_of_bars), gather)
    yield from gathered
    for note in section.notes:
        yield from note.paragraphs if note.calls else ()


def _without_heads_of_bars(block: Block[Inline]) -> Block[Inline]:
    if isinstance(block, Chart) and block.form == "bar" and block.table:
        return replace(block, table=replace(block.table, head=(), over=()))
    return block


def _inlines(section: Section) -> Iterator[Inline]:
    def within(line: Line) -> Iterator[Inline]:
        for node in line:
            yield node
            yield from within(_children(node))

    for line in _lines(section):
        yield from within(line)


def _children(node: Inline) -> Line:
    match node:
        case Emphasis() | Strong() | Foreign() | Link() | Pending() | Locator():
            return node.children
        case Measure() | When() | IndexMark():
            return node.children
        case CallOut():
            return node.label
        case Text() | Figures() | NoteRef() | LineBreak() | PageOf():
            return ()
        case _:
            assert_never(node)
