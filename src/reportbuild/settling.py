"""A book settled: composed and pressed until every page number printed is the page's own.

In: an edited `Document`, the house, and whoever has the work done. Out: its sheets as pressed, the
leaves they fill, and the finished screen edition. What is made for a printer begins here, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from reportbuild.model.artefact import Artefact, Leaf, PaperComposition, Pressed, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.press.beds import bed_of
from reportbuild.press.pages import page_map, paginate
from reportbuild.work import BIND, COMPOSE, FURNISH, PRESS, PROOF, Doing

ROUNDS = 3
"""How often sheets are pressed until their page numbers settle. The first round knows no page, the
second prints them all, the third sees that none has moved."""

PAGES = "pages"
"""What is remembered of a settled book: the page of each anchor."""


@dataclass(frozen=True, slots=True)
class Book:
    """A composition with all its sheets pressed, and the page of the book that each page is."""

    composition: PaperComposition
    pressed: tuple[Pressed, ...]
    leaves: tuple[Leaf, ...]

    @property
    def pages(self) -> dict[str, str]:
        return page_map(self.pressed, self.leaves)


def settled(document: Document, house: House, run: Doing) -> Checked[Book]:
    """Compose and press until every page number printed is the page's own.

    The rounds begin without any page, whatever is known of earlier builds, so that the same report
    always settles in the same way. What is remembered of the last time is pressed beside the first
    round: most often it is what the second one asks for.
    """
    run.tell("compose")
    pages: Mapping[str, str] = {}
    found: Checked[Book] = Checked(None)
    first = run.do(COMPOSE, document, house, pages)
    if guess := run.recall(PAGES):
        ahead = run.do(COMPOSE, document, house, guess)
        begin(first.result(), run)
        with suppress(Exception):  # a memo that nothing can be made of is none
            begin(ahead.result(), run)
    for _ in range(ROUNDS):
        composition = run.do(COMPOSE, document, house, pages).result()
        begin(composition, run)
        if found.made:  # the pages of the round before are most often those of this one
            begin_furniture(found.made, document, house, run)
        book = composition.then(lambda made: all_pressed(made, run))
        if not book.sound:
            return book
        if book.value.pages == pages:
            run.remember(PAGES, pages)
            return book
        pages, found = book.value.pages, book
    return Checked(None, (*found.findings, _unsettled(document)))


def begin(composition: Checked[PaperComposition], run: Doing) -> None:
    """Have the sheets of a composition pressed, without waiting for them."""
    if composition.made and composition.sound:
        for sheet in composition.made.sheets:
            run.do(PRESS, sheet, bed_of(sheet, composition.made))


def begin_furniture(book: Book, document: Document, house: House, run: Doing) -> None:
    """Have the furniture of a book pressed, without waiting for it."""
    over = run.do(FURNISH, document, house, book.leaves).result()
    for sheet in over.sheets:
        run.do(PRESS, sheet, bed_of(sheet, book.composition))


def all_pressed(composition: PaperComposition, run: Doing) -> Checked[Book]:
    """Press every sheet of a composition; all their faults are told at once."""
    begin(Checked(composition), run)
    pressed: list[Pressed] = []
    findings: tuple[Finding, ...] = ()
    for number, sheet in enumerate(composition.sheets):
        run.tell("press", number, len(composition.sheets), sheet.title or sheet.id)
        done = run.do(PRESS, sheet, bed_of(sheet, composition)).result()
        findings += done.findings
        if done.made:
            pressed.append(done.made)
    if len(pressed) < len(composition.sheets):
        return Checked(None, findings)
    leaves = paginate(composition, {section.id: section.pages for section in pressed})
    return Checked(Book(composition, tuple(pressed), leaves), findings)


def _unsettled(document: Document) -> Finding:
    message = f"after {ROUNDS} rounds page numbers still move when they are printed"
    hint = "reword a paragraph with a page reference, or leave a reference out"
    return Finding("make-001", Span("text"), message, hint, document.language)


def bound(book: Book, document: Document, house: House, run: Doing) -> Checked[Artefact]:
    """Lay folios and running heads over the pages, bind them, and read the book back."""
    run.tell("press")
    over = run.do(FURNISH, document, house, book.leaves).result()
    furniture = sheets_pressed(over.sheets, book.composition, run)
    bare = replace(book.composition, sheets=(), assets={})
    made = furniture.then(
        lambda sheets: run.do(BIND, bare, book.pressed, book.leaves, sheets, over.marks).result()
    )
    run.tell("proof")
    return made.then(lambda pdf: Checked(pdf, run.do(PROOF, pdf, document, house.faces).result()))


def sheets_pressed(
    sheets: tuple[Sheet, ...], composition: PaperComposition, run: Doing
) -> Checked[tuple[Pressed, ...]]:
    """Press sheets that are laid over others, on the bed of a composition."""
    done = [run.do(PRESS, sheet, bed_of(sheet, composition)) for sheet in sheets]
    pressed = [later.result() for later in done]
    findings = tuple(finding for one in pressed for finding in one.findings)
    if not all(one.made for one in pressed):
        return Checked(None, findings)
    return Checked(tuple(one.value for one in pressed), findings)
