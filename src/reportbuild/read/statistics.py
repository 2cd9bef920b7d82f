"""statistics.toml into `Statistic` records: exact decimals, and every rule that one record obeys.

What records say of one another (`of`), and of works, is looked at in `crosscheck`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from typing import Any, get_args

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Segment
from reportbuild.model.statistics import (
    Amount,
    Fraction,
    Kind,
    Qualifier,
    Quantity,
    Range,
    Statistic,
    Unit,
    Vague,
)
from reportbuild.read import inlines
from reportbuild.read.records import each
from reportbuild.read.schema import StatisticShape
from reportbuild.read.toml import Float, Toml

_DECIMAL = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,15})?", re.ASCII)
_FRACTION = re.compile(r"([0-9]{1,9})/([0-9]{1,9})", re.ASCII)
_LARGEST = 10**30
_HUNDRED = Decimal(100)

_RANGE_QUALIFIERS: tuple[Qualifier, ...] = ("exact", "between", "about", "around", "only", "nearly")
_BARE: tuple[Kind, ...] = ("zero", "text")
"""Kinds that no qualifier suits: "more than none"; words bring their own."""

_TAKES = {
    "count": "a whole number of 1 or more: 230000",
    "percent": 'a number from 0 to 100: 8, or "8.5"',
    "range": "two numbers: {low = 15, high = 20}",
    "fraction": 'a fraction in quotation marks: "1/3"',
    "ratio": 'a fraction in quotation marks: "1/4"',
    "rate": 'a number, 12 or "12.5", with per = 1000',
    "zero": "0",
    "text": 'words in quotation marks: "the vast majority"',
}


def statistics(file: Toml | None) -> Checked[Mapping[str, Statistic[Draft]]]:
    """Read every record; those that cannot be made are left out, and findings say why."""
    shapes = each(StatisticShape, file, keyed=True)
    found = list(shapes.findings)
    made: dict[str, Statistic[Draft]] = {}
    for key, shape in (shapes.made or {}).items():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        record = _Record(key, shape, file, found)
        statistic = record.statistic()
        if statistic is not None:
            made[key] = statistic
    return Checked(made, tuple(found))


@dataclass(frozen=True, slots=True)
class _Record:
    """One record being made."""

    key: str
    shape: StatisticShape
    file: Toml
    found: list[Finding]

    def statistic(self) -> Statistic[Draft] | None:
        shape = self.shape
        quantity, per = self.quantity(), self.per()
        unit = self.unit()
        self.check_qualifier()
        for name, code in (("as_of", "rec-011"), ("source", "rec-010")):
            if not getattr(shape, name):
                sentence = f"“{name}” of the statistic “{self.key}” is missing."
                hint = "Its box must tell on whose word it stands, and for when."
                self.found.append(Finding(code, self.file.span(self.key), sentence, hint))
        if shape.locator and not shape.source:
            self.find("rec-005", "locator", "A locator stands here without a source.")
        label, place = self.words("label"), self.words("place")
        if quantity is None:
            return None
        return Statistic(
            self.key, shape.kind, unit, quantity, shape.qualifier, shape.attribution,
            label, place, shape.as_of, shape.source, shape.locator, shape.of, per,
            self.file.span(self.key), self.at("value"),
        )  # fmt: skip

    def at(self, name: str) -> Span:
        return self.file.span(self.key, name)

    def find(self, code: str, name: str, sentence: str, hint: str = "") -> None:
        self.found.append(Finding(code, self.at(name), sentence, hint))

    def words(self, name: str) -> Segment:
        read = inlines.words(getattr(self.shape, name), self.at(name))
        self.found.extend(read.findings)
        return read.made or ()

    def unfit(self) -> None:
        hint = f"The kind {self.shape.kind} takes {_TAKES[self.shape.kind]}"
        sentence = f"The value of “{self.key}” does not suit its kind."
        self.find("rec-001", "value", sentence, hint)

    def quantity(self) -> Quantity[Draft] | None:
        value = self.shape.value
        if _holds_float(value):
            return None  # found already, with all other floats
        match self.shape.kind:
            case "count" | "percent" | "rate" | "zero":
                return self.amount(value)
            case "range":
                return self.range(value)
            case "fraction" | "ratio":
                return self.fraction(value)
            case "text":
                if isinstance(value, str) and value.strip():
                    read = inlines.words(value.strip(), self.at("value"))
                    self.found.extend(read.findings)
                    return Vague(read.made or ())
                self.unfit()
                return None

    def amount(self, value: object) -> Amount | None:
        number, kind = decimal(value), self.shape.kind
        if number is None:
            self.unfit()
        elif kind == "count" and (number != number.to_integral_value() or not number):
            hint = "A count of nothing has the kind zero." if not number else "Counts are whole."
            self.find("rec-002", "value", f"“{self.key}” counts {number}.", hint)
        elif kind == "percent" and number > _HUNDRED:
            self.find("rec-002", "value", f"“{self.key}” is {number} per cent: more than all.")
        elif kind == "zero" and number:
            hint = "Give it the kind count."
            self.find("rec-002", "value", f"“{self.key}” is {number}, not zero.", hint)
        else:
            return Amount(number)
        return None

    def range(self, value: object) -> Range | None:
        if not isinstance(value, dict) or set(value) != {"low", "high"}:
            self.unfit()
            return None
        low, high = decimal(value["low"]), decimal(value["high"])
        if low is None or high is None:
            self.unfit()
        elif low >= high:
            hint = "The lower number comes first; equal ones are no range."
            self.find("rec-002", "value", f"“{self.key}” goes from {low} to {high}.", hint)
        elif self.shape.unit == "percent" and high > _HUNDRED:
            self.find("rec-002", "value", f"“{self.key}” goes to {high} per cent: more than all.")
        else:
            return Range(low, high)
        return None

    def fraction(self, value: object) -> Fraction | None:
        written = _FRACTION.fullmatch(value.strip()) if isinstance(value, str) else None
        if written is None:
            self.unfit()
            return None
        part, whole = int(written[1]), int(written[2])
        if not 0 < part < whole:
            hint = "The part is smaller than the whole, and larger than nothing."
            self.find("rec-002", "value", f"“{self.key}” is {part} of {whole}.", hint)
        elif (common := gcd(part, whole)) > 1:
            hint = f'Write "{part // common}/{whole // common}".'
            self.find("rec-003", "value", f"“{part}/{whole}” is not in lowest terms.", hint)
        else:
            return Fraction(part, whole)
        return None

    def per(self) -> Decimal | None:
        per, rate = self.shape.per, self.shape.kind == "rate"
        if isinstance(per, Float):
            return None
        if rate and (type(per) is not int or not 1 < per < _LARGEST):
            self.find("rec-005", "per", f"The rate “{self.key}” has no base.", "Write per = 1000.")
            return None
        if not rate and per is not None:
            self.find("rec-005", "per", "“per” belongs to rates only.", "Take it out.")
            return None
        return Decimal(per) if rate else None

    def unit(self) -> Unit:
        kind, unit = self.shape.kind, self.shape.unit
        if unit is not None and kind != "range":
            self.find("rec-005", "unit", "“unit” belongs to ranges only.", "Take it out.")
        if kind == "range":
            return unit or get_args(Unit)[0]
        return "percent" if kind == "percent" else "number"

    def check_qualifier(self) -> None:
        kind, qualifier = self.shape.kind, self.shape.qualifier
        if kind in _BARE:
            suits: tuple[Qualifier, ...] = ("exact",)
        elif kind == "range":
            suits = _RANGE_QUALIFIERS
        else:
            suits = tuple(q for q in get_args(Qualifier) if q != "between")
        if qualifier not in suits:
            sentence = f"The qualifier {qualifier} does not suit the kind {kind}."
            self.find("rec-004", "qualifier", sentence, f"It may be: {', '.join(suits)}.")


def decimal(value: object) -> Decimal | None:
    """Return an integer, or a decimal written as a string, exactly; None for anything else."""
    if type(value) is int and 0 <= value < _LARGEST:
        return Decimal(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        return Decimal(value.strip())
    return None


def _holds_float(value: Any) -> bool:  # noqa: ANN401 - whatever TOML gives
    inner = value.values() if isinstance(value, dict) else [value]
    return any(isinstance(one, Float) for one in inner)
