"""Statistics reckoned from others."""

from __future__ import annotations

import pytest

from reportbuild.read.derivations import derivations
from tests.read.ledger import REST, count, ledger, percent
from tests.read.reports import found, replaced

SPARE = "".join(
    f"[{key}]\n{count(5800, more=more)}\n{REST}".replace('"work"', '"obs_2026"')
    for key, more in (("spare", 'derived = "base"'), ("base", ""))
)


def said(**records: str) -> list[str]:
    file, made = ledger(**records)
    return [finding.code for finding in derivations(file, made)]


FLED = count(230000)
RETURNED = count(5750)


def test_a_share_is_reckoned_exactly():
    """2.5 per cent of 230,000 are 5,750: nothing is found, and nothing rounded."""
    assert said(fled=FLED, back=RETURNED, part=percent("2.5", more='derived = "back / fled"')) == []


def test_another_value_is_found():
    """rec-017: a digit swapped in either shows, and the finding says what it comes to."""
    share = percent("5.2", more='derived = "back / fled"')
    file, made = ledger(fled=FLED, back=RETURNED, part=share)
    (found,) = derivations(file, made)
    assert (found.code, found.span) == ("rec-017", made["part"].value_span)
    assert "comes to 2.5." in found.message


@pytest.mark.parametrize(
    ("value", "qualifier", "precision", "expected"),
    [
        ("33", "about", "1", []),
        ("33", "exact", "", ["rec-017"]),
        ("34", "about", "1", ["rec-017"]),
        ("33", "more_than", "1", []),
        ("32", "more_than", "1", ["rec-017"]),
        ("34", "up_to", "1", []),
        ("34", "nearly", "1", []),
        ("33", "nearly", "1", ["rec-017"]),
        ("33.3", "about", '"0.1"', []),
        ("33.4", "about", '"0.1"', ["rec-017"]),
    ],
)
def test_rounding_goes_as_far_as_was_declared(
    value: str, qualifier: str, precision: str, expected: list[str]
):
    """rec-017: a third is about 33 per cent, more than 33, nearly 34, and nothing else."""
    more = 'derived = "a / b"\n' + (f"precision = {precision}" if precision else "")
    assert said(a=count(1000), b=count(3000), part=percent(value, qualifier, more)) == expected


@pytest.mark.parametrize(
    ("formula", "over", "under", "qualifier", "expected"),
    [
        ("a / b", "more_than", "exact", "more_than", []),
        ("a / b", "more_than", "exact", "at_least", []),
        ("a / b", "more_than", "exact", "exact", ["rec-018"]),
        ("a / b", "more_than", "exact", "up_to", ["rec-018"]),
        ("a / b", "exact", "more_than", "up_to", []),
        ("a / b", "exact", "more_than", "more_than", ["rec-018"]),
        ("a / b", "more_than", "more_than", "about", []),
        ("a / b", "more_than", "more_than", "more_than", ["rec-018"]),
        ("a / b", "up_to", "at_least", "fewer_than", []),
        ("a / b", "about", "exact", "about", []),
        ("a / b", "about", "exact", "only", ["rec-018"]),
        ("(b - a) / b - (b - a - a) / b", "more_than", "exact", "about", []),
    ],
)
def test_a_bound_shows_in_what_is_reckoned_from_it(
    formula: str, over: str, under: str, qualifier: str, expected: list[str]
):
    """rec-018: a share of “more than 230,000” is at most so much, and must say so."""
    share = percent("50", qualifier, f'derived = "{formula}"')
    assert said(a=count(100, over), b=count(200, under), part=share) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (count(300, more='derived = "a + b"'), []),
        (count(301, more='derived = "a + b"'), ["rec-017"]),
        (count(100, more='derived = "b - a"'), []),
        (count(25, more='derived = "a * share"'), []),
        (percent("25", more='derived = "share"'), []),
        ('kind = "rate"\nper = 1000\nvalue = 500\nderived = "a / b"', []),
        ('kind = "fraction"\nvalue = "1/2"\nderived = "a / b"', []),
        ('kind = "ratio"\nvalue = "1/3"\nderived = "a / b"', ["rec-017"]),
        ('kind = "range"\nvalue = {low = 110, high = 120}\nderived = "a + few"', []),
        (('kind = "change"\ndirection = "up"\nunit = "percent"\nvalue = 100\n'
         'derived = "(b - a) / a"'), []),
        (('kind = "change"\ndirection = "down"\nunit = "percent"\nvalue = 50\n'
         'derived = "(a - b) / b"'), []),
        (('kind = "change"\ndirection = "up"\nunit = "percent"\nvalue = 50\n'
         'derived = "(a - b) / b"'), ["rec-017"]),
        (count(125, more='derived = "a + share"'), ["rec-016"]),
        (percent("50", more='derived = "a"'), ["rec-016"]),
        (count(100, more='derived = "a + nobody"'), ["rec-016"]),
        (count(100, more='derived = "a / none"'), ["rec-016"]),
        (count(100, more='derived = "a + most"'), ["rec-016"]),
        (count(100, more='derived = "a + x"'), ["rec-016"]),
        ('kind = "rank"\nvalue = 3\nderived = "a"', ["rec-016"]),
    ],
)  # fmt: skip
def test_every_kind_may_be_reckoned(record: str, expected: list[str]):
    """rec-016, rec-017: sums, shares, rates and changes; units that do not fit, and no numbers."""
    others = {
        "a": count(100), "b": count(200), "share": percent("25"),
        "few": 'kind = "range"\nvalue = {low = 10, high = 20}',
        "none": 'kind = "zero"\nvalue = 0', "most": 'kind = "text"\nvalue = "most"',
    }  # fmt: skip
    assert said(**others, x=record) == expected


def test_a_circle_is_found_on_each_of_its_records():
    """rec-016: nothing can be reckoned from itself."""
    circle = {key: count(50, more=f'derived = "{other}"') for key, other in ("ab", "bc", "ca")}
    assert said(**circle, d=count(50, more='derived = "a"')) == ["rec-016"] * 3


def test_what_a_formula_names_is_mentioned():
    """A statistic that others are reckoned from is not left over (ref-009)."""
    stock = replaced("statistics.toml", "[fled]", f"{SPARE}[fled]")
    assert [one for one in found(stock) if one.startswith("ref-009")] == [
        "ref-009 statistics.toml:1"
    ]
