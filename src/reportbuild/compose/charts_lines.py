"""Charts of lines: each series through its points, with its name at its end.

Takes a `Plot` and the look of the house; gives a drawing. Points stand evenly, or as far apart as
their dates. A line goes through measured values alone: where a limit was stated, it is broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from reportbuild.compose.charts_canvas import Canvas, Point
from reportbuild.compose.charts_look import Look, Stroke
from reportbuild.compose.charts_marks import Scale, draw_key, draw_mark, scale_of, shape
from reportbuild.compose.charts_words import Line
from reportbuild.model.charts import Mark, Plot


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where lines stand: across from `start` to `end`, the scale up from its bottom to its top."""

    start: float
    end: float
    scale: Scale
    across: tuple[float, ...]


def draw_lines(plot: Plot, look: Look) -> bytes:
    """Return a chart of lines as SVG."""
    canvas = Canvas(look)
    named = any(plot.series)
    beside = named and look.medium == "paper"
    top = _legend(canvas, plot) if named and not beside else look.leading / 2 + look.space
    frame = _frame(canvas, plot, top, beside=beside)
    _grid(canvas, plot, frame)
    for place, stroke in zip(range(len(plot.series)), look.lines, strict=False):
        _series(canvas, [row[place] for row in plot.marks], frame, stroke)
    below = frame.scale.start + _labels(canvas, plot, frame)
    if beside:
        below = max(below, _names(canvas, plot, frame))
    if plot.key:
        below += look.space + draw_key(canvas, plot, below + look.space, look.lines[0])
    canvas.height = below
    return canvas.svg()


def _frame(canvas: Canvas, plot: Plot, top: float, *, beside: bool) -> _Frame:
    look = canvas.look
    figures = max(canvas.words.width(canvas.words.line(tick.printed)) for tick in plot.ticks)
    start = figures + look.space * 2 + look.dot
    end = look.measure - look.dot
    if beside:
        room = look.measure * look.labels * 0.8
        lines = [line for name in plot.series for line in canvas.firm.lines(name, room)]
        end = look.measure - max(map(canvas.firm.width, lines)) - look.space * 2
    elif plot.places:
        end -= canvas.words.width(canvas.words.line(plot.categories[-1])) / 3
    scale = scale_of(plot, top + look.plot, top)
    return _Frame(start, end, scale, tuple(_across(plot, start, end)))


def _across(plot: Plot, start: float, end: float) -> Sequence[float]:
    """Return where each category stands: by its date, or in the middle of an even share."""
    if not plot.places:
        share = (end - start) / len(plot.categories)
        return [start + share * (n + 0.5) for n in range(len(plot.categories))]
    first, last = plot.places[0], plot.places[-1]
    return [start + (place - first) / (last - first) * (end - start) for place in plot.places]


def _grid(canvas: Canvas, plot: Plot, frame: _Frame) -> None:
    look = canvas.look
    for tick in plot.ticks:
        at = frame.scale.at(tick.value)
        colour, width = (look.grid, look.hairline) if tick.value else (look.ink, look.hairline * 2)
        begins = frame.start - look.dot
        canvas.rule((begins, at), (frame.end + look.dot / 2, at), colour, width)
        label = canvas.words.line(tick.printed)
        canvas.write(label, (begins - look.space, at), "end", colour=look.quiet)


# --- series -------------------------------------------------------------------------------------


def _series(canvas: Canvas, marks: Sequence[Mark], frame: _Frame, stroke: Stroke) -> None:
    points = list(zip(frame.across, marks, strict=True))
    for measured, run in groupby(points, lambda point: _measured(point[1]) is not None):
        held = [(x, frame.scale.at(value)) for x, m in run if (value := _measured(m)) is not None]
        if measured and len(held) > 1:
            canvas.polyline(held, stroke.colour, canvas.look.stroke, stroke.dashes)
    for x, mark in points:

        def along(place: float, beside: float, x: float = x) -> Point:
            return x + beside, place

        draw_mark(canvas, mark, frame.scale, along, stroke)


def _measured(mark: Mark) -> Decimal | None:
    """Return the value that a line may go through, None if none was measured."""
    if mark.bound in ("exact", "about"):
        return mark.low
    return mark.within


