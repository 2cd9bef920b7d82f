"""An EPUB as made is proofed clean; one fault planted in it is found, by its code."""

from __future__ import annotations

import random
import struct
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import CODES
from reportbuild.model.text import Figure
from reportbuild.proof.epub import proof_epub
from tests.ebooks import Language, altered, full_document, made, with_member
from tests.stock import stock_jpeg, stock_png

OPF = "EPUB/content.opf"
CHAPTER = "EPUB/text/05-ch-return.xhtml"
JPEG = "EPUB/images/picture-3.jpg"
PNG = "EPUB/images/picture-1.png"
SVG = "EPUB/images/picture-2.svg"


@cache
def book(language: Language = "en") -> Artefact:
    return made(full_document(language))


def codes(artefact: Artefact, language: Language = "en") -> set[str]:
    return {finding.code for finding in proof_epub(artefact, full_document(language))}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_book_as_made_is_clean(language: Language):
    """Nothing is found in a book with every block, inline and leaf, in either direction."""
    assert proof_epub(book(language), full_document(language)) == ()


def test_every_code_of_the_epub_is_in_the_catalogue():
    """Every code of the family has a sentence for a title, and an explanation."""
    family = [code for code in CODES.values() if code.id.startswith("epub-")]
    assert family
    assert all(code.title.endswith(".") and len(code.explanation) > 20 for code in family)


def test_a_finding_names_book_file_and_edition():
    """Who reads the finding knows which edition it is of, and where in it to look."""
    faulty = altered(book(), CHAPTER, 'alt="A woman at a gate"', "")
    (finding,) = [f for f in proof_epub(faulty, full_document()) if f.code == "epub-025"]
    assert finding.span.path == f"made-en.epub/{CHAPTER}"
    assert finding.span.line > 1
    assert finding.edition == "en"


# --- the archive --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and nothing more",
        b"<html/>",
    ],
)
def test_what_is_no_archive_cannot_be_read(data: bytes):
    """Bytes that are no archive are one finding, not a traceback."""
    assert codes(replace(book(), data=data)) == {"epub-001"}


@settings(max_examples=60)
@given(st.data())
def test_no_damage_makes_the_proof_fail(data: st.DataObject):
    """Bytes changed anywhere, in the archive or in a file of it, are findings at most."""
    whole = bytearray(book().data)
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    proof_epub(replace(book(), data=bytes(whole)), full_document())
    with ZipFile(BytesIO(book().data)) as archive:
        path = data.draw(st.sampled_from(archive.namelist()))
        kept = archive.read(path)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(kept))] * 2)))
    damaged = kept[:start] + data.draw(st.binary(max_size=20)) + kept[end:]
    proof_epub(with_member(book(), path, damaged), full_document())


@pytest.mark.parametrize(
    ("old", "new"),
    [('<ol start="7">', '<ol start="x">'), ('href="#sec-road"', 'href="http://[x"')],
)
def test_values_that_are_none_are_findings(old: str, new: str):
    """A number that is none, and an address that has no parts, are told and not raised."""
    assert codes(altered(book(), CHAPTER, old, new)) != set()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("META-INF/container.xml", None),
        ("META-INF/container.xml", b"<container/>"),
        ("META-INF/container.xml", b"not xml"),
        (OPF, None),
        (OPF, b"<package"),
    ],
)
def test_an_archive_without_a_package_cannot_be_read(path: str, data: bytes | None):
    """Without a container or package document there is no book."""
    assert codes(with_member(book(), path, data)) == {"epub-001"}


def rezipped(entry_changes: dict[str, object], *, last: str = "") -> Artefact:
    """The book zipped again, its first entry changed, or one of its entries put last."""
    out = BytesIO()
    with ZipFile(BytesIO(book().data)) as old, ZipFile(out, "w") as new:
        entries = sorted(old.infolist(), key=lambda entry: entry.filename == last)
        for place, entry in enumerate(entries):
            written = ZipInfo(entry.filename, entry.date_time)
            written.external_attr, written.compress_type = entry.external_attr, entry.compress_type
            for name, value in entry_changes.items() if place == 0 else ():
                setattr(written, name, value)
            new.writestr(written, old.read(entry))
    return replace(book(), data=out.getvalue())


def test_the_media_type_must_be_stored():
    """A deflated mimetype, of which EPUBCheck says nothing, is found by its bytes."""
    assert codes(rezipped({"compress_type": ZIP_DEFLATED})) == {"epub-002"}


def test_the_media_type_must_be_first():
    """A mimetype after other entries is found."""
    assert codes(rezipped({}, last="mimetype")) == {"epub-002"}


def test_the_media_type_must_have_no_extra_field():
    """Bytes between name and content hide the media type from whoever looks for it."""
    extra = struct.pack("<HHI", 0xCAFE, 4, 7)
    assert codes(rezipped({"extra": extra})) == {"epub-002", "epub-003"}


