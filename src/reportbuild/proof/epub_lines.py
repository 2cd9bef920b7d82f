"""The lines of an EPUB as a reader meets them: runs of inline text, and descriptions of pictures.

Takes a `Book` and the path of one of its files; gives lines in the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reportbuild.proof.epub_book import XHTML, Book, is_remote, target, types
from reportbuild.proof.expected import spaced

_INLINE = frozenset(
    f"{XHTML}{name}"
    for name in ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "em", "i", "img", "q", "s", "small",
                 "span", "strong", "sub", "sup", "u", "wbr")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A line as it stands in the book: its file, its element, and whether it is part of a note.

    `links` tells where its links lead: addresses, and anchors within the book; calls of notes and
    ways back are left out. `number` is that of the list item which it begins, or 0.
    """

    text: str
    path: str
    element: etree._Element
    in_note: bool
    links: tuple[str, ...] = ()
    number: int = 0


def found_lines(book: Book, path: str) -> tuple[Found, ...]:
    """Return the lines of a file."""
    reader = _Reader(book, path)
    for body in book.documents[path].iter(f"{XHTML}body"):
        reader.read(body, in_note=False)
    return tuple(reader.found)


@dataclass(slots=True)
class _Reader:
    """Goes through a file, gathering inline text until an element of a block begins or ends."""

    book: Book
    path: str
    found: list[Found] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    number: int = 0

    def read(self, element: etree._Element, *, in_note: bool) -> None:
        kinds = types(element)
        if "backlink" in kinds:
            return
        inside = in_note or "footnote" in kinds
        inline = element.tag in _INLINE
        if not inline:
            self.end(element, in_note=in_note)
            self.number = _number(element) or self.number
        self.links.extend(self.leads(element))
        described = element.get("alt") or (element.get("aria-label") if "group" in kinds else None)
        if described:
            self.end(element, in_note=inside)
            self.written.append(described)
            self.end(element, in_note=inside)
        self.written.append(" " if element.tag == f"{XHTML}br" else element.text or "")
        for child in element.iterchildren("*"):
            self.read(child, in_note=inside)
            self.written.append(child.tail or "")
        if not inline:
            self.end(element, in_note=inside)

    def end(self, element: etree._Element, *, in_note: bool) -> None:
        line = spaced("".join(self.written))
        if line:
            links = tuple(self.links)
            self.found.append(Found(line, self.path, element, in_note, links, self.number))
            self.links.clear()
            self.number = 0
        self.written.clear()

    def leads(self, element: etree._Element) -> Iterator[str]:
        href = element.get("href")
        if element.tag != f"{XHTML}a" or href is None or "noteref" in types(element):
            return
        yield href if is_remote(href) else target(self.book, self.path, href)


def _number(element: etree._Element) -> int:
    """Return the number of an item of an ordered list, else 0."""
    parent = element.getparent()
    if element.tag != f"{XHTML}li" or parent is None or parent.tag != f"{XHTML}ol":
        return 0
    start = parent.get("start", "1")
    return int(start) + parent.index(element) if start.isdecimal() else 0
