"""What a statistic's record gives as its value, by kind: exact, or found at fault.

Takes one record's sheet; gives its quantity, None where nothing can be made of what is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from typing import Any

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Segment
from reportbuild.model.statistics import (
    Amount,
    Change,
    Fraction,
    Quantity,
    Range,
    Rank,
    Shift,
    Vague,
)
from reportbuild.read import inlines
from reportbuild.read.schema import StatisticShape
from reportbuild.read.toml import Float, Toml

_DECIMAL = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,15})?", re.ASCII)
_FRACTION = re.compile(r"([0-9]{1,9})/([0-9]{1,9})", re.ASCII)
LARGEST = 10**30
_LAST_PLACE = 10**9
_HUNDRED = Decimal(100)

_TAKES = {
    "count": "a whole number of 1 or more: 230000",
    "percent": 'a number from 0 to 100: 8, or "8.5"',
    "range": "two numbers: {low = 15, high = 20}",
    "fraction": 'a fraction in quotation marks: "1/3"',
    "ratio": 'a fraction in quotation marks: "1/4"',
    "rate": 'a number, 12 or "12.5", with per = 1000',
    "currency": "a number, or two: 3500, or {low = 50, high = 3500}",
    "change": "by how much, or from what to what: 12, or {from = 40, to = 52}",
    "rank": "a place, and out of how many: 3, or {position = 3, of = 40}",
    "zero": "0",
    "text": 'words in quotation marks: "the vast majority"',
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record being read: what it says, where each of its keys stands, what was found."""

    key: str
    shape: StatisticShape
    file: Toml
    found: list[Finding]

    def at(self, *names: str) -> Span:
        """Return the place of a key of the record."""
        return self.file.span(self.key, *names)

    def find(self, code: str, name: str, sentence: str, hint: str = "") -> None:
        """Find a fault at a key of the record."""
        self.found.append(Finding(code, self.at(name), sentence, hint))

    def words(self, written: str, name: str) -> Segment:
        """Return the words of a key."""
        read = inlines.words(written, self.at(name))
        self.found.extend(read.findings)
        return read.made or ()


def quantity(sheet: Sheet) -> Quantity[Draft] | None:
    """Return what the record's value is, by its kind."""
    value = sheet.shape.value
    if holds_float(value):
        return None  # found already, with all other floats
    match sheet.shape.kind:
        case "count" | "percent" | "rate" | "zero":
            return _amount(sheet, value)
        case "range":
            return _range(sheet, value)
        case "currency":
            return _range(sheet, value) if isinstance(value, dict) else _amount(sheet, value)
        case "fraction" | "ratio":
            return _fraction(sheet, value)
        case "change":
            return _change(sheet, value)
        case "rank":
            return _rank(sheet, value)
        case "text":
            if isinstance(value, str) and value.strip():
                return Vague(sheet.words(value.strip(), "value"))
            _unfit(sheet)
            return None


