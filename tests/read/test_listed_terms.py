"""abbreviations.toml and index.toml: records, marks, and what leads nowhere."""

from __future__ import annotations

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import IndexMark, Text
from reportbuild.model.terms import Abbreviation, IndexTerm
from reportbuild.read.walk import inlines, places
from tests.read.reports import found, read, replaced
from tests.stock import stock_files

ABBREVIATIONS = '[kfor]\nshort = "KFOR"\nfull = "*Kosovo* Force"\n'
INDEX = '[house]\nentry = "house"\n[guard]\nentry = "guard"\nsee = "house"\n'
MARKED = "\n\nThe [house]{index=house} stood.\n"


def with_text(words: str) -> dict[str, str | bytes | None]:
    """The stock report's second text with words before its first note."""
    path = "text/02-return.md"
    text = stock_files()[path].decode()
    head, title, rest = text.partition("\n## ")
    return {path: f"{head}\n{words}\n{title}{rest}"}


def test_abbreviations_have_a_short_and_a_full_form():
    """Both may hold emphasis, as all words of TOML files may; the file has its digest."""
    made = read({"abbreviations.toml": ABBREVIATIONS}).value
    record = made.abbreviations["kfor"]
    assert isinstance(record, Abbreviation)
    assert record.short == (Text("KFOR"),)
    assert record.span == Span("abbreviations.toml", 1)
    assert "abbreviations.toml" in made.sources


def test_one_short_form_may_not_stand_for_two_names():
    """abb-003: nobody could tell which is meant."""
    twice = ABBREVIATIONS + '[force]\nshort = "KFOR"\nfull = "Other"\n'
    assert found({"abbreviations.toml": twice}) == ["abb-003 abbreviations.toml:4"]


def test_entries_and_marks_are_read():
    """A mark holds its words, which may be emphasised; a single key stands for a list of one."""
    files = {"index.toml": INDEX, **with_text("The [*old* house]{index=house} stood.")}
    made = read(files)
    assert made.findings == ()
    assert made.value.index_terms["guard"] == IndexTerm(
        "guard", (Text("guard"),), "", ("house",), (), Span("index.toml", 3)
    )
    marks = [
        inline
        for chapter in made.value.chapters
        for place in places(chapter)
        for inline in inlines(place.segment)
        if isinstance(inline, IndexMark)
    ]
    assert [mark.key for mark in marks] == ["house"]
    assert marks[0].children[1] == Text(" house")


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (INDEX.replace('see = "house"', 'see = "hose"'), "idx-001 index.toml:5"),
        (INDEX + 'see_also = "house"\n', "idx-003 index.toml:3"),
        (INDEX + '[self]\nentry = "s"\nsee = "self"\n', "idx-001 index.toml:8"),
        (INDEX + '[lonely]\nentry = "l"\n', "ref-014 index.toml:6"),
        (INDEX + '[key]\nentry = ""\n', "toml-008 index.toml:7"),
    ],
)  # fmt: skip
def test_entries_that_lead_nowhere_are_found(index: str, expected: str):
    """idx-001, idx-003, ref-014: keys that are none, an entry to itself, one without places."""
    assert found({"index.toml": index, **with_text(MARKED)}) == [expected]


def test_an_entry_below_none_is_found():
    """idx-001 at its line; beside it, that nothing marks it."""
    index = INDEX + '[door]\nentry = "d"\nunder = "hoose"\n'
    made = found({"index.toml": index, **with_text(MARKED)})
    assert made == ["idx-001 index.toml:8", "ref-014 index.toml:6"]


def test_an_index_has_two_levels():
    """idx-002: an entry below an entry below another could not be read at a glance."""
    deep = INDEX + '[a]\nentry = "a"\nunder = "house"\n[b]\nentry = "b"\nunder = "a"\n'
    words = MARKED.replace("stood", "[stood]{index=b}")
    assert found({"index.toml": deep, **with_text(words)}) == ["idx-002 index.toml:11"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("[a]{index=house} [b]{index=hut}", "ref-013"),
        ("[a]{index=house} [b]{index=guard}", "idx-003"),
        ("[a]{index=house} {index=house}", "text-020"),
        ("[a]{index=house} [b]{index=1a}", "text-036"),
        ("[a]{index=house} []{index=house}", "text-020"),
    ],
)
def test_marks_that_lead_nowhere_are_found(words: str, expected: str):
    """ref-013 for an entry that is not there; one that has `see` in place of pages; no words."""
    codes = [one.split()[0] for one in found({"index.toml": INDEX, **with_text(words)})]
    assert set(codes) == {expected}


def test_toml_files_hold_no_marks():
    """text-038: titles and labels are no places in the text."""
    change = replaced("report.toml", 'kicker = "Stock report"', 'kicker = "[a]{index=house}"')
    files = {**change, "index.toml": INDEX, **with_text(MARKED)}
    assert found(files) == ["text-038 report.toml:4"]


@pytest.mark.parametrize(
    ("annexes", "code"),
    [('["method"]', ""), ('["sources"]', "rep-010"), ('["summary"]', "rep-010")],
)
def test_annexes_are_texts_of_the_back_matter(annexes: str, code: str):
    """rep-010: a leaf, or a text that stands elsewhere, has no letter."""
    change = replaced("report.toml", "[editions.en]", f"annexes = {annexes}\n\n[editions.en]")
    assert [one.split()[0] for one in found(change)] == ([code] if code else [])


def test_a_leaf_of_notes_needs_notes_at_the_end():
    """rep-011: it would be left out."""
    change = replaced("report.toml", 'back = ["method",', 'back = ["method", "notes",')
    assert found(change) == ["rep-011 report.toml:25"]
    text = str(change["report.toml"]).replace("[style]", '[style]\nnotes = "end"')
    assert found({"report.toml": text}) == []


def test_an_epigraph_opens_its_text():
    """text-044 for one further down, or within something else."""
    block = ":::{epigraph}\n:attribution: Somebody\n\nWords.\n:::"
    for body, codes in (
        (f"{block}\n\n{block}\n\nText.", []),
        (f"Text.\n\n{block}", ["text-044"]),
        (f"::::{{box}} B\n{block}\n::::", ["text-044"]),
    ):
        made = found({"text/05-more.md": f"# More\n\n{body}\n"})
        assert [one.split()[0] for one in made] == codes, body
