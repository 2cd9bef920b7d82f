"""E-books: which files there are, how they find one another, and that EPUBCheck accepts them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reportbuild.compose.ebook_text import LARGEST_TEXT
from reportbuild.compose.pictures import SUFFIXES
from reportbuild.model.artefact import Artefact
from reportbuild.model.document import ContentsEntry, Document, Matter
from reportbuild.model.ebook import EbookComposition, EbookFile
from reportbuild.model.inlines import Inline, Locator, NoteRef, Text
from reportbuild.model.text import Block, Heading, Note
from reportbuild.press.epub import pack
from reportbuild.proof.epub import proof_epub
from tests.documents import SPAN, document, paragraph, section
from tests.ebooks import Language, bare_house, ebook, full_document, house, made
from tests.epubcheck import EpubCheck, Message

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"


def composed(book: Document) -> EbookComposition:
    return ebook(book, bare_house()).value


def file(composition: EbookComposition, path: str) -> EbookFile:
    return next(f for f in composition.files if f.path == path)


def root(composition: EbookComposition, path: str) -> etree._Element:
    return etree.fromstring(file(composition, path).data)


def reading(composition: EbookComposition) -> list[str]:
    return [f.path for f in composition.files if f.reading]


@cache
def full(language: Language) -> Artefact:
    """The whole book with its faces, made once."""
    return pack(ebook(full_document(language), house()).value).value


# --- which files there are ----------------------------------------------------------------------


def test_each_section_is_a_file_in_the_order_of_reading():
    """Names are plain and in order; the contents stand at their place; no half-title."""
    assert reading(composed(full_document())) == [
        "text/01-leaf-cover.xhtml",
        "text/02-leaf-title-page.xhtml",
        "text/03-leaf-imprint-page.xhtml",
        "nav.xhtml",
        "text/05-ch-return.xhtml",
        "text/06-ch-work.xhtml",
        "text/07-leaf-sources.xhtml",
        "text/08-leaf-colophon.xhtml",
    ]


def test_a_report_without_contents_has_navigation_all_the_same():
    """The navigation document is in the book, but not among the pages read through."""
    made_document = full_document()
    sections = tuple(s for s in made_document.sections if s.kind != "contents")
    composition = composed(replace(made_document, sections=sections))
    assert "nav.xhtml" not in reading(composition)
    assert file(composition, "nav.xhtml").properties == ("nav",)


def test_only_pictures_that_are_shown_are_carried():
    """A picture of the report that no section shows stays out; the cover's is named as such."""
    composition = composed(full_document())
    pictures = {f.path: f.properties for f in composition.files if f.path.startswith("images/")}
    assert pictures == {
        "images/picture-1.png": ("cover-image",),
        "images/picture-2.svg": (),
        "images/picture-3.jpg": (),
        "images/chart-1.svg": (),
    }


def test_pictures_have_opaque_names():
    """A file's name could tell who is in the picture."""
    data = b"".join(f.data for f in composed(full_document()).files if f.path.endswith("html"))
    assert b"woman.jpg" not in data
    assert {"jpg", "png", "svg"} == set(SUFFIXES.values())


def test_names_and_ids_are_told_apart():
    """No two files of a book have one path or one id."""
    files = composed(full_document()).files
    assert len({f.path.lower() for f in files}) == len({f.id for f in files}) == len(files)


def test_a_section_with_a_foreign_name_has_a_plain_path():
    """Whatever a section's anchor is made of, its file's name is ASCII."""
    foreign = replace(section(paragraph("Words.")), id="الطريق")
    assert reading(composed(document(foreign))) == ["text/01.xhtml"]


def test_the_name_tells_a_draft():
    """Name and imprint follow the document; a draft cannot be taken for the release."""
    assert composed(full_document()).name == "made-en"
    assert composed(replace(full_document(), draft=True)).name == "made-en-draft"


# --- the files of text --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_file_says_its_language_and_direction(language: Language):
    """Both stand on the root of every file, the navigation among them."""
    composition = composed(full_document(language))
    for f in composition.files:
        if f.path.endswith(".xhtml"):
            html = etree.fromstring(f.data)
            assert (html.get("lang"), html.get("dir")) == (
                language,
                "rtl" if language == "ar" else "ltr",
            )


