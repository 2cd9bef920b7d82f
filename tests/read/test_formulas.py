"""Formulas over keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.read.formulas import Reckoning, formula, keys_of


def test_a_formula_is_read_as_arithmetic_is():
    """Products bind closer than sums, and both go from the left."""
    assert formula("a - b + c / d") == Reckoning(
        "+", Reckoning("-", "a", "b"), Reckoning("/", "c", "d")
    )
    assert formula("(a + b) * c") == Reckoning("*", Reckoning("+", "a", "b"), "c")
    assert keys_of("(a + b) / (a - c)") == ("a", "b", "c")


@pytest.mark.parametrize(
    "text",
    ["", " ", "a b", "a +", "+ a", "-a", "(a", "a)", "()", "a + (b", "2 * a", "a * 2", "a ** b",
     "a % b", "a; b", "__import__('os')", "a.b", "٣ + a", "(" * 5000, "a" + "+a" * 5000],
)  # fmt: skip
def test_what_is_no_formula_is_none(text: str):
    """Nothing is guessed, typed numbers are not vouched for, and nothing is nested too deep."""
    assert formula(text) is None
    assert keys_of(text) is None


@given(st.text(alphabet="ab +-*/()_1", max_size=40))
def test_no_text_is_too_much(text: str):
    """Whatever is written is a formula or none."""
    keys = keys_of(text)
    assert keys is None or all(key in text for key in keys)
