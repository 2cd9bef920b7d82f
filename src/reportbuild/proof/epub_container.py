"""The archive of an EPUB: what stands first, what it tells of its making, names, sizes, contents.

Takes a `Book`; gives findings. EPUBCheck is silent about most of this (EPUB 3.3, section 4).
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterator

from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import CONTAINER, XHTML_TYPE, Book

LARGEST_BOOK = 1_000_000
"""Bytes of a book that still goes over a poor connection, telephone to telephone."""

LARGEST_TEXT = 300_000
"""Bytes of one file of text; reading systems of Adobe's older family fail on more."""

MEDIA_TYPE = b"application/epub+zip"
EARLIEST = (1980, 1, 1, 0, 0, 0)
REGULAR_FILE = 0o100644
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


def proof_container(book: Book) -> Iterator[Finding]:
    """Find what is amiss with the archive as such."""
    if not _begins_as_epub(book.data):
        said = "The archive does not begin with its media type, stored plain."
        yield book.finding("epub-002", "mimetype", said)
    yield from _reproducible(book)
    yield from _names(book)
    yield from _sizes(book)
    yield from _listed(book)


def _begins_as_epub(data: bytes) -> bool:
    """Tell whether the first entry is as OCF 3.3, 4.2.6 wants it: by its bytes."""
    if data[:4] != b"PK\x03\x04":
        return False
    method = struct.unpack_from("<H", data, 8)[0]
    name_length, extra_length = struct.unpack_from("<HH", data, 26)
    content = data[30 : 30 + 8 + len(MEDIA_TYPE)]
    return (method, name_length, extra_length, content) == (0, 8, 0, b"mimetype" + MEDIA_TYPE)


def _reproducible(book: Book) -> Iterator[Finding]:
    for entry in book.entries:
        told = []
        if entry.date_time != EARLIEST:
            told.append("a time")
        if entry.extra or entry.comment:
            told.append("a remark")
        if entry.external_attr >> 16 != REGULAR_FILE:
            told.append("permissions of a machine")
        if told:
            said = f"The entry tells more than its contents: {', '.join(told)}."
            yield book.finding("epub-003", entry.filename, said)


def _names(book: Book) -> Iterator[Finding]:
    folded = Counter(entry.filename.lower() for entry in book.entries)
    for name in dict.fromkeys(entry.filename for entry in book.entries):
        if not _NAME.fullmatch(name):
            said = "The file's name has other characters than letters, digits, “.”, “-” and “_”."
            yield book.finding("epub-004", name, said)
        if folded[name.lower()] > 1:
            said = "The file's name stands twice, if capitals do not count."
            yield book.finding("epub-004", name, said)


def _sizes(book: Book) -> Iterator[Finding]:
    if len(book.data) > LARGEST_BOOK:
        said = f"The book has {len(book.data):,} bytes; {LARGEST_BOOK:,} would go over any line."
        yield book.finding("epub-005", "", said)
    for item in book.items:
        size = len(book.members.get(item.path, b""))
        if item.media_type == XHTML_TYPE and size > LARGEST_TEXT:
            said = f"The file has {size:,} bytes, which old reading systems cannot open."
            yield book.finding("epub-006", item.path, said)


def _listed(book: Book) -> Iterator[Finding]:
    """Compare the manifest with the archive: all that is listed is there, and the reverse."""
    apart = {"mimetype", CONTAINER, book.package_path}
    listed = Counter(item.path for item in book.items)
    for path in sorted(listed.keys() - book.members.keys()):
        yield book.finding("epub-007", path, "The manifest lists a file that is not in the book.")
    for path in sorted(book.members.keys() - listed.keys() - apart):
        yield book.finding(
            "epub-007", path, "The book holds a file that its manifest does not list."
        )
    for path in sorted(path for path, times in listed.items() if times > 1):
        yield book.finding("epub-007", path, "The manifest lists the file twice.")
    for path in book.spine:
        if path not in listed:
            yield book.finding("epub-007", book.package_path, "The spine names a missing item.")
