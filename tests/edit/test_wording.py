"""Free wording against its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as Ratio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.boxes import call_out
from reportbuild.edit.lines import plain
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.statistics import Record, prose, tabular
from reportbuild.edit.wording import (
    contradictions,
    hedge_missing,
    other_digits,
    vague_faults,
    worded,
)
from reportbuild.model.inlines import Draft, Emphasis, Figures, Text
from reportbuild.model.report import Numerals
from reportbuild.model.statistics import (
    HEDGES,
    QUALIFIERS,
    Amount,
    Fraction,
    Kind,
    Quantity,
    Range,
    Unit,
    Vague,
)
from tests.edit.desk import (
    BARS,
    CLIENTS,
    FLED,
    HOUSES,
    NORTH,
    NURSES,
    REDRESS,
    RETURNED,
    SERBS,
    SPAN,
    UNDER_14,
    UNEMPLOYMENT,
    UNSOLVED,
    WORKS,
    speaking,
    statistic,
    text,
)

EDITIONS: tuple[tuple[str, str, Numerals], ...] = (
    ("en", "en-GB", "latn"), ("fr", "fr-FR", "latn"), ("fr", "fr-CH", "latn"),
    ("es", "es-ES", "latn"), ("es", "es-419", "latn"), ("ar", "ar", "latn"),
    ("ar", "ar-EG", "native"), ("ar", "ar-MA", "latn"),
)  # fmt: skip


def faults(record: Record, words: str, language: str = "en", around: str = "") -> list[str]:
    how = speaking(language)
    return [f.code for f in contradictions(record, words, around or words, how, SPAN)]


HOLDS: list[tuple[Record, str, str]] = [
    (RETURNED, "en", "only 5,800"),
    (RETURNED, "en", "Just 5800"),
    (RETURNED, "fr", "seuls 5 800"),
    (RETURNED, "fr", "ne sont que 5\u202f800"),
    (RETURNED, "fr", "n'étaient plus que 5\u00a0800"),
    (RETURNED, "es", "tan solo 5,800"),
    (RETURNED, "ar", "5,800 فقط"),
    (RETURNED, "ar", "سوى 5,800"),
    (FLED, "en", "over 230,000"),
    (FLED, "en", "more than 230 thousand"),
    (FLED, "fr", "plus de 230 mille"),
    (FLED, "ar", "أكثر من 230 ألف"),
    (FLED, "ar", "بما يزيد على 230,000"),
    (SERBS, "en", "the 100,000"),
    (SERBS, "en", "one hundred thousand"),
    (SERBS, "fr", "cent mille"),
    (SERBS, "es", "cien mil"),
    (SERBS, "ar", "مئة ألف"),
    (UNEMPLOYMENT, "en", "as many as 90 per cent"),
    (UNEMPLOYMENT, "es", "hasta un 90 por ciento"),
    (UNEMPLOYMENT, "fr", "jusqu’à 90 pour cent"),
    (UNEMPLOYMENT, "ar", "تصل إلى 90 في المائة"),
    (NORTH, "en", "roughly one third"),
    (NORTH, "en", "about one in three"),
    (NORTH, "fr", "un tiers environ"),
    (NORTH, "fr", "environ une personne sur trois"),
    (NORTH, "es", "cerca de una tercera parte"),
    (NORTH, "ar", "حوالي الثلث"),
    (HOUSES, "en", "one in four"),
    (HOUSES, "en", "a quarter"),
    (UNDER_14, "en", "15 to 20 per cent"),
    (UNDER_14, "fr", "de 15 à 20 %"),
    (CLIENTS, "en", "ten to fifteen"),
    (CLIENTS, "ar", "بين عشرة وخمسة عشر"),
    (NURSES, "en", "1.5 for every thousand"),
    (REDRESS, "en", "no"),
    (REDRESS, "fr", "aucune"),
    (REDRESS, "es", "ninguna"),
    (REDRESS, "ar", "لا أحد"),
    (REDRESS, "en", "0"),
    (UNSOLVED, "fr", "la grande majorité"),
    (UNSOLVED, "en", "the great majority, but for one,"),
    (statistic("half", 50, kind="percent"), "en", "half"),
]


@pytest.mark.parametrize(("record", "language", "words"), HOLDS)
def test_a_wording_that_says_just_what_its_record_says_holds(
    record: Record, language: str, words: str
):
    """Inflected, reordered or spelt out, in any language with its lists."""
    assert faults(record, words, language) == []


BREAKS: list[tuple[Record, str, str, list[str]]] = [
    (RETURNED, "en", "only 8,500", ["say-001"]),
    (RETURNED, "en", "only 5.800", ["say-001"]),
    (RETURNED, "fr", "seuls 5,800", ["say-001"]),
    (RETURNED, "fr", "seuls 5.800", ["say-001"]),
    (RETURNED, "en", "only a few", ["say-001"]),
    (RETURNED, "en", "", ["say-001", "say-003"]),
    (RETURNED, "en", "only 5,800 of 230,000", ["say-002"]),
    (RETURNED, "en", "only 5,800 of 1,00", ["say-002"]),
    (RETURNED, "en", "only 5,800 and twelve", ["say-002"]),
    (RETURNED, "en", "5,800", ["say-003"]),
    (RETURNED, "fr", "5 800", ["say-003"]),
    (RETURNED, "ar", "5,800", ["say-003"]),
    (RETURNED, "fr", "seules quelque 5 800", ["say-004"]),
    (RETURNED, "en", "only about 5,800", ["say-004"]),
    (FLED, "en", "no more than 230,000", ["say-003", "say-004"]),
    (FLED, "fr", "pas plus de 230 000", ["say-003", "say-004"]),
    (FLED, "ar", "ما لا يزيد على 230,000", ["say-003", "say-004"]),
    (FLED, "en", "more than 230 million", ["say-001"]),
    (SERBS, "en", "more than 100,000", ["say-004"]),
    (SERBS, "fr", "une centaine de milliers", ["say-001", "say-004"]),
    (SERBS, "es", "unos 100,000", ["say-004"]),
    (SERBS, "en", "100,000 per cent", ["say-007"]),
    (UNEMPLOYMENT, "en", "up to 90", ["say-007"]),
    (UNEMPLOYMENT, "en", "up to nine in ten", ["say-001", "say-007"]),
    (NORTH, "en", "around 3", ["say-001"]),
    (NORTH, "en", "around two thirds", ["say-001"]),
    (NORTH, "fr", "environ 33 %", ["say-001", "say-007"]),
    (UNDER_14, "en", "up to 20 per cent", ["say-001", "say-004"]),
    (UNDER_14, "en", "between 15 and 25 per cent", ["say-001"]),
    (CLIENTS, "en", "more than ten to fifteen", ["say-004"]),
    (NURSES, "en", "1.5", ["say-001"]),
    (REDRESS, "en", "one", ["say-001"]),
    (REDRESS, "en", "none of the 12", ["say-002"]),
    (UNSOLVED, "en", "nine in ten", ["say-006"]),
    (UNSOLVED, "en", "80", ["say-006"]),
    (UNSOLVED, "fr", "les deux tiers", ["say-006"]),
    (UNSOLVED, "ar", "٨٠٪", ["say-006"]),
    (UNSOLVED, "en", "②", ["say-006"]),
    (UNSOLVED, "en", "more than the majority", ["say-004"]),
]


@pytest.mark.parametrize(("record", "language", "words", "expected"), BREAKS)
def test_a_wording_that_says_anything_else_is_an_error(
    record: Record, language: str, words: str, expected: list[str]
):
    """say-001 to say-004, say-006, say-007: value, other numbers, qualifiers, per cent."""
    assert faults(record, words, language) == expected


def test_the_message_names_the_wording_and_the_record():
    """A translator must see which words, for what, and what would do."""
    (finding,) = contradictions(RETURNED, "only 8,500", "", speaking(), SPAN)
    assert "“only 8,500”" in finding.message
    assert "“returned”" in finding.message
    assert "“only 5,800”" in finding.hint
    assert finding.span == SPAN


def test_per_cent_may_stand_beside_the_wording():
    """The text "[up to 90]{unemployment} per cent" says it as well."""
    assert faults(UNEMPLOYMENT, "up to 90", "en", "[up to 90] per cent of adults") == []
    assert faults(UNEMPLOYMENT, "up to 90", "en", "Unemployment, % up to 90") == []


VALUES: list[tuple[Kind, Quantity[Draft]]] = [
    ("count", Amount(Decimal(5800))), ("count", Amount(Decimal(1))),
    ("percent", Amount(Decimal("8.5"))), ("percent", Amount(Decimal(50))),
    ("fraction", Fraction(1, 3)), ("fraction", Fraction(1, 2)), ("fraction", Fraction(2, 3)),
    ("fraction", Fraction(1, 10)), ("fraction", Fraction(3, 7)), ("ratio", Fraction(1, 4)),
    ("rate", Amount(Decimal(12))), ("range", Range(Decimal(10), Decimal(15))),
    ("zero", Amount(Decimal(0))), ("text", Vague(text("many"))),
]  # fmt: skip


@pytest.mark.parametrize(("language", "locale", "numerals"), EDITIONS)
def test_the_builders_own_words_hold_against_every_record(
    language: str, locale: str, numerals: Numerals
):
    """Whatever is printed of a record, in text, cell or box, would pass as its free wording."""
    how = speaking(language, locale, numerals)
    for record in every_record():
        box = call_out(record, how, WORKS)
        forms = [plain(prose(record, how)), plain(tabular(record, how))]
        for words in (*forms, f"{box.qualifier} {box.value}"):
            assert contradictions(record, words, words, how, SPAN) == (), words


def every_record() -> Iterator[Record]:
    """Each kind and unit of value with each qualifier that it may have."""
    for kind, value in VALUES:
        plural = isinstance(value, Range)
        units: tuple[Unit, ...] = ("number", "percent") if plural else ("number",)
        for qualifier in QUALIFIERS:
            if (qualifier == "between" and not plural) or (
                qualifier != "exact" and kind in {"zero", "text"}
            ):
                continue
            for unit in units:
                per = 1000 if kind == "rate" else None
                yield statistic("x", value, qualifier, kind=kind, unit=unit, per=per)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_listed_word_carries_its_qualifier(language: str):
    """No phrase of a list is hidden by another list's."""
    how = speaking(language)
    for qualifier in QUALIFIERS:
        if qualifier in {"exact", "between"}:
            continue
        record = statistic("x", 5800, qualifier)
        figures = plain(prose(replace(record, qualifier="exact"), how))
        for phrase in how.words.alternatives(qualifier, "words"):
            words = f"{phrase.replace('*', '').replace(' ... ', ' on y ')} {figures}"
            codes = {f.code for f in contradictions(record, words, words, how, SPAN)}
            assert not codes - {"say-002"}, words  # "une centaine" is a number too


