"""Capitals at the beginning of sentences."""

from __future__ import annotations

import pytest

from reportbuild.edit.sentences import begins_sentence, capitalised
from reportbuild.model.inlines import Figures, Text
from tests.edit.desk import speaking


@pytest.mark.parametrize(
    "before",
    ["", " ", "“", "¿", "They left. ", "Really?! ", "She said: “No.” ", "End… ", "No.\u00a0"],
)
def test_a_sentence_begins_at_the_start_and_after_a_stop(before: str):
    """Quotation marks and spaces between do not matter."""
    assert begins_sentence(before, speaking())


@pytest.mark.parametrize("before", ["of ", "a: ", "see p. ", "Dr. ", "(e.g. ", "3.", "x (", "“a "])
def test_no_sentence_begins_within_another(before: str):
    """Nor after an abbreviation that the locale lists."""
    assert not begins_sentence(before, speaking())


def test_arabic_and_devanagari_stops_end_sentences():
    """Their own signs are known, though their scripts have no capitals."""
    assert begins_sentence("هل عادوا؟ ", speaking("ar"))
    assert begins_sentence("गए। ", speaking("hi"))


@pytest.mark.parametrize(
    ("language", "text", "capital"),
    [
        ("en", "more than ", "More than "),
        ("fr", "à peine ", "À peine "),
        ("tr", "iki kat ", "İki kat "),
        ("az", "iki ", "İki "),
        ("el", "έως ", "Έως "),
        ("ar", "أكثر من ", "أكثر من "),
        ("ka", "მეტი ", "მეტი "),
        ("hi", "से ", "से "),
    ],
)
def test_the_first_letter_is_a_capital_where_the_script_has_them(
    language: str, text: str, capital: str
):
    """Turkish keeps its dot; Georgian writes sentences without capitals."""
    assert capitalised((Text(text), Figures("5", "x")), language)[0] == Text(capital)


def test_figures_at_the_beginning_stay_as_they_are():
    """Nothing after them is a beginning."""
    line = (Figures("5,800", "x"), Text(" people"))
    assert capitalised(line, "en") == line
    assert capitalised((), "en") == ()
