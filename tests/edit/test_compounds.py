"""Number words put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.compounds import Word, between, joints, together

ENGLISH = joints(("20 1", "100 1", "100 and 1", "1000 1", "1000 and 1"))


def value(*parts: int | str) -> int | None:
    """The value of numbers with their links between, "" where none is given."""
    words: list[Word] = []
    links: list[str] = []
    for part in parts:
        if isinstance(part, str):
            links[-1] = part
        else:
            words.append(Word(frozenset({part})))
            links.append("")
    return together(words, links[:-1], ENGLISH)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((20, 1), 21),
        ((1, 100, "and", 20), 120),
        ((2, 1000, 3, 100, "and", 20, 1), 2321),
        ((12, 100), 1200),
        ((20, 1, 1000), 21000),
        ((1, 80), None),
        ((80, "and", 1), None),
        ((80, 10), None),
        ((100, 100), None),
        ((1000, 1000), None),
        ((20, 100), None),
        ((), None),
    ],
)
def test_a_number_is_built_only_as_the_language_builds_it(
    parts: tuple[int | str, ...], expected: int | None
):
    """Every other order, joint or repetition has no value."""
    assert value(*parts) == expected


def test_a_word_that_needs_another_is_none_alone():
    """The French "millions" counts nothing by itself."""
    millions = Word(frozenset({10**6}), bound=True)
    assert together((millions,), (), ENGLISH) is None
    assert together((Word(frozenset({2})), millions), ("",), ENGLISH) == 2 * 10**6


def test_what_may_be_two_numbers_is_none():
    """Of two meanings none is chosen."""
    assert together((Word(frozenset({5, 6})),), (), ENGLISH) is None


def test_links_are_compared_bare():
    """Hyphens and spaces are one, and an example that is none is passed over."""
    assert between(" -\u00a0et-") == "et"
    assert joints(("nonsense", "20")) == ()


@given(st.lists(st.sampled_from([1, 9, 10, 20, 90, 100, 1000, 10**6]), max_size=40))
def test_any_row_of_words_is_judged(values: list[int]):
    """However long: quickly, and to one value at most."""
    made = value(*values)
    assert made is None or made > 0