@pytest.mark.parametrize(
    ("language", "around"),
    [
        ("en", "are reportedly under 14"),
        ("en", "According to several witnesses"),
        ("fr", "seraient âgées de moins de 14 ans"),
        ("es", "según los informes recibidos"),
        ("ar", "وتفيد التقارير بأن"),
    ],
)
def test_a_hedge_of_the_language_satisfies_a_hedged_record(language: str, around: str):
    """A word of the list, inflected as the language has it."""
    assert hedge_missing(UNDER_14, around, speaking(language), SPAN) == ()


def test_a_hedged_record_without_a_hedge_is_an_error():
    """say-005: what is believed must not be printed as known, and another hedge will not do."""
    how = speaking()
    (finding,) = hedge_missing(BARS, "More than 200 bars, reportedly", how, SPAN)
    assert finding.code == "say-005"
    assert "“bars” is believed" in finding.message
    assert hedge_missing(BARS, "are believed to work in 200 bars", how, SPAN) == ()
    assert hedge_missing(FLED, "More than 230,000 fled", how, SPAN) == ()


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_the_hedge_of_a_box_is_one_of_the_languages_hedges(language: str):
    """What the builder says by itself is held to the same lists."""
    how = speaking(language)
    for attribution in sorted(HEDGES):
        record = statistic("x", 5, "exact", attribution)
        box = call_out(record, how, WORKS)
        assert hedge_missing(record, box.qualifier, how, SPAN) == (), box.qualifier


