from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.translate.likeness import index, nearest

TEXTS = [
    "More than 230,000 Serbs and Roma fled Kosovo in 1999.",
    "Only 5,800 of them had returned by April 2003.",
    "Unemployment among the Serb and Roma communities is up to 90 per cent.",
    "Fled",
    "قالت إنها لم تغادر بيتها منذ سنتين",
    "国际社会对人口贩运的增长负有责任",
]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Some 230,000 Serbs and Roma fled Kosovo in the year 1999.", 0),
        ("In 1999, more than 230,000 Serbs and Roma fled Kosovo.", 0),
        ("Only 5,800 of those had returned by April 2003.", 1),
        ("قالت إنها لم تغادر بيتها منذ ثلاث سنوات", 4),
        ("国际社会对贩运的增长负有责任", 5),
        ("Something else entirely, about hospitals.", None),
        ("", None),
    ],
)
def test_a_changed_text_finds_what_it_comes_from(text: str, place: int | None):
    """Edited, reordered, in any script; and nothing where nothing is like it."""
    assert nearest(text, index(TEXTS)) == place


def test_among_nothing_nothing_is_near():
    """A first catalogue has no earlier texts."""
    assert nearest("Words", index([])) is None


def test_of_equal_texts_the_first_is_found():
    """The result does not depend on chance."""
    assert nearest("the same words here", index(["other", "the same words", "the same words"])) == 1


def test_a_text_is_found_among_thousands_that_begin_alike():
    """Common words do not hide the rare ones that tell a text from the others."""
    many = [f"The committee reported on village number {n} in the spring" for n in range(3000)]
    assert nearest(f"{many[1234]} of 2003", index(many)) == 1234


@given(st.lists(st.text(min_size=1), max_size=8), st.text())
def test_a_text_that_is_there_is_like_itself(texts: list[str], text: str):
    """Whatever texts there are, an equal one is the nearest, or one that has the same pieces."""
    found = nearest(text, index([*texts, text]))
    assert found is not None
    again = nearest([*texts, text][found], index([text]))
    assert again == 0
