from __future__ import annotations

import pytest

from reportbuild.model.finding import Checked, Severity, Span
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Foreign,
    Link,
    NoteCall,
    ResolvePlaceholder,
    StatisticRef,
    Text,
)
from reportbuild.model.report import Segment
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.markup import markup
from reportbuild.translate.parity import compared, shortened, words_to_translate
from reportbuild.translate.segments import SegmentRecord
from tests.translate.samples import HERE, PO, codes, unplaced, words

FULL = (
    "Since 1999 {fled} fled[^unhcr], [only 5,800]{returned} of them came back [@ai_2003, p. 12];"
    " see [](#tab_use), [the map](#map), [the site](https://e.org/) and [Mitrovicë]{lang=sq}."
)
FULL_FR = (
    "Depuis 1999, [plus de 230 000 personnes]{fled} ont fui{note.unhcr}, {returned} sont revenues"
    " {cite.ai_2003} ; voir {ref.tab_use}, [la carte]{ref.map}, [le site]{link.a} et"
    " [Mitrovicë]{lang.sq}."
)


def against(
    source: str, translation: str, kind: str = "paragraph", *, at: Span = PO
) -> Checked[Segment]:
    """Compare a translation with a source written as authors write."""
    inlines = words(source)
    record = SegmentRecord(f"health/{kind}", kind, markup(inlines), inlines, HERE)
    return compared(record, translation, at, parse_segment)


def test_a_faithful_translation_carries_what_the_source_has():
    """Every placeholder stands for the source's thing, with the translation's words and place."""
    found = against(FULL, FULL_FR)
    assert found.findings == ()
    fled, call, returned, cited, table, chart, site, town = (
        node for node in found.value if not isinstance(node, Text)
    )
    assert fled == StatisticRef("fled", PO, (Text("plus de 230 000 personnes"),))
    assert returned == StatisticRef("returned", PO)
    assert call == NoteCall("unhcr", PO)
    assert cited == Citation((("ai_2003", "p. 12"),), PO)
    assert table == CrossReference("tab_use", PO)
    assert chart == CrossReference("map", PO, (Text("la carte"),))
    assert site == Link("https://e.org/", (Text("le site"),))
    assert town == Foreign("sq", (Text("Mitrovicë"),))


def test_placeholders_may_be_moved():
    """Another language has another order; nested words may be reordered too."""
    found = against("[a *b*](#t) {x} {y}", "{y} [*B* a]{ref.t} {x}")
    assert found.findings == ()


def test_emphasis_and_breaks_may_differ():
    """Italics are a matter of script; so is where a line breaks."""
    assert codes(against("*a* b\\\nc", "**a** _b_ c")) == []


def test_a_mark_of_the_index_takes_other_words():
    """It leads to what the translation says; which entry it belongs to stays."""
    found = against("the [market]{index=market} there", "là-bas, le [marché]{index.market}")
    assert codes(found) == []
    assert codes(against("[a]{index=k}", "{index.k} b")) == ["po-011", "po-009"]


@pytest.mark.parametrize("translation", ["{fled} à Mitrovica", "[Митровица]{lang.sr_Cyrl} {fled}"])
def test_foreign_phrases_may_come_and_go(translation: str):
    """What is foreign in one language may be at home in another."""
    assert codes(against("{fled} in [Mitrovicë]{lang=sq}", translation)) == []


def test_a_link_to_one_address_may_stand_for_the_other():
    """Two mentions of an address are one placeholder, twice."""
    source = "[a](https://e.org/) and [b](https://e.org/)"
    assert codes(against(source, "[b]{link.a} et [a]{link.a}")) == []


