"""What a wording claims about its number."""

from __future__ import annotations

import pytest

from reportbuild.edit.claiming import (
    affirms,
    altered,
    begun_before,
    denied,
    linked,
    qualifiers_in,
)
from reportbuild.edit.wording import contradictions
from tests.edit.desk import SPAN, speaking
from tests.edit.phrasebook import RECORDS, phrases


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


@pytest.mark.parametrize(("language", "key", "words"), phrases(holding=True))
def test_a_wording_by_hand_says_what_its_record_says(language: str, key: str, words: str):
    """Value, qualifier, per cent, range, fraction, in the words that the language has for them."""
    assert contradictions(RECORDS[key], words, words, speaking(language), SPAN) == ()


@pytest.mark.parametrize(("language", "key", "words"), phrases(holding=False))
def test_a_wording_that_says_something_else_is_seen(language: str, key: str, words: str):
    """Another value, a swapped qualifier, a denial, a lost per cent, a multiple."""
    assert contradictions(RECORDS[key], words, words, speaking(language), SPAN)


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("ru", "от 15 до 20 процентов", []),
        ("ru", "до 20 процентов", ["up_to"]),
        ("fa", "۱۵ تا ۲۰ درصد", []),
        ("fa", "تا ۲۰ درصد", ["up_to"]),
        ("sw", "asilimia 15 hadi asilimia 20", []),
        ("sw", "mmoja kati ya wanne", []),
        ("en", "10 and up to 15", ["up_to"]),
    ],
)
def test_what_links_two_numbers_is_no_qualifier(language: str, words: str, found: list[str]):
    """One word may be the range's "to" and the bound's "up to": its place tells them apart."""
    claims = qualifiers_in(words, speaking(language))
    assert [sorted(map(str, c.meanings)) for c in claims] == [[name] for name in found]
