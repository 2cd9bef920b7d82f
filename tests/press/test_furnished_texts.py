"""Texts as the house sets them: gathered notes, an index, numbered paragraphs, headings."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.resources import files
from io import BytesIO

import pikepdf
import pytest

os.environ["FONTCONFIG_FILE"] = str(files("reportbuild.press") / "fontless.conf")

from reportbuild.compose.paper import paper
from reportbuild.model.artefact import Artefact
from reportbuild.model.document import (
    Direction,
    Document,
    IndexEntry,
    IndexGroup,
    IndexPlace,
    ListedThing,
    Matter,
    Section,
)
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import IndexMark, Inline, NoteRef, Text
from reportbuild.model.text import Block, Heading, Note, Paragraph, Table
from reportbuild.proof.pdf import proof_pdf
from reportbuild.settling import bound as bind_book
from reportbuild.settling import settled
from reportbuild.work import PROOF
from tests.documents import SPAN, document, paragraph, section
from tests.doing import Here
from tests.press.made import failures, laid_out, told
from tests.printers import the_house


def bound(made: Document) -> Artefact:
    """Press, settle and bind a document in the house style."""
    run = Here({PROOF: lambda *_: ()})
    return bind_book(settled(made, the_house(), run).value, the_house(), run).value


def proofed(made: Document) -> tuple[Artefact, tuple[Finding, ...]]:
    artefact = bound(made)
    return artefact, proof_pdf(artefact, made, the_house().faces)


def called(name: str, mark: str, *, first: bool = True) -> NoteRef:
    return NoteRef(f"ch-made-c-{name}", f"ch-made-n-{name}", mark, first)


def noted(name: str, mark: str, *paragraphs: str, calls: tuple[str, ...]) -> Note[Inline]:
    lines = tuple((Text(p),) for p in paragraphs)
    return Note(name, lines, SPAN, f"ch-made-n-{name}", mark, calls)


def gathered() -> Document:
    """A chapter with two notes, one called twice, and the leaf that gathers them."""
    notes = (
        noted("1", "1", "The first note.", "Its second paragraph.", calls=("ch-made-c-1",)),
        noted("2", "2", "Another.", calls=("ch-made-c-2", "ch-made-c-2-2")),
    )
    again = NoteRef("ch-made-c-2-2", "ch-made-n-2", "2", first=False)
    text = section(
        paragraph("One", called("1", "1"), " and two", called("2", "2"), "."),
        paragraph("Once more", again, "."),
        notes=notes,
    )
    leaf = Section("notes", "notes", Matter.BACK, "Notes", title=(Text("Notes"),))
    made = document(text, leaf)
    return replace(made, style=replace(made.style, notes="end"))


def test_gathered_notes_are_notes_and_lead_both_ways():
    """Valid PDF/UA; each is one Note with its ID and number, which leads back to its first call."""
    artefact, found = proofed(gathered())
    assert not found
    assert failures(artefact.data, "ua1") == []
    notes = [node for node in told(artefact.data).walk() if node.role == "Note"]
    assert [note.id for note in notes] == ["ch-made-n-1", "ch-made-n-2"]
    labels = [k for n in notes for k in n.kids if not isinstance(k, str) and k.role == "Lbl"]
    assert [label.text() for label in labels] == ["1", "2"]
    back = [node.target for label in labels for node in label.walk() if node.role == "Link"]
    assert back == ["#ch-made-c-1", "#ch-made-c-2"]
    calls = [n for n in told(artefact.data).walk() if n.role == "Reference"]
    there = [k.target for c in calls for k in c.walk() if k.role == "Link"]
    assert there == ["#ch-made-n-1", "#ch-made-n-2", "#ch-made-n-2"]


def test_a_gathered_note_that_is_lost_is_found():
    """pdf-013: the proof knows them by the text, not by the leaf."""
    made = gathered()
    artefact = bound(made)
    text = made.sections[0]
    extra = noted("3", "3", "Lost.", calls=("ch-made-c-1",))
    other = replace(made, sections=(replace(text, notes=(*text.notes, extra)), made.sections[1]))
    assert "pdf-013" in {f.code for f in proof_pdf(artefact, other, the_house().faces)}


def indexed(extent: int = 1) -> Document:
    """Chapters with a mark each, far apart, and an index of them; a list of one table."""
    mark: IndexMark[Inline] = IndexMark("k", (Text("house"),), SPAN, "")
    words = " ".join(f"word{n}" for n in range(700))
    marks = [replace(mark, id=f"ch-made-i-{n}") for n in range(3)]
    blocks: list[Block[Inline]] = [
        Paragraph((Text("A "), one, Text(f" stood. {words if n < extent else ''}")), SPAN)
        for n, one in enumerate(marks)
    ]
    table: Table[Inline] = Table(
        (Text("Who"),), ((Text("A"),), (Text("B"),)), (((Text("c"),), (Text("d"),)),),
        ("start", "start"), (), SPAN, id="ch-made-f-1", number="1",
    )  # fmt: skip
    places = tuple(
        IndexPlace(m.id, "A chapter", "" if n == 0 else str(n + 1)) for n, m in enumerate(marks)
    )
    entry = IndexEntry("index-e-k", (Text("house"),), places)
    other = IndexEntry("index-e-o", (Text("home"),), (), see=(("index-e-k", (Text("house"),)),))
    index = Section(
        "index", "index", Matter.BACK, "Index", index=(IndexGroup("H", (entry, other)),)
    )
    listed = (ListedThing("Table 1", (Text("Who"),), "ch-made-f-1"),)
    lists = Section(
        "list-of-tables", "list-of-tables", Matter.FRONT, "List of tables", listed=listed
    )
    return document(lists, section(*blocks, table), index)


def test_an_index_and_lists_name_the_pages_that_are():
    """Read back from the file; consecutive pages are joined, though no link leads to the middle."""
    artefact, found = proofed(indexed(extent=3))
    assert not found
    assert failures(artefact.data, "ua1") == []
    said = " ".join(told(artefact.data).text().split())
    assert "house, 1, " in said or "house, 1–" in said
    assert "home, see house" in said


def test_a_wrong_page_in_an_index_is_found():
    """pdf-015: an entry that names another page than its place stands on."""
    made = indexed(extent=2)
    artefact = bound(made)
    index = made.sections[-1]
    entry = index.index[0].entries[0]
    fewer = replace(entry, places=entry.places[1:])
    group = replace(index.index[0], entries=(fewer, *index.index[0].entries[1:]))
    other = replace(made, sections=(*made.sections[:-1], replace(index, index=(group,))))
    assert "pdf-015" in {f.code for f in proof_pdf(artefact, other, the_house().faces)}


def test_numbered_paragraphs_say_their_numbers():
    """Before their words, for readers and for listeners."""
    numbered = replace(paragraph("Words of it that go on for more than a line. " * 4), number="1.1")
    artefact, found = proofed(document(section(numbered)))
    assert not found
    assert "1.1. Words of it" in told(artefact.data).text()


@pytest.mark.parametrize("level", [2, 3, 4])
def test_no_heading_stands_at_the_foot_of_a_page(level: int):
    """Over all the places on a page where it could come to stand."""
    for lines in range(24, 40, 2):
        blocks: list[Block[Inline]] = [paragraph(f"Line {n}.") for n in range(lines)]
        heading: Heading[Inline] = Heading(level, (Text("The heading"),), SPAN, "h")
        made = document(section(*blocks, heading, paragraph("What it heads. " * 30)))
        composition = paper(made, the_house(), {}).value
        found = laid_out(composition.sheets[0], composition).value.lines
        (place,) = [line for line in found if line.words == "The heading"]
        after = [line for line in found if line.page == place.page and line.y > place.y]
        assert len(after) >= 2


def test_a_bound_file_is_the_same_each_time():
    """Whatever was pressed twice."""
    one, other = bound(gathered()), bound(gathered())
    assert one.data == other.data
    assert len(pikepdf.open(BytesIO(one.data)).pages) == one.pages


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_no_paragraph_ends_in_a_scrap_of_a_line(language: str, direction: Direction):
    """Over many lengths, its last line has six characters, and is no half of a word."""
    filling, ends = {
        "en": ("to the valley ", ("it.", "he is.", "of returning.")),
        "ar": ("إلى الوادي ", ("هو.", "من هنا.", "العائدين.")),
    }[language]
    words = [filling * (4 + n) + "x" * (n % 7) + f" {ends[n % 3]}" for n in range(42)]
    made = document(section(*(paragraph(w) for w in words)), language=language, direction=direction)
    composition = paper(made, the_house(), {}).value
    found = laid_out(composition.sheets[0], composition).value.lines
    lines: dict[tuple[int, float], str] = {}
    for line in found:
        lines[line.page, line.y] = lines.get((line.page, line.y), "") + line.words
    last = [said.strip() for said in lines.values() if said.strip().endswith(".")]
    assert len(last) == len(words)
    assert all(len(said) >= 6 for said in last)
    assert not any(said.startswith(("ing.", "turning.", "ning.")) for said in last)