@pytest.mark.parametrize(
    ("source", "translation", "told"),
    [
        ("{fled} people", "gens", "dropped {fled}"),
        ("{fled} people", "{fled} gens, {fled}", "{fled} 2 times, the source once"),
        ("{fled} and {fled}", "{fled}", "only 1 of 2 {fled}"),
        ("a[^n]", "a", "dropped {note.n}"),
        ("a [@w, p. 1] [@w, p. 2]", "a {cite.w} {cite.w}", "dropped {cite.w_a}"),
        ("[a](https://e.org/)", "a", "dropped {link.a}"),
        ("[](#t)", "dans le", "dropped {ref.t}"),
        ("[a]{index=k} b", "a b", "dropped {index.k}"),
        ("[only 5,800]{returned}", "seules 5 800", "dropped {returned}"),
    ],
)
def test_po_009_what_is_dropped_or_doubled_is_found(source: str, translation: str, told: str):
    """Each placeholder counts; the message shows both texts."""
    found = against(source, translation)
    assert "po-009" in codes(found)
    messages = " ".join(f.message for f in found.findings)
    assert told in messages
    assert f"Source: “{markup(words(source))}”" in messages
    assert f"Translation: “{translation}”" in messages
    assert {f.span for f in found.findings} == {PO}


@pytest.mark.parametrize(
    ("translation", "hint"),
    [
        ("{fled} {flad}", "Did you mean {fled}?"),
        ("{fled} {note.x}", "Only what the source has"),
        ("{fled} [mots]{lang.Albanais}", "Only what the source has"),
        ("{fled} [mots]{link.a}", "Only what the source has"),
        ("{fled} [mots]{link.1}", "Only what the source has"),
    ],
)
def test_po_010_what_the_source_has_not_is_found(translation: str, hint: str):
    """Misspelt, translated or made up: nothing is printed for it."""
    found = against("{fled} people", translation)
    assert codes(found) == ["po-010"]
    assert hint in found.findings[0].hint


def test_po_010_a_misspelt_placeholder_is_missed_as_well():
    """The wrong name and the lack of the right one are told together."""
    assert codes(against("{fled} people", "{enfuis} gens")) == ["po-010", "po-009"]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("a[^n]", "[mots]{note.n}"),
        ("a [@w]", "[mots]{cite.w}"),
        ("[a](https://e.org/)", "{link.a}"),
        ("[Gjon]{lang=sq}", "{lang.sq}"),
    ],
)
def test_po_011_words_where_none_belong_or_none_where_they_do_are_found(
    source: str, translation: str
):
    """Notes and citations print their own marks; links and phrases are their words."""
    assert "po-011" in codes(against(source, translation))


@pytest.mark.parametrize(
    "translation",
    [
        "[mots{note.n}]{link.a} [x]{ref.t}",
        "[mots [x]{ref.t}]{link.a} {note.n}",
        "[*mots* **{note.n}**]{ref.t} [x]{link.a}",
    ],
)
def test_a_reference_within_a_link_is_found(translation: str):
    """A link within a link can be followed one way only, and is no XHTML; said once, in one way."""
    found = against("a[^n] [b](https://e.org/) [](#t)", translation)
    assert not found.sound
    assert {f.severity for f in found.findings} == {Severity.ERROR}
    assert len(found.findings) == 1


def test_po_011_a_note_within_a_link_is_found():
    """The parser lets it pass, as links of catalogues are no links to it."""
    found = against("a[^n] [b](https://e.org/)", "[b{note.n}]{link.a}")
    assert codes(found) == ["po-011"]


@pytest.mark.parametrize("translation", ["[]{fled} gens", "[ ]{fled} gens", "[*\u200b*]{fled} a"])
def test_brackets_without_words_never_print_nothing(translation: str):
    """A statistic whose free wording is empty would vanish from the page."""
    found = against("{fled} people", translation)
    assert not found.sound


@pytest.mark.parametrize(
    "translation",
    ["{fled", "fled} {fled}", "<b>{fled}</b>", "{fled} [a](https://e.org)", "{fled}[^n]",
     "{fled} [@w]", "`{fled}`", "{fled} ![a](b.png)", "{fled} {a b}"],
)  # fmt: skip
def test_a_translation_that_cannot_be_read_is_an_error_at_its_entry(translation: str):
    """What the parser of catalogues finds comes through, with the entry's place."""
    found = against("{fled} people", translation)
    assert not found.sound
    assert {f.span for f in found.findings} == {PO}


