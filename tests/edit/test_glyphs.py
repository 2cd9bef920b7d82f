"""Characters that cannot be printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.edit.glyphs import beside_lines, characters, undrawable
from reportbuild.model.document import Matter, Section
from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    CallOut,
    Citation,
    Draft,
    Emphasis,
    Foreign,
    Inline,
    NoteCall,
    NoteRef,
    PageOf,
    StatisticRef,
    Text,
)
from reportbuild.model.text import CallOuts, Chapter, Heading, Listing, Paragraph, Table
from tests.edit.desk import (
    FLED,
    RECORD,
    SPAN,
    chapter,
    codes,
    edited,
    edition,
    note,
    paragraph,
    text,
)

LATIN = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2019, 0x201C, 0x201D])


def test_a_character_that_no_face_draws_is_an_error_with_its_line():
    """glyph-001: an empty box would be printed."""
    made = chapter(paragraph("plain", line=3), paragraph("a ꯍ b ꯍ", line=9))
    found = edited(edition(made), LATIN)
    assert codes(found) == ["glyph-001"]
    assert found.findings[0].span == Span(SPAN.path, 9)
    assert "“ꯍ” (U+ABCD MEETEI MAYEK LETTER HUK)" in found.findings[0].message


@pytest.mark.parametrize(
    "place",
    [
        chapter(title=text("ж")),
        chapter(Heading(2, text("ж"), SPAN)),
        chapter(paragraph(Emphasis((Foreign("ru", text("ж")),)))),
        chapter(Listing(ordered=False, items=((paragraph("ж"),),), span=SPAN)),
        chapter(Table((), (text("ж"),), (), ("start",), (), SPAN)),
        chapter(paragraph(NoteCall("a", SPAN)), notes=(note("a", "ж"),)),
    ],
)
def test_every_place_of_a_text_is_looked_at(place: Chapter[Draft]):
    """Titles, headings, lists, cells, notes, whatever is within them."""
    assert "glyph-001" in codes(edited(edition(place), LATIN))


def test_what_statistics_and_works_print_is_looked_at():
    """Figures of native numerals, boxes, citations, the title."""
    figures = chapter(paragraph(StatisticRef("fled", SPAN)))
    letters = LATIN | frozenset(range(0x620, 0x660))
    arabic = edited(edition(figures, language="ar", numerals="native"), letters)
    assert any("٠" in f.message for f in arabic.findings)
    cited = chapter(paragraph(Citation((("ai_2003", "ж"),), SPAN)))
    assert "glyph-001" in codes(edited(edition(cited), LATIN))
    titled = edited(edition(title=text("ж")), LATIN)
    assert [f.span for f in titled.findings] == [Span("report.toml", 1)]


@pytest.mark.parametrize("control", "\u202a\u202e\u2066\u2067\u2068\u2069")
def test_controls_that_turn_the_order_are_errors(control: str):
    """glyph-002: an override would print 5,900 as 009,5, and no one would see why."""
    made = edited(edition(chapter(paragraph(f"only {control}5,900"))))
    assert codes(made) == ["glyph-002"]
    assert f"U+{ord(control):04X}" in made.findings[0].message


@pytest.mark.parametrize("character", "\u00ad\u200b\u200c\u200d\u200e\u200f\ufe0f")
def test_characters_that_only_guide_layout_need_no_glyph(character: str):
    """Soft hyphens, joiners and their like are never drawn."""
    assert codes(edited(edition(chapter(paragraph(f"a{character}b"))), LATIN)) == []


def test_the_word_joiner_is_found():
    """No face holds U+2060, and it would be drawn as a box."""
    assert codes(edited(edition(chapter(paragraph("a\u2060b"))), LATIN)) == ["glyph-001"]


def test_a_house_without_faces_is_not_asked():
    """There is nothing to compare with; the house itself is what is wrong."""
    section = edited(edition(chapter(paragraph("ж")))).value.sections[0]
    assert section.heading == "Return"
    assert list(undrawable([("ж", SPAN)], frozenset())) == []
    assert [f.span for f in undrawable([("ж", SPAN)], LATIN)] == [SPAN]


def test_a_place_is_told_of_once_with_its_characters():
    """glyph-001: one word of another script is one finding, however many letters it has."""
    found = list(undrawable([("жук", SPAN), ("кит", SPAN), ("ж", Span("a", 1))], LATIN))
    assert [(f.code, f.span) for f in found] == [("glyph-001", SPAN), ("glyph-001", Span("a", 1))]
    assert all(f"“{letter}” (U+" in found[0].message for letter in "жукит")
    many = list(undrawable([("абвгдежз", SPAN)], LATIN))
    assert many[0].message.endswith("“д” (U+0434 CYRILLIC SMALL LETTER DE) and 3 more.")


def test_leaves_of_the_builder_are_looked_at():
    """What a leaf lists stands where it was written; its heading in report.toml."""
    listed: Paragraph[Inline] = Paragraph((Text("ж"),), Span(SPAN.path, 9))
    leaf = Section("sources", "sources", Matter.BACK, "Quellen ꯍ", blocks=(listed,))
    places = [(f.code, str(f.span)) for f in undrawable(beside_lines([leaf]), LATIN)]
    assert places == [("glyph-001", "report.toml"), ("glyph-001", f"{SPAN.path}:9")]


def test_a_bad_letter_is_told_of_where_it_was_typed():
    """glyph-001, type-001: the line of a standfirst, and the catalogue's of a translation."""
    standfirst = text('ж "')
    made = replace(
        chapter(paragraph("б")), standfirst=standfirst, standfirst_span=Span(SPAN.path, 4)
    )
    entry = Span("editions/fr.po", 40)
    translated = replace(edition(made), places={(Span(SPAN.path, 3), text("б")): entry})
    found = {(f.code, str(f.span)) for f in edited(translated, LATIN).findings}
    assert found == {
        ("glyph-001", f"{SPAN.path}:4"),
        ("type-001", f"{SPAN.path}:4"),
        ("glyph-001", "editions/fr.po:40"),
    }


def test_a_label_is_told_of_at_its_record():
    """glyph-001: not where a box shows it; in a translation, at its entry."""
    record = replace(FLED, label=text("ж"))
    boxed: CallOuts[Draft] = CallOuts((StatisticRef("fled", SPAN),), SPAN)
    made = edition(chapter(boxed), statistics={"fled": record})
    assert [(f.code, f.span) for f in edited(made, LATIN).findings] == [("glyph-001", RECORD)]
    entry = Span("editions/fr.po", 40)
    made = replace(made, places={(RECORD, text("ж")): entry})
    assert [(f.code, f.span) for f in edited(made, LATIN).findings] == [("glyph-001", entry)]


def test_everything_that_a_line_prints_is_a_character_of_it():
    """Marks, the words around pages, and all parts of a box."""
    box = CallOut("x", "only", "5", (Text("people"),), "Kosovo", "AI")
    line = (NoteRef("c", "n", "1", first=True), PageOf("t", " (p. ", ")"), box)
    assert characters(line) == "1 (p. )only 5 people Kosovo AI"