def test_files_tell_what_they_are():
    """Structural semantics stand on each body: cover, title page, part of the book."""
    composition = composed(full_document())
    types = [
        body.get(f"{EPUB}type")
        for p in reading(composition)
        for body in root(composition, p).iter(f"{XHTML}body")
    ]
    assert types == [
        "cover",
        "frontmatter titlepage",
        "frontmatter copyright-page",
        "frontmatter",
        "bodymatter",
        "bodymatter",
        "backmatter",
        "backmatter",
    ]


def test_types_with_a_role_stand_beside_it():
    """On sections, since a body may have no role; each in its own file."""
    composition = composed(full_document())
    told = [
        (section.get(f"{EPUB}type"), section.get("role"))
        for path in reading(composition)
        for section in root(composition, path).iterfind(f"{XHTML}body/{XHTML}section")
        if section.get("role")
    ]
    assert told == [
        ("chapter", "doc-chapter"),
        ("chapter", "doc-chapter"),
        ("bibliography", "doc-bibliography"),
        ("colophon", "doc-colophon"),
    ]


def test_links_within_a_file_and_between_files():
    """A target in the same file is a fragment, one in another the file and its anchor."""
    composition = composed(full_document())
    here = [a.get("href") for a in root(composition, "text/05-ch-return.xhtml").iter(f"{XHTML}a")]
    there = [a.get("href") for a in root(composition, "text/06-ch-work.xhtml").iter(f"{XHTML}a")]
    assert "#tab-duties" in here
    assert "06-ch-work.xhtml" in here
    assert there == ["05-ch-return.xhtml", "05-ch-return.xhtml#tab-duties"]


def test_no_page_number_is_left():
    """Pages are the paper's: neither their number nor the words around it are printed."""
    assert b"(p. " not in file(composed(full_document()), "text/05-ch-return.xhtml").data


def test_a_draft_says_so_in_every_file():
    """The mark stands in each file, the contents among them; a release has none."""
    mark = b'<p class="draft">Draft: not for publication</p>'
    draft = composed(replace(full_document(), draft=True))
    assert all(mark in file(draft, path).data for path in reading(draft))
    final = composed(full_document())
    assert not any(mark in file(final, path).data for path in reading(final))


# --- long sections ------------------------------------------------------------------------------


def long_document() -> Document:
    """A chapter of more than 500 kB with headings, notes and links, and one that refers into it."""
    words = "Some words about a road that was shut for a whole winter and a spring. " * 30
    blocks: list[Block[Inline]] = []
    notes: list[Note[Inline]] = []
    for n in range(1, 241):
        if n % 50 == 0:
            blocks.append(Heading(2, (Text(f"Part {n}"),), SPAN, f"sec-{n}"))
        call = NoteRef(f"call-{n}", f"note-{n}", str(n), first=True)
        blocks.append(replace(paragraph(words, call), id=f"par-{n}"))
        said = (Text(f"The note number {n}."),)
        notes.append(Note(f"n{n}", (said,), SPAN, f"note-{n}", str(n), (f"call-{n}",)))
    long = section(*blocks, notes=tuple(notes))
    last = Locator("par-239", (Text("the end"),))
    refers = replace(
        section(paragraph("See ", last, ".")), id="ch-last", heading="Last", number="2"
    )
    refers = replace(refers, title=(Text("Last"),))
    made_document = document(long, refers)
    inner = ContentsEntry(2, "", "Part 200", "sec-200")
    first, second = made_document.contents
    return replace(made_document, contents=(first, inner, second))


def test_a_long_section_is_cut_into_files_that_old_readers_open():
    """Each part is small enough, and what pointed into the section points at the right part."""
    composition = composed(long_document())
    paths = reading(composition)
    assert len(paths) > 3
    assert all(len(file(composition, path).data) <= LARGEST_TEXT + 1000 for path in paths)
    (link,) = root(composition, paths[-1]).iter(f"{XHTML}a")
    path, _, anchor = (link.get("href") or "").partition("#")
    assert f'id="{anchor}"'.encode() in file(composition, posixpath.join("text", path)).data


