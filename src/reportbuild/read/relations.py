"""What records say of one another: parts and wholes, statistics and works, dates and publication.

Takes records; gives findings, each at the record that claims too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import Amount, Fraction, Range, Statistic
from reportbuild.read.forms import first_day
from reportbuild.read.suggest import did_you_mean
from reportbuild.read.toml import Toml

Statistics = Mapping[str, Statistic[Draft]]


def relations(
    file: Toml | None, statistics: Statistics, works: frozenset[str] | None, published: date | None
) -> Iterator[Finding]:
    """Find statistics that contradict others, works that are not there, dates yet to come.

    `works` holds every key of references.toml; None if nobody can tell.
    """
    if file is None:
        return
    for key, statistic in statistics.items():
        if statistic.source and works is not None and statistic.source not in works:
            sentence = f"No work is called “{statistic.source}”."
            hint = did_you_mean(statistic.source, works) or "Enter it in references.toml."
            yield Finding("ref-004", file.span(key, "source"), sentence, hint)
        day = first_day(statistic.as_of)
        if published and day and day > published:
            sentence = f"“{key}” stands as of {statistic.as_of}, after the report is published."
            yield Finding("rec-009", file.span(key, "as_of"), sentence)
        if statistic.of:
            yield from _part(file, statistic, statistics)


def _part(file: Toml, part: Statistic[Draft], statistics: Statistics) -> Iterator[Finding]:
    span = file.span(part.key, "of")
    if part.of not in file.values:
        sentence = f"“{part.key}” is said to be a part of “{part.of}”, which is not there."
        yield Finding("rec-006", span, sentence, did_you_mean(part.of, file.values))
    elif _is_circular(part.key, statistics):
        sentence = f"“{part.key}” is said to be a part of itself, by way of others."
        yield Finding("rec-007", span, sentence, "A whole cannot be a part of its part.")
    elif part.of in statistics:
        whole = statistics[part.of]
        smallest, largest = _bounds(part)[0], _bounds(whole)[1]
        same = measure(part) == measure(whole)
        if same and smallest is not None and largest is not None and smallest > largest:
            sentence = f"“{part.key}” ({smallest}) is larger than “{whole.key}” ({largest})."
            hint = "It is said to be a part of it."
            yield Finding("rec-008", part.value_span, sentence, hint)


def _is_circular(key: str, statistics: Statistics) -> bool:
    seen = {key}
    at = statistics[key].of
    while at in statistics and at not in seen:
        seen.add(at)
        at = statistics[at].of
    return at == key


def _bounds(statistic: Statistic[Draft]) -> tuple[Decimal | None, Decimal | None]:
    match statistic.quantity:
        case Amount(value):
            return value, value
        case Range(low, high):
            return low, high
        case _:
            return None, None


def measure(statistic: Statistic[Draft]) -> str:
    """Return what a statistic is counted in, so that only like is compared; "" for words alone."""
    match statistic.quantity:
        case Fraction():
            return "fraction"
        case Amount() if statistic.per is not None:
            return f"per {statistic.per}"
        case Amount() | Range():
            return statistic.unit
        case _:
            return ""
