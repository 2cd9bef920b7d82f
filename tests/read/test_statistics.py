from __future__ import annotations

from decimal import Decimal
from math import gcd

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportbuild.model.finding import Checked, Severity, Span
from reportbuild.model.inlines import Draft, Emphasis, Foreign, Text
from reportbuild.model.statistics import Amount, Fraction, Quantity, Range, Statistic, Vague
from reportbuild.read.quantities import decimal
from reportbuild.read.statistics import statistics
from reportbuild.read.toml import toml

REST = 'label = "of people"\nplace = "Valley"\nas_of = "2003"\nsource = "work"\n'


def read(record: str, rest: str = REST) -> Checked[Statistic[Draft]]:
    """Read one record, whose own first line is line 2."""
    file = toml("statistics.toml", f"[key]\n{record}\n{rest}".encode())
    assert file.findings == ()
    made = statistics(file.value)
    return Checked(made.value.get("key"), made.findings)


def faults(record: str, rest: str = REST) -> list[str]:
    return [f"{finding.code} {finding.span.line}" for finding in read(record, rest).findings]


@pytest.mark.parametrize(
    ("record", "unit", "quantity"),
    [
        ('kind = "count"\nvalue = 230000', "number", Amount(Decimal(230000))),
        ('kind = "count"\nvalue = "5800"', "number", Amount(Decimal(5800))),
        ('kind = "percent"\nvalue = 8', "percent", Amount(Decimal(8))),
        ('kind = "percent"\nvalue = "8.50"', "percent", Amount(Decimal("8.50"))),
        ('kind = "percent"\nvalue = 0', "percent", Amount(Decimal(0))),
        ('kind = "percent"\nvalue = 100', "percent", Amount(Decimal(100))),
        ('kind = "range"\nvalue = {low = 10, high = "15.5"}', "number",
         Range(Decimal(10), Decimal("15.5"))),
        ('kind = "range"\nunit = "percent"\nvalue = {low = 15, high = 20}', "percent",
         Range(Decimal(15), Decimal(20))),
        ('kind = "fraction"\nvalue = "2/3"', "number", Fraction(2, 3)),
        ('kind = "ratio"\nvalue = "1/4"', "number", Fraction(1, 4)),
        ('kind = "rate"\nvalue = "1.5"\nper = 1000', "number", Amount(Decimal("1.5"))),
        ('kind = "zero"\nvalue = 0', "number", Amount(Decimal(0))),
        ('kind = "text"\nvalue = "the *vast* majority"', "number",
         Vague((Text("the "), Emphasis((Text("vast"),)), Text(" majority")))),
    ],
)  # fmt: skip
def test_each_kind_takes_its_value(record: str, unit: str, quantity: Quantity[Draft]):
    """Values are exact; trailing zeros, which tell precision, are kept."""
    made = read(record)
    assert made.findings == ()
    assert made.value.unit == unit
    assert made.value.quantity == quantity
    assert str(made.value.quantity) == str(quantity)


