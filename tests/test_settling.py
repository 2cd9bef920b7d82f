"""The rounds of composing and pressing, with a press that sets one line to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from reportbuild.model.artefact import (
    Anchor,
    Artefact,
    Bed,
    Furniture,
    Imprint,
    Leaf,
    Mark,
    PaperComposition,
    Pressed,
    Sheet,
)
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Picture
from reportbuild.settling import LONG, PAGES, SHARES, bound, settled
from reportbuild.work import (
    BIND,
    COMPOSE,
    FIT_PICTURE,
    FURNISH,
    MEASURE,
    PRESS,
    PROOF,
    PROOF_SHARE,
    PROOF_WHOLE,
)
from tests.bare import HOUSE, document
from tests.doing import Here

IMPRINT = Imprint("", "en", "ltr", "", "urn:x", "2026-11-21", "", "", "reportbuild 0")
ERROR = Finding("ask-001", Span("valley-en.pdf"), "said")
PHOTO = b"\xff\xd8\xff\xc0\x00\x11\x08" + bytes([12, 0, 16, 0, 3]) + bytes(9)
"""As much of a JPEG of 4096 by 3072 pixels as tells its size."""
Compose = Callable[[Mapping[str, str]], list[Sheet]]


def sheet(name: str, text: str, matter: Matter = Matter.BODY, *, recto: bool = False) -> Sheet:
    """A sheet of as many pages as its text has lines; words that begin with # are anchors."""
    return Sheet(name, matter, text, "recto" if recto else "any", "", folios=True)


@dataclass
class Engines:
    """Engines of the making, which write down what they did."""

    compose: Compose
    unpressable: frozenset[str] = frozenset()
    composed: list[Mapping[str, str]] = field(default_factory=list)
    pressed: list[tuple[str, str]] = field(default_factory=list)
    bound: list[tuple[str, ...]] = field(default_factory=list)
    leaves: tuple[Leaf, ...] = ()
    proof: tuple[Finding, ...] = ()

    def paper(
        self, of: Document, house: House, pages: Mapping[str, str]
    ) -> Checked[PaperComposition]:
        self.composed.append(pages)
        numbering = dict.fromkeys(Matter, "latn") | {Matter.FRONT: "roman"}
        sheets = tuple(self.compose(pages))
        return Checked(PaperComposition("valley-en", IMPRINT, sheets, "", {}, (), numbering))

    def press(self, of: Sheet, bed: Bed) -> Checked[Pressed]:
        self.pressed.append((of.id, of.xhtml))
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

    def furniture(self, of: Document, house: House, leaves: Sequence[Leaf]) -> Furniture:
        self.leaves = tuple(leaves)
        folios = "\n".join(leaf.folio or "-" for leaf in leaves)
        marks = tuple((Mark("furniture", number),) for number in range(len(leaves)))
        return Furniture((sheet("furniture", folios),), marks)

    def bind(
        self,
        of: PaperComposition,
        pressed: Sequence[Pressed],
        leaves: Sequence[Leaf],
        furniture: Sequence[Pressed],
        marks: Sequence[Sequence[Mark]],
    ) -> Checked[Artefact]:
        assert [one.pages for one in furniture] == [len(leaves)] == [len(marks)]
        self.bound.append(tuple(one.id for one in pressed))
        name, kind = "valley-en.pdf", "application/pdf"
        return Checked(Artefact(name, kind, "en", b"book", pages=len(leaves)))

    def run(self, **notes: Mapping[str, str]) -> Here:
        """Whoever has these engines do the work."""
        instead: dict[object, Callable[..., object]] = {
            COMPOSE: self.paper,
            PRESS: self.press,
            FURNISH: self.furniture,
            BIND: self.bind,
            PROOF: lambda *_: self.proof,
        }
        return Here(instead, dict(notes))  # type: ignore[arg-type]  # work of any kind


def made(engines: Engines, run: Here | None = None) -> Checked[Artefact]:
    """Make a PDF of composed sheets."""
    here = run or engines.run()
    book = settled(document("valley", "en"), HOUSE, here)
    return book.then(lambda ready: bound(ready, HOUSE, here))


