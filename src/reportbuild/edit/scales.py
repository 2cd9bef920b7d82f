"""The scale of a chart: round numbers from nought, or below it, to above all that is drawn.

Goes in: the least and greatest number. Comes out: the numbers of the scale's lines, exact. A scale
holds nought always: bars, or a line's rise, cut off below would look larger than they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product

FEWEST, MOST = 3, 6
"""Intervals: fewer say little, more crowd a narrow page."""

_ROUND = (Decimal(1), Decimal(2), Decimal(5))


def scale(numbers: Iterable[Decimal], *, whole: bool, percent: bool) -> tuple[Decimal, ...]:
    """Return the numbers at which a scale has its lines, from the least to the greatest.

    `whole` asks for whole numbers only. Per cent stop at 100 if nothing goes beyond it.
    """
    held = [*numbers, Decimal(0)]
    low, high = min(held), max(held)
    if low == high:
        high = Decimal(1)
    step = _step(high - low, whole=whole)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    lines = [step * n for n in range(int(first), int(last) + 1)]
    if percent and max(held) <= 100:  # noqa: PLR2004 - the whole
        lines = [line for line in lines if line <= 100]  # noqa: PLR2004
    return tuple(lines)


def _step(extent: Decimal, *, whole: bool) -> Decimal:
    """Return the smallest round step that takes no more than so many intervals."""
    power = extent.adjusted()
    steps = sorted(
        digit.scaleb(exponent) for exponent, digit in product(range(power - 2, power + 2), _ROUND)
    )
    for step in steps:
        if whole and step < 1:
            continue
        if extent / step <= MOST:
            return step
    return steps[-1]
