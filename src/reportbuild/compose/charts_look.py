"""How drawn charts look: design tokens and faces of the house, as numbers, colours and bytes.

Takes the house style; gives a `Look`. No length, colour or face stands in the program: they are the
`--chart-*` tokens of `styles/tokens.css`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import tinycss2
from tinycss2 import ast

from reportbuild.compose.stylesheet import design_tokens, substitute
from reportbuild.model.design import Face, House
from reportbuild.model.document import Direction

Medium = Literal["paper", "ebook"]

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "": 1.0}
_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)(pt|mm|)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

_REGULAR, _FIRM = 400, 600


@dataclass(frozen=True, slots=True)
class Fill:
    """How a part of a bar is filled: its ground, and a pattern in a second colour."""

    ground: str
    pattern: str
    ink: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: its colour, the mark at its points, strokes and gaps in points."""

    colour: str
    mark: str
    dashes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that a drawing asks of the house style; lengths in points.

    `regular` and `firm` are the faces that words are set in, those before standing in for none:
    the first that has a letter draws it.
    """

    medium: Medium
    language: str
    direction: Direction
    measure: float
    text: float
    leading: float
    space: float
    labels: float
    bar: float
    dot: float
    stroke: float
    hairline: float
    plot: float
    ink: str
    quiet: str
    grid: str
    ground: str
    parts: tuple[Fill, ...]
    lines: tuple[Stroke, ...]
    regular: tuple[bytes, ...]
    firm: tuple[bytes, ...]


def look(house: House, language: str, direction: Direction, medium: Medium) -> Look:
    """Return the look of charts; `KeyError` names a token that the house style lacks."""
    tokens = _Tokens(design_tokens(house, direction))
    ebook = "-ebook" if medium == "ebook" else ""
    text = tokens.length(f"--chart-text{ebook}")
    families = tokens.names("--sans")
    return Look(
        medium,
        language,
        direction,
        measure=tokens.length(f"--chart-measure{ebook}"),
        text=text,
        leading=text * tokens.length("--chart-lead"),
        space=tokens.length("--chart-space"),
        labels=tokens.length("--chart-labels"),
        bar=tokens.length("--chart-bar"),
        dot=tokens.length("--chart-dot"),
        stroke=tokens.length("--chart-stroke"),
        hairline=tokens.length("--hairline"),
        plot=tokens.length("--chart-plot"),
        ink=tokens.value("--chart-ink"),
        quiet=tokens.value("--chart-quiet"),
        grid=tokens.value("--chart-grid"),
        ground=tokens.value("--chart-ground"),
        parts=tuple(map(_fill, tokens.numbered("--chart-part"))),
        lines=tuple(_line(line, tokens) for line in tokens.numbered("--chart-line")),
        regular=_faces(house.faces, families, _REGULAR),
        firm=_faces(house.faces, families, _FIRM),
    )


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Design tokens by name, with what they say of one another put in."""

    tokens: Mapping[str, str]

    def value(self, name: str) -> str:
        return substitute(_COMMENT.sub("", self.tokens[name]), self.tokens)[0].strip()

    def length(self, name: str) -> float:
        """Return a length in points, or a bare number."""
        return points(self.value(name))

    def numbered(self, name: str) -> tuple[str, ...]:
        """Return the values of NAME-1, NAME-2 and so on."""
        count = sum(1 for token in self.tokens if re.fullmatch(rf"{name}-[0-9]+", token))
        return tuple(self.value(f"{name}-{n}") for n in range(1, count + 1))

    def names(self, name: str) -> tuple[str, ...]:
        """Return the families of a list of faces."""
        parsed = tinycss2.parse_component_value_list(self.value(name))
        return tuple(token.value for token in parsed if isinstance(token, ast.StringToken))


def points(value: str) -> float:
    """Return a length of CSS in points; `ValueError` for a unit that paper has not."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        raise ValueError(f"{value} is no length in pt or mm")
    return float(found[1]) * _POINTS[found[2]]


def _fill(value: str) -> Fill:
    ground, pattern, ink = value.split()
    return Fill(ground, pattern, ink)


def _line(value: str, tokens: _Tokens) -> Stroke:
    colour, mark, *dashes = value.split()
    width = tokens.length("--chart-stroke")
    return Stroke(colour, mark, tuple(float(dash) * width for dash in dashes))


def _faces(faces: tuple[Face, ...], families: tuple[str, ...], weight: int) -> tuple[bytes, ...]:
    """Return the upright face of each family whose weight is nearest to the one asked for."""
    found = []
    for family in families:
        upright = [f for f in faces if f.family == family and f.style == "normal"]
        if upright:
            found.append(min(upright, key=lambda face: abs(face.weight - weight)).data)
    return tuple(found)
