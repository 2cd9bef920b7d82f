"""The index: marks become places, and entries stand in their order."""

from __future__ import annotations

from dataclasses import replace

from reportbuild.edit.index import index, marked
from reportbuild.model.document import IndexEntry, IndexPlace
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Emphasis, IndexMark, Inline, Text
from reportbuild.model.terms import IndexTerm
from reportbuild.model.text import Paragraph
from tests.edit.desk import SPAN, chapter, codes, edited, edition, note, paragraph, speaking


def term(
    key: str, entry: str, under: str = "", see: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> IndexTerm:
    return IndexTerm(key, (Text(entry),), under, see, also, Span("index.toml", 1))


def mark(key: str, words: str = "words") -> IndexMark[Draft]:
    return IndexMark(key, (Text(words),), SPAN)


def indexed(*terms: IndexTerm, language: str = "en") -> tuple[list[str], list[str]]:
    """The entries of an index in which each term has one place, as lines; and what was found."""
    places = {t.key: [IndexPlace(f"a-{t.key}", "One")] for t in terms if not t.see}
    groups, found = index({t.key: t for t in terms}, places, speaking(language))
    lines = []
    for group in groups:
        lines.append(group.letter)
        lines += [words(e) for entry in group.entries for e in (entry, *entry.entries)]
    return lines, [finding.code for finding in found]


def words(entry: IndexEntry) -> str:
    return "".join(node.text for node in entry.words if isinstance(node, Text))


def test_marks_have_anchors_wherever_they_stand():
    """In titles, paragraphs, emphasis and notes; each is a place of its entry, in reading order."""
    emphasised: Emphasis[Draft] = Emphasis((mark("house"),))
    made = chapter(
        paragraph(mark("river"), " and ", emphasised),
        title=(Text("On "), mark("house")),
        notes=(note("n", mark("river")),),
    )
    report = edition(made, back=("index",))
    terms = {t.key: t for t in (term("river", "river"), term("house", "house"))}
    document = edited(replace(report, report=replace(report.report, index_terms=terms))).value
    text, leaf = document.sections
    assert text.title == (Text("On "), IndexMark("house", (Text("words"),), SPAN, "ch-return-i-1"))
    assert [[p.target for p in e.places] for g in leaf.index for e in g.entries] == [
        ["ch-return-i-1", "ch-return-i-3"],
        ["ch-return-i-2"],
    ]
    assert text.heading == "On words"


def test_without_the_leaf_marks_lead_nowhere():
    """Their words are printed, and nothing is named that no index prints."""
    report = edition(chapter(paragraph(mark("river"))))
    section = edited(report).value.sections[0]
    assert section.blocks[0].children == (mark("river"),)  # type: ignore[union-attr]  # a paragraph


def test_notes_are_marked_after_the_text():
    """The order of the book is that of reading."""
    inline: IndexMark[Inline] = IndexMark("k", (Text("x"),), SPAN)
    made = edited(edition(chapter(paragraph("A")))).value.sections[0]
    _, places = marked([replace(made, blocks=(Paragraph((inline,), SPAN),))])
    assert places == {"k": [IndexPlace("ch-return-i-1", "Return")]}


def test_entries_stand_under_the_letters_of_their_language():
    """Digraphs have heads of their own; figures and signs stand together, first."""
    lines, found = indexed(term("a", "dhuna"), term("b", "dera"), term("c", "1244"), language="sq")
    assert lines == ["Numra dhe shenja", "1244", "D", "dera", "Dh", "dhuna"]
    assert not found


def test_entries_below_an_entry_are_sorted_among_themselves():
    """They follow it, whatever their letters."""
    lines, _ = indexed(term("m", "minorities"), term("s", "Serbs", "m"), term("r", "Roma", "m"))
    assert lines == ["M", "minorities", "Roma", "Serbs"]


def test_readers_are_sent_on_by_the_whole_name_of_an_entry():
    """One below another is named with it; one that leads nowhere is named nowhere."""
    terms = [
        term("m", "minorities"),
        term("r", "Roma", "m"),
        term("g", "Gypsies", see=("r",)),
        term("x", "nothing", see=("gone",)),
    ]
    places = {"r": [IndexPlace("a", "One")]}
    groups, _ = index({t.key: t for t in terms}, places, speaking())
    entries = [entry for group in groups for entry in group.entries]
    assert [words(entry) for entry in entries] == ["Gypsies", "minorities"]
    assert entries[0].see == (("index-e-r", (Text("minorities, Roma"),)),)


def test_places_within_one_chapter_are_counted():
    """An e-book prints the chapter once, then numbers."""
    places = {"a": [IndexPlace(f"p{n}", chapter) for n, chapter in enumerate("AAB")]}
    groups, _ = index({"a": term("a", "a")}, places, speaking("ar", numerals="native"))
    assert [p.again for p in groups[0].entries[0].places] == ["", "٢", ""]


def test_a_language_whose_order_is_unknown_is_told_of():
    """idx-004: the order of all scripts is no promise."""
    assert indexed(term("a", "घर"), language="hi")[1] == ["idx-004"]


def test_entries_that_became_one_in_translation_are_told_of():
    """idx-005: readers would find half of the places under each."""
    assert indexed(term("a", "Casa"), term("b", "casa"), language="es")[1] == ["idx-005"]


def test_an_index_of_nothing_is_left_out():
    """And so are lists of figures, tables, abbreviations and notes."""
    leaves = ("index", "list-of-figures", "list-of-tables", "abbreviations", "notes")
    made = edited(edition(chapter(paragraph("Words.")), back=leaves))
    assert [s.kind for s in made.value.sections] == ["text"]
    assert codes(made) == []
