"""Numbers read out of texts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.numbers import number_style
from reportbuild.edit.phrases import fold
from reportbuild.edit.readers import figure_reader
from reportbuild.edit.reading import misprinted, numbers_in
from tests.edit.desk import speaking


def read(text: str, language: str = "en", locale: str = "") -> list[Fraction | None]:
    return [n.value for n in numbers_in(text, speaking(language, locale).reader)]


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "5,800", 5800),
        ("en", "5800", 5800),
        ("en", "5\u00a0800", 5800),
        ("fr-FR", "5 800", 5800),
        ("fr-FR", "5\u202f800,25", Fraction(580025, 100)),
        ("es-ES", "5800", 5800),
        ("es-ES", "5.800", 5800),
        ("es-419", "5,800.5", Fraction(58005, 10)),
        ("de-CH", "5’800", 5800),
        ("de-CH", "5'800", 5800),
        ("ar", "٥٬٨٠٠", 5800),
        ("ar", "5,800", 5800),
        ("ar-MA", "5.800", 5800),
        ("fa", "۵٬۸۰۰", 5800),
        ("hi", "२,३०,०००", 230000),
        ("hi", "230,000", 230000),
        ("zh", "五,八〇〇", 5800),
        ("en", "−15.5", Fraction(-155, 10)),
        ("en", "⅓", Fraction(1, 3)),
        ("en", "2½", Fraction(5, 2)),
        ("en", "1/3", Fraction(1, 3)),
    ],
)
def test_figures_are_read_as_their_locale_writes_them(
    locale: str, text: str, value: int | Fraction
):
    """Digits of any script, the locale's signs, and the spaces that typographers use."""
    assert [n.value for n in numbers_in(text, figure_reader(locale))] == [value]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "5,80"),
        ("en", "5.800,00"),
        ("en", "1,2345"),
        ("fr-FR", "5.800"),
        ("es-ES", "1,234,567"),
        ("en", "70/010/2003"),
        ("en", "29.04.2003"),
        ("en", ".5"),
        ("ar", "٥،٨٠٠"),
    ],
)
def test_what_is_no_number_in_its_locale_is_not_passed_over(locale: str, text: str):
    """A misplaced sign makes a number unreadable; it never makes another number of it."""
    found = numbers_in(text, figure_reader(locale))
    assert found
    assert found[0].value is None


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("fr-FR", "5,800", Fraction(29, 5)),
        ("en", "5.800", Fraction(29, 5)),
        ("es-ES", "5,800", Fraction(29, 5)),
    ],
)
def test_a_sign_means_what_it_means_in_its_own_locale(locale: str, text: str, value: Fraction):
    """The comma of French is no group sign, and 5,800 is five and eight tenths there."""
    assert [n.value for n in numbers_in(text, figure_reader(locale))] == [value]


def test_neighbouring_numbers_stay_apart():
    """A year before a number grouped by spaces does not join it, nor do the ends of a range."""
    assert read("en 2003 230 000 personnes", "fr") == [2003, 230000]
    assert read("15-20") == [15, 20]
    assert read("15–20 %") == [15, 20]
    assert read("(-5)") == [-5]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "twelve", 12),
        ("en", "Twenty-one", 21),
        ("en", "a hundred thousand", 100000),
        ("en", "1.2 million", 1200000),
        ("fr", "cent mille", 100000),
        ("fr", "dix-sept", 17),
        ("fr", "2 millions", 2000000),
        ("es", "cien mil", 100000),
        ("es", "quinientas", 500),
        ("es", "5 mil millones", 5 * 10**9),
        ("ar", "خمسة آلاف", 5000),
        ("ar", "مئة ألف", 100000),
        ("ar", "والعشرين", 20),
        ("ar", "مئتي", 200),
    ],
)
def test_number_words_are_read(language: str, text: str, value: int):
    """Words up to twenty and beyond, in their inflected forms, with joined prefixes."""
    found = numbers_in(text, speaking(language).reader)
    assert len(found) == 1
    assert found[0].means(Fraction(value))


