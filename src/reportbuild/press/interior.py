"""Pressed sheets become what a printer takes: a PDF/X-4 of the interior, or of the cover.

In: sheets composed in inks and pressed, the leaves they fill, the pressed furniture. Out: the bytes
of the file. Folios are laid over as in the screen edition; links, tags and bookmarks stay behind.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf

from reportbuild.model.artefact import Artefact, PaperComposition
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.handover import Imposed
from reportbuild.press.bind import add_pages
from reportbuild.press.faces import share_faces
from reportbuild.press.log import findings, listening
from reportbuild.press.overlay import lay_over
from reportbuild.press.pdfx import VERSION, describe, set_boxes
from reportbuild.press.plates import Plates
from reportbuild.press.separation import Separation
from reportbuild.press.turning import turn, turn_of

MEDIA_TYPE = "application/pdf"


def bind_for_press(composition: PaperComposition, imposed: Imposed) -> Checked[Artefact]:
    """Bind sheets for a press into `NAME.pdf`.

    An error is told for whatever could not be turned into inks. `ValueError` if the sheets were
    not composed for a press: that is a bug.
    """
    printing = composition.printing
    if printing is None:
        raise ValueError(f"{composition.name} was not composed for a press")
    book = pikepdf.new()
    place = Span(f"{composition.name}.pdf")
    _add_turned_pages(book, imposed)
    if imposed.marks:
        furniture = {sheet.id: sheet for sheet in imposed.furniture}
        lay_over(book, furniture, imposed.marks, imposed.leaves)
    with listening() as remarks:
        share_faces(book, composition.faces)
    plates = Plates(book, Separation(printing), overprints=printing.profile.black == "overprint")
    plates.make()
    set_boxes(book, printing.profile, imposed.folds)
    describe(book, composition.imprint, printing, composition.name)
    hint = "Give it a flat colour that is a token of the house style."
    left = [
        Finding("print-010", place, f"Colours of a screen are left: {what}.", hint)
        for what in plates.left
    ]
    return checked(_artefact(book, composition), [*left, *findings(remarks, (), place)])


def _add_turned_pages(book: pikepdf.Pdf, imposed: Imposed) -> None:
    """Append each leaf's page, moved where it came to stand on the other side."""
    pressed = {section.id: section for section in imposed.pressed}
    opened = {name: pikepdf.open(BytesIO(section.pdf)) for name, section in pressed.items()}
    add_pages(book, opened, imposed.leaves)
    for leaf, page in zip(imposed.leaves, book.pages, strict=True):
        if leaf.sheet and (shift := turn_of(leaf, pressed[leaf.sheet])):
            turn(book, page.obj, shift)


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
