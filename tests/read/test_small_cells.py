"""Figures by which somebody could be known."""

from __future__ import annotations

import pytest

from reportbuild.model.finding import Severity
from reportbuild.read.small_cells import small_cells
from tests.read.ledger import count, ledger, percent

REASON = 'sensitive_reason = "They agreed to it."'


def said(**records: str) -> list[str]:
    file, made = ledger(**records)
    return [f"{one.code} {one.message.partition(' ')[0]}" for one in small_cells(file, made)]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (count(9), ["rec-019 “x”"]),
        (count(1), ["rec-019 “x”"]),
        (count(10), []),
        (count(9, more=f"sensitive = false\n{REASON}"), []),
        (count(9, more="sensitive = false"), ["rec-019 “sensitive”"]),
        (count(9, more=f"sensitive = true\n{REASON}"), ["rec-020 “x”"]),
        (count(900, more=f"sensitive = true\n{REASON}"), ["rec-020 “x”"]),
        (count(90, more='of = "many"'), []),
        (count(95, more='of = "many"'), ["rec-019 By"]),
        (count(100, more='of = "many"'), []),
        (percent("8", more='of = "many"'), ["rec-019 By"]),
        (percent("93", more='of = "many"'), ["rec-019 By"]),
        (percent("50", more='of = "many"'), []),
        (percent("8"), []),
        ('kind = "fraction"\nvalue = "1/20"\nof = "many"', ["rec-019 By"]),
        ('kind = "zero"\nvalue = 0\nof = "many"', []),
        ('kind = "zero"\nvalue = 0\nof = "few"', ["rec-019 “x”"]),
        ('kind = "zero"\nvalue = 0', []),
        ('kind = "range"\nvalue = {low = 2, high = 8}', ["rec-019 “x”"]),
        ('kind = "range"\nvalue = {low = 2, high = 80}', []),
        ('kind = "currency"\ncurrency = "EUR"\nvalue = 5', []),
        ('kind = "change"\ndirection = "up"\nvalue = 5', []),
        ('kind = "rank"\nvalue = 3', []),
        ('kind = "text"\nvalue = "some"', []),
    ],
)
def test_a_small_figure_must_be_thought_of(record: str, expected: list[str]):
    """rec-019, rec-020: counts, shares of small wholes, and what is left of them."""
    few = count(7, more=f"sensitive = false\n{REASON}")
    assert said(many=count(100), few=few, x=record) == expected


def test_a_release_waits_until_somebody_has_thought():
    """rec-019 is a hold: a draft may show the figure, a release may not."""
    file, made = ledger(x=count(3))
    (found,) = small_cells(file, made)
    assert (found.severity, found.span) == (Severity.HOLD, made["x"].value_span)
