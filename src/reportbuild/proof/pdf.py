"""A PDF proofed: read back, and compared with the Document it was made from.

Takes an `Artefact`, a `Document` and the faces of the house; gives findings, or the `Account` of a
share of the book. A validator tells whether a file keeps to PDF/UA; this tells whether it says what
the Document says, to every reader, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportbuild.model.artefact import Artefact
from reportbuild.model.design import Face
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.proof import Account, FileAccount, SectionAccount
from reportbuild.proof.pdf_book import PaperBook, open_paper
from reportbuild.proof.pdf_claims import proof_claims
from reportbuild.proof.pdf_file import proof_file
from reportbuild.proof.pdf_pages import pages_account
from reportbuild.proof.pdf_section import part_of, root_account, section_account
from reportbuild.proof.pdf_structure import known_ids
from reportbuild.proof.pdf_text import disguised, missing
from reportbuild.proof.pdf_tree import Node
from reportbuild.proof.pdf_whole import proof_whole


def proof_pdf(
    artefact: Artefact, document: Document, faces: tuple[Face, ...]
) -> tuple[Finding, ...]:
    """Return all that is found wrong with a PDF, each thing once; the whole file is read."""
    return proof_whole((proof_share(artefact, document, faces, 0, 1),))


def proof_share(
    artefact: Artefact, document: Document, faces: tuple[Face, ...], number: int, of: int
) -> Checked[Account]:
    """Return the account of a share of a PDF, the first being number 0 of so many.

    Each section and each page is of one share, and the first one looks at the file as well. What a
    whole is made of them is for `proof_whole` to say.
    """
    opened = open_paper(artefact, number, of)
    if opened.made is None:
        return Checked(None, opened.findings)
    book = opened.made
    account = Account(
        name=book.name,
        language=book.language,
        number=number,
        of=of,
        sections=tuple(_sections(book, document)),
        root=root_account(book, book.structure.root),
        pages=pages_account(book, document),
        file=None if number else _file(book, document, faces),
    )
    return Checked(account)


def _sections(book: PaperBook, document: Document) -> Iterator[SectionAccount]:
    """Yield the account of each part of a book, or of a share of it."""
    sections = {section.id: section for section in document.sections}
    for node in (kid for kid in book.structure.root.kids if isinstance(kid, Node)):
        yield section_account(book, part_of(book, node), sections.get(node.id), document)


def _file(book: PaperBook, document: Document, faces: tuple[Face, ...]) -> FileAccount:
    found = (
        *disguised(book, (book.structure.root,)),
        *proof_claims(book),
        *proof_file(book, document, faces),
    )
    disorder = "The sections are told in another order than the report's."
    return FileAccount(
        findings=found,
        sections=tuple((s.id, missing(book, s)) for s in document.sections),
        disorder=book.finding("pdf-037", disorder),
        gathered=document.style.notes == "end",
        known=known_ids(book),
        links=sum(1 for _ in book.annotations()),
    )
