"""A book settled: composed and pressed until every page number printed is the page's own.

In: an edited `Document`, the house, and whoever has the work done. Out: its sheets as pressed, the
leaves they fill, and the finished screen edition. What is made for a printer begins here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from reportbuild.compose.apart import matter_alone
from reportbuild.compose.pictures import ON_PAPER, Fit, asked, fits
from reportbuild.composing import Composer
from reportbuild.model.artefact import (
    Artefact,
    Bed,
    ComposedText,
    Leaf,
    PaperComposition,
    Pressed,
    Sheet,
)
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.press.beds import bed_of
from reportbuild.press.pages import page_map, paginate
from reportbuild.work import (
    BIND,
    FIT_PICTURE,
    FURNISH,
    MEASURE,
    PRESS,
    PROOF,
    PROOF_SHARE,
    PROOF_WHOLE,
    Doing,
    Later,
    Work,
)

ROUNDS = 3
"""How often sheets are pressed until their page numbers settle. The first round knows no page, the
second prints them all, the third sees that none has moved."""

PAGES = "pages"
"""What is remembered of a settled book: the page of each anchor."""

LONG, SHARES = 40, 2
"""From how many pages a book is proofed in shares, and in how many: the same wherever that is done.
A shorter one is read sooner than it is sent twice."""


@dataclass(frozen=True, slots=True)
class Book:
    """A composition with all its sheets pressed, and the page of the book that each page is.

    `document` is what it was composed from, without the bytes of pictures; `texts` are those of its
    sheets that were composed by themselves.
    """

    document: Document
    composition: PaperComposition
    texts: tuple[ComposedText, ...]
    pressed: tuple[Pressed, ...]
    leaves: tuple[Leaf, ...]

    @property
    def asks(self) -> bool:
        """Whether any of its sheets prints a page that was not known."""
        return any(sheet.asks for sheet in self.composition.sheets)

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
    always settles in the same way; what prints a page is only measured then. What is remembered of
    the last time is pressed beside the first round: most often it is what the second one asks for.
    """
    run.tell("compose")
    composer = Composer(document.light(), house, run)
    composer.begin()
    pictures = begin_fitting(document, ON_PAPER, run)
    pages: Mapping[str, str] = {}
    found: Checked[Book] = Checked(None)

    def pressed(known: Mapping[str, str], before: Book | None) -> Checked[Book]:
        bare, texts = composer.composed(known)
        whole = bare.then(lambda made: Checked(made.with_pictures(pictures.result())))
        pressing = begin(whole, run, before) if before else _begin_first(whole, run)
        if before:  # its pages are most often those of this round
            begin_furniture(before, house, run)
        elif guess := run.recall(PAGES):
            _begin_guessed(composer, guess, pictures, run)
        return whole.then(lambda made: all_pressed(composer.document, made, texts, pressing, run))

    for _ in range(ROUNDS):
        measured = found.made is None
        book = pressed(pages, found.made)
        if not book.sound:
            return book
        if book.value.pages == pages and not (measured and book.value.asks):
            run.remember(PAGES, pages)
            return book
        pages, found = book.value.pages, book
    return Checked(None, (*found.findings, _unsettled(document)))


def _begin_guessed(
    composer: Composer, guess: Mapping[str, str], pictures: Fitting, run: Doing
) -> None:
    """Have sheets pressed for the pages of the last time, without waiting for them."""
    with suppress(Exception):  # a memo that nothing can be made of is none
        bare, _ = composer.composed(guess)
        begin(bare.then(lambda made: Checked(made.with_pictures(pictures.result()))), run)


def begin(
    composition: Checked[PaperComposition], run: Doing, before: Book | None = None
) -> tuple[Later[Checked[Pressed]], ...]:
    """Have the sheets of a composition pressed, if it is sound, without waiting for them.

    Those that took longest `before` come first, so that no worker is left alone with them.
    """
    took = {one.id: one.layouts * one.pages for one in before.pressed} if before else {}
    return _begun(composition, lambda _: PRESS, took, run)


def _begin_first(
    composition: Checked[PaperComposition], run: Doing
) -> tuple[Later[Checked[Pressed]], ...]:
    """Have sheets pressed, and measured if they ask for pages: these are not known yet."""
    return _begun(composition, lambda sheet: MEASURE if sheet.asks else PRESS, {}, run)


def _begun(
    composition: Checked[PaperComposition],
    work_for: Callable[[Sheet], Work[[Sheet, Bed], Checked[Pressed]]],
    took: Mapping[str, int],
    run: Doing,
) -> tuple[Later[Checked[Pressed]], ...]:
    if not composition.sound:
        return ()
    made = composition.value
    ordered = sorted(made.sheets, key=lambda sheet: -took.get(sheet.id, 0))
    under_way = {s.id: run.do(work_for(s), s, bed_of(s, made)) for s in ordered}
    return tuple(under_way[sheet.id] for sheet in made.sheets)


def begin_furniture(book: Book, house: House, run: Doing) -> None:
    """Have the furniture of a book pressed, without waiting for it."""
    over = run.do(FURNISH, matter_alone(book.document), house, book.leaves).result()
    for sheet in over.sheets:
        run.do(PRESS, sheet, bed_of(sheet, book.composition))


def all_pressed(
    document: Document,
    composition: PaperComposition,
    texts: tuple[ComposedText, ...],
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
    return Checked(Book(document, composition, texts, tuple(pressed), leaves), findings)


def _unsettled(document: Document) -> Finding:
    message = f"after {ROUNDS} rounds page numbers still move when they are printed"
    hint = "reword a paragraph with a page reference, or leave a reference out"
    return Finding("make-001", Span("text"), message, hint, document.language)


def bound(book: Book, house: House, run: Doing) -> Checked[Artefact]:
    """Lay folios and running heads over the pages, bind them, and read the book back."""
    run.tell("press")
    document = book.document
    over = run.do(FURNISH, matter_alone(document), house, book.leaves).result()
    furniture = sheets_pressed(over.sheets, book.composition, run)
    bare = replace(book.composition, sheets=(), assets={})
    unlined = tuple(replace(section, lines=()) for section in book.pressed)
    made = furniture.then(
        lambda sheets: run.do(BIND, bare, unlined, book.leaves, sheets, over.marks).result()
    )
    run.tell("proof")
    return made.then(lambda pdf: Checked(pdf, _read_back(pdf, document, house, run)))


def _read_back(pdf: Artefact, document: Document, house: House, run: Doing) -> tuple[Finding, ...]:
    """Proof a bound book: a long one in shares, which are read at the same time."""
    if pdf.pages < LONG:
        return run.do(PROOF, pdf, document, house.faces).result()
    shares = [
        run.do(PROOF_SHARE, pdf, document, house.faces, number, SHARES) for number in range(SHARES)
    ]
    return run.do(PROOF_WHOLE, tuple(share.result() for share in shares)).result()


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
