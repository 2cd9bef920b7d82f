from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Text
from reportbuild.model.report import Catalogue, Report
from reportbuild.read.inlines import parse_segment
from reportbuild.read.report import report as read_report
from reportbuild.translate.catalogue import CatalogueStatus, status, update
from reportbuild.translate.plurals import plural_forms
from reportbuild.translate.po import Entry, read_po, write_po
from reportbuild.translate.segments import segments
from tests.stock import stock_shelf
from tests.translate.samples import (
    chapter,
    codes,
    entry,
    fields,
    house,
    identity,
    po,
    report,
    retired,
    statistic,
    work,
)

DESCRIBED = {"fled": "more than 230,000"}


def sample(fr: bytes | None = None) -> Report:
    """A report with something of everything that comments tell of, and its French catalogue."""
    text = chapter(
        "health",
        "Health, and *care*",
        "{fled} fled[^unhcr] [@ai_2003, p. 12]; [more](https://e.org/).",
        "Said \\{twice\\}.\\\nSaid \\{twice\\}.",
        notes={"unhcr": ["By count."]},
    )
    made = replace(
        report(text),
        identity=identity("Return without safety", rights="© 2003"),
        statistics={"fled": statistic("fled", "people fled")},
        works={"ai_2003": work("ai_2003", "Amnesty International", "Prisoners in our own homes")},
    )
    return made if fr is None else again(made, fr)


def again(made: Report, data: bytes, language: str = "fr") -> Report:
    """The report with this catalogue beside it."""
    return replace(made, catalogues={language: Catalogue(f"editions/{language}.po", data)})


def entries(data: bytes) -> tuple[Entry, ...]:
    """The entries of a sound catalogue."""
    found = read_po("editions/fr.po", data)
    assert found.findings == ()
    return found.value.entries


EXPECTED = r"""# “Return without safety”, translated into fr.
msgid ""
msgstr ""
"Project-Id-Version: EUR 70/010/2003 Return without safety\n"
"PO-Revision-Date: \n"
"Last-Translator: \n"
"Language-Team: \n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: FRENCH\n"

#. title
#: report.toml
msgctxt "report/title"
msgid "Return without safety"
msgstr ""

#. rights
#: report.toml
msgctxt "report/rights"
msgid "© 2003"
msgstr ""

#. title
#: text/01-health.md
msgctxt "health/title"
msgid "Health, and *care*"
msgstr ""

#. paragraph
#. {fled}: more than 230,000
#. {cite.ai_2003}: Prisoners in our own homes, p. 12
#. {link.a}: https://e.org/
#. {fled} on record: count 230000, more than, documented
#: text/01-health.md
#, python-brace-format
msgctxt "health/paragraph"
msgid "{fled} fled{note.unhcr} {cite.ai_2003}; [more]{link.a}."
msgstr ""

#. paragraph
#: text/01-health.md
#, python-brace-format
msgctxt "health/paragraph"
msgid ""
"Said {{twice}}.\\\n"
"Said {{twice}}."
msgstr ""

#. note
#: text/01-health.md
msgctxt "health/note"
msgid "By count."
msgstr ""

#. label
#. {fled}: more than 230,000
#. {fled} on record: count 230000, more than, documented
#: statistics.toml
msgctxt "statistics/fled/label"
msgid "people fled"
msgstr ""

#. author
#: references.toml
msgctxt "references/ai_2003/author"
msgid "Amnesty International"
msgstr ""
"""


def test_a_first_catalogue_holds_every_segment_for_translators_to_fill_in():
    """Header, comments, files without lines, flags and texts, in reading order; no date."""
    found = update(sample(), "fr", DESCRIBED)
    assert found.findings == ()
    assert found.value.decode() == EXPECTED.replace("FRENCH", plural_forms("fr"))


def test_updating_again_changes_no_byte():
    """A catalogue that is up to date stays as it is, in whatever state its entries are."""
    once = update(sample(), "fr", DESCRIBED).value
    assert update(again(sample(), once), "fr", DESCRIBED).value == once


def test_texts_are_brace_format_strings_with_the_sources_placeholders():
    """What the flag promises to gettext and to translators' tools holds for every entry."""
    data = update(sample(), "fr", DESCRIBED).value.decode()
    for found in entries(data.encode()):
        flagged = "python-brace-format" in found.flags
        assert flagged == ("{" in found.text)
        assert all(
            re.fullmatch(r"[a-zA-Z]\w*(\.[a-zA-Z]\w*)*", name) for name in fields(found.text)
        )


