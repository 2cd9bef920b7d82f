from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.edit.mentions import mentions
from reportbuild.model.finding import Finding, Severity
from reportbuild.model.inlines import Link, Text
from reportbuild.model.report import Difference, EditionSettings, NumberReading, Segment
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.agreement import segment_doubts
from reportbuild.translate.edition import edition
from reportbuild.translate.figures import Disparity
from reportbuild.translate.markup import markup
from reportbuild.translate.pairs import Pair, no_numbers, tongue
from reportbuild.translate.segments import SegmentRecord
from reportbuild.translate.words import words as words_of
from tests.translate.own_text import the_house
from tests.translate.samples import HERE, PO, RECORD, chapter, entry, po, report, words


def pair(language: str = "fr", numbers: NumberReading = mentions) -> Pair:
    """The source's English and another language."""

    def of(tag: str):
        words = words_of(the_house(), tag).value
        return tongue(EditionSettings(tag, tag, "latn", "", RECORD), words, numbers)

    return Pair(of("en"), of(language))


def doubts(source: str, translation: str, language: str = "fr") -> list[Finding]:
    inlines = words(source)
    record = SegmentRecord("health/paragraph", "paragraph", markup(inlines), inlines, HERE)
    inlines, two = words(translation, PO), pair(language)
    return list(segment_doubts(record, inlines, PO, two, two.disparity(record.inlines, inlines)))


def test_po_014_numbers_that_differ_are_found():
    """At the catalogue's entry, with what is missing and what was added, and the translation."""
    [found] = doubts("It ended on 12 July 1999.", "Fini le 13 juillet 1999.")
    assert (found.code, found.span, found.severity) == ("po-014", PO, Severity.WARNING)
    assert "“12” missing, “13” added" in found.message
    assert "Fini le 13 juillet 1999." in found.message


def test_nobody_reads_numbers_where_nothing_can():
    """An edition without a known locale has an error of its own."""
    assert not pair(numbers=no_numbers).disparity(words("12"), words("13"))


def test_par_027_a_span_that_is_turned_round_is_found():
    """At the entry, though every number of the source is there."""
    [found] = doubts("From 1999 to 2003 they fled.", "De 2003 à 1999 ils ont fui.")
    assert (found.code, found.span, found.severity) == ("par-027", PO, Severity.WARNING)
    assert doubts("From 1999 to 2003 they fled.", "De 1999 à 2003 ils ont fui.") == []


SENTENCE = "The road to the village was shut for two winters."


def test_par_001_a_sentence_of_the_source_is_found():
    """Words before or after it do not hide it; the hint has the way out."""
    [found] = doubts(SENTENCE, f"La route. {SENTENCE}")
    assert (found.code, found.span) == ("par-001", PO)
    assert "The road to the village was shut for two winters" in found.message
    assert "[words]{lang.en}" in found.hint


@pytest.mark.parametrize("translation", [SENTENCE, f"[{SENTENCE}]{{lang=en}}"])
def test_what_is_the_source_altogether_or_marked_is_said_elsewhere_or_not(translation: str):
    """A copied segment is po-013; a phrase that is marked is meant."""
    assert doubts(SENTENCE, translation) == []


@pytest.mark.parametrize(
    ("translation", "code"),
    [("Il a dit « non.", "par-002"), ("Il a dit „non“.", "par-003"), ("Il a dit « non ».", "")],
)
def test_quotation_marks_are_looked_at(translation: str, code: str):
    """Each fault with its own code, at the catalogue's entry, with the translation."""
    found = doubts("He said “no”.", translation)
    assert [(f.code, f.span) for f in found] == ([(code, PO)] if code else [])
    assert all(translation in f.message for f in found)


def test_par_004_a_link_that_names_another_place_is_found():
    """Its words are the translator's, its address the source's."""
    inlines = words("[a](https://good.example/)")
    record = SegmentRecord("health/paragraph", "paragraph", markup(inlines), inlines, HERE)
    misled: Segment = (Link("https://good.example/", (Text("evil.example"),)),)
    [found] = segment_doubts(record, misled, PO, pair(), Disparity((), ()))
    assert (found.code, found.span, found.severity) == ("par-004", PO, Severity.HOLD)


def two_notes() -> bytes:
    return po(
        entry("report/title", "Report", "Rapport"),
        entry("health/title", "Health", "Santé"),
        entry("health/paragraph", "One{note.a}, two{note.b}.", "Deux{note.b}, un{note.a}."),
        entry("health/note", "A note.", "Une note."),
        entry("health/note", "Another note.", "Une autre."),
    )


def test_par_006_notes_in_another_order_are_found():
    """They have other numbers in this edition: a warning at the entry, which names both."""
    text = chapter(
        "health", "Health", "One[^a], two[^b].", notes={"a": ["A note."], "b": ["Another note."]}
    )
    made = report(text, fr=two_notes())
    found = edition(made, "fr", the_house(), parse_segment, mentions)
    [own] = [f for f in found.findings if f.code.startswith("par-")]
    assert (own.code, own.severity, own.span.path) == (
        "par-006",
        Severity.WARNING,
        "editions/fr.po",
    )
    assert "“b”" in own.message
    assert "“a”" in own.message


def test_a_catalogue_s_chapters_have_no_other_difference():
    """By construction; declared differences of such a chapter hit nothing."""
    made = report(chapter("health", "Health", "One."), fr=two_notes())
    found = edition(replace(made, replacements={}), "fr", the_house(), parse_segment, mentions)
    assert [f for f in found.findings if f.code.startswith("par-")] == []


def numbers_differ(which: str = "") -> list[Finding]:
    """What is found where the source has 14 days, and the French 15, with a declared difference."""
    made = report(
        chapter("health", "Health", "Within 14 days."),
        fr=po(
            entry("report/title", "Report", "Rapport"),
            entry("health/title", "Health", "Santé"),
            entry("health/paragraph", "Within 14 days.", "Sous 15 jours."),
        ),
    )
    named = tuple(which.split())
    meant = Difference("health", "numbers", named, "The law counts otherwise.", RECORD)
    settings = replace(made.editions["fr"], differences=(meant,))
    found = edition(
        replace(made, editions={**made.editions, "fr": settings}),
        "fr", the_house(), parse_segment, mentions,
    )  # fmt: skip
    return [f for f in found.findings if f.code in ("po-014", "par-025")]


@pytest.mark.parametrize("which", ["", "14 15"])
def test_numbers_of_a_catalogue_may_be_meant(which: str):
    """A declared difference holds for a chapter of the catalogue as for one of its own text."""
    assert numbers_differ(which) == []


@pytest.mark.parametrize(
    ("which", "codes", "left"),
    [("14", ["po-014"], "“15” added"), ("20", ["po-014", "par-025"], "“14” missing")],
)
def test_numbers_that_are_not_named_are_not_meant(which: str, codes: list[str], left: str):
    """What is left is found (po-014), and a declaration that hits none of it (par-025)."""
    found = numbers_differ(which)
    assert [f.code for f in found] == codes
    assert left in found[0].message
