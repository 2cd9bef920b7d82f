"""The XHTML files of an EPUB, each by itself: language, anchors, headings, pictures, tables.

Takes a `Book` and its `Document`; gives findings. These are the things that a validator lets pass
and that a reader by ear, or an old reading system, stumbles over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import XHTML, XML, Book, elements, text

_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))


_SCOPES = frozenset({"col", "row", "colgroup"})


def proof_documents(book: Book, document: Document) -> Iterator[Finding]:
    """Find what is amiss within the files of text."""
    for path, root in book.documents.items():
        yield from _language(book, path, root, document)
        yield from _anchors(book, path, root)
        yield from _headings(book, path, root)
        yield from _pictures(book, path, root)
        yield from _tables(book, path, root)


def _language(book: Book, path: str, root: etree._Element, document: Document) -> Iterator[Finding]:
    said = (root.get("lang"), root.get(f"{XML}lang"), root.get("dir"))
    if said != (document.language, document.language, document.direction):
        message = f"The file gives {said} as its language and direction."
        yield book.finding("epub-021", path, message, root)


def _anchors(book: Book, path: str, root: etree._Element) -> Iterator[Finding]:
    """Check each id: read as a CSS selector by some reading systems, and unique in its file."""
    found = [element for element in elements(root) if element.get("id") is not None]
    counts = Counter(element.get("id", "") for element in found)
    for element in found:
        anchor = element.get("id", "")
        if not _ANCHOR.fullmatch(anchor):
            message = f"The anchor “{anchor}” has other characters than letters, digits, “-”, “_”."
            yield book.finding("epub-022", path, message, element)
        if counts[anchor] > 1:
            message = f"The anchor “{anchor}” stands more than once in its file."
            yield book.finding("epub-022", path, message, element)


def _headings(book: Book, path: str, root: etree._Element) -> Iterator[Finding]:
    """Check that headings descend by one; a file that goes on with a section may begin at two."""
    title = root.findtext(f"{XHTML}head/{XHTML}title") or ""
    if not title.strip():
        yield book.finding("epub-026", path, "The file has no title.", root)
    last = 1
    for heading in (element for element in elements(root) if element.tag in _HEADINGS):
        level = _HEADINGS.index(heading.tag) + 1
        if level > last + 1:
            message = f"A heading of level {level} follows one of level {last}."
            yield book.finding("epub-026", path, message, heading)
        if not text(heading):
            yield book.finding("epub-026", path, "A heading is empty.", heading)
        last = level


def _pictures(book: Book, path: str, root: etree._Element) -> Iterator[Finding]:
    for image in root.iter(f"{XHTML}img"):
        if image.get("alt") is None:
            message = f"The picture {image.get('src')} has no alt text."
            yield book.finding("epub-025", path, message, image)


def _tables(book: Book, path: str, root: etree._Element) -> Iterator[Finding]:
    for table in root.iter(f"{XHTML}table"):
        heads = list(table.iter(f"{XHTML}th"))
        if not heads or any(head.get("scope") not in _SCOPES for head in heads):
            message = "A table has no heads, or heads that do not say what they are heads of."
            yield book.finding("epub-027", path, message, table)
