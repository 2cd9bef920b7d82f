"""What a page is seen to paint: each thing with its place, its colour and how it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reportbuild.proof.preflight.colours import Colour, Space
from reportbuild.proof.preflight.fonts import Font
from reportbuild.proof.preflight.geometry import Box

MOST_TROUBLES = 20

Kind: TypeAlias = Literal["text", "fill", "stroke", "picture", "shading"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is placed: pixels, bits, colour space, and pixels per inch on paper.

    `stencil` is a picture of one bit that is painted in the colour at hand; `soft` a soft mask.
    """

    width: int
    height: int
    bits: int
    space: Space | None
    resolution: float
    stencil: bool = False
    soft: bool = False

    @property
    def line_art(self) -> bool:
        """Whether its pixels are either there or not."""
        return self.stencil or self.bits == 1


@dataclass(frozen=True, slots=True)
class Painted:
    """One thing painted, in the order of painting, cut to what its clips leave of it.

    `thickness` is that of a line, or of a filled rectangle, in points; `size` that of text. `plain`
    tells that a fill is one rectangle along the axes. `overprint` is how it is printed over what
    lies below, `opm` its mode (ISO 32000-1, 8.6.7).
    """

    kind: Kind
    box: Box
    colour: Colour | None
    overprint: bool = False
    opm: int = 0
    thickness: float | None = None
    plain: bool = False
    size: float = 0.0
    font: Font | None = None
    picture: Picture | None = None


@dataclass(slots=True)
class PageLook:
    """All that was seen of one page while its content was walked through.

    `see_through` tells what needs transparency, and where; `missing` where letters are missing;
    `layers` which names of optional content are used; `troubles` what could not be looked into,
    and `devices` what only some devices know: PostScript, transfer curves.
    """

    painted: list[Painted] = field(default_factory=list)
    fonts: dict[Font, Box] = field(default_factory=dict)
    missing: list[tuple[Font, Box]] = field(default_factory=list)
    see_through: list[tuple[str, Box]] = field(default_factory=list)
    devices: list[tuple[str, Box]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def trouble(self, told: str) -> None:
        """Note, once, what could not be looked into."""
        if told not in self.troubles and len(self.troubles) < MOST_TROUBLES:
            self.troubles.append(told)
