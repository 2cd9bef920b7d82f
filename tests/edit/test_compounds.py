"""Number words put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.compounds import Grammar, Word, between, grammar, joints, readings, together

ENGLISH = Grammar(joints(("20 1", "100 1", "100 and 1", "1000 1", "1000 and 1")))


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


def test_a_language_says_by_example_what_multiplies():
    """Ten in Chinese, and hundreds that stand first in Swahili; powers of ten else."""
    chinese = grammar(("2×10", "10 1", "100 10", "100 零 1"), [1, 10, 100, 10_000])
    assert chinese.scales == (10_000, 100, 10)
    assert not chinese.before
    swahili = grammar(("100×2", "100 na 1"), [1, 5, 100, 1000])
    assert swahili.scales == (1000, 100)
    assert swahili.before


def words(*values: int) -> list[Word]:
    return [Word(frozenset({value})) for value in values]


def test_scales_multiply_on_the_side_where_the_language_has_them():
    """The Chinese 二十三, the Swahili "mia tano"; 一百五, a hundred and fifty, is not guessed."""
    chinese = grammar(("2×10", "10 1", "100 10", "100 零 1"), [1, 10, 100, 10_000])
    assert together(words(2, 10, 3), ["", ""], chinese) == 23
    assert together(words(1, 100, 5), ["", ""], chinese) is None
    assert together(words(1, 100, 5), ["", "零"], chinese) == 105
    swahili = grammar(("100×2", "100 na 1"), [1, 5, 100, 1000])
    assert together(words(100, 5), [""], swahili) == 500
    assert together(words(5, 100), [""], swahili) is None


def test_all_readings_are_told_where_a_language_says_two_alike():
    """The Swahili "elfu thelathini na tano": 35,000 or 30,005."""
    swahili = grammar(("100×2", "20 na 1", "1000 na 1"), [1, 30, 1000])
    assert readings(words(1000, 30, 5), ["", "na"], swahili) == {35_000, 30_005}
    assert together(words(1000, 30, 5), ["", "na"], swahili) is None


def test_places_are_the_languages_own():
    """Lakhs take what is less than a lakh, and a thousand no other thousand."""
    hindi = grammar(("100 1", "1000 1"), [100, 1000, 100_000])
    assert together(words(2, 100_000, 30, 1000), ["", "", ""], hindi) == 230_000
    assert together(words(20, 1000, 5, 1000), ["", "", ""], hindi) is None
