"""What an EPUB tells beside its text: remarks, folders of a machine, the inside of pictures.

Takes a `Book`; gives findings. A photograph can hold the place it was taken at and a preview of
what was cropped away; a drawing the name of its author. Readers at risk pay for that.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from lxml import etree

from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import XHTML_TYPE, Book, elements, parse

_FOLDER = re.compile(
    r"(?:^|(?<=[\s\"'(=>:]))(?:/(?:home|Users|root|tmp|var/folders|mnt|private)/|[A-Za-z]:[\\/]Users)"
    r"|file:/"
)
_MARKUP = frozenset({XHTML_TYPE, "application/x-dtbncx+xml", "image/svg+xml"})
_TEXTUAL = frozenset({"text/css", *_MARKUP})
_PNG_CHUNKS = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"tRNS",
        b"IDAT",
        b"IEND",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    }
)
_MARKER, _SCAN, _COMMENT, _END = 0xFF, 0xDA, 0xFE, b"\xff\xd9"
_JFIF, _COLOURS = 0xE0, 0xEE
_JPEG_TELLING = frozenset({_COMMENT, *range(0xE0, 0xF0)} - {_JFIF, _COLOURS})
_SVG = "{http://www.w3.org/2000/svg}"
_SVG_TELLING = frozenset(
    f"{_SVG}{name}" for name in ("metadata", "script", "text", "image", "foreignObject")
)


def proof_leaks(book: Book) -> Iterator[Finding]:
    """Find what was not meant for readers."""
    for item in book.items:
        data = book.members.get(item.path, b"")
        if item.media_type in _MARKUP:
            yield from _remarks(book, item.path, data, book.documents.get(item.path))
        if item.media_type == "text/css" and b"/*" in data:
            yield book.finding("epub-060", item.path, "The stylesheet holds a remark.")
        if item.media_type in _TEXTUAL:
            yield from _folders(book, item.path, data)
        told = _picture(item.media_type, data)
        if told:
            message = f"The picture tells more than is seen: {', '.join(told)}."
            yield book.finding("epub-062", item.path, message)
    package = book.members[book.package_path]
    yield from _remarks(book, book.package_path, package)
    yield from _folders(book, book.package_path, package)


def _remarks(
    book: Book, path: str, data: bytes, parsed: etree._Element | None = None
) -> Iterator[Finding]:
    try:
        root = parse(data) if parsed is None else parsed
    except etree.XMLSyntaxError:
        return  # which another proof tells
    remarks = [*root.iter(etree.Comment, etree.PI), *root.itersiblings(etree.Comment, etree.PI)]
    remarks += [*root.itersiblings(etree.Comment, etree.PI, preceding=True)]
    for remark in remarks:
        message = f"The file holds a remark: “{(remark.text or '').strip()[:60]}”."
        yield book.finding("epub-060", path, message, remark)


def _folders(book: Book, path: str, data: bytes) -> Iterator[Finding]:
    for match in _FOLDER.finditer(data.decode("utf-8", "replace")):
        message = f"The file names a folder of a machine: “{match.group()}”."
        yield book.finding("epub-061", path, message)


# --- pictures -----------------------------------------------------------------------------------


def _picture(media_type: str, data: bytes) -> list[str]:
    match media_type:
        case "image/jpeg":
            return list(_jpeg(data))
        case "image/png":
            return list(_png(data))
        case "image/svg+xml":
            return list(_svg(data))
        case _:
            return []


def _jpeg(data: bytes) -> Iterator[str]:
    """Yield what is neither pixels nor how to decode them (ITU-T T.81, annex B)."""
    at = 2
    while at + 4 <= len(data) and data[at] == _MARKER and data[at + 1] != _SCAN:
        kind, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if kind in _JPEG_TELLING:
            name = data[at + 4 : at + 8].decode("ascii", "replace")
            yield f"JPEG segment {kind:X} “{name}”"
        at += 2 + length
    if not data.endswith(_END):
        yield "bytes after its end"


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind not in _PNG_CHUNKS:
            yield f"PNG chunk “{kind.decode('ascii', 'replace')}”"
        at += 12 + length


def _svg(data: bytes) -> Iterator[str]:
    try:
        root = parse(data)
    except etree.XMLSyntaxError:
        yield "what cannot be parsed"
        return
    for element in elements(root):
        name = element.tag.rpartition("}")[2]
        if not element.tag.startswith(_SVG) or element.tag in _SVG_TELLING:
            yield f"SVG element “{name}”"
        for attribute, value in element.attrib.items():
            if _tells(str(attribute), str(value)):
                yield f"SVG attribute “{attribute!s}”"


def _tells(attribute: str, value: str) -> bool:
    if attribute.rpartition("}")[2] == "href":
        return not value.startswith("#")
    return attribute.startswith(("{", "data-"))
