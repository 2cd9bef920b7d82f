"""Which letters a glyph stands for where several draw one letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportbuild.press.glyphs import NOTHING, letters_of, shared
from tests.press.made import face


def test_a_mark_says_itself_and_the_letter_the_rest():
    """A letter and its vowel sign are not both given to the first glyph."""
    assert shared([7, 9], "عً", {9: "ً"}) == {7: "ع", 9: "ً"}


def test_letters_that_glyphs_have_by_themselves_are_theirs():
    """The hamza's alef says its alef, though the lam before it is a form of its own."""
    assert shared([3, 5], "لأ", {5: "أ"}) == {3: "ل", 5: "أ"}


def test_a_glyph_that_adds_no_letter_says_nothing_that_is_heard():
    """Dots drawn apart from their letter are not told twice."""
    assert shared([1, 2], "ت", {}) == {1: "ت", 2: NOTHING}


@given(st.lists(st.integers(1, 9), min_size=1, unique=True), st.text("abc", min_size=1), st.data())
def test_all_letters_are_told_once(codes: list[int], said: str, data: st.DataObject):
    """Whatever a font says of its glyphs, a cluster keeps its letters."""
    letters = data.draw(st.dictionaries(st.sampled_from(codes), st.sampled_from("abcd")))
    told = shared(codes, said, letters)
    assert set(told) == set(codes)
    assert sorted("".join(told.values()).replace(NOTHING, "")) == sorted(said)


def test_a_face_tells_the_letter_of_each_glyph():
    """The glyph of a letter in a face of the house stands for it."""
    amiri = face("Amiri-Regular.ttf")
    assert {"ا", "(", "ً"} <= set(letters_of(amiri).values())
