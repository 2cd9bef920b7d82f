from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportbuild.model.finding import Severity, Span
from reportbuild.model.inlines import Draft, Pending, StatisticRef, Text
from reportbuild.model.report import Catalogue, Edition, Report
from reportbuild.model.text import Paragraph
from reportbuild.read.inlines import parse_segment
from reportbuild.read.report import report as read_report
from reportbuild.translate.catalogue import update
from reportbuild.translate.edition import edition
from reportbuild.translate.markup import walk
from reportbuild.translate.po import read_po, write_po
from reportbuild.translate.segments import segments
from tests.stock import stock_shelf
from tests.translate.samples import (
    HOUSE,
    chapter,
    codes,
    entry,
    house,
    locale,
    po,
    report,
    statistic,
)

FRENCH = po(
    entry("report/title", "Report", "Rapport"),
    entry("health/title", "Health", "Santé"),
    entry(
        "health/paragraph",
        "{fled} fled.",
        "[Plus de 230 000 personnes]{fled} ont fui.",
        "#. {fled} on record: count 230000, more than, documented",
    ),
    entry("statistics/fled/label", "people fled", "personnes ont fui"),
)


def sample(languages: str = "en fr", **catalogues: bytes) -> Report:
    """A report of a title, a paragraph and a statistic's label to translate."""
    made = report(chapter("health", "Health", "{fled} fled."), languages=languages, **catalogues)
    return replace(made, statistics={"fled": statistic("fled", "people fled")})


def pending(made: Edition) -> Iterator[Draft]:
    """The waiting segments of an edition."""
    for record in segments(made.report):
        yield from (node for node in walk(record.inlines) if isinstance(node, Pending))


def test_the_source_edition_is_the_report_itself():
    """Nothing is looked up, nothing changed; words and names are there."""
    made = sample(fr=FRENCH)
    found = edition(made, "en", HOUSE, parse_segment)
    assert found.findings == ()
    assert found.value.report is made
    assert found.value.settings is made.editions["en"]
    assert found.value.words.language == "en"
    assert found.value.names == {"en": "English", "fr": "Français"}


def test_a_translated_edition_has_the_same_structure_in_other_words():
    """Titles, paragraphs and statistics' labels are translated; keys and places stay."""
    found = edition(sample(fr=FRENCH), "fr", HOUSE, parse_segment)
    assert found.findings == ()
    made = found.value.report
    assert made.identity.title == (Text("Rapport"),)
    assert made.chapters[0].title == (Text("Santé"),)
    assert made.statistics["fled"].label == (Text("personnes ont fui"),)
    paragraph = made.chapters[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.span == Span("text/01-health.md", 3)
    assert paragraph.children[0] == StatisticRef(
        "fled", Span("editions/fr.po", 14), (Text("Plus de 230 000 personnes"),)
    )
    assert list(pending(found.value)) == []


def test_what_is_not_translated_waits_in_the_source_language():
    """A hold, not an error: a draft can be made, a release cannot."""
    part = po(entry("health/title", "Health", "Santé"))
    found = edition(sample(fr=part), "fr", HOUSE, parse_segment)
    assert codes(found) == ["po-007"] * 3
    assert found.held
    assert found.sound
    assert len(list(pending(found.value))) == 3
    assert {f.edition for f in found.findings} == {"fr"}


def test_an_error_in_a_translation_keeps_its_edition_from_being_made():
    """All is gathered before it stops: the error and what is missing beside it."""
    part = po(entry("health/paragraph", "{fled} fled.", "Ils ont fui."))
    found = edition(sample(fr=part), "fr", HOUSE, parse_segment)
    assert sorted(codes(found)) == ["po-007", "po-007", "po-007", "po-009"]
    assert not found.sound


def test_an_edition_without_catalogue_is_a_draft_with_one_finding():
    """It exists, in the source's words; the finding says what to do."""
    found = edition(sample(), "fr", HOUSE, parse_segment)
    assert codes(found) == ["po-006"]
    assert found.sound
    assert len(list(pending(found.value))) == 4


def test_a_catalogue_that_cannot_be_read_stops_its_edition_alone():
    """The others do not look at it."""
    made = sample(fr=b'msgid "a\n')
    broken = edition(made, "fr", HOUSE, parse_segment)
    assert (broken.made, codes(broken)) == (None, ["po-001"])
    assert edition(made, "en", HOUSE, parse_segment).findings == ()


def test_po_005_a_catalogue_of_no_edition_is_told_with_the_source_edition():
    """Once, not with every edition: it belongs to none of them."""
    made = sample(fr=FRENCH, es=FRENCH, en=FRENCH)
    found = edition(made, "en", HOUSE, parse_segment)
    assert [(f.code, f.span.path, f.edition) for f in found.findings] == [
        ("po-005", "editions/es.po", ""),
        ("po-005", "editions/en.po", ""),
    ]
    assert {f.severity for f in found.findings} == {Severity.WARNING}
    assert edition(made, "fr", HOUSE, parse_segment).findings == ()


def test_lang_001_every_language_of_a_report_needs_words_of_the_house():
    """Title pages list all editions by name: the fault is told where the report names them."""
    made = sample("en fr sq")
    found = edition(made, "fr", HOUSE, parse_segment)
    assert found.made is not None
    assert [(f.code, f.span) for f in found.findings] == [
        ("lang-001", Span("report.toml", 22)),
        ("po-006", Span("report.toml", 21)),
    ]
    own = edition(made, "sq", HOUSE, parse_segment)
    assert own.made is None
    assert codes(own) == ["lang-001", "po-006"]


def test_lang_002_the_words_of_the_edition_must_be_whole():
    """Those of the other languages need no more than their names."""
    part = house(en=locale("English", entry("", "Contents", "")), fr=locale("Français"))
    made = sample(fr=FRENCH)
    assert codes(edition(made, "fr", part, parse_segment)) == ["lang-002"]
    assert codes(edition(made, "en", part, parse_segment)) == []


def test_lang_004_there_is_no_edition_that_the_report_does_not_name():
    """Nothing is made; those that there are, are told."""
    found = edition(sample(), "es", HOUSE, parse_segment)
    assert (found.made, codes(found)) == (None, ["lang-004"])


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_catalogue_of_copies_rebuilds_the_source(language: str):
    """Every element of the stock report, sent through a catalogue and back, is what it was."""
    made = replace(read_report(stock_shelf(), HOUSE).value, catalogues={})
    blank = read_po("x.po", update(made, language, {}).value).value
    copies = tuple(replace(e, translation=e.text) for e in blank.entries)
    data = write_po(replace(blank, entries=copies))
    filled = replace(made, catalogues={language: Catalogue("x.po", data)})
    found = edition(filled, language, HOUSE, parse_segment)
    assert set(codes(found)) <= {"po-013"}
    assert [r.text for r in segments(found.value.report)] == [r.text for r in segments(made)]


def test_an_edition_can_go_to_a_worker():
    """It is pickled for the processes that set its artefacts."""
    made = edition(sample(fr=FRENCH), "fr", HOUSE, parse_segment).value
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own bytes
