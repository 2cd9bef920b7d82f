from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.scales import MOST, scale


def numbers(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("held", "percent", "expected"),
    [
        (("5800",), False, "0 1000 2000 3000 4000 5000 6000"),
        (("57", "90.5"), True, "0 20 40 60 80 100"),
        (("98", "107.8"), True, "0 20 40 60 80 100 120"),
        (("8",), True, "0 2 4 6 8"),
        (("-12.5", "20"), False, "-20 -10 0 10 20"),
        (("3",), False, "0 1 2 3"),
        (("0",), False, "0 1"),
        ((), False, "0 1"),
    ],
)
def test_scales_are_round_and_hold_nought(held: tuple[str, ...], percent: bool, expected: str):
    """Steps of one, two or five; never cut off below what is drawn."""
    made = scale(numbers(*held), whole=True, percent=percent)
    assert " ".join(f"{number.normalize():f}" for number in made) == expected


def test_small_numbers_have_small_steps():
    """Decimals have steps of their own size; whole numbers none below one."""
    assert scale(numbers("0.3"), whole=False, percent=False)[1] == Decimal("0.05")
    assert scale(numbers("1"), whole=True, percent=False)[1] == 1


@given(st.lists(st.decimals("-1e12", "1e12", places=3), max_size=6))
def test_every_number_lies_on_its_scale(held: list[Decimal]):
    """Whatever is drawn lies between the ends, nought too, in few and even steps."""
    made = scale(held, whole=False, percent=False)
    assert made[0] <= min([*held, Decimal(0)])
    assert made[-1] >= max([*held, Decimal(0)])
    assert Decimal(0) in made
    assert 2 <= len(made) <= MOST + 3
    steps = {b - a for a, b in pairwise(made)}
    assert len(steps) == 1
