"""Dates against publication, and against one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.report import Work
from reportbuild.read.dates import dates
from reportbuild.read.toml import toml
from tests.read.ledger import count, ledger
from tests.read.reports import found, replaced

PUBLISHED = date(2004, 5, 6)


def work(published: str) -> Work:
    return Work("work", (), "Title", "en", "", published, (), "", Span("references.toml", 1))


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("2003", "2003-01-05", []),
        ("2003-04", "2003-04-29", []),
        ("2003-04-29", "2003-04-29", []),
        ("2003-04-30", "2003-04-29", ["rec-014 4"]),
        ("2003-05", "2003-04", ["rec-014 4"]),
        ("2003-12-31", "2003", []),
        ("2004", "2003", ["rec-014 4"]),
        ("2004-05-07", "2003", ["rec-009 4"]),
    ],
)
def test_no_statistic_is_later_than_its_source(when: str, published: str, expected: list[str]):
    """rec-014: a month or a year may end after it; rec-009 is said first."""
    text = f'[n]\nkind = "count"\nvalue = 50\nas_of = "{when}"\nlabel = "l"\nplace = "p"\n'
    file = toml("statistics.toml", f'{text}source = "work"\n'.encode()).value
    _, records = ledger(n=count(50))
    record = replace(records["n"], as_of=when)
    said = dates(file, {"n": record}, {"work": work(published)}, PUBLISHED)
    assert [f"{one.code} {one.span.line}" for one in said] == expected


def test_a_period_ends_before_publication():
    """rec-009, rec-014: the end of a period is a date like any other."""
    for end, code in (("2004-06", "rec-009"), ("2004-04", "rec-014")):
        file, records = ledger(n=count(50, more=f'period = {{from = "1999", to = "{end}"}}'))
        said = dates(file, records, {"work": work("2003-04")}, PUBLISHED)
        assert [one.code for one in said] == [code]


def test_a_work_from_after_the_report_is_found():
    """rec-022: nobody can have read it."""
    stock = replaced("references.toml", 'published = "2026-05"', 'published = "2027-05"')
    assert [one.split()[0] for one in found(stock)] == ["rec-022"]


def test_prices_are_not_those_of_a_year_to_come():
    """rec-009, rec-014: the year of the prices is a date like any other, on its own line."""
    for year, code in ((2005, "rec-009"), (2004, "rec-014"), (2003, "")):
        more = f'currency = "EUR"\nprices_of = {year}'
        file, records = ledger(n=count(50, more=more).replace('"count"', '"currency"'))
        record = replace(records["n"], source="work")
        said = list(dates(file, {"n": record}, {"work": work("2003-04")}, PUBLISHED))
        assert [one.code for one in said] == ([code] if code else [])
        assert [one.span for one in said] == [file.span("n", "prices_of")][: len(said)]
