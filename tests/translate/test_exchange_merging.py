"""What is taken of a file that came back, and what is not: each with a finding at its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from reportbuild.model.finding import Checked, Severity, Span
from reportbuild.model.inlines import ResolvePlaceholder, StatisticRef
from reportbuild.model.report import EditionSettings, Report, Segment
from reportbuild.model.statistics import Amount
from reportbuild.read.inlines import parse_segment
from reportbuild.translate import unpacking
from reportbuild.translate.exchange import Code, Coded, Unit
from reportbuild.translate.packing import Wanted, chosen
from reportbuild.translate.returning import addressed, returned
from reportbuild.translate.sending import ExchangeFormat
from reportbuild.translate.tags import edition_of
from tests.translate.exchanges import (
    FORMS,
    XLIFF,
    bring_back,
    catalogue,
    changed,
    export,
    of_texts,
    translated,
    with_catalogue,
)
from tests.translate.samples import HERE, entry, po

ONE = "In 1999, {fled} people fled[^a]."
TWO = "They went to [Gjon]{lang=sq}, [only 5,800]{returned} came back."


def made() -> Report:
    """Two paragraphs, translated."""
    return translated(of_texts(ONE, TWO), in_french)


def in_french(text: str, _inlines: Segment) -> str:
    return text.replace("people fled", "personnes ont fui").replace("They went", "Elles allaient")


def target(start: str, coded: Coded, **more: object) -> Callable[[Unit], Unit]:
    """Give another target to the unit whose source begins so."""

    def change(unit: Unit) -> Unit:
        if not str(unit.source[0]).startswith(start):
            return unit
        return replace(unit, target=coded, **{"state": "translated", **more})  # type: ignore[arg-type]  # fields of a unit

    return change


FLED, NOTE = Code("1", "statistic"), Code("2", "note")
NEW: Coded = ("Depuis 1999, ", FLED, " personnes sont parties", NOTE, ".")


@pytest.mark.parametrize("form", XLIFF)
def test_another_translation_is_merged(form: ExchangeFormat):
    """It stands in the catalogue as the catalogue writes it; everything else stays as it was."""
    before = made()
    back = bring_back(before, changed(before, target("In 1999", NEW), form))
    assert back.codes == []
    assert back.counts is not None
    assert (back.counts.taken, back.counts.refused) == (1, 0)
    old, new = before.catalogues["fr"].data.decode(), back.catalogue.decode()
    assert new == old.replace(
        'msgstr "In 1999, {fled} personnes ont fui{note.a}."',
        'msgstr "Depuis 1999, {fled} personnes sont parties{note.a}."',
    )


def test_a_translation_in_po_is_merged():
    """As the translator wrote it."""
    before = made()
    file = export(before, "po").replace(b"personnes ont fui", b"gens ont fui")
    back = bring_back(before, file)
    assert back.codes == []
    assert back.translations["In 1999, {fled} people fled{note.a}."].startswith("In 1999, {fled} g")


@pytest.mark.parametrize(
    ("coded", "code"),
    [
        (("Depuis 1999, ", FLED, " personnes."), "po-009"),
        (("Depuis 1999, ", FLED, FLED, " personnes", NOTE), "po-009"),
        (("Depuis 1999, ", FLED, NOTE, Code("9", "statistic")), "xch-006"),
        (("Depuis 1999, ", FLED, NOTE, Code("9", "link", "", ("ici",))), "xch-006"),
        (("Depuis 1999, ", FLED, Code("2", "note", "", ("mots",))), "xch-006"),
        (("Depuis 1999, ", FLED, NOTE, " {fled}"), "xch-009"),
        (("Depuis 1999, ", FLED, NOTE, " {note.b} aussi"), "xch-009"),
        (("Depuis 1999, \u202e", FLED, NOTE), "src-004"),
        (("Depuis\u2028 1999, ", FLED, NOTE), "src-003"),
    ],
)
def test_a_broken_translation_is_refused(coded: Coded, code: str):
    """Dropped, doubled, invented and typed codes, and characters that hide: nothing is merged."""
    before = made()
    file = changed(before, target("In 1999", coded), "xliff-1.2")
    back = bring_back(before, file)
    assert code in back.codes
    assert back.catalogue == before.catalogues["fr"].data
    line = file.decode().split("\n")[back.findings[0].span.line - 1]
    assert "<trans-unit" in line
    assert "<source>In 1999" in file.decode().split("\n")[back.findings[0].span.line]


def test_the_other_units_of_a_broken_one_are_merged():
    """One refused unit keeps nothing else out."""
    before = made()
    spoilt = target("In 1999", ("Depuis 1999.",))
    better = target(
        "They went", ("Tous à ", Code("1", "foreign", "", ("Gjon",)), Code("2", "statistic"), "!")
    )
    back = bring_back(before, changed(before, lambda u: better(spoilt(u)), "xliff-1.2"))
    assert back.codes == ["po-009", "po-009"]
    assert back.counts is not None
    assert (back.counts.taken, back.counts.refused) == (1, 1)
    assert "Tous à [Gjon]{lang.sq}{returned}!" in back.translations.values()


def test_emphasis_of_a_translations_own_is_taken():
    """A pair that says it is emphasis needs no twin in the source; spaces move to its outside."""
    before = made()
    words = Code("7", "emphasis", "", (" sont parties ",))
    coded = ("Depuis 1999, ", FLED, " personnes", words, NOTE, ".")
    back = bring_back(before, changed(before, target("In 1999", coded), "xliff-1.2"))
    assert back.codes == []
    assert "Depuis 1999, {fled} personnes *sont parties* {note.a}." in back.translations.values()


# --- another report, another language -----------------------------------------------------------


def elsewhere(report: Report, index: str = "", slug: str = "") -> Report:
    identity = replace(report.identity, index=index or report.identity.index)
    return replace(report, identity=identity, slug=slug or report.slug)


@pytest.mark.parametrize("form", FORMS)
def test_another_reports_file_is_refused_as_a_whole(form: ExchangeFormat):
    """By the publisher's number, or by the report's name if there is none."""
    mine = made()
    theirs = export(elsewhere(mine, index="OTHER 1"), form)
    assert bring_back(mine, theirs).codes == ["xch-003"]
    bare = replace(mine, identity=replace(mine.identity, index=""))
    assert bring_back(bare, export(elsewhere(bare, slug="hill"), form)).codes == ["xch-003"]
    moved = export(elsewhere(mine, slug="renamed"), form)
    assert bring_back(mine, moved).codes == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", ["es", "sr-Latn", "fr-Arab", ""])
def test_another_languages_file_is_refused_as_a_whole(form: ExchangeFormat, tag: str):
    """Languages that the report has no edition in, other scripts, and none at all."""
    mine = made()
    file = export(mine, form)
    wrong = re.sub(rb'((?:target-language|trgLang)=")fr"', rb"\1" + tag.encode() + b'"', file)
    wrong = wrong.replace(b"Language: fr", b"Language: " + tag.encode())
    assert bring_back(mine, wrong).codes == ["xch-004"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("fr", "fr"), ("FR", "fr"), ("fr-FR", "fr"), ("fr_CA", "fr"), ("fr-Arab", ""), ("de", ""),
     ("sr@latin", "sr-Latn"), ("sr-Latn-RS", "sr-Latn"), ("sr", "sr"), ("sr_RS@cyrillic", "sr"),
     ("sr-Cyrl", "sr"), ("pt", ""), ("pt-br", "pt-BR"), ("pt_PT.UTF-8", "pt-PT"), ("", "")],
)  # fmt: skip
def test_a_language_is_known_in_every_spelling(tag: str, language: str):
    """Regions that tools add, gettext's own scripts; never another script, never a guess."""
    locales = {"fr": "fr-FR", "sr": "sr-Cyrl", "sr-Latn": "sr-Latn", "pt-BR": "pt-BR",
               "pt-PT": "pt-PT"}  # fmt: skip
    editions = {
        tag: EditionSettings(tag, locale, "latn", "", HERE) for tag, locale in locales.items()
    }
    assert edition_of(tag, editions) == language


