"""Charts made whole: what is drawn, its figures as a table, and alt text if nobody wrote one.

Goes in: a chart whose statistics and data are printed already. Comes out: the same with its `Plot`,
which holds every word and figure that a drawing shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from reportbuild.edit.amounts import Record
from reportbuild.edit.data import list_of, plain_number, table_of_statistics
from reportbuild.edit.lines import fill_text, plain
from reportbuild.edit.scales import scale
from reportbuild.edit.voice import Voice, printed_date
from reportbuild.model.charts import ChartForm, Mark, Plot, Tick
from reportbuild.model.document import Line
from reportbuild.model.inlines import Bound, CallOut, Inline, Measure, Text, When
from reportbuild.model.text import Block, Chart, Table

Records = Mapping[str, Record]

_NAMES: dict[ChartForm, str] = {
    "bar": "Bar chart",
    "stacked": "Stacked bar chart",
    "line": "Line chart",
    "dots": "Dot chart",
}

_KEY: dict[Bound, str] = {
    "about": "An approximate value",
    "at_most": "An upper limit: the value may be lower",
    "at_least": "A lower limit: the value may be higher",
    "range": "A range: the value lies between its ends",
}
"""What is said of each kind of mark that is no measured value."""

_ALL_SPOKEN = 8
"""So many figures are told one by one in an alt text; more are summed up."""


def completed(block: Block[Inline], records: Records, how: Voice) -> Block[Inline]:
    """Return a chart with all that it draws and says, a table of statistics with its rows."""
    match block:
        case Table() if block.statistics:
            return table_of_statistics(block, records, how)
        case Chart():
            drawn = _drawn(block, records, how)
            plot = _plot(block.form, drawn, how)
            alt = block.alt or (Text(_spoken(plot, how)),)
            return replace(block, alt=alt, table=drawn.table, plot=plot)
        case _:
            return block


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a chart draws, from wherever it comes."""

    categories: tuple[str, ...]
    series: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]
    dates: tuple[str, ...]
    percent: bool
    table: Table[Inline] | None


def _drawn(chart: Chart[Inline], records: Records, how: Voice) -> _Drawn:
    if chart.table:
        return _of_data(chart.table)
    boxes = [box for box in chart.statistics if isinstance(box, CallOut)]
    marks = tuple(_mark_of_statistic(box) for box in boxes)
    labels = tuple(plain(box.label) for box in boxes)
    percent = all(box.percent for box in boxes)
    table = None if chart.form == "bar" else _table_beside(chart, boxes, records, how)
    if chart.form == "stacked":
        return _Drawn(("",), labels, (marks,), (), percent, table)
    rows = tuple((mark,) for mark in marks)
    if chart.form == "line":
        dates = tuple(records[box.key].as_of for box in boxes)
        printed = tuple(printed_date(when, how) for when in dates)
        return _Drawn(printed, ("",), rows, dates, percent, table)
    return _Drawn(labels, ("",), rows, (), percent, table)


def _mark_of_statistic(box: CallOut) -> Mark:
    printed = f"{box.qualifier} {box.value}".strip()
    return Mark(box.low, box.high, box.bound, printed)


def _table_beside(
    chart: Chart[Inline], boxes: Sequence[CallOut], records: Records, how: Voice
) -> Table[Inline]:
    bare: Table[Inline] = Table((), (), (), (), (), chart.span, statistics=tuple(boxes))
    return table_of_statistics(bare, records, how)


def _of_data(table: Table[Inline]) -> _Drawn:
    measures = [[_measure(cell) for cell in row[1:]] for row in table.rows]
    marks = tuple(tuple(_mark_of_data(measure) for measure in row) for row in measures)
    dates = tuple(
        inline.date for row in table.rows for inline in row[0] if isinstance(inline, When)
    )
    percent = all(measure.percent for row in measures for measure in row)
    labels = tuple(plain(row[0]) for row in table.rows)
    series = tuple(plain(head) for head in table.head[1:])
    return _Drawn(labels, series, marks, dates, percent, table)


def _measure(cell: Line) -> Measure[Inline]:
    """Return the figure of a cell; `read` lets no other cell into a chart."""
    return next(inline for inline in cell if isinstance(inline, Measure))


