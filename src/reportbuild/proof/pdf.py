"""A PDF proofed: read back, and compared with the Document it was made from.

Takes an `Artefact`, a `Document` and the faces of the house; gives findings. A validator tells
whether a file keeps to PDF/UA; this tells whether it says what the Document says, to every reader,
and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

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


def proof_pdf(
    artefact: Artefact, document: Document, faces: tuple[Face, ...]
) -> tuple[Finding, ...]:
    """Return all that is found wrong with a PDF, each thing once; the whole file is read."""
    opened = open_paper(artefact)
    book = opened.made
    if book is None:
        return opened.findings
    root = book.structure.root
    led = led_to(root) if document.style.notes == "end" else frozenset[str]()
    accounts = [*_accounts(book, document, led)]
    notes = [note for account in accounts for note in account.notes]
    found = (
        *opened.findings,
        *(finding for account in accounts for finding in account.findings),
        *leaf_text(book, document),
        *untold(book, book.structure.untold),
        *disguised(book, (root,)),
        *proof_order(book, document),
        *called_notes(book, root, led),
        *proof_links_and_notes(book, notes, sum(a.links for a in accounts)),
        *proof_claims(book),
        *proof_file(book, document, faces),
    )
    return tuple(dict.fromkeys(found))


def _accounts(book: PaperBook, document: Document, led: frozenset[str]) -> Iterator[Account]:
    """Yield the account of each part of a book."""
    sections = {section.id: section for section in document.sections if section.kind in TEXT_KINDS}
    for node in (kid for kid in book.structure.root.kids if isinstance(kid, Node)):
        section = sections.get(node.id)
        wanted = expectation(section, document, book.folio) if section else None
        yield section_findings(book, part_of(book, node), wanted, led)
