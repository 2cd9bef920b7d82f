"""Matrices and boxes: PDF points in, boxes and lengths out.

A matrix is the six numbers of ISO 32000-1, 8.3.3; a point p goes to p × M. Boxes are (left, bottom,
right, top) in points of the page's default user space.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
POINTS_PER_MM = 72 / 25.4
FLAT = 1e-12
FAR = 1e9
"""Points: further out than any page; numbers beyond it are somebody's mistake or malice."""


class Box(NamedTuple):
    """A rectangle with its sides along the axes, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Points from side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from foot to head."""
        return self.top - self.bottom

    @property
    def empty(self) -> bool:
        """Whether nothing is in it; a line without width is something."""
        return self.right < self.left or self.top < self.bottom

    def meet(self, other: Box) -> Box:
        """Return what both have; `empty` if that is nothing."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def join(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def grown(self, by: float) -> Box:
        """Return the box with each side moved outwards, or inwards if `by` is negative."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Tell whether the other lies within, but for so many points."""
        return (
            other.left >= self.left - slack
            and other.bottom >= self.bottom - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def touches(self, other: Box) -> bool:
        """Tell whether both have a point in common."""
        return not self.meet(other).empty


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first`, and `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def moved(point: Point, matrix: Matrix) -> Point:
    """Return where a matrix puts a point."""
    x, y = point
    a, b, c, d, e, f = matrix
    return (_near(a * x + c * y + e), _near(b * x + d * y + f))


def _near(value: float) -> float:
    return min(max(value, -FAR), FAR) if math.isfinite(value) else FAR


def around(points: Iterable[Point]) -> Box:
    """Return the smallest box around points, of which there must be one."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def of_corners(box: Sequence[float], matrix: Matrix) -> Box:
    """Return the box around the four corners of a rectangle that a matrix has moved."""
    left, bottom, right, top = box
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return around(moved(corner, matrix) for corner in corners)


def scale(matrix: Matrix) -> float:
    """Return by how much a matrix makes lengths longer, both directions taken together."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def sides(matrix: Matrix) -> tuple[float, float]:
    """Return how long the two sides of the unit square are once it is moved."""
    return math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])


def curve(start: Point, one: Point, two: Point, end: Point) -> tuple[Point, ...]:
    """Return points whose box is that of a Bézier curve: its ends, and where it turns."""
    hull = around((start, end))
    if hull.holds(around((one, two))):
        return start, end
    turns = [
        t
        for axis in (0, 1)
        for t in _turns(start[axis], one[axis], two[axis], end[axis])
        if 0 < t < 1
    ]
    return (start, *(_at(t, start, one, two, end) for t in turns), end)


def _turns(p: float, q: float, r: float, s: float) -> tuple[float, ...]:
    """Where the derivative of a cubic Bézier is nought."""
    a, b, c = s - 3 * r + 3 * q - p, 2 * (r - 2 * q + p), q - p
    if abs(a) < FLAT:
        return (-c / b,) if abs(b) > FLAT else ()
    under = b * b - 4 * a * c
    if under < 0:
        return ()
    root = math.sqrt(under)
    return (-b + root) / (2 * a), (-b - root) / (2 * a)


def _at(t: float, start: Point, one: Point, two: Point, end: Point) -> Point:
    u = 1 - t
    k, m, n, o = u**3, 3 * u * u * t, 3 * u * t * t, t**3
    return (
        k * start[0] + m * one[0] + n * two[0] + o * end[0],
        k * start[1] + m * one[1] + n * two[1] + o * end[1],
    )
