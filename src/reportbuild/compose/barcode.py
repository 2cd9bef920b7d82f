"""The barcode of an ISBN: EAN-13 as a drawing in black ink, at its nominal size.

Pure: takes the 13 digits, gives SVG. The bars come from python-barcode; sizes, quiet zones and the
place of the digits are those of the GS1 General Specifications, 5.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from barcode.ean import EuropeanArticleNumber13

MODULE = 0.33
"""Millimetres: the narrowest bar at nominal size, which any shop's reader takes."""

QUIET = (11, 7)
"""Modules left free before and after the bars."""

BAR, GUARD = 22.85, 24.5
"""Millimetres: the height of bars, and of those at the edges and the middle."""

DIGITS = 2.9
"""Millimetres: the size of the digits below."""

HEIGHT = 26.0
_BLACK, _WHITE = "device-cmyk(0 0 0 1)", "device-cmyk(0 0 0 0)"


def ean13(digits: str, family: str) -> bytes:
    """Return the drawing of 13 digits, which are set in a family of faces.

    Raises `ValueError` if the last digit does not check the others: such bars would name another
    thing than what is printed below them.
    """
    code = EuropeanArticleNumber13(digits, guardbar=True)
    if code.ean != digits:
        raise ValueError(f"{digits} has a wrong check digit")
    modules = code.build()[0]
    width = (QUIET[0] + len(modules) + QUIET[1]) * MODULE
    bars = "".join(_bars(modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{HEIGHT}mm" '
        f'viewBox="0 0 {width:.2f} {HEIGHT}">'
        f'<rect width="{width:.2f}" height="{HEIGHT}" fill="{_WHITE}"/>'
        f"{bars}{''.join(_digits(digits, family))}</svg>"
    ).encode()


def _bars(modules: str) -> Iterator[str]:
    """Yield each bar as a rectangle; modules that stand together are one bar."""
    place = 0
    while place < len(modules):
        kind = modules[place]
        end = place
        while end < len(modules) and modules[end] == kind:
            end += 1
        if kind != "0":
            left, wide = (QUIET[0] + place) * MODULE, (end - place) * MODULE
            high = GUARD if kind == "G" else BAR
            yield (f'<rect x="{left:.3f}" width="{wide:.3f}" height="{high}" fill="{_BLACK}"/>')
        place = end


def _digits(digits: str, family: str) -> Iterator[str]:
    """Yield the digits: the first before the bars, six below each half."""
    for first, last, left in ((0, 1, 1), (1, 7, QUIET[0] + 4), (7, 13, QUIET[0] + 51)):
        for place, digit in enumerate(digits[first:last]):
            x = (left + 7 * place + 1) * MODULE
            yield (
                f'<text x="{x:.3f}" y="{HEIGHT - 0.25}" fill="{_BLACK}" '
                f'font-family="{family}" font-size="{DIGITS}">{digit}</text>'
            )
