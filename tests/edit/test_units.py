"""Free wording of money, points, changes and ranks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.edit.amounts import Record
from reportbuild.edit.wording import contradictions
from reportbuild.model.statistics import Change, Currency, Rank, Shift
from tests.edit.desk import SPAN, statistic
from tests.edit.settings import Setting, spoken_in

RISE = statistic("rise", Change("up", Decimal(12)), "more_than", kind="change", unit="percent")
DROP = statistic("drop", Change("down", Decimal(5)), kind="change", unit="percentage_point")
GONE = statistic("gone", Change("down", Decimal(1400)), "about", kind="change")
SHIFT = statistic("shift", Shift(Decimal(40), Decimal(52)), kind="change", unit="percent")
PAID = replace(statistic("paid", 3500, "up_to", kind="currency"), currency=Currency("EUR", 2003))
THIRD = statistic("third", Rank(3, 40), kind="rank")


def said(record: Record, words: str, around: str = "", locale: str = "en-GB") -> list[str]:
    how = spoken_in(Setting(locale.partition("-")[0], locale))
    return [f.code for f in contradictions(record, words, around or words, how, SPAN)]


@pytest.mark.parametrize(
    ("record", "words", "around", "expected"),
    [
        (RISE, "rose by more than 12 per cent", "", []),
        (RISE, "more than 12 per cent", "They rose by more than 12 per cent", []),
        (RISE, "more than 12%", "by more than 12% higher", []),
        (RISE, "more than 12 per cent", "", ["say-010"]),
        (RISE, "fell by more than 12 per cent", "", ["say-010"]),
        (RISE, "fell by more than 12 per cent", "They rose; it fell by more than 12 per cent",
         ["say-010"]),
        (RISE, "rose by 12 per cent", "", ["say-003"]),
        (RISE, "rose by more than 21 per cent", "", ["say-001"]),
        (RISE, "rose by more than 12", "", ["say-007"]),
        (RISE, "rose by more than 12 percentage points", "", ["say-007", "say-008", "say-008"]),
        (DROP, "fell by five percentage points", "", []),
        (DROP, "fell by five per cent", "", ["say-007"]),
        (DROP, "fell by five points", "", ["say-007", "say-008"]),
        (DROP, "rose by five percentage points", "", ["say-010"]),
        (GONE, "about 1,400 fewer", "", []),
        (GONE, "about 1,400 more", "", ["say-010", "say-008"]),
        (SHIFT, "from 40 to 52 per cent", "", []),
        (SHIFT, "from 40% to 52%", "", []),
        (SHIFT, "rose from 40 to 52 per cent", "", []),
        (SHIFT, "fell from 40 to 52 per cent", "", ["say-010"]),
        (SHIFT, "from 52 to 40 per cent", "", ["say-001"]),
        (SHIFT, "from 40 to 25 per cent", "", ["say-001"]),
        (PAID, "up to 3,500 euros", "", []),
        (PAID, "up to €3,500", "", []),
        (PAID, "up to EUR 3,500 (prices of 2003)", "", []),
        (PAID, "up to 3,500", "up to 3,500 of those euros", []),
        (PAID, "up to 3,500", "", ["say-007"]),
        (PAID, "up to 3,500 dollars", "", ["say-007"]),
        (PAID, "up to $3,500", "", ["say-007", "say-008"]),
        (PAID, "up to 3,500 euros (prices of 2004)", "", ["say-002"]),
        (THIRD, "rank 3 of 40", "", []),
        (THIRD, "number 3 out of 40", "", []),
        (THIRD, "rank 3", "", ["say-001"]),
        (THIRD, "rank 40 of 3", "", ["say-001"]),
        (THIRD, "rank 3 of 14", "", ["say-001"]),
    ],
)  # fmt: skip
def test_free_wording_carries_unit_and_way(
    record: Record, words: str, around: str, expected: list[str]
):
    """say-007, say-010: per cent, points, money, and whether it went up or down."""
    assert said(record, words, around) == expected


@pytest.mark.parametrize(
    ("locale", "record", "words", "expected"),
    [
        ("fr-FR", RISE, "a augmenté de plus de 12 %", []),
        ("fr-FR", RISE, "a baissé de plus de 12 %", ["say-010"]),
        ("fr-FR", DROP, "a reculé de cinq points de pourcentage", []),
        ("fr-FR", PAID, "jusqu’à 3 500 euros", []),
        ("es-419", RISE, "aumentó más del 12%", []),
        ("es-419", DROP, "disminuyó cinco puntos porcentuales", []),
        ("es-419", DROP, "aumentó cinco puntos porcentuales", ["say-010"]),
        ("ar", RISE, "ارتفع بأكثر من 12%", []),
        ("ar", RISE, "انخفض بأكثر من 12%", ["say-010"]),
    ],
)
def test_free_wording_in_other_languages(
    locale: str, record: Record, words: str, expected: list[str]
):
    """say-010 in the lists of each locale."""
    assert said(record, words, locale=locale) == expected
