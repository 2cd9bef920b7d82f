"""Free wording against its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as Ratio

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportbuild.edit.amounts import Record
from reportbuild.edit.boxes import call_out
from reportbuild.edit.lines import plain
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.statistics import prose, tabular
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
    AUTONYMS,
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
from tests.edit.spellings import spelt

EDITIONS: tuple[tuple[str, str, Numerals], ...] = (
    ("en", "en-GB", "latn"), ("fr", "fr-FR", "latn"), ("fr", "fr-CH", "latn"),
    ("es", "es-ES", "latn"), ("es", "es-419", "latn"), ("ar", "ar", "latn"),
    ("ar", "ar-EG", "native"), ("ar", "ar-MA", "latn"), ("de", "de-DE", "latn"),
    ("pt", "pt-BR", "latn"), ("pt", "pt-PT", "latn"), ("ru", "ru", "latn"), ("fa", "fa", "native"),
    ("fa", "fa", "latn"), ("ur", "ur-PK", "latn"), ("ur", "ur-IN", "native"), ("he", "he", "latn"),
    ("hi", "hi", "latn"), ("hi", "hi", "native"), ("sw", "sw-KE", "latn"), ("sw", "sw-CD", "latn"),
    ("zh", "zh-Hans-CN", "latn"), ("am", "am", "latn"), ("sq", "sq", "latn"),
    ("sr-Cyrl", "sr-Cyrl", "latn"), ("sr-Latn", "sr-Latn", "latn"),
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
    (CLIENTS, "es", "10 hasta 15"),
    (CLIENTS, "sq", "nga dhjetë deri në pesëmbëdhjetë"),
    (NORTH, "sq", "rreth një të tretën"),
    (UNEMPLOYMENT, "sq", "deri në nëntëdhjetë për qind"),
    (FLED, "sq", "mbi dyqind e tridhjetë mijë"),
    (REDRESS, "sq", "asnjëra"),
    (RETURNED, "sr-Cyrl", "само пет хиљада осамсто"),
    (RETURNED, "sr-Latn", "svega 5.800"),
    (FLED, "sr-Cyrl", "више од двеста тридесет хиљада"),
    (FLED, "sr-Latn", "preko dvesta i trideset hiljada"),
    (NORTH, "sr-Cyrl", "око једне трећине"),
    (UNEMPLOYMENT, "sr-Cyrl", "до деведесет одсто"),
    (UNDER_14, "sr-Latn", "između petnaest i dvadeset procenata"),
    (REDRESS, "sr-Cyrl", "ниједна"),
    (statistic("sisters", 2), "sr-Cyrl", "двема"),
    (statistic("children", 3), "sr-Latn", "troje"),
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
    (RETURNED, "sr-Cyrl", "само 8.500", ["say-001"]),
    (RETURNED, "sr-Cyrl", "није само 5.800", ["say-009"]),
    (RETURNED, "sr-Latn", "5.800", ["say-003"]),
    (FLED, "sr-Cyrl", "не више од 230.000", ["say-003", "say-004"]),
    (SERBS, "sr-Latn", "stotine hiljada", ["say-001"]),
    (SERBS, "sr-Cyrl", "стотинак хиљада", ["say-004"]),
    (NORTH, "sr-Latn", "oko dve trećine", ["say-001"]),
    (CLIENTS, "en", "more than ten to fifteen", ["say-004"]),
    (CLIENTS, "sq", "deri në 10 deri në 15", ["say-004"]),
    (CLIENTS, "sq", "10 dhe deri në 15", ["say-004"]),
    (RETURNED, "sq", "rreth 5800", ["say-003", "say-004"]),
    (UNEMPLOYMENT, "sq", "nëntëdhjetë për qind", ["say-003"]),
    (FLED, "sq", "jo më shumë se 230 000", ["say-003", "say-004"]),
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


@pytest.mark.parametrize("language", sorted(AUTONYMS))
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


@pytest.mark.parametrize("language", sorted(AUTONYMS))
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


@given(st.text(max_size=40), st.sampled_from(sorted(AUTONYMS)))
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


WALKING = statistic("walking", 80, "more_than")
BRIDGE = statistic("bridge", Fraction(1, 3), "around", kind="fraction")

ALTERED: list[tuple[Record, str, str]] = [
    (WALKING, "en", "more than eighty-one"),
    (WALKING, "en", "more than one-eighty"),
    (WALKING, "en", "more than eighty plus one"),
    (WALKING, "en", "one more than 80"),
    (WALKING, "en", "more than one in eighty"),
    (WALKING, "en", "more than twice 80"),
    (WALKING, "en", "more than double 80"),
    (WALKING, "en", "more than minus 80"),
    (WALKING, "en", "more than - 80"),
    (WALKING, "en", "more than 80²"),
    (WALKING, "en", "more than 80 pairs"),
    (WALKING, "en", "more than every second of 80"),
    (WALKING, "en", "more than half of 80"),
    (WALKING, "en", "more than a dozen 80"),
    (WALKING, "en", "more than hundreds of 80"),
    (WALKING, "en", "more than 80%"),
    (WALKING, "en", "more than $80"),
    (WALKING, "en", "never more than 80"),
    (WALKING, "en", "hardly more than 80"),
    (WALKING, "en", "scarcely more than 80"),
    (WALKING, "en", "barely more than 80"),
    (WALKING, "en", "rarely more than 80"),
    (WALKING, "en", "not more than 80"),
    (WALKING, "en", "no more than 80"),
    (WALKING, "en", "more than 80 dozen"),
    (WALKING, "en", "more than 80 million"),
    (WALKING, "en", "more than 80th"),
    (WALKING, "en", "more than 80/2"),
    (WALKING, "en", "more than 80x"),
    (WALKING, "en", "not only more than 80"),
    (WALKING, "en", "more than eighty thousand"),
    (WALKING, "en", "more than five sixths of 80"),
    (BRIDGE, "en", "around one and a third"),
    (BRIDGE, "en", "around one or a third"),
    (BRIDGE, "en", "around 3 in 1"),
    (BRIDGE, "en", "around one or three"),
    (BRIDGE, "en", "around 1\u20133"),
    (BRIDGE, "en", "around a third of one"),
    (BRIDGE, "en", "around one third third"),
    (BRIDGE, "en", "around 1 1/3"),
    (BRIDGE, "en", "around ⅓²"),
    (BRIDGE, "en", "around two thirds"),
    (WALKING, "fr", "plus de quatre-vingt-un"),
    (WALKING, "fr", "plus du double de 80"),
    (WALKING, "fr", "jamais plus de 80"),
    (WALKING, "fr", "guère plus de 80"),
    (WALKING, "fr", "à peine plus de 80"),
    (WALKING, "fr", "pas plus de 80"),
    (WALKING, "fr", "non plus de 80"),
    (WALKING, "fr", "plus d’un sur quatre-vingts"),
    (WALKING, "fr", "plus d’une femme sur quatre-vingts"),
    (WALKING, "fr", "plus de un quatre-vingts"),
    (WALKING, "fr", "plus de la moitié de 80"),
    (WALKING, "fr", "plus de 80 douzaines"),
    (WALKING, "fr", "plus de 80 paires"),
    (WALKING, "fr", "plus de 80 pourcent"),
    (WALKING, "fr", "plus de quatre-vingt mille"),
    (WALKING, "fr", "plus de moins 80"),
    (BRIDGE, "fr", "environ une et un tiers"),
    (BRIDGE, "fr", "environ un ou un tiers"),
    (BRIDGE, "fr", "environ 3 sur 1"),
    (BRIDGE, "fr", "environ un ou trois"),
    (BRIDGE, "fr", "environ un tiers et demi"),
    (WALKING, "es", "más de ochenta y uno"),
    (WALKING, "es", "más del doble de 80"),
    (WALKING, "es", "nunca más de 80"),
    (WALKING, "es", "no más de 80"),
    (WALKING, "es", "apenas más de 80"),
    (WALKING, "es", "más de uno de cada ochenta"),
    (WALKING, "es", "más de la mitad de 80"),
    (WALKING, "es", "más de ochenta docenas"),
    (WALKING, "es", "más de 80 pares"),
    (WALKING, "es", "más de menos 80"),
    (WALKING, "es", "más de una de 80"),
    (WALKING, "es", "más de ochenta mil"),
    (BRIDGE, "es", "alrededor de uno y un tercio"),
    (BRIDGE, "es", "alrededor de 3 de cada 1"),
    (BRIDGE, "es", "alrededor de uno o tres"),
    (WALKING, "ar", "أكثر من واحد وثمانين"),
    (WALKING, "ar", "أكثر من أحد وثمانين"),
    (WALKING, "ar", "أكثر من إحدى وثمانين"),
    (WALKING, "ar", "ليس أكثر من 80"),
    (WALKING, "ar", "لا أكثر من 80"),
    (WALKING, "ar", "لم أكثر من 80"),
    (WALKING, "ar", "لن أكثر من 80"),
    (WALKING, "ar", "ما أكثر من 80"),
    (WALKING, "ar", "أكثر من ضعف 80"),
    (WALKING, "ar", "أكثر من نصف 80"),
    (WALKING, "ar", "أكثر من 80 زوجا"),
    (WALKING, "ar", "أكثر من ثمانين ألفا"),
    (WALKING, "ar", "أكثر من واحد من كل ثمانين"),
    (WALKING, "ar", "أكثر من 80 دزينة"),
    (WALKING, "ar", "أكثر من مئات 80"),
    (WALKING, "ar", "أكثر من مئة وثمانين"),
    (BRIDGE, "ar", "حوالي واحد وثلث"),
    (BRIDGE, "ar", "حوالي 3 من كل 1"),
    (BRIDGE, "ar", "حوالي واحد أو ثلث"),
    (BRIDGE, "ar", "حوالي واحد أو ثلاثة"),
    (WALKING, "en", "more than 80 \u20ac"),
    (WALKING, "en", "more than 80 x 2"),
    (WALKING, "en", "more than \u00d780"),
    (WALKING, "en", "more than 80\u2030"),
    (WALKING, "en", "double 80"),
    (WALKING, "fr", "le double de plus de 80"),
    (WALKING, "es", "el triple de m\u00e1s de 80"),
]


@pytest.mark.parametrize(("record", "language", "words"), ALTERED)
def test_a_wording_that_alters_or_denies_its_number_never_holds(
    record: Record, language: str, words: str
):
    """Sums, multiples, parts, proportions, signs, negations: only the value may be said."""
    assert faults(record, words, language)


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("en", "more than twice 80", "say-008"),
        ("en", "more than 80 pairs", "say-008"),
        ("fr", "plus du double de 80", "say-008"),
        ("es", "más del doble de 80", "say-008"),
        ("ar", "أكثر من ضعف 80", "say-008"),
        ("en", "more than $80", "say-008"),
        ("en", "never more than 80", "say-009"),
        ("fr", "à peine plus de 80", "say-009"),
        ("es", "nunca más de 80", "say-009"),
        ("ar", "ليس أكثر من 80", "say-009"),
    ],
)
def test_what_alters_a_number_and_what_denies_it_are_told_apart(
    language: str, words: str, code: str
):
    """say-008 and say-009."""
    assert faults(WALKING, words, language) == [code]


STRICT: list[tuple[Record, str, str]] = [
    (WALKING, "en", "more than eighty"),
    (WALKING, "fr", "plus de quatre-vingts femmes"),
    (WALKING, "es", "un grupo de más de ochenta"),
    (WALKING, "ar", "أكثر من ثمانين امرأة"),
    (BRIDGE, "en", "around one person in every three"),
    (BRIDGE, "fr", "environ une personne sur trois"),
    (BRIDGE, "es", "alrededor de una tercera parte"),
    (BRIDGE, "ar", "حوالي واحد من كل ثلاثة"),
    (statistic("x", 120), "en", "one hundred and twenty"),
    (statistic("x", 120), "en", "a hundred and twenty"),
    (statistic("x", 120), "fr", "cent vingt"),
    (statistic("x", 120), "es", "ciento veinte"),
    (statistic("x", 120), "ar", "مائة وعشرون"),
    (statistic("x", 81), "fr", "quatre-vingt-un"),
    (statistic("x", 81), "ar", "واحد وثمانين"),
    (UNEMPLOYMENT, "es", "hasta un noventa por ciento"),
    (statistic("x", 80, "at_least"), "en", "no fewer than 80"),
    (statistic("x", 80, "at_most"), "en", "no more than 80"),
    (statistic("x", 80, "at_most"), "fr", "pas plus de 80"),
    (statistic("x", 80, "at_least"), "ar", "ما لا يقل عن 80"),
    (RETURNED, "ar", "لم يعد سوى 5,800"),
    (REDRESS, "ar", "لا يوجد"),
]


@pytest.mark.parametrize(("record", "language", "words"), STRICT)
def test_strictness_leaves_room_for_the_languages_own_words(
    record: Record, language: str, words: str
):
    """Articles, compound numbers, proportions, and negations that are the qualifier."""
    assert faults(record, words, language) == []


@pytest.mark.parametrize(
    ("around", "words", "expected"),
    [
        ("elles ne sont que 5 800", "que 5 800", []),
        ("elles n’étaient plus que 5 800", "plus que 5 800", []),
        ("elles ne sont pas que 5 800", "que 5 800", ["say-003"]),
        ("Elles ne savent rien. On dit que 5 800", "que 5 800", ["say-003"]),
        ("on dit que 5 800", "que 5 800", ["say-003"]),
        ("elles ne sont que 5 800 ; on dit que 5 800", "que 5 800", ["say-003"]),
        ("on dit que 5 800, ne sont que 5 800", "que 5 800", ["say-003"]),
    ],
)
def test_a_qualifier_in_parts_may_begin_before_the_wording(
    around: str, words: str, expected: list[str]
):
    """The French "ne ... que", in the same sentence, not denied, wherever the wording stands."""
    assert faults(RETURNED, words, "fr", around) == expected


def test_the_message_names_the_qualifier_in_the_editions_words():
    """A translator knows no "more_than"."""
    for language, words in (("en", "more than"), ("fr", "plus de"), ("es", "más de")):
        (finding,) = contradictions(WALKING, "80", "80", speaking(language), SPAN)
        assert finding.code == "say-003"
        assert f"“{words}”" in finding.message
        assert "more_than" not in finding.message + finding.hint


@pytest.mark.parametrize(
    ("language", "around", "hedged"),
    [
        ("en", "It is not estimated but proven that 80", False),
        ("en", "an estimated 80", True),
        ("fr", "Il n’est pas estimé mais prouvé que 80", False),
        ("fr", "leur nombre n’est estimé qu’à 80", True),
        ("es", "No se estima sino que se prueba que 80", False),
        ("es", "se estima que 80", True),
        ("ar", "لا يقدر عددهم بـ 80", False),
        ("ar", "ما يقدر بنحو 80", True),
    ],
)
def test_a_hedge_denied_is_no_hedge(language: str, around: str, hedged: bool):
    """say-005 stays where the word stands only to be denied."""
    record = statistic("x", 80, "exact", "estimated")
    found = [f.code for f in hedge_missing(record, around, speaking(language), SPAN)]
    assert found == ([] if hedged else ["say-005"])


SPELT = ["en", "fr", "es", "ar", "sr-Cyrl", "de", "pt", "ru", "fa", "he", "zh", "am"]


@given(
    st.sampled_from(SPELT),
    st.integers(1, 999_999),
    st.integers(1, 999_999),
)
@example("fa", 79, 70)  # "nine" is "no" as well
@example("ru", 1932, 932)
def test_a_number_spelt_out_holds_for_its_own_value_alone(language: str, value: int, other: int):
    """Spellings made by grammars apart from the reader's: read right, and never as another."""
    words = spelt(value, language)
    if "وأحد" in words:  # without hamza "and eleven" looks like "one ten": refused, not guessed
        assert faults(statistic("x", value), words, language) == ["say-001"]
    else:
        assert faults(statistic("x", value), words, language) == [], words
    if value != other:
        assert faults(statistic("x", other), words, language), words


@given(
    st.sampled_from(SPELT),
    st.lists(st.integers(2, 130), min_size=2, max_size=4),
    st.sampled_from([" ", "-", " and ", " et ", " y ", " و", " plus ", " in ", " sur ", ", "]),
)
def test_numbers_side_by_side_never_hold_for_one_of_them(
    language: str, values: list[int], link: str
):
    """Whatever joins them, and whether they make another number together or none."""
    words = link.join(spelt(value, language) for value in values)
    for value in values:
        assert faults(statistic("x", value), words, language), words


@given(
    st.sampled_from(EDITIONS), st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from("-+ /")
)
def test_figures_of_another_number_never_hold(
    edition: tuple[str, str, Numerals], value: int, other: int, sign: str
):
    """Printed or bare, alone or beside the right one."""
    language, locale, numerals = edition
    how = speaking(language, locale, numerals)
    record = statistic("x", value)
    printed = plain(prose(statistic("x", other), how))
    for words in (printed, str(other)):
        holds = not contradictions(record, words, words, how, SPAN)
        assert holds == (value == other), words
    both = f"{value}{sign}{other}"
    joined_by_space = sign == " " and both.replace(" ", "") == str(value)
    assert joined_by_space or contradictions(record, both, both, how, SPAN), both
