"""What a print edition needs besides its pages: a cover that wraps them, and a look at every file.

In: a document, its printer's rules, files as bound. Out: the cover; the reports of the preflight,
and what it found. Workers call this; pages whose inks can only be measured are rendered there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportbuild.compose.wrap import SHEET
from reportbuild.compose.wrap import wrap as compose_wrap
from reportbuild.model.artefact import Artefact, Leaf, PaperComposition
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter
from reportbuild.model.finding import Checked, MachineError, checked
from reportbuild.model.handover import Imposed, Part
from reportbuild.model.preflight import SeparatedPage, Separations, Waiver
from reportbuild.model.printing import Printing, spine_width
from reportbuild.press.beds import bed_of
from reportbuild.press.interior import bind_for_press
from reportbuild.press.pdfx import trim_of
from reportbuild.press.section import press
from reportbuild.proof.preflight.job import Job, preflight
from reportbuild.proof.preflight.page import page as preflight_page
from reportbuild.proof.preflight.record import record
from reportbuild.proof.preflight.waivers import waivers
from reportbuild.proof.wrap import proof_wrap
from reportbuild.rendering import separate

NO_WAIVERS: Checked[tuple[Waiver, ...]] = Checked(())
UNPICTURED = "reportbuild preflight --to FILE.html makes them"

WRAP = (Leaf(SHEET, 0, True, Matter.COVER, "", False, ""),)  # noqa: FBT003 - a leaf's own order


def cover(
    document: Document,
    pictures: Mapping[str, bytes],
    printing: Printing,
    house: House,
    interior: Artefact,
) -> Checked[Artefact]:
    """Press the cover that wraps an interior, bind it, and read it back.

    `pictures` is what it shows, fitted for a press, by its path in the report.
    """
    composed = compose_wrap(document, printing, house, interior.pages)
    folds = _folds(printing, interior)
    made = composed.then(lambda wrap: _wrapped(wrap.with_pictures(pictures), folds))
    isbn = document.title_matter.isbn
    return made.then(lambda file: Checked(file, proof_wrap(file, isbn)))


def _wrapped(wrap: PaperComposition, folds: tuple[float, ...]) -> Checked[Artefact]:
    pressed = press(wrap.sheets[0], bed_of(wrap.sheets[0], wrap))
    return pressed.then(lambda made: bind_for_press(wrap, Imposed((made,), WRAP, folds=folds)))


def _folds(printing: Printing, interior: Artefact) -> tuple[float, ...]:
    """Return where the cover is folded, in millimetres from the left of its trim."""
    width, _ = trim_of(interior)
    spine = spine_width(printing.profile, interior.pages)
    return (width, width + spine) if spine else (width,)


def _sure(separations: Separations) -> Separations:
    """Return who renders pages, and raises `MachineError` for one that the machine did not end."""

    def pages(asked: Sequence[int]) -> Iterator[SeparatedPage]:
        for page in separations.pages(asked):
            if page.late:
                raise MachineError(f"page {page.page} could not be rendered: {page.fault}")
            yield page

    return replace(separations, pages=pages)


def looked_at(
    part: Part, artefact: Artefact, printing: Printing, house: House
) -> Checked[Mapping[str, bytes]]:
    """Look at a file as the printer's own preflight will; return the reports of it, by name.

    What the report says is to stand is waived in the "interior"; of a "cover", nothing ever is.
    Raises `MachineError`, so that nothing is kept of it, if the machine did not render a page.
    """
    given = printing.waivers if part == "interior" else None
    read = waivers(*given) if given else NO_WAIVERS
    done = preflight(
        Job(f"{part}.pdf", artefact.data, printing.profile, printing.icc, part, read.made or ()),
        _sure(separate(artefact.data)),
    )
    style = house.stylesheets.get("preflight.css", "")
    found = (f.finding(f"{part}.pdf") for f in done.faults if not f.waived)
    reports = {
        f"preflight-{part}.json": record(done, house.tool),
        f"preflight-{part}.html": preflight_page(done, {}, style, UNPICTURED),
    }
    return checked(reports, (*read.findings, *found))
