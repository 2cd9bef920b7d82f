"""Total ink: a page as a press would print it in; the places where there is too much of it out.

Each pixel's four inks are added up. Shares of the page that an ink touches, as Ghostscript's
`inkcov` counts them, say nothing of how much lies in one place.
"""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageMath

from reportbuild.model.preflight import Fault, Place, SeparatedPage
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.sheets import MOST_PLACES, Sheet

SPECK = 1.0
"""Square millimetres: what is smaller dries before it can do harm."""
ROUNDING = 1.0
"""Per cent by which the sum of four rounded inks may be too much."""
MOST_PIXELS = 60_000_000
MOST_RUNS = 200_000
EDGE = 0.35
"""How much of a row of pixels is there, where a renderer fills each that is touched."""
MM = 25.4
_RUBBISH = (
    OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, struct.error,
)  # fmt: skip
"""What Pillow may raise for a TIFF that is none."""
_RUN = re.compile(rb"[^\0]+")


@dataclass(slots=True)
class _Region:
    """Pixels that touch one another: left, top, right, bottom, and how many there are."""

    box: tuple[int, int, int, int]
    pixels: int


def ink_faults(
    separation: SeparatedPage, sheet: Sheet, profile: Profile
) -> tuple[int | None, list[Fault]]:
    """Return the most ink on a square millimetre of the page, in per cent, and what is too much.

    What lies beyond the bleed, as marks do, is not looked at.
    """
    if separation.fault:
        said = f"it cannot be rendered: {separation.fault}."
        return None, [sheet.fault("pre-005", said, (), "Open it, and make the file again.")]
    try:
        page = _read(separation.tiff)
    except _RUBBISH:
        said = "what was rendered of it, to measure its ink, cannot be read."
        return None, [sheet.fault("pre-005", said)]
    dots = separation.resolution / MM
    left, top = _corner(sheet, profile, dots)
    whole = sheet.place(sheet.inked(profile.bleed))
    size = (left + round(whole.width * dots), top + round(whole.height * dots))
    page = page.crop((left, top, min(size[0], page.width), min(size[1], page.height)))
    if not page.width or not page.height:
        return 0, []
    cyan, magenta, yellow, black = page.split()
    total = ImageMath.lambda_eval(
        lambda at: at["c"] + at["m"] + at["y"] + at["k"], c=cyan, m=magenta, y=yellow, k=black
    )
    side = max(1, round(dots * SPECK**0.5))
    _, most = total.convert("F").reduce(side).getextrema()
    limit = (profile.ink + ROUNDING) / 100 * 255
    too_much = ImageMath.lambda_eval(
        lambda at: at["convert"](at["total"] > limit, "L"), total=total
    )
    regions = _regions(too_much, least=SPECK * dots * dots)
    if not regions:
        return _percent(most), []
    worst = max(total.crop(region.box).getextrema()[1] for region in regions)
    places = [_place(region, whole, dots) for region in regions]
    return _percent(most), [_fault(sheet, profile, _percent(worst), places)]


def _read(tiff: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong with it is told as a fault
        page = Image.open(BytesIO(tiff))
        if page.mode != "CMYK" or page.width * page.height > MOST_PIXELS:
            raise ValueError(page.mode)
        page.load()
    return page


def _percent(total: float) -> int:
    return round(100 * total / 255)


def _corner(sheet: Sheet, profile: Profile, dots: float) -> tuple[int, int]:
    """Where the bleed begins on the picture of the sheet."""
    media = sheet.place(sheet.media)
    bleed = sheet.place(sheet.inked(profile.bleed))
    return round((bleed.left - media.left) * dots), round((bleed.top - media.top) * dots)


def _place(region: _Region, whole: Place, dots: float) -> Place:
    left, top, right, bottom = region.box
    return Place(
        round(whole.left + left / dots, 1),
        round(whole.top + top / dots, 1),
        round((right - left) / dots, 1),
        round((bottom - top) / dots, 1),
    )


def _fault(sheet: Sheet, profile: Profile, worst: int, places: list[Place]) -> Fault:
    more = len(places) - 1
    also = f" The same in {more} more place{'s' if more > 1 else ''}." if more else ""
    said = (
        f"Page {sheet.number}, {places[0]}: there is {worst} % of ink; "
        f"the profile allows {profile.ink} %.{also}"
    )
    hint = "Use fewer inks there, or a conversion made for this press: too much does not dry."
    return Fault("pre-058", sheet.number, said, hint, tuple(places[:MOST_PLACES]))


def _regions(mask: Image.Image, least: float) -> list[_Region]:
    """Return the regions of a mask that have at least so many pixels, the largest first."""
    regions: list[_Region] = []
    parent: list[int] = []
    above: list[tuple[int, int, int]] = []
    for row in _rows(mask):
        here: list[tuple[int, int, int]] = []
        at = 0
        for start, end, region in _begun(row, regions, parent):
            here.append((start, end, region))
            while at < len(above) and above[at][1] < start:
                at += 1
            touching = at
            while touching < len(above) and above[touching][0] <= end:
                _unite(above[touching][2], region, regions, parent)
                touching += 1
        above = here
        if len(regions) > MOST_RUNS:
            break
    return sorted(
        (r for at, r in enumerate(regions) if parent[at] == at and _area(r) >= least),
        key=lambda region: (-region.pixels, region.box),
    )


def _area(region: _Region) -> float:
    """The area of a region, in pixels: one that is only touched at its edge counts as a part."""
    left, top, right, bottom = region.box
    width, height = right - left, bottom - top
    return region.pixels * max(1 - 1 / width, EDGE) * max(1 - 1 / height, EDGE)


def _rows(mask: Image.Image) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield each row of a mask: its number, and where its runs begin and end."""
    data, width = mask.tobytes(), mask.width
    for top in range(mask.height):
        row = data[top * width : (top + 1) * width]
        yield top, [match.span() for match in _RUN.finditer(row)]


def _begun(
    row: tuple[int, list[tuple[int, int]]], regions: list[_Region], parent: list[int]
) -> Iterator[tuple[int, int, int]]:
    """Begin a region for each run of a row; yield where it begins and ends, and its number."""
    top, runs = row
    for start, end in runs:
        parent.append(len(regions))
        regions.append(_Region((start, top, end, top + 1), end - start))
        yield start, end, len(regions) - 1


def _unite(one: int, other: int, regions: list[_Region], parent: list[int]) -> None:
    one, other = _first(one, parent), _first(other, parent)
    if one == other:
        return
    kept, gone = regions[one], regions[other]
    parent[other] = one
    kept.box = (
        min(kept.box[0], gone.box[0]),
        min(kept.box[1], gone.box[1]),
        max(kept.box[2], gone.box[2]),
        max(kept.box[3], gone.box[3]),
    )
    kept.pixels += gone.pixels


def _first(at: int, parent: list[int]) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at
