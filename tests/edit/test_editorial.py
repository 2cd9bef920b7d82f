"""What a careful editor marks: and what there is nothing to say about."""

from __future__ import annotations

import pytest

from reportbuild.edit.editorial import editorial
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    Citation,
    Draft,
    Emphasis,
    Foreign,
    Link,
    Pending,
    StatisticRef,
    Text,
)
from reportbuild.model.text import Block, Chapter, Note, Paragraph, Quotation
from tests.edit.desk import RECORDS, SPAN, edition, speaking

CITED = Citation((("ai_2003", ""),), SPAN)
HERE: Link[Draft] = Link("https://x.org", (Text("x.org"),))


def found(
    *inlines: Draft | str, language: str = "en", path: str = SPAN.path, quoted: bool = False
) -> list[Finding]:
    segment = tuple(Text(i) if isinstance(i, str) else i for i in inlines)
    span = Span(path, 5)
    block: Block[Draft] = Paragraph(segment, span)
    if quoted:
        block = Quotation("testimony", (block,), (Text("A woman, Prizren"),), span)
    chapter = Chapter("return", (Text("Return"),), (), (block,), {}, SPAN)
    made = edition(chapter, language=language, statistics=RECORDS)
    return list(editorial(made, speaking(language)))


def codes(*inlines: Draft | str, language: str = "en", path: str = SPAN.path) -> list[str]:
    return [f.code for f in found(*inlines, language=language, path=path)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("More than 230,000 fled.", "fled"),
        ("As many as 5,800 went home.", "returned"),
        ("Up to 90 per cent were without work.", "unemployment"),
        ("Up to 90% were without work.", "unemployment"),
        ("Between 15 and 20 per cent", "under_14"),
        ("Two hundred and thirty thousand fled.", "fled"),
    ],
)
def test_a_figure_typed_by_hand_is_known_for_a_statistic_s(text: str, key: str):
    """lng-001: by its value, however it is written, with the key to be put in its place."""
    [finding] = found(text)
    assert (finding.code, finding.span.line) == ("lng-001", 5)
    assert f"“{key}”" in finding.message
    assert f"{{{key}}}" in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "The 90 houses stood.",  # a count, where the statistic is a share
        "Resolution 5801 says so.",
        "Ten to fifteen men came.",  # too common to be anybody's
        "See https://x.org/230000 for it.",
        "In 1999 and 2003 they fled.",
    ],
)
def test_other_figures_are_nobody_s(text: str):
    """Another unit, small numbers, addresses, years."""
    assert "lng-001" not in codes(text)


def test_a_statistic_in_its_place_is_well():
    """By its key, or in words of one's own; and what a witness says is the witness's."""
    assert codes(StatisticRef("fled", SPAN), " people fled.") == []
    worded = StatisticRef("returned", SPAN, (Text("only 5,800"),))
    assert codes(worded, " returned in 2003.") == []
    assert found("They said 230,000 of us fled.", quoted=True) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "To date, nobody has come.", "to date"),
        ("en", "It is now closed.", "now"),
        ("fr", "À ce jour, personne n’est venu.", "à ce jour"),
        ("es", "Hoy viven allí.", "hoy"),
        ("ar", "لم يعد أحد حتى الآن.", "حتي الان"),
    ],
)
def test_now_without_a_date_is_found(language: str, text: str, said: str):
    """lng-002: in any language that a report may be written in."""
    [finding] = found(text, language=language)
    assert finding.code == "lng-002"
    assert f"“{said}”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "To date, in May 2004, nobody has come.",
        "Nobody knows; nowhere is safe.",
        "She said: “I am now free.” He left in winter.",
        "في أيار/مايو ٢٠٠٤ لم يعد أحد حتى الآن.",
    ],
)
def test_now_with_a_date_is_well(text: str):
    """A year stands in the same passage; or the word is another, or somebody else's."""
    language = "ar" if text[0] == "ف" else "en"
    assert codes(text, language=language) == []


