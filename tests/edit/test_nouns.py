"""Figures with the nouns that they count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.edit.amounts import Record
from reportbuild.edit.boxes import boxed
from reportbuild.edit.lines import plain
from reportbuild.edit.nouns import noun_faults
from reportbuild.edit.rereading import misprints
from reportbuild.edit.statistics import prose, tabular
from reportbuild.model.finding import Severity
from reportbuild.model.inlines import Figures, Pending, Text
from reportbuild.model.statistics import Category, Change, Noun, Range, Shift
from tests.edit.desk import BARS, CLIENTS, NURSES, statistic
from tests.edit.settings import Setting, spoken_in

EN, FR, AR = Setting("en", "en-GB"), Setting("fr", "fr-FR"), Setting("ar", "ar")
RU, SW = Setting("ru", "ru"), Setting("sw", "sw")
ENGLISH = Noun((("one", "{value} bar"), ("other", "{value} bars")))
FRENCH = Noun((("one", "{value} bar"), ("many", "{value} de bars"), ("other", "{value} bars")))
RUSSIAN = Noun(
    (("one", "{value} бар"), ("few", "{value} бара"), ("many", "{value} баров"),
     ("other", "{value} бара"))
)  # fmt: skip
ARABIC = Noun(
    (("zero", "لا حانات"), ("one", "حانة واحدة"), ("two", "حانتان"), ("few", "{value} حانات"),
     ("many", "{value} حانة"), ("other", "{value} حانة"))
)  # fmt: skip
SWAHILI = Noun((("one", "baa {value}"), ("other", "mabaa {value}")))


@pytest.mark.parametrize(
    ("setting", "noun", "number", "printed"),
    [
        (EN, ENGLISH, 1, "1 bar"),
        (EN, ENGLISH, 200, "200 bars"),
        (FR, FRENCH, 1, "1 bar"),
        (FR, FRENCH, 1000000, "1\u202f000\u202f000 de bars"),
        (FR, FRENCH, 1200000, "1\u202f200\u202f000 bars"),
        (RU, RUSSIAN, 21, "21 бар"),
        (RU, RUSSIAN, 22, "22 бара"),
        (RU, RUSSIAN, 25, "25 баров"),
        (AR, ARABIC, 1, "حانة واحدة"),
        (AR, ARABIC, 2, "حانتان"),
        (AR, ARABIC, 7, "7 حانات"),
        (AR, ARABIC, 11, "11 حانة"),
        (AR, ARABIC, 100, "100 حانة"),
        (SW, SWAHILI, 1, "baa 1"),
        (SW, SWAHILI, 20, "mabaa 20"),
    ],
)
def test_a_noun_agrees_with_its_number(setting: Setting, noun: Noun, number: int, printed: str):
    """In each language by its own categories, the figure where the language puts it or left out."""
    how, record = spoken_in(setting), replace(statistic("bars", number), noun=noun)
    assert plain(prose(record, how)) == printed
    assert misprints(record, how) == ()


def test_every_form_carries_the_noun():
    """Text, cell and box; the qualifier stands before both."""
    how, record = spoken_in(EN), replace(BARS, noun=ENGLISH)
    assert plain(prose(record, how)) == plain(tabular(record, how)) == "more than 200 bars"
    assert plain(boxed(record, how)) == "200 bars"


@pytest.mark.parametrize(
    ("record", "text", "box"),
    [
        (CLIENTS, "10 to 15 bars", "10–15 bars"),
        (replace(CLIENTS, qualifier="between"), "between 10 and 15 bars", "10 and 15 bars"),
        (NURSES, "1.5 bars per 1,000", "1.5 bars per 1,000"),
        (statistic("x", Change("up", Decimal(1)), kind="change"), "an increase of 1 bar", "1 bar"),
        (statistic("x", Shift(Decimal(4), Decimal(9)), kind="change"),
         "an increase from 4 to 9 bars", "from 4 to 9 bars"),
    ],
)  # fmt: skip
def test_a_noun_stands_by_the_last_number(record: Record, text: str, box: str):
    """Of two numbers the greater, or the later, decides its form."""
    how, record = spoken_in(EN), replace(record, noun=ENGLISH)
    assert plain(prose(record, how)).replace("\u00a0", " ") == text
    assert plain(boxed(record, how)).replace("\u00a0", " ") == box


def test_a_noun_before_its_figure_stands_before_both():
    """Swahili says "mabaa" once, before the range."""
    record = replace(statistic("x", Range(Decimal(10), Decimal(15)), kind="range"), noun=SWAHILI)
    assert plain(prose(record, spoken_in(SW))).startswith("mabaa ")
    shift = statistic("y", Shift(Decimal(10), Decimal(15)), kind="change")
    assert plain(boxed(replace(shift, noun=SWAHILI), spoken_in(SW))).startswith("mabaa ")


def test_a_noun_that_is_not_translated_is_marked():
    """The figure is the edition's own; the noun keeps its language, and its language's form."""
    record = replace(statistic("bars", 2), noun=replace(ENGLISH, pending="en"))
    assert prose(record, spoken_in(FR)) == (
        Figures("2", "bars"), Pending("en", (Text(" bars"),)),
    )  # fmt: skip
    assert misprints(record, spoken_in(FR)) == ()


@pytest.mark.parametrize(
    ("setting", "forms", "expected"),
    [
        (EN, {"one": "{value} bar", "other": "{value} bars"}, []),
        (EN, {"one": "a bar", "other": "{value} bars"}, []),
        (EN, {"other": "{value} bars"}, ["num-003"]),
        (EN, {"one": "{value} bar", "many": "{value} bars", "other": "{value} bars"}, ["num-003"]),
        (FR, {"one": "{value} bar", "other": "{value} bars"}, ["num-003"]),
        (EN, {"one": "{value} bar", "other": "bars"}, ["num-004"]),
        (FR, {"one": "un bar", "many": "{value} de bars", "other": "{value} bars"}, ["num-004"]),
        (EN, {"one": "{value} bar", "other": "{value} two-room flats"}, ["num-004"]),
        (EN, {"one": "two bars", "other": "{value} bars"}, ["num-004"]),
    ],
)
def test_forms_are_those_of_the_language(
    setting: Setting, forms: dict[Category, str], expected: list[str]
):
    """num-003, num-004: none missing, none over, none that says another number."""
    record = replace(statistic("bars", 200), noun=Noun(tuple(forms.items())))
    found = list(noun_faults(record, spoken_in(setting)))
    assert [finding.code for finding in found] == expected
    assert all((f.severity is Severity.HOLD) == (f.code == "num-003") for f in found)
