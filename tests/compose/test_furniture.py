"""Folios, running heads, draft marks: what is laid over which page, and how little is pressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.compose.furniture import FOLIOS, furniture
from reportbuild.compose.paper import paper
from reportbuild.model.artefact import Furniture, Leaf, PaperComposition, Sheet
from reportbuild.model.document import Document, Matter, Section
from reportbuild.press.pages import paginate
from tests.compose.test_paper import CONTENTS, COVER, HOUSE, IMPRINT, MORE, TEXT
from tests.documents import document, paragraph, section

REPORT = "A made report"
DRAFT = "Draft: not for publication"


def leaf(page: int = 1, **values: object) -> Leaf:
    made = Leaf("ch-made", page, True, Matter.BODY, "5", True, "A chapter")
    return replace(made, **values)  # type: ignore[arg-type]  # a test names fields of its own


def pages_of(sheet: Sheet) -> list[dict[str, str]]:
    """What each page of a sheet of furniture shows, by its place; `on-cover` where that is."""
    found = []
    for page in sheet.xhtml.split('<div class="furniture')[1:]:
        said = {k: v for k, v in re.findall(r'data-([a-z-]+)="([^"]*)"', page) if v}
        found.append(said | ({"on-cover": "yes"} if page.startswith(" on-cover") else {}))
    return found


def laid_over(made: Furniture) -> list[dict[str, str]]:
    """What each leaf of the book shows."""
    sheets = {sheet.id: pages_of(sheet) for sheet in made.sheets}
    shown: list[dict[str, str]] = []
    for own in made.marks:
        shown.append({})
        for mark in own:
            said = sheets[mark.sheet][mark.page]
            assert not shown[-1].keys() & said.keys()
            shown[-1] |= said
    return shown


def over(of: Document, *leaves: Leaf) -> list[dict[str, str]]:
    return laid_over(furniture(of, HOUSE, leaves))


@pytest.mark.parametrize(
    ("direction", "recto", "edge", "head"),
    [("ltr", True, "right", "A chapter"), ("ltr", False, "left", REPORT),
     ("rtl", True, "left", "A chapter"), ("rtl", False, "right", REPORT)],
)  # fmt: skip
def test_furniture_stands_on_the_outer_edge(direction: str, recto: bool, edge: str, head: str):
    """A recto names the chapter, a verso the report; the outer edge is the reader's thumb."""
    of = document(TEXT, direction="rtl" if direction == "rtl" else "ltr")
    assert over(of, leaf(recto=recto)) == [{f"head-{edge}": head, f"folio-{edge}": "5"}]


def test_openers_have_no_head_and_every_page_of_a_draft_its_mark():
    """A running head above a chapter's title repeats it; a blank page bears the mark alone."""
    of = replace(document(TEXT), draft=True)
    blank = leaf(sheet="", head="", folio="6", shows_folio=False, recto=False)
    assert over(of, leaf(0), blank) == [{"folio-right": "5", "draft": DRAFT}, {"draft": DRAFT}]


def test_the_cover_s_furniture_stands_on_its_own_ground():
    """The mark of a draft must be read on the dark cover too; nothing else is printed there."""
    cover = leaf(0, matter=Matter.COVER, folio="", shows_folio=False, head="")
    drafted = replace(document(COVER), draft=True)
    assert over(drafted, cover) == [{"draft": DRAFT, "on-cover": "yes"}]
    assert furniture(document(COVER), HOUSE, (cover,)) == Furniture((), ((),))


def book(
    *sections: Section, draft: bool = False, **pages: int
) -> tuple[Document, PaperComposition, tuple[Leaf, ...]]:
    """A document, composed, and its leaves where its sections have so many pages."""
    of = replace(document(*sections), draft=draft)
    composition = paper(of, HOUSE, {}).value
    extents = {sheet.id: pages.get(sheet.id.replace("-", "_"), 1) for sheet in composition.sheets}
    return of, composition, paginate(composition, extents)


