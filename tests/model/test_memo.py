"""A memo: what is the same, what is made again, and what is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Text
from reportbuild.model.memo import FORGETFUL, LastRound, Memo, same, steady
from reportbuild.model.statistics import Amount


@dataclass
class Making:
    """Something that is made, and how often it was."""

    times: int = 0

    def of(self, memo: Memo, *values: object, place: str = "here") -> tuple[object, ...]:
        def make() -> tuple[object, ...]:
            self.times += 1
            return values

        return memo.recall((place,), values, make)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Amount(Decimal("90.5")), Amount(Decimal("90.50"))),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (1, True),
        (1, 1.0),
        ((Text("a"),), (Text("b"),)),
        ((1, 2), (1, 2, 3)),
        (b"a", "a"),
        (lambda: 1, lambda: 1),
    ],
)
def test_what_could_be_told_apart_is_not_the_same(one: object, other: object) -> None:
    """Equal values are not enough: they may print otherwise, or stand in another order."""
    assert not same(one, other)
    assert not same((one,), (other,))
    assert same(one, one)


@given(st.recursive(st.text() | st.binary() | st.integers(), lambda inner: st.tuples(inner, inner)))
def test_a_copy_is_the_same(value: object) -> None:
    """However it is made, and whatever it shares with other values."""
    joined = (value, Span("text/01-a.md", 2), {"key": (Text("words"),)})
    copied = (value, Span("text/01-" + "a.md", 2), {"key": (Text("wor" + "ds"),)})
    assert same(joined, copied)


def test_what_was_made_of_the_same_values_is_not_made_again() -> None:
    """At each place of its own; other values have it made anew, and so does going back to them."""
    memo, making = LastRound(), Making()
    first = making.of(memo, "a", Span("x", 1))
    assert making.of(memo, "a", Span("x", 1)) is first
    assert making.times == 1
    assert making.of(memo, "a", Span("x", 1), place="there") is not first
    assert making.of(memo, "b") == ("b",)
    assert making.of(memo, "a", Span("x", 1)) == first
    assert making.times == 4


def test_whoever_forgets_makes_everything() -> None:
    """Without a memo nothing is known."""
    making = Making()
    assert making.of(FORGETFUL, "a") == making.of(FORGETFUL, "a")
    assert making.times == 2


def test_a_round_forgets_what_nobody_asked_for() -> None:
    """What was asked for stays, however many rounds it does so."""
    memo, making = LastRound(), Making()
    making.of(memo, "a", place="kept")
    making.of(memo, "a", place="left")
    memo.settle()
    making.of(memo, "a", place="kept")
    memo.settle()
    making.of(memo, "a", place="kept")
    assert making.times == 2
    assert set(memo.kept) == {("kept",)}
    making.of(memo, "a", place="left")
    assert making.times == 3


def test_a_memo_holds_the_newest_values_alone() -> None:
    """So the bytes of an older save can go, although what was made of them stays."""
    memo, making = LastRound(), Making()
    older, newer = (bytes(bytearray(b"a text")) for _ in range(2))
    made = making.of(memo, older)
    assert making.of(memo, newer) is made
    [(values, _)] = memo.kept.values()
    assert values[0] is newer


def test_a_steady_value_is_the_very_object_of_before() -> None:
    """Until it is another one."""
    memo = LastRound()
    first = steady(memo, ("here",), {"a": Span("x")})
    assert steady(memo, ("here",), {"a": Span("x")}) is first
    assert steady(memo, ("here",), {"a": Span("y")}) == {"a": Span("y")}
