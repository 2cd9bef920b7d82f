"""Values of the kinds that need more than one number, or more than a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import (
    Amount,
    Change,
    Currency,
    Noun,
    Period,
    Quantity,
    Range,
    Rank,
    Shift,
)
from tests.read.test_statistics import faults, read


@pytest.mark.parametrize(
    ("record", "unit", "quantity"),
    [
        ('kind = "currency"\ncurrency = "EUR"\nvalue = "3500.50"', "number",
         Amount(Decimal("3500.50"))),
        ('kind = "currency"\ncurrency = "EUR"\nvalue = {low = 50, high = 3500}', "number",
         Range(Decimal(50), Decimal(3500))),
        ('kind = "change"\ndirection = "up"\nunit = "percent"\nvalue = "12.50"', "percent",
         Change("up", Decimal("12.50"))),
        ('kind = "change"\ndirection = "down"\nunit = "percentage_point"\nvalue = 5',
         "percentage_point", Change("down", Decimal(5))),
        ('kind = "change"\nvalue = {from = 40, to = 52}', "number",
         Shift(Decimal(40), Decimal(52))),
        ('kind = "change"\ndirection = "down"\nvalue = {from = 52, to = 40}', "number",
         Shift(Decimal(52), Decimal(40))),
        ('kind = "change"\ndirection = "up"\nunit = "percent"\nvalue = 250', "percent",
         Change("up", Decimal(250))),
        ('kind = "rank"\nvalue = 3', "number", Rank(3)),
        ('kind = "rank"\nvalue = {position = 3, of = 40}', "number", Rank(3, 40)),
    ],
)  # fmt: skip
def test_each_kind_takes_its_value(record: str, unit: str, quantity: Quantity[Draft]):
    """Money, changes and ranks are as exact as counts; a change may be more than all of it."""
    made = read(record)
    assert made.findings == ()
    assert (made.value.unit, made.value.quantity) == (unit, quantity)
    assert str(made.value.quantity) == str(quantity)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ('kind = "currency"\nvalue = 5', ["rec-005 1"]),
        ('kind = "currency"\ncurrency = "eur"\nvalue = 5', ["toml-008 3"]),
        ('kind = "currency"\ncurrency = "EUR"\nvalue = {low = 5, high = 5}', ["rec-002 4"]),
        ('kind = "currency"\ncurrency = "EUR"\nvalue = {low = 5}', ["rec-001 4"]),
        ('kind = "currency"\ncurrency = "EUR"\nprices_of = 20\nvalue = 5', ["toml-006 4"]),
        ('kind = "count"\nvalue = 50\ncurrency = "EUR"', ["rec-005 4"]),
        ('kind = "count"\nvalue = 50\nprices_of = 2003', ["rec-005 4"]),
        ('kind = "change"\nvalue = 5', ["rec-005 1"]),
        ('kind = "change"\ndirection = "sideways"\nvalue = 5', ["toml-007 3"]),
        ('kind = "change"\ndirection = "up"\nvalue = 0', ["rec-002 4"]),
        ('kind = "change"\ndirection = "up"\nvalue = -5', ["rec-001 4"]),
        ('kind = "change"\nvalue = {from = 40, to = 40}', ["rec-002 3"]),
        ('kind = "change"\nvalue = {from = 40, too = 50}', ["rec-001 3"]),
        ('kind = "change"\ndirection = "down"\nvalue = {from = 40, to = 52}', ["rec-002 3"]),
        ('kind = "change"\nunit = "percent"\nvalue = {from = 40, to = 152}', ["rec-002 4"]),
        ('kind = "change"\nunit = "percentage_point"\nvalue = {from = 4, to = 5}', ["rec-005 3"]),
        ('kind = "change"\nvalue = {from = 40, to = 52}\nqualifier = "about"', ["rec-004 4"]),
        ('kind = "count"\nvalue = 50\ndirection = "up"', ["rec-005 4"]),
        ('kind = "range"\nunit = "percentage_point"\nvalue = {low = 1, high = 2}', ["rec-005 3"]),
        ('kind = "rank"\nvalue = 0', ["rec-001 3"]),
        ('kind = "rank"\nvalue = "3"', ["rec-001 3"]),
        ('kind = "rank"\nvalue = {position = 3}', ["rec-001 3"]),
        ('kind = "rank"\nvalue = {position = 41, of = 40}', ["rec-002 3"]),
        ('kind = "rank"\nvalue = 3\nqualifier = "about"', ["rec-004 4"]),
    ],
)
def test_values_that_cannot_be_are_found(record: str, expected: list[str]):
    """Each rule of a kind has its finding, on the line of the key that breaks it."""
    assert faults(record) == expected


def test_a_record_is_read_with_all_that_belongs_to_it():
    """Noun, period, precision, formula and sensitivity land in their places."""
    made = read(
        'kind = "count"\nvalue = 200\nqualifier = "about"\nprecision = 100\n'
        'noun = {one = "bar", other = "bars"}\nperiod = {from = "1999-07", to = "2003"}\n'
        'derived = "a + b - a"\nsensitive = true\nsensitive_reason = " They agreed. "'
    )
    assert made.findings == ()
    record = made.value
    assert record.noun == Noun((("one", "{value} bar"), ("other", "{value} bars")))
    assert record.period == Period("1999-07", "2003")
    assert (record.precision, record.derived_from) == (Decimal(100), ("a", "b"))
    assert (record.sensitive, record.sensitive_reason) == (True, "They agreed.")


def test_money_keeps_the_year_of_its_prices():
    """What a sum is worth changes; the record says when it was worth that."""
    record = read('kind = "currency"\ncurrency = "RSD"\nprices_of = 2003\nvalue = 500').value
    assert record.currency == Currency("RSD", 2003)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ('kind = "count"\nvalue = 250\nqualifier = "about"\nprecision = 100', ["rec-012 3"]),
        ('kind = "count"\nvalue = 200\nprecision = 100', ["rec-012 4"]),
        ('kind = "count"\nvalue = 200\nprecision = 0', ["rec-012 4"]),
        ('kind = "count"\nvalue = 200\nprecision = "many"', ["rec-012 4"]),
        ('kind = "percent"\nvalue = "8.5"\nqualifier = "about"\nprecision = "0.5"', []),
        ('kind = "percent"\nvalue = "8.6"\nqualifier = "about"\nprecision = "0.5"', ["rec-012 3"]),
        ('kind = "range"\nvalue = {low = 10, high = 25}\nprecision = 10', ["rec-012 3"]),
        ('kind = "fraction"\nvalue = "1/3"\nprecision = 10', ["rec-005 4"]),
        ('kind = "count"\nvalue = 50\nperiod = {from = "2003-04", to = "2003-03"}', ["rec-013 4"]),
        ('kind = "count"\nvalue = 50\nperiod = {from = "2003-04", to = "2003"}', []),
        ('kind = "count"\nvalue = 50\nperiod = {from = "2003-04"}', ["toml-004 4"]),
        ('kind = "count"\nvalue = 50\nperiod = {from = "2003", to = "2003-13"}', ["toml-008 4"]),
        ('kind = "count"\nvalue = 50\nnoun = {one = "b{x}ar", other = "bars"}', ["rec-021 4"]),
        ('kind = "count"\nvalue = 50\nnoun = {one = "{value}", other = "bars"}', ["rec-021 4"]),
        ('kind = "count"\nvalue = 50\nnoun = {other = "{value} {value} bars"}', ["rec-021 4"]),
        ('kind = "count"\nvalue = 50\nnoun = {others = "bars"}', ["toml-007 4"]),
        ('kind = "count"\nvalue = 50\nnoun = "bars"', ["toml-006 4"]),
        ('kind = "percent"\nvalue = 50\nnoun = {other = "bars"}', ["rec-005 4"]),
        ('kind = "count"\nvalue = 50\nderived = "a +"', ["rec-016 4"]),
        ('kind = "count"\nvalue = 50\nderived = "a * 2"', ["rec-016 4"]),
    ],
)
def test_what_belongs_to_a_value_must_suit_it(record: str, expected: list[str]):
    """Precision, period, noun and formula are each held to their rules."""
    assert faults(record) == expected


def test_a_period_is_date_enough():
    """rec-011 asks for a date; what is true of a span of time has one."""
    record = 'kind = "count"\nvalue = 50\nperiod = {from = "1999", to = "2003"}'
    assert faults(record, 'label = "l"\nplace = "p"\nsource = "w"\n') == []


def test_a_form_that_holds_its_figure_makes_all_of_them_patterns():
    """Where one form says where the figure stands, one without it leaves the figure out."""
    record = read(
        'kind = "count"\nvalue = 50\nnoun = {one = "a bar", other = "{value} bars"}'
    ).value
    assert record.noun is not None
    assert (record.noun.form("one"), record.noun.form("two")) == ("a bar", None)