@pytest.mark.parametrize(
    "translation",
    ["\u202e{fled}\u202c", "a \u202d5 800\u202c {fled}", "*\u2067a* b\u2069 {fled}",
     "[\u2067a]{fled} b\u2069"],
)  # fmt: skip
def test_po_012_controls_that_reorder_what_they_should_not_are_found(translation: str):
    """Overrides, and controls opened in some words and closed in others."""
    assert "po-012" in codes(against("{fled}", translation))


@pytest.mark.parametrize("translation", ["\u2067{fled}", "{fled} \u2069", "\u202ba\u2069 {fled}"])
def test_controls_that_stay_open_are_an_error(translation: str):
    """An isolate without its end would reorder the rest of the paragraph."""
    assert not against("{fled}", translation).sound


def test_controls_that_close_are_let_be():
    """A number kept together within Arabic words is as it should be."""
    assert codes(against("{fled} a", "\u2067غش\u2069 {fled} [\u2066a b\u2069]{lang.en}")) == []


SENTENCE = "The road to the village was shut for two winters."


def test_po_013_a_source_left_standing_is_found():
    """A copied paragraph is a warning: it may be meant, but seldom is."""
    found = against(SENTENCE, SENTENCE)
    assert codes(found) == ["po-013"]
    assert found.sound
    assert SENTENCE in found.findings[0].message


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Kosovo Force, KFOR", "paragraph"),
        ("Amnesty International, 1 Easton Street, London", "publisher"),
        ("{fled} 1999 2000 – (2001)", "cell"),
        ("[Gjithë njerëzit e luginës]{lang=sq}", "caption"),
    ],
)
def test_names_and_foreign_phrases_may_be_the_same(source: str, kind: str):
    """A few words, names, figures and phrases of a third language are no leftovers."""
    assert codes(against(source, markup(words(source)), kind)) == []


def test_words_marked_as_the_sources_own_are_no_leftover():
    """The hint's way out works."""
    assert codes(against(SENTENCE, f"[{SENTENCE}]{{lang.en}}")) == []


def test_alternative_text_is_plain():
    """Emphasis and foreign phrases in a translated alternative text leave their words alone."""
    found = against("A house", "Une *maison* à [Gjon **haut**]{lang.sq}", "alt")
    assert found.value == (Text("Une maison à Gjon haut"),)


def test_a_parser_that_asks_twice_has_one_answer():
    """Faults are told once, however often a parser looks at the same placeholder."""

    def twice(text: str, span: Span, resolve: ResolvePlaceholder) -> Checked[Segment]:
        parse_segment(text, span, resolve)
        return parse_segment(text, span, resolve)

    inlines = words("people")
    record = SegmentRecord("a/paragraph", "paragraph", "people", inlines, HERE)
    assert codes(compared(record, "{fled}", PO, twice)) == ["po-010"]


def test_messages_show_long_texts_in_part():
    """A message stays one line of a bearable length."""
    assert shortened("a\nb") == "a b"
    assert len(shortened("word " * 500)) == 160


@pytest.mark.parametrize(
    ("written", "count"),
    [("The road, 1999 –", 2), ("{fled} *people* [fled](#t)", 2), ("[Gjon haut]{lang=sq}", 0)],
)
def test_words_are_counted_as_translators_count(written: str, count: int):
    """Words with letters, those of links and emphasis too; not figures and foreign phrases."""
    assert words_to_translate(words(written)) == count


def test_a_translation_keeps_its_words_apart():
    """Nothing is joined or trimmed on the way through."""
    found = against("a {fled} b", "un {fled} deux")
    assert unplaced(found.value) == (Text("un "), StatisticRef("fled", HERE), Text(" deux"))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("title", "Key findings", ["po-013"]),
        ("heading", "In the fields", ["po-013"]),
        ("heading", "Human Rights Watch", []),
        ("heading", "Introduction", []),
        ("paragraph", "Key findings", []),
        ("cell", "Mitrovica north", []),
    ],
)
def test_po_013_a_heading_of_few_words_is_found_too(kind: str, text: str, expected: list[str]):
    """Unless it is a name: those begin with capitals."""
    assert codes(against(text, text, kind)) == expected
