"""A print edition made: pressed in inks, held against the screen edition, packed for a printer.

In: an edited `Document` with its `Printing`, the house. Out: the interior with everything beside it
that goes to the printer, and all that was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reportbuild.compose.furniture import furniture as compose_furniture
from reportbuild.compose.printed import printed as compose_printed
from reportbuild.compose.wrap import SHEET, has_cover
from reportbuild.compose.wrap import wrap as compose_wrap
from reportbuild.model.artefact import Artefact, Leaf, PaperComposition
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter
from reportbuild.model.finding import Checked, checked
from reportbuild.model.preflight import Waiver
from reportbuild.model.printing import Printing, spine_width
from reportbuild.press.agreement import differences
from reportbuild.press.handover import Pack, handover
from reportbuild.press.interior import bind_for_press, interior_leaves
from reportbuild.press.pdfx import trim_of
from reportbuild.press.section import press
from reportbuild.press.separation import profile_faults
from reportbuild.proof.pdf import proof_pdf
from reportbuild.proof.preflight.job import Job, Separations, preflight
from reportbuild.proof.preflight.page import page as preflight_page
from reportbuild.proof.preflight.record import record
from reportbuild.proof.preflight.waivers import waivers
from reportbuild.proof.wrap import proof_wrap
from reportbuild.settling import Book, Press, Tell, bound, settled

Part: TypeAlias = Literal["interior", "cover"]

NO_WAIVERS: Checked[tuple[Waiver, ...]] = Checked(())
UNMEASURED = "pre-007"
UNRENDERED = Separations("no page was rendered: run reportbuild preflight", measured=False)

WRAP = (Leaf(SHEET, 0, True, Matter.COVER, "", False, ""),)  # noqa: FBT003 - a leaf's own order


def hand_over(document: Document, house: House, tell: Tell) -> Checked[Artefact]:
    """Make what a printer is handed. The screen edition is pressed first, and is its proof."""
    printing = document.printing
    if printing is None:
        raise ValueError(f"no printer is named for {document.slug}")
    screen = replace(document, printing=None)
    ready = Checked(printing, tuple(profile_faults(printing)))
    book = ready.then(lambda _: settled(screen, house, tell))
    proof = book.then(lambda made: bound(made, screen, house))
    proof = proof.then(lambda pdf: Checked(pdf, proof_pdf(pdf, screen, house.faces)))
    if not proof.sound:
        return proof
    tell("press")
    job = _Job(document, printing, house, book.value)
    interior = job.interior()
    if not interior.sound:
        return Checked(None, (*proof.findings, *interior.findings))
    cover = job.cover(interior.value) if has_cover(document) else Checked(None)
    findings = (*proof.findings, *interior.findings, *cover.findings)
    if has_cover(document) and not cover.sound:
        return Checked(None, findings)
    tell("proof")
    files: dict[Part, Artefact] = {"interior": interior.value}
    if cover.made:
        files["cover"] = cover.made
    looks = [job.looked_at(part, file) for part, file in files.items()]
    reports = {name: data for look in looks for name, data in look.value.items()}
    seen = (finding for look in looks for finding in look.findings)
    return checked(job.packed(files, proof.value, reports), (*findings, *seen))


@dataclass(frozen=True, slots=True)
class _Job:
    """The print edition of a document, and the screen edition that it must agree with."""

    document: Document
    printing: Printing
    house: House
    screen: Book

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return interior_leaves(self.screen.leaves, self.printing.profile.multiple)

    def interior(self) -> Checked[Artefact]:
        """Press the same sheets in inks, see that nothing has moved, and bind what is inside."""
        composed = compose_printed(self.document, self.printing, self.house, self.screen.pages)
        return composed.then(Press().book).then(self._agreed).then(self._bound)

    def _agreed(self, book: Book) -> Checked[Book]:
        name = f"{book.composition.name}.pdf"
        found = differences(self.screen.pressed, book.pressed, self.screen.leaves, name)
        return Checked(book, tuple(found))

    def _bound(self, book: Book) -> Checked[Artefact]:
        sheet = compose_furniture(self.document, self.house, self.leaves)
        return press(sheet, book.composition, recto=True).then(
            lambda over: bind_for_press(book.composition, book.pressed, self.leaves, over)
        )

    def cover(self, interior: Artefact) -> Checked[Artefact]:
        """Press the cover that wraps an interior, and bind it."""
        composed = compose_wrap(self.document, self.printing, self.house, interior.pages)
        return composed.then(lambda sheet: self._wrapped(sheet, self._folds(interior)))

    def _wrapped(self, wrap: PaperComposition, folds: Sequence[float]) -> Checked[Artefact]:
        pressed = press(wrap.sheets[0], wrap, recto=True)
        cover = pressed.then(lambda made: bind_for_press(wrap, (made,), WRAP, folds=folds))
        isbn = self.document.title_matter.isbn
        return cover.then(lambda made: Checked(made, proof_wrap(made, isbn)))

    def _folds(self, interior: Artefact) -> tuple[float, ...]:
        """Return where the cover is folded, in millimetres from the left of its trim."""
        width, _ = trim_of(interior)
        spine = spine_width(self.printing.profile, interior.pages)
        return (width, width + spine) if spine else (width,)

    def _waivers(self) -> Checked[tuple[Waiver, ...]]:
        """Return what the report says is to stand; of a cover, nothing ever is."""
        given = self.printing.waivers
        return waivers(*given) if given else NO_WAIVERS

    def looked_at(self, part: Part, artefact: Artefact) -> Checked[dict[str, bytes]]:
        """Look at a file as the printer's own preflight will; return the reports of it.

        No page is rendered here. What inks come to is known from their making, so that it is not
        told as lacking; `reportbuild preflight` measures it, where Ghostscript is.
        """
        printing = self.printing
        read = self._waivers() if part == "interior" else NO_WAIVERS
        waived = read.made or ()
        done = preflight(
            Job(f"{part}.pdf", artefact.data, printing.profile, printing.icc, part, waived),
            UNRENDERED,
        )
        style = self.house.stylesheets.get("preflight.css", "")
        standing = (f for f in done.faults if not f.waived and f.code != UNMEASURED)
        found = (f.finding(f"{part}.pdf") for f in standing)
        reports = {
            f"preflight-{part}.json": record(done, self.house.tool),
            f"preflight-{part}.html": preflight_page(done, {}, style, UNRENDERED.told),
        }
        return checked(reports, (*read.findings, *found))

    def packed(
        self, files: Mapping[Part, Artefact], proof: Artefact, reports: Mapping[str, bytes]
    ) -> Artefact:
        return handover(
            Pack(
                interior=files["interior"],
                cover=files.get("cover"),
                proof=proof,
                imprint=self.screen.composition.imprint,
                sheets={sheet.id: sheet.title for sheet in self.screen.composition.sheets},
                printing=self.printing,
                leaves=self.leaves,
                screen=self.screen.leaves,
                isbn=self.document.title_matter.isbn,
                draft=self.document.draft,
                licences=self.house.licences,
                reports=reports,
            )
        )
