"""What a wording claims about its number."""

from __future__ import annotations

import pytest

from reportbuild.edit.claiming import affirms, altered, begun_before, denied, linked
from tests.edit.desk import speaking


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "never more than 80", ("never",)),
        ("en", "no fewer than 80", ()),
        ("fr", "ne sont pas que 80", ("ne", "pas")),
        ("fr", "ne sont que 80", ()),
        ("ar", "لا يقل عن 80", ()),
    ],
)
def test_a_negation_that_is_no_qualifier_is_a_denial(
    language: str, words: str, expected: tuple[str, ...]
):
    """Also where it hides between the parts of a phrase."""
    assert denied(words, speaking(language)) == expected


def test_words_for_none_deny_nothing_of_a_zero():
    """They say it; beside a figure, another negation denies."""
    assert denied("n’a reçu aucune aide", speaking("fr"), zero=True) == ()
    assert denied("not 0", speaking(), zero=True) == ("not",)


def test_signs_of_money_and_reckoning_alter():
    """A minus is read with its number, and is none of them."""
    assert altered("$80 ×2 ‰", (), speaking()) == ("$", "×", "‰")
    assert altered("−80", (), speaking()) == ()


def test_two_numbers_are_linked_by_the_languages_words():
    """A dash makes a range, and no proportion."""
    how = speaking()
    assert linked("–", "range", how)
    assert not linked("–", "proportion", how)
    assert linked(" person in every ", "proportion", how)
    assert not linked(" in ", "range", how)


def test_a_phrase_in_parts_is_looked_for_in_its_sentence():
    """Words that stand nowhere in the text around them begin nowhere."""
    how = speaking("fr")
    assert begun_before("only", "que 80", "ils ne sont que 80", how)
    assert not begun_before("only", "que 80", "", how)
    assert not begun_before("only", "", "ne sont que", how)


def test_a_word_denied_affirms_nothing():
    """The negation counts only close before it, and within its clause."""
    how = speaking()
    assert not affirms("it is not officially estimated", ("estimat*",), how)
    assert affirms("they did not return, estimated at 80", ("estimat*",), how)
