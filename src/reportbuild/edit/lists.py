"""Lists of figures and of tables: what the texts number, each with its caption and its place.

Goes in: the sections of a document. Comes out: the lines of both lists, in the order of the book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportbuild.edit.lines import fill_text, joined, without_marks
from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line, ListedThing, Section
from reportbuild.model.inlines import Emphasis, Foreign, Inline, Link, Pending, Strong
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Chart, Figure, Table


def listed(kind: str, sections: Iterable[Section], how: Voice) -> tuple[ListedThing, ...]:
    """Return the lines of a list: of tables, or of figures, charts and maps among them."""
    tables = kind == "list-of-tables"
    pattern = how.words("Table {number}" if tables else "Figure {number}")
    return tuple(
        ListedThing(fill_text(pattern, number=block.number), repeated(block.caption), block.id)
        for block in _numbered(sections)
        if isinstance(block, Table) == tables
    )


def _numbered(
    sections: Iterable[Section],
) -> Iterator[Table[Inline] | Figure[Inline] | Chart[Inline]]:
    for section in sections:
        for outer in section.blocks:
            for block in inner_blocks(outer):
                if isinstance(block, Table | Figure | Chart) and block.number:
                    yield block


def repeated(line: Line) -> Line:
    """Return a line as it is said a second time, within a link: without marks, pages and links."""
    return joined(part for node in without_marks(line) for part in _unlinked(node))


def _unlinked(node: Inline) -> Line:
    match node:
        case Link():
            return repeated(node.children)
        case Emphasis() | Strong() | Foreign() | Pending():
            return (replace(node, children=repeated(node.children)),)
        case _:
            return (node,)