def test_a_record_is_read_whole():
    """Every key of a record lands in its place, with the places of record and value."""
    made = read(
        'kind = "rate"\nper = 1000\nvalue = 12\nqualifier = "up_to"\nattribution = "alleged"\n'
        'of = "all"',
        'label = "of [Rom]{lang=rom}"\nplace = "V"\nas_of = "2003-04"\nsource = "w"\n'
        'locator = "p. 1"\n',
    )
    assert made.findings == ()
    assert made.value == Statistic(
        "key", "rate", "number", Amount(Decimal(12)), "up_to", "alleged",
        (Text("of "), Foreign("rom", (Text("Rom"),))), (Text("V"),), "2003-04", "w", "p. 1", "all",
        Decimal(1000), Span("statistics.toml", 1), Span("statistics.toml", 4),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ('kind = "count"\nvalue = "5,800"', ["rec-001 3"]),
        ('kind = "count"\nvalue = -1', ["rec-001 3"]),
        ('kind = "count"\nvalue = true', ["rec-001 3"]),
        ('kind = "count"\nvalue = "1e3"', ["rec-001 3"]),
        ('kind = "count"\nvalue = "٥"', ["rec-001 3"]),
        ('kind = "count"\nvalue = {low = 1, high = 2}', ["rec-001 3"]),
        ('kind = "range"\nvalue = 15', ["rec-001 3"]),
        ('kind = "range"\nvalue = {low = 15}', ["rec-001 3"]),
        ('kind = "range"\nvalue = {low = 15, high = "x"}', ["rec-001 3"]),
        ('kind = "fraction"\nvalue = 3', ["rec-001 3"]),
        ('kind = "fraction"\nvalue = "1:3"', ["rec-001 3"]),
        ('kind = "text"\nvalue = 3', ["rec-001 3"]),
        ('kind = "text"\nvalue = " "', ["rec-001 3"]),
        ('kind = "count"\nvalue = "8.5"', ["rec-002 3"]),
        ('kind = "count"\nvalue = 0', ["rec-002 3"]),
        ('kind = "percent"\nvalue = "100.1"', ["rec-002 3"]),
        ('kind = "zero"\nvalue = 1', ["rec-002 3"]),
        ('kind = "range"\nvalue = {low = 20, high = 15}', ["rec-002 3"]),
        ('kind = "range"\nvalue = {low = 15, high = "15.0"}', ["rec-002 3"]),
        ('kind = "range"\nunit = "percent"\nvalue = {low = 15, high = 120}', ["rec-002 4"]),
        ('kind = "fraction"\nvalue = "4/3"', ["rec-002 3"]),
        ('kind = "fraction"\nvalue = "3/3"', ["rec-002 3"]),
        ('kind = "ratio"\nvalue = "0/3"', ["rec-002 3"]),
        ('kind = "ratio"\nvalue = "1/0"', ["rec-002 3"]),
        ('kind = "fraction"\nvalue = "2/6"', ["rec-003 3"]),
        ('kind = "zero"\nvalue = 0\nqualifier = "more_than"', ["rec-004 4"]),
        ('kind = "text"\nvalue = "most"\nqualifier = "nearly"', ["rec-004 4"]),
        ('kind = "count"\nvalue = 8\nqualifier = "between"', ["rec-004 4"]),
        ('kind = "range"\nvalue = {low = 1, high = 2}\nqualifier = "up_to"', ["rec-004 4"]),
        ('kind = "count"\nvalue = 8\nunit = "percent"', ["rec-005 4"]),
        ('kind = "count"\nvalue = 8\nper = 1000', ["rec-005 4"]),
        ('kind = "rate"\nvalue = 8', ["rec-005 1"]),
        ('kind = "rate"\nvalue = 8\nper = 1', ["rec-005 4"]),
        ('kind = "rate"\nvalue = 8\nper = "1000"', ["rec-005 4"]),
        ('kind = "count"\nvalue = 8\nlabel = "x {y}"', ["text-038 4"]),
    ],
)
def test_values_that_cannot_be_are_found(record: str, expected: list[str]):
    """Each rule of a kind has its finding, on the line of the key that breaks it."""
    rest = REST.replace('label = "of people"\n', "") if "label" in record else REST
    assert faults(record, rest) == expected


def test_a_statistic_without_source_or_date_holds():
    """rec-010, rec-011: a draft can be made, a release cannot."""
    made = read('kind = "count"\nvalue = 8', 'label = "l"\nplace = "p"\n')
    assert [(f.code, f.severity) for f in made.findings] == [
        ("rec-011", Severity.HOLD),
        ("rec-010", Severity.HOLD),
    ]
    assert made.made is not None
    assert faults(
        'kind = "count"\nvalue = 8', 'label = "l"\nplace = "p"\nas_of = "2003"\nlocator = "p. 1"\n'
    ) == [
        "rec-010 1",
        "rec-005 7",
    ]


def test_a_float_is_found_once():
    """toml-003 is enough: no second finding says that the float does not suit its kind."""
    file = toml("statistics.toml", f'[key]\nkind = "percent"\nvalue = 8.5\n{REST}'.encode())
    assert [finding.code for finding in file.findings] == ["toml-003"]
    assert statistics(file.value) == Checked({}, ())


def test_one_broken_record_leaves_the_others():
    """Findings name the broken record; the sound one is read."""
    file = toml(
        "statistics.toml", f'[a]\nkind = "cont"\n[b]\nkind = "count"\nvalue = 1\n{REST}'.encode()
    )
    made = statistics(file.value)
    assert list(made.value) == ["b"]
    assert {finding.span.line for finding in made.findings} == {1, 2}
    assert made.findings[0].hint == "Did you mean “count”?"


@given(st.integers(0, 10**29), st.integers(0, 12))
def test_decimals_are_exact(digits: int, places: int):
    """A decimal written as a string is that number, to the last digit."""
    written = f"{digits}" if not places else f"{digits}.{'7' * places}"
    assert str(decimal(written)) == written
    assert decimal(digits) == digits


@given(st.integers(1, 10**6), st.integers(2, 10**6))
def test_fractions_in_lowest_terms_are_taken(part: int, whole: int):
    """A fraction below one is taken as written if it is in lowest terms, and refused if not."""
    assume(part < whole)
    made = read(f'kind = "fraction"\nvalue = "{part}/{whole}"')
    if gcd(part, whole) == 1:
        assert made.value.quantity == Fraction(part, whole)
    else:
        assert [finding.code for finding in made.findings] == ["rec-003"]
