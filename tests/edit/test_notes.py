"""Notes."""

from __future__ import annotations

import re

from reportbuild.edit.notes import NoteRoll, nested_call
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Inline, NoteCall, NoteRef, StatisticRef, Text
from reportbuild.model.text import Box, CallOuts, Heading, Note, Quotation, Table
from tests.edit.desk import (
    SPAN,
    chapter,
    codes,
    edited,
    edition,
    first_section,
    line_of,
    note,
    paragraph,
    speaking,
)


def call(key: str) -> NoteCall:
    return NoteCall(key, SPAN)


def test_notes_are_numbered_as_they_are_called():
    """The first call brings the note; later calls repeat its mark under anchors of their own."""
    roll = NoteRoll("ch-a", 0, speaking())
    assert roll.call("b") == NoteRef("ch-a-c-1", "ch-a-n-1", "1", first=True)
    assert roll.call("a") == NoteRef("ch-a-c-2", "ch-a-n-2", "2", first=True)
    assert roll.call("b") == NoteRef("ch-a-c-1-2", "ch-a-n-1", "1", first=False)
    notes: dict[str, Note[Inline]] = {k: Note(k, ((Text(k),),), SPAN) for k in "abc"}
    numbered = roll.numbered(notes)
    assert [(n.key, n.id, n.mark, n.calls) for n in numbered] == [
        ("b", "ch-a-n-1", "1", ("ch-a-c-1", "ch-a-c-1-2")),
        ("a", "ch-a-n-2", "2", ("ch-a-c-2",)),
    ]


def test_marks_are_in_the_editions_numerals_and_anchors_are_not():
    """Anchors are names, and names are the same in every edition."""
    roll = NoteRoll("ch-a", 11, speaking("ar", "ar", "native"))
    assert roll.call("x") == NoteRef("ch-a-c-1", "ch-a-n-1", "١٢", first=True)


def test_notes_may_be_called_from_everywhere():
    """Title, heading, quotation, attribution, caption, cell, source, box: in order of reading."""
    made = chapter(
        paragraph("a", call("p")),
        Heading(2, (Text("h"), call("h")), SPAN),
        Quotation("testimony", (paragraph("q", call("q")),), (Text("who"), call("who")), SPAN),
        Table(
            (Text("t"), call("t")), ((Text("x"), call("x")),), (((Text("y"), call("y")),),),
            ("start",), (Text("s"), call("s")), SPAN,
        ),
        Box("box", (Text("b"), call("b")), (paragraph("i", call("p")),), SPAN),
        CallOuts((StatisticRef("fled", SPAN),), SPAN),
        title=(Text("Return"), call("title")),
        notes=tuple(note(k, k) for k in ("p", "h", "q", "who", "t", "x", "y", "s", "b", "title")),
    )  # fmt: skip
    section = first_section(edited(edition(made)))
    assert [n.key for n in section.notes] == [
        "title", "p", "h", "q", "who", "t", "x", "y", "s", "b",
    ]  # fmt: skip
    assert [n.mark for n in section.notes] == [str(n) for n in range(1, 11)]
    assert section.heading == "Return"


def test_a_note_that_is_not_called_is_not_printed():
    """Reading has already said so."""
    made = edited(edition(chapter(paragraph("a"), notes=(note("a", "never"),))))
    assert first_section(made).notes == ()
    assert made.findings == ()


def test_numbering_begins_anew_with_each_chapter_or_goes_on():
    """As the report's style has it; the anchors begin with their section either way."""
    chapters = [
        chapter(paragraph("a", call("x"), call("y")), name=name, notes=(note("x"), note("y")))
        for name in ("one", "two")
    ]
    for numbering, marks in (
        ("chapter", ["1", "2", "1", "2"]),
        ("continuous", ["1", "2", "3", "4"]),
    ):
        made = edited(edition(*chapters, numbering=numbering)).value  # type: ignore[arg-type]  # both
        notes = [n for section in made.sections for n in section.notes]
        assert [n.mark for n in notes] == marks
        assert [n.id for n in notes] == ["ch-one-n-1", "ch-one-n-2", "ch-two-n-1", "ch-two-n-2"]


def test_a_note_that_calls_a_note_is_an_error():
    """call-001: it would have no page to stand on."""
    first = note("a", "see ", call("b"))
    made = edited(edition(chapter(paragraph("x", call("a")), notes=(first, note("b", "b")))))
    assert codes(made) == ["call-001"]
    assert [n.key for n in first_section(made).notes] == ["a"]
    assert nested_call(call("b"), Span("")).span == SPAN


def test_anchors_are_identifiers_for_css_and_xml():
    """Whatever the file is called."""
    made = edited(
        edition(
            chapter(paragraph("x", call("a"), call("a")), name="où-est l’été.2", notes=(note("a"),))
        )
    )
    section = first_section(made)
    refs = [part for part in line_of(made) if isinstance(part, NoteRef)]
    ids = [section.id, *(r.id for r in refs), *(n.id for n in section.notes)]
    assert len(set(ids)) == 4
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", i) and i.startswith(section.id) for i in ids)
