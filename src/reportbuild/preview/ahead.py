"""An edited section before all others: composed by itself, and its beginning pressed.

In: a document, the section of it that was edited, and who does the work. Out: what is shown while
the whole is composed. Whatever cannot be made so is left to the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportbuild.compose.apart import by_itself
from reportbuild.model.artefact import Bed, Pressed, Sheet
from reportbuild.model.document import Document, Section
from reportbuild.press.beds import bed_of
from reportbuild.preview.glimpse import Glimpse, beginning
from reportbuild.preview.kept import Kept
from reportbuild.preview.places import Place, nearest, places
from reportbuild.preview.readings import digest
from reportbuild.preview.tools import Tools
from reportbuild.preview.works import BEGIN
from reportbuild.work import COMPOSE


@dataclass(frozen=True, slots=True)
class Ahead:
    """A section of a document that was edited; `pages` are those of the anchors, as last known."""

    tools: Tools
    document: Document
    section: Section
    pages: Mapping[str, str]

    async def composed(self) -> tuple[Sheet, Bed] | None:
        """Compose the section by itself; None, if it cannot be made as it is."""
        return await self._composed(self.section)

    async def begun(self, old: Kept) -> tuple[Sheet, Bed] | None:
        """Compose the section's beginning; None, if that is not worth it, or cannot be made."""
        section = beginning(self.section, old)
        return await self._composed(section) if section else None

    async def glimpsed(self, sheet: Sheet, bed: Bed) -> Pressed | None:
        """Press the section's beginning; None, if it cannot be pressed."""
        work = self.tools.glimpse.run(self.document.language)
        return (await self.tools.have(work.do(BEGIN, sheet, bed))).made

    async def _composed(self, section: Section) -> tuple[Sheet, Bed] | None:
        sections = (section if s is self.section else s for s in self.document.sections)
        small = by_itself(replace(self.document, sections=tuple(sections)), section)
        work = self.tools.quick.run(self.document.language)
        made = await self.tools.have(work.do(COMPOSE, small, self.tools.house, self.pages))
        if made.made is None or not made.sound:
            return None
        sheet = next(one for one in made.made.sheets if one.id == section.id)
        return sheet, bed_of(sheet, made.made)


def whole_page(
    sheet: Sheet, begun: tuple[Sheet, Pressed], passage: int
) -> tuple[Glimpse, Place] | None:
    """Return what shows the page of a passage of a sheet, and where it stands there.

    `begun` is the sheet's beginning, pressed. None, if the cut left that page incomplete.
    """
    cut, pressed = begun
    place = nearest(places(cut.passages, pressed.lines), passage)
    if place is None:
        return None
    glimpse = Glimpse(sheet, digest(pressed.pdf), pressed, place.page)
    return (glimpse, place) if glimpse.shows(sheet, place.page) else None
