"""Sections bound into a book: pages, links, bookmarks, labels, furniture, metadata, bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from reportbuild.model.artefact import PaperComposition
from reportbuild.model.document import ContentsEntry, Matter
from reportbuild.press.bind import add_pages, add_structure
from reportbuild.press.pages import paginate
from reportbuild.proof.pdf_content import PageReader
from tests.press.made import (
    ARABIC,
    BOTH,
    bound,
    composition,
    failures,
    laid_out,
    sheet,
    told,
)
from tests.stock import stock_jpeg

ROOT = Path(__file__).parents[2]

CONTENTS = (
    '<nav><h1>Contents</h1><ol><li><a href="anchor:ch-road">Road <span>1</span></a></li></ol></nav>'
)
ROAD = (
    '<section id="ch-road"><h1>Road</h1><p>See <a href="anchor:sec-work">work</a>, or '
    '<a href="https://example.org/a?b=c&amp;d">there</a>'
    '<span class="note" id="ch-road-n1" data-mark="1">A note.</span>.</p></section>'
)
WORK = '<section id="ch-work"><h1>Work</h1><h2 id="sec-work">Health &amp; work</h2></section>'
OUTLINE = (
    ContentsEntry(1, "1", "Road", "ch-road"),
    ContentsEntry(1, "2", "Work", "ch-work"),
    ContentsEntry(2, "", "Health & work", "sec-work"),
)


def report() -> PaperComposition:
    """A book with all its matters: cover, contents, two chapters, back matter; blanks between."""
    return composition(
        sheet("<p>Cover</p>", "cover", Matter.COVER, opens="recto"),
        sheet(CONTENTS, "contents", Matter.FRONT, opens="recto"),
        sheet(ROAD, "ch-road", opens="recto", notes=["ch-road-n1"]),
        sheet(WORK, "ch-work", opens="recto"),
        sheet("<h1>Sources</h1>", "sources", Matter.BACK),
        outline=OUTLINE,
    )


@pytest.fixture(scope="module")
def data() -> bytes:
    """The book, bound."""
    made, _ = bound(report())
    assert made.findings == ()
    return made.value.data


@pytest.fixture
def book(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def codes(made: PaperComposition) -> list[str]:
    return [finding.code for finding in bound(made)[0].findings]


def test_the_book_is_valid(data: bytes):
    """PDF/UA-1 and PDF/A-3a, by a validator that is none of ours."""
    assert failures(data, *BOTH) == []
    assert data.startswith(b"%PDF-1.7")


def test_every_leaf_is_a_page_of_one_size(book: pikepdf.Pdf):
    """Blank versos are as large as the others, and empty."""
    boxes = {tuple(float(x) for x in page.mediabox.as_list()) for page in book.pages}
    texts = [PageReader().read(page.obj) for page in book.pages]
    assert len(boxes) == 1
    assert [bool(text.marked) for text in texts] == [
        True, False, True, False, True, False, True, True,
    ]  # fmt: skip


def test_the_artefact_is_named_for_its_composition():
    """File name, media type and language are those of the edition."""
    made = bound(report())[0].value
    assert (made.name, made.media_type, made.language) == ("made-en.pdf", "application/pdf", "en")


def test_a_section_without_a_word_is_a_page_all_the_same():
    """An empty sheet, alone and beside others, is no reason to break down."""
    made, leaves = bound(composition(sheet("", "empty"), sheet("<p>x</p>", "one")))
    assert (made.findings, len(leaves)) == ((), 2)
    assert failures(made.value.data, *BOTH) == []


# --- links, bookmarks, labels -------------------------------------------------------------------


def test_links_within_the_book_lead_to_places_in_it(book: pikepdf.Pdf):
    """Each anchor that is led to is a named destination: its page, and the height on it."""
    links = [a for page in book.pages for a in page.obj.get("/Annots", [])]
    dests = [str(link.Dest) for link in links if "/Dest" in link]
    names = list(book.Root.Names.Dests.Names.as_list())
    places = {str(name): place for name, place in zip(names[::2], names[1::2], strict=True)}
    assert dests == ["ch-road", "sec-work"]
    assert sorted(places) == ["ch-road", "ch-work", "sec-work"]
    assert places["sec-work"][0].objgen == book.pages[6].obj.objgen
    assert 0 < float(places["sec-work"][3]) < 150 / 25.4 * 72


def test_links_out_of_the_book_stay_as_they_are(book: pikepdf.Pdf):
    """An address goes out as it was written, ampersands and all."""
    links = [a for page in book.pages for a in page.obj.get("/Annots", []) if "/A" in a]
    assert [str(link.A.URI) for link in links] == ["https://example.org/a?b=c&d"]


def test_a_link_to_nowhere_is_an_error():
    """press-013: the target of a link, or of a bookmark, is in no section."""
    assert codes(composition(sheet('<p><a href="anchor:x">y</a></p>'))) == ["press-013"]
    lost = [ContentsEntry(1, "", "Lost", "lost")]
    assert codes(composition(sheet("<p>x</p>"), outline=lost)) == ["press-013"]


def test_an_anchor_in_two_sections_is_an_error():
    """press-014: a link to it could lead to either."""
    both = [sheet('<p id="a">x</p>', name) for name in ("one", "two")]
    assert codes(composition(*both)) == ["press-014"]


def test_a_note_in_two_sections_is_an_error():
    """press-014: the ID of a note names one note."""
    body = '<p>x<span class="note" id="n1" data-mark="1">y</span></p>'
    assert set(codes(composition(sheet(body, "one"), sheet(body, "two")))) == {"press-014"}


def test_bookmarks_are_the_outline(book: pikepdf.Pdf):
    """Two levels, numbers before titles, each leading to its anchor."""
    with book.open_outline() as outline:
        found = [
            (
                item.title,
                str(item.destination),
                [(c.title, str(c.destination)) for c in item.children],
            )
            for item in outline.root
        ]
    assert found == [
        ("1 Road", "ch-road", []),
        ("2 Work", "ch-work", [("Health & work", "sec-work")]),
    ]


def test_page_labels_are_the_folios(book: pikepdf.Pdf):
    """Roman front matter, then the body from 1, through blanks and back matter."""
    assert [str(page.label) for page in book.pages] == ["", "", "i", "ii", "1", "2", "3", "4"]


def test_page_labels_of_other_numberings():
    """What viewers cannot count is labelled page by page."""
    sheets = [
        sheet("<p>ا</p>", "front", Matter.FRONT, opens="recto", language="ar"),
        sheet("<p>ا</p>", "one", opens="recto", language="ar"),
        sheet("<p>ا</p>", "two", language="ar"),
    ]
    numbering = {Matter.FRONT: "abjad", Matter.BODY: "arab"}
    made, leaves = bound(composition(*sheets, numbering=numbering, imprint=ARABIC))
    with pikepdf.open(BytesIO(made.value.data)) as book:
        labels = [str(page.label) for page in book.pages]
        assert labels == [leaf.folio for leaf in leaves] == ["أ", "ب", "١", "٢"]
        assert book.Root.ViewerPreferences.Direction == Name.R2L
    assert failures(made.value.data, *BOTH) == []


# --- structure ----------------------------------------------------------------------------------


def test_each_section_is_a_part_of_one_document(data: bytes):
    """Parts have the names of their sections, in reading order; the furniture is told to no one."""
    document = told(data)
    parts = [node for node in document.walk() if node.role == "Part"]
    assert [part.id for part in parts] == ["cover", "contents", "ch-road", "ch-work", "sources"]
    assert parts[2].text() == "Road\nSee work, or there1.\n1\nA note."
    assert parts[4].text() == "Sources"


def test_furniture_is_an_artifact_over_the_pages(book: pikepdf.Pdf):
    """Heads and folios are drawn, and are part of no text; cover and blanks have none."""
    texts = [PageReader().read(page.obj) for page in book.pages]
    assert ["".join(text.furniture).split() for text in texts] == [
        [], [], ["contents", "i"], [], ["ch-road", "1"], [], ["ch-work", "3"],
        ["sources", "4"],
    ]  # fmt: skip
    assert all(not text.stray for text in texts)


def test_ids_lead_to_their_elements(book: pikepdf.Pdf):
    """The ID tree is sorted, and knows sections and notes (ISO 32000-1, 14.7.2)."""
    entries = list(book.Root.StructTreeRoot.IDTree.Names.as_list())
    names = [str(name) for name in entries[::2]]
    assert names == sorted(names)
    assert {str(e.ID): str(e.S) for e in entries[1::2]} == {
        **dict.fromkeys(["cover", "contents", "ch-road", "ch-work", "sources"], "/Part"),
        "ch-road-n1": "/Note",
    }


# --- what the file holds ------------------------------------------------------------------------


def test_metadata_are_the_imprint_alone(book: pikepdf.Pdf):
    """No library leaves its name; title bar and language are set."""
    everything = book.Root.Metadata.read_bytes() + b"".join(
        str(value).encode() for value in book.docinfo.values()
    )
    assert str(book.docinfo.Title) == "No way home"
    assert not any(name in everything for name in (b"WeasyPrint", b"pikepdf", b"qpdf"))
    assert (str(book.Root.Lang), bool(book.Root.ViewerPreferences.DisplayDocTitle)) == ("en", True)


def test_each_face_is_embedded_once_for_the_whole_book(book: pikepdf.Pdf):
    """Under its PostScript name, with one tag for one subset."""
    fonts = [
        thing for thing in book.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == Name.CIDFontType2
    ]  # fmt: skip
    files = {font.FontDescriptor.FontFile2.objgen: str(font.BaseFont) for font in fonts}
    names = [name.rpartition("+")[2] for name in files.values()]
    assert len(fonts) > len(files)
    assert sorted(names) == ["SourceSerif4-Regular", "SourceSerif4-SemiBold"]


# --- sections let go ----------------------------------------------------------------------------


def streams(page: pikepdf.Object) -> list[bytes]:
    """What is drawn on a page, and the pictures and faces that are drawn with."""
    resources = page.Resources
    found = [page.Contents.read_bytes()]
    found += [picture.read_raw_bytes() for picture in resources.get("/XObject", {}).values()]
    for font in resources.get("/Font", {}).values():
        found += [font.ToUnicode.read_bytes()]
        found += [font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()]
    return found


def test_a_book_holds_all_that_it_has_of_its_sections():
    """Text, pictures and faces are read from it when every section is closed and gone."""
    body = '<section id="{0}"><h1>Road</h1><p><img src="asset:a.jpg" alt="A map"/></p></section>'
    made = composition(
        *(sheet(body.format(name), name) for name in ("one", "two")),
        assets={"a.jpg": stock_jpeg()},
    )
    pressed = [laid_out(one, made).value for one in made.sheets]
    leaves = paginate(made, {section.id: section.pages for section in pressed})
    files = {section.id: BytesIO(section.pdf) for section in pressed}
    sections = {name: pikepdf.open(file) for name, file in files.items()}
    expected = [streams(page.obj) for file in sections.values() for page in file.pages]
    book = pikepdf.new()
    pages = add_pages(book, sections, leaves)
    structure = add_structure(book, sections, pressed, pages)
    for file in files.values():
        file.close()
    assert sections == {}
    assert [str(part.ID) for part in structure.parts] == ["one", "two"]
    saved = BytesIO()
    book.save(saved)
    with pikepdf.open(saved) as again:
        assert [streams(page.obj) for page in again.pages] == expected
        assert all(len(pieces) >= 4 for pieces in expected)


# --- the same bytes -----------------------------------------------------------------------------

SCRIPT = """
import hashlib, warnings
warnings.filterwarnings("ignore", message="No fonts configured")
from tests.press.made import bound
from tests.press.test_bind import report
print(hashlib.sha256(bound(report())[0].value.data).hexdigest())
"""


def digests(seeds: Sequence[str]) -> set[str]:
    found = set()
    for seed in seeds:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT-{seed}"},
        )  # fmt: skip
        found.add(done.stdout.strip())
    return found


def test_the_same_sections_give_the_same_bytes_in_every_process(data: bytes):
    """Neither clock, zone, process nor the seed of hashes changes a byte of the book."""
    assert digests(["1", "9"]) == {hashlib.sha256(data).hexdigest()}


def test_another_day_of_publication_gives_other_bytes():
    """The date is that of the imprint, so that it is seen to be used."""
    later = replace(report().imprint, published="2027-01-01")
    made, _ = bound(replace(report(), imprint=later))
    with pikepdf.open(BytesIO(made.value.data)) as book:
        assert str(book.docinfo.CreationDate) == "D:20270101000000Z"
