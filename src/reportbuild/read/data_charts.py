"""Charts from data files and statistics: a chart's options in, a `Chart` out.

A value, its low and high end and its qualifier may stand in columns of their own; in the chart's
table they are one figure. What a form of chart cannot draw truthfully is found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from reportbuild.model.charts import FORMS, ChartForm
from reportbuild.model.inlines import Draft, Measure, StatisticRef, Text, When
from reportbuild.model.report import Segment
from reportbuild.model.statistics import Qualifier
from reportbuild.model.text import Chart, Table
from reportbuild.read.data_columns import Column, Sheet
from reportbuild.read.data_file import Row
from reportbuild.read.data_tables import Asked, one, qualified, single, table_of
from reportbuild.read.suggest import did_you_mean, shortened

MOST_SERIES = {"bar": 1, "dots": 1, "stacked": 6, "line": 5}
"""So many can be told apart without colour."""
LEAST_SERIES = {"bar": 1, "dots": 1, "stacked": 2, "line": 1}
MOST_CATEGORIES = {"bar": 20, "dots": 20, "stacked": 20, "line": 60}
"""So many stand on one page."""
MOST_UNDATED = 6
"""So many labels in words stand below a line; of dates some may be left out."""

Words: TypeAlias = tuple[Segment, Segment, Segment]
"""A chart's caption, alt text and source."""

_ONE_NUMBER = ("at_least", "at_most", "up_to", "more_than", "fewer_than")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The columns of a chart: what is measured, and what is known of it."""

    categories: Column
    series: tuple[Column, ...]
    low: Column | None
    high: Column | None
    qualifier: Column | None
    percent: bool


def form_of(asked: Asked, argument: str) -> ChartForm:
    """Return the form that a chart is given; one that is unknown is found, and stands as bars."""
    for form in FORMS:
        if form == argument:
            return form
    sentence = f"No chart has the form “{shortened(argument)}”."
    asked.reading.find("text-024", asked.line, sentence, did_you_mean(argument, FORMS))
    return "bar"


def find_sources(asked: Asked, *, rows: bool) -> None:
    """Find a chart or table that does not say where its figures come from, or says it twice.

    `rows` tells whether it holds some in the text.
    """
    given = [name for name in ("data", "statistics") if name in asked.options]
    said = len(given) + rows
    if said != 1:
        twice = "says twice" if said > 1 else "does not say"
        sentence = f"This block {twice} where its figures come from."
        hint = "Give it one of the options “data” and “statistics”."
        asked.reading.find("dat-012", asked.line, sentence, hint)


def chart_of_statistics(
    form: ChartForm, asked: Asked, keys: tuple[StatisticRef, ...], words: Words
) -> Chart[Draft]:
    """Return a chart of statistics; `words` are its caption, alt text and source."""
    if len(keys) < 2 and "statistics" in asked.options:  # noqa: PLR2004 - one bar compares nothing
        hint = "Name two statistics or more in its option “statistics”."
        sentence = "This chart has fewer than two statistics."
        asked.reading.find("text-033", asked.line, sentence, hint)
    elif form == "stacked" and len(keys) > MOST_SERIES[form]:
        sentence = f"{len(keys)} parts in one bar cannot be told apart."
        asked.reading.find("dat-013", asked.line, sentence, "Six at most; draw bars instead.")
    caption, alt, source = words
    return Chart(form, keys, caption, alt, source, asked.span)


def chart_of_data(form: ChartForm, asked: Asked, words: Words) -> Chart[Draft] | None:
    """Return the chart of a data file; None if it cannot be drawn."""
    made = asked.sheet()
    parts = _parts(made, asked) if made and not made.found else None
    if made is None or parts is None:
        asked.reading.found += made.found if made else []
        return None
    kinds = {parts.categories: "dates"} if _dated(made, asked, parts.categories) else {}
    kind = "percent" if parts.percent else "numbers"
    kinds |= dict.fromkeys(parts.series, kind)
    table = table_of(made, (parts.categories, *parts.series), kinds)
    if parts.low and parts.high:
        table = _with_ends(made, parts, table)
    elif parts.qualifier:
        table = _with_qualifiers(made, parts, table)
    _find_undrawable(made, form, parts, table)
    asked.reading.found += made.found
    table = replace(table, span=replace(asked.span, path=made.rows.path, line=1))
    if made.found:
        return None
    caption, alt, source = words
    return Chart(form, (), caption, alt, source, asked.span, table=table)


def _parts(made: Sheet, asked: Asked) -> _Parts | None:
    """Return what each column is for; None if the options contradict each other."""
    low, high = one(made, asked, "low"), one(made, asked, "high")
    qualifier = one(made, asked, "qualifier")
    categories = one(made, asked, "categories") or made.columns[0]
    others = {low, high, qualifier, categories}
    given = "series" in asked.options
    series = asked.columns(made, "series")
    if not given:
        series = tuple(column for column in made.columns if column not in others)
    if (low is None) != (high is None):
        sentence = "A chart with a low end has a high one, and the reverse."
        made.find("dat-012", asked.span, sentence, "Give it both options, “low” and “high”.")
    used = [c for c in (low, high, qualifier, categories, *series) if c]
    if len(set(used)) < len(used):
        made.find("dat-010", asked.span, "One column is named for two things in this chart.")
    if (low or qualifier) and len(series) > 1:
        sentence = "Low and high ends, or qualifiers, stand beside more than one series."
        made.find("dat-013", asked.span, sentence, "Name one with the option “series”.")
    figures = {c for c in (low, high, *series) if c}
    percent = figures & set(asked.columns(made, "percent"))
    if percent and percent != figures:
        sentence = "This chart mixes per cent and numbers."
        made.find("dat-013", asked.span, sentence, "Draw one chart for each.")
    if made.found:
        return None
    return _Parts(categories, series, low, high, qualifier, bool(percent))


def _dated(made: Sheet, asked: Asked, categories: Column) -> bool:
    dates = asked.columns(made, "dates")
    if any(column != categories for column in dates):
        sentence = "Only the categories of a chart can be dates."
        made.find("dat-010", asked.option("dates")[1], sentence)
    return categories in dates


# --- values, their ends and qualifiers ----------------------------------------------------------


def _with_qualifiers(made: Sheet, parts: _Parts, table: Table[Draft]) -> Table[Draft]:
    rows = []
    for row, (label, *cells) in zip(made.body, table.rows, strict=True):
        qualifier = single(made, row, parts.qualifier)
        rows.append((label, *(tuple(qualified(cell, qualifier)) for cell in cells)))
    return replace(table, rows=tuple(rows))


def _with_ends(made: Sheet, parts: _Parts, table: Table[Draft]) -> Table[Draft]:
    """Return the table with each row's value and ends in one figure."""
    rows = [
        (cells[0], (_ended(made, row, parts),))
        for row, cells in zip(made.body, table.rows, strict=True)
    ]
    head = table.head
    if not parts.series and parts.low and parts.high:
        head = (*head, (Text(f"{parts.low.name}–{parts.high.name}"),))
    alignments = (*table.alignments[:1], "end")
    return replace(table, head=head, rows=tuple(rows), alignments=alignments, over=())


