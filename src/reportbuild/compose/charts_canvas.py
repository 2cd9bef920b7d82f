"""The canvas that a chart is drawn on: shapes and words in, SVG out.

Places are given from the edge where reading starts and from the top, in points: the canvas itself
turns them round for a language that is read from the right, so that everything on it is mirrored.
Words are outlines, each glyph written once (SVG 1.1, which old reading systems know).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from reportbuild.compose.charts_look import Fill, Look
from reportbuild.compose.charts_words import EM, Line, Setter
from reportbuild.compose.markup import tag

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

_ASCENT = 0.34
"""Of the size: how far a line's letters, figures above all, reach above their middle."""


@dataclass(slots=True)
class Canvas:
    """One drawing as it grows; `height` is set when all of it is there."""

    look: Look
    height: float = 0.0
    words: Setter = field(init=False)
    firm: Setter = field(init=False)
    _drawn: list[Markup] = field(default_factory=list)
    _glyphs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        look = self.look
        self.words = Setter(look.regular, look.language, look.direction, look.text)
        self.firm = Setter(look.firm, look.language, look.direction, look.text)

    def svg(self) -> bytes:
        """Return the drawing as a file."""
        width, height = _number(self.look.measure), _number(self.height)
        outlines = [tag("path", id=name, d=d) for d, name in self._glyphs.items()]
        ground = self._rectangle(0, 0, self.look.measure, self.height, fill=self.look.ground)
        root = tag(
            "svg",
            tag("defs", *outlines),
            *([ground] if self.look.medium == "ebook" else []),  # which may be read by night
            *self._drawn,
            xmlns="http://www.w3.org/2000/svg",
            xmlns__xlink="http://www.w3.org/1999/xlink",
            version="1.1",
            width=f"{width}pt",
            height=f"{height}pt",
            viewBox=f"0 0 {width} {height}",
        )
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()

    def x(self, start: float) -> float:
        """Return how far from the left a place is that lies so far from the start."""
        return self.look.measure - start if self.look.direction == "rtl" else start

    # --- shapes ---------------------------------------------------------------------------------

    def rule(
        self, one: Point, other: Point, colour: str, width: float, dashes: Sequence[float] = ()
    ) -> None:
        """Draw a straight line."""
        self.polyline((one, other), colour, width, dashes)

    def polyline(
        self, points: Sequence[Point], colour: str, width: float, dashes: Sequence[float] = ()
    ) -> None:
        """Draw a line through points."""
        self._drawn.append(
            tag(
                "path", d=self._path(points), fill="none", stroke=colour,
                stroke_width=_number(width), stroke_linejoin="round",
                stroke_dasharray=" ".join(map(_number, dashes)) or None,
            )
        )  # fmt: skip

    def polygon(self, points: Sequence[Point], fill: str, colour: str, width: float) -> None:
        """Draw a closed shape."""
        self._drawn.append(
            tag(
                "path", d=f"{self._path(points)}Z", fill=fill, stroke=colour,
                stroke_width=_number(width),
            )
        )  # fmt: skip

    def disc(self, centre: Point, diameter: float, fill: str, colour: str, width: float) -> None:
        """Draw a disc with an outline."""
        self._drawn.append(
            tag(
                "circle", cx=_number(self.x(centre[0])), cy=_number(centre[1]),
                r=_number(diameter / 2), fill=fill, stroke=colour, stroke_width=_number(width),
            )
        )  # fmt: skip

    def box(self, start: float, top: float, width: float, height: float, fill: Fill) -> None:
        """Draw a rectangle filled with a pattern, within a hairline."""
        line = self.look.hairline
        self._drawn.append(self._rectangle(start, top, width, height, fill=fill.ground))
        for pattern in _pattern(fill.pattern, (start, top), (width, height), self.look.stroke * 2):
            self.polyline(pattern, fill.ink, line * 2)
        if fill.pattern != "solid":
            edges = ((start, top), (start + width, top), (start + width, top + height))
            self.polygon((*edges, (start, top + height)), "none", fill.ink, line)

    def _rectangle(
        self, start: float, top: float, width: float, height: float, fill: str
    ) -> Markup:
        left = min(self.x(start), self.x(start + width))
        return tag(
            "rect", x=_number(left), y=_number(top), width=_number(width),
            height=_number(height), fill=fill,
        )  # fmt: skip

    def _path(self, points: Sequence[Point]) -> str:
        places = (f"{_number(self.x(x))} {_number(y)}" for x, y in points)
        return "M" + "L".join(places)

    # --- words ----------------------------------------------------------------------------------

    def write(
        self,
        line: Line,
        at: Point,
        anchor: Anchor = "start",
        *,
        firm: bool = False,
        colour: str = "",
    ) -> None:
        """Write a line with the middle of its figures at a height."""
        setter = self.firm if firm else self.words
        wide = setter.width(line)
        begins = at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        left = min(self.x(begins), self.x(begins + wide))
        scale = self.look.text / EM
        uses = [
            tag("use", xlink__href=f"#{self._glyph(g.outline)}", x=_number(g.x), y=_number(-g.y))
            for g in line.glyphs
        ]
        where = f"translate({_number(left)} {_number(at[1] + self.look.text * _ASCENT)})"
        size = f"scale({scale * line.narrow:.5g} {scale:.5g})"
        written = tag("g", *uses, transform=f"{where} {size}", fill=colour or self.look.ink)
        if uses:
            self._drawn.append(written)

    def paragraph(
        self, lines: Sequence[Line], at: Point, anchor: Anchor = "start", *, firm: bool = False,
        colour: str = "",
    ) -> float:  # fmt: skip
        """Write lines below one another, the first with its middle at a height; return theirs."""
        for number, line in enumerate(lines):
            below = (at[0], at[1] + number * self.look.leading)
            self.write(line, below, anchor, firm=firm, colour=colour)
        return len(lines) * self.look.leading

    def _glyph(self, outline: str) -> str:
        return self._glyphs.setdefault(outline, f"g{len(self._glyphs) + 1}")


def _pattern(name: str, at: Point, size: Point, gap: float) -> Iterator[tuple[Point, ...]]:
    """Yield the strokes of a pattern within a rectangle, cut at its edges."""
    (x0, y0), (width, height) = at, size
    if name in ("rising", "crossed"):
        yield from (
            _cut(x0 + offset, y0 + height, -1, at, size)
            for offset in _steps(-height, width, gap * 1.4)
        )
    if name in ("falling", "crossed"):
        yield from (
            _cut(x0 + offset, y0, 1, at, size) for offset in _steps(-height, width, gap * 1.4)
        )
    if name == "dotted":
        for row, y in enumerate(_steps(gap / 2, height, gap)):
            for x in _steps(gap / 2 + (row % 2) * gap / 2, width, gap):
                if x < width - gap / 8:
                    yield ((x0 + x - gap / 8, y0 + y), (x0 + x + gap / 8, y0 + y))


def _steps(first: float, end: float, step: float) -> Iterator[float]:
    count = 0
    while first + count * step < end:
        yield first + count * step
        count += 1


def _cut(x: float, y: float, down: int, at: Point, size: Point) -> tuple[Point, ...]:
    """Return a slanting line from a point on, as far as it lies within a rectangle."""
    begins = max(0.0, at[0] - x)
    ends = min(size[1], at[0] + size[0] - x)
    return ((x + begins, y + begins * down), (x + ends, y + ends * down))


def _number(value: float) -> str:
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
