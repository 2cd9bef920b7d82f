"""Sections in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from reportbuild.edit.assemble import order
from reportbuild.edit.lines import plain
from reportbuild.edit.title_matter import sources_digest
from reportbuild.model.document import Matter
from reportbuild.model.finding import Span
from reportbuild.model.inlines import CrossReference, Draft, Emphasis, NoteCall, Text
from reportbuild.model.leaves import GATHERED, LEAVES
from reportbuild.model.report import Edition, Segment
from reportbuild.model.text import Listing, Paragraph, Table
from tests.edit.desk import SPAN, chapter, edited, edition, house, line_of, note, paragraph

N = "\u00a0"

FRONT = ("cover", "half-title", "title-page", "imprint-page", "contents", "summary")
BACK = ("method", "sources", "colophon")


def whole() -> Edition:
    names = ("summary", "return", "method", "work")
    return edition(*(chapter(paragraph("x"), name=n) for n in names), front=FRONT, back=BACK)


def test_the_book_stands_in_its_order():
    """Front matter as named, chapters in the order of their files, back matter as named."""
    parts = [(p.name, p.matter) for p in order(whole().report)]
    assert parts == [
        ("cover", Matter.COVER),
        *((name, Matter.FRONT) for name in FRONT[1:]),
        ("return", Matter.BODY),
        ("work", Matter.BODY),
        *((name, Matter.BACK) for name in BACK),
    ]


def test_chapters_are_numbered_and_other_texts_are_not():
    """In the edition's numerals."""
    sections = edited(replace(whole(), settings=edition(language="ar").settings)).value.sections
    numbers = {s.id: s.number for s in sections if s.kind == "text"}
    assert numbers == {"ch-summary": "", "ch-return": "1", "ch-work": "2", "ch-method": ""}
    native = edited(edition(chapter(), chapter(name="b"), language="ar", numerals="native"))
    assert [s.number for s in native.value.sections] == ["١", "٢"]


def test_a_section_knows_its_file():
    """A text its own, a leaf `report.toml`: what is found on its pages is mended there."""
    spans = {s.kind: s.span for s in edited(edition(chapter(), front=FRONT[:1])).value.sections}
    assert spans == {"cover": Span("report.toml"), "text": chapter().span}


def test_leaves_have_headings_in_the_editions_words():
    """Every leaf that can be named in the order has one."""
    made = edited(edition(language="fr", front=LEAVES))
    headings = {s.id: s.heading for s in made.value.sections}
    assert headings["contents"] == "Sommaire"
    assert headings["imprint-page"] == "Mentions légales"
    assert set(headings) == set(LEAVES) - GATHERED  # nothing is listed


def test_a_section_has_its_title_without_notes_for_heads():
    """The notes stay in the title itself."""
    title: Segment = (Text("To "), Emphasis((Text("return"),)), NoteCall("a", SPAN))
    made = edited(edition(chapter(title=title, notes=(note("a"),)))).value.sections[0]
    assert made.heading == "To return"
    assert len(made.title) == 3


def test_the_colophon_tells_how_the_book_was_made():
    """Faces, tool, and the digest of all sources, in groups that a line can break between."""
    made = edited(edition(back=("colophon",))).value.sections[-1]
    lines = [plain(b.children) for b in made.blocks if isinstance(b, Paragraph)]
    digest = sources_digest(edition().report)
    apart = " ".join(digest[n : n + 8] for n in range(0, 64, 8))
    assert lines == [
        "Faces of the house style: Source Serif 4.",
        f"Made with {house().tool} from sources with the digest {apart}.",
        "The same sources and tools give the same bytes.",
    ]


def test_annexes_have_the_letters_of_the_script():
    """In the order of the back matter; what has no more letters has a number."""
    texts = [chapter(name=name) for name in ("body", "letters", "cases", "plain")]
    for language, letters in (("en", "A B"), ("sr-Cyrl", "А Б"), ("ar", "أ ب"), ("sq", "A B")):
        made = edition(*texts, language=language, back=("letters", "cases", "plain"))
        report = replace(made.report, annexes=("cases", "letters"))
        sections = edited(replace(made, report=report)).value.sections
        assert [s.number for s in sections] == ["1", *letters.split(), ""]
        assert sections[1].label.endswith(letters.split()[0])
        assert sections[0].label == sections[3].label == ""


def test_annexes_are_referred_to_by_their_letters():
    """And their tables are numbered by them."""
    table: Table[Draft] = Table((Text("Who"),), (), (), (), (), SPAN, id="tab")
    annex = chapter(table, name="letters", key="ann")
    body = chapter(
        paragraph(CrossReference("ann", SPAN), ", ", CrossReference("tab", SPAN)), name="body"
    )
    made = edition(body, annex, back=("letters",))
    report = replace(made.report, annexes=("letters",))
    line = line_of(edited(replace(made, report=report)))
    assert "Annex\u00a0A" in plain(line)
    assert "Table\u00a0A.1" in plain(line)


@pytest.mark.parametrize(
    ("numbering", "numbers"), [("chapter", ["1.1", "1.2", "2.1"]), ("continuous", ["1", "2", "3"])]
)
def test_paragraphs_are_numbered_on_demand(
    numbering: Literal["chapter", "continuous"], numbers: list[str]
):
    """Those of the main run of chapters, the same in every edition; others are not."""
    listing: Listing[Draft] = Listing(False, ((paragraph("c"),),), SPAN)
    one = chapter(paragraph("a"), listing, paragraph("b"), name="one")
    texts = (one, chapter(paragraph("d"), name="two"), chapter(paragraph("e"), name="more"))
    for language in ("en", "ar"):
        made = edition(*texts, language=language, numbering=numbering, back=("more",))
        style = replace(made.report.style, paragraphs="numbered")
        sections = edited(replace(made, report=replace(made.report, style=style))).value.sections
        blocks = [b for s in sections for b in s.blocks if isinstance(b, Paragraph)]
        assert [block.number for block in blocks] == [*numbers, ""]


def test_gathered_notes_have_a_leaf():
    """Before the leaves of the back matter, or where the order names it; without notes, none."""
    noted = chapter(paragraph("a", NoteCall("n", SPAN)), notes=(note("n", "b"),))
    for back, kinds in (
        (("sources", "colophon"), ["text", "notes", "colophon"]),
        (("colophon", "notes"), ["text", "colophon", "notes"]),
    ):
        made = edition(noted, back=back)
        style = replace(made.report.style, notes="end")
        sections = edited(replace(made, report=replace(made.report, style=style))).value.sections
        assert [s.kind for s in sections] == kinds
    assert [s.kind for s in edited(edition(noted, back=("notes",))).value.sections] == ["text"]
