"""An EPUB proofed: read back, and compared with the Document it was made from.

Takes an `Artefact` and a `Document`; gives findings. EPUBCheck tells whether a book keeps to the
format; this tells whether it says what the Document says, to every reader, and nothing else. Its
form and its text may be proofed beside each other.
"""

from __future__ import annotations

from reportbuild.model.artefact import Artefact
from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import open_book
from reportbuild.proof.epub_container import proof_container
from reportbuild.proof.epub_documents import proof_documents
from reportbuild.proof.epub_leaks import proof_leaks
from reportbuild.proof.epub_links import proof_links
from reportbuild.proof.epub_navigation import proof_navigation
from reportbuild.proof.epub_notes import proof_notes
from reportbuild.proof.epub_package import proof_package
from reportbuild.proof.epub_text import proof_text


def proof_epub(artefact: Artefact, document: Document) -> tuple[Finding, ...]:
    """Return all that is found wrong with a book, each thing once."""
    found = (*form_faults(artefact, document), *text_faults(artefact, document))
    return tuple(dict.fromkeys(found))


def form_faults(artefact: Artefact, document: Document) -> tuple[Finding, ...]:
    """Return what is wrong with a book besides its text: whatever leads to it, or stands around it.

    A book that cannot be read at all is found here and with its text.
    """
    opened = open_book(artefact)
    book = opened.made
    if book is None:
        return opened.findings
    return (
        *opened.findings,
        *proof_container(book),
        *proof_package(book, document),
        *proof_documents(book, document),
        *proof_links(book),
        *proof_notes(book, document),
        *proof_navigation(book, document),
        *proof_leaks(book),
    )


def text_faults(artefact: Artefact, document: Document) -> tuple[Finding, ...]:
    """Return what is wrong with the text of a book, line by line."""
    opened = open_book(artefact)
    book = opened.made
    return tuple(proof_text(book, document)) if book else opened.findings
