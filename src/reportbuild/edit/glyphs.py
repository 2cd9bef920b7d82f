"""Characters that cannot be printed, or must not be.

Goes in: the sections of a document, and every code point that some face of the house can draw.
Comes out: an error for each character that none can draw, and for each control that would turn
the order of letters and figures.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from reportbuild.model.document import Line, Section
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import CallOut, Figures, Inline, LineBreak, NoteRef, PageOf, Text
from reportbuild.model.rewriting import inner_blocks, rewrite_block
from reportbuild.model.text import Block, Chart, Figure, Listing, Table

_TURNING = frozenset([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Embeddings, overrides and isolates of direction (UAX #9): markup isolates here."""

_UNDRAWN = frozenset([
    0x0A, 0xAD, 0x034F, 0x061C, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10),
])  # fmt: skip
"""Default-ignorable characters that layout acts upon, and no face needs to hold."""


def undrawable(
    sections: Iterable[Section], title_lines: Iterable[Line], charset: frozenset[int], title: Span
) -> Iterator[Finding]:
    """Yield what cannot be printed: glyph-001 for no glyph, glyph-002 for a turning control.

    `title` is the span of the title matter. A house without faces is not asked for glyphs.
    """
    for line in title_lines:
        yield from _in_text(characters(line), charset, title)
    for section in sections:
        for text, span in _texts(section, title):
            yield from _in_text(text, charset, span)


def characters(line: Line) -> str:
    """Return everything that a line prints, marks and boxes with it."""
    return "".join(_characters(part) for part in line)


def _characters(part: Inline) -> str:
    match part:
        case Text() | Figures():
            return part.text
        case LineBreak():
            return ""
        case NoteRef():
            return part.mark
        case PageOf():
            return part.before + part.after
        case CallOut():
            words = (part.qualifier, part.value, characters(part.label), part.context, part.source)
            return " ".join(words)
        case _:
            return characters(part.children)


def _texts(section: Section, title: Span) -> Iterator[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []

    def collect(_kind: str, line: Line, span: Span) -> Line:
        found.append((characters(line), span))
        return line

    place = next((block.span for block in section.blocks), title)
    opening = (section.heading, section.number, characters(section.title))
    found += [(text, Span(place.path, 1)) for text in (*opening, characters(section.standfirst))]
    for block in section.blocks:
        rewrite_block(block, collect)
        for inner in inner_blocks(block):
            found.append((_numbers(inner), inner.span))
    for note in section.notes:
        found += [(characters(line), note.span) for line in note.paragraphs]
    return iter(found)


def _numbers(block: Block[Inline]) -> str:
    match block:
        case Listing():
            return "".join(block.marks)
        case Table() | Figure() | Chart():
            return block.number
        case _:
            return ""


def _in_text(text: str, charset: frozenset[int], span: Span) -> Iterator[Finding]:
    for character in dict.fromkeys(text):
        point = ord(character)
        name = f"U+{point:04X} {unicodedata.name(character, 'without a name')}"
        if point in _TURNING:
            message = f"{name} turns the order in which letters and figures are shown."
            hint = "Take it out: foreign phrases and figures are isolated by themselves."
            yield Finding("glyph-002", span, message, hint)
        elif charset and point not in charset and point not in _UNDRAWN:
            shown = character if character.isprintable() else name.split(maxsplit=1)[0]
            message = f"No face of the house style can draw “{shown}” ({name})."
            hint = "Write it otherwise, or add a face that holds it to styles/fonts."
            yield Finding("glyph-001", span, message, hint)
