"""What a sheet carries of its sources."""

from __future__ import annotations

from dataclasses import replace

from reportbuild.compose.paper import paper
from reportbuild.model.artefact import Passage, SheetNote, SheetPicture
from reportbuild.model.document import Section
from reportbuild.model.finding import Span
from tests.documents import document, drawn, section
from tests.ebooks import SPAN, bare_house, full_document
from tests.printers import the_house

FILE = Span("text/02-return.md")


def chapter() -> Section:
    return replace(next(s for s in full_document().sections if s.notes), span=FILE)


def test_a_sheet_knows_where_its_words_notes_and_pictures_come_from():
    """The whole chain, for a chapter with every block: files and lines, titles and numbers."""
    of = replace(full_document(), sections=(chapter(),))
    (sheet,) = paper(of, bare_house(), {}).value.sheets

    assert (sheet.title, sheet.source) == (chapter().heading, FILE)
    assert sheet.notes[1] == SheetNote("note-2", "2", SPAN)
    assert Passage(chapter().heading, FILE) in sheet.passages
    assert Passage("Told on 2 March 2026.", SPAN) in sheet.passages
    assert Passage("every one of them;", SPAN) in sheet.passages, "within a list, within a box"
    assert all(passage.words.strip() for passage in sheet.passages)
    assert [(p.path, p.span) for p in sheet.pictures] == [
        ("images/house.svg", SPAN), ("images/woman.jpg", SPAN), ("", drawn().span),
    ], "the last is a chart that is drawn"  # fmt: skip
    assert all(f"asset:{p.asset}" in sheet.xhtml for p in sheet.pictures)


def test_each_part_of_a_call_out_is_a_passage_of_its_own():
    """Its value can be told from the same figure in the text."""
    of = replace(full_document(), sections=(chapter(),))
    (sheet,) = paper(of, bare_house(), {}).value.sheets
    words = {passage.words for passage in sheet.passages}
    assert {"230,000", "up to", "people fled the valley", "Upper Valley, June 2022"} <= words
    assert "A house without a roof" not in words, "alternative text is not printed"


def test_a_drawn_chart_is_a_picture_of_its_line():
    """So that one which fits on no page is told where it is asked for, not as its file's."""
    chart = replace(drawn(), span=Span("text/02-return.md", 40))
    (sheet,) = paper(document(section(chart)), the_house(), {}).value.sheets
    assert sheet.pictures == (SheetPicture("chart-1.svg", "", Span("text/02-return.md", 40)),)
    assert "asset:chart-1.svg" in sheet.xhtml


def test_a_cover_s_picture_is_the_style_s():
    """It is asked for in `report.toml`; leaves without a heading bear the report's title."""
    cover, half_title, *_ = paper(full_document(), bare_house(), {}).value.sheets
    style = full_document().style
    (picture,) = cover.pictures
    assert picture == SheetPicture(picture.asset, "images/cover.png", style.span)
    assert cover.source == Span("report.toml")
    assert half_title.title == full_document().title_matter.title
