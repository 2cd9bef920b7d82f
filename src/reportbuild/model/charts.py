"""What a chart draws: marks to one scale, with every word and figure as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from reportbuild.model.inlines import Bound

ChartForm: TypeAlias = Literal["bar", "stacked", "line", "dots"]

FORMS: tuple[ChartForm, ...] = get_args(ChartForm)


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: its least and greatest, and what is known of it.

    `low` is None under "at_most", `high` under "at_least", both under "none". `within` is a value
    measured between the two, None where there is none. `printed` is the whole as text has it.
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    printed: str
    within: Decimal | None = None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Every number that the mark has, least first."""
        return tuple(n for n in (self.low, self.within, self.high) if n is not None)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale, and the figure printed at it."""

    value: Decimal
    printed: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that a chart draws, in the words and figures of one edition.

    `marks` has a row for each of `categories`, in it a mark for each of `series`. `places` tells
    where the categories stand in time (days), and is empty where they stand evenly. `key` has a
    line in words for each kind of mark that is no measured value.
    """

    form: ChartForm
    categories: tuple[str, ...]
    series: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]
    ticks: tuple[Tick, ...]
    key: tuple[tuple[Bound, str], ...]
    places: tuple[int, ...] = ()
