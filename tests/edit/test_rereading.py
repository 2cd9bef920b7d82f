"""Every printed form of a statistic, in every locale setting, read back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_compact_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.edit.amounts import Record, compact, says
from reportbuild.edit.lines import plain
from reportbuild.edit.rereading import forms, misprints
from reportbuild.edit.statistics import numbers_of, prose
from reportbuild.model.statistics import QUALIFIERS, Change, Currency, Kind, Qualifier, Shift
from tests.edit.desk import FLED, LOCALES, UNDER_14, UNSOLVED, statistic
from tests.edit.settings import (
    LANGUAGES,
    STYLES,
    THERE,
    Setting,
    noun_in,
    records,
    spoken_in,
    with_words,
)

RECORDS = records()
KINDS_WITH_NUMBERS: set[Kind] = {
    "count", "percent", "range", "ratio", "fraction", "rate", "currency", "change", "rank", "zero",
}  # fmt: skip


def test_every_language_that_is_wanted_has_its_words():
    """Each setting below is tried as soon as its locale file is there: none may be missing."""
    assert [tag for tag in LANGUAGES if not (LOCALES / f"{tag}.po").exists()] == []


def test_there_are_values_of_every_kind():
    """Forty at the least, and none stands twice."""
    assert len({record.key for record in RECORDS}) == len(RECORDS) >= 40
    assert {record.kind for record in RECORDS} == KINDS_WITH_NUMBERS


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("setting", THERE, ids=str)
def test_every_printed_form_is_read_back(setting: Setting, style: str):
    """num-001: value, unit, qualifier and way of change of each record, in text, cell and box."""
    how, usual = spoken_in(setting, style), spoken_in(setting)
    said = {
        record.key: [finding.message for finding in misprints(record, how)]
        for record in RECORDS
        if style == "default" or list(forms(record, how)) != list(forms(record, usual))
    }
    assert said or style in ("words", "compact")  # which not every language has
    assert {key: messages for key, messages in said.items() if messages} == {}


@pytest.mark.parametrize("setting", THERE, ids=str)
def test_every_number_of_a_record_is_printed(setting: Setting):
    """What reads back was printed: no form is empty, and none loses its figures to words alone."""
    how = spoken_in(setting)
    for record in RECORDS:
        for form in forms(record, how):
            digits = sum(c.isdecimal() for c in form)
            wanted = sum(len(str(int(n))) for n in numbers_of(record))
            assert form
            assert digits >= wanted or record.kind in ("fraction", "zero"), form


@pytest.mark.parametrize("setting", THERE, ids=str)
def test_nouns_leave_their_figures_as_they_are(setting: Setting):
    """Counts, ranges, rates and changes read the same with a noun, in each of its forms."""
    how = spoken_in(setting)
    noun = noun_in(how)
    counted = [r for r in RECORDS if r.kind in ("count", "range", "rate", "change")]
    for record in counted:
        if record.unit == "number":
            named = replace(record, noun=noun)
            assert misprints(named, how) == (), record.key
            assert all("quaxi" in form for form in forms(named, how)), record.key


@pytest.mark.parametrize(
    ("context", "text", "wrong", "record"),
    [
        ("prose", "more than {value}", "{value}", FLED),
        ("prose", "more than {value}", "at least {value}", FLED),
        ("prose", "more than {value}", "more than {value}0", FLED),
        ("prose", "more than {value}", "never more than {value}", FLED),
        ("percent", "between {low} and {high} per cent", "between {high} and {low} per cent",
         UNDER_14),
        ("percent", "between {low} and {high} per cent", "between {low} and {high}", UNDER_14),
        ("box", "{low} and {high}", "{low}{high}", UNDER_14),
        ("box", "more than", "", FLED),
        ("prose", "an increase of {value}", "a decrease of {value}",
         statistic("up", Change("up", Decimal(12)), kind="change", unit="percent")),
        ("prose", "an increase of {value}", "{value}",
         statistic("up", Change("up", Decimal(12)), kind="change", unit="percent")),
        ("box", "decrease of", "increase of",
         statistic("down", Change("down", Decimal(12)), kind="change")),
        ("plural", "{value} percentage points", "other: {value} per cent",
         statistic("points", Change("up", Decimal(5)), kind="change", unit="percentage_point")),
        ("box", "from {start} to {end}", "from {end} to {start}",
         statistic("shift", Shift(Decimal(40), Decimal(52)), kind="change")),
        ("prose", "rank {position} of {total}", "rank {position} of {position}",
         next(r for r in RECORDS if r.key == "ranked_of")),
        ("prose", "none", "80", statistic("nobody", 0, kind="zero")),
    ],
)  # fmt: skip
def test_a_wrong_pattern_is_found(context: str, text: str, wrong: str, record: Record):
    """num-001: whatever a locale file could get wrong about a figure stops the edition."""
    how = spoken_in(Setting("en", "en-GB"))
    assert misprints(record, how) == ()
    found = misprints(record, with_words(how, (context, text, wrong)))
    assert [finding.code for finding in found][:1] == ["num-001"]


def test_words_alone_have_nothing_to_read_back():
    """A quantity that its source gives in words is no figure."""
    assert misprints(UNSOLVED, spoken_in(Setting("en", "en-GB"))) == ()


def test_a_currency_without_a_name_is_found():
    """num-005: readers would be shown a code that nobody uses."""
    record = replace(statistic("paid", 50, kind="currency"), currency=Currency("QQQ"))
    found = misprints(record, spoken_in(Setting("en", "en-GB")))
    assert [finding.code for finding in found] == ["num-005"]


@pytest.mark.parametrize("number", [1200000, 12000000, 1000000])
def test_a_false_compact_form_is_refused(number: int):
    """CLDR's Swahili pattern, as Babel fills it, is ten times and more the value or less."""
    false = format_compact_decimal(
        number, format_type="long", locale=Locale("sw"), fraction_digits=1
    )
    how = spoken_in(Setting("sw", "sw"), "compact")
    record = statistic("many", number)
    assert not says(false, Decimal(number), how), false
    assert plain(prose(record, how)) != false
    assert misprints(record, how) == ()


