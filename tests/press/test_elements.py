"""The tree of what a section says: leaves run together into the text that readers are told."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportbuild.press.elements import Element, Flow, Leaf, runs


def leaf(text: str, drawn: str | None = None, *, divided: bool = False) -> Leaf:
    return Leaf(0, text, divided=divided, mcid=0, drawn=text if drawn is None else drawn)


def test_exact_leaves_stand_alone():
    """What the glyphs say by themselves needs no replacement text."""
    leaves = [leaf("one "), leaf("two ")]
    assert list(runs(leaves)) == [(leaves[0],), (leaves[1],)]


def test_a_no_break_space_that_is_drawn_as_a_space_is_exact():
    """Fonts have one glyph for both, and readers hear no difference."""
    assert leaf("5\u00a0800", "5 800").exact


def test_a_divided_word_is_told_with_the_line_that_ends_it():
    """The halves of a word at a line's end come together, whole."""
    head, tail = leaf("re", "re‐", divided=True), leaf("turn ")
    after = leaf("home")
    assert list(runs([head, tail, after])) == [(head, tail), (after,)]


def test_leaves_in_another_order_are_told_together():
    """Neighbouring lines that read from the right become one text."""
    first, second = leaf("عودة ", " ةدوع"), leaf("بلا", "الب")
    assert next(iter(runs([first, second, leaf("x")]))) == (first, second)


leaves = st.builds(leaf, st.text(max_size=3), st.text(max_size=3), divided=st.booleans())


@given(st.lists(leaves))
def test_runs_lose_no_leaf_and_keep_their_order(given_leaves: list[Leaf]):
    """Cutting into runs is only cutting."""
    assert [one for run in runs(given_leaves) for one in run] == given_leaves


@given(st.lists(leaves))
def test_a_run_with_a_leaf_that_is_not_exact_can_be_replaced_as_a_whole(given_leaves: list[Leaf]):
    """An exact leaf stands in a longer run only to end a divided word."""
    for run in runs(given_leaves):
        for before, one in pairwise(run):
            assert not one.exact or before.divided
        assert len(run) == 1 or not run[0].exact


def test_a_flow_gives_back_the_space_that_a_line_swallowed():
    """Words of two lines are not glued together."""
    flow, first, second = Flow(), leaf("the"), leaf("road")
    flow.add(first, space_before=False, space_after=True)
    flow.add(second, space_before=False, space_after=True)
    assert (first.text, second.text) == ("the ", "road")


def test_a_flow_adds_no_space_within_a_word_or_beside_another():
    """A word divided by a line's end, or by a page's, stays one word; spaces do not double."""
    flow, first, second, third = Flow(), leaf("re", divided=True), leaf("turn "), leaf("home")
    flow.add(first, space_before=False, space_after=False)
    flow.due = True
    flow.add(second, space_before=False, space_after=True)
    flow.add(third, space_before=True, space_after=False)
    assert first.text + second.text + third.text == "return home"


def test_an_inline_element_shares_the_flow_of_its_block():
    """Words run on through a link."""
    paragraph = Element("P", Element("Document", None, "en"), "en")
    link = paragraph.add("Reference").add("Link")
    assert link.block() is paragraph
    assert paragraph.add("Note").block().role == "Note"


def test_a_link_without_words_is_called_by_what_describes_its_picture():
    """A picture that is a link has its alternative text for a name."""
    link = Element("Link", None, "en")
    link.add("Figure").alt = "A house"
    assert link.name() == "A house"