def test_what_stands_translated_is_kept_with_all_that_belongs_to_it():
    """Translations, remarks, flags, and the head that the tool wrote but for CLDR's plurals."""
    old = po(
        entry("report/title", "Return without safety", "Un retour", "# Short!", "#, no-wrap"),
        retired("old/paragraph", "Gone", "Parti"),
        head="Last-Translator: A. B. <a@b.org>\\nX-Generator: Poedit 3.4\\nLanguage: fr_FR\\n"
        "Plural-Forms: nplurals=3; plural=n;\\nPO-Revision-Date: 2026-01-01 10:00+0000",
    )  # fmt: skip
    data = update(sample(fr=b"# By A. B.\n" + old), "fr", DESCRIBED).value
    made = read_po("editions/fr.po", data).value
    assert made.comments == "By A. B."
    assert made.header["Last-Translator"] == "A. B. <a@b.org>"
    assert made.header["X-Generator"] == "Poedit 3.4"
    assert made.header["Language"] == "fr_FR"
    assert made.header["Plural-Forms"] == plural_forms("fr")
    assert made.header["PO-Revision-Date"] == "2026-01-01 10:00+0000"
    assert made.header["Project-Id-Version"] == "EUR 70/010/2003 Return without safety"
    first, last = made.entries[0], made.entries[-1]
    assert (first.translation, first.comments, first.flags) == (
        "Un retour",
        "Short!",
        ("no-wrap",),
    )
    assert (last.translation, last.retired) == ("Parti", True)


def test_a_changed_text_shows_the_translator_what_it_was():
    """The old translation is fuzzy, with the text that it was made for, and is kept below."""
    old = po(entry("health/note", "Counted by UNHCR in 1999.", "Compté par le HCR en 1999."))
    changed = report(
        chapter("health", "H", "A[^n]", notes={"n": ["Counted by UNHCR in 2000."]}), fr=old
    )
    data = update(changed, "fr", {}).value.decode()
    assert (
        '#, fuzzy\n#| msgctxt "health/note"\n#| msgid "Counted by UNHCR in 1999."\n'
        'msgctxt "health/note"\nmsgid "Counted by UNHCR in 2000."\n'
        'msgstr "Compté par le HCR en 1999."\n'
    ) in data
    assert '#~ msgid "Counted by UNHCR in 1999."' in data


def test_a_flag_goes_with_its_reason():
    """A text that has lost its placeholder loses the flag; a translator may not switch it off."""
    old = po(
        entry("report/title", "Report", "Rapport", "#, python-brace-format"),
        entry("health/title", "{fled} fled", "{fled}", "#, no-python-brace-format"),
    )
    data = update(report(chapter("health", "{fled} fled"), fr=old), "fr", {}).value
    assert [e.flags for e in entries(data)] == [(), ("python-brace-format",)]


@pytest.mark.parametrize(
    ("language", "header"),
    [("pt-BR", "pt_BR"), ("sr-Latn", "sr_Latn"), ("tlh", "tlh"), ("ar", "ar")],
)
def test_the_header_names_the_language_as_gettext_does(language: str, header: str):
    """Tags with `_`; a language whose plurals nobody knows has none set."""
    data = update(report(languages=f"en {language}"), language, {}).value.decode()
    assert f'"Language: {header}\\n"' in data
    assert ("Plural-Forms" in data) == (language != "tlh")


def test_a_catalogue_with_other_line_ends_is_written_in_ours():
    """CRLF and a byte order mark of a translator's system give no diff of all lines."""
    once = update(sample(), "fr", DESCRIBED).value
    windows = b"\xef\xbb\xbf" + once.replace(b"\n", b"\r\n")
    assert update(again(sample(), windows), "fr", DESCRIBED).value == once


def test_a_broken_catalogue_is_never_written_over():
    """What cannot be read cannot be kept, so nothing is written; the line is told."""
    found = update(sample(fr=b'msgid "a\n'), "fr", DESCRIBED)
    assert (found.made, codes(found)) == (None, ["po-001"])
    doubled = po(entry("a", "b", "c"), entry("a", "b", "d"))
    assert codes(update(sample(fr=doubled), "fr", DESCRIBED)) == ["po-003"]
    spanish = po(entry("a", "b", "c"), head="Language: es")
    assert codes(update(sample(fr=spanish), "fr", DESCRIBED)) == ["po-004"]


def test_lang_004_only_editions_have_catalogues():
    """Not the source language, and none that the report does not name."""
    found = update(sample(), "en", {})
    assert (found.made, codes(found)) == (None, ["lang-004"])
    found = update(sample(), "fra", {})
    assert (found.made, codes(found)) == (None, ["lang-004"])
    assert found.findings[0].hint == "Did you mean “fr”? Its editions: en, fr."


