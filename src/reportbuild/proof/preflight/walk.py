"""A page walked through: its content stream and all that it draws, into what it paints.

Takes an open PDF's page; gives a `PageLook`. ISO 32000-1, 8 and 9. Whatever a file holds, the walk
ends: forms that draw themselves, streams that swell and content without end are noted and left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from reportbuild.proof.preflight.canvas import Canvas, State
from reportbuild.proof.preflight.colours import BLACK, CMYK, GRAY, RGB, Colour, Space, first
from reportbuild.proof.preflight.fonts import Fonts
from reportbuild.proof.preflight.geometry import UNIT, Box, Matrix, of_corners, times
from reportbuild.proof.preflight.objects import (
    FAULTS,
    LARGEST_STREAM,
    TooLargeError,
    below,
    entry,
    key,
    many,
    number,
    numbers,
    text,
    unpacked,
)
from reportbuild.proof.preflight.painted import PageLook
from reportbuild.proof.preflight.paths import Handlers, Operands, PathPen
from reportbuild.proof.preflight.pictures import place, place_inline
from reportbuild.proof.preflight.texts import TextPen

Key: TypeAlias = tuple[int, int]

MOST_OF_A_PAGE = 400_000
MOST_OF_A_FILE = 4_000_000
"""Instructions that are followed; a page of text has a few hundred."""
DRAWING = 25
"""What a form costs of them, beside what stands in it: it has to be read each time."""
DEEPEST_FORM = 28
"""Forms within forms: ISO 32000-1, annex C, allows for 28 saved states."""


class Walker:
    """Walks through the pages of one file; remembers its fonts, and how much it has followed."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.left = MOST_OF_A_FILE

    def page(self, page: Object, resources: Object, sheet: Box) -> PageLook:
        """Return what a page paints, within its sheet."""
        look = PageLook()
        walk = _Walk(self, sheet, look)
        try:
            if _size(page) > LARGEST_STREAM:
                look.trouble("its content is too large")
            else:
                walk.content(page, resources)
        except TooLargeError:
            look.trouble("its content is too large")
        except (*FAULTS, MemoryError) as fault:
            look.trouble(f"its content cannot be read: {text(fault)}")
        group = entry(page, "/Group")
        if below(group, "/S") == Name.Transparency and entry(group, "/CS") is not None:
            walk.group_space(group, sheet)
        return look


def _size(page: Object) -> int:
    """Return how many bytes the content of a page is; one stream named twice counts twice."""
    size = 0
    for stream in many(entry(page, "/Contents")):
        if isinstance(stream, Stream):
            size += len(unpacked(stream))
        if size > LARGEST_STREAM:
            break
    return size


