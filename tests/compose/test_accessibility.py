"""Claims of accessibility: what is there is stated, what is not is not."""

from __future__ import annotations

from dataclasses import replace

from reportbuild.compose.accessibility import accessibility
from reportbuild.model.inlines import Inline, Text
from reportbuild.model.text import CallOuts, Figure
from tests.documents import SPAN, document, paragraph, section
from tests.ebooks import call_out, full_document


def stated(pairs: tuple[tuple[str, str], ...], name: str) -> list[str]:
    return [value for key, value in pairs if key == name]


FIGURE: Figure[Inline] = Figure("images/house.svg", (Text("A house"),), (), (), SPAN)


def test_a_book_of_text_is_textual():
    """Without pictures neither sight nor descriptions are mentioned."""
    pairs = accessibility(document(section(paragraph("Words."))))
    assert stated(pairs, "accessMode") == ["textual"]
    assert stated(pairs, "accessModeSufficient") == ["textual"]
    assert "alternativeText" not in stated(pairs, "accessibilityFeature")
    assert "described" not in stated(pairs, "accessibilitySummary")[0]


def test_described_pictures_are_promised():
    """Pictures that all have descriptions are stated as such, in words too."""
    pairs = accessibility(document(section(FIGURE)))
    assert stated(pairs, "accessMode") == ["textual", "visual"]
    assert stated(pairs, "accessModeSufficient") == ["textual", "textual,visual"]
    assert "alternativeText" in stated(pairs, "accessibilityFeature")
    assert "described" in stated(pairs, "accessibilitySummary")[0]


def test_one_picture_without_description_takes_the_promise_back():
    """A book with one undescribed picture cannot be read by ear alone."""
    pairs = accessibility(document(section(FIGURE, replace(FIGURE, alt=()))))
    assert stated(pairs, "accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in stated(pairs, "accessibilityFeature")
    assert "described" not in stated(pairs, "accessibilitySummary")[0]


def test_no_conformance_is_claimed():
    """That is for a person to judge who has looked at the book."""
    names = {name for name, _ in accessibility(full_document())}
    assert names == {
        "accessMode", "accessModeSufficient", "accessibilityFeature",
        "accessibilityHazard", "accessibilitySummary",
    }  # fmt: skip


def test_call_outs_need_no_sight():
    """Figures in call-outs are text, however large they are set."""
    pairs = accessibility(document(section(CallOuts((call_out(),), SPAN))))
    assert stated(pairs, "accessMode") == ["textual"]
