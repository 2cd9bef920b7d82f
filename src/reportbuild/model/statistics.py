"""The statistic: one figure, written once for all languages, with everything that qualifies it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeAlias, TypeVar, get_args

from reportbuild.model.finding import Span

T = TypeVar("T")

Kind: TypeAlias = Literal[
    "count", "percent", "range", "ratio", "fraction", "rate", "currency", "change", "rank",
    "zero", "text",
]  # fmt: skip
Unit: TypeAlias = Literal["number", "percent", "percentage_point"]
Direction: TypeAlias = Literal["up", "down"]
Category: TypeAlias = Literal["zero", "one", "two", "few", "many", "other"]
"""A plural category of CLDR (https://www.unicode.org/reports/tr35/tr35-numbers.html)."""
Qualifier: TypeAlias = Literal[
    "exact", "more_than", "at_least", "fewer_than", "at_most", "up_to",
    "about", "around", "nearly", "only", "between",
]  # fmt: skip
Attribution: TypeAlias = Literal["documented", "estimated", "reported", "believed", "alleged"]

KINDS: tuple[Kind, ...] = get_args(Kind)
CATEGORIES: tuple[Category, ...] = get_args(Category)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)
HEDGES: frozenset[Attribution] = frozenset({"estimated", "reported", "believed", "alleged"})
"""Attributions that weaken a claim: leaving their words out would change what is said."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One number: a count, a per cent, the numerator of a rate, an amount of money, or zero."""

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
class Change:
    """By how much something went up or down."""

    direction: Direction
    by: Decimal


@dataclass(frozen=True, slots=True)
class Shift:
    """From which number to which other something changed; the two are not equal."""

    start: Decimal
    end: Decimal

    @property
    def direction(self) -> Direction:
        """Whether the change goes up or down."""
        return "up" if self.start < self.end else "down"


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order, the first being 1, out of `total` places if that is known."""

    position: int
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Vague(Generic[T]):
    """A quantity that its source gives in words alone, and that must not become a number."""

    words: tuple[T, ...]


Quantity: TypeAlias = Amount | Range | Fraction | Change | Shift | Rank | Vague[T]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a statistic counts: a pattern for each plural category of the language it is in.

    `{value}` in a pattern stands for the figure. A pattern without it belongs to a category that
    means just one number, and says that number by itself ("حانتان": two bars). `pending` is the
    source language's tag while the noun is still in that language, and not translated; else "".
    """

    forms: tuple[tuple[Category, str], ...]
    pending: str = ""

    def form(self, category: str) -> str | None:
        """Return the pattern of a category, None if the noun has none."""
        return next((pattern for name, pattern in self.forms if name == category), None)


@dataclass(frozen=True, slots=True)
class Currency:
    """Which money an amount is in: its ISO 4217 code, and the year of its prices if it matters."""

    code: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, both included, each "2003", "2003-04" or "2003-04-29"."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Statistic(Generic[T]):
    """A record of `statistics.toml`.

    `per` is the base of a rate (1000 for "per 1,000"). `as_of` is "2003", "2003-04" or
    "2003-04-29". `source` is a key of `references.toml`, `source_locator` a place in that work.
    `of` names the statistic that this is a part of. `span` is the record's place,
    `value_span` that of its value.

    `noun` is what is counted. `precision` is what the value was rounded to (100, 0.5), None if it
    was not. `derived` is the formula by which it was reckoned from other statistics, "" if it was
    not; `derived_from` their keys. `sensitive` tells whether somebody could be known by the
    figure, None if nobody said; `sensitive_reason` why that is so, or is not.
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
    noun: Noun | None = None
    currency: Currency | None = None
    period: Period | None = None
    precision: Decimal | None = None
    derived: str = ""
    derived_from: tuple[str, ...] = ()
    sensitive: bool | None = None
    sensitive_reason: str = ""
