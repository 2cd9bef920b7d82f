"""Pages as plates: nothing but inks, text and shapes; black text over what lies below it.

Works within an open PDF. Every colour of a screen becomes inks, tags and whatever else says nothing
to a press is taken out of the content (ISO 32000-1, 8.6 and 14.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, PdfImage

from reportbuild.press.separation import Separation

Operation: TypeAlias = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
PATHS = frozenset({"m", "l", "c", "v", "y", "h", "re", "W", "W*"})
TEXT = frozenset({"Tj", "TJ", "'", '"'})
STROKES = frozenset({"S", "s"})
SHAPES = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"})
SCREEN = {"rg": "k", "RG": "K", "g": "k", "G": "K"}
"""Operators that set a colour of screens, and those that set one of inks (ISO 32000-1, 8.6.8)."""

SPACES = {"cs": "k", "CS": "K"}
COLOURS = {"scn": "k", "sc": "k", "SCN": "K", "SC": "K"}
JPEG_QUALITY = 95

BLACK = (0, 0, 0, 1)
NEITHER = (False, False)


@dataclass(frozen=True, slots=True)
class _State:
    """Of the graphics state: the inks of fills and strokes, colour spaces that are not inks, and
    whether fills and strokes are printed over what lies below.
    """

    fill: tuple[float, ...] = ()
    stroke: tuple[float, ...] = ()
    inked: frozenset[str] = frozenset("kK")
    over: tuple[bool, bool] = NEITHER


@dataclass(slots=True)
class Plates:
    """Makes plates of the pages of a book; `left` names what could not be turned into inks."""

    book: pikepdf.Pdf
    separation: Separation
    overprints: bool
    left: list[str] = field(default_factory=list)
    done: set[tuple[int, int]] = field(default_factory=set)
    seen: list[Object] = field(default_factory=list)
    page: int = 0

    def make(self) -> None:
        """Make plates of every page."""
        for number, page in enumerate(self.book.pages, start=1):
            self.page = number
            for entry in ("/Annots", "/StructParents", "/Tabs", "/Group"):
                if entry in page.obj:
                    del page.obj[entry]
            content = self._inked(pikepdf.parse_content_stream(page), page.obj.Resources)
            page.obj.Contents = self.book.make_stream(content)
        for resources in self.seen:
            _tidy(resources)

    def _inked(self, operations: Iterable[Operation], resources: Object) -> bytes:
        """Return content in inks; the resources that it names are turned into inks as well."""
        self._resources(resources)
        self.seen.append(resources)
        drawn = _Drawing(self, resources)
        return pikepdf.unparse_content_stream(list(drawn.inked(operations)))

    def _resources(self, resources: Object) -> None:
        for name, thing in resources.get("/XObject", Dictionary()).items():
            if self._is_new(thing):
                if not isinstance(thing, pikepdf.Stream):
                    self.leave(f"the thing {name}")
                elif thing.Subtype == Name.Image:
                    self._picture(thing, name)
                else:
                    self._form(thing)
        for name, pattern in resources.get("/Pattern", Dictionary()).items():
            if self._is_new(pattern):
                if isinstance(pattern, pikepdf.Stream):
                    self._form(pattern)
                else:
                    self.leave(f"the shading {name}")

    def _is_new(self, thing: Object) -> bool:
        new = thing.objgen not in self.done
        self.done.add(thing.objgen)
        return new

    def _form(self, form: pikepdf.Stream) -> None:
        resources = form.get("/Resources", Dictionary())
        form.write(self._inked(pikepdf.parse_content_stream(form), resources))
        if "/Group" in form:
            form.Group.CS = Name.DeviceCMYK

    def _picture(self, picture: pikepdf.Stream, name: str) -> None:
        if "/Interpolate" in picture:
            del picture.Interpolate
        space = picture.get("/ColorSpace")
        if picture.get("/ImageMask") or space in (Name.DeviceGray, Name.DeviceCMYK):
            return
        if space != Name.DeviceRGB:
            self.leave(f"the picture {name}")
            return
        is_photograph = picture.get("/Filter") == Name.DCTDecode
        made = self.separation.picture(PdfImage(picture).as_pil_image())
        for entry in ("/DecodeParms", "/Decode", "/Filter"):
            if entry in picture:
                del picture[entry]
        picture.ColorSpace = Name.DeviceGray if made.mode == "L" else Name.DeviceCMYK
        if is_photograph:
            data = BytesIO()
            made.save(data, "JPEG", quality=JPEG_QUALITY, subsampling=0)
            picture.write(data.getvalue(), filter=Name.DCTDecode)
            if made.mode == "CMYK":  # Adobe's JPEGs hold inks the other way about
                picture.Decode = Array([1, 0] * 4)
        else:
            picture.write(made.tobytes())

    def leave(self, what: str) -> None:
        """Note something that has no inks."""
        self.left.append(f"page {self.page}: {what}")


@dataclass(slots=True)
class _Drawing:
    """One stream of content while it is turned into inks."""

    plates: Plates
    resources: Object
    state: _State = _State()
    saved: list[_State] = field(default_factory=list)
    path: list[Operation] = field(default_factory=list)

    def inked(self, operations: Iterable[Operation]) -> Iterator[Operation]:
        for operation in operations:
            name = str(operation.operator)
            operands = list(operation.operands) if name != "INLINE IMAGE" else []
            if name == "q":
                self.saved.append(self.state)
            elif name == "Q" and self.saved:
                self.state = self.saved.pop()
            if name in MARKS or (name == "gs" and self._says_nothing(operands[0])):
                continue
            if name in SCREEN:
                yield self._colour(SCREEN[name], self._in_inks(operands))
            elif name in ("k", "K"):
                yield self._colour(name, tuple(float(part) for part in operands))
            elif name in SPACES:
                yield from self._space(SPACES[name], operation)
            elif name in COLOURS and COLOURS[name] in self.state.inked:
                yield self._colour(COLOURS[name], tuple(float(part) for part in operands))
            elif name in PATHS:
                self.path.append(operation)  # nothing may be said between a path and its painting
            else:
                if name in ("sh", "INLINE IMAGE"):
                    self.plates.leave("a shading" if name == "sh" else "a picture within a line")
                yield from self._over(name)
                yield from self.path
                self.path.clear()
                yield operation

    def _in_inks(self, operands: list[Object]) -> tuple[float, ...]:
        parts = [float(part) for part in operands]
        red, green, blue = parts if len(parts) > 1 else parts * 3
        return self.plates.separation.colour(red, green, blue)

    def _colour(self, operator: str, inks: tuple[float, ...]) -> Operation:
        """Set a colour in inks (ISO 32000-1, 8.6.8)."""
        inked = self.state.inked | {operator}
        if operator == "k":
            self.state = replace(self.state, fill=inks, inked=inked)
        else:
            self.state = replace(self.state, stroke=inks, inked=inked)
        operands = [Decimal(f"{part:.4f}").normalize() for part in inks]
        return pikepdf.ContentStreamInstruction(operands, Operator(operator))

    def _space(self, operator: str, operation: Operation) -> Iterator[Operation]:
        """Leave out a colour space that is said with the colour; note one that has no inks."""
        space = operation.operands[0]
        if space == Name.DeviceCMYK:
            self.state = replace(self.state, inked=self.state.inked | {operator})
            return
        if space != Name.Pattern:
            self.plates.leave(f"a colour in {space}")
        self.state = replace(self.state, inked=self.state.inked - {operator})
        yield operation

    def _over(self, name: str) -> Iterator[Operation]:
        """Say that black text and lines are printed over what lies below, and nothing else."""
        fill, stroke = self.state.over
        if name in TEXT:
            fill = self.plates.overprints and self.state.fill == BLACK
        elif name in STROKES:
            stroke = self.plates.overprints and self.state.stroke == BLACK
        elif name in SHAPES:
            fill = stroke = False
        if (fill, stroke) != self.state.over:
            self.state = replace(self.state, over=(fill, stroke))
            key = f"/Over{'F' * fill}{'S' * stroke}"
            if "/ExtGState" not in self.resources:
                self.resources.ExtGState = Dictionary()
            self.resources.ExtGState[key] = Dictionary(
                Type=Name.ExtGState, OP=stroke, op=fill, OPM=1
            )
            yield pikepdf.ContentStreamInstruction([Name(key)], Operator("gs"))

    def _says_nothing(self, name: Object) -> bool:
        """Tell whether a graphics state only says that nothing is transparent, as is usual."""
        state = self.resources.get("/ExtGState", Dictionary()).get(str(name))
        return state is not None and all(
            key in ("/ca", "/CA") and value == 1 for key, value in state.items()
        )


def _tidy(resources: Object) -> None:
    """Take out of resources what says nothing to a press any more."""
    states = resources.get("/ExtGState", Dictionary())
    for key in list(states.keys()):
        if all(entry in ("/ca", "/CA") and value == 1 for entry, value in states[key].items()):
            del states[key]
    for kind in ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font"):
        held = resources.get(kind)
        if kind == "/ColorSpace" and held is not None:
            for key in [key for key, _ in held.items() if key.startswith("/lab-")]:
                del held[key]
        if held is not None and not list(held.items()):
            del resources[kind]
