"""Other languages and scripts: told to the letter where the house has faces, refused elsewhere."""

from __future__ import annotations

import pytest

from reportbuild.edit.glyphs import undrawable
from reportbuild.making import make
from reportbuild.proof.pdf_book import open_paper
from tests.documents import SPAN
from tests.doing import Here
from tests.press.made import BOTH, failures
from tests.scripts import SENTENCES, document_in
from tests.translate.own_text import the_house

DRAWN = ("fa", "ur", "ru", "el")
REFUSED = ("he", "hi", "zh", "ja")


@pytest.mark.parametrize("language", DRAWN)
def test_what_the_house_can_draw_is_told_to_the_letter(language: str):
    """Persian, Urdu, Russian, Greek: joined, divided and mixed with Latin, by both standards."""
    made = make(document_in(language), the_house(), "pdf", Here())
    assert made.findings == ()
    assert failures(made.value.data, *BOTH) == []
    told = open_paper(made.value).value.structure.root.text()
    assert told.count(SENTENCES[language]) >= len(("in lists", "quoted", "in a head", "in a note"))


@pytest.mark.parametrize("language", REFUSED)
def test_what_no_face_can_draw_is_refused_where_it_is_written(language: str):
    """glyph-001 while editing, before anything is made: Hebrew, Hindi, Chinese, Japanese."""
    (found,) = undrawable([(SENTENCES[language], SPAN)], the_house().charset)
    assert (found.code, found.span) == ("glyph-001", SPAN)


@pytest.mark.parametrize("language", REFUSED)
def test_what_no_face_can_draw_is_never_pressed(language: str):
    """press-003, should it come as far: there is no file with empty boxes for letters."""
    made = make(document_in(language), the_house(), "pdf", Here())
    assert made.made is None
    assert "press-003" in {finding.code for finding in made.findings}
