"""The cover as a printer takes it: back, spine and front on one sheet that wraps the block.

In: a `Document` with its `Printing`, the house style, the interior's pages. Out: a composition of
one sheet. The spine lies to the left of the front of a book that is read from the left, and to its
right otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from reportbuild.compose.barcode import ean13
from reportbuild.compose.inks import inks_on_ground, print_overrides
from reportbuild.compose.leaves import fill_section
from reportbuild.compose.paper import assets, document_name, imprint, page, paper_setting
from reportbuild.compose.pictures import FOR_PRESS, FitPicture, fit_pictures, to_come
from reportbuild.compose.stylesheet import design_tokens, paper_stylesheet
from reportbuild.compose.templates import Templates
from reportbuild.compose.xhtml import line
from reportbuild.model.artefact import PaperComposition, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter
from reportbuild.model.finding import Checked
from reportbuild.model.printing import Printing, spine_width

NARROWEST_LETTERED = 5.0
"""Millimetres: on a narrower spine, letters would slip over its edge as the cover is folded."""

BARCODE = "barcode.svg"
SHEET = "wrap"


def has_cover(document: Document) -> bool:
    """Tell whether a document has a cover to be wrapped around it."""
    return any(section.matter is Matter.COVER for section in document.sections)


def wrap(
    document: Document, printing: Printing, house: House, extent: int
) -> Checked[PaperComposition]:
    """Compose the cover for an interior of so many pages; the document must have one."""
    spine = spine_width(printing.profile, extent)
    barcode = _barcode(document, house)
    pictures = _pictures(document)
    lettered = spine >= NARROWEST_LETTERED
    sheet = _sheet(document, house, pictures, lettered=lettered, barcode=bool(barcode))
    sizes = f":root{{--spine:{spine:.2f}mm}}"
    overrides = print_overrides(house, printing.profile)
    return paper_stylesheet(house, document).then(
        lambda css: Checked(
            PaperComposition(
                name=f"{document_name(document)}-cover",
                imprint=imprint(document, house),
                sheets=(sheet,),
                stylesheet="\n".join((css, house.stylesheets["wrap.css"], sizes, overrides)),
                assets=assets(pictures.values()) | barcode,
                faces=house.faces,
                outline=(),
                numbering=MappingProxyType({Matter.COVER: "none"}),
                printing=replace(printing, inks=inks_on_ground(house)),
                to_come=to_come(pictures),
            )
        )
    )


def _pictures(document: Document) -> Mapping[str, FitPicture]:
    shown = {p: picture for p, picture in document.pictures.items() if p == document.style.cover}
    return fit_pictures(shown, FOR_PRESS)


def _barcode(document: Document, house: House) -> dict[str, bytes]:
    """Return the barcode of an edition that has an ISBN of 13 digits."""
    digits = re.sub(r"\D", "", document.title_matter.isbn)
    if len(digits) != 13:  # noqa: PLR2004 - EAN-13
        return {}
    family = design_tokens(house, "ltr")["--sans"].partition(",")[0].strip("\"' ")
    return {BARCODE: ean13(digits, family)}


def _sheet(
    document: Document,
    house: House,
    pictures: Mapping[str, FitPicture],
    *,
    lettered: bool,
    barcode: bool,
) -> Sheet:
    cover = next(section for section in document.sections if section.matter is Matter.COVER)
    templates = Templates(house)
    setting = paper_setting(document, {}, pictures, {})
    inside = templates.fill(
        "wrap.xhtml.j2",
        {
            "document": document,
            "matter": document.title_matter,
            "words": document.words,
            "front": fill_section(cover, document, setting, templates),
            "lettered": lettered,
            "barcode": f"asset:{BARCODE}" if barcode else "",
            "line": lambda inlines: line(inlines, cover, setting),
        },
    )
    title = document.title_matter.title
    return Sheet(
        id=SHEET,
        matter=Matter.COVER,
        xhtml=page(inside, document, title, templates),
        opens="recto",
        head="",
        folios=False,
        title=title,
        source=cover.span,
    )
