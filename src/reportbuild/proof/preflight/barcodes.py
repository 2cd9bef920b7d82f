"""Barcodes: bars that are drawn as areas or lines, read as a scanner would read an EAN-13.

GS1 General Specifications, 5.2: 30 bars, 95 modules, of 0.264 to 0.66 mm in print.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportbuild.model.preflight import Fault
from reportbuild.proof.preflight.colours import only_black, white
from reportbuild.proof.preflight.geometry import Box
from reportbuild.proof.preflight.painted import PageLook, Painted
from reportbuild.proof.preflight.sheets import Sheet

BARS, MODULES = 30, 95
SMALLEST, LARGEST = 0.264, 0.66
"""Millimetres of a module at 80 and 200 per cent."""
QUIET_LEFT, QUIET_RIGHT = 11, 7
"""Modules on either side that stay empty."""
_LEFT: dict[tuple[int, ...], int] = {
    (3, 2, 1, 1): 0, (2, 2, 2, 1): 1, (2, 1, 2, 2): 2, (1, 4, 1, 1): 3, (1, 1, 3, 2): 4,
    (1, 2, 3, 1): 5, (1, 1, 1, 4): 6, (1, 3, 1, 2): 7, (1, 2, 1, 3): 8, (3, 1, 1, 2): 9,
}  # fmt: skip
_PARITY = {
    "LLLLLL": 0, "LLGLGG": 1, "LLGGLG": 2, "LLGGGL": 3, "LGLLGG": 4,
    "LGGLLG": 5, "LGGGLL": 6, "LGLGLG": 7, "LGLGGL": 8, "LGGLGL": 9,
}  # fmt: skip
WIDEST = 4.6
"""How many of the narrowest bar a bar or a space may be wide: four modules, and rounding."""
_OFF = 0.25
"""Modules by which an edge may be off; real bars are drawn exactly."""


def numbers(look: PageLook) -> Iterator[str]:
    """Yield the number that each barcode of a page stands for, read from its bars."""
    for bars in _candidates(look.painted):
        boxes = [bar.box for bar in bars]
        widths = _widths(boxes, (boxes[-1].right - boxes[0].left) / MODULES)
        if widths is not None and (digits := _digits(widths)) is not None:
            yield digits


def barcodes(sheet: Sheet, look: PageLook) -> Iterator[Fault]:
    """Find barcodes that no scanner could read, or only some."""
    for bars in _candidates(look.painted):
        foot = max(bar.box.bottom for bar in bars)  # digits stand between the longer guard bars
        whole = Box(bars[0].box.left, foot, bars[-1].box.right, bars[0].box.top)
        module = whole.width / MODULES
        widths = _widths([bar.box for bar in bars], module)
        if widths is None or not _guarded(widths):
            continue
        digits = _digits(widths)
        if digits is None:
            yield sheet.fault("pre-090", "the bars of a barcode stand for no number.", [whole])
        elif _check(digits):
            said = f"the check digit of the barcode {digits} is wrong."
            yield sheet.fault("pre-090", said, [whole], "Draw it again from the right number.")
        millimetres = sheet.length(module)
        if not SMALLEST - 0.001 <= millimetres <= LARGEST + 0.001:
            said = (
                f"the narrowest bar of a barcode is {millimetres:.3f} mm wide; "
                f"scanners ask for {SMALLEST} to {LARGEST} mm."
            )
            yield sheet.fault("pre-091", said, [whole], "Print it at 80 to 200 per cent.")
        if not all(bar.colour is not None and only_black(bar.colour) for bar in bars):
            said = "a barcode is not in pure black alone."
            yield sheet.fault("pre-091", said, [whole], "Paint its bars in CMYK 0 0 0 100.")
        yield from _quiet(sheet, look, whole, module)


def _candidates(painted: list[Painted]) -> Iterator[list[Painted]]:
    """Yield rows of thirty bars that begin at one height."""
    rows: dict[int, list[Painted]] = {}
    for one in painted:
        box = one.box
        plain = one.plain or one.kind == "stroke"
        upright = 0 < box.width * 3 < box.height
        if plain and upright and one.colour is not None and not white(one.colour):
            rows.setdefault(round(box.top), []).append(one)
    for _, row in sorted(rows.items()):
        row.sort(key=lambda one: one.box.left)
        narrowest = min(one.box.width for one in row)
        row = [one for one in row if one.box.width <= WIDEST * narrowest]  # noqa: PLW2901
        run: list[Painted] = []
        for one in row:
            if run and one.box.left - run[-1].box.right > WIDEST * narrowest:
                if len(run) == BARS:
                    yield run
                run = []
            run.append(one)
        if len(run) == BARS:
            yield run


def _widths(bars: list[Box], module: float) -> list[int] | None:
    """Return the widths of bars and spaces in modules, None if they are no such widths."""
    edges = [edge for box in bars for edge in (box.left, box.right)]
    found = []
    for first, last in pairwise(edges):
        exact = (last - first) / module
        if not 0 < round(exact) < 5 or abs(exact - round(exact)) > _OFF:  # noqa: PLR2004
            return None
        found.append(round(exact))
    return found


def _guarded(widths: list[int]) -> bool:
    """Tell whether narrow bars stand before, between and after: bars of a chart have none."""
    return widths[:3] == [1] * 3 and widths[27:32] == [1] * 5 and widths[-3:] == [1] * 3


def _digits(widths: list[int]) -> str | None:
    parity, digits = "", ""
    for at in range(3, 27, 4):
        four = tuple(widths[at : at + 4])
        if four in _LEFT:
            parity, digits = parity + "L", digits + str(_LEFT[four])
        elif four[::-1] in _LEFT:
            parity, digits = parity + "G", digits + str(_LEFT[four[::-1]])
        else:
            return None
    for at in range(32, 56, 4):
        four = tuple(widths[at : at + 4])
        if four not in _LEFT:
            return None
        digits += str(_LEFT[four])
    first = _PARITY.get(parity)
    return None if first is None else f"{first}{digits}"


def _check(digits: str) -> bool:
    """Tell whether the last digit is not what the others ask for."""
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return total % 10 != 0


def _quiet(sheet: Sheet, look: PageLook, whole: Box, module: float) -> Iterator[Fault]:
    zones = (
        Box(whole.left - QUIET_LEFT * module, whole.bottom + module, whole.left, whole.top),
        Box(whole.right, whole.bottom + module, whole.right + QUIET_RIGHT * module, whole.top),
    )
    for one in look.painted:
        empty = one.colour is not None and white(one.colour)
        if empty or one.box.holds(whole):
            continue
        inside = [zone.meet(one.box) for zone in zones]
        if any(zone.width > module and zone.height > module for zone in inside):
            said = "something is painted in the quiet zone of a barcode."
            yield sheet.fault(
                "pre-091", said, [one.box], "Keep 11 modules free before it, 7 after."
            )
            return
