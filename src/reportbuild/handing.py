"""A print edition made: pressed in inks, held against the screen edition, packed for a printer.

In: an edited `Document` with its `Printing`, the house, and whoever has the work done. Out: the
interior with everything beside it that goes to the printer, and all that was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportbuild.compose.apart import matter_alone, without_texts
from reportbuild.compose.pictures import FOR_PRESS, drawing_faults
from reportbuild.model.artefact import Artefact, Leaf
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter
from reportbuild.model.finding import Checked, Finding, checked
from reportbuild.model.handover import Imposed, Pack, Part
from reportbuild.model.printing import Printing
from reportbuild.press.agreement import differences
from reportbuild.press.pages import interior_leaves
from reportbuild.settling import (
    Book,
    Fitting,
    all_pressed,
    begin,
    begin_fitting,
    bound,
    settled,
    sheets_pressed,
)
from reportbuild.work import (
    BIND_FOR_PRESS,
    COVER,
    FURNISH,
    HANDOVER,
    IN_INKS,
    LOOK,
    PRINTER_FAULTS,
    Doing,
)


def hand_over(document: Document, house: House, run: Doing) -> Checked[Artefact]:
    """Make what a printer is handed. The screen edition is pressed first, and is its proof."""
    printing = document.printing
    if printing is None:
        raise ValueError(f"no printer is named for {document.slug}")
    screen = replace(document, printing=None)
    ready = Checked(printing, run.do(PRINTER_FAULTS, printing).result())
    book = ready.then(lambda _: settled(screen, house, run))
    if not book.sound:
        return Checked(None, book.findings)
    pictures = begin_fitting(document, FOR_PRESS, run)
    proof = book.then(lambda made: bound(made, house, run))
    if not proof.sound:
        return proof
    run.tell("press")
    inked = replace(book.value.document, printing=printing)
    job = _Job(inked, printing, pictures, house, book.value, run)
    interior = job.interior(tuple(drawing_faults(document.pictures)))
    if not interior.sound:
        return Checked(None, (*proof.findings, *interior.findings))
    has_cover = any(section.matter is Matter.COVER for section in document.sections)
    cover = job.cover(interior.value) if has_cover else Checked(None)
    findings = (*proof.findings, *interior.findings, *cover.findings)
    if has_cover and not cover.sound:
        return Checked(None, findings)
    run.tell("proof")
    files: dict[Part, Artefact] = {"interior": interior.value}
    if cover.made:
        files["cover"] = cover.made
    looks = [job.looked_at(part, file) for part, file in files.items()]
    reports = {name: data for look in looks for name, data in look.value.items()}
    seen = (finding for look in looks for finding in look.findings)
    return checked(job.packed(files, proof.value, reports), (*findings, *seen))


@dataclass(frozen=True, slots=True)
class _Job:
    """The print edition of a document, and the screen edition that it must agree with.

    The document has no bytes of pictures, which are fitted for a press apart.
    """

    document: Document
    printing: Printing
    pictures: Fitting
    house: House
    screen: Book
    run: Doing

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return interior_leaves(self.screen.leaves, self.printing.profile.multiple)

    def interior(self, faults: tuple[Finding, ...]) -> Checked[Artefact]:
        """Press the same sheets in inks, see that nothing has moved, and bind what is inside.

        `faults` are those of the drawings, told with those of the style.
        """
        pages = self.screen.pages
        texts, rest = self.screen.texts, without_texts(self.document)
        composed = self.run.do(IN_INKS, rest, self.printing, self.house, pages).result()
        inked = Checked(composed.made, (*composed.findings, *faults))
        whole = inked.then(
            lambda made: Checked(made.with_texts(texts).with_pictures(self.pictures.result()))
        )
        pressing = begin(whole, self.run)
        pressed = whole.then(
            lambda made: all_pressed(self.document, made, texts, pressing, self.run)
        )
        return pressed.then(self._agreed).then(self._bound)

    def _agreed(self, book: Book) -> Checked[Book]:
        name = f"{book.composition.name}.pdf"
        found = differences(self.screen.pressed, book.pressed, self.screen.leaves, name)
        return Checked(book, tuple(found))

    def _bound(self, book: Book) -> Checked[Artefact]:
        over = self.run.do(FURNISH, matter_alone(self.document), self.house, self.leaves).result()
        furniture = sheets_pressed(over.sheets, book.composition, self.run)
        bare = replace(book.composition, sheets=(), assets={})
        return furniture.then(
            lambda sheets: self.run.do(
                BIND_FOR_PRESS, bare, Imposed(book.pressed, self.leaves, sheets, over.marks)
            ).result()
        )

    def cover(self, interior: Artefact) -> Checked[Artefact]:
        """Make the cover that wraps an interior."""
        pictures = self.pictures.result()
        cover = self.document.style.cover
        shown = {cover: pictures[cover]} if cover in pictures else {}
        work = self.run.do(COVER, self.document, shown, self.printing, self.house, interior)
        return work.result()

    def looked_at(self, part: Part, artefact: Artefact) -> Checked[Mapping[str, bytes]]:
        """Look at a file as the printer's own preflight will; return the reports of it."""
        return self.run.do(LOOK, part, artefact, self.printing, self.house).result()

    def packed(
        self, files: Mapping[Part, Artefact], proof: Artefact, reports: Mapping[str, bytes]
    ) -> Artefact:
        pack = Pack(
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
        return self.run.do(HANDOVER, pack).result()