@pytest.mark.parametrize(
    ("locale", "number", "printed"),
    [
        ("en-GB", 1200000, "1.2\u00a0million"),
        ("en-GB", 1250000, "1.25\u00a0million"),
        ("en-GB", 3000000000, "3\u00a0billion"),
        ("en-GB", 1234567, "1,234,567"),
        ("en-GB", 230000, "230,000"),
        ("fr-FR", 1000000, "1\u00a0million"),
        ("fr-FR", 1200000, "1,2\u00a0million"),
        ("fr-FR", 12000000, "12\u00a0millions"),
        ("es-419", 1200000, "1.2\u00a0millones"),
        ("es-ES", 1000000, "1\u00a0millón"),
    ],
)
def test_round_numbers_print_short_where_a_report_asks(locale: str, number: int, printed: str):
    """Only what is exact in two decimals is shortened."""
    how = spoken_in(Setting(locale.partition("-")[0], locale), "compact")
    record = statistic("many", number)
    assert plain(prose(record, how)) == printed
    assert plain(compact(Decimal(number), record, how)) in ("", printed)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(THERE),
    st.sampled_from(sorted(STYLES)),
    st.integers(1, 10**13),
    st.integers(0, 4),
    st.sampled_from([q for q in QUALIFIERS if q != "between"]),
)
def test_any_number_reads_back_as_printed(
    setting: Setting, style: str, digits: int, places: int, qualifier: Qualifier
):
    """num-001 stays away from every value, qualifier and setting, not from those chosen alone."""
    number = Decimal(digits).scaleb(-places)
    how = spoken_in(setting, style)
    rate = statistic("rate", str(number), qualifier, kind="rate", per=100000)
    assert misprints(statistic("count", digits, qualifier), how) == ()
    assert misprints(rate, how) == ()
