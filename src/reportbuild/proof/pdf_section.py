"""One section of a PDF proofed by itself: all that needs nothing but its pages and its structure.

Takes a section as it was read back, and what it is held against; gives an `Account` of it: its
findings, and what the book as a whole has to know. The same section and the same expectation give
the same account, whatever else is in the book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportbuild.model.finding import Finding
from reportbuild.proof.pdf_book import Named, PaperBook
from reportbuild.proof.pdf_figures import Painted, painted, part_figures
from reportbuild.proof.pdf_roles import section_roles
from reportbuild.proof.pdf_structure import links_of, notes_of, part_structure
from reportbuild.proof.pdf_text import Expectation, disguised, section_text
from reportbuild.proof.pdf_tree import Node


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A section of a PDF as it was read: its structure with its text, and where its pictures are
    painted, by the indexes of pages.
    """

    node: Node
    painted: Mapping[int, Painted]


@dataclass(frozen=True, slots=True)
class Account:
    """What one section of a PDF was found to be.

    `notes` are its notes, each by its ID and how it begins, `links` counts the links that it tells
    of.
    """

    findings: tuple[Finding, ...]
    notes: tuple[tuple[str, str], ...]
    links: int


def part_of(book: PaperBook, node: Node) -> PaperPart:
    """Return a part of a book that was read."""
    return PaperPart(node, painted(book, node))


def section_findings(
    told: Named, part: PaperPart, wanted: Expectation | None, led: frozenset[str] = frozenset()
) -> Account:
    """Return the account of a section; `wanted` is None for a leaf, which tells of other sections.

    `led` are the notes that calls anywhere lead to, if they are gathered at the end of the book.
    """
    node = part.node
    return Account(tuple(_findings(told, part, wanted, led)), notes_of(node), links_of(node))


def _findings(
    told: Named, part: PaperPart, wanted: Expectation | None, led: frozenset[str]
) -> Iterator[Finding]:
    if wanted is not None:
        yield from section_text(told, part.node, wanted)
    yield from disguised(told, part.node.walk())
    if wanted is not None and wanted.section.kind == "text":
        yield from section_roles(told, part.node, wanted)
    yield from part_structure(told, part.node, led)
    yield from part_figures(told, part.node, part.painted)
