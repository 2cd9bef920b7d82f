"""Lines of inlines."""

from __future__ import annotations

from reportbuild.edit.lines import (
    between,
    fill,
    fill_text,
    joined,
    plain,
    resolved,
    settled,
    without_marks,
)
from reportbuild.model.document import Line
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    LineBreak,
    Link,
    Locator,
    NoteCall,
    NoteRef,
    PageOf,
    Pending,
    StatisticRef,
    Strong,
    Text,
)
from reportbuild.model.report import Segment
from tests.edit.desk import SPAN

NOTE = NoteRef("c", "n", "1", first=True)


def test_what_is_named_is_looked_up_in_order_with_all_that_stands_before():
    """However deep it stands; a statistic may thus know that it begins a sentence."""
    asked: list[str] = []

    def look_up(named: object, before: str) -> Line:
        asked.append(before)
        return (Text(f"<{len(asked)}>"),)

    fled, note = StatisticRef("fled", SPAN), NoteCall("a", SPAN)
    line = resolved(
        (Text("In all "), Strong((fled, Emphasis((Text(" of "), note)))), fled), look_up
    )
    assert asked == ["In all ", "In all <1> of ", "In all <1> of <2>"]
    assert line == (
        Text("In all "),
        Strong((Text("<1>"), Emphasis((Text(" of <2>"),)))),
        Text("<3>"),
    )


def test_every_inline_of_a_draft_comes_through():
    """Markup is kept, and nothing may be named where nothing can be looked up."""
    segment: Segment = (
        Text("a"),
        LineBreak(),
        Foreign("sq", (Text("b"),)),
        Link("https://example.org", (Text("c"),)),
        Pending("en", (Text("d"),)),
        NoteCall("x", SPAN),
    )
    assert settled(segment) == segment[:-1]


def test_neighbouring_texts_are_one():
    """And empty ones are none."""
    assert joined([Text("a"), Text(""), Text("b"), NOTE, Text("c")]) == (
        Text("ab"),
        NOTE,
        Text("c"),
    )


def test_patterns_are_filled():
    """A slot may stand at either end, and take several inlines."""
    value = (Figures("5", "x"), Text("%"))
    assert fill("{value} only", {"value": value}) == (Figures("5", "x"), Text("% only"))
    assert fill_text("{a} – {b}", a="{b}", b="2") == "{b} – 2"


def test_separators_stand_between_what_is_there():
    """Empty parts leave no trace."""
    assert between([(Text("a"),), (), (Text("b"),)], ", ") == (Text("a, b"),)
    assert between([(), ()], ", ") == ()


def test_plain_text_leaves_marks_and_pages_out():
    """What a heading says, without what hangs on it."""
    box = CallOut("x", "only", "5", (Text("people"),), "", "")
    line: Line = (
        Text("The "),
        Emphasis((Text("road"),)),
        NOTE,
        LineBreak(),
        Locator("t", (Text("Table 1"),)),
        PageOf("t", " (p. ", ")"),
        Text(" "),
        box,
    )
    assert plain(line) == "The road Table 1 only 5 people"


def test_a_title_is_repeated_without_marks_links_or_breaks():
    """Emphasis and foreign phrases stay as they are."""
    line: Line = (
        Text("To "),
        Foreign("sq", (Text("Gjon"), NOTE)),
        LineBreak(),
        Locator("t", (Text("Table 1"),)),
        PageOf("t", " (p. ", ")"),
    )
    assert without_marks(line) == (Text("To "), Foreign("sq", (Text("Gjon"),)), Text(" Table 1"))
