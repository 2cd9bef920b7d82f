"""A PDF proofed: read back, and compared with the Document it was made from.

Takes an `Artefact`, a `Document` and the faces of the house; gives findings. A validator tells
whether a file keeps to PDF/UA; this tells whether it says what the Document says, to every reader,
and nothing else.
"""

from __future__ import annotations

from reportbuild.model.artefact import Artefact
from reportbuild.model.design import Face
from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.proof.pdf_book import open_paper
from reportbuild.proof.pdf_claims import proof_claims
from reportbuild.proof.pdf_figures import proof_figures
from reportbuild.proof.pdf_file import proof_file
from reportbuild.proof.pdf_roles import proof_roles
from reportbuild.proof.pdf_structure import proof_structure
from reportbuild.proof.pdf_text import proof_text


def proof_pdf(
    artefact: Artefact, document: Document, faces: tuple[Face, ...]
) -> tuple[Finding, ...]:
    """Return all that is found wrong with a PDF, each thing once."""
    opened = open_paper(artefact)
    book = opened.made
    if book is None:
        return opened.findings
    found = (
        *opened.findings,
        *proof_text(book, document),
        *proof_roles(book, document),
        *proof_structure(book, document),
        *proof_figures(book),
        *proof_claims(book),
        *proof_file(book, document, faces),
    )
    return tuple(dict.fromkeys(found))
