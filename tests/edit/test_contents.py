"""The contents."""

from __future__ import annotations

from reportbuild.model.document import ContentsEntry
from reportbuild.model.inlines import Emphasis, NoteCall, StatisticRef, Text
from reportbuild.model.text import Box, Heading
from tests.edit.desk import SPAN, chapter, edited, edition, note, paragraph, text


def test_the_contents_list_texts_sources_and_second_level_headings():
    """Without notes; deeper headings, those in boxes and other leaves are not listed."""
    one = chapter(
        Heading(2, (Text("The "), Emphasis((Text("road"),)), NoteCall("a", SPAN)), SPAN),
        Heading(3, text("Too deep"), SPAN),
        Box("box", text("B"), (Heading(2, text("Apart"), SPAN),), SPAN),
        Heading(2, (StatisticRef("fled", SPAN), Text(" fled")), SPAN, "sec"),
        notes=(note("a"),),
    )
    summary = chapter(paragraph(StatisticRef("fled", SPAN)), name="summary", title=text("Summary"))
    made = edited(
        edition(
            one,
            summary,
            front=("cover", "contents", "summary"),
            back=("sources", "colophon"),
            language="ar",
            numerals="native",
        )
    )
    assert made.value.contents == (
        ContentsEntry(1, "", "Summary", "ch-summary"),
        ContentsEntry(1, "١", "Return", "ch-return"),
        ContentsEntry(2, "", "The road", "ch-return-h-1"),
        ContentsEntry(2, "", "أكثر من ٢٣٠٬٠٠٠ fled", "ch-return-sec"),
        ContentsEntry(1, "", "المصادر", "sources"),
    )
