from __future__ import annotations

import pytest

from reportbuild.model.quotation import Marks, marks, unbalanced
from reportbuild.model.report import Words
from reportbuild.translate.quotes import faults
from reportbuild.translate.words import words as words_of
from tests.translate.own_text import the_house
from tests.translate.samples import words


def of(language: str) -> Marks:
    return marks(words_of(the_house(), language).value)


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "“a”", (0, 0)),
        ("en", "“a", (1, 0)),
        ("en", "a”", (0, 1)),
        ("en", "“a” b” c“", (1, 1)),
        ("fr", "« a “b” c »", (0, 0)),
        ("fr", "« a “b » c", (0, 1)),
        ("ar", "«أ “ب” ج»", (0, 0)),
        ("sq", "„a“", (0, 0)),
        ("sq", "„a“ „b", (1, 0)),
        ("fr", "l’un, ‘x", (0, 0)),
        ("fr", "", (0, 0)),
    ],
)
def test_marks_that_have_no_partner_are_counted(language: str, text: str, left: tuple[int, int]):
    """Opened and not closed, closed and not opened; single ones may be apostrophes."""
    assert unbalanced(text, of(language)) == left


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        ("He said “no”.", "Il a dit « non ».", ""),
        ("He said “no”.", "Il a dit « non.", "par-002"),
        ("He said “no”.", "Il a dit non ».", "par-002"),
        ("He said “no”.", "Il a dit „non“.", "par-003"),
        ("He said “no”.", "Il a dit “non”.", ""),
        ("“He said no.", "« Il a dit non.", ""),
        ("“He said no.", "« Il a dit non. »", ""),
        ("He said no.", "Il a dit : « non.", "par-002"),
        ("He said no.", "Il a dit non.", ""),
        ("“[Jo]{lang=sq}”", "« [„jo“]{lang=sq} »", ""),
        ("“*no*”", "« *non »*", ""),
    ],
)
def test_par_002_and_par_003_are_said_of_a_translation(source: str, translation: str, code: str):
    """A quotation of several paragraphs may stay open where the source's does."""
    found = faults(words(source), words(translation), of("en"), of("fr"))
    assert [c for c, _, _ in found] == ([code] if code else [])


def test_par_003_says_what_to_write():
    """The pairs of the language stand in the hint."""
    [(_, message, hint)] = faults(words("“a”"), words("„a“"), of("en"), of("fr"))
    assert message == "„ is no quotation mark of this language."
    assert hint == "Write «…» and “…”."


def test_a_language_without_marks_is_left_alone():
    """A locale that is not whole has a finding of its own."""
    nothing = marks(Words("xx", {}))
    assert list(faults(words("“a”"), words("“a"), of("en"), nothing)) == []
