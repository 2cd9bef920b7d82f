"""Segments put in words."""

from __future__ import annotations

from dataclasses import replace

from reportbuild.edit.lines import plain
from reportbuild.edit.segments import label_line
from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    CallOut,
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Figures,
    NoteCall,
    NoteRef,
    Pending,
    StatisticRef,
    Text,
)
from reportbuild.model.report import Segment
from reportbuild.model.statistics import Vague
from reportbuild.model.text import CallOuts, Chart, Figure, Heading, Table
from tests.edit.desk import (
    SPAN,
    UNSOLVED,
    chapter,
    codes,
    edited,
    edition,
    first_section,
    line_of,
    note,
    paragraph,
    speaking,
    text,
)


def say(key: str, *words: Draft, line: int = 5) -> StatisticRef:
    return StatisticRef(key, Span(SPAN.path, line), words or None)


def test_a_statistic_is_capitalised_where_a_sentence_begins():
    """At the start of a segment and after a stop, through markup and past a note's mark."""
    made = chapter(
        paragraph(
            say("fled"), " fled", NoteCall("a", SPAN), ". ", Emphasis((say("north"),)),
            " stayed, ", say("half"), " left. ", say("serbs"), " remain.",
        ),
        notes=(note("a"),),
    )  # fmt: skip
    assert plain(line_of(edited(edition(made)))) == (
        "More than 230,000 fled. Around a third stayed, more than half left. 100,000 remain."
    )


def test_arabic_prefixes_join_the_words_of_a_statistic():
    """No inline begins between the letters of a word."""
    made = chapter(paragraph("فرّ ما ب", say("fled"), " شخص"))
    assert line_of(edited(edition(made, language="ar"))) == (
        Text("فرّ ما بأكثر من "),
        Figures("230,000", "fled"),
        Text(" شخص"),
    )


def test_free_wording_prints_as_it_is_typed_and_is_held_to_its_record():
    """say-001 names the statistic where it stands."""
    good = paragraph("They were ", say("returned", Text("just 5,800")), ".")
    bad = paragraph("Only ", say("returned", Text("only 8,500"), line=41), ".")
    found = edited(edition(chapter(good, bad)))
    assert line_of(found) == (
        Text("They were just "),
        Figures("5,800", "returned"),
        Text("."),
    )
    assert codes(found) == ["say-001"]
    assert found.findings[0].span == Span(SPAN.path, 41)


def test_free_wording_may_hold_notes_and_emphasis():
    """What is within it prints, and its marks count for nothing in its value."""
    words: Segment = (Text("only "), Emphasis((Text("5,800"),)), NoteCall("a", SPAN))
    made = edited(edition(chapter(paragraph(say("returned", *words)), notes=(note("a"),))))
    assert made.findings == ()
    assert line_of(made) == (
        Text("only "),
        Emphasis((Figures("5,800", "returned"),)),
        NoteRef("ch-return-c-1", "ch-return-n-1", "1", first=True),
    )


def test_a_hedge_must_stand_in_the_same_segment():
    """say-005: the next paragraph does not hedge for this one."""
    hedged = paragraph("Reportedly, ", say("under_14"), " are children.")
    bare = paragraph(say("under_14", line=9), " are children.")
    found = edited(edition(chapter(hedged, bare)))
    assert codes(found) == ["say-005"]
    assert found.findings[0].span.line == 9
    worded = paragraph(say("under_14", Text("reportedly 15 to 20 per cent")), " are children.")
    assert codes(edited(edition(chapter(worded)))) == []


def table(caption: str, head: str, *rows: tuple[tuple[Draft, ...], ...]) -> Table[Draft]:
    heads = (text("Who"), text(head))
    return Table(text(caption), heads, rows, ("start", "end"), (), SPAN)


def test_a_cell_prints_figures_and_is_hedged_by_caption_head_or_row():
    """Another row's hedge is not this row's: say-005."""
    cell = (say("under_14"),)
    by_caption = table("Reported ages", "Share", (text("Girls"), cell))
    by_head = table("Ages", "Reported share", (text("Girls"), cell))
    by_row = table("Ages", "Share", (text("Girls, reportedly"), cell))
    for hedged in (by_caption, by_head, by_row):
        made = edited(edition(chapter(hedged)))
        assert codes(made) == []
        block = first_section(made).blocks[0]
        assert isinstance(block, Table)
        assert plain(block.rows[0][1]) == "15–20%"
    other = table("Ages", "Share", (text("Reported"), text("x")), (text("Girls"), cell))
    assert codes(edited(edition(chapter(other)))) == ["say-005"]
    twice = table("Ages", "Share", (text("Reported"), cell), (text("Girls"), cell))
    assert codes(edited(edition(chapter(twice)))) == ["say-005"]


