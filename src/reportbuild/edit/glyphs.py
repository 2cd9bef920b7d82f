"""Characters that cannot be printed, or must not be.

Goes in: everything that a document prints with the places where it was written, and every code
point that some face of the house can draw. Comes out: for each place, an error for the characters
that none can draw, and for the controls that would turn the order of letters and figures.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from reportbuild.model.document import Line, Section
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import CallOut, Figures, Inline, LineBreak, NoteRef, PageOf, Text
from reportbuild.model.rewriting import inner_blocks, rewrite_block
from reportbuild.model.text import Block, Chart, Figure, Listing, Paragraph, Table

_TURNING = frozenset([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Embeddings, overrides and isolates of direction (UAX #9): markup isolates here."""

_UNDRAWN = frozenset([
    0x0A, 0xAD, 0x034F, 0x061C, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10),
])  # fmt: skip
"""Default-ignorable characters that layout acts upon, and no face needs to hold."""


_MOST_NAMED = 5


def undrawable(texts: Iterable[tuple[str, Span]], charset: frozenset[int]) -> Iterator[Finding]:
    """Yield what cannot be printed: glyph-001 for no glyph, glyph-002 for a turning control.

    `texts` are characters and where they were written; each place is told of once. A house
    without faces is not asked for glyphs.
    """
    places: dict[Span, dict[str, None]] = {}
    known = charset | _TURNING | _UNDRAWN
    usual = frozenset(map(chr, known - _TURNING))
    for text, span in texts:
        held, odd = places.setdefault(span, {}), set(text) - usual
        if odd:
            held.update(dict.fromkeys(character for character in text if character in odd))
    for span, held in places.items():
        turning = [character for character in held if ord(character) in _TURNING]
        if turning:
            verb = "turn" if len(turning) > 1 else "turns"
            message = f"{_listed(turning)} {verb} the order in which letters and figures are shown."
            hint = "Take it out: foreign phrases and figures are isolated by themselves."
            yield Finding("glyph-002", span, message, hint)
        missing = [c for c in held if charset and ord(c) not in known]
        if missing:
            message = f"No face of the house style can draw {_listed(missing)}."
            hint = "Write it otherwise, or add a face that holds it to styles/fonts."
            yield Finding("glyph-001", span, message, hint)


def _listed(found: Sequence[str]) -> str:
    """Return the names of characters, the first few of many."""
    shown = ", ".join(_name(character) for character in found[:_MOST_NAMED])
    more = len(found) - _MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown


def _name(character: str) -> str:
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
    return f"“{character}” ({name})" if character.isprintable() else name


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


def beside_lines(sections: Iterable[Section]) -> Iterator[tuple[str, Span]]:
    """Yield what sections print beside the lines of texts, and where: numbers, and whole leaves."""
    for section in sections:
        yield section.number + section.label, section.span
        leaf: list[tuple[str, Span]] = []

        def collect(
            _kind: str, line: Line, span: Span, leaf: list[tuple[str, Span]] = leaf
        ) -> Line:
            leaf.append((characters(line), span))
            return line

        for block in section.blocks:
            if section.kind != "text":
                rewrite_block(block, collect)
            yield from ((_numbers(inner), inner.span) for inner in inner_blocks(block))
        yield from ((section.heading, section.span), *leaf) if section.kind != "text" else ()


def _numbers(block: Block[Inline]) -> str:
    match block:
        case Listing():
            return "".join(block.marks)
        case Table() | Figure() | Chart() | Paragraph():
            return block.number
        case _:
            return ""
