"""EPUBCheck itself: it accepts a good little book, and finds the faults planted in another."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import jpype
import pytest

from tests.epubcheck import EpubCheck, Message, MissingJavaError

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:7c0f5a4e-6f0b-4c58-9a0e-2d4a1c3f5b60</dc:identifier>
    <dc:title>A little book</dc:title>
    <dc:language>en</dc:language>
    <meta property="dcterms:modified">2003-04-29T00:00:00Z</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="text"/></spine>
</package>
"""
NAV = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
  <head><title>Contents</title></head>
  <body><nav epub:type="toc"><ol><li><a href="text.xhtml">Text</a></li></ol></nav></body>
</html>
"""
TEXT = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
  <head><title>Text</title></head>
  <body><p id="first">More than 230,000 people fled.</p></body>
</html>
"""


def little_book(folder: Path, text: str) -> Path:
    book = folder / "little.epub"
    with ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/package.opf", PACKAGE)
        archive.writestr("EPUB/nav.xhtml", NAV)
        archive.writestr("EPUB/text.xhtml", text)
    return book


def test_a_good_book_leaves_nothing_to_say(epubcheck: EpubCheck, tmp_path: Path):
    assert epubcheck(little_book(tmp_path, TEXT)) == []


def test_a_broken_link_is_an_error_with_its_place(epubcheck: EpubCheck, tmp_path: Path):
    text = TEXT.replace("fled", '<a href="#second">fled</a>')

    [message] = epubcheck(little_book(tmp_path, text))

    assert (message.severity, message.id) == ("ERROR", "RSC-012")
    assert message.location.startswith("EPUB/text.xhtml:4:")


def test_remarks_on_usage_are_heard(epubcheck: EpubCheck, tmp_path: Path):
    text = TEXT.replace('id="first"', 'epub:type="no-such-role"')

    [message] = epubcheck(little_book(tmp_path, text))

    assert (message.severity, message.id) == ("USAGE", "OPF-088")


def test_a_file_that_is_no_book_is_fatal(epubcheck: EpubCheck, tmp_path: Path):
    nothing = tmp_path / "nothing.epub"
    nothing.write_bytes(b"")

    assert "FATAL" in {message.severity for message in epubcheck(nothing)}


def test_a_message_reads_as_one_line():
    message = Message("ERROR", "RSC-012", "Fragment identifier is not defined.", "text.xhtml:4:9")

    assert str(message) == "ERROR RSC-012 text.xhtml:4:9  Fragment identifier is not defined."


def test_a_machine_without_java_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    def no_java(*_options: str, **_settings: object):
        raise jpype.JVMNotFoundException

    monkeypatch.setattr(jpype, "startJVM", no_java)

    with pytest.raises(MissingJavaError, match=r"apt-get install .* default-jre-headless"):
        EpubCheck()
