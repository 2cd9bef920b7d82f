from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.inlines import Draft
from reportbuild.model.report import Catalogue, Report
from reportbuild.model.statistics import (
    Amount,
    Change,
    Currency,
    Fraction,
    Quantity,
    Range,
    Rank,
    Shift,
    Statistic,
    Vague,
)
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.catalogue import status, update
from reportbuild.translate.recorded import lines, on_record, told_apart, words_freely
from reportbuild.translate.translations import translations
from tests.translate.samples import chapter, codes, po, report, statistic, words


def again(made: Report, data: bytes) -> Report:
    """The report with this French catalogue beside it."""
    return replace(made, catalogues={"fr": Catalogue("editions/fr.po", data)})


SAID = "[Seulement 5 800]{returned} sont revenus."


def returned(value: int, **changed: str) -> Statistic[Draft]:
    """The number of those who returned, as it may be on record."""
    made = replace(statistic("returned", "returned"), qualifier="only")
    return replace(made, quantity=Amount(Decimal(value)), **changed)  # type: ignore[arg-type]


def home(record: Statistic[Draft], fr: bytes) -> Report:
    """A report whose French edition words a statistic freely, and prints it once more."""
    text = chapter("home", "Home", "{returned} came back.", "Of those, {returned} stayed.")
    return again(replace(report(text), statistics={"returned": record}), fr)


def worded(record: Statistic[Draft], translation: str = SAID) -> bytes:
    """The catalogue as a translator leaves it who worked while this was on record."""
    fresh = update(home(record, po()), "fr", {}).value.decode()
    first = 'msgid "{returned} came back."\nmsgstr '
    second = 'msgid "Of those, {returned} stayed."\nmsgstr '
    assert first in fresh
    data = fresh.replace(f'{first}""', f'{first}"{translation}"')
    return data.replace(f'{second}""', f'{second}"Dont {{returned}} sont restés."').encode()


def states(made: Report) -> dict[str, str]:
    """The state of each segment, as a build sees it."""
    found = translations(made, "fr", parse_segment).value
    return {t.record.text: t.state for t in found if t.record.context.startswith("home/p")}


@pytest.mark.parametrize(
    "now",
    [
        returned(5900),
        returned(5800, qualifier="at_least"),
        returned(5800, attribution="reported"),
        returned(5800, kind="rate"),
        replace(returned(5800), unit="percent"),
        replace(returned(5800), per=Decimal(1000)),
        replace(returned(1), quantity=Range(Decimal(5000), Decimal(5800))),
    ],
)
def test_a_record_that_changes_makes_stale_what_is_worded_freely_for_it(now: Statistic[Draft]):
    """po-008: without an update the build sees it, and only the wording, not the placeholder."""
    before = worded(returned(5800))
    assert set(states(home(returned(5800), before)).values()) == {"translated"}
    changed = home(now, before)
    assert states(changed) == {
        "{returned} came back.": "stale",
        "Of those, {returned} stayed.": "translated",
    }
    told = [f for f in status(changed, "fr", parse_segment).findings if f.code == "po-008"]
    assert len(told) == 1
    assert "“count 5800, only, documented”" in told[0].message


def test_what_a_record_leaves_alone_stays_translated():
    """Another label, place, date or source changes no figure."""
    before = worded(returned(5800))
    now = replace(returned(5800), as_of="2001", source_locator="p. 9", sensitive=True)
    assert set(states(home(now, before)).values()) == {"translated"}


def test_a_stale_wording_waits_until_a_translator_takes_off_the_mark():
    """An update marks it and says what it was made for, again and again alike; then it is done."""
    made = home(returned(5900), worded(returned(5800)))
    marked = update(made, "fr", {}).value
    assert (
        b"#. {returned} on record: count 5900, only, documented\n"
        b"#. {returned} was on record: count 5800, only, documented\n"
    ) in marked
    assert b'#, fuzzy, python-brace-format\nmsgctxt "home/paragraph"' in marked
    assert update(again(made, marked), "fr", {}).value == marked
    assert states(again(made, marked))["{returned} came back."] == "stale"
    corrected = marked.replace(b"#, fuzzy, ", b"#, ").replace(b"5 800", b"5 900")
    assert set(states(again(made, corrected)).values()) == {"translated"}
    clean = update(again(made, corrected), "fr", {}).value
    assert b"was on record" not in clean
    assert set(states(again(made, clean)).values()) == {"translated"}


