"""A book settled: composed and pressed until every page number printed is the page's own.

In: an edited `Document` and the house. Out: its sheets as pressed, the leaves they fill, and the
finished screen edition. What is made for a printer begins here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from reportbuild.compose.fitting import FITS, fitted
from reportbuild.compose.furniture import furniture as compose_furniture
from reportbuild.compose.paper import paper as compose_paper
from reportbuild.model.artefact import Artefact, Leaf, PaperComposition, Pressed, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.press.bind import bind
from reportbuild.press.pages import page_map, paginate
from reportbuild.press.section import press

ROUNDS = 3
"""How often sheets are pressed until their page numbers settle. The first round knows no page, the
second prints them all, the third sees that none has moved."""

FEWEST_LINES = 4
"""Lines that a last page must hold; with fewer, its section is pressed anew."""

Tell: TypeAlias = Callable[[Literal["compose", "press", "proof"]], None]
"""Hears each step begin."""


@dataclass(frozen=True, slots=True)
class Book:
    """A composition with all its sheets pressed, and the page of the book that each page is."""

    composition: PaperComposition
    pressed: tuple[Pressed, ...]
    leaves: tuple[Leaf, ...]

    @property
    def pages(self) -> dict[str, str]:
        return page_map(self.pressed, self.leaves)


@dataclass(slots=True)
class Press:
    """Presses the sheets of one book in order, and keeps those that come again unchanged.

    A sheet is the same if its text, the stylesheet and the side of its first page are: a page has
    other margins on a verso.
    """

    kept: dict[tuple[Sheet, str, bool], Checked[Pressed]] = field(default_factory=dict)

    def book(self, composition: PaperComposition) -> Checked[Book]:
        pressed: list[Pressed] = []
        findings: tuple[Finding, ...] = ()
        extents: dict[str, int] = {}
        for place, sheet in enumerate(composition.sheets):
            recto = _opens_on_recto(composition, place, extents)
            key = (sheet, composition.stylesheet, recto)
            if key not in self.kept:
                self.kept[key] = _pressed(sheet, composition, recto=recto)
            done = self.kept[key]
            findings += done.findings
            if done.made:
                pressed.append(done.made)
            extents[sheet.id] = done.made.pages if done.made else 1
        if len(pressed) < len(composition.sheets):
            return Checked(None, findings)
        leaves = paginate(composition, extents)
        return Checked(Book(composition, tuple(pressed), leaves), findings)


def _pressed(sheet: Sheet, composition: PaperComposition, *, recto: bool) -> Checked[Pressed]:
    """Press a sheet; one that ends in a scrap of a page, once more tighter or looser.

    That is kept only if it then ends on a full page, or with lines enough on its last one.
    """
    plain = press(sheet, composition, recto=recto)
    if not _scrappy(plain):
        return plain
    for fit in FITS:
        other = press(fitted(sheet, fit), composition, recto=recto)
        if other.made and not _scrappy(other) and len(other.findings) <= len(plain.findings):
            return other
    return plain


def _scrappy(pressed: Checked[Pressed]) -> bool:
    """Tell whether the last of several pages holds a few lines and nothing else."""
    made = pressed.made
    if made is None or made.pages == 1 or made.last_lines is None:
        return False
    return made.last_lines < FEWEST_LINES


def _opens_on_recto(composition: PaperComposition, place: int, extents: Mapping[str, int]) -> bool:
    """Tell the side on which a sheet begins, from the extents of those before it.

    Asks the book's own pagination, as if this sheet were its last: the rules stand there.
    """
    sheet = composition.sheets[place]
    so_far = replace(composition, sheets=composition.sheets[: place + 1])
    leaves = paginate(so_far, {**extents, sheet.id: 1})
    return next(leaf.recto for leaf in leaves if leaf.sheet == sheet.id)


def settled(document: Document, house: House, tell: Tell) -> Checked[Book]:
    """Compose and press until every page number printed is the page's own."""
    pages: Mapping[str, str] = {}
    found: tuple[Finding, ...] = ()
    the_press = Press()
    for _ in range(ROUNDS):
        tell("compose")
        composition = compose_paper(document, house, pages)
        tell("press")
        book = composition.then(the_press.book)
        if not book.sound or book.value.pages == pages:
            return book
        pages, found = book.value.pages, book.findings
    return Checked(None, (*found, _unsettled(document)))


def _unsettled(document: Document) -> Finding:
    message = f"after {ROUNDS} rounds page numbers still move when they are printed"
    hint = "reword a paragraph with a page reference, or leave a reference out"
    return Finding("make-001", Span("text"), message, hint, document.language)


def bound(book: Book, document: Document, house: House) -> Checked[Artefact]:
    """Lay folios and running heads over the pages, and bind them."""
    sheet = compose_furniture(document, house, book.leaves)
    return press(sheet, book.composition, recto=True).then(
        lambda furniture: bind(book.composition, book.pressed, book.leaves, furniture)
    )
