"""Statistics in running text and in cells."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.edit.lines import plain
from reportbuild.edit.rereading import misprints
from reportbuild.edit.statistics import described, prose, tabular
from reportbuild.model.inlines import Draft, Emphasis, Figures, Foreign, Text
from reportbuild.model.report import Numerals
from reportbuild.model.statistics import Range, Vague
from tests.edit.desk import (
    BARS,
    CLIENTS,
    EIGHTHS,
    FLED,
    HALF,
    HOUSES,
    MINORITIES,
    NORTH,
    NURSES,
    REDRESS,
    RETURNED,
    SERBS,
    UNDER_14,
    UNEMPLOYMENT,
    UNSOLVED,
    edition,
    speaking,
    statistic,
)

N, NN = "\u00a0", "\u202f"

PROSE: dict[tuple[str, str, Numerals], list[str]] = {
    ("en", "en-GB", "latn"): [
        "more than 230,000", "only 5,800", f"up to 90{N}per{N}cent", f"up to 8.5{N}per{N}cent",
        f"between 15 and 20{N}per{N}cent", "10 to 15", "around a third", "more than half",
        f"about 3{N}in{N}7", f"1{N}in{N}4", f"1.5{N}per{N}1,000", "none", "the vast majority",
        "more than 200", "100,000",
    ],
    ("fr", "fr-FR", "latn"): [
        f"plus de 230{NN}000", f"seulement 5{NN}800", f"jusqu’à 90{N}%", f"jusqu’à 8,5{N}%",
        f"entre 15 et 20{N}%", "10 à 15", "environ un tiers", "plus de la moitié",
        f"environ 3{N}sur{N}7", f"1{N}sur{N}4", f"1,5{N}pour{N}1{NN}000", "aucun",
        "the vast majority", "plus de 200", f"100{NN}000",
    ],
    ("es", "es-ES", "latn"): [
        "más de 230.000", "solo 5800", f"hasta el 90{N}%", f"hasta el 8,5{N}%",
        f"entre el 15{N}% y el 20{N}%", "de 10 a 15", "alrededor de un tercio",
        "más de la mitad", f"aproximadamente 3{N}de{N}cada{N}7", f"1{N}de{N}cada{N}4",
        f"1,5{N}por{N}cada{N}1000", "ninguno", "the vast majority", "más de 200", "100.000",
    ],
    ("es", "es-419", "latn"): [
        "más de 230,000", "solo 5,800", "hasta el 90%", "hasta el 8.5%",
        "entre el 15% y el 20%", "de 10 a 15", "alrededor de un tercio", "más de la mitad",
        f"aproximadamente 3{N}de{N}cada{N}7", f"1{N}de{N}cada{N}4",
        f"1.5{N}por{N}cada{N}1,000", "ninguno", "the vast majority", "más de 200", "100,000",
    ],
    ("ar", "ar", "native"): [
        "أكثر من ٢٣٠٬٠٠٠", "٥٬٨٠٠ فقط", f"ما يصل إلى ٩٠{N}في المائة",
        f"ما يصل إلى ٨٫٥{N}في المائة", f"بين ١٥ و٢٠{N}في المائة", "من ١٠ إلى ١٥", "نحو ثلث",
        "أكثر من نصف", f"حوالي ٣{N}من{N}كل{N}٧", f"١{N}من{N}كل{N}٤", f"١٫٥{N}لكل{N}١٬٠٠٠",
        "صفر", "the vast majority", "أكثر من ٢٠٠", "١٠٠٬٠٠٠",
    ],
}  # fmt: skip

ALL = (
    FLED, RETURNED, UNEMPLOYMENT, MINORITIES, UNDER_14, CLIENTS, NORTH, HALF, EIGHTHS, HOUSES,
    NURSES, REDRESS, UNSOLVED, BARS, SERBS,
)  # fmt: skip


@pytest.mark.parametrize(("language", "locale", "numerals"), PROSE)
def test_every_kind_is_put_in_the_words_of_its_language(
    language: str, locale: str, numerals: Numerals
):
    """One record prints with its qualifier, its unit and its locale's figures in each edition."""
    how = speaking(language, locale, numerals)
    assert [plain(prose(record, how)) for record in ALL] == PROSE[language, locale, numerals]


