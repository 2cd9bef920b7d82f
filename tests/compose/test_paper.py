from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportbuild.compose.paper import document_name, paper
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
