"""Barcodes that are drawn as bars: read as a scanner reads them, on any page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf

from reportbuild.model.preflight import Separations
from reportbuild.proof.preflight.job import Job, preflight
from tests.proof.pdfs import MM, PROFILE, add, book

LEFT = (
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011",
)  # fmt: skip
PARITY = (
    "LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG",
    "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL",
)  # fmt: skip
GOOD = "9780306406157"


def modules(digits: str) -> str:
    """The 95 modules of an EAN-13, by the tables of the GS1 General Specifications, 5.2.1.2."""
    right = ["".join("10"[int(m)] for m in code) for code in LEFT]
    mirrored = [code[::-1] for code in right]
    parity = PARITY[int(digits[0])]
    first = (
        (LEFT if kind == "L" else mirrored)[int(digit)]
        for kind, digit in zip(parity, digits[1:7], strict=True)
    )
    return "101" + "".join(first) + "01010" + "".join(right[int(d)] for d in digits[7:]) + "101"


def bars(code: str, module: float = 0.33 * MM, ink: bytes = b"0 0 0 1 k") -> bytes:
    """The bars as rectangles, those of the guards longer."""
    drawn, at = [ink], 0
    while at < len(code):
        end = at
        while end < len(code) and code[end] == code[at]:
            end += 1
        if code[at] == "1":
            low = 95 if at < 3 or 45 <= at < 50 or at >= 92 else 100
            drawn.append(
                b"%.4f %.4f %.4f %.4f re" % (100 + at * module, low, (end - at) * module, 160 - low)
            )
        at = end
    return b" ".join(drawn) + b" f"


def told(content: bytes) -> list[tuple[str, int, str]]:
    """What is found of a page with these bars."""

    def change(pdf: Pdf) -> None:
        add(pdf, 2, content)

    done = preflight(Job("book.pdf", book(change=change), PROFILE), Separations("not asked"))
    return [(f.code, f.page, f.message) for f in done.faults if f.code != "pre-007"]


def with_check(twelve: str) -> str:
    """An EAN-13 with its check digit."""
    total = sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(twelve))
    return twelve + str(-total % 10)


@settings(max_examples=30, deadline=None)
@given(st.text("0123456789", min_size=12, max_size=12))
def test_every_right_number_is_read_without_a_word(twelve: str):
    """Whatever its digits, a barcode that is drawn rightly is no fault."""
    assert told(bars(modules(with_check(twelve)))) == []


@settings(max_examples=20, deadline=None)
@given(st.text("0123456789", min_size=12, max_size=12), st.integers(1, 9))
def test_every_wrong_check_digit_is_told(twelve: str, off: int):
    """pre-090, with the number that the bars stand for."""
    good = with_check(twelve)
    wrong = good[:-1] + str((int(good[-1]) + off) % 10)
    ((code, page, message),) = told(bars(modules(wrong)))
    assert (code, page, wrong in message) == ("pre-090", 2, True)


def test_bars_that_stand_for_no_number_are_told():
    """pre-090: thirty bars with a digit that is none."""
    code = modules(GOOD)
    broken = code[:3] + "0101011" + code[10:]
    found = told(bars(broken))
    assert {code for code, _, _ in found} <= {"pre-090"}
    swapped = code[:3] + "0111010" + code[10:]
    assert [code for code, _, _ in told(bars(swapped))] == ["pre-090"]


@pytest.mark.parametrize(
    ("percent", "codes"), [(75, ["pre-091"]), (80, []), (200, []), (210, ["pre-091"])]
)
def test_a_barcode_is_printed_at_80_to_200_per_cent(percent: int, codes: list[str]):
    """pre-091: smaller or larger ones cannot be scanned everywhere."""
    found = told(bars(modules(GOOD), 0.33 * MM * percent / 100))
    assert [code for code, _, _ in found] == codes


def test_a_barcode_is_pure_black():
    """pre-091: four inks that do not meet blur the bars."""
    found = told(bars(modules(GOOD), ink=b"0.5 0.4 0.4 1 k"))
    assert [(code, page) for code, page, _ in found] == [("pre-091", 2)]


def test_the_quiet_zone_is_kept_free():
    """pre-091: a coloured area beside the bars; white below them all is what should be there."""
    beside = b"0.5 0 0 0 k 92 100 7 60 re f "
    white = b"0 0 0 0 k 80 80 160 90 re f "
    assert [code for code, _, _ in told(beside + bars(modules(GOOD)))] == ["pre-091"]
    assert told(white + bars(modules(GOOD))) == []


def test_a_chart_of_thirty_bars_is_no_barcode():
    """Bars of a chart are as wide as one another, and stand apart as bars of a barcode never do."""
    chart = b"0 0 0 1 k " + b" ".join(b"%d 100 3 50 re" % (100 + 9 * at) for at in range(30))
    assert told(chart + b" f") == []