def _ended(made: Sheet, row: Row, parts: _Parts) -> Measure[Draft]:
    value = made.number(row, parts.series[0]) if parts.series else None
    low = made.number(row, parts.low) if parts.low else None
    high = made.number(row, parts.high) if parts.high else None
    qualifier = made.qualifier(row, parts.qualifier)
    fault = _fault(value, low, high, qualifier)
    if fault:
        made.find_at("dat-011", row, fault, "Look this row up in its source.")
    if low is None or high is None:
        low = high = value
        value = None
    return Measure(low, high, qualifier, parts.percent, made.rows.at(row), within=value)


def _fault(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, qualifier: Qualifier
) -> str:
    if (low is None) != (high is None):
        return "This row has one end of a range, and not the other."
    if low is None or high is None:
        return "“between” qualifies two numbers." if qualifier == "between" else ""
    if low >= high:
        return f"The low end ({low}) does not lie below the high one ({high})."
    if value is not None and not low <= value <= high:
        return f"{value} does not lie between {low} and {high}."
    if qualifier in _ONE_NUMBER or (qualifier == "between" and value is not None):
        return f"“{qualifier}” does not go with these numbers."
    return ""


# --- what can be drawn --------------------------------------------------------------------------


def _find_undrawable(made: Sheet, form: ChartForm, parts: _Parts, table: Table[Draft]) -> None:
    series = len(table.head) - 1
    if not LEAST_SERIES[form] <= series <= MOST_SERIES[form]:
        least, most = LEAST_SERIES[form], MOST_SERIES[form]
        wanted = f"{least} to {most}" if most > least else str(most)
        sentence = f"A chart of {form} has {wanted} series; this one has {series}."
        made.find("dat-013", made.span, sentence, "Name them with the option “series”.")
    least_rows = 1 if form == "stacked" else 2
    if not least_rows <= len(table.rows) <= MOST_CATEGORIES[form]:
        sentence = f"{len(table.rows)} categories are no chart of {form}."
        hint = f"It takes {least_rows} to {MOST_CATEGORIES[form]}; more are a table."
        made.find("dat-013", made.span, sentence, hint)
    if form == "stacked" and (parts.low or parts.qualifier):
        sentence = "Limits and ranges cannot be stacked: their sum is not known."
        made.find("dat-013", made.span, sentence, "Draw dots or bars.")
    if form == "line":
        _find_disorder(made, table)
        if len(table.rows) > MOST_UNDATED and not any(_is_dated(row) for row in table.rows):
            sentence = f"{len(table.rows)} labels have no room below a line."
            hint = "Name the column in the option “dates” if it holds dates, or draw dots."
            made.find("dat-013", made.span, sentence, hint)
    for row, cells in zip(made.body, table.rows, strict=True):
        for number in _numbers(cells[1:]):
            if form == "stacked" and (number is None or number < 0):
                what = "A number that is not known" if number is None else f"{number}"
                made.find_at("dat-013", row, f"{what} cannot be stacked.", "Draw dots or a line.")
            if form == "bar" and number is not None and number < 0:
                made.find_at("dat-013", row, f"A bar cannot show {number}.", "Draw dots.")


def _find_disorder(made: Sheet, table: Table[Draft]) -> None:
    """Find dates that do not follow one another: a line goes through time, forwards."""
    dates = [inline.date for row in table.rows for inline in row[0] if isinstance(inline, When)]
    for row, before, date in zip(made.body[1:], dates, dates[1:], strict=False):
        if date <= before:
            sentence = f"{date} does not come after {before}."
            made.find_at("dat-011", row, sentence, "Put the rows into the order of their dates.")


def _is_dated(row: Sequence[Segment]) -> bool:
    return any(isinstance(inline, When) for inline in row[0])


def _numbers(cells: Sequence[Segment]) -> Iterator[Decimal | None]:
    for cell in cells:
        yield from (inline.low for inline in cell if isinstance(inline, Measure))
