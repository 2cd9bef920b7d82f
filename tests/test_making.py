"""The rounds of composing and pressing, with a press that sets one line to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from reportbuild import making, settling
from reportbuild.making import make
from reportbuild.model.artefact import (
    Anchor,
    Artefact,
    EbookComposition,
    Imprint,
    Leaf,
    PaperComposition,
    Pressed,
    Sheet,
)
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter
from reportbuild.model.finding import Checked, Finding, Span
from tests.bare import HOUSE, document

IMPRINT = Imprint("", "en", "ltr", "", "urn:x", "2026-11-21", "", "", "reportbuild 0")
ERROR = Finding("ask-001", Span("valley-en.pdf"), "said")
Compose = Callable[[Mapping[str, str]], list[Sheet]]


def sheet(name: str, text: str, matter: Matter = Matter.BODY, *, recto: bool = False) -> Sheet:
    """A sheet of as many pages as its text has lines; words that begin with # are anchors."""
    return Sheet(name, matter, text, "recto" if recto else "any", "", folios=True)


@dataclass
class Workshop:
    """Stages of the making, which write down what they did."""

    compose: Compose
    pressed: list[tuple[str, str, bool]] = field(default_factory=list)
    bound: list[tuple[str, ...]] = field(default_factory=list)
    leaves: tuple[Leaf, ...] = ()
    unpressable: frozenset[str] = frozenset()

    def paper(
        self, of: Document, house: House, pages: Mapping[str, str]
    ) -> Checked[PaperComposition]:
        numbering = dict.fromkeys(Matter, "latn") | {Matter.FRONT: "roman"}
        sheets = tuple(self.compose(pages))
        return Checked(PaperComposition("valley-en", IMPRINT, sheets, "", {}, (), numbering))

    def press(self, of: Sheet, composition: PaperComposition, *, recto: bool) -> Checked[Pressed]:
        self.pressed.append((of.id, of.xhtml, recto))
        if of.id in self.unpressable:
            return Checked(None, (ERROR,))
        lines = of.xhtml.splitlines()
        anchors = tuple(
            Anchor(word, page, 0, 0)
            for page, line in enumerate(lines)
            for word in line.split()
            if word.startswith("#")
        )
        return Checked(Pressed(of.id, b"", len(lines), anchors))

    def furniture(self, of: Document, house: House, leaves: tuple[Leaf, ...]) -> Sheet:
        self.leaves = leaves
        return sheet("furniture", "\n".join(leaf.folio or "-" for leaf in leaves))

    def bind(
        self,
        of: PaperComposition,
        pressed: tuple[Pressed, ...],
        leaves: tuple[Leaf, ...],
        furniture: Pressed,
    ) -> Checked[Artefact]:
        assert furniture.pages == len(leaves)
        self.bound.append(tuple(one.id for one in pressed))
        name, kind = "valley-en.pdf", "application/pdf"
        return Checked(Artefact(name, kind, "en", b"book", pages=len(leaves)))


def making_of(
    compose: Compose, monkeypatch: pytest.MonkeyPatch, unpressable: str = ""
) -> tuple[Checked[Artefact], Workshop]:
    """Make a PDF of composed sheets; return it, and what the workshop did."""
    workshop = Workshop(compose, unpressable=frozenset(unpressable.split()))
    monkeypatch.setattr(settling, "compose_paper", workshop.paper)
    monkeypatch.setattr(settling, "press", workshop.press)
    monkeypatch.setattr(settling, "compose_furniture", workshop.furniture)
    monkeypatch.setattr(settling, "bind", workshop.bind)
    monkeypatch.setattr(making, "proof_pdf", lambda *_: ())
    return make(document("valley", "en"), HOUSE, "pdf", lambda _: None), workshop


def test_pages_are_printed_once_they_are_known_and_only_moved_sheets_pressed_again(
    monkeypatch: pytest.MonkeyPatch,
):
    """The second round prints the pages; a sheet without page references is pressed once."""

    def compose(pages: Mapping[str, str]) -> list[Sheet]:
        contents = f"return {pages.get('#return', '0')}\nwork {pages.get('#work', '0')}"
        return [
            sheet("contents", contents, Matter.FRONT, recto=True),
            sheet("return", "#return\n\nx", recto=True),
            sheet("work", "#work", recto=True),
        ]

    artefact, workshop = making_of(compose, monkeypatch)

    assert artefact.value.pages == 7
    assert workshop.pressed == [
        ("contents", "return 0\nwork 0", True),
        ("return", "#return\n\nx", True),
        ("work", "#work", True),
        ("contents", "return 1\nwork 5", True),
        ("furniture", "i\nii\n1\n2\n3\n4\n5", True),
    ]
    assert workshop.bound == [("contents", "return", "work")]


def test_a_book_without_page_references_is_composed_twice_and_pressed_once(
    monkeypatch: pytest.MonkeyPatch,
):
    """The second round finds every sheet as it was."""
    _, workshop = making_of(lambda _: [sheet("one", "#a"), sheet("two", "#b")], monkeypatch)

    assert [name for name, _, _ in workshop.pressed] == ["one", "two", "furniture"]


