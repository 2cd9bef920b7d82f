"""Texts as comparisons see them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.folding import LETTERS, fold, is_letter, signs, unspaced


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("jusqu\u2019\u00c0", "jusqu'\u00e0"),
        ("`a", "'a"),
        ("أَكْثَر", "اكثر"),
        ("بيست و يك", "بیست و یک"),
        ("دست\u200cکم", "دست کم"),
        ("יותר מ\u05be20", "יותר מ-20"),
        ("שָׁלוֹשׁ", "שלוש"),
        ("पाँच हज़ार", "पांच हजार"),
        ("ሦስት ሠላሳ አሥር", "ሶስት ሰላሳ አስር"),
        ("четырёх", "четырех"),
        ("DREISSIG", "dreißig"),
        ("zwan\u00adzig", "zwanzig"),
    ],
)
def test_spellings_that_make_no_difference_are_one(written: str, same: str):
    """Case, vowel signs, hamza, keyboards, soft hyphens, Amharic letters that sound alike."""
    assert fold(written) == fold(same)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str):
    """What is folded is as comparisons see it."""
    once = fold(text)
    assert fold(unicodedata.normalize("NFC", once)) == fold(once)


def test_a_word_is_its_letters_with_their_marks():
    """Also where Python's own classes part a vowel sign from its letter."""
    assert LETTERS.findall("पाँच सौ, cinq-cents 5km") == ["पाँच", "सौ", "cinq", "cents", "km"]


@given(st.characters(max_codepoint=0xFFFF))
def test_the_pattern_of_words_is_the_rule_of_letters(character: str):
    """Both tell the same of every sign of the first plane."""
    assert bool(LETTERS.fullmatch(character)) == is_letter(character)


def test_ranges_of_signs_hold_what_was_wanted():
    """Neighbours are one range, loners stand alone."""
    assert signs(lambda sign: sign in "abcx]") == "\\]-\\]a-cx-x"


def test_scripts_without_spaces_are_known():
    """Chinese and Thai have none, Amharic has."""
    assert [unspaced(sign) for sign in "万กአa"] == [True, True, False, False]
