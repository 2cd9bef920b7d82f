"""Packing: the same composition gives the same bytes, and says of itself what it should."""

from __future__ import annotations

import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportbuild.model.artefact import Imprint
from reportbuild.model.ebook import EbookComposition, EbookFile, UncutFace
from reportbuild.press.epub import pack
from tests.press.made import faces

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">'
    "<head><title>One</title></head><body>{}</body></html>"
)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")

ENGLISH = Imprint(
    title="Return without safety",
    language="en",
    direction="ltr",
    publisher="The press",
    identifier="urn:uuid:00000000-0000-4000-8000-000000000001",
    published="2026-11-21",
    rights="CC BY 4.0",
    subject="SAMPLE 01/2003",
    tool="reportbuild 1",
)
ARABIC = replace(ENGLISH, title="عودة بلا أمان", language="ar", direction="rtl")


def page(body: str) -> bytes:
    return PAGE.format(body).encode()


def composition(imprint: Imprint = ENGLISH, body: bytes = b"") -> EbookComposition:
    xhtml, ncx = "application/xhtml+xml", "application/x-dtbncx+xml"
    return EbookComposition(
        name="sample-en",
        imprint=imprint,
        files=(
            EbookFile("cover", "text/cover.xhtml", xhtml, page("<p>Cover</p>"), (), reading=True),
            EbookFile("nav", "nav.xhtml", xhtml, page("<p>Contents</p>"), ("nav",), reading=True),
            EbookFile("one", "text/one.xhtml", xhtml, body or page("<p>1</p>"), (), reading=True),
            EbookFile("contents", "toc.ncx", ncx, b"<ncx/>"),
            EbookFile("style", "style/book.css", "text/css", b"p{margin:0}"),
            EbookFile("photo", "images/photo.jpg", "image/jpeg", JPEG, ("cover-image",)),
        ),
        accessibility=(("accessMode", "textual"), ("accessibilityHazard", "none")),
    )


def packed(made: EbookComposition) -> ZipFile:
    return ZipFile(BytesIO(pack(made).value.data))


def package(made: EbookComposition) -> etree._Element:
    return etree.fromstring(packed(made).read("EPUB/content.opf"))


def part(root: etree._Element, name: str) -> etree._Element:
    found = root.find(f"{OPF}{name}")
    assert found is not None
    return found


def test_an_artefact_is_named_after_its_composition():
    """Name, media type and language of the artefact follow the composition."""
    made = pack(composition())
    assert made.findings == ()
    assert (made.value.name, made.value.media_type) == ("sample-en.epub", "application/epub+zip")
    assert made.value.language == "en"


def test_the_archive_begins_with_its_media_type_stored_plain():
    """The bytes that file(1) and readers look for stand where OCF 3.3 wants them."""
    data = pack(composition()).value.data
    assert data[:4] == b"PK\x03\x04"
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_composition_gives_the_same_bytes_at_any_time_and_place(
    monkeypatch: pytest.MonkeyPatch,
):
    """Neither the clock nor the time zone leaves a trace in the bytes."""
    first = pack(composition()).value.data
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    try:
        assert pack(composition()).value.data == first
    finally:
        monkeypatch.undo()
        time.tzset()


def test_entries_tell_no_time_and_no_machine():
    """Every entry has the first date of ZIP, plain permissions and no extra field."""
    for entry in packed(composition()).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.external_attr >> 16 == 0o100644
        assert (entry.create_system, entry.extra, entry.comment) == (3, b"", b"")


def test_pictures_are_stored_and_text_is_deflated():
    """Compressed pictures are not compressed again; everything else is."""
    kinds = {entry.filename: entry.compress_type for entry in packed(composition()).infolist()}
    assert kinds.pop("mimetype") == kinds.pop("EPUB/images/photo.jpg") == ZIP_STORED
    assert set(kinds.values()) == {ZIP_DEFLATED}


