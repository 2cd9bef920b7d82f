from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.inlines import Text
from reportbuild.translate.figures import numbers
from tests.translate.samples import words


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("in 1999", ["1999"]),
        ("١٩٩٩ و۱۹۹۹ तथा १९९९", ["1999", "1999", "1999"]),
        ("230,000", ["230000"]),
        ("230 000", ["230000"]),
        ("230\u202f000", ["230000"]),
        ("230.000", ["230000"]),
        ("٢٣٠٬٠٠٠", ["230000"]),
        ("2,30,000", ["230000"]),
        ("1.234.567,8", ["1234567.8"]),
        ("90.5 and 90,5 and ٩٠٫٥", ["90.5", "90.5", "90.5"]),
        ("29 April 2003", ["2003", "29"]),
        ("29.04.2003", ["2003", "29"]),
        ("EUR 70/010/2003", ["2003", "70"]),
        ("between 15 and 20", ["15", "20"]),
        ("15–20", ["15", "20"]),
        ("two of 12, and 3", []),
        ("in 1999, 200 houses", ["1999", "200"]),
        ("the year 1999.", ["1999"]),
        ("999,1000,1001", ["1000", "1001", "999"]),
        ("no figures", []),
        ("{fled} or [more than 5,800]{returned} in 2003[^n]", ["2003"]),
        ("[1999](#a) and *2000* and [2001](https://e.org/2002)", ["1999", "2000", "2001"]),
        ("<https://example.org/2003>", []),
        ("[1999]{lang=ar}", ["1999"]),
    ],
)
def test_figures_are_read_alike_in_every_language(written: str, expected: list[str]):
    """Scripts, groups and decimal signs differ, the numbers do not. Small ones do not count."""
    assert sorted(numbers(words(written)).elements()) == expected


@given(st.text())
def test_any_text_has_its_figures(text: str):
    """Whatever stands there, reading its figures does not fail."""
    assert all(count > 0 for count in numbers((Text(text),)).values())


def test_a_very_long_figure_is_a_figure():
    """Python refuses to read numbers of more than 4,300 digits; they are compared all the same."""
    assert list(numbers((Text("9" * 9000),))) == ["9" * 9000]


@given(st.integers(min_value=13), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’", "٬"]))
def test_a_number_is_itself_whatever_parts_its_thousands(number: int, sign: str):
    """Grouped by any sign, in any size."""
    assert list(numbers((Text(f"a {number:,} b".replace(",", sign)),))) == [str(number)]
