"""Charts in rows: stacked bars, and dots with their ranges, each category beside or above its row.

Takes a `Plot` and the look of the house; gives a drawing. A scale of round numbers stands below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportbuild.compose.charts_canvas import Canvas, Point
from reportbuild.compose.charts_look import Look
from reportbuild.compose.charts_marks import Scale, draw_key, draw_mark, scale_of
from reportbuild.compose.charts_words import Line
from reportbuild.model.charts import Mark, Plot

_MOST_BESIDE = 4
"""Lines of a label that may stand beside its row; a longer one stands above it."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where rows stand: their labels in lines, above or beside them, and where the scale begins."""

    labels: tuple[tuple[Line, ...], ...]
    above: bool
    start: float


def draw_rows(plot: Plot, look: Look) -> bytes:
    """Return a chart of rows as SVG."""
    canvas = Canvas(look)
    rows = _rows(canvas, plot)
    last = canvas.words.line(plot.ticks[-1].printed)
    scale = scale_of(plot, rows.start, look.measure - canvas.words.width(last) / 2 - look.space / 2)
    top = draw_legend(canvas, plot) if plot.form == "stacked" else look.space
    heights = [_height(lines, rows, look) for lines in rows.labels]
    bottom = top + sum(heights)
    if not rows.above:
        _grid(canvas, plot, scale, (top, bottom))
    for marks, lines, height in zip(plot.marks, rows.labels, heights, strict=True):
        middle = _label(canvas, lines, rows, (top, height))
        if rows.above:
            reach = look.bar / 2 + look.space * 0.5
            _grid(canvas, plot, scale, (middle - reach, middle + reach))
        if len(marks) > 1:
            _stack(canvas, marks, scale, middle)
        else:
            _dot(canvas, marks[0], scale, middle)
        top += height
    top += _ticks(canvas, plot, scale, bottom)
    if plot.key:
        top += look.space + draw_key(canvas, plot, top + look.space, look.lines[0])
    canvas.height = top
    return canvas.svg()


def _rows(canvas: Canvas, plot: Plot) -> _Rows:
    look = canvas.look
    first = canvas.words.width(canvas.words.line(plot.ticks[0].printed)) / 2
    if not any(plot.categories):
        return _Rows(((),) * len(plot.categories), above=True, start=look.hairline)
    room = look.measure * look.labels
    beside = tuple(canvas.words.lines(label, room) for label in plot.categories)
    if look.medium == "paper" and max(map(len, beside)) <= _MOST_BESIDE:
        widest = max(canvas.words.width(line) for lines in beside for line in lines)
        return _Rows(beside, above=False, start=max(widest + 2 * look.space, first))
    above = tuple(canvas.words.lines(label, look.measure) for label in plot.categories)
    start = first if plot.ticks[0].value else look.hairline
    return _Rows(above, above=True, start=start)


def _height(lines: Sequence[Line], rows: _Rows, look: Look) -> float:
    words = len(lines) * look.leading
    if rows.above:
        return words + look.bar + look.space * 2.2
    return max(words, look.bar) + look.space * 1.6


def _label(canvas: Canvas, lines: Sequence[Line], rows: _Rows, place: tuple[float, float]) -> float:
    """Write the label of a row; return the middle of what is drawn in it."""
    look = canvas.look
    top, height = place
    words = len(lines) * look.leading
    if rows.above:
        canvas.paragraph(lines, (0, top + look.space * 0.8 + look.leading / 2))
        return top + look.space * 0.8 + words + look.bar / 2
    middle = top + height / 2
    canvas.paragraph(lines, (0, middle - words / 2 + look.leading / 2))
    return middle


def _stack(canvas: Canvas, marks: Sequence[Mark], scale: Scale, middle: float) -> None:
    look = canvas.look
    total = scale.low * 0
    for mark, fill in zip(marks, look.parts, strict=False):
        value = mark.high if mark.high is not None else total * 0
        start, end = scale.at(total), scale.at(total + value)
        total += value
        gap = min(look.hairline * 2, (end - start) / 4)
        if value:
            canvas.box(start, middle - look.bar / 2, end - start - gap, look.bar, fill)


def _dot(canvas: Canvas, mark: Mark, scale: Scale, middle: float) -> None:
    look = canvas.look
    if mark.bound == "none":
        at = (scale.start + look.space, middle)
        canvas.write(canvas.words.line(mark.printed), at, colour=look.quiet)
        return
    guide = (scale.start, middle), (scale.end, middle)
    canvas.rule(*guide, look.grid, look.hairline * 1.5)

    def along(place: float, beside: float) -> Point:
        return place, middle + beside

    draw_mark(canvas, mark, scale, along, look.lines[0])


def _grid(canvas: Canvas, plot: Plot, scale: Scale, ends: tuple[float, float]) -> None:
    look = canvas.look
    for tick in plot.ticks:
        at = scale.at(tick.value)
        colour, width = (look.grid, look.hairline) if tick.value else (look.ink, look.hairline * 2)
        canvas.rule((at, ends[0]), (at, ends[1]), colour, width)


def _ticks(canvas: Canvas, plot: Plot, scale: Scale, top: float) -> float:
    """Write the figures of a scale below it, as many as have room; return their height."""
    look = canvas.look
    lines = [canvas.words.line(tick.printed) for tick in plot.ticks]
    widest = max(map(canvas.words.width, lines)) + look.space
    apart = scale.at(plot.ticks[1].value) - scale.at(plot.ticks[0].value)
    every = 1
    while apart * every < widest and every < len(lines):
        every += 1
    zero = next(n for n, tick in enumerate(plot.ticks) if not tick.value)
    for number, (tick, line) in enumerate(zip(plot.ticks, lines, strict=True)):
        if (number - zero) % every == 0:
            at = max(scale.at(tick.value), canvas.words.width(line) / 2)
            canvas.write(line, (at, top + look.leading * 0.75), "middle", colour=look.quiet)
    return look.leading * 1.25


def draw_legend(canvas: Canvas, plot: Plot) -> float:
    """Write the series with a sample of how each is filled, in their order; return the height."""
    look = canvas.look
    sample = look.bar
    x, y = 0.0, look.leading / 2
    for name, fill in zip(plot.series, look.parts, strict=False):
        room = look.measure - sample - look.space
        lines = canvas.firm.lines(name, room)
        wide = sample + look.space + max(map(canvas.firm.width, lines))
        if x and (x + wide > look.measure or len(lines) > 1):
            x, y = 0.0, y + look.leading
        side = look.text
        canvas.box(x, y - side / 2, sample, side, fill)
        taken = canvas.paragraph(lines, (x + sample + look.space, y), firm=True)
        if len(lines) > 1:
            x, y = 0.0, y + taken
        else:
            x += wide + look.space * 3
    return y + (look.leading / 2 if x else -look.leading / 2) + look.space
