"""One edition in the preview: what was pressed of it, and how it is brought up to date.

In: a `Document` and where somebody is looking. Sheets are composed with the pages last known; only
those that changed are pressed, the edited one first, and of it the beginning, up to the edited
page. Each is shown as soon as it is there; nothing is bound or proofed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportbuild.compose.apart import alone
from reportbuild.model.artefact import Bed, Leaf, PaperComposition, Pressed, Sheet
from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.press.beds import bed_of
from reportbuild.press.pages import page_map, paginate
from reportbuild.preview.ahead import Ahead, whole_page
from reportbuild.preview.glimpse import Glimpse
from reportbuild.preview.kept import Kept, Queue, Save, Tell, Turn, ordered
from reportbuild.preview.places import Changed, Place, first_changed, nearest, places, shares
from reportbuild.preview.readings import digest, readings
from reportbuild.preview.shown import Follow, Leafed, Shown, ShownSection
from reportbuild.preview.tools import Tools
from reportbuild.preview.works import PAGE_SIZES
from reportbuild.settling import PAGES, ROUNDS
from reportbuild.work import COMPOSE, PRESS
from reportbuild.workshop import Run

A4 = (595.28, 841.89)


@dataclass(slots=True)
class Book:
    """An edition; whatever is shown of it stays until something newer is there.

    `readings` names the reading texts of the document `read`, most often `document` itself.
    """

    language: str
    tools: Tools
    memo: Memo = FORGETFUL
    document: Document | None = None
    sheets: tuple[Sheet, ...] = ()
    kept: dict[str, Kept] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    read: Document | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    size: tuple[float, float] = A4
    sized: str = ""
    found: tuple[Finding, ...] = ()
    turn: int = -1
    before: bool = False
    follow: Follow | None = None
    glimpse: Glimpse | None = None
    leaves: tuple[Leaf, ...] = ()

    async def renew(self, document: Document, save: Save, tell: Tell) -> None:
        """Bring the edition up to date; `tell` is called whenever there is something new."""
        self.document = document
        run = self.tools.press.run(f"{document.slug}-{document.language}.pdf")
        self.pages = self.pages or run.recall(PAGES)
        turn = Turn(document, save, run, tell)
        beside = asyncio.create_task(self._press_ahead(turn))
        beside.add_done_callback(lambda done: done.cancelled() or done.exception())
        beside.add_done_callback(lambda _: turn.glimpsed.set())
        try:
            await turn.glimpsed.wait()
            await self._renew(turn)
        finally:
            beside.cancel()

    async def _renew(self, turn: Turn) -> None:
        document, save, run, tell = turn.document, turn.save, turn.run, turn.tell
        house = self.tools.house.digest
        names = self.tools.read(lambda: readings(document, house, self.memo))
        composition, named = await asyncio.gather(self._composed(document), names)
        self.readings, self.read = named, document
        changed: Changed | None = None
        for number in range(ROUNDS):
            if number:
                composition = await self._composed(document)
            if composition is None:
                self.before, self.glimpse = True, None
                return
            if not number:
                older = [one.sheet for one in self.kept.values()]
                if not self.follow or self.follow.turn < save.turn:
                    changed = first_changed(older, composition.sheets, save.files)
            self.sheets = composition.sheets
            self.before = False
            await self._press(composition, run, ordered(composition, changed, save), tell)
            if any(sheet.id not in self.kept for sheet in self.sheets):
                return
            pages = self._paged(composition)
            tell()
            if pages == self.pages:
                run.remember(PAGES, pages)
                return
            self.pages = pages

    async def _press_ahead(self, turn: Turn) -> None:
        """Press the edited text, and show it, while the whole is composed; first its beginning."""
        document, save = turn.document, turn.save
        edited = (s for s in document.sections if s.kind == "text" and s.span.path in save.files)
        section = next(edited, None)
        old = self.kept.get(section.id) if section else None
        if section is None or old is None:
            return
        ahead = Ahead(self.tools, document, section, self.pages)
        begun = await ahead.begun(old)
        glimpsing = asyncio.create_task(ahead.glimpsed(*begun)) if begun else None
        try:
            made = await ahead.composed()
            if made is None or self._has(*made):
                return
            sheet, bed = made
            self.sheets = tuple(sheet if one.id == sheet.id else one for one in self.sheets)
            changed = first_changed([old.sheet], [sheet], save.files)
            pressed = await glimpsing if glimpsing else None
            if begun and pressed and changed:
                seen = whole_page(sheet, (begun[0], pressed), changed.passage)
                await self._glimpse(seen, changed, turn)
            turn.glimpsed.set()
            await self._press_one(sheet, bed, turn.run, Queue(save.turn, changed, (sheet,)))
            turn.tell()
        finally:
            if glimpsing:
                glimpsing.cancel()
                glimpsing.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _glimpse(
        self, seen: tuple[Glimpse, Place] | None, changed: Changed, turn: Turn
    ) -> None:
        """Show the edited page of a section; nothing else is done until it is pictured."""
        if seen:
            self.glimpse, place = seen
            self._follow(turn.save.turn, changed, place)
            if pictured := turn.tell():
                await asyncio.wait([pictured])

    def _paged(self, composition: PaperComposition) -> dict[str, str]:
        """Lay all sections out as a book; return the page of each anchor."""
        pressed = [self.kept[sheet.id].pressed for sheet in composition.sheets]
        self.leaves = paginate(composition, {one.id: one.pages for one in pressed})
        return page_map(pressed, self.leaves)

    async def _composed(self, document: Document) -> PaperComposition | None:
        work = self.tools.quick.run(self.language)
        house, pages = self.tools.house, self.pages
        made = await self.tools.make(lambda: work.do(COMPOSE, document, house, pages).result())
        self.found = made.of_edition(self.language).findings
        return made.value if made.sound else None

    async def _press(
        self, composition: PaperComposition, run: Run, queue: Queue, tell: Tell
    ) -> None:
        """Press what changed, a few sheets at a time; stop asking when nobody waits any more."""
        beds = {sheet.id: bed_of(sheet, composition) for sheet in composition.sheets}
        waiting = [s for s in queue.sheets if not self._has(s, beds[s.id])]
        under_way: set[asyncio.Task[None]] = set()
        tell()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < self.tools.jobs:
                    sheet = waiting.pop(0)
                    pressing = self._press_one(sheet, beds[sheet.id], run, queue)
                    under_way.add(asyncio.create_task(pressing))
                done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                for one in done:
                    one.result()
                tell()
        finally:
            for one in under_way:
                one.cancel()

    def _has(self, sheet: Sheet, bed: Bed) -> bool:
        kept = self.kept.get(sheet.id)
        return kept is not None and not kept.before and kept.sheet == sheet and kept.bed == bed

    async def _press_one(self, sheet: Sheet, bed: Bed, run: Run, queue: Queue) -> None:
        done = await self.tools.have(run.do(PRESS, sheet, bed))
        old = self.kept.get(sheet.id)
        findings = done.of_edition(self.language).findings
        if done.made is None:
            self.glimpse = None
            self.found += () if old else findings
            if old:
                self.kept[sheet.id] = replace(old, findings=findings, before=True)
            return
        pressed = done.made
        if self.sized != bed.stylesheet:
            work = self.tools.quick.run(self.language)
            self.size, *_ = await self.tools.have(work.do(PAGE_SIZES, pressed.pdf))
            self.sized = bed.stylesheet
        told = places(sheet.passages, pressed.lines)
        pdf = digest(pressed.pdf)
        older = (old.pdf, old.pressed) if old and old.pdf != pdf else (old.older if old else None)
        self.kept[sheet.id] = Kept(
            sheet, bed, pressed, findings, told, pdf,
            digest(repr((sheet.passages, told)).encode()), older,
        )  # fmt: skip
        if queue.changed and queue.changed.section == sheet.id:
            place = nearest(told, queue.changed.passage) or Place(0, 0.0)
            self._follow(queue.turn, queue.changed, place)

    def _follow(self, turn: int, changed: Changed, place: Place) -> None:
        y = place.y / self.size[1]
        self.follow = Follow(turn, changed.section, changed.passage, place.page, y)

    # --- what is shown --------------------------------------------------------------------------

    def shown(self) -> Shown | None:
        """Return the edition as it is shown now; None before there is anything to show."""
        document = self.document
        if document is None or not self.sheets:
            return None
        names = {name: digest for digest, name in self.readings.items()}
        parts = tuple(self._part(sheet, names.get(sheet.id, "")) for sheet in self.sheets)
        return Shown(
            language=self.language,
            direction=document.direction,
            title=document.title_matter.title,
            draft=document.draft,
            parts=parts,
            ratio=self.size[1] / self.size[0],
            before=self.before,
            done=sum(1 for part in parts if part.pdf and not part.before),
            of=len(parts),
            follow=self.follow,
        )

    def _part(self, sheet: Sheet, reading: str) -> ShownSection:
        kept = self.kept.get(sheet.id)
        return ShownSection(
            id=sheet.id,
            title=sheet.title,
            source=sheet.source.path,
            pdf=kept.pdf if kept else "",
            reading=reading,
            places=kept.told if kept else "",
            pages=tuple(self._leafed(kept, sheet)) if kept else (Leafed(),),
            before=bool(kept and (kept.before or kept.sheet != sheet)),
        )

    def _leafed(self, kept: Kept, sheet: Sheet) -> Iterator[Leafed]:
        """Yield the pages of a section; no folio, if it has more of them than the book knows of.

        Of one that is being pressed, those that were glimpsed.
        """
        glimpse = self.glimpse if kept.sheet != sheet else None
        own = {leaf.page: leaf for leaf in self.leaves if leaf.sheet == kept.sheet.id}
        for page in range(kept.pressed.pages):
            leaf = own.get(page)
            turned = leaf is not None and leaf.recto != (page % 2 == 0)
            turn = kept.pressed.turns[page] / self.size[0] if turned and kept.pressed.turns else 0.0
            seen = glimpse.pdf if glimpse and glimpse.shows(sheet, page) else ""
            yield Leafed(leaf.folio if leaf else "", round(turn, 4), seen)

    def pictured(self, follow: Follow) -> str:
        """Return the digest of the PDF from which the page of an edit is shown."""
        kept, glimpse = self.kept[follow.section], self.glimpse
        seen = glimpse and glimpse.sheet.id == kept.sheet.id and glimpse.sheet != kept.sheet
        return glimpse.pdf if glimpse and seen else kept.pdf

    # --- what is handed out ---------------------------------------------------------------------

    def pressed(self, name: str) -> Pressed | None:
        """Return a section by its digest, as it is or as it was last, or as it was glimpsed."""
        if self.glimpse and name == self.glimpse.pdf:
            return self.glimpse.pressed
        for kept in self.kept.values():
            if name == kept.pdf:
                return kept.pressed
            if kept.older and name == kept.older[0]:
                return kept.older[1]
        return None

    def places(self, name: str) -> list[tuple[int, int, float]] | None:
        """Return where the passages of a section stand, as shares of the height of their pages."""
        kept = next((one for one in self.kept.values() if one.told == name), None)
        return shares(kept.sheet.passages, kept.places, self.size[1]) if kept else None

    def section(self, reading: str) -> tuple[Document, str] | None:
        """Return what a reading text is composed from: a document of one section, and its name."""
        document = self.read
        if document is None or reading not in self.readings:
            return None
        name = self.readings[reading]
        section = next((s for s in document.sections if s.id == name), None)
        return (alone(document, section), name) if section else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found while composing and pressing what is shown."""
        kept = (self.kept[s.id].findings for s in self.sheets if s.id in self.kept)
        return (*self.found, *(finding for findings in kept for finding in findings))
