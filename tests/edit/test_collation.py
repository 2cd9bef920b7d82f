"""The order of words: each language's own alphabet, and the letter that a word stands under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.collation import is_tailored, letter_of, sort_key


def in_order(words: str, language: str) -> str:
    return " ".join(sorted(words.split(), key=lambda word: sort_key(word, language)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "cab Cab cabin café cafés zoo"),
        ("fr", "coté côte côté cotée œil ogre"),
        ("es", "nube nunca ñandú ñu o"),
        ("sq", "cep çdo dac dzi dhe e ë gur gjak lys llaf n njeri r rrugë syt sh u xu xhep z zhe"),
        ("sr-Latn", "cu čaj ćao dum džem đak ludi ljudi nula njega sto šal zub žal"),
        ("sr-Cyrl", "гра два ђак жена још лук љубав нос њива тим ћуп час џеп шал"),
        ("ar", "آنسة أمن ان باب تل جبل"),
    ],
)  # fmt: skip
def test_words_stand_in_the_order_of_their_language(language: str, words: str):
    """Accents decide last, letters that are letters of their own at once, digraphs as one."""
    shuffled = " ".join(sorted(words.split(), reverse=True))
    assert in_order(shuffled, language) == words


def test_a_digraph_is_one_letter_in_its_language_alone():
    """“Dh” comes after all of D in Albanian, and between “de” and “di” in English."""
    words = "dy dhe di"
    assert in_order(words, "sq") == "di dy dhe"
    assert in_order(words, "en") == "dhe di dy"


def test_the_script_of_the_language_comes_first():
    """A Latin name in a Cyrillic or Arabic index stands behind it; signs stand before all."""
    assert in_order("NATO Београд 12", "sr") == "12 Београд NATO"
    assert in_order("NATO بيت", "ar") == "بيت NATO"
    assert in_order("NATO Београд", "sr-Latn") == "NATO Београд"


@pytest.mark.parametrize(
    ("word", "language", "letter"),
    [
        ("dhuna", "sq", "Dh"),
        ("Xhafer", "sq", "Xh"),
        ("dhuna", "en", "D"),
        ("ljudi", "sr-Latn", "Lj"),
        ("ñandú", "es", "Ñ"),
        ("école", "fr", "E"),
        ("œuvre", "fr", "O"),
        ("أمن", "ar", "ا"),
        ("آب", "ar", "ا"),
        ("“Quoted”", "en", "Q"),
        ("1244", "en", ""),
        ("—", "en", ""),
    ],
)
def test_a_word_stands_under_its_letter(word: str, language: str, letter: str):
    """That of its language: a digraph whole, an accent and a ligature left out."""
    assert letter_of(word, language) == letter


def test_a_language_without_its_own_order_is_known():
    """Hindi's is not there; Serbian of a country has Serbian's."""
    assert not is_tailored("hi")
    assert is_tailored("sr-Latn-XK")
    assert is_tailored("es-419")


@given(st.text(), st.text(), st.sampled_from(["sq", "sr-Latn", "ar", "es", "hi", "zz"]))
def test_any_two_texts_have_an_order(one: str, other: str, language: str):
    """Whatever is in them; the same one each time, and none for two that differ."""
    first, second = sort_key(one, language), sort_key(other, language)
    assert (first == second) == (one == other)
    letter_of(one, language)