# --- the stylesheet -----------------------------------------------------------------------------


def test_the_stylesheet_has_values_for_its_tokens():
    """Old readers know no custom properties: every one is replaced."""
    sheet = file(composed(full_document()), "style/book.css").data
    assert b"var(" not in sheet
    assert b"Source Serif 4" in sheet


def test_the_stylesheet_sets_no_ground_and_no_colour_of_text():
    """By night the reader's own colours hold: nothing but accents has a colour of its own."""
    sheet = file(composed(full_document()), "style/book.css").data.decode()
    own = re.findall(
        r"([^{}]*){[^{}]*?(?:^|[\s;{])(?:background|color):\s*(?:#1d1d1b|#f4f1ec)", sheet
    )
    later = sheet.rpartition(".pending")[2]
    assert [rule.strip() for rule in own] in ([], [".pending"])
    assert "background: none" in later


def test_a_token_that_is_not_there_is_an_error():
    """A misspelt token in the stylesheet stops the book, with its name."""
    sheets = {**bare_house().stylesheets, "ebook.css": "p{color:var(--inc)}"}
    made_book = ebook(full_document(), replace(bare_house(), stylesheets=sheets))
    assert not made_book.sound
    assert [f.code for f in made_book.findings] == ["comp-002"]


# --- the whole book -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_whole_book_is_proofed_clean_and_small(language: Language):
    """With all its faces a book has nothing amiss, and goes over any line."""
    assert proof_epub(full(language), full_document(language)) == ()
    assert len(full(language).data) < 250_000


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_same_document_gives_the_same_book(language: Language):
    """Composing and packing once more gives the same bytes."""
    assert made(full_document(language)) == made(full_document(language))


def test_each_script_has_its_faces():
    """An Arabic book carries Arabic faces, and Latin ones only for what those lack."""
    with ZipFile(BytesIO(full("ar").data)) as book:
        sizes = {
            Path(e.filename).name: e.file_size for e in book.infolist() if "fonts/" in e.filename
        }
    assert {"Amiri-Regular.ttf", "Amiri-Bold.ttf", "Vazirmatn-Medium.ttf"} <= set(sizes)
    assert all(size < 10_000 for name, size in sizes.items() if name.startswith("Source"))


FACES_ARE_USED = "CSS-028"
"""EPUBCheck's remark that a stylesheet has @font-face rules: no fault, and the only remark."""


def said_of(check: EpubCheck, book: Artefact, folder: Path) -> list[Message]:
    path = folder / "book.epub"
    path.write_bytes(book.data)
    return [message for message in check(path) if message.id != FACES_ARE_USED]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_epubcheck_accepts_a_whole_book(language: Language, epubcheck: EpubCheck, tmp_path: Path):
    """No error, no warning and no remark but on faces, with every element that a book may have."""
    assert [str(m) for m in said_of(epubcheck, full(language), tmp_path)] == []


def without_contents() -> Document:
    made_document = full_document(cover="")
    kept = tuple(s for s in made_document.sections if s.kind != "contents")
    return replace(made_document, sections=kept, contents=())


def only_back_matter() -> Document:
    return document(replace(section(paragraph("Only this.")), matter=Matter.BACK))


@pytest.mark.parametrize(
    "book",
    [
        replace(full_document(), draft=True),
        replace(full_document("ar"), draft=True),
        full_document(cover="images/house.svg"),
        without_contents(),
        only_back_matter(),
        long_document(),
    ],
    ids=["draft", "draft-ar", "cover-svg", "no-contents", "back-matter", "long"],
)
def test_epubcheck_accepts_books_of_other_shapes(
    book: Document, epubcheck: EpubCheck, tmp_path: Path
):
    """Drafts, drawn covers, books without contents or body, and very long ones are valid too."""
    packed = made(book)
    assert [str(m) for m in said_of(epubcheck, packed, tmp_path)] == []
    assert proof_epub(packed, book) == ()
