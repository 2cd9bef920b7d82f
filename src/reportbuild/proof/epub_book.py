"""An EPUB read back: its archive, package document, and text, as its bytes are.

Takes an `Artefact`; gives a `Book` for the other proofs, or findings if it cannot be read as one.
No EPUB library has a part in it: what wrote the book must not be what reads it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from urllib.parse import SplitResult, unquote, urlsplit
from zipfile import ZipFile, ZipInfo

from lxml import etree

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Checked, Finding, Span

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
CONTAINER = "META-INF/container.xml"
XHTML_TYPE = "application/xhtml+xml"
NCX_TYPE = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the OPF manifest; `path` is that of the file within the archive."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Book:
    """An EPUB as it was read: `members` by path, XML parsed; `spine` holds paths in order."""

    name: str
    language: str
    data: bytes
    entries: tuple[ZipInfo, ...]
    members: Mapping[str, bytes]
    package_path: str
    package: etree._Element
    items: tuple[Item, ...]
    spine: tuple[str, ...]
    documents: Mapping[str, etree._Element]
    """Every XHTML file that is well-formed, by path, in the order of the spine."""
    anchors: Mapping[str, Mapping[str, etree._Element]]
    """Every element with an id, by file and id."""

    def finding(
        self, code: str, path: str, message: str, element: etree._Element | None = None
    ) -> Finding:
        """Return a finding in one of the book's files, or, if `path` is "", in all of it."""
        line = getattr(element, "sourceline", None) or 0
        where = f"{self.name}/{path}" if path else self.name
        return Finding(code, Span(where, line), message, edition=self.language)

    def reading(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield the documents of the spine in order."""
        yield from ((path, self.documents[path]) for path in self.spine if path in self.documents)


def elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the element and all elements in it, without comments and instructions."""
    yield from root.iter("*")


def text(element: etree._Element, *, without: str = "") -> str:
    """Return the characters within an element, with each run of blanks made one space.

    Elements of the type `without` are passed over.
    """

    def pieces(inner: etree._Element) -> Iterator[str]:
        if without not in types(inner):
            yield inner.text or ""
            for child in inner.iterchildren("*"):
                yield from pieces(child)
                yield child.tail or ""

    return " ".join("".join(pieces(element)).split())


def types(element: etree._Element) -> frozenset[str]:
    """Return what an element says it is: `epub:type`, and DPUB-ARIA roles without "doc-"."""
    said, role = element.get(f"{EPUB}type"), element.get("role")
    return _types(said or "", role or "") if said or role else _UNTOLD


_UNTOLD: frozenset[str] = frozenset()


@lru_cache(maxsize=256)
def _types(said: str, role: str) -> frozenset[str]:
    return frozenset([*said.split(), *(one.removeprefix("doc-") for one in role.split())])


def resolve(path: str, href: str) -> tuple[str, str]:
    """Return the file and the anchor that an address in the file at `path` leads to."""
    parts = split(href)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return (file if parts.path else path), unquote(parts.fragment)


def target(book: Book, path: str, href: str) -> str:
    """Return the anchor that an address leads to: the first one of its file if it names none."""
    file, anchor = resolve(path, href)
    return anchor or next(iter(book.anchors.get(file, {})), "")


def is_remote(href: str) -> bool:
    """Tell whether an address leads out of the book."""
    parts = split(href)
    return bool(parts.scheme or parts.netloc)


def split(href: str) -> SplitResult:
    """Return the parts of an address; one that has none is of the scheme "invalid"."""
    try:
        return urlsplit(href)
    except ValueError:
        return SplitResult("invalid", "", "", "", "")


def open_book(artefact: Artefact) -> Checked[Book]:
    """Read a book; `epub-001` is found if it has no archive, container or package document."""
    try:
        with ZipFile(BytesIO(artefact.data)) as archive:
            entries = tuple(archive.infolist())
            members = {entry.filename: archive.read(entry) for entry in entries}
        container = parse(members[CONTAINER])
        package_path = next(
            e.get("full-path", "") for e in elements(container) if e.tag.endswith("}rootfile")
        )
        package = parse(members[package_path])
    except Exception as problem:  # noqa: BLE001 - damaged bytes may raise anything
        said = f"The book cannot be read: {type(problem).__name__} {problem}."
        finding = Finding("epub-001", Span(artefact.name), said, edition=artefact.language)
        return Checked(None, (finding,))
    items = tuple(_items(package, package_path))
    by_id = {item.id: item.path for item in items}
    spine = tuple(by_id.get(e.get("idref", ""), "") for e in package.iter(f"{OPF}itemref"))
    documents, findings = _documents(artefact, items, members, spine)
    anchors = {
        path: {e.get("id", ""): e for e in elements(root) if e.get("id")}
        for path, root in documents.items()
    }
    book = Book(
        artefact.name, artefact.language, artefact.data, entries, members,
        package_path, package, items, spine, documents, anchors,
    )  # fmt: skip
    return Checked(book, tuple(findings))


def parse(data: bytes) -> etree._Element:
    """Parse XML as it stands: nothing is fetched, no entity expanded."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _items(package: etree._Element, package_path: str) -> Iterator[Item]:
    for element in package.iter(f"{OPF}item"):
        path, _ = resolve(package_path, element.get("href", ""))
        properties = frozenset((element.get("properties") or "").split())
        yield Item(element.get("id", ""), path, element.get("media-type", ""), properties)


def _documents(
    artefact: Artefact,
    items: tuple[Item, ...],
    members: Mapping[str, bytes],
    spine: tuple[str, ...],
) -> tuple[dict[str, etree._Element], list[Finding]]:
    paths = [item.path for item in items if item.media_type == XHTML_TYPE]
    documents, findings = {}, []
    for path in sorted(paths, key=lambda p: spine.index(p) if p in spine else len(spine)):
        if path not in members:
            continue  # which the proof of the archive tells
        try:
            documents[path] = parse(members[path])
        except etree.XMLSyntaxError as error:
            span = Span(f"{artefact.name}/{path}", error.lineno or 0)
            said = f"The file is not well-formed: {error.msg}."
            findings.append(Finding("epub-020", span, said, edition=artefact.language))
    return documents, findings