def illustrated(of: Document) -> Document:
    """A document with a photograph that is too large for any medium, and a drawing."""
    kinds = {"images/a.jpg": ("image/jpeg", PHOTO), "images/b.svg": ("image/svg+xml", b"<svg/>")}
    pictures = {
        path: Picture(path, kind, data, (), (), False, "", Span(path))  # type: ignore[arg-type]
        for path, (kind, data) in kinds.items()
    }
    return replace(of, pictures=pictures)


def contents_and_two(pages: Mapping[str, str]) -> list[Sheet]:
    """Contents that name the pages of two chapters."""
    contents = f"return {pages.get('#return', '0')}\nwork {pages.get('#work', '0')}"
    return [
        sheet("contents", contents, Matter.FRONT, recto=True),
        sheet("return", "#return\n\nx", recto=True),
        sheet("work", "#work", recto=True),
    ]


def test_pages_are_printed_once_they_are_known_and_only_moved_sheets_pressed_again():
    """The second round prints the pages; a sheet without page references is pressed once."""
    engines = Engines(contents_and_two)
    assert made(engines).value.pages == 7
    assert engines.pressed == [
        ("contents", "return 0\nwork 0"),
        ("return", "#return\n\nx"),
        ("work", "#work"),
        ("contents", "return 1\nwork 5"),
        ("furniture", "i\nii\n1\n2\n3\n4\n5"),
    ]
    assert engines.bound == [("contents", "return", "work")]


def asking(pages: Mapping[str, str]) -> list[Sheet]:
    """Contents and two chapters that name one another's pages; the second takes long."""
    sheets = contents_and_two(pages)
    contents, first, second = sheets
    asks = tuple(anchor for anchor in ("#return", "#work") if anchor not in pages)
    return [
        replace(contents, asks=asks),
        replace(first, xhtml=f"{first.xhtml} {pages.get('#work', '0')}", asks=asks[1:]),
        replace(second, xhtml=f"{second.xhtml} {pages.get('#return', '0')}", asks=asks[:1]),
    ]


def test_a_sheet_that_asks_for_pages_is_measured_until_they_are_known():
    """It is pressed in the second round, those first that took longest; and as it was measured."""
    engines = Engines(asking)
    run = engines.run()

    def measure(of: Sheet, bed: Bed) -> Checked[Pressed]:
        laid = engines.press(of, bed).value
        engines.pressed.pop()
        return Checked(replace(laid, layouts=9 if of.id == "work" else 1))

    run.instead = {**run.instead, MEASURE: measure}
    assert made(engines, run).value.pages == 7
    assert [of.id for of, _ in run.values_of(MEASURE)] == ["contents", "return", "work"]
    assert engines.pressed[:3] == [
        ("work", "#work 1"),
        ("return", "#return\n\nx 5"),
        ("contents", "return 1\nwork 5"),
    ]
    assert engines.bound == [("contents", "return", "work")]


def test_a_sheet_that_asks_for_a_page_that_there_is_not_is_pressed_all_the_same():
    """Whether other pages are printed or none is."""
    for text in ("x", "#a"):
        nowhere = replace(sheet("one", text), asks=("#nowhere",))
        engines = Engines(lambda _, nowhere=nowhere: [nowhere])  # type: ignore[misc]
        run = engines.run()
        run.instead = {**run.instead, MEASURE: run.instead[PRESS]}
        assert made(engines, run).sound
        assert "one" in [of.id for of, _ in run.values_of(PRESS)]
        assert engines.bound == [("one",)]


def test_a_book_without_page_references_is_composed_twice_and_pressed_once():
    """The second round finds every sheet as it was."""
    engines = Engines(lambda _: [sheet("one", "#a"), sheet("two", "#b")])
    assert made(engines).sound
    assert len(engines.composed) == 2
    assert [name for name, _ in engines.pressed] == ["one", "two", "furniture"]


def test_the_side_of_a_leaf_follows_from_the_pages_before_it():
    """A sheet that may open on any page stands on the side that it comes to."""
    sheets = [
        sheet("cover", "x", Matter.COVER, recto=True),
        sheet("imprint", "x", Matter.FRONT),
        sheet("one", "x\nx", recto=True),
        sheet("two", "x\nx\nx"),
        sheet("three", "x"),
        sheet("four", "x", recto=True),
    ]
    engines = Engines(lambda _: sheets)
    assert made(engines).value.pages == 9
    openers = {leaf.sheet: leaf.recto for leaf in engines.leaves if leaf.sheet and not leaf.page}
    assert openers == {
        "cover": True, "imprint": False, "one": True, "two": True, "three": False, "four": True,
    }  # fmt: skip