def test_a_file_of_two_reports_or_languages_is_refused():
    """Two `file` elements must say the same of themselves."""
    file = export(made()).decode()
    body = file[file.index("  <file ") : file.index("</xliff>")]
    double = file.replace("</xliff>", body.replace('"fr"', '"es"') + "</xliff>")
    assert [f.code for f in returned("x.xlf", double.encode()).findings] == ["xch-003"]
    same = file.replace("</xliff>", body + "</xliff>")
    assert bring_back(made(), same.encode()).codes == []


def test_a_po_file_that_does_not_say_whose_it_is_is_taken_at_its_word():
    """Then somebody has named the report; its number in the project's name counts, too."""
    file = po(entry("health/title", "Health", "Santé"), head="Language: fr")
    read = returned("x.po", file).value
    assert read.is_of(made()) is None
    assert addressed(read, made(), "x.po").value == "fr"
    named = replace(read, project="EUR 70/010/2003 Report")
    assert named.is_of(made())
    assert named.is_of(elsewhere(made(), index="OTHER 1")) is False


# --- older sources, newer translations ----------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_unit_of_an_older_source_is_refused_and_named(form: ExchangeFormat):
    """The text has changed since: its translation is not taken, all others are."""
    file = export(made(), form)
    now = of_texts(ONE.replace("people", "women"), TWO)
    back = bring_back(now, file)
    assert "xch-005" in back.codes
    assert [c for c in back.codes if c.startswith("xch")] == ["xch-005"]
    (found,) = (f for f in back.findings if f.code == "xch-005")
    assert "changed" in found.message or "no such text" in found.message
    assert "fled" in found.message or "health/paragraph" in found.message
    assert back.counts is not None
    assert (back.counts.taken, back.counts.refused) == (6, 1)
    assert back.translations["In 1999, {fled} women fled{note.a}."] == ""


