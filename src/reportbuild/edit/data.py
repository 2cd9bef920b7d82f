"""Figures and dates of data files as the edition prints them, and tables made of statistics.

Goes in: a `Measure` or a `When` as read, or a table that names statistics. Comes out: the same with
what is printed, in the edition's digits, signs and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reportbuild.edit.amounts import Record
from reportbuild.edit.boxes import BOUNDS, boxed
from reportbuild.edit.lines import fill, joined
from reportbuild.edit.numbers import figures
from reportbuild.edit.reading import misprinted
from reportbuild.edit.statistics import tabular
from reportbuild.edit.voice import Voice, printed_date
from reportbuild.model.document import Line
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Bound, CallOut, Draft, Inline, Measure, Text, When
from reportbuild.model.statistics import Amount, Kind, Qualifier, Quantity, Range, Statistic
from reportbuild.model.text import Alignment, Table


def measured(measure: Measure[Draft], how: Voice) -> Measure[Inline]:
    """Return a figure of a data file as printed, with its qualifier: "up to 90%"."""
    low, high, within = measure.low, measure.high, measure.within
    printed: Line
    bound: Bound = BOUNDS[measure.qualifier]
    if low is None or high is None:
        bound, printed = "none", (Text(how.words("not known", "data")),)
    elif low == high:
        printed = tabular(_record(measure, Amount(low), measure.qualifier), how)
    elif within is None:
        bound = "range"
        printed = tabular(_record(measure, Range(low, high), measure.qualifier), how)
    else:
        bound = "range"
        value = tabular(_record(measure, Amount(within), measure.qualifier), how)
        ends = tabular(_record(measure, Range(low, high), "exact"), how)
        printed = fill("{value} ({ends})", {"value": value, "ends": ends})
    return Measure(
        low, high, measure.qualifier, measure.percent, measure.span, within, printed, bound
    )


def misread(measure: Measure[Draft], how: Voice) -> Iterator[Finding]:
    """Yield an error (num-001) for each figure that would be read as another number."""
    for number in dict.fromkeys((measure.low, measure.within, measure.high)):
        if number is not None and misprinted(number, figures(number, how.style), how.style):
            printed = figures(number, how.style)
            message = f"{number} would print as “{printed}”, which “{how.locale}” reads otherwise."
            hint = "This is a fault of the locale's data; choose another locale, and report it."
            yield Finding("num-001", measure.span, message, hint)


def dated(when: When[Draft], how: Voice) -> When[Inline]:
    """Return a date of a data file as printed."""
    return When(when.date, when.span, (Text(printed_date(when.date, how)),))


def _record(measure: Measure[Draft], quantity: Quantity[Draft], qualifier: Qualifier) -> Record:
    """Return a figure as a record of a statistic, so that one rule prints both."""
    kind: Kind = (
        "range" if isinstance(quantity, Range) else "percent" if measure.percent else "count"
    )
    return Statistic(
        "", kind, "percent" if measure.percent else "number", quantity, qualifier,
        "documented", (), (), "", "", "", "", None, measure.span, measure.span,
    )  # fmt: skip


def table_of_statistics(
    table: Table[Inline], records: Mapping[str, Record], how: Voice
) -> Table[Inline]:
    """Return the table with a row for each of its statistics, complete as a call-out is."""
    boxes = [box for box in table.statistics if isinstance(box, CallOut)]
    heads = tuple((Text(how.words(head, "table")),) for head in _HEADS)
    rows = tuple(statistic_row(box, records[box.key], how) for box in boxes)
    values: Alignment = "start" if any(box.qualifier for box in boxes) else "end"
    alignments: tuple[Alignment, ...] = ("start", values, "start", "start")
    return replace(table, head=heads, rows=rows, alignments=alignments, statistics=())


_HEADS = ("Statistic", "Value", "Place and date", "Source")


def statistic_row(box: CallOut, record: Record, how: Voice) -> tuple[Line, ...]:
    """Return what a table says of a statistic: label, value, place and date, source."""
    qualifier = f"{box.qualifier} " if box.qualifier else ""
    value = joined((Text(qualifier), *boxed(record, how)))
    return box.label, value, joined((Text(box.context),)), joined((Text(box.source),))


def plain_number(number: Decimal, how: Voice, *, percent: bool) -> str:
    """Return a bare number as a scale prints it, with the sign for per cent if it is one."""
    before, after = how.style.percent if percent else ("", "")
    return f"{before}{figures(number, how.style)}{after}"


def list_of(items: Sequence[str], how: Voice) -> str:
    """Return items of a sentence, which may hold commas themselves."""
    return how.words("; ", "list").join(items)