def test_a_sheet_that_comes_to_stand_on_the_other_side_is_not_pressed_again():
    """Contents that grow by a page move what follows: binding turns it."""

    def compose(pages: Mapping[str, str]) -> list[Sheet]:
        return [sheet("contents", "known\nx" if pages else "x"), sheet("one", "#one")]

    engines = Engines(compose)
    made(engines)
    assert [name for name, _ in engines.pressed].count("one") == 1
    assert [leaf.recto for leaf in engines.leaves if leaf.sheet == "one"] == [True]


def test_pages_that_never_settle_are_an_error_not_a_false_page():
    """A reference that pushes its own target over the page, and back: make-001."""

    def compose(pages: Mapping[str, str]) -> list[Sheet]:
        return [sheet("one", "x\n#far" if pages.get("#far", "1") == "1" else "#far")]

    engines = Engines(compose)
    run = engines.run()
    artefact = made(engines, run)
    assert artefact.made is None
    assert [found.code for found in artefact.findings] == ["make-001"]
    texts = [name for name, _ in engines.pressed if name != "furniture"]
    assert texts == ["one"] * 2, "in three rounds, two states"
    assert "after 3 rounds" in artefact.findings[0].message
    assert engines.bound == []
    assert run.memos == {}


def test_all_sheets_are_pressed_even_if_one_cannot_be():
    """Every fault of the pages is told at once, no book is bound, and no page is noted."""
    sheets = [sheet("one", "#a"), sheet("two", "#b"), sheet("three", "#c")]
    engines = Engines(lambda _: sheets, frozenset({"one", "three"}))
    run = engines.run(pages={"#a": "7"})
    assert made(engines, run) == Checked(None, (ERROR, ERROR))
    assert [name for name, _ in engines.pressed] == ["one", "two", "three"]
    assert engines.bound == []
    assert run.memos == {PAGES: {"#a": "7"}}, "what was known last time is known still"


def test_the_proof_reads_the_bound_book_with_its_pages():
    """What the proof finds stands with the artefact; the steps are told in order."""
    engines = Engines(lambda _: [sheet("one", "x\nx")], proof=(ERROR,))
    run = engines.run()
    artefact = made(engines, run)
    [(seen, *_)] = run.values_of(PROOF)
    assert (seen.name, seen.pages) == ("valley-en.pdf", 2)
    assert artefact.findings == (ERROR,)
    assert not artefact.sound
    assert list(dict.fromkeys(run.told)) == ["compose", "press", "proof"]


@pytest.mark.parametrize(("pages", "shares"), [(LONG - 1, 0), (LONG, SHARES), (9 * LONG, SHARES)])
def test_a_long_book_is_proofed_in_shares(pages: int, shares: int):
    """As many whoever does it, each asked for before one is waited for; all of them are joined."""
    engines = Engines(lambda _: [sheet("one", "\n".join("x" * pages))])
    run = engines.run()

    def whole(accounts: Sequence[Checked[object]]) -> tuple[Finding, ...]:
        return tuple(finding for account in accounts for finding in account.findings)

    def share(_pdf: Artefact, _of: Document, _faces: object, number: int, of: int) -> Checked[None]:
        return Checked(None, (replace(ERROR, message=f"{number} of {of}"),))

    run.instead = {**run.instead, PROOF_SHARE: share, PROOF_WHOLE: whole}
    artefact = made(engines, run)
    did = [work for work, _ in run.did if work in {PROOF, PROOF_SHARE, PROOF_WHOLE}]
    assert did == ([PROOF_SHARE] * shares + [PROOF_WHOLE] if shares else [PROOF])
    said = [finding.message for finding in artefact.findings]
    assert said == [f"{number} of {shares}" for number in range(shares)]


def test_no_picture_goes_to_the_binder_a_second_time():
    """It is in the pressed pages; the composition is bound without sheets and pictures."""
    engines = Engines(contents_and_two)
    run = engines.run()
    made(engines, run)
    [(composition, *_)] = run.values_of(BIND)
    assert (composition.sheets, composition.assets) == ((), {})


