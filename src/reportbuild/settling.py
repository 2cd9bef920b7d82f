"""A book settled: composed and pressed until every page number printed is the page's own.

In: an edited `Document`, the house, and whoever has the work done. Out: its sheets as pressed, the
leaves they fill, and the finished screen edition. What is made for a printer begins here, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from reportbuild.compose.pictures import ON_PAPER, Fit, asked, fits
from reportbuild.model.artefact import Artefact, Leaf, PaperComposition, Pressed, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.press.beds import bed_of
from reportbuild.press.pages import page_map, paginate
from reportbuild.work import BIND, COMPOSE, FIT_PICTURE, FURNISH, PRESS, PROOF, Doing, Later

ROUNDS = 3
"""How often sheets are pressed until their page numbers settle. The first round knows no page, the
second prints them all, the third sees that none has moved."""

PAGES = "pages"
"""What is remembered of a settled book: the page of each anchor."""


@dataclass(frozen=True, slots=True)
class Book:
    """A composition with all its sheets pressed, and the page of the book that each page is.

    `document` is what it was composed from, without the bytes of pictures.
    """

    document: Document
    composition: PaperComposition
    pressed: tuple[Pressed, ...]
    leaves: tuple[Leaf, ...]

    @property
    def pages(self) -> dict[str, str]:
        return page_map(self.pressed, self.leaves)


@dataclass(frozen=True, slots=True)
class Fitting:
    """The pictures of a document, fitted for a medium or being so, by their paths."""

    ready: Mapping[str, bytes]
    under_way: Mapping[str, Later[bytes]]

    def result(self) -> dict[str, bytes]:
        """Wait for all of them."""
        return {**self.ready, **{path: one.result() for path, one in self.under_way.items()}}


def begin_fitting(document: Document, fit: Fit, run: Doing) -> Fitting:
    """Have the pictures of a document fitted for a medium, without waiting for them.

    Each is a piece of work of its own, so that it is done once, whatever becomes of the text.
    """
    pictures = document.pictures.items()
    return Fitting(
        {path: picture.data for path, picture in pictures if fits(picture, fit)},
        {
            path: run.do(FIT_PICTURE, picture.data, *asked(picture, fit))
            for path, picture in pictures
            if not fits(picture, fit)
        },
    )


def settled(document: Document, house: House, run: Doing) -> Checked[Book]:
    """Compose and press until every page number printed is the page's own.

    The rounds begin without any page, whatever is known of earlier builds, so that the same report
    always settles in the same way. What is remembered of the last time is pressed beside the first
    round: most often it is what the second one asks for.
    """
    run.tell("compose")
    pages: Mapping[str, str] = {}
    found: Checked[Book] = Checked(None)
    light = document.light()
    run.do(COMPOSE, light, house, pages)
    if guess := run.recall(PAGES):
        run.do(COMPOSE, light, house, guess)
    pictures = begin_fitting(document, ON_PAPER, run)

    def composed(known: Mapping[str, str]) -> Checked[PaperComposition]:
        made = run.do(COMPOSE, light, house, known).result()
        return made.then(lambda bare: Checked(bare.with_pictures(pictures.result())))

    def pressed(known: Mapping[str, str], before: Book | None) -> Checked[Book]:
        composition = composed(known)
        pressing = begin(composition, run)
        if before:  # its pages are most often those of this round
            begin_furniture(before, house, run)
        return composition.then(lambda made: all_pressed(light, made, pressing, run))

    if guess:
        begin(composed(pages), run)
        with suppress(Exception):  # a memo that nothing can be made of is none
            begin(composed(guess), run)
    for _ in range(ROUNDS):
        book = pressed(pages, found.made)
        if not book.sound:
            return book
        if book.value.pages == pages:
            run.remember(PAGES, pages)
            return book
        pages, found = book.value.pages, book
    return Checked(None, (*found.findings, _unsettled(document)))


def begin(
    composition: Checked[PaperComposition], run: Doing
) -> tuple[Later[Checked[Pressed]], ...]:
    """Have the sheets of a composition pressed, if it is sound, without waiting for them."""
    if not composition.sound:
        return ()
    made = composition.value
    return tuple(run.do(PRESS, sheet, bed_of(sheet, made)) for sheet in made.sheets)


def begin_furniture(book: Book, house: House, run: Doing) -> None:
    """Have the furniture of a book pressed, without waiting for it."""
    over = run.do(FURNISH, book.document, house, book.leaves).result()
    for sheet in over.sheets:
        run.do(PRESS, sheet, bed_of(sheet, book.composition))


def all_pressed(
    document: Document,
    composition: PaperComposition,
    pressing: Sequence[Later[Checked[Pressed]]],
    run: Doing,
) -> Checked[Book]:
    """Wait for every sheet of a document's composition; all their faults are told at once."""
    pressed: list[Pressed] = []
    findings: tuple[Finding, ...] = ()
    for number, sheet in enumerate(composition.sheets):
        run.tell("press", number, len(composition.sheets), sheet.title or sheet.id)
        done = pressing[number].result()
        findings += done.findings
        if done.made:
            pressed.append(done.made)
    if len(pressed) < len(composition.sheets):
        return Checked(None, findings)
    leaves = paginate(composition, {section.id: section.pages for section in pressed})
    return Checked(Book(document, composition, tuple(pressed), leaves), findings)


def _unsettled(document: Document) -> Finding:
    message = f"after {ROUNDS} rounds page numbers still move when they are printed"
    hint = "reword a paragraph with a page reference, or leave a reference out"
    return Finding("make-001", Span("text"), message, hint, document.language)


def bound(book: Book, house: House, run: Doing) -> Checked[Artefact]:
    """Lay folios and running heads over the pages, bind them, and read the book back."""
    run.tell("press")
    document = book.document
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