def test_the_side_of_a_sheet_follows_from_the_pages_before_it(monkeypatch: pytest.MonkeyPatch):
    """A sheet that may open on any page is pressed for the side that it comes to stand on."""
    sheets = [
        sheet("cover", "x", Matter.COVER, recto=True),
        sheet("imprint", "x", Matter.FRONT),
        sheet("one", "x\nx", recto=True),
        sheet("two", "x\nx\nx"),
        sheet("three", "x"),
        sheet("four", "x", recto=True),
    ]
    artefact, workshop = making_of(lambda _: sheets, monkeypatch)

    sides = {name: recto for name, _, recto in workshop.pressed}
    assert sides == {
        "cover": True, "imprint": False, "one": True, "two": True, "three": False, "four": True,
        "furniture": True,
    }  # fmt: skip
    assert artefact.value.pages == 9
    assert [leaf.sheet for leaf in workshop.leaves if leaf.page == 0] == list(sides)[:-1]


def test_a_sheet_is_pressed_again_when_the_pages_before_it_change_its_side(
    monkeypatch: pytest.MonkeyPatch,
):
    """Contents that grow by a page move what follows to the other side, with other margins."""

    def compose(pages: Mapping[str, str]) -> list[Sheet]:
        return [sheet("contents", "known\nx" if pages else "x"), sheet("one", "#one")]

    _, workshop = making_of(compose, monkeypatch)

    assert [(n, recto) for n, _, recto in workshop.pressed if n == "one"] == [
        ("one", False), ("one", True),
    ]  # fmt: skip


def test_pages_that_never_settle_are_an_error_not_a_false_page(monkeypatch: pytest.MonkeyPatch):
    """A reference that pushes its own target over the page, and back: make-001."""

    def compose(pages: Mapping[str, str]) -> list[Sheet]:
        return [sheet("one", "x\n#far" if pages.get("#far", "1") == "1" else "#far")]

    artefact, workshop = making_of(compose, monkeypatch)

    assert artefact.made is None
    assert [found.code for found in artefact.findings] == ["make-001"]
    assert [name for name, _, _ in workshop.pressed] == ["one"] * 2, "in three rounds, two states"
    assert "after 3 rounds" in artefact.findings[0].message
    assert workshop.bound == []


def test_all_sheets_are_pressed_even_if_one_cannot_be(monkeypatch: pytest.MonkeyPatch):
    """Every fault of the pages is told at once, and no book is bound."""
    sheets = [sheet("one", "#a"), sheet("two", "#b"), sheet("three", "#c")]
    artefact, workshop = making_of(lambda _: sheets, monkeypatch, unpressable="one three")

    assert artefact == Checked(None, (ERROR, ERROR))
    assert [name for name, _, _ in workshop.pressed] == ["one", "two", "three"]
    assert workshop.bound == []


def test_the_proof_reads_the_bound_book_with_its_pages(monkeypatch: pytest.MonkeyPatch):
    """What the proof finds stands with the artefact; the steps are told in order."""
    steps: list[str] = []
    workshop = Workshop(lambda _: [sheet("one", "x\nx")])
    monkeypatch.setattr(settling, "compose_paper", workshop.paper)
    monkeypatch.setattr(settling, "press", workshop.press)
    monkeypatch.setattr(settling, "compose_furniture", workshop.furniture)
    monkeypatch.setattr(settling, "bind", workshop.bind)
    seen: list[Artefact] = []

    def proof(artefact: Artefact, *_: object) -> tuple[Finding, ...]:
        seen.append(artefact)
        return (ERROR,)

    monkeypatch.setattr(making, "proof_pdf", proof)
    artefact = make(document("valley", "en"), HOUSE, "pdf", steps.append)

    assert [(one.name, one.pages) for one in seen] == [("valley-en.pdf", 2)]
    assert artefact.findings == (ERROR,)
    assert not artefact.sound
    assert list(dict.fromkeys(steps)) == ["compose", "press", "proof"]


def test_an_e_book_is_composed_packed_and_proofed(monkeypatch: pytest.MonkeyPatch):
    """One round: an e-book has no pages to settle."""
    steps: list[str] = []
    composition = EbookComposition("valley-en", IMPRINT, (), ())
    book = Artefact("valley-en.epub", "application/epub+zip", "en", b"book")
    monkeypatch.setattr(making, "compose_ebook", lambda *_: Checked(composition))
    monkeypatch.setattr(making, "pack", lambda of: Checked(book if of is composition else None))
    monkeypatch.setattr(making, "proof_epub", lambda *_: (ERROR,))

    artefact = make(document("valley", "en"), HOUSE, "epub", steps.append)

    assert artefact == Checked(book, (ERROR,))
    assert list(dict.fromkeys(steps)) == ["compose", "press", "proof"]
