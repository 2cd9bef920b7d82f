"""Statistics in boxes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.edit.amounts import Record
from reportbuild.edit.boxes import bounds, call_out
from reportbuild.model.inlines import CallOut, Emphasis, Text
from reportbuild.model.statistics import QUALIFIERS, Qualifier
from tests.edit.desk import (
    BARS,
    CLIENTS,
    FLED,
    NORTH,
    REDRESS,
    SERBS,
    UNDER_14,
    UNEMPLOYMENT,
    UNSOLVED,
    WORKS,
    speaking,
    statistic,
    text,
)

N = "\u00a0"
HERE = ("Kosovo, 2003", f"Amnesty International, EUR{N}70/010/2003")


def test_a_box_is_complete_in_itself():
    """Qualifier, value, label, place, date and source stand in one value."""
    assert call_out(FLED, speaking(), WORKS) == CallOut(
        "fled", "more than", "230,000", (Text("people"),), *HERE,
        Decimal(230000), None, percent=False, bound="at_least",
    )  # fmt: skip


def test_a_range_stands_under_between_with_its_hedge():
    """The hedge is part of the statistic; the box always says it."""
    box = call_out(UNDER_14, speaking(), WORKS)
    assert (box.qualifier, box.value) == ("reportedly between", "15 and 20%")
    assert (box.low, box.high) == (Decimal(15), Decimal(20))
    assert (box.percent, box.bound) == (True, "range")


@pytest.mark.parametrize(
    ("record", "language", "qualifier", "value"),
    [
        (CLIENTS, "en", "", "10–15"),
        (CLIENTS, "ar", "", "10 إلى 15"),
        (NORTH, "en", "around", "⅓"),
        (NORTH, "ar", "نحو", "ثلث"),
        (REDRESS, "en", "none", "0"),
        (REDRESS, "es", "ninguno", "0"),
        (UNSOLVED, "en", "", "the vast majority"),
        (UNEMPLOYMENT, "fr", "jusqu’à", f"90{N}%"),
        (BARS, "en", "believed to be more than", "200"),
        (BARS, "fr", "selon ce que l’on présume, plus de", "200"),
        (SERBS, "ar", "", "100,000"),
    ],
)
def test_qualifier_and_value_as_boxes_print_them(
    record: Record, language: str, qualifier: str, value: str
):
    """Short forms with signs, in each language's own words."""
    box = call_out(record, speaking(language), WORKS)
    assert (box.qualifier, box.value) == (qualifier, value)


def test_a_fraction_in_native_numerals_is_put_in_words():
    """Unicode's signs for fractions are Latin figures."""
    assert call_out(NORTH, speaking("ar", "ar", "native"), WORKS).value == "ثلث"
    assert call_out(NORTH, speaking("hi", "hi", "native"), WORKS).value == "एक तिहाई"


@pytest.mark.parametrize(
    ("as_of", "language", "printed"),
    [
        ("2003", "en", "Kosovo, 2003"),
        ("2003-04", "en", "Kosovo, April 2003"),
        ("2003-04-29", "en", "Kosovo, 29 April 2003"),
        ("2003-04-29", "ar", "Kosovo، 29 أبريل 2003"),
        ("", "en", "Kosovo"),
    ],
)
def test_place_and_date_are_the_context(as_of: str, language: str, printed: str):
    """Each to the precision that the record has."""
    assert call_out(replace(FLED, as_of=as_of), speaking(language), WORKS).context == printed


def test_a_date_without_a_place_stands_alone():
    """No comma is left over."""
    assert call_out(replace(FLED, place=()), speaking(), WORKS).context == "2003"


def test_the_source_has_its_place_in_the_work_in_the_editions_words():
    """An Arabic edition with its own numerals prints "p. 12" as "ص ١٢"."""
    record = replace(FLED, source_locator="p. 12")
    arabic = call_out(record, speaking("ar", "ar", "native"), WORKS)
    assert arabic.source == f"Amnesty International، EUR{N}70/010/2003، ص{N}١٢"


def test_a_work_without_an_index_is_named_by_its_title():
    """Something must tell which work it is."""
    assert (
        call_out(replace(FLED, source="plain"), speaking(), WORKS).source == "A. Writer, Un livre"
    )


def test_labels_are_set_as_any_text():
    """Typography reaches what comes from the records."""
    record = replace(FLED, label=(*text("l'exode"), Emphasis((Text("..."),))))
    box = call_out(record, speaking("fr"), WORKS)
    assert box.label == (Text("l’exode"), Emphasis((Text("…"),)))


@pytest.mark.parametrize("qualifier", [q for q in QUALIFIERS if q != "between"])
def test_bounds_say_no_more_than_the_qualifier(qualifier: Qualifier):
    """The claim "up to 90" has no least value, "more than 90" no greatest."""
    low, high, bound = bounds(statistic("x", 90, qualifier))
    assert bound == {
        "exact": "exact", "only": "exact", "more_than": "at_least", "at_least": "at_least",
        "fewer_than": "at_most", "at_most": "at_most", "up_to": "at_most",
        "about": "about", "around": "about", "nearly": "about",
    }[qualifier]  # fmt: skip
    assert (low is None, high is None) == (bound == "at_most", bound == "at_least")
    assert {v for v in (low, high) if v is not None} == {90}


def test_a_vague_quantity_has_no_bounds():
    """It must never become a number, not even in a chart."""
    assert bounds(UNSOLVED) == (None, None, "none")


def test_a_value_may_break_beside_its_words_and_never_within_its_figures():
    """A narrow box may part "12 per 1,000"; "230 000" and "8 %" it may not."""
    rate = statistic("rate", 12, kind="rate", per=1000)
    assert call_out(rate, speaking(), WORKS).value == "12 per 1,000"
    assert call_out(FLED, speaking("en", "en-ZA"), WORKS).value == f"230{N}000"
    assert call_out(UNEMPLOYMENT, speaking("fr"), WORKS).value == f"90{N}%"