@pytest.mark.parametrize("form", FORMS)
def test_a_paragraph_that_moved_keeps_its_translation(form: ExchangeFormat):
    """Into another chapter, while the file was away."""
    before = made()
    file = export(before, form)
    fresh = of_texts(ONE, TWO)
    (chapter,) = fresh.chapters
    moved = replace(fresh, chapters=(replace(chapter, name="return"),))
    back = bring_back(moved, file)
    assert not any(c.startswith("xch") for c in back.codes)
    assert back.translations["In 1999, {fled} people fled{note.a}."].startswith(
        "In 1999, {fled} per"
    )


@pytest.mark.parametrize("form", FORMS)
def test_words_that_stand_twice_are_found_in_a_text_that_was_renamed(form: ExchangeFormat):
    """Each keeps its place in the text: the first is the first still."""
    before = translated(of_texts("North", "North"), lambda text, _: f"{text} (fr)")
    file = export(before, form)
    (chapter,) = before.chapters
    back = bring_back(replace(before, chapters=(replace(chapter, name="return"),)), file)
    assert not any(c.startswith("xch") for c in back.codes)
    assert back.counts is not None
    assert back.counts.refused == 0


@pytest.mark.parametrize("form", XLIFF)
def test_a_source_that_a_file_shows_otherwise_is_not_the_reports(form: ExchangeFormat):
    """A tool, or somebody, has changed what the translator saw."""
    before = made()
    file = export(before, form).replace(b"<source>In 1999", b"<source>In 1990")
    assert "xch-005" in bring_back(of_texts(ONE, TWO), file).codes


@pytest.mark.parametrize("form", XLIFF)
def test_identity_survives_what_tools_drop(form: ExchangeFormat):
    """Without our attributes, and without resnames, a unit is known by its id, and the reverse."""
    before = made()
    file = export(before, form).decode()
    bare = re.sub(r' (rb:\w+|resname|name)="[^"]*"', "", file)
    renumbered = re.sub(
        r'(<(?:trans-)?unit id=)"[^"]*"', r'\1"7"', re.sub(r' rb:\w+="[^"]*"', "", file)
    )
    for dropped in (bare, renumbered):
        back = bring_back(of_texts(ONE, TWO), dropped.encode())
        assert back.catalogue == before.catalogues["fr"].data


