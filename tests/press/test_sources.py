"""From words on a page to the line of the sources that they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.artefact import Passage
from reportbuild.model.finding import Span
from reportbuild.press.sources import span_of
from tests.press.made import SOURCE, sheet

PASSAGES = (
    Passage("More than 12,500,000 people fled by the road", Span(SOURCE.path, 3)),
    Passage("12,500,000", Span(SOURCE.path, 9)),
    Passage("The wintering of the Donaudampfschifffahrtsgesellschaft", Span(SOURCE.path, 12)),
    Passage("ليس للناس طريق", Span(SOURCE.path, 14)),
)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("12,500,000", 9),
        ("people fled by", 3),
        ("PEOPLE\u00a0FLED", 3),
        ("the\u2068 road", 3),
        ("of the Donaudampf-", 12),
        ("Table 4 Donaudampfschifffahrtsgesellschaft", 12),
        ("للناس", 14),
    ],
)
def test_words_are_found_as_layout_changed_them(words: str, line: int):
    """A call-out's figure is the call-out's; capitals, marks, hyphens and labels are no matter."""
    assert span_of(words, sheet("", passages=PASSAGES)) == Span(SOURCE.path, line)


@pytest.mark.parametrize("words", ["", "the", "nowhere", "\u200b", "\u2010"])
def test_words_of_no_place_or_of_several_are_the_file_s(words: str):
    """No line is named rather than a wrong one."""
    assert span_of(words, sheet("", passages=PASSAGES)) == SOURCE


@given(st.lists(st.text(), max_size=4), st.text())
def test_a_span_is_always_one_of_the_sheet_s(texts: list[str], words: str):
    """Whatever is asked, the answer is a passage that holds the words, or the file."""
    made = sheet("", passages=[Passage(t, Span(SOURCE.path, n)) for n, t in enumerate(texts, 1)])
    assert span_of(words, made) in {SOURCE, *(passage.span for passage in made.passages)}
