"""The graphics state of a content stream, and what is painted with it.

Every operator of painting ends here: the box of what it paints is cut to the clip, and noted with
its colour, overprint and transparency (ISO 32000-1, 8.4).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportbuild.proof.preflight.colours import BLACK, PATTERN, Colour, Space, space_of
from reportbuild.proof.preflight.fonts import NO_FONT, Font
from reportbuild.proof.preflight.geometry import UNIT, Box, Matrix
from reportbuild.proof.preflight.objects import below, entry, number
from reportbuild.proof.preflight.painted import Kind, PageLook, Painted, Picture

if TYPE_CHECKING:
    from pikepdf import Object

MOST_PAINTED = 100_000
"""Things on one page that are kept in mind."""
EDGE = 0.02
"""Points: what is left where an area only touches its clip, as files round."""
DEEPEST_STATE = 512
"""Saved graphics states; those of a sound page are fewer than 30."""


@dataclass(slots=True)
class State:
    """The graphics state; a copy of it is what `q` saves."""

    matrix: Matrix
    clip: Box
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_pattern: Object | None = None
    stroke_pattern: Object | None = None
    width: float = 1.0
    fill_over: bool = False
    stroke_over: bool = False
    opm: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    font: Font = NO_FONT
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Canvas:
    """One page while it is painted."""

    def __init__(
        self, sheet: Box, look: PageLook, tile: Callable[[Object, Box], None], turn: Matrix = UNIT
    ) -> None:
        """Begin a page: `tile` is told of each pattern that is painted with, and where."""
        self.state = State(turn, sheet)
        self.saved: list[State] = []
        self.look = look
        self.resources: Object | None = None
        self._tile = tile

    def save(self) -> None:
        """Keep the graphics state for later."""
        if len(self.saved) < DEEPEST_STATE:
            self.saved.append(replace(self.state))
        else:
            self.look.trouble("graphics states are saved too deep")

    def restore(self, least: int = 0) -> None:
        """Go back to the graphics state that was kept last."""
        if len(self.saved) > least:
            self.state = self.saved.pop()
        else:
            self.look.trouble("a graphics state is taken back that was never saved")

    def space(self, value: Object | None) -> Space:
        """Return the colour space of an operand."""
        return space_of(value, entry(self.resources, "/ColorSpace"))

    def paint(
        self,
        kind: Kind,
        box: Box,
        *,
        stroked: bool = False,
        thickness: float | None = None,
        plain: bool = False,
    ) -> None:
        """Note that something is painted in the colour at hand."""
        state = self.state
        colour, pattern = (
            (state.stroke, state.stroke_pattern) if stroked else (state.fill, state.fill_pattern)
        )
        if pattern is not None and colour.space.family == "pattern":
            colour = self._of_pattern(pattern, box.meet(state.clip))
        text, seen = kind == "text", box.meet(state.clip)
        if _cut_away(box, seen):
            return
        if plain:
            thickness = min(seen.width, seen.height)
        self._note(
            Painted(
                kind,
                seen,
                colour,
                state.stroke_over if stroked else state.fill_over,
                state.opm,
                thickness,
                plain,
                state.size if text else 0.0,
                state.font if text else None,
            ),
            state.stroke_alpha if stroked else state.fill_alpha,
        )

    def text(self, box: Box, size: float) -> None:
        """Note a piece of text, of so many points as it is seen."""
        state = self.state
        for stroked in {0: (False,), 1: (True,), 2: (False, True)}.get(state.mode % 4, ()):
            kept, state.size = state.size, size
            self.paint("text", box, stroked=stroked)
            state.size = kept

    def picture(self, box: Box, picture: Picture) -> None:
        """Note a picture."""
        state = self.state
        colour = (
            state.fill
            if picture.stencil
            else None
            if picture.space is None
            else Colour(picture.space, ())
        )
        over = state.fill_over and picture.stencil
        painted = Painted("picture", box.meet(state.clip), colour, over, state.opm, picture=picture)
        self._note(painted, state.fill_alpha)

    def shading(self, box: Box, space: Space) -> None:
        """Note a shading."""
        painted = Painted("shading", box.meet(self.state.clip), Colour(space, ()))
        self._note(painted, self.state.fill_alpha)

    def _note(self, painted: Painted, alpha: float) -> None:
        look, state, box = self.look, self.state, painted.box
        bare = not (state.clip.width > 0 and state.clip.height > 0)
        if box.empty or bare or alpha <= 0:
            return
        if len(look.painted) >= MOST_PAINTED:
            look.trouble(f"more than {MOST_PAINTED} things are painted")
            return
        look.painted.append(painted)
        if alpha < 1:
            look.see_through.append((f"an opacity of {alpha:g}", box))
        if state.blend not in ("Normal", "Compatible"):
            look.see_through.append((f"the blend mode {state.blend}", box))
        if state.masked:
            look.see_through.append(("a soft mask", box))

    def _of_pattern(self, pattern: Object, box: Box) -> Colour:
        if number(entry(pattern, "/PatternType")) == 2:  # noqa: PLR2004  # 8.7.4
            named = entry(self.resources, "/ColorSpace")
            return Colour(space_of(below(pattern, "/Shading", "/ColorSpace"), named), ())
        if not box.empty:
            self._tile(pattern, box)
        return Colour(PATTERN, ())


def _cut_away(box: Box, seen: Box) -> bool:
    """Tell whether a clip leaves nothing of an area but an edge of it."""
    return (seen.width <= EDGE < box.width) or (seen.height <= EDGE < box.height)