@pytest.mark.parametrize(
    "change",
    [
        {"date_time": (2026, 11, 21, 9, 30, 0)},
        {"comment": b"made on my machine"},
        {"external_attr": 0o100777 << 16},
    ],
)
def test_an_entry_must_tell_nothing_of_its_making(change: dict[str, object]):
    """Time, remark and permissions of an entry would differ from one machine to another."""
    assert codes(rezipped(change)) == {"epub-003"}


def listed(path: str, data: bytes, media_type: str = "text/css") -> Artefact:
    """The book with one more file, listed in its manifest."""
    item = f'<item id="more" href="{path}" media-type="{media_type}"/></manifest>'
    return with_member(altered(book(), OPF, "</manifest>", item), f"EPUB/{path}", data)


@pytest.mark.parametrize("name", ["été.css", "my file.css", "a+b.css", "STYLE/book.css"])
def test_names_must_be_safe_everywhere(name: str):
    """Letters beyond ASCII, blanks, signs, and names that differ in capitals are found."""
    assert codes(listed(name, b"p{margin:0}")) == {"epub-004"}


def test_a_large_book_is_warned_of():
    """A book beyond a megabyte is a warning: it may still be what is wanted."""
    heavy = stock_jpeg()[:-2] + random.Random(1).randbytes(1_000_000) + b"\xff\xd9"
    assert codes(with_member(book(), JPEG, heavy)) == {"epub-005"}
    assert CODES["epub-005"].severity == "warning"


def test_a_long_file_is_warned_of():
    """A file beyond what old reading systems open is found, however well it compresses."""
    spaces = " " * 300_001
    assert codes(altered(book(), CHAPTER, "</body>", f"{spaces}</body>")) == {"epub-006"}


def test_manifest_and_archive_must_agree():
    """A file not listed, one listed twice, one not there, and a spine of nothing are found."""
    item = '<item id="more" href="more.css" media-type="text/css"/></manifest>'
    again = '<item id="again" href="style/book.css" media-type="text/css"/></manifest>'
    assert codes(with_member(book(), "EPUB/more.css", b"")) == {"epub-007"}
    assert codes(altered(book(), OPF, "</manifest>", item)) == {"epub-007"}
    assert codes(altered(book(), OPF, "</manifest>", again)) == {"epub-007"}
    assert codes(altered(book(), OPF, "</spine>", '<itemref idref="no"/></spine>')) == {"epub-007"}


# --- the package document -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<dc:title>No way home<", "<dc:title>No way out<"),
        ("<dc:language>en<", "<dc:language>fr<"),
        ("<dc:language>en</dc:language>", ""),
        ("2026-11-21T00:00:00Z", "2026-11-21T09:30:00Z"),
        ("<dc:date>2026", "<dc:date>2025"),
        (">urn:uuid:00000000", ">urn:uuid:10000000"),
        ("<dc:publisher>The publisher<", "<dc:publisher>Another<"),
        ('unique-identifier="id"', 'unique-identifier="no"'),
    ],
)
def test_metadata_must_be_those_of_the_report(old: str, new: str):
    """Title, language, dates, identifier and publisher are compared, one by one."""
    assert "epub-010" in codes(altered(book(), OPF, old, new))


@pytest.mark.parametrize(
    "told",
    [
        "<dc:contributor>A person</dc:contributor>",
        '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1</meta>',
        '<meta name="generator" content="Ebook-lib 0.20"/>',
        "<dc:language>ar</dc:language>",
        '<meta name="calibre:timestamp" content="2026-11-21"/>',
    ],
)
def test_metadata_must_tell_no_more(told: str):
    """What is not on the list, and what stands twice, is found."""
    assert "epub-011" in codes(altered(book(), OPF, "</metadata>", f"{told}</metadata>"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' page-progression-direction="rtl"', ""),
        (' page-progression-direction="rtl"', ' page-progression-direction="ltr"'),
        (' dir="rtl"', ""),
        (' xml:lang="ar"', ' xml:lang="en"'),
    ],
)
def test_an_arabic_package_must_say_its_direction(old: str, new: str):
    """A missing or wrong direction of pages is found, of which EPUBCheck says nothing."""
    assert codes(altered(book("ar"), OPF, old, new), "ar") == {"epub-012"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">textual<", ">texttual<"),
        ('<meta property="schema:accessibilityHazard">none</meta>', ""),
        (">alternativeText<", ">longDescription<"),
        ('<meta property="schema:accessMode">visual</meta>', ""),
        (
            'schema:accessibilitySummary">The',
            'schema:accessibilitySummary"/><meta property="x">The',
        ),
    ],
)
def test_accessibility_must_be_stated_truly(old: str, new: str):
    """Missing statements, unknown values and claims without ground are found."""
    assert "epub-013" in codes(altered(book(), OPF, old, new))


