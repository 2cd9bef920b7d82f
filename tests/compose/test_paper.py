from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportbuild.compose.furniture import furniture
from reportbuild.compose.paper import document_name, paper
from reportbuild.model.artefact import Leaf
from reportbuild.model.document import Matter, Section
from tests.documents import document, house, paragraph, section

STYLES = {
    "tokens.css": "", "trims/170x240.css": "", "text.css": "", "page.css": "",
}  # fmt: skip
FOLDER = Path(__file__).parents[2] / "src/reportbuild/templates"
HOUSE = house(STYLES, {p.name: p.read_text("utf-8") for p in FOLDER.glob("*.j2")})

COVER = Section("cover", "cover", Matter.COVER, "Cover")
CONTENTS = Section("contents", "contents", Matter.FRONT, "Contents")
IMPRINT = Section("imprint", "imprint-page", Matter.FRONT, "Imprint")
TEXT = section(paragraph("Words."))
MORE = replace(TEXT, id="ch-more", heading="Another", number="2")


def test_every_section_becomes_a_sheet_in_order():
    """Ids, matters and names of notes go along; bare leaves show neither folio nor head."""
    made = paper(document(COVER, IMPRINT, CONTENTS, TEXT), HOUSE, {}).value

    assert [sheet.id for sheet in made.sheets] == ["cover", "imprint", "contents", "ch-made"]
    assert [sheet.folios for sheet in made.sheets] == [False, False, True, True]
    assert [sheet.head for sheet in made.sheets] == ["", "", "Contents", "A chapter"]


@pytest.mark.parametrize(
    ("openers", "expected"),
    [("recto", ["recto", "any", "recto", "recto", "recto"]),
     ("any", ["recto", "any", "recto", "recto", "any"])],
)  # fmt: skip
def test_sides_follow_the_trade_and_the_report(openers: str, expected: list[str]):
    """The body begins on a recto whatever a report says of its further chapters."""
    of = document(COVER, IMPRINT, CONTENTS, TEXT, MORE)
    style = replace(of.style, openers="any" if openers == "any" else "recto")

    made = paper(replace(of, style=style), HOUSE, {}).value

    assert [sheet.opens for sheet in made.sheets] == expected


def test_contents_print_the_pages_known_so_far():
    """A page not yet known prints as 0, so that the line is as long as it will be."""
    made = paper(document(CONTENTS, TEXT, MORE), HOUSE, {"ch-made": "7"}).value

    assert '<span class="folio">7</span>' in made.sheets[0].xhtml
    assert '<span class="folio">0</span>' in made.sheets[0].xhtml


def test_only_sheets_that_name_pages_change_with_them():
    """What does not quote a page need not be pressed again."""
    of = document(CONTENTS, TEXT, MORE)
    before, after = (paper(of, HOUSE, {"ch-made": folio}).value for folio in ("7", "9"))

    changed = [b.id for b, a in zip(before.sheets, after.sheets, strict=True) if b != a]
    assert changed == ["contents"]


def test_a_draft_says_so_in_its_name():
    """Nobody may take a draft's file for the report."""
    assert document_name(document()) == "made-en"
    assert document_name(replace(document(), draft=True)) == "made-en-draft"


def test_the_imprint_holds_what_the_sources_say_and_nothing_else():
    """Metadata comes from the title matter alone."""
    made = paper(document(TEXT), HOUSE, {}).value.imprint

    assert made.title == "A made report"
    assert made.rights == "CC BY 4.0"
    assert made.published == "2026-11-21"
    assert made.tool == "reportbuild 0"


def leaf(page: int = 1, **values: object) -> Leaf:
    made = Leaf("ch-made", page, True, Matter.BODY, "5", True, "A chapter")
    return replace(made, **values)  # type: ignore[arg-type]  # a test names fields of its own


@pytest.mark.parametrize(
    ("direction", "recto", "edge", "head"),
    [("ltr", True, "right", "A chapter"), ("ltr", False, "left", "A made report"),
     ("rtl", True, "left", "A chapter"), ("rtl", False, "right", "A made report")],
)  # fmt: skip
def test_furniture_stands_on_the_outer_edge(direction: str, recto: bool, edge: str, head: str):
    """A recto names the chapter, a verso the report; the outer edge is the reader's thumb."""
    of = document(TEXT, direction="rtl" if direction == "rtl" else "ltr")

    made = furniture(of, HOUSE, (leaf(recto=recto),)).xhtml

    assert f'data-head-{edge}="{head}"' in made
    assert f'data-folio-{edge}="5"' in made


def test_openers_have_no_head_and_every_page_of_a_draft_its_mark():
    """A running head above a chapter's title repeats it; a blank page bears the mark alone."""
    of = replace(document(TEXT), draft=True)
    blank = leaf(sheet="", head="", folio="6", shows_folio=False)

    opener, empty = furniture(of, HOUSE, (leaf(0), blank)).xhtml.split('class="furniture"')[1:]

    assert 'data-head-right=""' in opener
    assert 'data-folio-right="5"' in opener
    assert 'data-draft="Draft: not for publication"' in opener
    assert 'data-draft="Draft: not for publication"' in empty
    assert 'data-folio-right=""' in empty


def test_the_cover_s_furniture_stands_on_its_own_ground():
    """The mark of a draft must be read on the dark cover too."""
    cover = leaf(0, matter=Matter.COVER, folio="", shows_folio=False, head="")

    made = furniture(replace(document(COVER), draft=True), HOUSE, (cover,)).xhtml

    assert 'class="furniture on-cover"' in made
