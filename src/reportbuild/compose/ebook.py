"""A document composed as an e-book: a file for each section, contents, stylesheet, faces, pictures.

Takes a `Document`, its texts as `EbookText`s, and the house style; gives an `EbookComposition` for
the press. The half-title is a leaf of bound books and is left out; the contents become the
navigation document, which stands in the reading order where the report puts its contents. A light
document is composed as any other; its pictures are put in later.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from reportbuild.compose.accessibility import accessibility
from reportbuild.compose.ebook_text import ebook_parts, ebook_setting, picture_path
from reportbuild.compose.faces import Embedded, embed
from reportbuild.compose.navigation import PAPER_ONLY, contents_heading, contents_page, ncx
from reportbuild.compose.paper import document_name, imprint
from reportbuild.compose.pictures import IN_EBOOK, FitPicture, fit_pictures
from reportbuild.compose.semantics import types_of_body
from reportbuild.compose.stylesheet import ebook_stylesheet
from reportbuild.compose.templates import Templates
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter, Section
from reportbuild.model.ebook import EbookComposition, EbookFile, EbookPart, EbookText, UncutFace
from reportbuild.model.finding import Checked

NAVIGATION = "nav.xhtml"
NCX = "toc.ncx"
STYLESHEET = "style/book.css"
XHTML = "application/xhtml+xml"

_TEXT = "text"
_UNPLACED = re.compile('(?<=href=")anchor:([^"]*)')


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A section, or a part of one, with the path of its file.

    Where an anchor stands is not known before all sections are cut into files, and how they are cut
    not before they are written: so the links of a part lead to `anchor:ID` until then.
    """

    part: EbookPart
    path: str

    @property
    def section(self) -> Section:
        return self.part.section


@dataclass(frozen=True, slots=True)
class _Book:
    """What every file of a book is composed from; `drawings` are its charts by their names."""

    document: Document
    templates: Templates
    pictures: Mapping[str, FitPicture]
    drawings: Mapping[str, bytes]
    chapters: tuple[_Chapter, ...]
    places: Mapping[str, str]
    """The file of each anchor."""


def with_uncut_faces(
    document: Document, house: House, composed: Mapping[str, EbookText]
) -> Checked[EbookComposition]:
    """Compose a document, whose texts are `composed` by their ids, as an e-book without faces:
    cutting these takes longer than all else, and most often gives what it gave before.
    """
    book = _laid_out(document, house, composed)
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
            EbookFile(f"face-{number}", f"fonts/{face.name}", "font/ttf", b"")
            for number, (face, _) in enumerate(embedded.faces, start=1)
        ),
        *_picture_files(book),
    )
    document = book.document
    return EbookComposition(
        document_name(document),
        imprint(document, house),
        files,
        accessibility(document),
        tuple(
            UncutFace(f"face-{number}", face, characters)
            for number, (face, characters) in enumerate(embedded.faces, start=1)
        ),
        {
            _picture_id(number): path
            for number, (path, picture) in enumerate(book.pictures.items(), start=1)
            if not picture.data
        },
    )


# --- which files there are ----------------------------------------------------------------------


def _laid_out(document: Document, house: House, composed: Mapping[str, EbookText]) -> _Book:
    """Return the book with its sections cut into files, and the place of every anchor in them."""
    templates = Templates(house)
    pictures = fit_pictures(document.pictures, IN_EBOOK)
    setting = ebook_setting(document, pictures, {})
    parts = [
        part
        for section in document.sections
        if section.kind not in PAPER_ONLY
        for part in (
            composed[section.id].parts
            if section.kind == "text"
            else ebook_parts(section, document, setting, templates)
        )
    ]
    chapters = tuple(_Chapter(part, _path(part.section, n)) for n, part in enumerate(parts, 1))
    drawn = {name: data for text in composed.values() for name, data in text.drawings.items()}
    places = {anchor: c.path for c in chapters for anchor in c.part.anchors}
    return _Book(document, templates, pictures, drawn, chapters, places)


def _path(section: Section, number: int) -> str:
    if section.kind == "contents":
        return NAVIGATION
    name = f"-{section.id}" if re.fullmatch(r"[A-Za-z0-9_-]+", section.id) else ""
    return f"{_TEXT}/{number:02}{name}.xhtml"


# --- the files of text --------------------------------------------------------------------------


def _text_files(book: _Book) -> Iterable[EbookFile]:
    for number, chapter in enumerate(book.chapters, start=1):
        if chapter.path == NAVIGATION:
            yield _navigation(book, reading=True)
        else:
            inside = _placed(chapter.part.inside, _hrefs(book, chapter.path))
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


def _placed(inside: str, hrefs: Mapping[str, str]) -> Markup:
    """Return markup with its links led to where their anchors stand."""

    def address(found: re.Match[str]) -> str:
        anchor = html.unescape(found[1])
        return escape(hrefs[anchor]) if anchor in hrefs else found[0]

    return Markup(_UNPLACED.sub(address, inside))  # noqa: S704 (addresses are escaped)


def _hrefs(book: _Book, path: str) -> dict[str, str]:
    """Return the address of every anchor as written in the file at `path`.

    The head of another file is addressed by the file alone: some reading systems set a fragment
    below the top of the screen.
    """
    folder = posixpath.dirname(path) or "."
    heads = {chapter.section.id for chapter in book.chapters}
    files = {chapter.path: posixpath.relpath(chapter.path, folder) for chapter in book.chapters}
    files[path] = ""
    hrefs = {}
    for anchor, place in book.places.items():
        file = files[place]
        hrefs[anchor] = file if file and anchor in heads else f"{file}#{anchor}"
    return hrefs


def _words(files: Iterable[EbookFile]) -> str:
    """Return the characters that a reader will see in the text."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", " ", file.data.decode())) for file in files)


# --- pictures -----------------------------------------------------------------------------------


def _picture_id(number: int) -> str:
    return f"picture-{number}"


def _picture_files(book: _Book) -> Iterable[EbookFile]:
    for number, (source, picture) in enumerate(book.pictures.items(), start=1):
        properties = ("cover-image",) if source == book.document.style.cover else ()
        yield EbookFile(
            _picture_id(number),
            picture_path(picture),
            picture.media_type,
            picture.data,
            properties,
        )
    for number, (name, drawing) in enumerate(book.drawings.items(), start=1):
        yield EbookFile(f"chart-{number}", f"images/{name}", "image/svg+xml", drawing)
