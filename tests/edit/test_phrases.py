"""Words of a list found in texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.phrases import claims, fold, holds, table

PREFIXES = ("و", "ب", "ال", "وال")


def meant(text: str, **lists: str) -> list[set[object]]:
    phrases = table({name: listed.split("|") for name, listed in lists.items()})
    return [set(claim.meanings) for claim in claims(fold(text), phrases)]


def test_the_first_phrase_claims_and_of_two_that_begin_together_the_longer():
    """So "no more than" is not "more than", nor does "menos del" hide "al menos"."""
    assert meant("no more than 5", more="more than", most="no more than") == [{"most"}]
    assert meant("al menos del 10", least="al menos", fewer="menos del") == [{"least"}]


def test_a_phrase_of_two_lists_has_both_meanings():
    """What may be either contradicts neither."""
    assert meant("cerca de 5", about="cerca de", nearly="cerca de|casi") == [{"about", "nearly"}]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("PLUS DE 5", "plus de"),
        ("plus\u00a0de 5", "plus de"),
        ("jusqu'à 5", "jusqu’à"),
        ("jusqu’a\u0300 5", "jusqu’à"),
        ("one-third", "one third"),
        ("ils n’étaient que 5", "n’ ... que"),
        ("une fille et ne sont que 5", "ne ... que"),
        ("estimations", "estim*"),
        ("اكثر من 5", "أكثر من"),
        ("أكـثر مِن 5", "أكثر من"),
        ("超过5人", "超过"),
        ("มากกว่า5คน", "มากกว่า"),
    ],
)
def test_spelling_that_makes_no_difference_makes_none(text: str, phrase: str):
    """Case, spaces, apostrophes, composed letters, Arabic vowels, hamza and tatweel."""
    assert holds(text, (phrase,))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("pluss de 5", "plus de"),
        ("overt", "over"),
        ("cover", "over"),
        ("किया", "कि"),
        ("estimer", "estim"),
        ("", "over"),
    ],
)
def test_a_phrase_is_not_found_within_a_word(text: str, phrase: str):
    """Words end where letters and their marks do."""
    assert not holds(text, (phrase,))


def test_prefixes_may_be_joined_only_where_a_list_says_so():
    """Arabic "and", "by", "the" belong to no word of their own."""
    assert holds("وبالثلث", ("ثلث",), ("وبال", *PREFIXES))
    assert not holds("وبالثلث", ("ثلث",))
    assert not holds("كتبالثلث", ("ثلث",), PREFIXES)


def test_an_empty_list_finds_nothing():
    """No phrase, no claim."""
    assert not holds("anything", ())
    assert not holds("anything", ("", " "))


# ORACLE: a search by plain patterns, to hold the index of first words against
PHRASES = [
    "no",
    "no more",
    "no more than",
    "more than",
    "more",
    "than a",
    "mor*",
    "a ... than",
    "%",
]


def slowly(folded: str) -> list[tuple[int, int]]:
    """The places of phrases, the first and then the longest, each searched for by itself."""
    places: list[tuple[int, int]] = []
    for phrase in PHRASES:
        body = re.escape(phrase).replace(r"\ \.\.\.\ ", r"\b.*?\b").replace(r"\ ", r"[\s-]+")
        body = body.replace(r"\*", "[a-z]*")
        edges = (r"(?<![a-z])", r"(?![a-z])") if phrase[0].isalpha() else ("", "")
        pattern = re.compile(f"{edges[0]}{body}{edges[1]}", re.DOTALL)
        places += [
            m.span() for at in range(len(folded)) if (m := pattern.match(folded, at)) is not None
        ]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or kept[-1][1] <= start:
            kept.append((start, end))
    return kept


@given(
    st.lists(st.sampled_from(["no", "more", "than", "a", "moreover", "no-one", "b", "%", "no\n"]))
)
def test_the_index_finds_what_a_plain_search_finds(words: list[str]):
    """Looking words up leaves nothing out and adds nothing."""
    text = " ".join(words)
    found = claims(text, table({"x": PHRASES}))
    assert [(c.start, c.end) for c in found] == slowly(text)


def test_a_phrase_that_ends_in_a_prefix_has_the_next_word_joined_to_it():
    """The Hebrew "more than" is written together with what follows."""
    assert holds("יותר משליש", ("יותר מ",), ("מ",))
    assert not holds("יותר משליש", ("יותר מ",))
