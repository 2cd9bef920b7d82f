"""Numbers as a report asks for them: words or figures, per cent or its sign, money."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.edit.amounts import Record
from reportbuild.edit.boxes import boxed, call_out, spoken
from reportbuild.edit.lines import plain
from reportbuild.edit.money import names_of
from reportbuild.edit.statistics import prose, tabular
from reportbuild.model.document import Line
from reportbuild.model.statistics import Change, Currency, Period, Range, Rank, Shift
from tests.edit.desk import (
    CLIENTS,
    FLED,
    HOUSES,
    MINORITIES,
    REDRESS,
    UNDER_14,
    UNEMPLOYMENT,
    WORKS,
    statistic,
)
from tests.edit.settings import STYLES, Setting, spoken_in

T = "\u202f"
EN, FR, AR = Setting("en", "en-GB"), Setting("fr", "fr-FR"), Setting("ar", "ar-EG", "native")
RISE = statistic("rise", Change("up", Decimal(12)), "more_than", kind="change", unit="percent")
DROP = statistic("drop", Change("down", Decimal("2.50")), kind="change", unit="percentage_point")
SHIFT = statistic("shift", Shift(Decimal(40), Decimal(52)), kind="change", unit="percent")
PAID = replace(statistic("paid", 3500, "up_to", kind="currency"), currency=Currency("EUR"))
PRICES = replace(
    statistic("prices", Range(Decimal(50), Decimal(3500)), "between", kind="currency"),
    currency=Currency("USD", 2003),
)
THIRD = statistic("third", Rank(3, 40), kind="rank")


def bare(line: Line) -> str:
    """The characters of a line; which of its spaces may break is another matter."""
    return plain(line).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("record", "text", "cell", "qualifier", "box"),
    [
        (RISE, "an increase of more than 12 per cent", "an increase of more than 12%",
         "increase of more than", "12%"),
        (DROP, "a decrease of 2.50 percentage points", "a decrease of 2.50 percentage points",
         "decrease of", "2.50 percentage points"),
        (SHIFT, "an increase from 40 to 52 per cent", "from 40% to 52%",
         "increase", "from 40% to 52%"),
        (PAID, "up to 3,500 euros", "up to EUR 3,500", "up to", "EUR 3,500"),
        (PRICES, "between 50 US dollars and 3,500 US dollars (prices of 2003)",
         "USD 50–3,500", "between", "USD 50 and 3,500"),
        (THIRD, "rank 3 of 40", "rank 3 of 40", "", "rank 3 of 40"),
    ],
)  # fmt: skip
def test_money_changes_and_ranks_print(
    record: Record, text: str, cell: str, qualifier: str, box: str
):
    """In words where they are read in a sentence, short where they are looked at."""
    how = spoken_in(EN)
    assert (bare(prose(record, how)), bare(tabular(record, how))) == (text, cell)
    out = call_out(record, how, WORKS)
    assert (out.qualifier, out.value) == (qualifier, box)


@pytest.mark.parametrize(
    ("setting", "record", "text"),
    [
        (FR, RISE, "une augmentation de plus de 12 %"),
        (FR, PAID, f"jusqu’à 3{T}500 euros"),
        (Setting("es", "es-ES"), RISE, "un aumento de más del 12 %"),
        (Setting("es", "es-ES"), SHIFT, "un aumento, del 40 % al 52 %"),
        (AR, RISE, "زيادة قدرها أكثر من ١٢ في المائة"),
        (AR, DROP, "انخفاض قدره ٢٫٥٠ نقطة مئوية"),
        (Setting("ru", "ru"), PAID, "до 3 500 евро"),
    ],
)
def test_they_print_in_each_language(setting: Setting, record: Record, text: str):
    """By CLDR's names, and the locale's patterns and contractions."""
    assert bare(prose(record, spoken_in(setting))) == text


def test_trailing_zeros_are_kept():
    """They tell how precisely something was measured: 8.50 is not 8.5."""
    record = statistic("share", "8.50", kind="percent")
    assert bare(prose(record, spoken_in(EN))) == "8.50 per cent"
    assert bare(prose(record, spoken_in(AR))).startswith("٨٫٥٠")


@pytest.mark.parametrize(
    ("style", "record", "text", "box"),
    [
        ("default", UNEMPLOYMENT, "up to 90 per cent", "90%"),
        ("signs", UNEMPLOYMENT, "up to 90%", "90 per cent"),
        ("signs", MINORITIES, "up to 8.5%", "8.5 per cent"),
        ("signs", UNDER_14, "between 15% and 20%", "15 and 20 per cent"),
        ("signs", SHIFT, "an increase from 40% to 52%", "from 40 to 52 per cent"),
        ("words", statistic("few", 9, "at_most"), "at most nine", "9"),
        ("words", statistic("few", 21), "21", "21"),
        ("words", CLIENTS, "ten to fifteen", "10–15"),
        ("words", statistic("mixed", Range(Decimal(10), Decimal(25)), kind="range"), "10 to 25",
         "10–25"),
        ("words", HOUSES, "one in four", "1 in 4"),
        ("words", statistic("part", 8, kind="percent"), "8 per cent", "8%"),
        ("words", REDRESS, "none", "0"),
        ("compact", FLED, "more than 230,000", "230,000"),
        ("compact", statistic("many", 1200000, "about"), "about 1.2 million", "1.2 million"),
        ("compact", replace(statistic("paid", 1500000, kind="currency"), currency=Currency("EUR")),
         "1.5 million euros", "EUR 1.5 million"),
    ],
)  # fmt: skip
def test_a_report_chooses_how_statistics_print(style: str, record: Record, text: str, box: str):
    """Per cent or its sign, words or figures, short or full: in text, and otherwise in boxes."""
    how = spoken_in(EN, style)
    assert bare(prose(record, how)) == text
    assert call_out(record, how, WORKS).value.replace("\u00a0", " ") == box
    assert style in STYLES


@pytest.mark.parametrize(
    ("locale", "number", "text"),
    [
        ("fr-FR", 2, "deux"),
        ("fr-FR", 1, "1"),  # un bar, une personne
        ("es-ES", 20, "veinte"),
        ("ar", 5, "5"),  # خمسة رجال, خمس نساء
        ("ru", 5, "5"),
        ("sr-Latn", 5, "pet"),
        ("sr-Latn", 3, "3"),
    ],
)
def test_words_are_printed_only_where_they_fit_any_noun(locale: str, number: int, text: str):
    """A language that bends its numbers keeps figures; writers word them freely."""
    language = locale if locale.startswith("sr") else locale.partition("-")[0]
    how = spoken_in(Setting(language, locale), "words")
    assert bare(prose(statistic("few", number), how)) == text


@pytest.mark.parametrize(
    ("language", "code", "number", "text"),
    [
        ("fr", "EUR", 3000000, "3 millions d’euros"),
        ("fr", "EUR", 1200000, "1,2 million d’euros"),
        ("fr", "USD", 1500000, "1,5 million de dollars des États-Unis"),
        ("fr", "EUR", 1234567, f"1{T}234{T}567 euros"),
        ("es", "EUR", 1200000, "1,2 millones de euros"),
        ("pt", "EUR", 1000000, "1 milhão de euros"),
        ("de", "EUR", 1200000, "1,2 Millionen Euro"),
        ("en", "EUR", 1200000, "1.2 million euros"),
    ],
)
def test_millions_in_words_are_millions_of_something(
    language: str, code: str, number: int, text: str
):
    """French, Spanish and Portuguese put a word between them and the currency's name."""
    money = replace(statistic("paid", number, kind="currency"), currency=Currency(code))
    how = spoken_in(Setting(language, language), "compact")
    assert bare(prose(money, how)).lower() == text.lower()


