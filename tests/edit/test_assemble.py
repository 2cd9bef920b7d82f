"""Sections in order."""

from __future__ import annotations

from dataclasses import replace

from reportbuild.edit.assemble import order
from reportbuild.edit.lines import plain
from reportbuild.edit.title_matter import sources_digest
from reportbuild.model.document import Matter
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Emphasis, NoteCall, Text
from reportbuild.model.leaves import GATHERED, LEAVES
from reportbuild.model.report import Edition, Segment
from reportbuild.model.text import Paragraph
from tests.edit.desk import SPAN, chapter, edited, edition, house, note, paragraph

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
