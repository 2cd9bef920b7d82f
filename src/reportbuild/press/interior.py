"""Pressed sheets become what a printer takes: a PDF/X-4 of the interior, or of the cover.

In: sheets composed in inks and pressed, the leaves they fill, the pressed furniture. Out: the bytes
of the file. Folios are laid over as in the screen edition; links, tags and bookmarks stay behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from reportbuild.model.artefact import Artefact, Leaf, PaperComposition, Pressed
from reportbuild.model.document import Matter
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.press.faces import share_faces
from reportbuild.press.log import findings, listening
from reportbuild.press.overlay import lay_over
from reportbuild.press.pages import is_recto
from reportbuild.press.pdfx import VERSION, describe, set_boxes
from reportbuild.press.plates import Plates
from reportbuild.press.separation import Separation

MEDIA_TYPE = "application/pdf"
BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")


def interior_leaves(leaves: Sequence[Leaf], multiple: int) -> tuple[Leaf, ...]:
    """Return the leaves between the covers, each on its side, and blanks to fill the last sheet.

    A page that stood on the inside of the cover gets a blank recto before it.
    """
    inside = [leaf for leaf in leaves if leaf.matter is not Matter.COVER]
    if inside and not inside[0].recto:
        inside.insert(0, _blank(inside[0], recto=True))
    while len(inside) % multiple:
        inside.append(_blank(inside[-1], recto=is_recto(len(inside))))
    return tuple(inside)


def _blank(beside: Leaf, *, recto: bool) -> Leaf:
    return replace(beside, sheet="", page=0, recto=recto, folio="", shows_folio=False, head="")


def bind_for_press(
    composition: PaperComposition,
    pressed: Sequence[Pressed],
    leaves: Sequence[Leaf],
    furniture: Pressed | None = None,
    folds: Sequence[float] = (),
) -> Checked[Artefact]:
    """Bind sheets for a press into `NAME.pdf`; `furniture` has one page for each leaf.

    `folds` are where the sheet of a cover is folded, in millimetres from the left of its trim. An
    error is told for whatever could not be turned into inks. `ValueError` if the sheets were not
    composed for a press: that is a bug.
    """
    printing = composition.printing
    if printing is None:
        raise ValueError(f"{composition.name} was not composed for a press")
    book = pikepdf.new()
    place = Span(f"{composition.name}.pdf")
    _add_pages(
        book, {section.id: pikepdf.open(BytesIO(section.pdf)) for section in pressed}, leaves
    )
    if furniture:
        lay_over(book, furniture.pdf)
    with listening() as remarks:
        share_faces(book, composition.assets)
    plates = Plates(book, Separation(printing), overprints=printing.profile.black == "overprint")
    plates.make()
    set_boxes(book, printing.profile, folds)
    describe(book, composition.imprint, printing, composition.name)
    hint = "Give it a flat colour that is a token of the house style."
    left = [
        Finding("print-010", place, f"Colours of a screen are left: {what}.", hint)
        for what in plates.left
    ]
    return checked(_artefact(book, composition), [*left, *findings(remarks, (), place)])


def _add_pages(book: pikepdf.Pdf, sections: dict[str, pikepdf.Pdf], leaves: Sequence[Leaf]) -> None:
    size: Object = next(iter(sections.values())).pages[0].obj
    for leaf in leaves:
        if leaf.sheet:
            book.pages.append(sections[leaf.sheet].pages[leaf.page])
        else:
            blank = Dictionary(Type=Name.Page, Resources=Dictionary())
            blank.Contents = book.make_stream(b"")
            for box in BOXES:
                blank[box] = Array(list(size[box].as_list()))
            book.pages.append(pikepdf.Page(book.make_indirect(blank)))


def _artefact(book: pikepdf.Pdf, composition: PaperComposition) -> Artefact:
    data = BytesIO()
    book.remove_unreferenced_resources()
    book.save(
        data,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        force_version=VERSION,
    )
    name, language = f"{composition.name}.pdf", composition.imprint.language
    return Artefact(name, MEDIA_TYPE, language, data.getvalue(), pages=len(book.pages))