def test_po_015_a_text_that_no_catalogue_can_carry_is_found_where_it_stands():
    """A control character would break the file for every tool."""
    made = report(chapter("health", "Health"))
    odd = replace(made.chapters[0], title=(Text("He\u2028alth"),))
    found = update(replace(made, chapters=(odd,)), "fr", {})
    assert (found.made, codes(found)) == (None, ["po-015"])
    assert found.findings[0].span == Span("text/01-health.md", 1)


def test_a_report_of_every_element_has_a_catalogue_that_reads_back():
    """Each key of the stock report comes back from its catalogue, and updating it is stable."""
    made = replace(stock_report(), catalogues={})
    data = update(made, "fr", {}).value
    assert [e.key for e in entries(data)] == [r.key for r in segments(made)]
    assert update(again(made, data), "fr", {}).value == data


def stock_report() -> Report:
    """The stock report, whatever the house has to say of its style."""
    return read_report(stock_shelf(), house()).value


WORDS = st.text(st.sampled_from('aé{}[]\\"\n *_غ#~|'), max_size=12) | st.just("{fled}")


@settings(max_examples=100)
@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=8, max_size=8))
def test_whatever_a_translator_writes_an_update_keeps_it(said: list[tuple[str, bool]]):
    """Any words, sound or not, fuzzy or not, are there after an update, and after a second one."""
    blank = read_po("editions/fr.po", update(sample(), "fr", DESCRIBED).value).value
    filled = tuple(
        replace(entry, translation=words, fuzzy=fuzzy)
        for entry, (words, fuzzy) in zip(blank.entries, said, strict=True)
    )
    once = update(again(sample(), write_po(replace(blank, entries=filled))), "fr", DESCRIBED)
    assert once.findings == ()
    kept = [(e.translation, e.fuzzy) for e in entries(once.value)]
    assert kept == [(words, fuzzy) if words.strip() else ("", False) for words, fuzzy in said]
    assert update(again(sample(), once.value), "fr", DESCRIBED).value == once.value


def test_status_counts_segments_and_words():
    """Translated, faulty, stale and missing, and the words that are still to do."""
    made = report(
        chapter("health", "Health", "One two {fled}.", "Three four five.", "Six seven."),
        fr=po(
            entry("health/title", "Health", "Santé"),
            entry("health/paragraph", "One two {fled}.", "Un deux."),
            entry("health/paragraph", "Three four five.", "Trois", "#, fuzzy"),
        ),
    )
    found = status(made, "fr", parse_segment)
    assert found.made is not None
    [report_toml, health] = found.made.parts
    assert (report_toml.part, report_toml.missing, report_toml.segments) == ("report", 1, 1)
    assert (health.part, health.translated, health.segments) == ("health", 1, 4)
    assert replace(found.made, parts=()) == CatalogueStatus(
        "fr", segments=5, translated=1, faulty=1, stale=1, missing=2, words=9, words_open=8,
        unapproved=1,
    )  # fmt: skip
    assert sorted(codes(found)) == ["po-007", "po-007", "po-008", "po-009"]
    assert {f.edition for f in found.findings} == {"fr"}


def test_status_tells_many_open_segments_file_by_file():
    """As editions do: its table would be lost below a list of hundreds."""
    paragraphs = [f"Paragraph number {n}" for n in range(60)]
    made = report(chapter("health", "Health", *paragraphs), fr=po())
    assert codes(status(made, "fr", parse_segment)) == ["po-007"] * 2


def test_status_of_the_source_language_is_whole():
    """There is nothing to translate from a language into itself."""
    found = status(sample(), "en", parse_segment)
    assert found.findings == ()
    assert (found.value.translated, found.value.words_open) == (found.value.segments, 0)


def test_status_of_an_edition_without_catalogue_is_one_finding():
    """Everything is missing, said once."""
    found = status(sample(), "fr", parse_segment)
    assert codes(found) == ["po-006"]
    assert found.value.missing == found.value.segments == 8


def test_lang_004_there_is_no_status_of_no_edition():
    """Nor of a catalogue that cannot be read."""
    assert codes(status(sample(), "de", parse_segment)) == ["lang-004"]
    assert codes(status(sample(fr=b'msgid "a\n'), "fr", parse_segment)) == ["po-001"]


def test_a_translator_who_marks_a_phrase_keeps_gettext_quiet():
    """The flag would make gettext refuse `{lang.en}`, which the source has not: it goes."""
    text = chapter("home", "Home", "{fled} fled from KFOR.")
    made = replace(report(text), statistics={"fled": statistic("fled", "fled")})
    old = po(entry("home/paragraph", "{fled} fled from KFOR.", "{fled} ont fui [KFOR]{lang.en}."))
    found = {e.key: e.flags for e in entries(update(again(made, old), "fr", {}).value)}
    assert found["home/paragraph", "{fled} fled from KFOR."] == ()
