"""The sheet of a page: its boxes, how it is turned, and where a place on it is for a reader.

ISO 32000-1, 14.11.2. Boxes are in points of the page's user space; places in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Object

from reportbuild.model.preflight import Fault, Place
from reportbuild.proof.preflight.geometry import POINTS_PER_MM, Box
from reportbuild.proof.preflight.objects import number, numbers
from reportbuild.proof.preflight.walk import inherited

MOST_PLACES = 24
"""Places of one fault that are told; there may be thousands."""
A4 = Box(0, 0, 595, 842)
SLACK = 0.1 * POINTS_PER_MM
"""Points by which two lengths may differ and still be the same: a tenth of a millimetre."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number from 1, its boxes, by how many degrees it is turned, and its unit.

    `trim` and `bleed` are None where the file does not say them; `unit` is points to a unit.
    """

    number: int
    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    turned: int
    unit: float

    @property
    def cut(self) -> Box:
        """The page as it is cut: its trim, or what readers see."""
        return self.trim or self.crop or self.media

    def beyond(self, bleed: float) -> Box:
        """Return the page with so many millimetres of bleed around it."""
        return self.cut.grown(bleed * POINTS_PER_MM / self.unit)

    def inked(self, bleed: float) -> Box:
        """Return the page with its bleed, as much of it as there is on the sheet."""
        return self.beyond(bleed).meet(self.media)

    def length(self, points: float) -> float:
        """Return a length of the page in millimetres."""
        return points * self.unit / POINTS_PER_MM

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is cut, in millimetres, as a reader holds it."""
        place = self.place(self.cut)
        return place.width, place.height

    def place(self, box: Box) -> Place:
        """Return where a box is, from the left and the top of the page as a reader holds it."""
        cut = self.cut
        left, right = box.left - cut.left, cut.right - box.right
        top, bottom = cut.top - box.top, box.bottom - cut.bottom
        width, height = box.width, box.height
        match self.turned:
            case 90:
                left, top, width, height = bottom, left, height, width
            case 180:
                left, top = right, bottom
            case 270:
                left, top, width, height = top, right, height, width
            case _:
                pass
        told = (round(self.length(value), 2) + 0.0 for value in (left, top, width, height))
        return Place(*told)

    def fault(self, code: str, said: str, boxes: Iterable[Box] = (), hint: str = "") -> Fault:
        """Return a fault of this page, with its places: those that lie on the sheet."""
        places = tuple(dict.fromkeys(self.place(box.meet(self.media)) for box in boxes))
        where = f", {places[0]}" if places else ""
        more = len(places) - 1
        also = f" The same in {more} more place{'s' if more > 1 else ''}." if more > 0 else ""
        message = f"Page {self.number}{where}: {said}{also}"
        return Fault(code, self.number, message, hint, places[:MOST_PLACES])


def sheet_of(page: Object, index: int) -> Sheet:
    """Return the sheet of a page; what cannot be read is not there."""
    media = _box(inherited(page, "/MediaBox"))
    crop = _box(inherited(page, "/CropBox"))
    whole = media or crop or A4
    unit = number(page.get("/UserUnit", 1), 1.0)
    return Sheet(
        index + 1,
        whole,
        crop,
        _box(page.get("/BleedBox")),
        _box(page.get("/TrimBox")) or _box(page.get("/ArtBox")),
        int(number(inherited(page, "/Rotate"))) % 360,
        unit if unit > 0 else 1.0,
    )


def _box(value: Object | None) -> Box | None:
    """A rectangle, whichever of its corners are named; None if nothing is in it."""
    corners = numbers(value, 4)
    if corners is None:
        return None
    x, y, u, v = corners
    box = Box(min(x, u), min(y, v), max(x, u), max(y, v))
    return box if box.width > 0 and box.height > 0 else None
