from __future__ import annotations

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Pending, Text
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.translations import MANY, Translation, gathered, translations
from tests.translate.samples import chapter, entry, po, report, words


def found_in(catalogue: bytes, *paragraphs: str) -> tuple[Translation, ...]:
    """The translations of a text's paragraphs, title and report's title left out."""
    made = report(chapter("health", "Health", *paragraphs), fr=catalogue)
    return translations(made, "fr", parse_segment).value[2:]


def test_a_translation_is_what_the_translator_wrote():
    """Its inlines are read from the catalogue, and nothing is found."""
    (found,) = found_in(po(entry("health/paragraph", "The road.", "La *route*.")), "The road.")
    assert (found.state, found.findings) == ("translated", ())
    assert found.inlines == words("La *route*.")


def test_po_007_a_segment_without_translation_is_told_at_its_entry():
    """The line is that of the entry's text in the catalogue; the source's words wait."""
    (found,) = found_in(po(entry("health/paragraph", "The road.", "", "# remark")), "The road.")
    assert found.state == "missing"
    assert [(f.code, f.span) for f in found.findings] == [("po-007", Span("editions/fr.po", 6))]
    assert found.inlines == (Pending("en", (Text("The road."),)),)


def test_po_007_a_segment_without_entry_is_told_where_it_was_written():
    """The catalogue has no line for it: the hint tells how to get one."""
    (found,) = found_in(po(), "The road.")
    assert [(f.code, f.span) for f in found.findings] == [("po-007", Span("text/01-health.md", 3))]
    assert "update" in found.findings[0].hint


def test_po_008_a_fuzzy_translation_is_never_printed():
    """However good it looks: the source's words stand in its place."""
    catalogue = po(entry("health/paragraph", "The road.", "La route.", "#, fuzzy"))
    (found,) = found_in(catalogue, "The road.")
    assert found.state == "stale"
    assert [f.code for f in found.findings] == ["po-008"]
    assert found.inlines == (Pending("en", (Text("The road."),)),)


def test_po_008_a_changed_text_is_stale_before_the_catalogue_is_updated():
    """An edition made at once after an edit does not print what no longer holds."""
    catalogue = po(entry("health/paragraph", "The road is open to all.", "La route est ouverte."))
    (found,) = found_in(catalogue, "The road is shut to all.")
    assert found.state == "stale"
    assert found.findings[0].span == Span("editions/fr.po", 5)
    assert "it was “The road is open to all.”" in found.findings[0].message


def test_a_stale_translation_says_why():
    """Changed, marked by hand, or made for another place."""
    by_hand = po(entry("health/paragraph", "The road.", "La route.", "#, fuzzy"))
    elsewhere = po(entry("health/title", "Health", "Santé"))
    messages = [
        found_in(by_hand, "The road.")[0].findings[0].message,
        found_in(elsewhere, "Health")[0].findings[0].message,
    ]
    assert messages == [
        "The translation of “The road.” is marked as fuzzy.",
        "The translation of “Health” was made for another place.",
    ]


def test_a_moved_text_is_translated_before_the_catalogue_is_updated():
    """Moving a paragraph to another chapter asks nothing of translators."""
    (found,) = found_in(po(entry("return/paragraph", "The road.", "La route.")), "The road.")
    assert (found.state, found.inlines) == ("translated", (Text("La route."),))


def test_a_faulty_translation_is_not_printed_either():
    """With an error in it, the source's words stand, and the error keeps the edition from being."""
    (found,) = found_in(po(entry("health/paragraph", "{fled} fled.", "Ont fui.")), "{fled} fled.")
    assert found.state == "faulty"
    assert isinstance(found.inlines[0], Pending)


def test_a_warning_does_not_keep_a_translation_back():
    """It is printed, and the translator is told."""
    text = "It was a long way home."
    (found,) = found_in(po(entry("health/paragraph", text, text)), text)
    assert (found.state, [f.code for f in found.findings]) == ("translated", ["po-013"])


def test_a_few_open_segments_are_told_one_by_one():
    """A translator sees each."""
    found = found_in(po(), *(f"Paragraph {n}" for n in range(MANY)))
    assert [f.code for f in gathered(found)] == ["po-007"] * MANY


def test_many_open_segments_are_told_file_by_file():
    """With how many of how many, and the first; what else is found is told as ever."""
    health = [f"Health {n}" for n in range(MANY)]
    work = [f"Work {n}" for n in range(4)]
    catalogue = po(
        entry("health/paragraph", health[0], "{fled}"), entry("report/title", "Report", "Rapport")
    )
    made = report(chapter("health", "H", *health), chapter("work", "W", *work), fr=catalogue)
    found = gathered(translations(made, "fr", parse_segment).value)
    assert [(f.code, f.span) for f in found] == [
        ("po-007", Span("text/01-health.md", 1)),
        ("po-007", Span("text/01-work.md", 1)),
        ("po-010", Span("editions/fr.po", 5)),
    ]
    assert found[0].message == (
        "20 of 21 segments of text/01-health.md have no translation, the first at line 1: “H”."
    )


def test_many_stale_segments_are_told_file_by_file_apart_from_missing_ones():
    """Missing and stale are different work, and are counted apart."""
    texts = [f"Paragraph {n}" for n in range(MANY + 1)]
    catalogue = po(*(entry("health/paragraph", text, "x", "#, fuzzy") for text in texts))
    made = report(chapter("health", "Health", *texts), fr=catalogue)
    found = gathered(translations(made, "fr", parse_segment).value)
    assert [f.code for f in found] == ["po-008", "po-007", "po-007"]
    assert (
        "21 of 22 segments of text/01-health.md have a translation that is stale"
        in found[0].message
    )


def test_po_006_an_edition_without_catalogue_is_one_finding():
    """Not hundreds: it stands where the report names the edition."""
    made = report(chapter("health", "Health", *(f"Paragraph {n}" for n in range(99))))
    found = translations(made, "fr", parse_segment)
    assert [(f.code, f.span) for f in found.findings] == [("po-006", Span("report.toml", 21))]
    assert {t.state for t in found.value} == {"missing"}
    assert "all 101 segments" in found.findings[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The\u00a0road.", "in its spaces or further on"),
        ("The roads.", "it was “The road.”"),
    ],
)
def test_a_change_that_does_not_show_is_told_as_one(text: str, said: str):
    """Of spaces nothing is seen in a message: it is no plural that has changed."""
    catalogue = po(entry("health/paragraph", "The road.", "La route."))
    (found,) = found_in(catalogue, text)
    assert found.state == "stale"
    assert said in found.findings[0].message
