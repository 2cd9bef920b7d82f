"""A statistic as a box prints it: complete in itself, qualifier, hedge, place, date and source.

Goes in: a record, the edition's voice, the works of the report. Comes out: a `CallOut`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, assert_never

from reportbuild.edit.lines import fill, fill_text, plain
from reportbuild.edit.references import work_in_short
from reportbuild.edit.statistics import (
    Record,
    finished,
    in_figures,
    percent,
    qualifier_words,
    short,
    signed,
)
from reportbuild.edit.typography import tidied
from reportbuild.edit.voice import Voice, printed_date, printed_place
from reportbuild.model.inlines import CallOut
from reportbuild.model.report import Work
from reportbuild.model.statistics import (
    HEDGES,
    Amount,
    Attribution,
    Fraction,
    Qualifier,
    Range,
    Vague,
)

Bound = Literal["exact", "about", "at_least", "at_most", "range", "none"]

_HEDGES: dict[Attribution, str] = {
    "estimated": "estimated",
    "reported": "reportedly",
    "believed": "believed to be",
    "alleged": "allegedly",
}

_BOUNDS: dict[Qualifier, Bound] = {
    "exact": "exact", "only": "exact", "about": "about", "around": "about", "nearly": "about",
    "more_than": "at_least", "at_least": "at_least", "fewer_than": "at_most",
    "at_most": "at_most", "up_to": "at_most", "between": "range",
}  # fmt: skip


_BESIDE_WORD = re.compile(r"(?<=[^\W\d_])\u00a0|\u00a0(?=[^\W\d_])")
"""Where a value may break in a narrow box: beside a word ("12 per 1,000"), never in figures."""


def call_out(record: Record, how: Voice, works: Mapping[str, Work]) -> CallOut:
    """Return the statistic as a box prints it, complete in itself."""
    value = record.quantity
    boxed = finished(short(record, how), how)
    if record.qualifier == "between" and isinstance(value, Range):
        low, high = in_figures(value.low, record, how), in_figures(value.high, record, how)
        boxed = fill(how.words("{low} and {high}", "box"), {"low": low, "high": high})
        boxed = finished(signed(boxed, record, how), how)
    low_bound, high_bound, bound = bounds(record)
    return CallOut(
        record.key,
        _box_qualifier(record, how),
        _BESIDE_WORD.sub(" ", plain(boxed)),
        tidied(record.label, how),
        _context(record, how),
        _source(record, how, works),
        low_bound,
        high_bound,
        percent(record),
        bound,
    )


def bounds(record: Record) -> tuple[Decimal | None, Decimal | None, Bound]:
    """Return what is known of the value: its least, its greatest, and in which way."""
    value = record.quantity
    match value:
        case Vague():
            return None, None, "none"
        case Range():
            return value.low, value.high, "range"
        case Amount():
            known = value.value
        case Fraction():
            known = Decimal(value.numerator) / Decimal(value.denominator)
        case _:
            assert_never(value)
    bound = _BOUNDS[record.qualifier]
    return None if bound == "at_most" else known, None if bound == "at_least" else known, bound


def _source(record: Record, how: Voice, works: Mapping[str, Work]) -> str:
    if not record.source:
        return ""
    place = printed_place(record.source_locator, how)[0]
    return plain(work_in_short(works[record.source], how, place))


def _box_qualifier(record: Record, how: Voice) -> str:
    words = qualifier_words(record)
    qualifier = how.words(words, "box") if words else ""
    if record.kind == "zero":
        qualifier = qualifier or how.words("none", "box")
    if record.attribution not in HEDGES:
        return qualifier
    hedge = how.words(_HEDGES[record.attribution], "box")
    if not qualifier:
        return hedge
    return fill_text(how.words("{hedge} {qualifier}", "box"), hedge=hedge, qualifier=qualifier)


def _context(record: Record, how: Voice) -> str:
    place, when = plain(tidied(record.place, how)), record.as_of and printed_date(record.as_of, how)
    if not (place and when):
        return place or when
    return fill_text(how.words("{place}, {date}", "box"), place=place, date=when)