def test_files_keep_their_order():
    """The archive holds the container's files first, then the composition's in its order."""
    assert packed(composition()).namelist() == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/content.opf",
        "EPUB/text/cover.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/text/one.xhtml",
        "EPUB/toc.ncx",
        "EPUB/style/book.css",
        "EPUB/images/photo.jpg",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<p><strong>42</strong><small>%</small></p>",
        "<p><em>a</em><a id='r' href='#n'>1</a></p>",
        "bare text <b>x</b> and no paragraph",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><linearGradient/></svg>",
        "<p>&#x200F;عربي&#xA0;٪ <!-- kept as it came --></p>",
    ],
)
def test_documents_go_in_byte_for_byte(body: str):
    """No parser touches a document on its way: inline spacing, SVG's case, bare text survive."""
    made = composition(body=page(body))
    assert packed(made).read("EPUB/text/one.xhtml") == page(body)


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_go_in_as_they_are(data: bytes):
    """Packing never looks into a file, whatever it holds."""
    assert packed(composition(body=data)).read("EPUB/text/one.xhtml") == data


def test_metadata_are_the_imprint_and_nothing_else():
    """Each element comes from the imprint; no library, clock or contributor is named."""
    metadata = part(package(composition()), "metadata")
    said = [
        (
            element.tag.rpartition("}")[2],
            element.get("property") or element.get("name") or "",
            element.text or element.get("content"),
        )
        for element in metadata
    ]
    assert sorted(said) == sorted(
        [
            ("meta", "dcterms:modified", "2026-11-21T00:00:00Z"),
            ("identifier", "", "urn:uuid:00000000-0000-4000-8000-000000000001"),
            ("title", "", "Return without safety"),
            ("language", "", "en"),
            ("creator", "", "The press"),
            ("publisher", "", "The press"),
            ("date", "", "2026-11-21"),
            ("subject", "", "SAMPLE 01/2003"),
            ("rights", "", "CC BY 4.0"),
            ("meta", "schema:accessMode", "textual"),
            ("meta", "schema:accessibilityHazard", "none"),
            ("meta", "generator", "reportbuild 1"),
            ("meta", "cover", "photo"),
        ]
    )


def test_what_the_imprint_leaves_empty_is_left_out():
    """An empty subject or rights line gives no empty element."""
    bare = replace(ENGLISH, subject="", rights="")
    root = package(composition(bare))
    assert root.find(f".//{DC}subject") is None
    assert root.find(f".//{DC}rights") is None


def test_an_arabic_book_turns_its_pages_from_the_right():
    """Language and direction stand on the package, and the spine progresses from the right."""
    root = package(composition(ARABIC))
    assert (root.get(f"{XML}lang"), root.get("dir")) == ("ar", "rtl")
    assert part(root, "spine").get("page-progression-direction") == "rtl"
    assert [e.text for e in root.iter(f"{DC}language")] == ["ar"]


def test_the_spine_holds_the_files_for_reading():
    """Only documents marked for reading are in the spine, in order, and it names the NCX."""
    spine = part(package(composition()), "spine")
    assert [item.get("idref") for item in spine] == ["cover", "nav", "one"]
    assert spine.get("toc") == "contents"


def test_a_book_without_ncx_names_none():
    """Without an NCX the spine has no dangling reference to one."""
    made = composition()
    files = tuple(file for file in made.files if file.id != "contents")
    assert part(package(replace(made, files=files)), "spine").get("toc") is None


def test_a_title_with_markup_in_it_is_text():
    """What looks like markup in a title is escaped, not obeyed."""
    root = package(composition(replace(ENGLISH, title="<b>Us & them</b>")))
    assert root.findtext(f".//{DC}title") == "<b>Us & them</b>"


def test_an_e_book_is_packed_when_all_of_it_is_there():
    """A face or a picture that is still to come would be an empty file."""
    whole = composition()
    for part in (
        replace(whole, to_come={"picture-1": "images/a.png"}),
        replace(whole, uncut=(UncutFace("face-1", faces()[0], "a"),)),
    ):
        with pytest.raises(ValueError, match="before all of it was there"):
            pack(part)
