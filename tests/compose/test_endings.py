"""The end of a paragraph: no scrap of a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.compose.endings import SHORTEST, bound, bound_title
from reportbuild.compose.xhtml import section_body
from reportbuild.model.document import Line
from reportbuild.model.inlines import Emphasis, Figures, NoteRef, Text
from tests.documents import WORDS, paragraph, section, setting

N = "\u00a0"
CALL = NoteRef("c", "n", "1", first=False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((Text("They went home to it."),), (Text(f"They went home to{N}it."),)),
        ((Text("They went to Prizren."),), (Text("They went to Prizren."),)),
        ((Text("It was so"), CALL), (Text(f"It was{N}so"), CALL)),
        ((Text("a "), Emphasis((Text("b c"),))), (Text(f"a{N}"), Emphasis((Text(f"b{N}c"),)))),
        ((Text("of "), Figures("5,800", "k"), Text(" a.")),
         (Text("of "), Figures("5,800", "k"), Text(f"{N}a."))),
        ((Text("ذهبوا إلى بيت"),), (Text(f"ذهبوا إلى{N}بيت"),)),
        ((), ()),
    ],
)  # fmt: skip
def test_the_last_words_stay_together(line: Line, expected: Line):
    """Until they have six characters; calls of notes count for nothing, and figures are kept."""
    assert bound(line) == expected


@given(st.text(alphabet="ab .\u00a0", max_size=40))
def test_a_bound_end_is_long_enough(text: str):
    """Nothing but spaces is changed, and no space that may break stands in the last characters."""
    (made,) = bound((Text(text),))
    assert isinstance(made, Text)
    assert made.text.replace(N, " ") == text.replace(N, " ")
    assert " " not in made.text[-SHORTEST:]


def test_the_last_word_is_not_divided():
    """Half of it would be a last line; in an e-book lines are its reader's."""
    made = section_body(section(paragraph("They were returning.")), setting())
    assert made == '<p>They were <span class="kept">returning.</span></p>'
    made = section_body(section(paragraph("They were here.")), setting(medium="ebook"))
    assert made == "<p>They were here.</p>"


def test_a_spanish_dash_stays_with_its_word():
    """No line ends on one that opens, or begins with one that closes; other languages have none."""
    aside = paragraph("Los dos —padre e hijo— fueron a Prizren entonces.")
    spanish = setting(words=replace(WORDS, language="es"))
    made = section_body(section(aside), spanish)
    assert '<span class="kept">—padre</span> e <span class="kept">hijo—</span> fueron' in made
    assert "—padre e hijo—" in section_body(section(aside), setting())
    assert made.striptags() == section_body(section(aside), setting()).striptags()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("What was asked, and of whom", f"What was asked, and{N}of{N}whom"),
        ("Where to find the full report", f"Where to find the full{N}report"),
        ("Crimes without consequences", "Crimes without consequences"),
        ("Die Menschenrechtsverletzungen dort", "Die Menschenrechtsverletzungen dort"),
        ("عودة بلا أمان", f"عودة بلا{N}أمان"),
        ("", ""),
    ],
)
def test_the_last_word_of_a_title_does_not_stand_alone(title: str, expected: str):
    """Unless both words together could be wider than the line."""
    made = bound_title((Text(title),) if title else ())
    assert made == ((Text(expected),) if expected else ())
