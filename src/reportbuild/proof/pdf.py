"""A PDF proofed: read back, and compared with the Document it was made from.

Takes an `Artefact`, a `Document` and the faces of the house; gives findings. A validator tells
whether a file keeps to PDF/UA; this tells whether it says what the Document says, to every reader,
and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportbuild.model.artefact import Artefact
from reportbuild.model.design import Face
from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.proof.pdf_book import PaperBook, open_paper
from reportbuild.proof.pdf_claims import proof_claims
from reportbuild.proof.pdf_file import proof_file
from reportbuild.proof.pdf_roles import proof_order
from reportbuild.proof.pdf_section import Account, part_of, section_findings
from reportbuild.proof.pdf_structure import called_notes, led_to, proof_links_and_notes
from reportbuild.proof.pdf_text import TEXT_KINDS, disguised, expectation, leaf_text, untold
from reportbuild.proof.pdf_tree import Node

_NONE: Mapping[str, Account] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is found wrong with a PDF, and the account of each section by its ID."""

    findings: tuple[Finding, ...]
    accounts: Mapping[str, Account]


def proof_pdf(
    artefact: Artefact, document: Document, faces: tuple[Face, ...]
) -> tuple[Finding, ...]:
    """Return all that is found wrong with a PDF, each thing once; the whole file is read."""
    return proof_by_section(artefact, document, faces).findings


def proof_by_section(
    artefact: Artefact,
    document: Document,
    faces: tuple[Face, ...],
    known: Mapping[str, Account] = _NONE,
) -> Proof:
    """Return all that is found wrong with a PDF, each thing once, and accounts of its sections.

    `known` are accounts of sections that were bound from the same bytes as before and are held
    against the same expectation: these are not read again. What concerns the book is always read.
    """
    opened = open_paper(artefact, frozenset(known))
    book = opened.made
    if book is None:
        return Proof(opened.findings, {})
    root = book.structure.root
    led = _led(book, known) if document.style.notes == "end" else frozenset[str]()
    accounts = [*_accounts(book, document, known, led)]
    every = [account for _, account in accounts]
    notes = [note for account in every for note in account.notes]
    found = (
        *opened.findings,
        *(finding for account in every for finding in account.findings),
        *leaf_text(book, document),
        *untold(book, book.structure.untold),
        *disguised(book, (root,)),
        *proof_order(book, document),
        *called_notes(book, root, led),
        *proof_links_and_notes(book, notes, sum(a.links for a in every)),
        *proof_claims(book),
        *proof_file(book, document, faces),
    )
    return Proof(tuple(dict.fromkeys(found)), dict(accounts))


def _accounts(
    book: PaperBook, document: Document, known: Mapping[str, Account], led: frozenset[str]
) -> Iterator[tuple[str, Account]]:
    """Yield the account of each part of a book with its ID, those that are known as they are."""
    sections = {section.id: section for section in document.sections if section.kind in TEXT_KINDS}
    for node in _parts(book):
        if node.id in book.unread:
            yield node.id, known[node.id]
            continue
        section = sections.get(node.id)
        wanted = expectation(section, document, book.folio) if section else None
        yield node.id, section_findings(book, part_of(book, node), wanted, led)


def _led(book: PaperBook, known: Mapping[str, Account]) -> frozenset[str]:
    """Return the notes that calls lead to anywhere in a book."""
    found = (known[n.id].led if n.id in book.unread else led_to(n) for n in _parts(book))
    return frozenset[str]().union(*found)


def _parts(book: PaperBook) -> list[Node]:
    return [kid for kid in book.structure.root.kids if isinstance(kid, Node)]
