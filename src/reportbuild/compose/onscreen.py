"""One section of an e-book by itself, for whoever reads along while it is written.

Takes a `Document` and the house; gives the page of a section as the e-book has it, the stylesheet
and the pictures. Addresses begin at the root of whoever serves them; links to anchors stay
`anchor:ID`. Each element that prints a passage says which: `data-passage`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from lxml import etree

from reportbuild.compose.charts import drawings
from reportbuild.compose.ebook import XHTML
from reportbuild.compose.inlines import Setting
from reportbuild.compose.leaves import fill_section
from reportbuild.compose.navigation import contents_page
from reportbuild.compose.origins import passages
from reportbuild.compose.pictures import IN_EBOOK, SUFFIXES, FitPicture, fit_pictures
from reportbuild.compose.semantics import types_of_body
from reportbuild.compose.stylesheet import ebook_stylesheet
from reportbuild.compose.templates import Templates
from reportbuild.model.artefact import Passage, letters
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter, Section
from reportbuild.model.ebook import EbookFile
from reportbuild.model.finding import Checked

TEXT = "text.xhtml"
"""The path of the page; those of other files are their addresses."""

KEY = 60
"""Letters by which a passage is known again in markup."""

NEAR = 40
"""Passages among which the next one in the markup is looked for."""

_NAMES = ("p", "h1", "h2", "h3", "h4", "li", "dt", "dd", "th", "td", "summary")
_CAPTIONS = ("caption", "figcaption")
_BLOCKS = tuple(f"{{http://www.w3.org/1999/xhtml}}{name}" for name in (*_NAMES, *_CAPTIONS))


def onscreen(document: Document, name: str, house: House) -> Checked[tuple[EbookFile, ...]]:
    """Compose the section `name` of a document as its e-book does; the page comes first."""
    section = next(s for s in document.sections if s.id == name)
    return ebook_stylesheet(house, document).then(
        lambda css: Checked(tuple(_files(section, document, house, css)))
    )


def _files(section: Section, document: Document, house: House, css: str) -> Iterator[EbookFile]:
    style = css.replace('url("../fonts/', 'url("/fonts/').encode()
    pictures = fit_pictures(document.pictures, IN_EBOOK)
    charts = drawings(document, house, "ebook")
    setting = Setting(
        medium="ebook",
        words=document.words,
        direction=document.direction,
        pages={},
        pictures={path: f"/{_path(picture)}" for path, picture in pictures.items()},
        charts={plot: f"/{_path(drawing)}" for plot, drawing in charts.items()},
    )
    templates = Templates(house)
    if section.kind == "contents":
        links = {entry.target: setting.href(entry.target) for entry in document.contents}
        links |= {s.id: setting.href(s.id) for s in document.sections}
        inside, types = contents_page(document, links, templates), Matter.FRONT.value
    else:
        inside = fill_section(section, document, setting, templates)
        types = types_of_body(section)
    values = {
        "document": document,
        "title": section.heading or document.title_matter.title,
        "types": types,
        "stylesheet": f"/style/{_digest(style)}.css",
        "inside": inside,
    }
    text = templates.fill("ebook-page.xhtml.j2", values).encode()
    yield EbookFile("text", TEXT, XHTML, marked(text, passages(section)))
    yield EbookFile("style", f"style/{_digest(style)}.css", "text/css", style)
    for picture in (*pictures.values(), *charts.values()):
        yield EbookFile(picture.name, _path(picture), picture.media_type, picture.data)


def marked(page: bytes, found: Sequence[Passage]) -> bytes:
    """Return a page whose blocks say by `data-passage` which passage, from 0, they print."""
    tree = etree.fromstring(page, etree.XMLParser(resolve_entities=False, no_network=True))
    keys = [letters(passage.words)[:KEY] for passage in found]
    after = 0
    for element in tree.iter(*_BLOCKS):
        whole = letters("".join(map(str, element.itertext())))
        among = element.tag.endswith(_CAPTIONS)
        for at in range(after, min(after + NEAR, len(keys))):
            key = keys[at]
            if key and (whole.startswith(key) or (among and key in whole)):
                element.set("data-passage", str(at))
                after = at + 1
                break
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def _path(picture: FitPicture) -> str:
    return f"images/{_digest(picture.data)}.{SUFFIXES[picture.media_type]}"


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]
