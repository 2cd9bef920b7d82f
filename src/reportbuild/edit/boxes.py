"""A statistic as a box prints it: complete in itself, qualifier, hedge, place, date and source.

Goes in: a record, the edition's voice, the works of the report. Comes out: a `CallOut`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from reportbuild.edit.amounts import Record, measured, percent, written_both
from reportbuild.edit.fitting import finished
from reportbuild.edit.lines import fill, fill_text, plain
from reportbuild.edit.references import work_in_short
from reportbuild.edit.statistics import prose, qualifier_words, short
from reportbuild.edit.typography import tidied
from reportbuild.edit.voice import Voice, printed_date, printed_place
from reportbuild.model.document import Line
from reportbuild.model.inlines import Bound, CallOut
from reportbuild.model.report import Work
from reportbuild.model.statistics import (
    HEDGES,
    Amount,
    Attribution,
    Change,
    Fraction,
    Qualifier,
    Range,
    Rank,
    Shift,
    Vague,
)

_HEDGES: dict[Attribution, str] = {
    "estimated": "estimated",
    "reported": "reportedly",
    "believed": "believed to be",
    "alleged": "allegedly",
}

BOUNDS: dict[Qualifier, Bound] = {
    "exact": "exact", "only": "exact", "about": "about", "around": "about", "nearly": "about",
    "more_than": "at_least", "at_least": "at_least", "fewer_than": "at_most",
    "at_most": "at_most", "up_to": "at_most", "between": "range",
}  # fmt: skip


_WAYS = {"up": "increase", "down": "decrease"}

_BESIDE_WORD = re.compile(r"(?<=[^\W\d_])\u00a0|\u00a0(?=[^\W\d_])")
"""Where a value may break in a narrow box: beside a word ("12 per 1,000"), never in figures."""


def call_out(record: Record, how: Voice, works: Mapping[str, Work]) -> CallOut:
    """Return the statistic as a box prints it, complete in itself."""
    low_bound, high_bound, bound = bounds(record)
    return CallOut(
        record.key,
        box_qualifier(record, how),
        _BESIDE_WORD.sub(" ", plain(boxed(record, how))),
        tidied(record.label, how),
        _context(record, how),
        _source(record, how, works),
        low_bound,
        high_bound,
        percent(record),
        bound,
    )


def boxed(record: Record, how: Voice) -> Line:
    """Return the value as it stands under its qualifier: "15 and 20%" under "between"."""
    value = record.quantity
    if record.qualifier != "between" or not isinstance(value, Range):
        return finished(short(record, how, "box"), how)
    low, high = written_both(value.low, value.high, record, how, "box")
    both = fill(how.words("{low} and {high}", "box"), {"low": low, "high": high})
    return finished(measured(both, value.high, record, how, "box"), how)


def spoken(record: Record, how: Voice) -> str:
    """Return the statistic in one breath, as a screen reader or an alt text says it.

    Hedge, qualifier, number, what it counts, label, place and date, in this order of every
    language: "reportedly between 15 and 20 per cent of girls were under 14 (Kosovo, May 2004)".
    """
    said = plain(prose(record, how))
    if record.attribution in HEDGES:
        hedge = how.words(_HEDGES[record.attribution], "box")
        said = fill_text(how.words("{hedge} {qualifier}", "box"), hedge=hedge, qualifier=said)
    label, context = plain(tidied(record.label, how)), _context(record, how)
    pattern = how.words("{value} {label} ({context})", "spoken")
    return fill_text(pattern, value=said, label=label, context=context)


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
        case Change():
            known = value.by
        case Shift() | Rank():
            return None, None, "none"
        case _:
            assert_never(value)
    bound = BOUNDS[record.qualifier]
    return None if bound == "at_most" else known, None if bound == "at_least" else known, bound


def _source(record: Record, how: Voice, works: Mapping[str, Work]) -> str:
    if not record.source:
        return ""
    place = printed_place(record.source_locator, how)[0]
    return plain(work_in_short(works[record.source], how, place))


def box_qualifier(record: Record, how: Voice) -> str:
    """Return what stands over the value: hedge, way of change, qualifier."""
    words = qualifier_words(record)
    qualifier = how.words(words, "box") if words else ""
    if record.kind == "zero":
        qualifier = qualifier or how.words("none", "box")
    elif isinstance(record.quantity, Change | Shift):
        way = _WAYS[record.quantity.direction]
        change = how.words(f"{way} of" if isinstance(record.quantity, Change) else way, "box")
        joined = fill_text(
            how.words("{change} {qualifier}", "box"), change=change, qualifier=qualifier
        )
        qualifier = joined if qualifier else change
    if record.attribution not in HEDGES:
        return qualifier
    hedge = how.words(_HEDGES[record.attribution], "box")
    if not qualifier:
        return hedge
    return fill_text(how.words("{hedge} {qualifier}", "box"), hedge=hedge, qualifier=qualifier)


def _context(record: Record, how: Voice) -> str:
    """Place and time: "Kosovo, July 1999 to April 2003"; and of which year prices are."""
    place, when = plain(tidied(record.place, how)), record.as_of and printed_date(record.as_of, how)
    if record.period is not None:
        start, end = (printed_date(day, how) for day in (record.period.start, record.period.end))
        period = fill_text(how.words("{start} to {end}", "period"), start=start, end=end)
        dated = how.words("{period} (as of {date})", "box")
        when = fill_text(dated, period=period, date=when) if when else period
    context = place or when
    if place and when:
        context = fill_text(how.words("{place}, {date}", "box"), place=place, date=when)
    if record.currency is None or record.currency.year is None:
        return context
    year = how.number(record.currency.year)
    prices = fill_text(how.words("prices of {year}", "box"), year=year)
    return how.words("; ", "list").join((context, prices))