@pytest.mark.parametrize("form", FORMS)
def test_words_of_ones_own_for_a_figure_that_has_changed_are_refused(form: ExchangeFormat):
    """`[only 5,800]{returned}` was written for another record; `{fled}` is filled in anew."""
    file = export(made(), form)
    now = of_texts(ONE, TWO)
    records = {
        key: replace(record, quantity=Amount(record.quantity.value + 1))  # type: ignore[union-attr]
        for key, record in now.statistics.items()
    }
    back = bring_back(replace(now, statistics=records), file)
    assert [c for c in back.codes if c.startswith("xch")] == ["xch-005"]
    assert "returned" in next(f.message for f in back.findings if f.code == "xch-005")
    assert back.translations["In 1999, {fled} people fled{note.a}."] != ""


def newer(report: Report) -> Report:
    """The report after somebody has corrected the translation in the catalogue."""
    data = report.catalogues["fr"].data.replace(b"personnes ont fui", b"personnes avaient fui")
    return with_catalogue(report, data)


@pytest.mark.parametrize("form", FORMS)
def test_a_newer_translation_is_never_written_over_unasked(form: ExchangeFormat):
    """It is kept, with a finding; asked to, the import takes the file's."""
    before = made()
    file = export(before, form).replace(b"personnes ont fui", b"gens ont fui")
    now = newer(before)
    back = bring_back(now, file)
    assert back.codes == ["xch-007"]
    assert back.catalogue == now.catalogues["fr"].data
    over = bring_back(now, file, over=True)
    assert over.codes == []
    assert "gens ont fui" in over.catalogue.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_cannot_tell_what_it_was_made_from_overwrites_nothing(form: ExchangeFormat):
    """A tool has dropped our attributes or comments: what is there and differs is kept."""
    before = made()
    file = export(before, form).replace(b"personnes ont fui", b"gens ont fui")
    bare = re.sub(rb' rb:\w+="[^"]*"|#\. at export: .*\n', b"", file)
    assert bring_back(before, bare).codes == ["xch-007"]
    assert bring_back(of_texts(ONE, TWO), bare).codes == []


def test_the_same_unit_twice_with_two_translations_is_refused():
    """The first is looked at, the second named with the line of the first."""
    file = changed(of_texts(ONE, TWO), target("In 1999", NEW), "xliff-1.2").decode()
    unit = re.search(
        r"      <trans-unit[^\n]*\n        <source>In 1999.*?</trans-unit>\n", file, re.DOTALL
    )
    assert unit
    double = file.replace(unit[0], unit[0] + unit[0].replace("Depuis", "Depuis l’an"))
    back = bring_back(of_texts(ONE, TWO), double.encode())
    assert back.codes == ["xch-008"]
    assert back.counts is not None
    assert back.counts.taken == 1
    same = bring_back(of_texts(ONE, TWO), file.replace(unit[0], unit[0] * 2).encode())
    assert same.codes == []


# --- states -------------------------------------------------------------------------------------


def stale() -> Report:
    """A catalogue with a fuzzy translation, made for another text."""
    before = made()
    data = before.catalogues["fr"].data.decode()
    mark = '#, python-brace-format\nmsgctxt "health/paragraph"\nmsgid "In 1999'
    fuzzy = mark.replace("#, ", "#, fuzzy, ").replace(
        "\nmsgctxt", '\n#| msgctxt "health/paragraph"\n#| msgid "In 1998, {fled} fled."\nmsgctxt', 1
    )
    assert mark in data
    return with_catalogue(
        before, catalogue(with_catalogue(before, data.replace(mark, fuzzy).encode()))
    )


@pytest.mark.parametrize(
    ("form", "state"),
    [("xliff-1.2", 'state="needs-review-translation"'), ("xliff-2.0", 'subState="rb:stale"'),
     ("po", "#, fuzzy")],
)  # fmt: skip
def test_a_stale_unit_goes_out_with_what_it_was_made_for_and_stays_stale(
    form: ExchangeFormat, state: str
):
    """Unchanged, it stays fuzzy, even if a tool has dropped the state; with its previous source."""
    before = stale()
    file = export(before, form).decode()
    assert state in file
    assert "In 1998, {fled} fled." in file
    dropped = re.sub(r' (?:state|subState)="[^"]*"', "", file)
    for one in (file, dropped):
        back = bring_back(before, one.encode())
        assert back.codes == []
        assert back.catalogue == before.catalogues["fr"].data