def test_a_record_that_changes_twice_is_told_from_what_the_words_were_made_for():
    """Nobody looked in between: the first state is what counts, even when the second comes back."""
    first = update(home(returned(5900), worded(returned(5800))), "fr", {}).value
    second = update(home(returned(6000), first), "fr", {}).value
    assert b"{returned} was on record: count 5800" in second
    back = home(returned(5900), second)
    assert states(back)["{returned} came back."] == "stale"


def test_what_a_wording_was_made_for_survives_its_paragraphs_absence():
    """Taken out, and put back when something else is on record: stale, not printed as it was."""
    before = worded(returned(5800))
    without = replace(home(returned(5800), before), chapters=())
    away = update(without, "fr", {}).value
    assert b"# {returned} on record: count 5800" in away
    assert states(home(returned(5800), away))["{returned} came back."] == "translated"
    assert states(home(returned(5900), away))["{returned} came back."] == "stale"


def test_po_020_a_tool_that_drops_what_wordings_were_made_for_is_told_of():
    """One warning for a catalogue, however many there are; an update mends it."""
    dropped = re.sub(rb"#\. \{returned\} on record.*\n", b"", worded(returned(5800)))
    made = home(returned(5800), dropped)
    found = translations(made, "fr", parse_segment)
    assert codes(found) == ["po-020"]
    assert found.findings[0].span.path == "editions/fr.po"
    assert found.findings[0].span.line > 0
    mended = update(made, "fr", {}).value
    assert codes(translations(again(made, mended), "fr", parse_segment)) == []


def test_a_bracket_that_is_escaped_is_no_wording():
    r"""`\]{returned}` is a bracket and a statistic: nothing in it was made for a figure."""
    before = worded(returned(5800), r"Revenus \\[tous\\]{returned}.")
    assert set(states(home(returned(5900), before)).values()) == {"translated"}


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (Amount(Decimal(230000)), "230000"),
        (Amount(Decimal("8.50")), "8.50"),
        (Range(Decimal(15), Decimal(20)), "15 to 20"),
        (Fraction(1, 3), "1/3"),
        (Change("up", Decimal(3)), "up 3"),
        (Shift(Decimal(3), Decimal(5)), "from 3 to 5"),
        (Rank(2, 5), "2 of 5"),
        (Rank(2), "2 of all"),
        (Vague(words("the *vast*\\\nmajority")), "the *vast*\\ majority"),
    ],
)
def test_every_quantity_is_told_in_one_line(quantity: Quantity[Draft], told: str):
    """Decimals as they are written; words as catalogues write them."""
    said = on_record(replace(statistic("x", "x"), quantity=quantity))
    assert said == f"count {told}, more than, documented"
    assert "\n" not in said


def test_money_and_units_are_told():
    """Euros are not dollars, and points are not per cent."""
    euros = replace(statistic("x", "x"), currency=Currency("EUR"), kind="currency")
    assert on_record(euros) == "currency 230000 EUR, more than, documented"
    points = replace(statistic("x", "x"), unit="percentage_point")
    assert "percentage point" in on_record(points)


TOLD = st.lists(
    st.tuples(st.sampled_from(["a", "b_2"]), st.text(st.sampled_from("a, {}:→é"), min_size=1)),
    unique_by=lambda pair: pair[0],
).map(tuple)


@given(st.text(st.sampled_from("ab \n{}:"), max_size=20), TOLD, TOLD)
def test_what_is_told_is_read_back_from_among_remarks(
    remark: str, recorded: tuple[tuple[str, str], ...], earlier: tuple[tuple[str, str], ...]
):
    """A remark before it stays as it is, to the letter."""
    comment = "\n".join((remark, *lines(recorded, earlier)))
    assert told_apart(comment) == (remark, recorded, earlier)


@pytest.mark.parametrize(
    ("translation", "freely"),
    [
        ("[x]{fled}", True),
        ("{fled}", False),
        (r"x\]{fled}", False),
        (r"[x\\]{fled}", True),
        ("[x]{fled_2}", False),
        ("", False),
    ],
)
def test_a_free_wording_is_told_from_a_placeholder(translation: str, freely: bool):
    """By its bracket, unless that is escaped."""
    assert words_freely(translation, "fled") is freely