def _mark_of_data(measure: Measure[Inline]) -> Mark:
    low = None if measure.bound == "at_most" else measure.low
    high = None if measure.bound == "at_least" else measure.high
    return Mark(low, high, measure.bound, plain(measure.children), measure.within)


def _plot(form: ChartForm, drawn: _Drawn, how: Voice) -> Plot:
    marks = [mark for row in drawn.marks for mark in row]
    bounds = {mark.bound for mark in marks}
    ticks = tuple(
        Tick(number, plain_number(number, how, percent=drawn.percent))
        for number in _scale(form, drawn)
    )
    key = tuple(
        (bound, how.words(text, "chart")) for bound, text in _KEY.items() if bound in bounds
    )
    places = tuple(_day(when) for when in drawn.dates)
    return Plot(form, drawn.categories, drawn.series, drawn.marks, ticks, key, places)


def _scale(form: ChartForm, drawn: _Drawn) -> tuple[Decimal, ...]:
    """Return the lines of a chart's scale; bars, which show none, fill it, or 100 per cent."""
    numbers = [number for row in drawn.marks for mark in row for number in mark.ends]
    if form == "bar":
        whole = Decimal(100) if drawn.percent else Decimal(0)
        return Decimal(0), max(whole, *numbers, Decimal(0)) or Decimal(1)
    whole_numbers = all(number == number.to_integral_value() for number in numbers)
    return scale(_reach(form, drawn.marks), whole=whole_numbers, percent=drawn.percent)


def _reach(form: ChartForm, rows: Sequence[Sequence[Mark]]) -> Iterator[Decimal]:
    """Yield the numbers that the scale must hold; a lower limit leaves room above it."""
    for row in rows:
        if form == "stacked":
            yield sum((mark.high or Decimal(0) for mark in row), Decimal(0))
        for mark in row:
            yield from mark.ends
            if mark.bound == "at_least" and mark.low is not None:
                yield mark.low + abs(mark.low) / 10


def _day(when: str) -> int:
    """Return the day number of the first day of "2003", "2003-04" or "2003-04-29"."""
    year, month, day = (*map(int, when.split("-")), 1, 1)[:3]
    return date(year, month, day).toordinal()


# --- alt text -----------------------------------------------------------------------------------


def _spoken(plot: Plot, how: Voice) -> str:
    """Return a sentence for whoever cannot see the chart, from the figures that it draws."""
    name = how.words(_NAMES[plot.form], "chart")
    if plot.form == "bar":
        return fill_text(how.words("{chart}. All its figures follow.", "chart"), chart=name)
    told = sum(len(row) for row in plot.marks)
    items = _each(plot, how) if told <= _ALL_SPOKEN else _summed_up(plot, how)
    pattern = "{chart}. {items}. All its figures stand in the table that follows."
    return fill_text(how.words(pattern, "chart"), chart=name, items=list_of([*items], how))


def _each(plot: Plot, how: Voice) -> Iterator[str]:
    for category, row in zip(plot.categories, plot.marks, strict=True):
        for series, mark in zip(plot.series, row, strict=True):
            names = (category, series) if len(plot.series) > 1 else (category,)
            label = how.words(", ", "list").join(filter(None, names))
            yield _labelled(label, mark.printed, how)


def _summed_up(plot: Plot, how: Voice) -> Iterator[str]:
    """Yield for each series where it begins and ends, or its least and greatest figure."""
    for place, series in enumerate(plot.series):
        known = [
            (category, row[place])
            for category, row in zip(plot.categories, plot.marks, strict=True)
            if row[place].ends
        ]
        if not known:
            continue
        if plot.form != "line":
            known.sort(key=lambda one: one[1].ends[-1])
        (start, first), (end, last) = known[0], known[-1]
        pattern = how.words("from {first} ({start}) to {last} ({end})", "chart")
        told = fill_text(pattern, first=first.printed, start=start, last=last.printed, end=end)
        yield _labelled(series, told, how)


def _labelled(label: str, value: str, how: Voice) -> str:
    if not label:
        return value
    return fill_text(how.words("{label}: {value}"), label=label, value=value)
