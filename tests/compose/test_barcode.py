from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.compose.barcode import MODULE, QUIET, ean13

SVG = "{http://www.w3.org/2000/svg}"
LEFT = [
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
]
PARITY = [
    "LLLLLL",
    "LLGLGG",
    "LLGGLG",
    "LLGGGL",
    "LGLLGG",
    "LGGLLG",
    "LGGGLL",
    "LGLGLG",
    "LGLGGL",
    "LGGLGL",
]


def checked(twelve: str) -> str:
    total = sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"


def modules(digits: str) -> str:
    """The bars that GS1's tables ask for, written out by hand."""
    right = ["".join("10"[int(m)] for m in code) for code in LEFT]
    sets = {"L": LEFT, "G": [code[::-1] for code in right]}
    halves = [sets[way][int(d)] for way, d in zip(PARITY[int(digits[0])], digits[1:7], strict=True)]
    return "101" + "".join(halves) + "01010" + "".join(right[int(d)] for d in digits[7:]) + "101"


def drawn(svg: bytes) -> str:
    """The modules that a drawing's bars cover."""
    root = ET.fromstring(svg)  # noqa: S314 - made here
    row = ["0"] * 95
    for bar in root.findall(f"{SVG}rect")[1:]:
        first = round(float(bar.attrib["x"]) / MODULE) - QUIET[0]
        for place in range(first, first + round(float(bar.attrib["width"]) / MODULE)):
            row[place] = "1"
    return "".join(row)


@given(st.text("0123456789", min_size=12, max_size=12))
def test_bars_are_those_of_the_standard(twelve: str):
    """Any number's bars are the ones that GS1's tables give."""
    digits = checked(twelve)

    assert drawn(ean13(digits, "Sans")) == modules(digits)


def test_the_drawing_is_black_ink_on_white_with_room_beside_it():
    """The digits below are the number's own; sizes are nominal: 37.29 mm with the quiet zones."""
    svg = ean13("9789210000017", "Source Sans 3").decode()

    assert 'width="37.29mm"' in svg
    assert "".join(re.findall(r">(\d)<", svg)) == "9789210000017"
    assert set(re.findall(r'fill="([^"]*)"', svg)) == {
        "device-cmyk(0 0 0 1)", "device-cmyk(0 0 0 0)",
    }  # fmt: skip


def test_a_wrong_check_digit_is_never_drawn():
    """The library would quietly draw the right one below the wrong digits."""
    with pytest.raises(ValueError, match="wrong check digit"):
        ean13("9789210000018", "Sans")
