"""A document composed as an e-book: a file for each section, contents, stylesheet, faces, pictures.

Takes a `Document` and the house style; gives an `EbookComposition` for the press. The half-title
is a leaf of bound books and is left out; the contents become the navigation document, which stands
in the reading order where the report puts its contents.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from reportbuild.compose.accessibility import accessibility
from reportbuild.compose.charts import drawings
from reportbuild.compose.faces import Embedded, embed
from reportbuild.compose.inlines import Setting
from reportbuild.compose.leaves import fill_section
from reportbuild.compose.navigation import PAPER_ONLY, contents_heading, contents_page, ncx
from reportbuild.compose.paper import document_name, imprint
from reportbuild.compose.parts import anchors, parts
from reportbuild.compose.pictures import FitPicture, fit_pictures
from reportbuild.compose.semantics import types_of_body
from reportbuild.compose.stylesheet import ebook_stylesheet
from reportbuild.compose.templates import Templates
from reportbuild.model.artefact import EbookComposition, EbookFile
from reportbuild.model.charts import Plot
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter, Section
from reportbuild.model.finding import Checked
from reportbuild.model.report import Picture
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Figure

NAVIGATION = "nav.xhtml"
NCX = "toc.ncx"
STYLESHEET = "style/book.css"
XHTML = "application/xhtml+xml"

LONGEST_PICTURE = 1200
"""Pixels: sharp on a telephone, and some 100 kB."""

LARGEST_TEXT = 250_000
"""Bytes of one file of text; reading systems of Adobe's older family give up at 300 kB."""


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A section, or a part of one, with the path of its file."""

    section: Section
    path: str


@dataclass(frozen=True, slots=True)
class _Book:
    """What every file of a book is composed from."""

    document: Document
    templates: Templates
    pictures: Mapping[str, FitPicture]
    charts: Mapping[Plot, FitPicture]
    chapters: tuple[_Chapter, ...]
    places: Mapping[str, str]
    """The file of each anchor."""


def ebook(document: Document, house: House) -> Checked[EbookComposition]:
    """Compose a document as an e-book."""
    book = _laid_out(document, house)
    text = [*_text_files(book)]
    return ebook_stylesheet(house, document).then(
        lambda stylesheet: Checked(
            _composition(book, house, text, embed(stylesheet, house.faces, _words(text)))
        )
    )


def _composition(
    book: _Book, house: House, text: list[EbookFile], embedded: Embedded
) -> EbookComposition:
    contents = ncx(book.document, _hrefs(book, NCX), book.templates)
    files = (
        *text,
        EbookFile("ncx", NCX, "application/x-dtbncx+xml", contents.encode()),
        EbookFile("style", STYLESHEET, "text/css", embedded.stylesheet.encode()),
        *(
            EbookFile(f"face-{number}", f"fonts/{face.name}", "font/ttf", face.data)
            for number, face in enumerate(embedded.faces, start=1)
        ),
        *_picture_files(book),
    )
    document = book.document
    return EbookComposition(
        document_name(document), imprint(document, house), files, accessibility(document)
    )


# --- which files there are ----------------------------------------------------------------------


def _laid_out(document: Document, house: House) -> _Book:
    """Return the book with its sections cut into files, and the place of every anchor in them."""
    templates = Templates(house)
    pictures = fit_pictures(_shown(document), LONGEST_PICTURE)
    charts = drawings(document, house, "ebook")
    unplaced = _Book(document, templates, pictures, charts, (), {})
    measure = partial(_measured, unplaced)
    cut = [
        part
        for section in document.sections
        if section.kind not in PAPER_ONLY
        for part in parts(section, LARGEST_TEXT, measure)
    ]
    chapters = tuple(_Chapter(s, _path(s, number)) for number, s in enumerate(cut, start=1))
    places = {anchor: c.path for c in chapters for anchor in anchors(c.section)}
    return _Book(document, templates, pictures, charts, chapters, places)


def _measured(book: _Book, section: Section) -> int:
    filled = fill_section(section, book.document, _setting(book, ""), book.templates)
    return len(filled.encode())


def _shown(document: Document) -> dict[str, Picture]:
    """Return the pictures that the book shows: those of its figures, and that of its cover."""
    paths = [
        inner.image
        for section in document.sections
        for block in section.blocks
        for inner in inner_blocks(block)
        if isinstance(inner, Figure)
    ]
    used = {*paths, document.style.cover}
    return {path: picture for path, picture in document.pictures.items() if path in used}


def _path(section: Section, number: int) -> str:
    if section.kind == "contents":
        return NAVIGATION
    name = f"-{section.id}" if re.fullmatch(r"[A-Za-z0-9_-]+", section.id) else ""
    return f"text/{number:02}{name}.xhtml"


# --- the files of text --------------------------------------------------------------------------


def _text_files(book: _Book) -> Iterable[EbookFile]:
    for number, chapter in enumerate(book.chapters, start=1):
        if chapter.path == NAVIGATION:
            yield _navigation(book, reading=True)
        else:
            inside = fill_section(
                chapter.section, book.document, _setting(book, chapter.path), book.templates
            )
            title = chapter.section.heading or book.document.title_matter.title
            data = _page(book, chapter.path, title, types_of_body(chapter.section), inside)
            properties = ("svg",) if b"<svg" in data else ()
            yield EbookFile(f"text-{number}", chapter.path, XHTML, data, properties, reading=True)
    if all(chapter.path != NAVIGATION for chapter in book.chapters):
        yield _navigation(book, reading=False)


def _navigation(book: _Book, *, reading: bool) -> EbookFile:
    hrefs = _hrefs(book, NAVIGATION)
    inside = contents_page(book.document, hrefs, book.templates)
    heading = contents_heading(book.document)
    data = _page(book, NAVIGATION, heading, Matter.FRONT.value, inside)
    return EbookFile("nav", NAVIGATION, XHTML, data, ("nav",), reading=reading)


def _page(book: _Book, path: str, title: str, types: str, inside: str) -> bytes:
    values = {
        "document": book.document,
        "title": title,
        "types": types,
        "stylesheet": posixpath.relpath(STYLESHEET, posixpath.dirname(path) or "."),
        "inside": inside,
    }
    return book.templates.fill("ebook-page.xhtml.j2", values).encode()


def _setting(book: _Book, path: str) -> Setting:
    folder = posixpath.dirname(path) or "."
    return Setting(
        medium="ebook",
        words=book.document.words,
        direction=book.document.direction,
        hrefs=_hrefs(book, path),
        pages={},
        pictures={
            source: posixpath.relpath(_picture_path(picture), folder)
            for source, picture in book.pictures.items()
        },
        charts={
            plot: posixpath.relpath(_picture_path(drawing), folder)
            for plot, drawing in book.charts.items()
        },
    )


def _hrefs(book: _Book, path: str) -> dict[str, str]:
    """Return the address of every anchor as written in the file at `path`.

    The head of another file is addressed by the file alone: some reading systems set a fragment
    below the top of the screen.
    """
    folder = posixpath.dirname(path) or "."
    heads = {chapter.section.id for chapter in book.chapters}
    hrefs = {}
    for anchor, place in book.places.items():
        file = "" if place == path else posixpath.relpath(place, folder)
        hrefs[anchor] = file if file and anchor in heads else f"{file}#{anchor}"
    return hrefs


def _words(files: Iterable[EbookFile]) -> str:
    """Return the characters that a reader will see in the text."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", " ", file.data.decode())) for file in files)


# --- pictures -----------------------------------------------------------------------------------


def _picture_path(picture: FitPicture) -> str:
    return f"images/{picture.name}"


def _picture_files(book: _Book) -> Iterable[EbookFile]:
    for number, (source, picture) in enumerate(book.pictures.items(), start=1):
        properties = ("cover-image",) if source == book.document.style.cover else ()
        yield EbookFile(
            f"picture-{number}",
            _picture_path(picture),
            picture.media_type,
            picture.data,
            properties,
        )
    for number, drawing in enumerate(book.charts.values(), start=1):
        path = _picture_path(drawing)
        yield EbookFile(f"chart-{number}", path, drawing.media_type, drawing.data)
