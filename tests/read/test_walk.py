from __future__ import annotations

from reportbuild.model.finding import Span
from reportbuild.model.inlines import NoteCall, StatisticRef, Text
from reportbuild.read.inlines import line
from reportbuild.read.walk import inlines, places
from tests.read.reports import PATH, read_text


def test_every_inline_is_met():
    """Outer before inner, words of statistics and references too."""
    segment = line("*a [b {c}](#d)* [e *f*]{g} [h]{lang=sq}[^i]", Span(PATH, 1)).value
    met = [type(one).__name__ for one in inlines(segment)]
    assert met == [
        "Emphasis", "Text", "CrossReference", "Text", "StatisticRef", "Text", "StatisticRef",
        "Text", "Emphasis", "Text", "Text", "Foreign", "Text", "NoteCall",
    ]  # fmt: skip


def test_every_segment_is_met():
    """Titles, cells, options, captions and notes, each with what it is."""
    chapter = read_text(
        "# T\n\n:::{standfirst}\nS\n:::\n\nP[^n]\n\n"
        ":::{figure} a.png\n:alt: A {x}\n:source: Z\n\nC\n:::\n\n"
        "| h |\n|---|\n| c |\n\n[^n]: N\n"
    ).value
    kinds = {place.kind: place.segment for place in places(chapter) if place.segment}
    assert kinds["title"] == (Text("T"),)
    assert kinds["standfirst"] == (Text("S"),)
    assert isinstance(kinds["paragraph"][1], NoteCall)
    assert isinstance(kinds["alt"][1], StatisticRef)
    assert (kinds["source"], kinds["caption"]) == ((Text("Z"),), (Text("C"),))
    assert kinds["note"] == (Text("N"),)
    assert [place.segment for place in places(chapter) if place.kind == "cell"] == [
        (Text("h"),),
        (Text("c"),),
    ]