def test_a_record_that_may_have_no_number_has_none():
    """say-006: "two thirds" as a vague quantity would be a number by another door."""
    how = speaking()
    assert vague_faults(UNSOLVED, how) == ()
    assert vague_faults(FLED, how) == ()
    numbered = statistic("x", Vague(text("two thirds")), kind="text")
    (finding,) = vague_faults(numbered, how)
    assert (finding.code, finding.span) == ("say-006", numbered.value_span)


def test_digits_of_another_numbering_are_a_warning():
    """num-002: one choice of numerals holds for the whole edition."""
    arabic = speaking("ar", "ar", "native")
    (finding,) = other_digits("5,800 فقط", arabic, SPAN)
    assert finding.code == "num-002"
    assert other_digits("٥٬٨٠٠ فقط", arabic, SPAN) == ()


@given(st.text(max_size=40), st.sampled_from(["en", "fr", "es", "ar"]))
def test_any_wording_can_be_held_against_any_record(words: str, language: str):
    """Whatever is typed, it is judged, and consent needs the value to be there."""
    how = speaking(language)
    codes = {f.code for f in contradictions(RETURNED, words, words, how, SPAN)}
    assert codes or any(n.means(Ratio(5800)) for n in numbers_in(words, how.reader))
    contradictions(UNSOLVED, words, words, how, SPAN)


def test_the_digits_of_a_wording_are_figures():
    """They stay in one piece, and a breaking space within them becomes one that does not break."""
    assert worded((Text("seuls 5 800 d’entre eux"),), "x", speaking("fr")) == (
        Text("seuls "),
        Figures("5\u202f800", "x"),
        Text(" d’entre eux"),
    )
    assert worded((Text("hasta un 90 %"),), "x", speaking("es")) == (
        Text("hasta un "),
        Figures("90\u00a0%", "x"),
    )
    assert worded((Emphasis((Text("about ⅓"),)),), "x", speaking()) == (
        Emphasis((Text("about "), Figures("⅓", "x"))),
    )
    assert worded((Text("ب٥٬٨٠٠"),), "x", speaking("ar")) == (Text("ب"), Figures("٥٬٨٠٠", "x"))