def test_a_witness_may_say_now():
    """What is set off as somebody's words is not dated by the editor."""
    assert found("It is now closed.", quoted=True) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Copies are available online at."),
        ("en", "It is available at ("),
        ("en", "The report (available at: ) says so."),
        ("fr", "Il est disponible sur."),
        ("es", "Está disponible en:"),
    ],
)
def test_a_promise_of_an_address_without_one_is_found(language: str, text: str):
    """lng-004: at the end of a passage or before a stop."""
    expected = [] if text.endswith("(") else ["lng-004"]
    assert codes(text, language=language) == expected


def test_an_address_after_its_promise_is_well():
    """A link, a citation, or words that say where."""
    assert codes("It is available online at ", HERE, ".") == []
    assert codes("It is available from ", CITED, ".") == []
    assert codes("It is available at the office.") == []


def test_two_spellings_of_one_word_are_found():
    """lng-003: the rarer is told; what the builder prints itself is right."""
    [finding] = found("The percent of houses.")
    assert (finding.code, "per cent" in finding.message) == ("lng-003", True)
    assert codes("A website, a web site, another website.") == ["lng-003"]
    assert codes("A website, another website.") == []


@pytest.mark.parametrize(
    "cited",
    [
        Emphasis((Text("Prisoners in your own homes"),)),
        "“Prisoner in our own homes”",
        Emphasis((Foreign("en", (Text("Prisoners in our own house"),)),)),
    ],
)
def test_a_title_that_differs_from_the_record_is_found(cited: Draft | str):
    """lng-005: in italics or in quotation marks, in any language's edition."""
    [finding] = found("As told in ", cited, " of that year.")
    assert (finding.code, "Prisoners in our own homes" in finding.message) == ("lng-005", True)


@pytest.mark.parametrize(
    "cited",
    [
        Emphasis((Text("prisoners in our own homes"),)),
        "“Prisoners in our own homes”",
        "“We are afraid to go to our own homes”",
        Emphasis((Text("Homes"),)),
    ],
)
def test_a_title_as_it_is_and_other_phrases_are_well(cited: Draft | str):
    """Case and marks make no difference; what is merely alike is no title."""
    assert codes("As told in ", cited, " of that year.") == []


def test_a_translation_is_not_told_what_its_source_is():
    """Figures and dates are the source's; spellings and titles each edition's own."""
    told = codes("More than 230,000 now.", "A website, a web site.", path="editions/fr.po")
    assert told == ["lng-003"]


def test_words_that_wait_for_their_translation_are_passed_over():
    """They are in another language."""
    assert codes(Pending("en", (Text("To date, 230,000 fled."),)), language="fr") == []


def test_notes_are_read_as_well():
    """At the line of the note."""
    note: Note[Draft] = Note("a", ((Text("Available online at."),),), Span(SPAN.path, 40))
    chapter: Chapter[Draft] = Chapter("return", (Text("Return"),), (), (), {"a": note}, SPAN)
    [finding] = editorial(edition(chapter), speaking("en"))
    assert (finding.code, finding.span.line) == ("lng-004", 40)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“The road is open.", ["lng-008"]),
        ("en", "The road is open.”", ["lng-008"]),
        ("en", "“The road”, he said, “is open.”", []),
        ("en", "The ‘road’ isn’t open.", []),
        ("fr", "« La route est ouverte.", ["lng-008"]),
        ("fr", "« La route » est « ouverte ».", []),
        ("ar", "قال: «الطريق مفتوح.", ["lng-008"]),
    ],
)
def test_quotation_marks_pair(language: str, text: str, expected: list[str]):
    """lng-008: by the marks of the edition's own language; single ones may be apostrophes."""
    assert codes(text, language=language) == expected


def test_a_quotation_of_several_paragraphs_closes_once():
    """It opens every paragraph; the last one closes it."""
    whole = ("“We had to leave.", "“Nobody came.”", "They left.")
    open_still = ("“We had to leave.", "They left.")
    for texts, expected in ((whole, []), (open_still, ["lng-008"])):
        blocks: tuple[Block[Draft], ...] = tuple(
            Paragraph((Text(t),), Span(SPAN.path, 3 + n)) for n, t in enumerate(texts)
        )
        chapter: Chapter[Draft] = Chapter("return", (Text("Return"),), (), blocks, {}, SPAN)
        assert [f.code for f in editorial(edition(chapter), speaking("en"))] == expected