def test_pictures_are_fitted_once_and_come_to_the_sheets_that_show_them():
    """One piece of work for a photograph, none for a drawing; a document travels without either."""
    engines = Engines(lambda _: [sheet("one", "asset:picture-1.jpg"), sheet("two", "x")])
    run = engines.run()

    def compose(of: Document, house: House, pages: Mapping[str, str]) -> Checked[PaperComposition]:
        assets = {"picture-1.jpg": b"", "picture-2.svg": b"", "chart-1.svg": b"<svg>chart</svg>"}
        to_come = {"picture-1.jpg": "images/a.jpg", "picture-2.svg": "images/b.svg"}
        made = replace(engines.paper(of, house, pages).value, assets=assets, to_come=to_come)
        return Checked(made)

    run.instead = {**run.instead, COMPOSE: compose, FIT_PICTURE: lambda *_: b"fitted"}
    of = illustrated(document("valley", "en"))
    book = settled(of, HOUSE, run).value
    assert run.values_of(FIT_PICTURE) == [(PHOTO, "image/jpeg", 2400, 82)]
    assert dict(book.composition.assets) == {
        "picture-1.jpg": b"fitted", "picture-2.svg": b"<svg/>", "chart-1.svg": b"<svg>chart</svg>",
    }  # fmt: skip
    assert book.composition.to_come == {}
    assert [bed.pictures for _, bed in run.values_of(PRESS)[:2]] == [
        {"picture-1.jpg": b"fitted"}, {},
    ]  # fmt: skip
    assert bound(book, HOUSE, run).sound
    for work, place in ((COMPOSE, 0), (FURNISH, 0), (PROOF, 1)):
        sent = [values[place] for values in run.values_of(work)]
        assert sent, work.place
        assert not any(one.data for made in sent for one in made.pictures.values()), work.place


# --- what was noted the last time ---------------------------------------------------------------


def test_the_pages_of_last_time_let_the_second_round_begin_with_the_first():
    """The same sheets are pressed, in another order, and the same are bound."""
    plain, noted = Engines(contents_and_two), Engines(contents_and_two)
    first = plain.run()
    made(plain, first)
    assert first.memos[PAGES] == {"#return": "1", "#work": "5"}
    again = noted.run(pages=first.memos[PAGES])
    made(noted, again)
    assert sorted(noted.pressed) == sorted(plain.pressed)
    assert [sheet.xhtml for sheet, _ in again.values_of(PRESS)][:4] == [
        "return 0\nwork 0", "#return\n\nx", "#work", "return 1\nwork 5",
    ]  # fmt: skip
    assert again.values_of(BIND) == first.values_of(BIND)


@pytest.mark.parametrize(
    "memo", [{"#return": "99", "#work": "i"}, {"#nowhere": "3"}, {"#return": "", "": ""}]
)
def test_a_false_memo_costs_a_round_and_changes_nothing(memo: dict[str, str]):
    """What is bound is what would be without it, and the memo is put right."""
    plain, noted = Engines(contents_and_two), Engines(contents_and_two)
    first, again = plain.run(), noted.run(pages=memo)
    assert made(plain, first) == made(noted, again)
    assert again.values_of(BIND) == first.values_of(BIND)
    assert again.memos == first.memos


def test_a_memo_that_nothing_can_be_composed_with_changes_nothing():
    """Composing falls over it: that is not even said."""

    def compose(pages: Mapping[str, str]) -> list[Sheet]:
        if pages.get("#work") == "\0":
            raise ValueError("no page has such a number")
        return contents_and_two(pages)

    engines = Engines(compose)
    run = engines.run(pages={"#work": "\0"})
    assert made(engines, run).value.pages == 7
    assert run.memos[PAGES] == {"#return": "1", "#work": "5"}


def test_a_book_in_which_a_fault_stands_is_bound_no_further():
    """An error found in a page that was pressed: nothing is bound, and it is told once."""
    engines = Engines(lambda _: [sheet("one", "x")])
    run = engines.run()

    def press(of: Sheet, bed: Bed) -> Checked[Pressed]:
        return replace(engines.press(of, bed), findings=(ERROR,))

    run.instead = {**run.instead, PRESS: press}
    assert made(engines, run).findings == (ERROR,)
    assert engines.bound == []
