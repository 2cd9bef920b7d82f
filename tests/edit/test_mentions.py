from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.mentions import mentions
from reportbuild.model.report import Mention, Words
from tests.edit.desk import words


def told(text: str, tag: str = "en-GB") -> list[Mention]:
    read = mentions(tag, words(tag))
    assert read is not None
    return list(read(text))


def firm(text: str, tag: str = "en-GB") -> list[str]:
    """The numbers that are surely meant as such, with their per cent."""
    return [
        "|".join(sorted(str(v) for v in m.values)) + ("%" if m.percent else "")
        for m in told(text, tag)
        if m.form != "sign"
    ]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en-GB", "On 29 April 2003", ["29", "4", "2003"]),
        ("en-GB", "29/04/2003", ["29", "4", "2003"]),
        ("en-GB", "2003-04-29", ["2003", "4", "29"]),
        ("fr-FR", "29.04.2003", ["29", "4", "2003"]),
        ("fr-FR", "le 29 avril 2003", ["29", "4", "2003"]),
        ("es-419", "el 29 de abril de 2003", ["29", "4", "2003"]),
        ("ar", "في ٢٩ نيسان/أبريل ٢٠٠٣", ["29", "4", "2003"]),
        ("ar", "29 جويلية 2003", ["29", "7", "2003"]),
        ("sq", "më 29 prill 2003", ["29", "4", "2003"]),
        ("sr-Cyrl", "29. априла 2003. године", ["29", "4", "2003"]),
        ("ru", "29 апреля 2003 года", ["29", "4", "2003"]),
        ("he", "ב-29 באפריל 2003", ["29", "4", "2003"]),
        ("fa", "۲۹ آوریل ۲۰۰۳", ["29", "4", "2003"]),
        ("hi", "29 अप्रैल 2003 को 2,30,000", ["29", "4", "2003", "230000"]),
        ("de", "am 29. April 2003, 5.800 Menschen", ["29", "4", "2003", "5800"]),
        ("pt", "dezoito anos, em 29 de abril", ["18", "29", "4"]),
        ("sw", "watu 5,800", ["5800"]),
        ("en-GB", "Index: EUR 70/010/2003", ["70", "10", "2003"]),
        ("en-GB", "a third of 24 in 1/3 and 24/7", ["1/3", "24", "1/3", "24", "7"]),
        ("en-GB", "in 1998/99 and 1998–99", ["1998", "1999", "1998", "1999"]),
        ("en-GB", "section 5.2, Article 14(2)", ["26/5", "14", "2"]),
        ("en-GB", "230,000 and 230 000", ["230000", "230000"]),
        ("es-419", "230 000 o 230,000", ["230000", "230000"]),
        ("fr-FR", "230\u202f000 ou 230 000", ["230000", "230000"]),
        ("ar", "٢٣٠٬٠٠٠ أو 230,000 أو ٢٣٠ ٠٠٠", ["230000", "230000", "230000"]),
        ("en-GB", "15 per cent, 15%, fifteen percent", ["15%", "15%", "15%"]),
        ("fr-FR", "quinze pour cent", ["15%"]),
        ("es-419", "18 años, dieciocho", ["18", "18"]),
        ("ar", "الثامنة عشرة", ["18"]),
        ("en-GB", "the 80th, the 1st, 17h30", ["80", "1", "17", "30"]),
        ("en-GB", "UNSCR1244 and AK-47", ["1244", "47"]),
        ("en-GB", "see https://example.org/2003/12 or a1@example.org", []),
        ("en-GB", "5,80", ["29/5"]),
        ("fr-FR", "5.800", ["5800"]),
        ("fr-FR", "5,800", ["29/5"]),
        ("en-GB", "no numbers", []),
        ("en-GB", "", []),
    ],
)
def test_numbers_are_read_by_the_rules_of_their_language(tag: str, text: str, expected: list[str]):
    """Dates, index numbers, ordinals and years among them; addresses hold none."""
    assert firm(text, tag) == expected


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        ("fr-FR", "au XIXe siècle ou au XX", {19, 20}),
        ("en-GB", "in the 1990s", {1990, 90}),
        ("en-GB", "a fourteenth", {14}),
        ("sq", "një vajzë trembëdhjetëvjeçare", {1, 13}),
        ("fr-FR", "un homme", {1}),
        ("en-GB", "this may be", {5}),
    ],
)
def test_what_may_be_no_number_is_a_sign_only(tag: str, text: str, values: set[int]):
    """Roman numerals, decades, ordinals, ages, articles, "may": they can stand for a number."""
    found = told(text, tag)
    assert {m.form for m in found} == {"sign"}
    assert {int(v) for m in found for v in m.values} == values


def test_a_month_is_one_beside_figures():
    """A verb may look like one ("may"), and so may a planet: a day or a year tells."""
    assert [m.form for m in told("It may be in May 2003.")] == ["sign", "month", "figure"]


def test_the_first_of_two_numbers_may_be_a_per_cent():
    """The sign may stand with both in another language: "15 to 20 per cent", "15 % à 20 %"."""
    assert [m.percent for m in told("between 15 and 20 per cent, of 7")] == [None, True, False]


def test_a_locale_that_nobody_knows_reads_nothing():
    """The edition has an error of its own then; no false alarm joins it."""
    assert mentions("xx-YY", Words("xx", {})) is None


@given(st.text(max_size=60), st.sampled_from(["en-GB", "fr-FR", "es-419", "ar", "sq"]))
def test_any_text_is_read(text: str, tag: str):
    """Whatever stands there, reading it does not fail, and no value is below zero."""
    assert all(v >= 0 for m in told(text, tag) for v in m.values)


@given(st.integers(13, 10**9), st.sampled_from([",", "\u00a0", "\u202f", " ", ""]))
def test_a_whole_number_is_itself_however_it_is_grouped(number: int, sign: str):
    """Grouped by what its language or a typist uses."""
    text = f"x {number:,} x".replace(",", sign)
    assert {v for m in told(text) for v in m.values} == {Fraction(number)}


def test_very_long_figures_do_no_harm():
    """Python refuses to read numbers of more than 4,300 digits."""
    assert told("9" * 9000 + " " + "9," * 4000) is not None