def test_money_has_many_names():
    """Any of them will do in free wording."""
    names = names_of(Currency("USD"), spoken_in(EN))
    assert {"USD", "US$", "US dollar", "US dollars"} <= set(names)


def test_a_statistic_is_spoken_in_one_breath():
    """Hedge, qualifier, number, label, place and time; for alt texts and screen readers."""
    how = spoken_in(EN)
    assert spoken(UNDER_14, how).replace("\u00a0", " ") == (
        "reportedly between 15 and 20 per cent people (Kosovo, 2003)"
    )
    dated = replace(FLED, period=Period("1999-07", "2003-04"))
    assert spoken(dated, how) == (
        "more than 230,000 people (Kosovo, July 1999 to April 2003, as of 2003)"
    )


def test_a_box_tells_the_period_and_the_prices():
    """Beside the place; a period needs no further date."""
    how = spoken_in(EN)
    assert call_out(replace(PRICES, as_of=""), how, WORKS).context == "Kosovo; prices of 2003"
    during = replace(FLED, as_of="", period=Period("1999-07", "2003-04"))
    assert call_out(during, how, WORKS).context == "Kosovo, July 1999 to April 2003"


def test_a_noun_in_brackets_of_digits_is_plain():
    """Digits alone are figures, in every form."""
    line = prose(PAID, spoken_in(EN))
    assert [type(part).__name__ for part in line] == ["Text", "Figures", "Text"]
    assert bare(boxed(PAID, spoken_in(EN))) == "EUR 3,500"
