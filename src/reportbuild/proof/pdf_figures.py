"""Pictures in the structure of a PDF: described, and described where they stand.

Takes a part of a `PaperBook`; gives findings. Readers that show a page enlarged or reflowed find a
picture by its BBox (ISO 32000-1, Table 344), which has to be the box of what is painted
(14.8.5.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Name, Object

from reportbuild.model.finding import Finding
from reportbuild.model.proof import Named
from reportbuild.proof.pdf_book import PaperBook
from reportbuild.proof.pdf_tree import Node
from reportbuild.proof.preflight.geometry import (
    UNIT,
    Box,
    Matrix,
    Point,
    around,
    moved,
    of_corners,
    times,
)

SLACK = 2.0
"""Points by which a box may be off: lines are as thick on both sides of where they run."""

PATHS = {"m": 1, "l": 1, "c": 3, "v": 2, "y": 2}
"""Operators that add to a path, and how many points they take (ISO 32000-1, Table 59)."""

PAINTING = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
CORNERS = 4


@dataclass(frozen=True, slots=True)
class Painted:
    """A page that has pictures: its sheet, and the box of what each piece of its content paints."""

    sheet: Box
    boxes: Mapping[int, Box]


def painted(book: PaperBook, part: Sequence[Node]) -> dict[int, Painted]:
    """Return the pages, by index, that pictures of a part stand on, of all that is in it."""
    pages = {page for node in part if node.role == "Figure" for page, _ in node.marks}
    found = {}
    for page in sorted(pages):
        sides = book.file.pages[page].mediabox.as_list()
        sheet = Box(*(float(side) for side in sides))
        found[page] = Painted(sheet, boxes_of(book.file.pages[page].obj))
    return found


def part_figures(
    told: Named, part: Sequence[Node], pages: Mapping[int, Painted]
) -> Iterator[Finding]:
    """Find pictures without a description, and those whose place is not where they are."""
    for node in part:
        if node.role != "Figure":
            continue
        if not node.alt.strip():
            yield told.finding("pdf-034", "A picture has no description for those who listen.")
        for page, number in node.marks:
            sheet, found = pages[page].sheet, pages[page].boxes.get(number)
            if wrong := _wrong(_bbox(node), found.meet(sheet) if found else None, sheet):
                message = f"The picture “{node.alt}” on page {page + 1} {wrong}."
                yield told.finding("pdf-034", message)


def _bbox(node: Node) -> Box | None:
    numbers = [float(number) for number in node.attributes.get("BBox", "").split()]
    return Box(*numbers) if len(numbers) == CORNERS else None


def _wrong(said: Box | None, painted: Box | None, sheet: Box) -> str:
    """Return what is wrong with the place that a picture is said to stand at, or ""."""
    if said is None:
        return "does not say where it stands"
    if said.width < 1 or said.height < 1 or not sheet.holds(said, SLACK):
        return "is said to stand where no page is"
    if painted is not None and not painted.empty and not said.holds(painted, SLACK):
        return "is said to stand where it does not"
    return ""


# --- what is painted ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _State:
    """Where the page's units are, and what clips leave of the page; None for all of it."""

    matrix: Matrix = UNIT
    clip: Box | None = None


@dataclass(slots=True)
class _Walk:
    """What has been met so far of a page's content."""

    state: _State = field(default_factory=_State)
    kept: list[_State] = field(default_factory=list)
    marks: list[int | None] = field(default_factory=list)
    path: list[Point] = field(default_factory=list)
    clips: bool = False
    found: dict[int, Box] = field(default_factory=dict)

    def paint(self, points: Sequence[Point]) -> None:
        """Add to the box of the marked content that is open, if there is any."""
        number = next((mark for mark in reversed(self.marks) if mark is not None), None)
        if number is None or not points:
            return
        box = around(points)
        box = box.meet(self.state.clip) if self.state.clip else box
        if not box.empty:
            known = self.found.get(number)
            self.found[number] = known.join(box) if known else box


def boxes_of(page: Object) -> dict[int, Box]:
    """Return the box of what each piece of marked content paints, pictures and paths alone."""
    walk = _Walk()
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "q":
                walk.kept.append(walk.state)
            case "Q":
                walk.state = walk.kept.pop() if walk.kept else _State()
            case "cm":
                a, b, c, d, e, f = map(float, operands)
                moved_by = times((a, b, c, d, e, f), walk.state.matrix)
                walk.state = replace(walk.state, matrix=moved_by)
            case "BMC":
                walk.marks.append(None)
            case "BDC":
                properties = operands[1]
                number = None if isinstance(properties, Name) else properties.get("/MCID")
                walk.marks.append(None if number is None else int(number))
            case "EMC":
                walk.marks.pop()
            case "Do":
                form = page.Resources.XObject[str(operands[0])]
                walk.paint(_corners(form, walk.state.matrix))
            case operator:
                _path(walk, operator, [float(o) for o in operands if _is_number(o)])
    return walk.found


def _path(walk: _Walk, operator: str, numbers: list[float]) -> None:
    """Build, clip by or paint a path."""
    matrix = walk.state.matrix
    if operator in PATHS and len(numbers) == 2 * PATHS[operator]:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        walk.path += [moved(pair, matrix) for pair in pairs]
    elif operator == "re" and len(numbers) == CORNERS:
        x, y, width, height = numbers
        box = of_corners((x, y, x + width, y + height), matrix)
        walk.path += [(box.left, box.bottom), (box.right, box.top)]
    elif operator in {"W", "W*"}:
        walk.clips = True
    elif operator in PAINTING or operator == "n":
        if operator in PAINTING:
            walk.paint(walk.path)
        if walk.clips and walk.path:
            box, clip = around(walk.path), walk.state.clip
            walk.state = replace(walk.state, clip=box.meet(clip) if clip else box)
        walk.path, walk.clips = [], False


def _corners(form: Object, matrix: Matrix) -> list[Point]:
    """Return two corners of a picture or form as it is placed (ISO 32000-1, 8.9.5.1, 8.10)."""
    sides = (0.0, 0.0, 1.0, 1.0)
    if form.get("/Subtype") == Name.Form:
        left, bottom, right, top = (float(side) for side in form.BBox.as_list())
        sides = (left, bottom, right, top)
        if "/Matrix" in form:
            a, b, c, d, e, f = (float(number) for number in form.Matrix.as_list())
            matrix = times((a, b, c, d, e, f), matrix)
    box = of_corners(sides, matrix)
    return [(box.left, box.bottom), (box.right, box.top)]


def _is_number(operand: object) -> bool:
    return isinstance(operand, (int, float)) or type(operand).__name__ == "Decimal"
