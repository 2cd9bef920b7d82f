"""Abbreviations: listed in order, and given in full before they are used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.edit.abbreviations import abbreviations, abbreviations_listed
from reportbuild.edit.lines import plain
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Text
from reportbuild.model.terms import Abbreviation
from reportbuild.model.text import Block, Heading, Quotation, Table
from tests.edit.desk import SPAN, chapter, edition, paragraph, speaking

KFOR = Abbreviation("kfor", (Text("KFOR"),), (Text("Kosovo Force"),), Span("abbreviations.toml", 1))


def found(*blocks: Block[Draft], language: str = "en", front: tuple[str, ...] = ()) -> list[str]:
    made = edition(chapter(*blocks), language=language, front=front)
    report = replace(made.report, abbreviations={"kfor": KFOR})
    said = abbreviations(replace(made, report=report), speaking(language))
    return [f"{finding.code} {finding.span.line}" for finding in said]


def test_a_short_form_before_the_full_one_is_found():
    """abb-001, where it stands; once."""
    assert found(paragraph("KFOR came.", line=5), paragraph("KFOR went.")) == ["abb-001 5"]


@pytest.mark.parametrize(
    "words",
    [
        "The Kosovo Force (KFOR) came.",
        "KFOR, the Kosovo Force, came.",
        "The Kosovo–Force: KFOR.",
    ],
)
def test_the_full_form_may_stand_beside_its_first_use(words: str):
    """Before it or after it, in the same passage; signs and endings make no difference."""
    assert found(paragraph(words)) == []


def test_the_full_form_may_stand_in_another_case():
    """Languages that inflect names do not repeat them letter by letter."""
    assert found(paragraph("Kosovos Forces said. KFOR said.")) == []


def test_the_list_in_the_front_matter_gives_them_all():
    """Readers have met it there; in the back matter they have not."""
    assert found(paragraph("KFOR came."), front=("abbreviations",)) == []


def test_headings_and_what_others_say_are_left_alone():
    """Nobody is quoted otherwise than he spoke."""
    said: Quotation[Draft] = Quotation("quotation", (paragraph("KFOR shot."),), (), SPAN)
    heading: Heading[Draft] = Heading(2, (Text("KFOR"),), SPAN)
    assert found(heading, said, paragraph("The Kosovo Force (KFOR) came.")) == []


def test_a_part_of_a_word_is_no_use():
    """abb-002 then: nothing uses it."""
    assert found(paragraph("KFORs and UKFOR.")) == ["abb-002 1"]


def test_the_list_stands_in_the_order_of_its_language():
    """With heads in its words; without records there is none."""
    shtab = Abbreviation("s", (Text("ShB"),), (Text("Shteti"),), SPAN)
    si = Abbreviation("z", (Text("SI"),), (Text("Siguria"),), SPAN)
    (table,) = abbreviations_listed([shtab, si], speaking("sq"))
    assert isinstance(table, Table)
    assert [plain(row[0]) for row in table.rows] == ["SI", "ShB"]
    assert [plain(cell) for cell in table.head] == ["Shkurtesa", "Forma e plotë"]
    assert abbreviations_listed([], speaking()) == ()
