"""The pages of a PDF by themselves: their numbers and draft marks, and what is told to nobody.

Takes a `PaperBook` and its `Document`; gives the account of its pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.model.leaves import BARE
from reportbuild.model.proof import PagesAccount
from reportbuild.proof.pdf_book import PaperBook
from reportbuild.proof.pdf_lines import normal
from reportbuild.proof.pdf_text import told_to_none
from reportbuild.proof.pdf_tree import Node


def pages_account(book: PaperBook, document: Document) -> PagesAccount:
    """Return what pages are found to be, those of a share or all."""
    return PagesAccount(
        findings=(*_stray(book), *_unmarked(book), *_folios(book), *_draft(book, document)),
        untold=tuple(
            ((index, number), told_to_none(book, index, text))
            for index, number, text in book.untold()
            if number is not None
        ),
        told=tuple(sorted(mark for mark in book.structure.told if mark[0] not in book.pages)),
        unnumbered=tuple(_unnumbered(book)),
        numbered=tuple(sorted(_numbered(book, document))),
    )


# --- text and decoration ------------------------------------------------------------------------


def _stray(book: PaperBook) -> Iterator[Finding]:
    """Find text that no mark is around, so that nothing could tell of it."""
    for index, number, text in book.untold():
        if number is None:
            yield told_to_none(book, index, text)


def _unmarked(book: PaperBook) -> Iterator[Finding]:
    """Find decoration that is told to all."""
    for index, page in book.pages.items():
        if page.unmarked:
            message = f"Page {index + 1} shows lines or pictures that are not marked as decoration."
            yield book.finding("pdf-035", message)


# --- numbers and draft marks --------------------------------------------------------------------


def _folios(book: PaperBook) -> Iterator[Finding]:
    """Find pages that show the folio of another page, and not their own."""
    labels = {normal(label) for label in book.labels if label}
    for index in book.pages:
        words = _words(book, index)
        label = normal(book.labels[index])
        if label not in words and words & labels:
            message = f"Page {index + 1} is “{label}”, and shows another number."
            yield book.finding("pdf-018", message)


def _unnumbered(book: PaperBook) -> Iterator[tuple[int, Finding]]:
    """Find pages that show no folio, whether they have to or not."""
    labels = {normal(label) for label in book.labels}
    for index in book.pages:
        if not _words(book, index) & labels:
            message = f"Page {index + 1} is “{normal(book.labels[index])}”, and shows no number."
            yield index, book.finding("pdf-018", message)


def _words(book: PaperBook, index: int) -> set[str]:
    """Return the words of a page's furniture."""
    return {word for text in book.pages[index].furniture for word in normal(text).split()}


def _numbered(book: PaperBook, document: Document) -> set[int]:
    """Return the pages, of whatever share, that sections stand on whose pages show numbers."""
    bare = {section.id for section in document.sections if section.kind in BARE}
    parts = [kid for kid in book.structure.root.kids if isinstance(kid, Node)]
    nodes = (node for part in parts if part.id not in bare for node in part.walk())
    return {page for node in nodes for page, _ in node.marks}


def _draft(book: PaperBook, document: Document) -> Iterator[Finding]:
    """Find pages of a draft that do not say so, blanks among them, and finished pages that do."""
    mark = normal(document.words("Draft: not for publication"))
    for index, page in book.pages.items():
        says = any(mark in normal(text) for text in page.furniture)
        if says != document.draft:
            does = "says" if says else "does not say"
            yield book.finding("pdf-016", f"Page {index + 1} {does} that this is a draft.")
