"""One artefact made: a document is composed, pressed and proofed.

In: an edited `Document`, the house, a format. Out: the finished artefact, with everything found.
This is the only module besides their own that brings the engines in: worker processes import it
by name, so that whoever only reads, checks or lists never waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from reportbuild.compose.ebook import ebook as compose_ebook
from reportbuild.compose.furniture import furniture as compose_furniture
from reportbuild.compose.paper import paper as compose_paper
from reportbuild.model.artefact import Artefact, Leaf, PaperComposition, Pressed, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Format
from reportbuild.press.bind import bind
from reportbuild.press.epub import pack
from reportbuild.press.pages import page_map, paginate
from reportbuild.press.section import press
from reportbuild.proof.epub import proof_epub
from reportbuild.proof.pdf import proof_pdf

ROUNDS = 3
"""How often sheets are pressed until their page numbers settle. The first round knows no page, the
second prints them all, the third sees that none has moved."""

Tell: TypeAlias = Callable[[Literal["compose", "press", "proof"]], None]


def make(document: Document, house: House, form: Format, tell: Tell) -> Checked[Artefact]:
    """Compose, press and proof one artefact; `tell` hears each step begin."""
    return _MAKERS[form](document, house, tell)


# --- e-books ------------------------------------------------------------------------------------


def _epub(document: Document, house: House, tell: Tell) -> Checked[Artefact]:
    tell("compose")
    composition = compose_ebook(document, house)
    tell("press")
    artefact = composition.then(pack)
    tell("proof")
    return artefact.then(lambda made: Checked(made, proof_epub(made, document)))


# --- paper --------------------------------------------------------------------------------------


def _pdf(document: Document, house: House, tell: Tell) -> Checked[Artefact]:
    settled = _settled(document, house, tell)
    bound = settled.then(lambda book: _bound(book, document, house))
    tell("proof")
    return bound.then(lambda made: Checked(made, proof_pdf(made, document, house.faces)))


@dataclass(frozen=True, slots=True)
class _Book:
    """A composition with all its sheets pressed, and the page of the book that each page is."""

    composition: PaperComposition
    pressed: tuple[Pressed, ...]
    leaves: tuple[Leaf, ...]

    @property
    def pages(self) -> dict[str, str]:
        return page_map(self.pressed, self.leaves)


@dataclass(slots=True)
class _Press:
    """Presses the sheets of one book in order, and keeps those that come again unchanged.

    A sheet is the same if its text, the stylesheet and the side of its first page are: a page has
    other margins on a verso.
    """

    kept: dict[tuple[Sheet, str, bool], Checked[Pressed]] = field(default_factory=dict)

    def book(self, composition: PaperComposition) -> Checked[_Book]:
        pressed: list[Pressed] = []
        findings: tuple[Finding, ...] = ()
        extents: dict[str, int] = {}
        for place, sheet in enumerate(composition.sheets):
            recto = _opens_on_recto(composition, place, extents)
            key = (sheet, composition.stylesheet, recto)
            if key not in self.kept:
                self.kept[key] = press(sheet, composition, recto=recto)
            done = self.kept[key]
            findings += done.findings
            if done.made:
                pressed.append(done.made)
            extents[sheet.id] = done.made.pages if done.made else 1
        if len(pressed) < len(composition.sheets):
            return Checked(None, findings)
        leaves = paginate(composition, extents)
        return Checked(_Book(composition, tuple(pressed), leaves), findings)


def _opens_on_recto(composition: PaperComposition, place: int, extents: Mapping[str, int]) -> bool:
    """Tell the side on which a sheet begins, from the extents of those before it.

    Asks the book's own pagination, as if this sheet were its last: the rules stand there.
    """
    sheet = composition.sheets[place]
    so_far = replace(composition, sheets=composition.sheets[: place + 1])
    leaves = paginate(so_far, {**extents, sheet.id: 1})
    return next(leaf.recto for leaf in leaves if leaf.sheet == sheet.id)


def _settled(document: Document, house: House, tell: Tell) -> Checked[_Book]:
    """Compose and press until every page number printed is the page's own."""
    pages: Mapping[str, str] = {}
    found: tuple[Finding, ...] = ()
    the_press = _Press()
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


def _bound(book: _Book, document: Document, house: House) -> Checked[Artefact]:
    """Lay folios and running heads over the pages, and bind them."""
    sheet = compose_furniture(document, house, book.leaves)
    return press(sheet, book.composition, recto=True).then(
        lambda furniture: bind(book.composition, book.pressed, book.leaves, furniture)
    )


_MAKERS: Mapping[Format, Callable[[Document, House, Tell], Checked[Artefact]]] = {
    "pdf": _pdf,
    "epub": _epub,
}
