"""Marks of charts: what a dot, a range or a stated limit looks like, and the key that says so.

A limit that was stated ("up to 90 per cent") is no measured value: it is a bracket with its open
side, and a broken line, towards where the value may lie. The same along a row and up a scale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from reportbuild.compose.charts_canvas import Canvas, Point
from reportbuild.compose.charts_look import Stroke
from reportbuild.model.charts import Mark, Plot

Along = Callable[[float, float], Point]
"""From a place along the scale, and how far beside it, to a point of the canvas."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale on the canvas: from its least number at `start` to its greatest at `end`."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, number: Decimal) -> float:
        """Return where a number lies."""
        share = float((number - self.low) / (self.high - self.low))
        return self.start + share * (self.end - self.start)


def scale_of(plot: Plot, start: float, end: float) -> Scale:
    """Return the scale of a plot between two places of the canvas."""
    return Scale(plot.ticks[0].value, plot.ticks[-1].value, start, end)


def draw_mark(canvas: Canvas, mark: Mark, scale: Scale, along: Along, stroke: Stroke) -> None:
    """Draw one mark by what is known of its value; nothing where nothing is known."""
    size, width = canvas.look.dot, canvas.look.stroke
    low = None if mark.low is None else scale.at(mark.low)
    high = None if mark.high is None else scale.at(mark.high)
    match mark.bound:
        case "exact" if low is not None:
            shape(canvas, stroke.mark, along(low, 0), stroke.colour, stroke.colour)
        case "about" if low is not None:
            shape(canvas, stroke.mark, along(low, 0), canvas.look.ground, stroke.colour)
        case "range" if low is not None and high is not None:
            canvas.rule(along(low, 0), along(high, 0), stroke.colour, width)
            for end in (low, high):
                canvas.rule(along(end, -size / 2), along(end, size / 2), stroke.colour, width)
            if mark.within is not None:
                within = along(scale.at(mark.within), 0)
                shape(canvas, stroke.mark, within, stroke.colour, stroke.colour)
        case "at_most" if high is not None:
            _limit(canvas, along, high, scale.start, stroke.colour)
        case "at_least" if low is not None:
            _limit(canvas, along, low, scale.end, stroke.colour)
        case _:
            pass


def _limit(canvas: Canvas, along: Along, at: float, towards: float, colour: str) -> None:
    """Draw a limit: a bracket, open towards where the value may lie, and a broken line there."""
    size, width = canvas.look.dot * 0.75, canvas.look.stroke
    serif = at + (size * 0.6 if towards > at else -size * 0.6)
    bracket = (along(serif, -size), along(at, -size), along(at, size), along(serif, size))
    canvas.polyline(bracket, colour, width)
    reach = min(abs(towards - at), canvas.look.labels * canvas.look.measure)
    end = at + (reach if towards > at else -reach)
    canvas.rule(along(at, 0), along(end, 0), colour, width * 0.6, (width * 1.2, width * 1.6))


def shape(canvas: Canvas, name: str, at: Point, fill: str, colour: str) -> None:
    """Draw the mark of a point."""
    x, y = at
    half, width = canvas.look.dot / 2, canvas.look.stroke * 0.8
    corners: tuple[Point, ...]
    match name:
        case "square":
            corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
            half *= 0.88
        case "triangle":
            corners = ((0, -1.15), (1.1, 0.85), (-1.1, 0.85), (0, -1.15))
        case "diamond":
            corners = ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0))
        case "cross":
            for across in (-1, 1):
                ends = ((x - half, y - half * across), (x + half, y + half * across))
                canvas.polyline(ends, colour, width * 1.6)
            return
        case _:
            canvas.disc(at, 2 * half, fill, colour, width)
            return
    canvas.polygon([(x + dx * half, y + dy * half) for dx, dy in corners], fill, colour, width)


def draw_key(canvas: Canvas, plot: Plot, top: float, stroke: Stroke) -> float:
    """Write what each kind of mark means that is no measured value; return the height taken."""
    look = canvas.look
    sample = look.dot * 4
    height = 0.0
    for bound, words in plot.key:
        at = top + height + look.leading / 2
        least, most = Decimal(0), Decimal(2)
        low, high = {
            "at_most": (None, most),
            "at_least": (least, None),
            "range": (least, most),
        }.get(bound, (Decimal(1), Decimal(1)))

        def along(place: float, beside: float, at: float = at) -> Point:
            return place, at + beside

        scale = Scale(least, most, look.dot / 2, sample - look.dot / 2)
        draw_mark(canvas, Mark(low, high, bound, ""), scale, along, stroke)
        start = sample + look.space
        lines = canvas.words.lines(words, look.measure - start)
        height += canvas.paragraph(lines, (start, at), colour=look.quiet)
    return height