def test_every_leaf_of_a_book_shows_what_it_must():
    """Cover, imprint, contents in roman numerals, blanks, openers and pages that follow them."""
    of, _, leaves = book(COVER, IMPRINT, CONTENTS, TEXT, MORE, contents=2, ch_made=3)
    assert over(of, *leaves) == [
        {},  # the cover
        {},  # the imprint page: it counts, and shows nothing
        {"folio-right": "ii"},
        {"head-left": REPORT, "folio-left": "iii"},
        {"folio-right": "1"},
        {"head-left": REPORT, "folio-left": "2"},
        {"head-right": "A chapter", "folio-right": "3"},
        {},  # a blank verso
        {"folio-right": "5"},
    ]


def test_every_page_of_a_draft_says_so_in_one_mark():
    """Pressed once for all pages, and once for the cover."""
    of, _, leaves = book(COVER, IMPRINT, TEXT, MORE, draft=True, ch_made=6)
    made = furniture(of, HOUSE, leaves)
    shown = laid_over(made)
    assert [said["draft"] for said in shown] == [DRAFT] * len(leaves)
    assert ["on-cover" in said for said in shown] == [
        leaf.matter is Matter.COVER for leaf in leaves
    ]
    pressed = [page for sheet in made.sheets for page in pages_of(sheet)]
    assert len([page for page in pressed if "draft" in page]) == 2


def test_a_head_is_pressed_once_however_many_pages_show_it():
    """One recto head for each chapter, one verso head for the report."""
    of, _, leaves = book(TEXT, MORE, ch_made=40, ch_more=40)
    heads, *_ = furniture(of, HOUSE, leaves).sheets
    assert sorted(map(str, pages_of(heads))) == sorted(
        map(str, [{"head-left": REPORT}, {"head-right": "A chapter"}, {"head-right": "Another"}])
    )


def folio_runs(made: Furniture) -> dict[str, str]:
    return {sheet.id: sheet.xhtml for sheet in made.sheets if "heads" not in sheet.id}


def test_runs_of_folios_stay_equal_when_chapters_move():
    """A chapter that grows changes the last run at most; a longer front matter no other run."""
    extents = {"contents": 3, "ch_made": 70, "ch_more": 50}
    before, longer, wider = (
        folio_runs(furniture(of, HOUSE, leaves))
        for of, _, leaves in (
            book(COVER, IMPRINT, CONTENTS, TEXT, MORE, draft=False, **change)
            for change in (extents, extents | {"ch_made": 73}, extents | {"contents": 5})
        )
    )
    assert len(before) == 1 + -(-120 // FOLIOS)
    assert list(before) == list(longer) == list(wider)
    changed = [name for name in before if before[name] != longer[name]]
    assert changed == [list(before)[-1]]
    changed = [name for name in before if before[name] != wider[name]]
    assert changed == ["furniture-front-0"]


@given(
    extents=st.lists(st.integers(1, 60), min_size=2, max_size=2),
    draft=st.booleans(),
    front=st.integers(1, 9),
)
def test_each_leaf_shows_its_own_folio(extents: Sequence[int], draft: bool, front: int):
    """Whatever the extents, on the outer edge, and none where none is shown."""
    first, second = extents
    of, _, leaves = book(
        COVER, CONTENTS, TEXT, MORE, draft=draft, contents=front, ch_made=first, ch_more=second
    )
    for own, said in zip(leaves, over(of, *leaves), strict=True):
        edge = "folio-right" if own.recto else "folio-left"
        folios = {place: word for place, word in said.items() if place.startswith("folio")}
        assert folios == ({edge: own.folio} if own.shows_folio else {})


def test_words_of_a_head_are_text():
    """A title with letters that markup needs is printed, and nothing else."""
    odd = replace(section(paragraph("Words.")), heading='Work & "health" <now>')
    of = document(odd)
    made = furniture(of, HOUSE, (leaf(head=odd.heading),))
    assert 'data-head-right="Work &amp; &#34;health&#34; &lt;now&gt;"' in made.sheets[0].xhtml
