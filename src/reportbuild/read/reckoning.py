"""Formulas reckoned with the statistics they name: exact, between bounds, with what is not known.

Takes a formula's tree and records; gives what it comes to, or in words why it comes to nothing.
Shares are parts of one: 8 per cent is 8/100, 12 per 1,000 is 12/1000.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction as Ratio
from typing import Literal, TypeAlias

from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import (
    Amount,
    Change,
    Fraction,
    Qualifier,
    Range,
    Statistic,
)
from reportbuild.read.formulas import Formula

Leaning: TypeAlias = Literal["exact", "above", "below", "either"]
"""Where the true value may lie, seen from the one that is known."""

LEANINGS: Mapping[Qualifier, Leaning] = {
    "exact": "exact", "only": "exact", "between": "exact",
    "more_than": "above", "at_least": "above",
    "fewer_than": "below", "at_most": "below", "up_to": "below",
    "about": "either", "around": "either", "nearly": "either",
}  # fmt: skip

_OTHER: Mapping[Leaning, Leaning] = {"above": "below", "below": "above"}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a formula comes to: from `low` to `high`, the true value leaning as it does.

    `measure` has the power of each unit in it, none for a share: ("number", 1) for a count.
    """

    low: Ratio
    high: Ratio
    leaning: Leaning
    measure: tuple[tuple[str, int], ...] = ()

    def turned(self) -> Reckoned:
        """Return the same with its sign turned."""
        return replace(self, low=-self.high, high=-self.low, leaning=flipped(self.leaning))


class UnreckonedError(Exception):
    """A formula comes to nothing, for the reason that stands in it."""


def flipped(leaning: Leaning) -> Leaning:
    """Return how a value leans that goes down where the other goes up."""
    return _OTHER.get(leaning, leaning)


def known(record: Statistic[Draft]) -> Reckoned | None:
    """Return what a statistic says as a number; None for words, ranks, and shifts."""
    match record.quantity:
        case Amount(value):
            ends = (Ratio(value), Ratio(value))
        case Range(low, high):
            ends = (Ratio(low), Ratio(high))
        case Fraction(numerator, denominator):
            ends = (Ratio(numerator, denominator),) * 2
        case Change(_, by):
            ends = (Ratio(by), Ratio(by))
        case _:
            return None
    unit = one(record)
    found = Reckoned(ends[0] * unit, ends[1] * unit, LEANINGS[record.qualifier], _measure(record))
    down = isinstance(record.quantity, Change) and record.quantity.direction == "down"
    return found.turned() if down else found


def one(record: Statistic[Draft]) -> Ratio:
    """Return what a one in the record's value stands for: a hundredth in a per cent."""
    if record.per is not None:
        return 1 / Ratio(record.per)
    return Ratio(1, 100) if record.unit in ("percent", "percentage_point") else Ratio(1)


def reckon(tree: Formula, records: Mapping[str, Statistic[Draft]]) -> Reckoned:
    """Return what a formula comes to; raises `UnreckonedError` where it does not."""
    if isinstance(tree, str):
        found = known(records[tree])
        if found is None:
            raise UnreckonedError(f"“{tree}” is no number to reckon with")
        return found
    left, right = reckon(tree.left, records), reckon(tree.right, records)
    match tree.operator:
        case "+":
            return _sum(left, right)
        case "-":
            return _sum(left, right.turned())
        case "*":
            return _product(left, right, 1)
        case "/":
            if right.low <= 0 <= right.high:
                raise UnreckonedError("it divides by nothing")
            inverse = Reckoned(1 / right.high, 1 / right.low, flipped(right.leaning), right.measure)
            return _product(left, inverse, -1)


def _sum(left: Reckoned, right: Reckoned) -> Reckoned:
    if left.measure != right.measure:
        raise UnreckonedError("it adds what is counted in different units")
    leaning = _together(left.leaning, right.leaning)
    return Reckoned(left.low + right.low, left.high + right.high, leaning, left.measure)


def _product(left: Reckoned, right: Reckoned, power: int) -> Reckoned:
    ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    leaning = _together(_scaled(left, right), _scaled(right, left))
    units = Counter(dict(left.measure))
    for unit, exponent in right.measure:
        units[unit] += exponent * power
    measure = tuple(sorted((unit, exponent) for unit, exponent in units.items() if exponent))
    return Reckoned(min(ends), max(ends), leaning, measure)


def _scaled(value: Reckoned, by: Reckoned) -> Leaning:
    """How a value leans once it is multiplied."""
    if value.leaning == "exact" or by.low >= 0:
        return value.leaning
    return flipped(value.leaning) if by.high <= 0 else "either"


def _together(one: Leaning, other: Leaning) -> Leaning:
    if one in ("exact", other):
        return other
    return one if other == "exact" else "either"


def _measure(record: Statistic[Draft]) -> tuple[tuple[str, int], ...]:
    if record.currency is not None:
        year = f" of {record.currency.year}" if record.currency.year else ""
        return ((record.currency.code + year, 1),)
    share = isinstance(record.quantity, Fraction) or record.per is not None
    return () if share or record.unit != "number" else (("number", 1),)
