"""The statistic: one figure, written once for all languages, with everything that qualifies it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeAlias, TypeVar, get_args

from reportbuild.model.finding import Span

T = TypeVar("T")

Kind: TypeAlias = Literal["count", "percent", "range", "ratio", "fraction", "rate", "zero", "text"]
Unit: TypeAlias = Literal["number", "percent"]
Qualifier: TypeAlias = Literal[
    "exact", "more_than", "at_least", "fewer_than", "at_most", "up_to",
    "about", "around", "nearly", "only", "between",
]  # fmt: skip
Attribution: TypeAlias = Literal["documented", "estimated", "reported", "believed", "alleged"]

KINDS: tuple[Kind, ...] = get_args(Kind)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)
HEDGES: frozenset[Attribution] = frozenset({"estimated", "reported", "believed", "alleged"})
"""Attributions that weaken a claim: leaving their words out would change what is said."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One number: a count, a per cent, the numerator of a rate, or zero."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Range:
    """Two numbers, both included."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Fraction:
    """Part of a whole, in lowest terms: "a third"; as a ratio: "1 in 3"."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Vague(Generic[T]):
    """A quantity that its source gives in words alone, and that must not become a number."""

    words: tuple[T, ...]


Quantity: TypeAlias = Amount | Range | Fraction | Vague[T]


@dataclass(frozen=True, slots=True)
class Statistic(Generic[T]):
    """A record of `statistics.toml`.

    `per` is the base of a rate (1000 for "per 1,000"). `as_of` is "2003", "2003-04" or
    "2003-04-29". `source` is a key of `references.toml`, `source_locator` a place in that work.
    `of` names the statistic that this is a part of. `span` is the record's place,
    `value_span` that of its value.
    """

    key: str
    kind: Kind
    unit: Unit
    quantity: Quantity[T]
    qualifier: Qualifier
    attribution: Attribution
    label: tuple[T, ...]
    place: tuple[T, ...]
    as_of: str
    source: str
    source_locator: str
    of: str
    per: Decimal | None
    span: Span
    value_span: Span