class _Walk:
    """One page: the canvas, the pens, and the forms that are being drawn."""

    def __init__(self, walker: Walker, sheet: Box, look: PageLook) -> None:
        self._walker, self._look, self._sheet = walker, look, sheet
        self._canvas = Canvas(sheet, look, self._tile)
        self._left = min(MOST_OF_A_PAGE, walker.left)
        self._open: list[Key] = []
        self._tiled: set[Key] = set()
        self._handlers = self._pens()

    def _pens(self) -> Handlers:
        canvas = self._canvas
        return {
            **PathPen(canvas).handlers(),
            **TextPen(canvas, self._walker.fonts).handlers(),
            "q": lambda _: canvas.save(), "Q": lambda _: canvas.restore(self._floor),
            "cm": self._transform, "w": self._width, "gs": self._state,
            "g": lambda o: self._colour(GRAY, o), "G": lambda o: self._colour(GRAY, o, line=True),
            "rg": lambda o: self._colour(RGB, o), "RG": lambda o: self._colour(RGB, o, line=True),
            "k": lambda o: self._colour(CMYK, o), "K": lambda o: self._colour(CMYK, o, line=True),
            "cs": self._space, "CS": lambda o: self._space(o, line=True),
            "sc": self._components, "scn": self._components,
            "SC": lambda o: self._components(o, line=True),
            "SCN": lambda o: self._components(o, line=True),
            "sh": self._shading, "Do": self._draw, "INLINE IMAGE": self._inline,
        }  # fmt: skip

    _floor = 0

    def content(self, content: Object, resources: Object | None) -> None:
        """Follow a content stream; an instruction that cannot be followed is noted, and left."""
        canvas, handlers = self._canvas, self._handlers
        canvas.resources, outer_resources = resources, canvas.resources
        self._floor, outer_floor = len(canvas.saved), self._floor
        try:
            for instruction in pikepdf.parse_content_stream(content):
                if self._left <= 0:
                    self._look.trouble("more is drawn than can be looked into")
                    return
                self._left -= 1
                self._walker.left -= 1
                operator = str(instruction.operator)
                handler = handlers.get(operator)
                if handler is None:
                    continue
                try:
                    if operator == "INLINE IMAGE":
                        self._inline([instruction.iimage])  # type: ignore[union-attr]
                    else:
                        handler(instruction.operands)  # type: ignore[arg-type]
                except FAULTS:
                    self._look.trouble(f"the operator {operator} cannot be followed")
        except (*FAULTS, MemoryError) as fault:
            self._look.trouble(f"content cannot be read: {text(fault)}")
        finally:
            while len(canvas.saved) > self._floor:
                canvas.restore()
            canvas.resources, self._floor = outer_resources, outer_floor

    # --- the graphics state ---------------------------------------------------------------------

    def _transform(self, operands: Operands) -> None:
        a, b, c, d, e, f = (float(value) for value in operands)  # type: ignore[arg-type]
        state = self._canvas.state
        state.matrix = times((a, b, c, d, e, f), state.matrix)

    def _width(self, operands: Operands) -> None:
        self._canvas.state.width = abs(number(operands[0]))

    def _state(self, operands: Operands) -> None:
        state = self._canvas.state
        given = below(self._canvas.resources, "/ExtGState", str(operands[0]))
        if given is None:
            raise KeyError
        state.width = abs(number(entry(given, "/LW"), state.width))
        lines = entry(given, "/OP")
        fills = entry(given, "/op")
        if lines is not None:
            state.stroke_over = bool(lines)
        if fills is not None or lines is not None:
            state.fill_over = bool(fills if fills is not None else lines)
        state.opm = int(number(entry(given, "/OPM"), state.opm))
        state.fill_alpha = number(entry(given, "/ca"), state.fill_alpha)
        state.stroke_alpha = number(entry(given, "/CA"), state.stroke_alpha)
        blend = many(entry(given, "/BM"))
        state.blend = text(blend[0]) if blend else state.blend
        mask = entry(given, "/SMask")
        state.masked = state.masked if mask is None else mask != Name.None_
        for name in ("/TR", "/TR2"):
            curve = entry(given, name)
            if curve is not None and curve not in (Name.Identity, Name.Default):
                self._look.devices.append(("a transfer curve", state.clip))

    # --- colour ---------------------------------------------------------------------------------

    def _set(self, colour: Colour, pattern: Object | None, *, line: bool) -> None:
        state = self._canvas.state
        if line:
            state.stroke, state.stroke_pattern = colour, pattern
        else:
            state.fill, state.fill_pattern = colour, pattern

    def _colour(self, device: Space, operands: Operands, *, line: bool = False) -> None:
        values = tuple(float(value) for value in operands)  # type: ignore[arg-type]
        named = Name("/" + device.told)
        self._set(Colour(self._canvas.space(named), values), None, line=line)

    def _space(self, operands: Operands, *, line: bool = False) -> None:
        named = operands[0]
        space = self._canvas.space(named if isinstance(named, Object) else None)
        self._set(first(space), None, line=line)

    def _components(self, operands: Operands, *, line: bool = False) -> None:
        state = self._canvas.state
        space = (state.stroke if line else state.fill).space
        if operands and isinstance(operands[-1], Name):
            pattern = below(self._canvas.resources, "/Pattern", str(operands[-1]))
            self._set(Colour(space, ()), pattern, line=line)
            return
        values = tuple(float(value) for value in operands)  # type: ignore[arg-type]
        self._set(Colour(space, values), None, line=line)

    # --- things that are drawn ------------------------------------------------------------------

    def _shading(self, operands: Operands) -> None:
        shading = below(self._canvas.resources, "/Shading", str(operands[0]))
        space = self._canvas.space(entry(shading, "/ColorSpace"))
        self._canvas.shading(self._canvas.state.clip, space)

    def _inline(self, operands: Operands) -> None:
        place_inline(operands[0], self._canvas)  # type: ignore[arg-type]

    def _draw(self, operands: Operands) -> None:
        thing = below(self._canvas.resources, "/XObject", str(operands[0]))
        kind = entry(thing, "/Subtype")
        if thing is None or kind is None:
            raise KeyError
        if kind == Name.Image:
            place(thing, self._canvas)
        elif kind == Name.Form:
            self._form(thing)
        else:
            self._look.devices.append((f"a drawing in {text(kind)}", self._canvas.state.clip))

    def _form(self, form: Object) -> None:
        canvas = self._canvas
        canvas.save()
        matrix = numbers(entry(form, "/Matrix"), 6)
        if matrix is not None:
            a, b, c, d, e, f = matrix
            canvas.state.matrix = times((a, b, c, d, e, f), canvas.state.matrix)
        bounds = numbers(entry(form, "/BBox"), 4)
        if bounds is not None:
            canvas.state.clip = canvas.state.clip.meet(of_corners(bounds, canvas.state.matrix))
        group = entry(form, "/Group")
        if entry(group, "/S") == Name.Transparency and not canvas.state.clip.empty:
            self._look.see_through.append(("a transparency group", canvas.state.clip))
            self.group_space(group, canvas.state.clip)
        self._within(form)
        canvas.restore()

    def _within(self, content: Object) -> None:
        """Follow the content of a form or a pattern, unless it is being followed already."""
        number_of = key(content)
        if number_of in self._open or len(self._open) >= DEEPEST_FORM:
            self._look.trouble("a drawing draws itself, or drawings lie too deep in one another")
            return
        self._open.append(number_of)
        try:
            if isinstance(content, Stream):
                self._left -= DRAWING
                unpacked(content)
                own = entry(content, "/Resources")
                self.content(content, self._canvas.resources if own is None else own)
        except TooLargeError:
            self._look.trouble("a drawing is too large")
        finally:
            self._open.pop()

    def _tile(self, pattern: Object, box: Box) -> None:
        """Follow what a pattern repeats, once; all of it is taken to fill what it paints."""
        canvas, number_of = self._canvas, key(pattern)
        if number_of in self._tiled:
            return
        self._tiled.add(number_of)
        matrix = numbers(entry(pattern, "/Matrix"), 6)
        begun: Matrix = UNIT if matrix is None else matrix  # type: ignore[assignment]
        outer, noted = canvas.state, len(self._look.painted)
        canvas.state = State(begun, Box(-1e9, -1e9, 1e9, 1e9), BLACK, BLACK)
        self._within(pattern)
        canvas.state = outer
        painted = self._look.painted
        painted[noted:] = [replace(one, box=box, plain=False) for one in painted[noted:]]

    def group_space(self, group: Object | None, box: Box) -> None:
        """Note in which colours a transparency group is blended, where it says so."""
        value = entry(group, "/CS")
        if value is not None:
            family = self._canvas.space(value).family
            if family != "cmyk":
                self._look.see_through.append((f"blending in {family}", box))


def inherited(page: Object, name: str) -> Object:
    """Return an entry of a page, or of the nodes above it; an empty dictionary if there is none."""
    node: Object | None = page
    for _ in range(64):
        found = entry(node, name)
        if found is not None:
            return found
        node = entry(node, "/Parent")
        if node is None:
            break
    return Dictionary()
