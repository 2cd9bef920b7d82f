"""One section of a PDF proofed by itself: all that needs nothing but its pages and its structure.

Takes a section as it was read back, and what it is held against; gives an account of it: its
findings, and what the book as a whole has to know. The same section and the same expectation give
the same account, whatever else is in the book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportbuild.model.document import Document, Section
from reportbuild.model.finding import Finding
from reportbuild.model.proof import Named, SectionAccount
from reportbuild.proof.pdf_book import PaperBook
from reportbuild.proof.pdf_figures import Painted, painted, part_figures
from reportbuild.proof.pdf_roles import section_roles
from reportbuild.proof.pdf_structure import (
    adrift,
    led_to,
    links_of,
    nameless,
    notes_of,
    part_structure,
)
from reportbuild.proof.pdf_text import (
    TEXT_KINDS,
    Expectation,
    disguised,
    expectation,
    leaf_text,
    section_text,
)
from reportbuild.proof.pdf_tree import Node


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A section of a PDF as it was read: its structure with its text, all the elements in it in the
    order of reading, itself among them, and where its pictures are painted, by the indexes of
    pages.
    """

    node: Node
    nodes: Sequence[Node]
    painted: Mapping[int, Painted]


def part_of(book: PaperBook, node: Node) -> PaperPart:
    """Return a part of a book that was read."""
    nodes = tuple(node.walk())
    return PaperPart(node, nodes, painted(book, nodes))


def section_account(
    book: PaperBook, part: PaperPart, section: Section | None, document: Document
) -> SectionAccount:
    """Return the account of a part of a book, which is a section of the document's or none."""
    if section is None:
        return section_findings(book, part, None)
    if section.kind in TEXT_KINDS:
        return section_findings(book, part, expectation(section, document, book.folio))
    leaf = tuple(leaf_text(book, part.node, section, document))
    return section_findings(book, part, None, leaf)


def section_findings(
    told: Named, part: PaperPart, wanted: Expectation | None, leaf: tuple[Finding, ...] = ()
) -> SectionAccount:
    """Return the account of a section.

    `wanted` is None for a leaf, which tells of other sections: what is found of its text comes from
    whoever knows the book.
    """
    return SectionAccount(
        id=part.node.id,
        findings=(*leaf, *_findings(told, part, wanted)),
        notes=notes_of(part.nodes),
        adrift=tuple(adrift(told, part.nodes)),
        led=led_to(part.nodes),
        links=links_of(part.nodes),
    )


def root_account(book: PaperBook, root: Node) -> SectionAccount:
    """Return the account of what holds the sections, where notes might stand between them."""
    return SectionAccount(
        id="", findings=tuple(nameless(book, (root,))), adrift=tuple(adrift(book, (root,)))
    )


def _findings(told: Named, part: PaperPart, wanted: Expectation | None) -> Iterator[Finding]:
    if wanted is not None:
        yield from section_text(told, part.node, wanted)
    yield from disguised(told, part.nodes)
    if wanted is not None and wanted.section.kind == "text":
        yield from section_roles(told, part.nodes, wanted)
    yield from part_structure(told, part.nodes)
    yield from part_figures(told, part.nodes, part.painted)