@pytest.mark.parametrize("form", XLIFF)
def test_a_stale_unit_is_sure_once_somebody_has_confirmed_it(form: ExchangeFormat):
    """Whether its words change or not; what it was made for is forgotten."""
    before = stale()
    for coded in (None, NEW):

        def confirm(unit: Unit, coded: Coded | None = coded) -> Unit:
            return replace(unit, target=coded or unit.target, state="translated") if (
                unit.state == "stale"
            ) else unit  # fmt: skip

        back = bring_back(before, changed(before, confirm, form))
        assert back.codes == []
        assert b"fuzzy" not in back.catalogue
        assert b"1998" not in back.catalogue


@pytest.mark.parametrize("form", XLIFF)
def test_what_a_file_marks_as_unfinished_stays_fuzzy(form: ExchangeFormat):
    """It is taken, marked, and counted; the warning is that nothing of it will be printed."""
    before = of_texts(ONE, TWO)
    back = bring_back(before, changed(before, target("In 1999", NEW, state="stale"), form))
    assert back.codes == []
    assert back.counts is not None
    assert back.counts.unsure == 1
    (found,) = unpacking.unsure(back.counts, "back.xlf")
    assert found.code == "xch-012"
    assert found.severity is Severity.WARNING
    assert b"#, fuzzy, python-brace-format" in back.catalogue
    assert unpacking.unsure(replace(back.counts, unsure=0), "back.xlf") == ()


def test_a_copied_source_that_is_still_to_be_translated_is_no_translation():
    """Tools fill targets with the source; as long as the state says so, nothing is taken."""
    before = of_texts(ONE, TWO)
    file = changed(before, lambda u: replace(u, target=u.source), "xliff-1.2")
    back = bring_back(before, file)
    assert back.codes == []
    assert back.counts is not None
    assert (back.counts.taken, back.counts.empty) == (0, 7)


def test_what_a_catalogue_could_not_give_back_is_refused():
    """If the words read back are not those that were sent, they are not written down."""

    def lossy(text: str, span: Span, resolve: ResolvePlaceholder) -> Checked[Segment]:
        return parse_segment(text.replace("parties", "partis"), span, resolve)

    file = changed(of_texts(ONE, TWO), target("In 1999", NEW), "xliff-1.2")
    found = unpacking.merged(of_texts(ONE, TWO), "fr", returned("x.xlf", file).value, lossy)
    assert [f.code for f in found.findings] == ["xch-010"]
    assert found.value.taken == 0


def test_a_catalogue_that_cannot_be_read_is_left_alone():
    """No merging into what nobody understands."""
    broken = with_catalogue(made(), b'msgid "a\n')
    back = bring_back(broken, export(made()))
    assert back.codes == ["po-001"]
    assert back.counts is None


def test_a_translation_may_take_a_figure_in_words_of_its_own():
    """A code that stands alone may come back as a pair around words, and the reverse."""
    before = made()
    own = ("Depuis 1999, ", Code("1", "statistic", "", ("plus de 230 000",)), " sont partis", NOTE)
    back = bring_back(before, changed(before, target("In 1999", own), "xliff-1.2"))
    assert "Depuis 1999, [plus de 230 000]{fled} sont partis{note.a}" in back.translations.values()
    none = ("Tous à ", Code("1", "foreign", "", ("Gjon",)), Code("2", "statistic", "", ()), "!")
    back = bring_back(before, changed(before, target("They went", none), "xliff-1.2"))
    assert "Tous à [Gjon]{lang.sq}{returned}!" in back.translations.values()


def test_nothing_to_translate_and_no_such_part_are_findings():
    """`xch-011` for a report without words, `po-019` with what there is for a part misspelt."""
    assert [f.code for f in chosen(made(), Wanted("fr", "helth")).findings] == ["po-019"]
    empty = replace(
        made(), chapters=(), statistics={}, works={},
        identity=replace(made().identity, title=(StatisticRef("fled", HERE),)),
    )  # fmt: skip
    assert [f.code for f in chosen(empty, Wanted("fr")).findings] == ["xch-011"]
    assert [f.code for f in chosen(made(), Wanted("en")).findings] == ["lang-004"]
    assert [f.code for f in chosen(made(), Wanted("de")).findings] == ["lang-004"]
