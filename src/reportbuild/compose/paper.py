"""A document composed for paper: one sheet for each section, one stylesheet, and what they name.

Takes a `Document`, the house style and the page map so far; gives a `PaperComposition`, or the
`ComposedText` of a text by itself. Only the contents and sections with cross-references change when
pages move. A light document is composed as any other; its pictures are put in later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from reportbuild.compose.bidi import plain
from reportbuild.compose.charts import drawings
from reportbuild.compose.inks import print_overrides
from reportbuild.compose.inlines import Setting
from reportbuild.compose.leaves import fill_section
from reportbuild.compose.origins import notes, passages, shown
from reportbuild.compose.pictures import (
    FOR_PRESS,
    ON_PAPER,
    FitPicture,
    fit_pictures,
    to_come,
)
from reportbuild.compose.resolving import resolved
from reportbuild.compose.stylesheet import paper_stylesheet
from reportbuild.compose.templates import Templates
from reportbuild.model.artefact import ComposedText, Imprint, PaperComposition, Sheet
from reportbuild.model.charts import Plot
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter, Section
from reportbuild.model.finding import Checked
from reportbuild.model.leaves import BARE

RECTO = frozenset({"cover", "half-title", "title-page", "contents"})
"""Leaves that begin on a recto by the custom of the trade."""


def paper(document: Document, house: House, pages: Mapping[str, str]) -> Checked[PaperComposition]:
    """Compose a document for paper.

    `pages` maps anchors to folios, as far as they are known; an unknown page prints as "0".
    """
    pictures = fit_pictures(document.pictures, FOR_PRESS if document.printing else ON_PAPER)
    charts = drawings(document, house, "paper")
    setting = paper_setting(document, pages, pictures, charts)
    templates = Templates(house)
    overrides = print_overrides(house, document.printing.profile) if document.printing else ""
    return paper_stylesheet(house, document).then(
        lambda stylesheet: Checked(
            PaperComposition(
                name=document_name(document),
                imprint=imprint(document, house),
                sheets=tuple(
                    _sheet(section, document, setting, templates, pictures)
                    for section in document.sections
                ),
                stylesheet=resolved(f"{stylesheet}\n{overrides}", document.direction),
                assets=assets((*pictures.values(), *charts.values())),
                faces=house.faces,
                outline=document.contents,
                numbering=_numbering(document),
                places=tuple(_indexed(document)),
                to_come=to_come(pictures),
            )
        )
    )


def text(
    document: Document, name: str, drawn: Sequence[int], house: House, pages: Mapping[str, str]
) -> ComposedText:
    """Compose the text with the id `name`, from a document that may hold no other.

    `drawn` are the numbers that its charts have in the whole document.
    """
    pictures = fit_pictures(document.pictures, ON_PAPER)
    charts = drawings(document, house, "paper", drawn)
    setting = paper_setting(document, pages, pictures, charts)
    section = next(section for section in document.sections if section.id == name)
    sheet = _sheet(section, document, setting, Templates(house), pictures)
    return ComposedText(sheet, assets(charts.values()))


def paper_setting(
    document: Document,
    pages: Mapping[str, str],
    pictures: Mapping[str, FitPicture],
    charts: Mapping[Plot, FitPicture],
) -> Setting:
    """Return how sections are set on paper: where pages, pictures and charts are to be had."""
    return Setting(
        medium="paper",
        words=document.words,
        direction=document.direction,
        pages=pages,
        pictures={path: f"asset:{picture.name}" for path, picture in pictures.items()},
        notes=document.style.notes,
        charts={plot: f"asset:{drawing.name}" for plot, drawing in charts.items()},
    )


def _indexed(document: Document) -> Iterator[str]:
    """Yield the anchor of every place that the index has a page for."""
    for section in document.sections:
        for group in section.index:
            for entry in group.entries:
                for own in (entry, *entry.entries):
                    yield from (place.target for place in own.places)


def document_name(document: Document) -> str:
    """Return the name of a document's files, without suffix; a draft says so in it."""
    name = f"{document.slug}-{document.language}"
    return f"{name}-draft" if document.draft else name


def imprint(document: Document, house: House) -> Imprint:
    """Return what the files of a document say of themselves."""
    matter = document.title_matter
    return Imprint(
        title=matter.title,
        language=document.language,
        direction=document.direction,
        publisher=matter.publisher,
        identifier=matter.identifier,
        published=matter.published.isoformat(),
        rights=" ".join(plain(paragraph) for paragraph in matter.rights),
        subject=matter.index,
        tool=house.tool,
    )


def _sheet(
    section: Section,
    document: Document,
    setting: Setting,
    templates: Templates,
    pictures: Mapping[str, FitPicture],
) -> Sheet:
    pages = _Asked(setting.pages)
    inside = fill_section(section, document, replace(setting, pages=pages), templates)
    bare = section.kind in BARE
    return Sheet(
        id=section.id,
        matter=section.matter,
        xhtml=page(inside, document, section.heading, templates),
        opens=_opens(section, document),
        head="" if bare else section.heading,
        folios=not bare,
        notes=notes(section) if document.style.notes == "foot" else (),
        title=section.heading or document.title_matter.title,
        source=section.span,
        passages=passages(section),
        pictures=shown(section, document, pictures, setting.charts),
        asks=tuple(anchor for anchor in pages.asked if anchor not in pages),
    )


class _Asked(dict[str, str]):
    """A page map that notes which anchors it was asked for."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        super().__init__(pages)
        self.asked: dict[str, None] = {}

    def get(self, anchor: str, otherwise: str) -> str:  # type: ignore[override]
        """Return the page of an anchor."""
        self.asked[anchor] = None
        return super().get(anchor, otherwise)


def page(inside: str, document: Document, title: str, templates: Templates) -> str:
    """Return a whole document for the press around the inside of one section."""
    return str(
        templates.fill("paper.xhtml.j2", {"document": document, "title": title, "inside": inside})
    )


def _opens(section: Section, document: Document) -> Literal["recto", "any"]:
    """Tell the side a section must begin on: the trade's custom, or the report's own choice.

    The imprint page stands on the verso of the title page, so it follows on any side.
    """
    if section.kind in RECTO:
        return "recto"
    if section.kind == "text":
        first = next(s for s in document.sections if s.matter is section.matter)
        begins_matter = section is first and section.matter is Matter.BODY
        return "recto" if begins_matter or document.style.openers == "recto" else "any"
    return "any"


def assets(pictures: Iterable[FitPicture]) -> dict[str, bytes]:
    """Return the pictures that a composition names."""
    return {picture.name: picture.data for picture in pictures}


def _numbering(document: Document) -> dict[Matter, str]:
    """Return how each matter's folios are written; the locale says how its front matter counts."""
    front = document.words("front folios", "numbering")
    return {
        Matter.COVER: "none",
        Matter.FRONT: front,
        Matter.BODY: document.digits,
        Matter.BACK: document.digits,
    }