def decimal(value: object) -> Decimal | None:
    """Return an integer, or a decimal written as a string, exactly; None for anything else."""
    if type(value) is int and 0 <= value < LARGEST:
        return Decimal(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        return Decimal(value.strip())
    return None


def holds_float(value: Any) -> bool:  # noqa: ANN401 - whatever TOML gives
    """Tell whether a value is a float, or a table with one in it."""
    inner = value.values() if isinstance(value, dict) else [value]
    return any(isinstance(one, Float) for one in inner)


def _unfit(sheet: Sheet) -> None:
    hint = f"The kind {sheet.shape.kind} takes {_TAKES[sheet.shape.kind]}"
    sentence = f"The value of “{sheet.key}” does not suit its kind."
    sheet.find("rec-001", "value", sentence, hint)


def _amount(sheet: Sheet, value: object) -> Amount | None:
    number, kind, key = decimal(value), sheet.shape.kind, sheet.key
    if number is None:
        _unfit(sheet)
    elif kind == "count" and (number != number.to_integral_value() or not number):
        hint = "A count of nothing has the kind zero." if not number else "Counts are whole."
        sheet.find("rec-002", "value", f"“{key}” counts {number}.", hint)
    elif kind == "percent" and number > _HUNDRED:
        sheet.find("rec-002", "value", f"“{key}” is {number} per cent: more than all.")
    elif kind == "zero" and number:
        sheet.find("rec-002", "value", f"“{key}” is {number}, not zero.", "Give it the kind count.")
    else:
        return Amount(number)
    return None


def _range(sheet: Sheet, value: object) -> Range | None:
    ends = _pair(value, "low", "high")
    if ends is None:
        _unfit(sheet)
        return None
    low, high = ends
    if low >= high:
        hint = "The lower number comes first; equal ones are no range."
        sheet.find("rec-002", "value", f"“{sheet.key}” goes from {low} to {high}.", hint)
    elif sheet.shape.unit == "percent" and high > _HUNDRED:
        sentence = f"“{sheet.key}” goes to {high} per cent: more than all."
        sheet.find("rec-002", "value", sentence)
    else:
        return Range(low, high)
    return None


def _fraction(sheet: Sheet, value: object) -> Fraction | None:
    written = _FRACTION.fullmatch(value.strip()) if isinstance(value, str) else None
    if written is None:
        _unfit(sheet)
        return None
    part, whole = int(written[1]), int(written[2])
    if not 0 < part < whole:
        hint = "The part is smaller than the whole, and larger than nothing."
        sheet.find("rec-002", "value", f"“{sheet.key}” is {part} of {whole}.", hint)
    elif (common := gcd(part, whole)) > 1:
        hint = f'Write "{part // common}/{whole // common}".'
        sheet.find("rec-003", "value", f"“{part}/{whole}” is not in lowest terms.", hint)
    else:
        return Fraction(part, whole)
    return None


def _change(sheet: Sheet, value: object) -> Change | Shift | None:
    direction = sheet.shape.direction
    if isinstance(value, dict):
        return _shift(sheet, value)
    by = decimal(value)
    if by is None:
        _unfit(sheet)
        return None
    if not by:
        hint = "What stayed as it was is no change: say so in words."
        sheet.find("rec-002", "value", f"“{sheet.key}” changes by nothing.", hint)
    elif direction is None:
        hint = 'Write direction = "up" or direction = "down".'
        sentence = f"Nobody says which way “{sheet.key}” changed."
        sheet.find("rec-005", "direction", sentence, hint)
    else:
        return Change(direction, by)
    return None


def _shift(sheet: Sheet, value: object) -> Shift | None:
    ends = _pair(value, "from", "to")
    if ends is None:
        _unfit(sheet)
        return None
    shift, direction = Shift(*ends), sheet.shape.direction
    if shift.start == shift.end:
        sheet.find("rec-002", "value", f"“{sheet.key}” stays at {shift.start}.")
    elif direction not in (None, shift.direction):
        sentence = f"“{sheet.key}” goes from {shift.start} to {shift.end}: that is not {direction}."
        sheet.find("rec-002", "direction", sentence, "Take it out, or turn the two numbers round.")
    elif sheet.shape.unit == "percentage_point":
        sentence = f"“{sheet.key}” goes from one share to another, not from points to points."
        sheet.find("rec-005", "unit", sentence, 'Write unit = "percent".')
    elif sheet.shape.unit == "percent" and max(ends) > _HUNDRED:
        sentence = f"“{sheet.key}” goes by way of {max(ends)} per cent: more than all."
        sheet.find("rec-002", "value", sentence)
    else:
        return shift
    return None


def _rank(sheet: Sheet, value: object) -> Rank | None:
    if isinstance(value, dict):
        if set(value) != {"position", "of"}:
            _unfit(sheet)
            return None
        position, total = value["position"], value["of"]
    else:
        position, total = value, None
    places = [place for place in (position, total) if place is not None]
    if any(type(place) is not int or not 0 < place < _LAST_PLACE for place in places):
        _unfit(sheet)
        return None
    if total is not None and position > total:
        sentence = f"“{sheet.key}” has place {position} of {total}."
        sheet.find("rec-002", "value", sentence, "There are not as many places.")
        return None
    return Rank(position, total)


def _pair(value: object, first: str, second: str) -> tuple[Decimal, Decimal] | None:
    if not isinstance(value, dict) or set(value) != {first, second}:
        return None
    one, other = decimal(value[first]), decimal(value[second])
    return None if one is None or other is None else (one, other)