def test_a_cell_holds_figures_signs_and_the_qualifier():
    """Cells are short, and no claim is stronger in them than in the text."""
    how = speaking()
    assert [plain(tabular(r, how)) for r in ALL] == [
        "more than 230,000", "only 5,800", "up to 90%", "up to 8.5%", "15–20%", "10–15",
        "around ⅓", "more than ½", "about 3/7", f"1{N}in{N}4", f"1.5{N}per{N}1,000", "0",
        "the vast majority", "more than 200", "100,000",
    ]  # fmt: skip


def test_only_digits_and_their_signs_are_figures():
    """Words stay text around the figures, so that a script may join them."""
    assert prose(FLED, speaking("ar")) == (Text("أكثر من "), Figures("230,000", "fled"))
    assert prose(UNDER_14, speaking("ar")) == (
        Text("بين "),
        Figures("15", "under_14"),
        Text(" و"),
        Figures("20", "under_14"),
        Text(f"{N}في المائة"),
    )
    assert prose(MINORITIES, speaking("fr")) == (
        Text("jusqu’à "),
        Figures(f"8,5{N}%", "minorities"),
    )


def test_a_sign_that_stands_before_belongs_to_the_figure_too():
    """Turkish per cent: the sign and the digits are one piece."""
    assert tabular(UNEMPLOYMENT, speaking("tr")) == (
        Text("up to "),
        Figures("%90", "unemployment"),
    )


def test_a_range_with_a_dash_is_one_piece():
    """It must not be broken at the dash."""
    assert tabular(CLIENTS, speaking()) == (Figures("10–15", "clients"),)


def test_words_of_an_arabic_range_leave_no_dash_to_be_read_backwards():
    """A dash between figures has no direction of its own; words have."""
    line = tabular(CLIENTS, speaking("ar"))
    assert plain(line) == f"10{N}إلى{N}15"


def test_articles_contract_with_prepositions():
    """The words "plus de un tiers" and "más de el 8 %" are what no one may write."""
    third = replace(NORTH, qualifier="more_than")
    share = replace(UNEMPLOYMENT, qualifier="more_than")
    assert plain(prose(third, speaking("fr"))) == "plus d’un tiers"
    assert plain(prose(share, speaking("es"))) == "más del 90%"


def test_fewer_is_said_of_counts_and_less_of_shares():
    """English has two words where others have one."""
    how = speaking()
    assert plain(prose(replace(FLED, qualifier="fewer_than"), how)) == "fewer than 230,000"
    share = replace(UNEMPLOYMENT, qualifier="fewer_than")
    assert plain(prose(share, how)) == f"less than 90{N}per{N}cent"


def test_a_range_keeps_a_qualifier_of_its_own():
    """The claim "about 10 to 15" is not "10 to 15"."""
    assert plain(prose(replace(CLIENTS, qualifier="about"), speaking())) == "about 10 to 15"


def test_words_without_a_number_keep_their_markup():
    """A vague quantity may hold a foreign phrase; none of it becomes figures."""
    words: tuple[Draft, ...] = (Text("the "), Foreign("la", (Emphasis((Text("maior pars"),)),)))
    record = statistic("x", Vague(words), kind="text")
    assert prose(record, speaking()) == words


def test_every_statistic_is_described_for_translators():
    """Each record is described by its key, as this edition prints it."""
    found = described(edition(language="fr"))
    assert found["fled"] == f"plus de 230{NN}000"
    assert found["under_14"] == f"entre 15 et 20{N}%"
    assert described(edition(locale="xx-XX")) == {}


def test_a_figure_that_reads_as_another_value_is_an_error():
    """num-001: a wrong table of signs does not get past the reading back."""
    how = speaking()
    wrong = replace(how, style=replace(how.style, group="."))
    (finding,) = misprints(FLED, wrong)
    assert finding.code == "num-001"
    assert finding.span == FLED.value_span
    assert "“230.000”" in finding.message
    assert misprints(FLED, how) == ()
    digits = replace(how, style=replace(how.style, digits="0123456798"))
    doubled = statistic("x", Range(Decimal(8), Decimal(9)), kind="range")
    assert [f.code for f in misprints(doubled, digits)] == ["num-001", "num-001"]
    assert misprints(UNSOLVED, wrong) == ()
    assert [f.code for f in misprints(NURSES, wrong)] == ["num-001"]