def test_words_that_do_not_multiply_are_added():
    """The French "mille cent" is 1,100 and not 100,000."""
    assert read("mille cent", "fr") == [1100]
    assert read("cent mille", "fr") == [100000]
    assert read("thirty-two") == [32]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "one-eighty", [None]),
        ("en", "eighty one hundred", [None]),
        ("en", "eighty and one", [80, 1]),
        ("en", "between twenty and thirty", [20, 30]),
        ("en", "thousands", [None]),
        ("en", "80²", [80, None]),
        ("en", "80th", [None]),
        ("en", "80k", [None]),
        ("en", "x/80", [None]),
        ("en", "–80", [-80]),
        ("fr", "entre vingt et trente", [20, 30]),
        ("fr", "vingt cent", [None]),
        ("fr", "des millions", [None]),
        ("es", "ochenta uno", [None]),
        ("es", "un ochenta por ciento", [1, 80]),
        ("es", "miles", [None]),
        ("ar", "بين عشرين وثلاثين", [20, 30]),
        ("ar", "آلاف", [None]),
        ("ar", "ثمانين واحد", [None]),
        ("zh", "三", [3]),
        ("de", "三", [None]),
    ],
)
def test_words_that_the_language_does_not_join_so_make_no_number(
    language: str, text: str, values: list[int | None]
):
    """What is built otherwise stays apart or has no value: no value is guessed."""
    assert read(text, language) == values


def test_a_word_for_per_cent_holds_no_hundred():
    """The words for it are no number in French, Spanish and Arabic, though a hundred is in them."""
    for language, text in (("fr", "8 pour cent"), ("es", "8 por ciento"), ("ar", "8 في المائة")):
        found = numbers_in(text, speaking(language).reader)
        assert [(n.value, n.percent) for n in found] == [(Fraction(8), True)]


def test_a_sign_for_per_cent_may_stand_before_or_after():
    """Turkish has it before the figure."""
    assert [n.percent for n in numbers_in("%15", figure_reader("tr"))] == [True]
    assert [n.percent for n in numbers_in("١٥٪", figure_reader("ar"))] == [True]
    assert [n.percent for n in numbers_in("15 people", figure_reader("en"))] == [False]


def test_a_word_of_two_meanings_has_both():
    """Without vowels, Arabic writes "five" and "a fifth" alike."""
    (number,) = numbers_in("خمس", speaking("ar").reader)
    assert number.means(Fraction(5))
    assert number.means(Fraction(1, 5), part=True)
    assert not number.means(Fraction(5), part=True)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_listed_word_is_read_as_its_number(language: str):
    """No form of the locale's lists is hidden by another."""
    how = speaking(language)
    for context, name in how.words.entries:
        if context not in {"number", "fraction"}:
            continue
        for form in how.words.alternatives(name, context):
            value = Fraction(name)
            if fold(form) in how.reader.bound:  # a number only after another
                assert numbers_in(form, how.reader)[0].value is None
                if name not in {"100", "1000", "1000000", "1000000000"}:
                    continue
            found = numbers_in(f"5 {form}" if fold(form) in how.reader.bound else form, how.reader)
            value *= 5 if fold(form) in how.reader.bound else 1
            assert len(found) == 1, (form, found)
            assert found[0].means(value, part=context == "fraction"), (form, found)


def test_a_wrong_table_is_caught():
    """Figures with another group sign than the locale's are misprints."""
    style = number_style("en", "latn")
    assert misprinted(Decimal(5800), "5.800", style)
    assert misprinted(Decimal(5800), "٥٨٠١", style)
    assert misprinted(Decimal(5800), "", style)
    assert not misprinted(Decimal(5800), "5,800", style)


def test_a_locale_that_cldr_does_not_know_has_no_reader():
    """Nothing is guessed for it."""
    with pytest.raises(ValueError, match="xx-XX"):
        figure_reader("xx-XX")


@given(st.text(), st.sampled_from(["en", "fr", "es", "ar"]))
def test_any_text_can_be_read(text: str, language: str):
    """Nothing that may be typed raises, and places run forward without overlap."""
    found = numbers_in(text, speaking(language).reader)
    places = [place for n in found for place in (n.start, n.end)]
    assert places == sorted(places)
