from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.artefact import Passage, PressedLine, Sheet
from reportbuild.model.document import Matter
from reportbuild.model.finding import Span
from reportbuild.preview.places import Changed, Place, first_changed, nearest, places


def passage(words: str, line: int = 1) -> Passage:
    return Passage(words, Span("text/01-a.md", line))


def sheet(name: str, *words: str, path: str = "text/01-a.md") -> Sheet:
    told = tuple(passage(one) for one in words)
    return Sheet(name, Matter.BODY, "", "any", "", folios=True, source=Span(path), passages=told)


def line(page: int, y: float, words: str) -> PressedLine:
    return PressedLine(page, words, 72.0, y)


def test_a_passage_is_found_where_its_first_line_stands():
    """Also if the line is hyphenated, if a note's call stands in it, and across scripts."""
    lines = [
        line(0, 100, "The return of those who had fled the val-"),
        line(0, 114, "ley was slow.1"),
        line(1, 60, "عاد القليل من الناس"),
        line(1, 600, "1 Counted in June."),
    ]
    found = [
        passage("The return of those who had fled the valley was slow."),
        passage("عاد القليل من الناس"),
        passage("Counted in June."),
    ]

    assert places(found, lines) == (Place(0, 100), Place(1, 60), Place(1, 600))


def test_of_two_passages_with_one_beginning_the_second_is_found_second():
    """Passages are looked for in their order; a note may stand before its own."""
    lines = [line(0, 10, "Again"), line(0, 500, "a note"), line(1, 20, "Again")]

    found = places([passage("Again"), passage("Again"), passage("A note")], lines)

    assert found == (Place(0, 10), Place(1, 20), Place(0, 500))


def test_what_stands_nowhere_has_no_place_and_the_nearest_before_it_serves():
    """A figure has no letters, and words of a drawing are no line."""
    found = places([passage("5,800"), passage("A line"), passage("Drawn")], [line(2, 30, "A line")])

    assert found == (None, Place(2, 30), None)
    assert nearest(found, 2) == nearest(found, 0) == Place(2, 30)
    assert nearest((None,), 0) is None


@given(st.lists(st.text(max_size=20), max_size=6), st.lists(st.text(max_size=20), max_size=6))
def test_any_words_have_a_place_for_each_passage(words: list[str], lines: list[str]):
    """Whatever stands in a section: as many places as passages, each on a line there is."""
    drawn = [line(at, float(at), one) for at, one in enumerate(lines)]

    found = places([passage(one) for one in words], drawn)

    assert len(found) == len(words)
    assert {one.page for one in found if one} <= set(range(len(lines)))


def test_what_an_edit_changed_first():
    """The first passage that differs, in the section of the saved file if it did change that."""
    before = [sheet("a", "one", "two"), sheet("b", "three", path="text/02-b.md")]
    now = [sheet("a", "one", "2"), sheet("b", "3", path="text/02-b.md")]

    assert first_changed(before, now, frozenset()) == Changed("a", 1)
    assert first_changed(before, now, frozenset({"text/02-b.md"})) == Changed("b", 0)
    assert first_changed(before, before, frozenset({"text/02-b.md"})) is None


def test_a_passage_that_is_gone_leaves_one_at_the_place_where_it_stood():
    """The last passage, if it was the last; and a section that is new is no edit of another."""
    before = [sheet("a", "one", "two")]

    assert first_changed(before, [sheet("a", "one")], frozenset()) == Changed("a", 0)
    assert first_changed(before, [sheet("a")], frozenset()) == Changed("a", 0)
    assert first_changed(before, [*before, sheet("b", "x")], frozenset()) is None


def test_the_digest_of_the_sources_is_no_edit():
    """A comment changes it, in the colophon, and nothing else that is printed."""
    before, now = sheet("colophon", "made of abc"), sheet("colophon", "made of def")

    assert first_changed([before], [now], frozenset({"text/01-a.md"})) is None
