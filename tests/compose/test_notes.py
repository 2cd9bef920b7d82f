"""Notes that are gathered, and what else texts of the house have on paper and in e-books."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.compose.navigation import landmarks
from reportbuild.compose.notes import gathered_notes
from reportbuild.compose.paper import paper
from reportbuild.compose.xhtml import section_body
from reportbuild.model.document import ContentsEntry, Line, ListedThing, Matter, Section
from reportbuild.model.inlines import Emphasis, Inline, NoteRef, Text
from reportbuild.model.text import Figure, Note, Quotation
from reportbuild.proof.expected import body_lines
from tests.documents import SPAN, WORDS, document, paragraph, section, setting
from tests.ebooks import ebook
from tests.printers import the_house

CALL = NoteRef("ch-made-c-1", "ch-made-n-1", "1", first=True)
NOTE: Note[Inline] = Note(
    "n", ((Text("First."),), (Text("Second."),)), SPAN, "ch-made-n-1", "1", ("ch-made-c-1",)
)
TEXT = section(paragraph("Words", CALL, " go on."), notes=(NOTE,))
LEAF = Section("notes", "notes", Matter.BACK, "Notes")


def test_gathered_notes_stand_under_the_heading_of_their_text():
    """Each with its anchor and its number, which leads back; texts without notes are left out."""
    made = gathered_notes((section(), TEXT), setting())
    assert made == (
        '<h2>1 A chapter</h2><div class="endnote" id="ch-made-n-1" role="doc-endnote">'
        '<span class="note-label"><a href="anchor:ch-made-c-1" aria-label="Back to the text">1</a>'
        '</span>First.<span class="par">Second.</span></div>'
    )


def test_calls_of_gathered_notes_are_links_with_anchors():
    """Of every call, since each note leads back; at the foot the note itself would stand there."""
    made = section_body(TEXT, setting(notes="end"))
    assert 'href="anchor:ch-made-n-1" id="ch-made-c-1" class="noteref"' in made
    assert "First." not in made


def test_an_e_book_keeps_its_notes_where_they_are_called():
    """Pop-ups look for them in the same file; the leaf is one of bound books."""
    made = document(TEXT, LEAF)
    made = replace(
        made,
        style=replace(made.style, notes="end"),
        contents=(*made.contents, ContentsEntry(1, "", "Notes", "notes")),
    )
    files = {file.path: file.data.decode() for file in ebook(made, the_house()).value.files
             if file.path.endswith(("xhtml", "ncx"))}  # fmt: skip
    assert not any("notes.xhtml" in path for path in files)
    assert 'epub:type="footnote"' in files["text/01-ch-made.xhtml"]
    assert ">Notes<" not in files["nav.xhtml"]
    assert ">Notes<" not in files["toc.ncx"]


@pytest.mark.parametrize(("kind", "leads"), [("list-of-figures", "loi"), ("list-of-tables", "lot")])
def test_lists_are_landmarks(kind: str, leads: str):
    """Reading systems offer a way to them, by the names of EPUB's vocabulary."""
    thing = ListedThing("Figure 1", (Text("A house"),), "ch-made-f-1")
    leaf = Section(kind, kind, Matter.FRONT, "The list", listed=(thing,))
    made = document(leaf, section())
    found = {mark.type: mark.href for mark in landmarks(made, {kind: "l.xhtml", "ch-made": "t"})}
    assert found[leads] == "l.xhtml"
    files = {f.path: f.data.decode() for f in ebook(made, the_house()).value.files if f.reading}
    page = files[f"text/01-{kind}.xhtml"]
    assert f'epub:type="frontmatter {leads}"' in page
    assert "Figure 1</span>" in page
    assert "folio" not in page


def test_a_list_prints_the_pages_of_what_it_lists():
    """Those known so far."""
    thing = ListedThing("Table 1", (Text("Who"),), "ch-made-f-1")
    leaf = Section("list-of-tables", "list-of-tables", Matter.FRONT, "Tables", listed=(thing,))
    made = paper(document(leaf, section()), the_house(), {"ch-made-f-1": "17"}).value
    assert '<span class="folio">17</span>' in made.sheets[0].xhtml


def test_below_a_map_stands_what_it_does_not_say():
    """And below no other figure; readers' proofs know of it."""
    figure: Figure[Inline] = Figure("a.svg", (Text("A map."),), (), (), SPAN)
    for kind, there in (("map", True), ("figure", False)):
        shown = replace(figure, kind="map") if kind == "map" else figure
        made = section_body(section(shown), setting(pictures={"a.svg": "asset:a"}))
        assert ("imply no opinion" in made) == there
        said = [line.text for line in body_lines(section(shown), WORDS)]
        assert any("imply no opinion" in line for line in said) == there


def test_a_map_may_say_it_in_the_report_s_own_words():
    """They stand in place of the house's, in both media, and readers' proofs know of it."""
    june: Inline = Emphasis((Text("June"),))
    own: Line = (Text("The line of "), june, Text(" as it was drawn then."))
    told = "The line of June as it was drawn then."
    shown: Figure[Inline] = Figure(
        "a.svg", (Text("A map."),), (), (), SPAN, kind="map", disclaimer=own
    )
    for medium in ("paper", "ebook"):
        made = section_body(section(shown), setting(medium=medium, pictures={"a.svg": "asset:a"}))
        assert 'class="disclaimer">The line of <em>June</em> as it was drawn then.</p>' in made
        assert "imply no opinion" not in made
    said = [line.text for line in body_lines(section(shown), WORDS)]
    assert (told in said, any("imply no opinion" in line for line in said)) == (True, False)


def test_a_paragraph_has_its_number_before_it():
    """On paper and in an e-book alike."""
    numbered = replace(paragraph("Words."), number="2.14")
    for medium in ("paper", "ebook"):
        made = section_body(section(numbered), setting(medium=medium))
        assert made.striptags() == "2.14. Words."
    assert "2.14. Words." in [line.text for line in body_lines(section(numbered), WORDS)]


def test_an_annex_is_called_one():
    """In place of a chapter's number."""
    made = paper(document(replace(section(), number="A", label="Annex A")), the_house(), {}).value
    assert '<p class="annex-label">Annex A</p>' in made.sheets[0].xhtml
    assert "numeral" not in made.sheets[0].xhtml


def test_an_epigraph_is_a_quotation_of_its_own_kind():
    """Its looks are the stylesheet's."""
    said: Quotation[Inline] = Quotation("epigraph", (paragraph("Words."),), (Text("Who"),), SPAN)
    assert section_body(section(said), setting()).startswith('<blockquote class="epigraph">')
