"""Which statistics a chart may draw: a chart and the records in, findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft, StatisticRef
from reportbuild.model.statistics import Amount, Fraction, Range, Statistic, Vague
from reportbuild.model.text import Chart
from reportbuild.read.relations import measure

Record = Statistic[Draft]


def undrawable(chart: Chart[Draft], statistics: Mapping[str, Record]) -> Iterator[Finding]:
    """Find statistics that a chart cannot draw, or not together, or not in this form."""
    keys = [ref.key for ref in chart.statistics if isinstance(ref, StatisticRef)]
    drawn = [statistics[key] for key in keys if key in statistics]
    for record in drawn:
        yield from _not_to_scale(record, chart)
    units = sorted({unit for record in drawn if (unit := measure(record))})
    if len(units) > 1:
        sentence = f"This chart mixes units: {', '.join(units)}."
        yield Finding("text-033", chart.span, sentence, "Draw one chart for each unit.")
    match chart.form:
        case "line":
            yield from _faults_of_time(drawn, chart.span)
        case "stacked":
            yield from _faults_of_parts(drawn, chart.span)
        case _:
            pass


def _not_to_scale(record: Record, chart: Chart[Draft]) -> Iterator[Finding]:
    if isinstance(record.quantity, Vague):
        sentence = f"“{record.key}” is a quantity in words; a chart cannot draw it."
        yield Finding("text-033", chart.span, sentence, "Take it out of the chart.")
    elif not isinstance(record.quantity, Amount | Range | Fraction):
        sentence = f"“{record.key}” is a {record.kind}; a chart cannot draw it to scale."
        yield Finding("text-033", chart.span, sentence, "Take it out of the chart.")
    elif isinstance(record.quantity, Fraction) and chart.form != "bar":
        sentence = f"“{record.key}” is a {record.kind}, for which a scale has no figures."
        yield Finding("text-033", chart.span, sentence, "Draw bars.")


def _faults_of_time(drawn: Sequence[Record], span: Span) -> Iterator[Finding]:
    """A line goes through time: each of its points needs a date of its own, in their order."""
    dates = [record.as_of for record in drawn]
    for record in drawn:
        if not record.as_of:
            sentence = f"“{record.key}” has no date, so that a line cannot place it."
            yield Finding("text-033", span, sentence, "Give the record its “as_of”, or draw bars.")
    for date, times in Counter(filter(None, dates)).items():
        if times > 1:
            sentence = f"{times} statistics of this line stand as of {date}."
            yield Finding("text-033", span, sentence, "A line has one for each date; draw bars.")
    if dates != sorted(dates):
        sentence = "The statistics of this line are not in the order of their dates."
        yield Finding("text-033", span, sentence, "Name them from the earliest to the latest.")


def _faults_of_parts(drawn: Sequence[Record], span: Span) -> Iterator[Finding]:
    """The parts of one bar add up: each is one number, of the same whole."""
    for record in drawn:
        if record.qualifier not in ("exact", "only") or not isinstance(record.quantity, Amount):
            sentence = f"“{record.key}” is no exact number: it cannot be a part of a stacked bar."
            yield Finding("text-033", span, sentence, "Draw bars beside one another.")
    wholes = {record.of for record in drawn}
    if len(wholes) > 1 or "" in wholes:
        sentence = "The statistics of this stacked bar are not parts of one whole."
        hint = "Name the whole in the “of” of each record, or draw bars."
        yield Finding("text-033", span, sentence, hint)