def test_no_book_may_promise_descriptions_that_are_not_there():
    """The claim of alternative text is compared with the figures of the document."""
    document = full_document()
    chapter = document.sections[5]
    blind = tuple(replace(b, alt=()) if isinstance(b, Figure) else b for b in chapter.blocks)
    sections = tuple(replace(s, blocks=blind) if s is chapter else s for s in document.sections)
    found = proof_epub(book(), replace(document, sections=sections))
    assert "epub-013" in {finding.code for finding in found}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CHAPTER, "</body>", '<svg xmlns="http://www.w3.org/2000/svg"/></body>'),
        (OPF, 'properties="nav"', 'properties="nav scripted"'),
        (OPF, ' properties="nav"', ""),
        (OPF, "application/x-dtbncx+xml", "application/xml"),
        (OPF, '<meta name="cover" content="picture-1"/>', ""),
        (OPF, ' properties="cover-image"', ""),
    ],
)
def test_the_manifest_must_say_what_files_are(path: str, old: str, new: str):
    """Properties that are missing or untrue, and a cover named in one way only, are found."""
    assert "epub-014" in codes(altered(book(), path, old, new))


# --- what is told beside the text ---------------------------------------------------------------


@pytest.mark.parametrize("path", [CHAPTER, OPF, SVG, "EPUB/toc.ncx"])
@pytest.mark.parametrize("remark", ["<!-- ask Anna -->", "<?editor anna?>"])
def test_no_file_may_hold_a_remark(path: str, remark: str):
    """Comments and instructions are found in every kind of markup, at its end too."""
    text = with_member(book(), path, (member_text(path) + remark).encode())
    assert "epub-060" in codes(text)


def test_no_stylesheet_may_hold_a_remark():
    """What designers note for one another is found as well."""
    remark = altered(book(), "EPUB/style/book.css", "body {", "/* ask Anna */ body {")
    assert codes(remark) == {"epub-060"}


def member_text(path: str) -> str:
    with ZipFile(BytesIO(book().data)) as archive:
        return archive.read(path).decode()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CHAPTER, '<body epub:type="', '<body title="/home/anna/report" epub:type="'),
        (SVG, "<path ", '<path class="C:\\Users\\anna" '),
        ("EPUB/style/book.css", "{", "{background:url(/root/x.png);"),
        (OPF, 'content="reportbuild 0"', 'content="file:///tmp/x"'),
    ],
)
def test_no_file_may_name_a_folder_of_a_machine(path: str, old: str, new: str):
    """Paths of Unix and of Windows are found in markup, drawings, stylesheets and metadata."""
    assert "epub-061" in codes(altered(book(), path, old, new))


def test_an_address_that_looks_like_a_folder_is_none():
    """A page called “home” on a server is no home folder."""
    address = "https://observatory.example/home/road?a=1&amp;b=2"
    kind = altered(book(), CHAPTER, "https://observatory.example/road?a=1&amp;b=2", address)
    assert "epub-061" not in codes(kind)


def png_with(kind: bytes, data: bytes) -> bytes:
    made_png = stock_png()
    check = struct.pack(">I", crc32(kind + data))
    return made_png[:33] + struct.pack(">I", len(data)) + kind + data + check + made_png[33:]


def jpeg_with(segment: int, data: bytes) -> bytes:
    made_jpeg = stock_jpeg()
    return made_jpeg[:2] + struct.pack(">BBH", 0xFF, segment, len(data) + 2) + data + made_jpeg[2:]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (JPEG, jpeg_with(0xE1, b"Exif\0\0MM")),
        (JPEG, jpeg_with(0xED, b"Photoshop 3.0\0")),
        (JPEG, jpeg_with(0xFE, b"taken by Anna")),
        (JPEG, stock_jpeg() + b"a preview"),
        (PNG, png_with(b"tEXt", b"Author\0Anna")),
        (PNG, png_with(b"eXIf", b"MM\0*")),
        (PNG, stock_png() + b"\0\0\0\0more"),
        (SVG, b'<svg xmlns="http://www.w3.org/2000/svg"><metadata/></svg>'),
        (SVG, b'<svg xmlns="http://www.w3.org/2000/svg"><text>Anna</text></svg>'),
        (SVG, b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="i" i:docname="a.svg"/>'),
        (SVG, b'<svg xmlns="http://www.w3.org/2000/svg"><a href="https://x.example/"/></svg>'),
        (SVG, b'<svg xmlns="http://www.w3.org/2000/svg" data-name="layer of Anna"/>'),
        (SVG, b"<svg"),
    ],
)
def test_no_picture_may_tell_more_than_is_seen(path: str, data: bytes):
    """Places, names and previews are found in photographs and drawings alike."""
    assert "epub-062" in codes(with_member(book(), path, data))