def _names(canvas: Canvas, plot: Plot, frame: _Frame) -> float:
    """Write each series' name at the end of its line, pushed apart where they would meet.

    Returns how far down they reach.
    """
    look = canvas.look
    start = frame.end + look.space * 2
    wanted = []
    for place, name in enumerate(plot.series):
        lines = canvas.firm.lines(name, look.measure - start)
        wanted.append((_end(plot, place, frame), place, lines))
    wanted.sort(key=lambda one: (one[0], one[1]))
    tops = _apart([(at, len(lines) * look.leading) for at, _, lines in wanted], look)
    for (at, place, lines), top in zip(wanted, tops, strict=True):
        first = top + look.leading / 2
        middle = top + len(lines) * look.leading / 2
        stroke = look.lines[place]
        if abs(middle - at) > look.leading / 2:
            ends = ((frame.end + look.dot / 2, at), (start - look.space / 3, middle))
            canvas.rule(*ends, look.quiet, look.hairline)
        canvas.paragraph(lines, (start, first), firm=True, colour=stroke.colour)
    return max(
        top + len(lines) * look.leading for (*_, lines), top in zip(wanted, tops, strict=True)
    )


def _end(plot: Plot, place: int, frame: _Frame) -> float:
    """Return the height at which a series ends: that of its last number."""
    ends = [row[place].ends[-1] for row in plot.marks if row[place].ends]
    return frame.scale.at(ends[-1]) if ends else frame.scale.start


def _apart(wanted: Sequence[tuple[float, float]], look: Look) -> list[float]:
    """Return the tops of blocks of words, each near its middle, none over another.

    They are pushed down from the top, then up from below the lowest line, and down again if there
    is no room above.
    """
    tops: list[float] = []
    for middle, height in wanted:
        least = tops[-1] + wanted[len(tops) - 1][1] if tops else 0.0
        tops.append(max(middle - height / 2, least))
    floor = max((middle for middle, _ in wanted), default=0.0) + look.leading
    for n in reversed(range(len(tops))):
        tops[n] = min(tops[n], floor - wanted[n][1])
        floor = tops[n]
    above = -min(0.0, *tops, 0.0)
    return [top + above for top in tops]


# --- words below and above ----------------------------------------------------------------------


def _labels(canvas: Canvas, plot: Plot, frame: _Frame) -> float:
    """Write the categories below, of dates as many as have room; return their height."""
    look = canvas.look
    share = (frame.end - frame.start) / len(plot.categories) - look.space
    room = look.measure if plot.places else share
    labels = [canvas.words.lines(label, room) for label in plot.categories]
    drawn = _with_room(canvas, labels, frame.across) if plot.places else range(len(labels))
    top = frame.scale.start + look.leading * 0.9
    for n in drawn:
        x = frame.across[n]
        tick = frame.scale.start
        canvas.rule((x, tick), (x, tick + look.space / 2), look.ink, look.hairline)
        wide = max(map(canvas.words.width, labels[n]))
        x = min(max(x, wide / 2), look.measure - wide / 2)
        canvas.paragraph(labels[n], (x, top), "middle", colour=look.quiet)
    return look.leading * 0.4 + max(len(labels[n]) for n in drawn) * look.leading


def _with_room(
    canvas: Canvas, labels: Sequence[Sequence[Line]], across: Sequence[float]
) -> list[int]:
    """Return which labels are written: the last, the first, and those between that touch none."""
    look = canvas.look
    widths = [max(map(canvas.words.width, lines)) for lines in labels]
    last = len(labels) - 1

    def reach(n: int) -> tuple[float, float]:
        middle = min(max(across[n], widths[n] / 2), look.measure - widths[n] / 2)
        return middle - widths[n] / 2 - look.space, middle + widths[n] / 2

    drawn = [last]
    for n in (0, *reversed(range(1, last))):
        start, end = reach(n)
        if all(end <= reach(other)[0] or start >= reach(other)[1] for other in drawn):
            drawn.append(n)
    return sorted(drawn)


def _legend(canvas: Canvas, plot: Plot) -> float:
    """Write the series with a piece of each one's line, below one another; return the height."""
    look = canvas.look
    sample = look.bar * 2
    y = look.leading / 2
    for name, stroke in zip(plot.series, look.lines, strict=False):
        canvas.rule((0, y), (sample, y), stroke.colour, look.stroke, stroke.dashes)
        shape(canvas, stroke.mark, (sample / 2, y), stroke.colour, stroke.colour)
        lines = canvas.firm.lines(name, look.measure - sample - look.space)
        y += canvas.paragraph(lines, (sample + look.space, y), firm=True)
    return y + look.space