def test_boxes_and_charts_hold_call_outs():
    """They say everything by themselves, hedges too."""
    made = edited(
        edition(
            chapter(
                CallOuts((say("under_14"), say("bars")), SPAN),
                Chart("bar", (say("unemployment"), say("under_14")), (), text("x"), (), SPAN),
            )
        )
    )
    assert made.findings == ()
    box, chart = first_section(made).blocks
    assert isinstance(box, CallOuts)
    assert isinstance(chart, Chart)
    both = (*box.statistics, *chart.statistics)
    assert all(isinstance(part, CallOut) for part in both)
    assert [part.key for part in both if isinstance(part, CallOut)] == [
        "under_14", "bars", "unemployment", "under_14",
    ]  # fmt: skip


def test_headings_captions_and_descriptions_take_statistics():
    """Alt text is plain, and capitalised as a sentence is."""
    made = edited(
        edition(
            chapter(
                Heading(2, (say("fled"), Text(" fled")), SPAN),
                Figure("a.png", (say("north"), Text(" stand")), (say("half"),), (), SPAN),
            )
        )
    )
    heading, figure = first_section(made).blocks
    assert isinstance(heading, Heading)
    assert isinstance(figure, Figure)
    assert plain(heading.children) == "More than 230,000 fled"
    assert plain(figure.alt) == "Around a third stand"
    assert plain(figure.caption) == "More than half"


def test_what_is_not_translated_is_not_held_to_this_languages_words():
    """A draft shows it in the source language, notes and references and all."""
    pending: Draft = Pending(
        "en",
        (
            Text("Reported: "),
            say("returned", Text("only 5,800")),
            NoteCall("a", SPAN),
            Text(", "),
            say("under_14"),
            CrossReference("here", SPAN, (Text("it's below"),)),
        ),
    )
    made = edited(
        edition(
            chapter(paragraph(pending), Heading(2, (pending,), SPAN, "here"), notes=(note("a"),)),
            language="fr",
        )
    )
    assert made.findings == ()
    (shown,) = line_of(made)
    assert isinstance(shown, Pending)
    assert plain((shown,)) == "Reported: only 5,800, entre 15 et 20\u00a0%it's below"
    assert first_section(made).notes[0].calls[0] == "ch-return-c-1"


def test_a_statistic_in_what_is_not_translated_prints_as_the_source_prints_it():
    """English words around it, English words for it: in text, headings, contents and cells."""
    pending: Draft = Pending("en", (say("under_14"), Text(" and "), say("returned")))
    cell: Segment = (Pending("en", (say("under_14"), Text("!"))),)
    table = Table((), (cell,), ((cell,),), ("start",), (), SPAN)
    content = chapter(paragraph(pending), Heading(2, (pending,), SPAN, "here"), table)
    made = edited(replace(edition(content, language="fr"), original=edition(content)))
    _, heading, shown = first_section(made).blocks
    assert isinstance(heading, Heading)
    assert isinstance(shown, Table)
    said = "Between 15 and 20 per cent and only 5,800"
    printed = (plain(line_of(made)), plain(heading.children), made.value.contents[1].title)
    assert [line.replace("\u00a0", " ") for line in printed] == [said] * 3
    assert plain(shown.head[0]) == plain(shown.rows[0][0]) == "15–20%!"


def test_a_vague_quantity_in_a_translation_is_not_read_before_it_is_translated():
    """say-006 is said of this edition's words only."""
    pending: tuple[Draft, ...] = (Pending("en", text("2")),)
    later = replace(UNSOLVED, quantity=Vague(pending))
    assert codes(edited(edition(language="fr", statistics={"unsolved": later}))) == []
    now = replace(UNSOLVED, quantity=Vague(text("deux tiers")))
    assert codes(edited(edition(language="fr", statistics={"unsolved": now}))) == ["say-006"]


def test_digits_of_another_numbering_are_noticed_in_place():
    """num-002 in an edition with native numerals."""
    made = chapter(paragraph(say("returned", Text("5,800 فقط"))))
    assert codes(edited(edition(made, language="ar", numerals="native"))) == ["num-002"]


def test_citations_print_where_they_stand():
    """In text as in notes."""
    made = edited(edition(chapter(paragraph("See ", Citation((("plain", "p. 3"),), SPAN), "."))))
    assert plain(line_of(made)) == "See A. Writer, Un livre, Maison, 2001, p.\u00a03."


def test_a_label_stands_before_what_it_names():
    """By the language's own colon."""
    assert plain(label_line("Image", text("moi"), speaking("fr"))) == "Image\u00a0: moi"  # type: ignore[arg-type]  # texts only
