"""Cutting sections: everything is kept, in order, and notes stay with their calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.compose.parts import CONTINUED, anchors, lines, parts
from reportbuild.model.document import Section
from reportbuild.model.inlines import Inline, NoteRef, Text
from reportbuild.model.text import Block, Heading, Note
from tests.documents import SPAN, paragraph, section
from tests.ebooks import NOTES, chapter_blocks


def measured(part: Section) -> int:
    """One for each character of text."""
    return sum(
        len(node.text)
        for b in part.blocks
        for line in lines(b)
        for node in line
        if isinstance(node, Text)
    )


def heading(level: int = 2) -> Heading[Inline]:
    return Heading(level, (Text("Head"),), SPAN)


def call(note: str, at: int = 1) -> NoteRef:
    return NoteRef(f"{note}-call-{at}", note, "1", first=at == 1)


def note(name: str) -> Note[Inline]:
    return Note(name, ((Text("Said."),),), SPAN, name, "1", (f"{name}-call-1",))


def blocks_of(cut: Iterable[Section]) -> list[Block[Inline]]:
    return [block for part in cut for block in part.blocks]


def test_a_section_that_fits_stays_whole():
    """Nothing is cut without need."""
    whole = section(paragraph("word " * 10), heading(), paragraph("word " * 10))
    assert parts(whole, 1000, measured) == (whole,)


def test_a_cut_falls_at_the_heading_nearest_the_middle():
    """Parts begin at headings, so that no reader notices."""
    whole = section(
        paragraph("a" * 30), heading(), paragraph("b" * 30), heading(), paragraph("c" * 40)
    )
    first, second = parts(whole, 80, measured)
    assert [first.id, second.id] == ["ch-made", "ch-made-part-2"]
    assert second.blocks[0] == heading()
    assert [len(first.blocks), len(second.blocks)] == [3, 2]


def test_a_high_heading_is_preferred_to_a_near_one():
    """A part begins at a heading of the highest level that the section has."""
    whole = section(
        paragraph("a" * 10), heading(), paragraph("b" * 40), heading(3), paragraph("c" * 50)
    )
    first, *_ = parts(whole, 100, measured)
    assert len(first.blocks) == 1


def test_a_section_without_headings_is_cut_between_paragraphs():
    """A long run of paragraphs is cut near its middle."""
    whole = section(*(paragraph(str(n) * 10) for n in range(8)))
    assert [len(part.blocks) for part in parts(whole, 40, measured)] == [4, 4]


def test_a_heading_is_never_left_at_the_end_of_a_part():
    """Where only paragraphs are left to cut at, none that follows a heading is taken."""
    whole = section(heading(), *(paragraph(str(n) * 10) for n in range(3)))
    cut = parts(whole, 15, measured)
    assert not any(isinstance(part.blocks[-1], Heading) for part in cut)
    assert len(cut) == 3


def test_the_title_stands_in_the_first_part_alone():
    """The others go on without number, title and standfirst, by another template."""
    first, *more = parts(section(*(paragraph("x" * 10) for _ in range(4))), 10, measured)
    assert (first.kind, first.number, first.title) == ("text", "1", (Text("A chapter"),))
    assert {(part.kind, part.number, part.title) for part in more} == {(CONTINUED, "", ())}
    assert [part.id for part in more] == [f"ch-made-part-{n}" for n in (2, 3, 4)]


def test_notes_go_with_their_calls():
    """Each part holds the notes that its text calls, in order."""
    whole = section(
        paragraph("a" * 10, call("n1")),
        paragraph("b" * 10, call("n2")),
        notes=(note("n1"), note("n2")),
    )
    assert [[n.id for n in part.notes] for part in parts(whole, 10, measured)] == [["n1"], ["n2"]]


def test_a_note_called_twice_keeps_its_calls_together():
    """No cut falls between two calls of one note: links between them would leave their file."""
    whole = section(
        paragraph("a" * 10, call("n1")),
        paragraph("b" * 10, call("n1", 2)),
        paragraph("c" * 10),
        notes=(note("n1"),),
    )
    assert [len(part.blocks) for part in parts(whole, 10, measured)] == [2, 1]


def test_a_note_of_the_title_keeps_its_later_calls_in_the_first_part():
    """A call in the title counts as one before every block."""
    titled = section(paragraph("a" * 10), paragraph("b" * 10, call("n1", 2)), paragraph("c" * 10))
    whole = replace(titled, title=(Text("T"), call("n1")))
    assert [len(part.blocks) for part in parts(whole, 10, measured)] == [2, 1]


def test_what_cannot_be_cut_stays_whole():
    """One block beyond any size is left to the proof to warn of."""
    whole = section(paragraph("x" * 500))
    assert parts(whole, 10, measured) == (whole,)


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1), st.integers(10, 200))
def test_nothing_is_lost_and_nothing_moved(sizes: list[tuple[int, bool]], largest: int):
    """Whatever a section holds, its parts hold the same blocks in the same order."""
    blocks = [heading() if head else paragraph("x" * size) for size, head in sizes]
    cut = parts(section(*blocks), largest, measured)
    assert blocks_of(cut) == blocks
    assert len({part.id for part in cut}) == len(cut)


@pytest.mark.parametrize("largest", [1, 100, 400, 10_000])
def test_anchors_of_the_parts_are_those_of_the_section(largest: int):
    """No anchor is lost by cutting, and only those of the parts are new."""
    whole = section(*chapter_blocks("en"), notes=NOTES)
    cut = parts(whole, largest, measured)
    made = [anchor for part in cut for anchor in anchors(part)]
    new = [part.id for part in cut[1:]]
    assert sorted(made) == sorted([*anchors(whole), *new])
    assert {"call-1", "call-4", "note-1", "tab-duties", "rec-police", "par-opening"} <= set(made)
