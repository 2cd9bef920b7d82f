from __future__ import annotations

import pytest

from reportbuild.model.finding import Severity
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.translations import Translation, translations
from tests.translate.samples import chapter, entry, po, report

SOURCE = "[Only 5,800]{returned} came to [Gjon]{lang=sq}."
TEXT = "[Only 5,800]{returned} came to [Gjon]{lang.sq}."


def read(translation: str, language: str = "fr") -> Translation:
    """What a catalogue has for one paragraph."""
    data = po(entry("home/paragraph", TEXT, translation))
    made = report(chapter("home", "Home", SOURCE), languages=f"en {language}", **{language: data})
    found = translations(made, language, parse_segment).value
    return next(t for t in found if t.record.kind == "paragraph")


def found_codes(translation: str, language: str = "fr") -> list[str]:
    """The codes of what is found about it."""
    return [f.code for f in read(translation, language).findings]


@pytest.mark.parametrize(
    "translation",
    [
        "[Seuls 5 800]{returned} sont venus à [Gjon]{lang.sq}.",
        "{returned} sont venus [sic] à [Gjon]{lang.sq}.",
        r"\[{returned} sont venus à [Gjon]{lang.sq}.",
        r"{returned} sont venus\] à [Gjon]{lang.sq}.",
        "[Seuls *5 800*]{returned} sont venus [chez [Gjon]{lang.sq}].",
        "{returned} sont venus chez l’Albanais.",
        "{returned} sont venus à Gjonville.",
    ],
)
def test_brackets_that_belong_to_something_are_left_alone(translation: str):
    """Of placeholders, of an editor's remark, escaped ones; and phrases that were translated."""
    assert found_codes(translation) == []


@pytest.mark.parametrize(
    "translation",
    [
        "[Seuls 5 800{returned} sont venus à [Gjon]{lang.sq}.",
        "{returned} sont venus] à [Gjon]{lang.sq}.",
        "{returned} sont [venus à [Gjon]{lang.sq}.",
        r"\\[{returned} sont venus à [Gjon]{lang.sq}.",
    ],
)
def test_po_021_a_bracket_without_its_fellow_is_an_error(translation: str):
    """It would be printed, most often beside a figure said twice: the source is printed instead."""
    made = read(translation)
    assert made.state == "faulty"
    assert [f.code for f in made.findings] == ["po-021"]
    assert made.findings[0].severity is Severity.ERROR
    assert made.findings[0].span.path == "editions/fr.po"


def test_po_022_a_phrase_that_lost_its_language_is_told():
    """Kept without its mark, it would be hyphenated and read aloud as French."""
    assert found_codes("{returned} sont venus à Gjon.") == ["po-022"]
    assert found_codes("*{returned} sont venus à Gjon*.") == ["po-022"]


def test_po_022_a_phrase_in_another_language_is_told():
    """Serbian is not Albanian; a second mark of the right language is."""
    made = read("{returned} sont venus à [Gjon]{lang.sr}.")
    assert [f.code for f in made.findings] == ["po-022"]
    assert made.findings[0].severity is Severity.WARNING
    assert "“sq”" in made.findings[0].message
    assert "“sr”" in made.findings[0].message
    assert found_codes("{returned} [Gjon]{lang.sr} [Gjon]{lang.sq}.") == []


def test_a_phrase_in_the_editions_own_language_needs_no_mark():
    """An Albanian edition says Gjon in Albanian."""
    assert found_codes("{returned} erdhën në Gjon.", "sq") == []


def test_po_023_words_for_a_statistic_hold_nothing_else():
    """Brackets that slipped: what is to be checked against the record is something else."""
    assert found_codes("[Seuls [5 800]{lang.sq}]{returned} à [Gjon]{lang.sq}.") == ["po-023"]
    assert found_codes("[Seuls [Gjon]{lang.sq}]{returned}.") == ["po-023"]
