"""The navigation of an EPUB: both tables of contents say what the Document says, and lead there.

Takes a `Book` and its `Document`; gives findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportbuild.model.document import ContentsEntry, Document, Matter
from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import (
    EPUB,
    NCX,
    NCX_TYPE,
    XHTML,
    Book,
    parse,
    target,
    text,
    types,
)

LISTS = (("list-of-figures", "loi"), ("list-of-tables", "lot"), ("index", "index"))
"""Leaves that a reader is offered a way to, and what the vocabulary of EPUB calls them."""

Line = tuple[int, str, str]
"""A line of a table of contents: level, words, and the anchor it leads to."""


def proof_navigation(book: Book, document: Document) -> Iterator[Finding]:
    """Find where contents and landmarks differ from the Document."""
    path = next((item.path for item in book.items if "nav" in item.properties), "")
    root = book.documents.get(path)
    if root is None:
        yield book.finding("epub-040", path, "There is no navigation document to be read.")
        return
    tables = {kind: nav for nav in root.iter(f"{XHTML}nav") for kind in types(nav)}
    expected = _expected(document)
    found = list(_lines(book, path, tables.get("toc"), 1))
    if expected and found != expected:
        message = f"The contents differ from the document: {_difference(expected, found)}."
        yield book.finding("epub-040", path, message, tables.get("toc"))
    yield from _landmarks(book, path, tables.get("landmarks"), document)
    yield from _ncx(book, document, found)


def _expected(document: Document) -> list[Line]:
    levels: list[int] = []
    lines = []
    leaves = {section.id for section in document.sections if section.kind == "notes"}
    for entry in (e for e in document.contents if e.target not in leaves):
        levels = [*(level for level in levels if level < entry.level), entry.level]
        lines.append((len(levels), _words(entry), entry.target))
    return lines


def _words(entry: ContentsEntry) -> str:
    return _spaced(f"{entry.number} {entry.title}")


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _difference(expected: list[Line], found: list[Line]) -> str:
    for line, (wanted, had) in enumerate(zip(expected, found, strict=False), start=1):
        if wanted != had:
            return f"line {line} is {had}, and should be {wanted}"
    return f"there are {len(found)} lines, and should be {len(expected)}"


def _lines(book: Book, path: str, parent: etree._Element | None, level: int) -> Iterator[Line]:
    """Yield the lines of a list and of the lists in it."""
    for item in () if parent is None else parent.iterfind(f"{XHTML}ol/{XHTML}li"):
        for link in item.iterfind(f"{XHTML}a"):
            anchor = target(book, path, link.get("href") or "")
            yield level, text(link), anchor
        yield from _lines(book, path, item, level + 1)


def _landmarks(
    book: Book, path: str, nav: etree._Element | None, document: Document
) -> Iterator[Finding]:
    found = {}
    for link in () if nav is None else nav.iter(f"{XHTML}a"):
        anchor = target(book, path, link.get("href") or "")
        found[link.get(f"{EPUB}type")] = (anchor, text(link))
    sections = document.sections
    expected = {
        "cover": next((s.id for s in sections if s.matter is Matter.COVER), ""),
        "toc": next((s.id for s in sections if s.kind == "contents"), ""),
        "bodymatter": next((s.id for s in sections if s.matter is Matter.BODY), ""),
    }
    kinds = dict(LISTS)
    expected |= {kinds[s.kind]: s.id for s in sections if s.kind in kinds}
    for kind, anchor in expected.items():
        led, words = found.get(kind, ("", "-"))
        if led != anchor or not words:
            message = f"The landmark “{kind}” leads to “{led}” instead of “{anchor}”."
            yield book.finding("epub-041", path, message, nav)


# --- NCX ----------------------------------------------------------------------------------------


def _ncx(book: Book, document: Document, contents: list[Line]) -> Iterator[Finding]:
    path = next((item.path for item in book.items if item.media_type == NCX_TYPE), "")
    try:
        root = parse(book.members.get(path, b""))
    except etree.XMLSyntaxError:
        yield book.finding("epub-042", path, "There is no NCX to be read.")
        return
    uid = [meta.get("content") for meta in root.iter(f"{NCX}meta") if meta.get("name") == "dtb:uid"]
    if uid != [document.title_matter.identifier]:
        yield book.finding("epub-042", path, "The NCX names another book.")
    found = list(_points(book, path, root.find(f"{NCX}navMap"), 1))
    if found != contents:
        message = f"The NCX differs from the contents: {_difference(contents, found)}."
        yield book.finding("epub-042", path, message)


def _points(book: Book, path: str, parent: etree._Element | None, level: int) -> Iterator[Line]:
    for point in () if parent is None else parent.iterfind(f"{NCX}navPoint"):
        label = point.findtext(f"{NCX}navLabel/{NCX}text") or ""
        content = point.find(f"{NCX}content")
        src = "" if content is None else content.get("src", "")
        yield level, _spaced(label), target(book, path, src)
        yield from _points(book, path, point, level + 1)
