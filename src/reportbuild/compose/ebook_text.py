"""A section composed for an e-book: markup for one file of it, or for several.

Takes a `Document` that holds the section, and the house style; gives the `EbookText` of a text, or
the parts of a leaf. Links within the report lead to `anchor:ID`, in whatever file that will stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportbuild.compose.charts import drawings
from reportbuild.compose.inlines import Setting
from reportbuild.compose.leaves import fill_section
from reportbuild.compose.parts import anchors, parts
from reportbuild.compose.pictures import IN_EBOOK, FitPicture, fit_pictures
from reportbuild.compose.templates import Templates
from reportbuild.model.charts import Plot
from reportbuild.model.design import House
from reportbuild.model.document import Document, Section
from reportbuild.model.ebook import EbookPart, EbookText

LARGEST_TEXT = 250_000
"""Bytes of one file of text; reading systems of Adobe's older family give up at 300 kB."""


def text(document: Document, name: str, drawn: Sequence[int], house: House) -> EbookText:
    """Compose the text with the id `name`, from a document that may hold no other.

    `drawn` are the numbers that its charts have in the whole document.
    """
    pictures = fit_pictures(document.pictures, IN_EBOOK)
    charts = drawings(document, house, "ebook", drawn)
    setting = ebook_setting(document, pictures, charts)
    section = next(section for section in document.sections if section.id == name)
    made = ebook_parts(section, document, setting, Templates(house))
    return EbookText(tuple(made), {drawing.name: drawing.data for drawing in charts.values()})


def ebook_setting(
    document: Document, pictures: Mapping[str, FitPicture], charts: Mapping[Plot, FitPicture]
) -> Setting:
    """Return how sections are set, in whichever file of the folder of texts they come to stand."""
    return Setting(
        medium="ebook",
        words=document.words,
        direction=document.direction,
        pages={},
        pictures={source: f"../{picture_path(picture)}" for source, picture in pictures.items()},
        charts={plot: f"../{picture_path(drawing)}" for plot, drawing in charts.items()},
    )


def picture_path(picture: FitPicture) -> str:
    """Return the path of a picture below the package document."""
    return f"images/{picture.name}"


def ebook_parts(
    section: Section, document: Document, setting: Setting, templates: Templates
) -> Iterator[EbookPart]:
    """Yield a section, or the parts it has to be cut into for old reading systems."""
    for part, inside in _cut(section, document, setting, templates):
        said = replace(part, title=(), standfirst=(), blocks=(), notes=(), listed=(), index=())
        yield EbookPart(said, str(inside), tuple(anchors(part)))


def _cut(
    section: Section, document: Document, setting: Setting, templates: Templates
) -> Iterable[tuple[Section, str]]:
    if section.kind == "contents":
        yield section, ""  # the navigation document says it
        return
    whole = fill_section(section, document, setting, templates)

    def inside(part: Section) -> str:
        return whole if part is section else fill_section(part, document, setting, templates)

    for part in parts(section, LARGEST_TEXT, lambda part: len(inside(part).encode())):
        yield part, inside(part)
