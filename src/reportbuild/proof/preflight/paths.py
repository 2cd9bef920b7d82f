"""Paths: the operators that build, paint and clip them (ISO 32000-1, 8.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reportbuild.proof.preflight.canvas import Canvas
from reportbuild.proof.preflight.geometry import Box, Point, around, curve, moved, scale, sides

CROWD = 1000
"""Pieces of one path that are compared with one another."""
STRAIGHT = 0.01
"""Points by which a corner may be off."""

Operands: TypeAlias = Sequence[object]
Handlers: TypeAlias = dict[str, Callable[[Operands], None]]


@dataclass(slots=True)
class _Part:
    """A piece of a path: its points as the page sees them, and whether it is a plain rectangle."""

    points: list[Point] = field(default_factory=list)
    curved: bool = False

    @property
    def box(self) -> Box:
        return around(self.points)

    @property
    def plain(self) -> bool:
        """Whether its points are the corners of a rectangle along the axes."""
        corners = self.points[:-1] if self.points[0] == self.points[-1] else self.points
        if self.curved or len(corners) != 4:  # noqa: PLR2004
            return False
        box = self.box
        return all(
            min(abs(x - box.left), abs(x - box.right)) < STRAIGHT
            and min(abs(y - box.bottom), abs(y - box.top)) < STRAIGHT
            for x, y in corners
        )


class PathPen:
    """Builds paths on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._parts: list[_Part] = []
        self._clips = False
        self._at: Point = (0.0, 0.0)

    def handlers(self) -> Handlers:
        """Return what to do for each operator."""
        return {
            "m": self._move, "l": self._line, "c": self._curve, "v": self._curve_from_here,
            "y": self._curve_to_end, "h": self._close, "re": self._rectangle,
            "W": self._clip, "W*": self._clip,
            "n": lambda _: self._paint(), "S": lambda _: self._paint(stroked=True),
            "s": lambda _: self._paint(stroked=True),
            **dict.fromkeys(("f", "F", "f*"), lambda _: self._paint(filled=True)),
            **dict.fromkeys(
                ("B", "B*", "b", "b*"), lambda _: self._paint(filled=True, stroked=True)
            ),
        }  # fmt: skip

    def _point(self, operands: Operands, at: int) -> Point:
        x, y = float(operands[at]), float(operands[at + 1])  # type: ignore[arg-type]
        return moved((x, y), self._canvas.state.matrix)

    def _part(self) -> _Part:
        if not self._parts:
            self._parts.append(_Part([self._at]))
        return self._parts[-1]

    def _move(self, operands: Operands) -> None:
        self._at = self._point(operands, 0)
        self._parts.append(_Part([self._at]))

    def _line(self, operands: Operands) -> None:
        self._at = self._point(operands, 0)
        self._part().points.append(self._at)

    def _curve(self, operands: Operands) -> None:
        one, two, end = (self._point(operands, at) for at in (0, 2, 4))
        self._bend(one, two, end)

    def _curve_from_here(self, operands: Operands) -> None:
        self._bend(self._at, self._point(operands, 0), self._point(operands, 2))

    def _curve_to_end(self, operands: Operands) -> None:
        end = self._point(operands, 2)
        self._bend(self._point(operands, 0), end, end)

    def _bend(self, one: Point, two: Point, end: Point) -> None:
        part = self._part()
        part.points.extend(curve(self._at, one, two, end)[1:])
        part.curved = True
        self._at = end

    def _close(self, _operands: Operands) -> None:
        if self._parts:
            self._at = self._parts[-1].points[0]
            self._parts[-1].points.append(self._at)

    def _rectangle(self, operands: Operands) -> None:
        x, y, width, height = (float(value) for value in operands)  # type: ignore[arg-type]
        matrix = self._canvas.state.matrix
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        part = _Part([moved(corner, matrix) for corner in corners])
        self._parts.append(part)
        self._at = part.points[0]

    def _clip(self, _operands: Operands) -> None:
        self._clips = True

    def _paint(self, *, filled: bool = False, stroked: bool = False) -> None:
        canvas, parts = self._canvas, [part for part in self._parts if len(part.points) > 1]
        if filled:
            self._fill(parts)
        if stroked:
            self._stroke(parts)
        if self._clips:
            box = around(point for part in parts for point in part.points) if parts else None
            nothing = Box(0, 0, -1, -1)
            canvas.state.clip = canvas.state.clip.meet(box) if box else nothing
        self._parts, self._clips = [], False

    def _fill(self, parts: list[_Part]) -> None:
        odd: list[Box] = []
        for part in parts:
            if part.plain and not _within(part, parts):
                self._canvas.paint("fill", part.box, plain=True)
            elif not part.plain:
                odd.append(part.box)
        if odd:
            self._canvas.paint("fill", _joined(odd))

    def _stroke(self, parts: list[_Part]) -> None:
        state = self._canvas.state
        width = state.width * scale(state.matrix)
        if not width:
            width = state.width * max(sides(state.matrix))
        for part in parts:
            self._canvas.paint("stroke", part.box.grown(width / 2), stroked=True, thickness=width)


def _within(part: _Part, parts: list[_Part]) -> bool:
    """Tell whether a rectangle without width only cuts, or edges, another of the same path."""
    if min(part.box.width, part.box.height) > 0 or len(parts) > CROWD:
        return False
    return any(
        other is not part and min(other.box.width, other.box.height) > 0
        and other.box.touches(part.box)
        for other in parts
    )  # fmt: skip


def _joined(boxes: Sequence[Box]) -> Box:
    joined = boxes[0]
    for box in boxes[1:]:
        joined = joined.join(box)
    return joined
