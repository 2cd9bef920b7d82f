"""What a book in the preview keeps of each section, and in which order sections are pressed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from reportbuild.model.artefact import Bed, PaperComposition, Pressed, Sheet
from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.preview.places import Changed, Place
from reportbuild.workshop import Run

Tell: TypeAlias = Callable[[], asyncio.Future[bytes | None] | None]
"""Is called whenever there is something new; gives the picture of the edited page, if it is that
and the picture is begun now.
"""


@dataclass(frozen=True, slots=True)
class Save:
    """A save that an edition is brought up to: its number, the files that it changed, and the
    section that somebody looks at.
    """

    turn: int
    files: frozenset[str] = frozenset()
    section: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What an edition is brought up to, and for which save. Nothing else is begun before `glimpsed`
    is set.
    """

    document: Document
    save: Save
    run: Run
    tell: Tell
    glimpsed: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class Kept:
    """A section as it was last pressed, and where its passages stand.

    `pdf` and `told` are the digests of its PDF and of its places, `older` the digest of the PDF
    before this one with what it is of: a browser may still ask for it. `before` is true once a
    later sheet could not be pressed: `findings` are then those of that one.
    """

    sheet: Sheet
    bed: Bed
    pressed: Pressed
    findings: tuple[Finding, ...]
    places: tuple[Place | None, ...]
    pdf: str
    told: str
    older: tuple[str, Pressed] | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """Sheets in the order in which they are pressed, and what the edit changed first."""

    turn: int
    changed: Changed | None
    sheets: tuple[Sheet, ...]


def ordered(composition: PaperComposition, changed: Changed | None, save: Save) -> Queue:
    """Begin with what was edited, then with what is looked at and whatever follows it."""
    names = [sheet.id for sheet in composition.sheets]
    first = changed.section if changed else save.section
    at = names.index(first) if first in names else 0
    return Queue(save.turn, changed, composition.sheets[at:] + composition.sheets[:at])
