"""The build on one page, with stages whose outcomes are set by the test."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import TypeVar

import polib
import pytest

from reportbuild import editions
from reportbuild.catalogues import catalogue
from reportbuild.editions import Edited, about, edited, together
from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import CODES
from reportbuild.model.codes.code import Code
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, MachineError, Severity, Span
from reportbuild.model.inlines import CallOut
from reportbuild.model.manifest import Built
from reportbuild.model.order import Order, not_to_be_had
from reportbuild.model.printing import Printing
from reportbuild.model.report import Edition, Format, Report, Words
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.shelf import Shelf
from reportbuild.model.text import CallOuts
from reportbuild.pipeline import build
from reportbuild.read.report import report as read_report
from reportbuild.shelf import house_shelf
from tests.bare import HERE, HOUSE, document, report
from tests.ebooks import ebook
from tests.printers import printing
from tests.stock import stock_files, stock_shelf
from tests.translate import own_text
from tests.translate.own_text import HEAD, TRAVAIL

T = TypeVar("T")

ERROR, WARNING, HOLD = "ask-001", "make-002", "test-001"


def finding(code: str, span: Span = HERE, message: str = "said", edition: str = "") -> Finding:
    return Finding(code, span, message, "", edition)


class Stages:
    """Stages that make what they are asked for, with the findings that a test has planted.

    `planted` maps a step, or a step and what it is about, to findings.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.planted: dict[str, tuple[Finding, ...]] = {}
        self.told: list[str] = []
        self.reports: dict[str, Report] = {}
        monkeypatch.setattr(editions, "read_report", self.read)
        monkeypatch.setattr(editions, "translate_edition", self.translate)
        monkeypatch.setattr(editions, "edit_document", self.edit)
        monkeypatch.setitem(CODES, HOLD, Code(HOLD, "hold", "Held.", "A hold of these tests."))

    def found(self, value: T, *steps: str) -> Checked[T]:
        found = tuple(f for step in steps for f in self.planted.get(step, ()))
        return Checked(None if any(f.code == ERROR for f in found) else value, found)

    def read(self, shelf: Shelf, *_: object) -> Checked[Report]:
        return self.found(self.reports[shelf.name], "read", f"read {shelf.name}")

    def translate(self, of: Report, language: str, *_: object) -> Checked[Edition]:
        edition = Edition(of.editions[language], of, Words(language, {}), {})
        return self.found(edition, "translate", f"translate {language}")

    def edit(self, edition: Edition, *_: object, draft: bool) -> Checked[Document]:
        language = edition.settings.language
        made = document(edition.report.slug, language, draft=draft)
        return self.found(made, "edit", f"edit {language}")

    def make(self, of: Document, house: House, form: Format) -> Checked[Artefact]:
        draft = "-draft" if of.draft else ""
        name = f"{of.slug}-{of.language}{draft}.{form}"
        artefact = Artefact(name, "", of.language, name.encode())
        return self.found(artefact, f"make {form}", f"make {of.language} {form}")

    def submit(self, of: Document, house: House, form: Format) -> Future[Checked[Artefact]]:
        done: Future[Checked[Artefact]] = Future()
        try:
            done.set_result(self.make(of, house, form))
        except Exception as fault:  # noqa: BLE001  # as an executor does
            done.set_exception(fault)
        return done

    def tell(self, step: str, name: str) -> None:
        self.told.append(f"{step} {name}")

    def build(self, order: Order, *reports: Report) -> list[Built]:
        return list(self.builds(order, *reports))

    def builds(self, order: Order, *reports: Report) -> Iterator[Built]:
        self.reports = {one.slug: one for one in reports}
        shelves = [Shelf(one.slug, {}) for one in reports]
        return build(shelves, HOUSE, order, self.submit, tell=self.tell)


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    return Stages(monkeypatch)


def names(built: Built) -> list[str]:
    return sorted(entry.artefact.name for entry in built.entries)


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(found.code, found.edition) for found in findings]


EVERYTHING = Order()


def test_every_edition_is_made_in_every_format(stages: Stages):
    """Nothing asked for means everything, and the steps are told in the order of the sentence."""
    [built] = stages.build(EVERYTHING, report("valley", "en fr"))

    assert names(built) == [
        "valley-en.epub", "valley-en.pdf", "valley-fr.epub", "valley-fr.pdf",
    ]  # fmt: skip
    assert (built.refused, built.findings) == ((), ())
    assert stages.told == [
        "read valley", "translate valley-en", "edit valley-en", "translate valley-fr",
        "edit valley-fr",
    ]  # fmt: skip


def test_languages_and_formats_asked_for_are_the_only_ones_made(stages: Stages):
    """An edition that nobody asked for is not even translated."""
    order = Order(frozenset({"fr", "sq"}), frozenset({"epub"}))
    valley, hill = stages.build(order, report("valley", "en fr"), report("hill", "en", ("pdf",)))

    assert (names(valley), names(hill)) == (["valley-fr.epub"], [])
    assert "translate valley-en" not in stages.told


def test_an_error_of_the_report_stops_all_its_editions_and_no_other_report(stages: Stages):
    """The report that can be read is made; of the other everything found is said."""
    stages.planted["read valley"] = (finding(ERROR), finding(WARNING))
    valley, hill = stages.build(EVERYTHING, report("valley", "en fr"), report("hill", "en"))

    assert (valley.about, valley.entries) == (None, ())
    assert said(valley.findings) == [(ERROR, ""), (WARNING, "")]
    assert names(hill) == ["hill-en.epub", "hill-en.pdf"]


@pytest.mark.parametrize("step", ["translate fr", "edit fr", "make fr pdf"])
def test_an_error_of_an_edition_stops_that_edition_alone(step: str, stages: Stages):
    """Nothing of a faulty edition is published, in any format; the others are made."""
    stages.planted[step] = (finding(ERROR),)
    [built] = stages.build(EVERYTHING, report("valley", "en fr ar"))

    assert {entry.artefact.language for entry in built.entries} == {"en", "ar"}
    assert built.refused == ("fr",)
    assert said(built.findings) == [(ERROR, "fr")]


def test_nothing_is_entered_with_errors_behind_it(stages: Stages):
    """An edition whose translation failed is not edited."""
    stages.planted["translate fr"] = (finding(ERROR),)
    stages.build(EVERYTHING, report("valley", "fr"))

    assert "edit valley-fr" not in stages.told


@pytest.mark.parametrize("step", ["read", "translate fr", "edit fr"])
def test_an_edition_with_a_hold_is_a_draft_by_name(step: str, stages: Stages):
    """Whichever of the first three steps finds the hold, every artefact of the edition says so."""
    stages.planted[step] = (finding(HOLD),)
    [built] = stages.build(EVERYTHING, report("valley", "en fr"))

    assert {e.artefact.name for e in built.entries if e.artefact.language == "fr"} == {
        "valley-fr-draft.epub", "valley-fr-draft.pdf",
    }  # fmt: skip
    drafts = {entry.artefact.language for entry in built.entries if entry.draft}
    assert drafts == ({"en", "fr"} if step == "read" else {"fr"})
    held = [e.findings for e in built.entries if e.artefact.language == "fr"]
    assert held == [(finding(HOLD, edition="" if step == "read" else "fr"),)] * 2


def test_a_release_refuses_editions_with_holds_and_makes_the_others(stages: Stages):
    """A draft is not made at all."""
    stages.planted["edit fr"] = (finding(HOLD),)
    [built] = stages.build(Order(release=True), report("valley", "en fr"))

    assert names(built) == ["valley-en.epub", "valley-en.pdf"]
    assert built.refused == ("fr",)


def test_what_was_found_while_making_stands_by_its_artefact_alone(stages: Stages):
    """A warning about the pages says nothing of the e-book."""
    stages.planted["make en pdf"] = (finding(WARNING),)
    [built] = stages.build(EVERYTHING, report("valley", "en"))

    assert {e.artefact.name: said(e.findings) for e in built.entries} == {
        "valley-en.pdf": [(WARNING, "en")], "valley-en.epub": [],
    }  # fmt: skip


def test_a_bug_in_a_stage_goes_straight_up(stages: Stages, monkeypatch: pytest.MonkeyPatch):
    """An exception is nobody's finding."""

    def broken(*_: object) -> Checked[Artefact]:
        raise ZeroDivisionError

    monkeypatch.setattr(stages, "make", broken)
    with pytest.raises(ZeroDivisionError):
        stages.build(EVERYTHING, report("valley", "en"))


def test_a_worker_stopped_by_the_machine_is_a_finding(
    stages: Stages, monkeypatch: pytest.MonkeyPatch
):
    """The machine's memory is no bug: env-004 says what helps, once for all editions."""

    def stopped(*_: object) -> Checked[Artefact]:
        raise BrokenProcessPool

    monkeypatch.setattr(stages, "make", stopped)
    [built] = stages.build(EVERYTHING, report("valley", "en fr"))

    assert said(built.findings) == [("env-004", "en, fr")]
    assert built.entries == ()


def test_a_program_that_the_machine_kept_from_its_end_is_a_finding(
    stages: Stages, monkeypatch: pytest.MonkeyPatch
):
    """env-007 with what happened; another time all may be well."""

    def late(*_: object) -> Checked[Artefact]:
        raise MachineError("it took longer than 120 seconds")

    monkeypatch.setattr(stages, "make", late)
    [built] = stages.build(EVERYTHING, report("valley", "en fr"))

    assert said(built.findings) == [("env-007", "en, fr")]
    assert built.findings[0].message == "it took longer than 120 seconds"
    assert built.entries == ()


@pytest.mark.parametrize("fault", [ERROR, ""])
def test_a_print_edition_that_cannot_be_made_keeps_nothing_else_back(fault: str, stages: Stages):
    """It begins with the very pages of the screen edition: what fails then fails in print alone."""
    valley = replace(report("valley", "en fr", ("pdf", "epub", "print")), printing=printing())
    if fault:
        stages.planted["make fr print"] = (finding(fault),)
    [built] = stages.build(EVERYTHING, valley)

    made = {"valley-en.epub", "valley-en.pdf", "valley-en.print", "valley-fr.epub", "valley-fr.pdf"}
    assert set(names(built)) == made | ({"valley-fr.print"} if not fault else set())
    assert built.refused == ()
    assert said(built.findings) == ([(ERROR, "fr")] if fault else [])


def test_print_alone_that_cannot_be_made_is_said_to_be_refused(stages: Stages):
    """Nothing else was asked for: nothing of that edition is published."""
    valley = replace(report("valley", "en fr", ("print",)), printing=printing())
    stages.planted["make fr print"] = (finding(ERROR),)
    [built] = stages.build(EVERYTHING, valley)
    assert (names(built), built.refused) == (["valley-en.print"], ("fr",))


# --- many reports -------------------------------------------------------------------------------


def test_all_reports_are_begun_before_the_first_is_waited_for(stages: Stages):
    """Workers are never idle between two reports; each is yielded as soon as it is done."""
    order: list[str] = []
    submit = stages.submit

    def begin(of: Document, house: House, form: Format) -> Future[Checked[Artefact]]:
        order.append(f"begin {of.slug}")
        return submit(of, house, form)

    stages.submit = begin  # type: ignore[method-assign]
    builds = stages.builds(EVERYTHING, report("valley", "en"), report("hill", "en"))
    order += (f"done {built.name}" for built in builds)
    begun = ["begin valley"] * 2 + ["begin hill"] * 2
    assert order == [*begun, "done valley", "done hill"]


def test_no_report_is_held_while_its_artefacts_are_made(stages: Stages):
    """Its text is large; whoever makes an artefact has the document."""
    valley = report("valley", "en", ("pdf",))
    before = sys.getrefcount(valley)
    builds = stages.builds(EVERYTHING, valley, report("hill", "en", ("pdf",)))
    assert next(builds).name == "valley"
    stages.reports.clear()
    assert sys.getrefcount(valley) == before


# --- findings -----------------------------------------------------------------------------------


def test_what_several_editions_share_is_said_once_and_names_them():
    """The same sentence about the same line; another line or another sentence is another thing."""
    found = [
        finding(WARNING, edition="fr"),
        finding(WARNING, edition="ar"),
        finding(WARNING, edition="fr"),
        finding(WARNING, message="other", edition="ar"),
        finding(WARNING, Span("text/01-summary.md", 8), edition="ar"),
    ]
    assert [(f.edition, f.message, f.span.line) for f in together(found)] == [
        ("ar", "other", 7), ("ar, fr", "said", 7), ("ar", "said", 8),
    ]  # fmt: skip


def test_what_touches_the_report_is_not_said_again_of_an_edition():
    """Nor does the order of finding it matter."""
    found = [finding(WARNING, edition="fr"), finding(WARNING)]
    assert together(found) == together(found[::-1]) == (finding(WARNING),)


def test_findings_are_sorted_by_file_and_line():
    """Lines are numbers: 9 stands before 10."""
    spans = [Span("b", 1), Span("a", 10), Span("a", 9), Span("a")]
    found = together(finding(WARNING, span) for span in spans)
    assert [str(one.span) for one in found] == ["a", "a:9", "a:10", "b:1"]


def test_a_language_or_format_that_no_report_has_is_named(stages: Stages):
    """ask-002 and ask-003 tell what is to be had; one report that has it is enough."""
    stages.reports = {"valley": report("valley", "en fr"), "hill": report("hill", "en", ("pdf",))}

    def lacking(**order: frozenset[str]) -> list[tuple[str, str]]:
        asked = Order(**order)  # type: ignore[arg-type]  # formats are checked at the command line
        ready = [edited(Shelf(n, {}), HOUSE, asked, stages.tell).report for n in stages.reports]
        told = [about(one) if one else None for one in ready]
        return [(found.code, found.hint) for found in not_to_be_had(asked, told)]

    assert lacking(languages=frozenset({"fr"}), formats=frozenset({"epub"})) == []
    assert lacking(languages=frozenset({"sq"})) == [("ask-002", "to be had: en, fr")]
    stages.reports.pop("valley")
    assert lacking(formats=frozenset({"epub"})) == [("ask-003", "to be had: pdf")]
    stages.reports["valley"] = report("valley", "en")
    stages.planted["read valley"] = (finding(ERROR),)
    assert lacking(languages=frozenset({"sq"})) == []


def test_print_is_made_if_asked_for_or_if_the_report_says_so(stages: Stages):
    """A printer that is named is no order to print, but makes it possible."""
    valley = replace(report("valley", "en"), printing=printing())

    assert names(*stages.build(Order(), valley)) == ["valley-en.epub", "valley-en.pdf"]
    asked = Order(formats=frozenset({"print"}))
    assert names(*stages.build(asked, valley)) == ["valley-en.print"]
    assert names(*stages.build(asked, report("valley", "en"))) == []
    both = replace(valley, formats=("pdf", "print"))
    assert names(*stages.build(Order(), both)) == ["valley-en.pdf", "valley-en.print"]


def test_only_print_is_given_the_printer_s_rules(stages: Stages, monkeypatch: pytest.MonkeyPatch):
    """An ICC profile of the command line takes the place of the report's own."""
    given: dict[str, Printing | None] = {}

    def make(of: Document, house: House, form: Format) -> Checked[Artefact]:
        given[form] = of.printing
        return Checked(Artefact(form, "", of.language, b""))

    monkeypatch.setattr(stages, "make", make)
    named = printing()
    valley = replace(report("valley", "en", ("pdf", "print")), printing=named)
    stages.build(Order(), valley)
    assert given == {"pdf": None, "print": named}
    stages.build(Order(icc=("other.icc", b"ICC")), valley)
    assert given["print"] == replace(named, path="other.icc", icc=b"ICC")


def test_files_beside_an_artefact_are_entries_of_their_own(
    stages: Stages, monkeypatch: pytest.MonkeyPatch
):
    """Each goes into the manifest by its own name; nothing is published twice."""
    pages = Artefact("handover-en/interior.pdf", "", "en", b"a", 8)
    ticket = Artefact("handover-en/jobticket.txt", "", "en", b"b")
    whole = replace(pages, beside=(ticket,))
    monkeypatch.setattr(stages, "make", lambda *_: Checked(whole))
    [built] = stages.build(Order(), report("valley", "en", ("pdf",)))

    assert [entry.artefact for entry in built.entries] == [pages, ticket]


# --- with the stages themselves -----------------------------------------------------------------


@pytest.fixture(scope="module")
def style() -> House:
    return editions.house(house_shelf(), "reportbuild test").value


def changed(path: str, old: str, new: str) -> dict[str, bytes | None]:
    """The change that replaces a piece of one of the stock report's files."""
    text = stock_files()[path].decode()
    assert old in text
    return {path: text.replace(old, new, 1).encode()}


def french(house: House, *, fuzzy: bool = False, **said: str) -> dict[str, bytes | None]:
    """The stock report with a French catalogue that has just these texts.

    Each is named by the first word of its source.
    """
    empty = catalogue(read_report(stock_shelf(), house).value, "fr", house).value
    entries = polib.pofile(empty.decode())
    for word, translation in said.items():
        entry = next(e for e in entries if e.msgid.startswith(f"{word} "))
        entry.msgstr, entry.flags = translation, [*entry.flags, *["fuzzy"] * fuzzy]
    return {"editions/fr.po": str(entries).encode()}


def done(files: Mapping[str, bytes | None], house: House, *languages: str) -> Edited:
    order = Order(frozenset(languages))
    return edited(stock_shelf(files), house, order, lambda _step, _name: None)


SOURCE = 'source = "obs_2022"\nlocator = "p. 4"\n'
FEW = """\
[few]
kind = "count"
value = 7
label = "people stayed"
place = "Upper Valley"
as_of = "2022-06"
source = "obs_2022"

"""
HELD: dict[str, dict[str, bytes | None]] = {
    "rec-010": changed("statistics.toml", SOURCE, ""),
    "rec-011": changed("statistics.toml", 'as_of = "2022-06"\n', ""),
    "pic-009": changed("text/02-return.md", ":alt: A house without a roof beside a road\n", ""),
    "num-003": changed("statistics.toml", SOURCE, SOURCE + 'noun = {other = "{value} women"}\n'),
    "rec-019": changed("statistics.toml", "[fled]", FEW + "[fled]"),
    "text-042": changed("text/02-return.md", ":source: Drawing made for this report\n", ""),
    "text-003": changed("text/03-work.md", "### Afterwards\n", ""),
    "text-040": changed("text/02-return.md", ":attribution: Woman of 63, [Gjon]{lang=sq}\n", ""),
    "ref-006": changed("text/02-return.md", "for two days[^walk]", "for two days"),
    "par-004": changed("text/02-return.md", "[the office](mailto:", "[e.example](mailto:"),
    "po-006": {},
}
OWN_TEXT: dict[str, tuple[str, str]] = {
    "par-010": ("#### Un dernier mot", "### Un dernier mot"),
    "par-011": ("Il est allégué", "Une phrase.\n\nIl est allégué"),
    "par-015": ("Il est allégué", "Voir <https://e.example/>. Il est allégué"),
    "par-016": ("Adultes sans travail, selon les estimations.\n", ""),
    "par-017": ("| Mois | Route |\n|---|---|\n| mars | fermée |", "| Mois |\n|---|\n| mars |"),
    "par-018": ("2. Examiner les plaintes :", "2. Rien.\n3. Examiner les plaintes :"),
    "par-019": ("### Ensuite", "> Non.\n\n### Ensuite"),
    "par-020": ("moins de 14 ans", "moins de 15 ans"),
    "par-024": ("% source: sha256:", "% made from: "),
}
"""What makes an edition's own chapter differ from the source's, by the code that is said of it."""


COMPOSED = ("rec-010", "text-040")
"""Holds whose gap is left open on the page; it takes long to compose."""


@pytest.mark.parametrize("code", HELD)
def test_a_draft_is_made_of_every_edition_while_a_hold_stands(code: str, style: House):
    """Whatever a hold says is missing, editing and composing can do without."""
    made = done(HELD[code], style)
    assert code in {f.code for f in made.findings}
    assert [str(f) for f in made.findings if f.severity is Severity.ERROR] == []
    assert list(made.documents) == ["en", "fr", "ar"]
    if code in COMPOSED:
        assert ebook(made.documents["en"], style).sound
    assert code == "po-006" or made.documents["en"].draft


@pytest.mark.parametrize("code", OWN_TEXT)
def test_a_draft_is_made_while_an_edition_s_own_chapter_differs(code: str, style: House):
    """What it says is printed, and nobody can take it for released."""
    old, new = OWN_TEXT[code]
    text = HEAD + TRAVAIL
    assert text.count(old) == 1
    made = done({own_text.PATH: text.replace(old, new).encode()}, style, "fr")
    assert code in {f.code for f in made.findings}
    assert [str(f) for f in made.findings if f.severity is Severity.ERROR] == []
    assert made.documents["fr"].draft


@pytest.mark.parametrize(("code", "fuzzy"), [("po-007", False), ("po-008", True)])
def test_a_draft_is_made_while_a_translation_is_open(code: str, fuzzy: bool, style: House):
    """The source stands in its place."""
    made = done(french(style, fuzzy=fuzzy, Nobody="Personne."), style, "fr")
    assert code in {f.code for f in made.findings}
    assert {f.severity for f in made.findings} <= {Severity.HOLD, Severity.WARNING}
    assert made.documents["fr"].draft


def test_a_draft_is_made_while_a_plural_form_is_open(style: House):
    """po-016: the noun stands in the source's language."""
    bars = 'noun = {one = "{value} woman", other = "{value} women"}\n'
    counting = changed("statistics.toml", SOURCE, SOURCE + bars)
    files = {**stock_files(), **counting}
    report = read_report(Shelf("stock", {p: d for p, d in files.items() if d}), style).value
    entries = polib.pofile(catalogue(report, "fr", style).value.decode())
    noun = next(e for e in entries if e.msgid_plural)
    noun.msgstr_plural = {0: "{value} femme", 1: "", 2: "{value} femmes"}
    made = done({**counting, "editions/fr.po": str(entries).encode()}, style, "fr")
    assert "po-016" in {f.code for f in made.findings}
    assert made.documents["fr"].draft


def test_a_draft_is_made_while_approval_is_open(style: House):
    """po-017: what is not approved is printed, and held."""
    asking = changed("report.toml", "[editions.en]", "[release]\napproval = true\n\n[editions.en]")
    made = done({**asking, **french(style, Nobody="Personne ne le dit.")}, style, "fr")
    assert [f.code for f in made.findings].count("po-017") == 1
    assert made.documents["fr"].draft


def test_every_hold_is_one_of_which_a_draft_is_made():
    """A new hold must show here that a draft can be made of it."""
    holds = {code.id for code in CODES.values() if code.severity == "hold"}
    assert holds == {*HELD, *OWN_TEXT, "po-007", "po-008", "po-016", "po-017"}


@pytest.mark.parametrize("source", ["", 'source = ""\n'])
def test_a_statistic_without_source_has_a_box_without_a_source_line(source: str, style: House):
    """rec-010 is all there is to say, whether the key is left out or left empty."""
    made = done(changed("statistics.toml", SOURCE, source), style, "en")
    assert [f.code for f in made.findings if f.severity is Severity.HOLD] == ["rec-010"]
    boxes = [
        box
        for section in made.documents["en"].sections
        for outer in section.blocks
        for block in inner_blocks(outer)
        if isinstance(block, CallOuts)
        for box in block.statistics
        if isinstance(box, CallOut)
    ]
    assert {box.key: box.source for box in boxes}["fled"] == ""


def test_errors_of_a_report_do_not_hide_those_of_its_catalogues(style: House):
    """All are told at once; but not that something is missing or stale, which may follow."""
    faulty = changed("text/04-method.md", "Names were changed.", "Names <b>were</b> changed.")
    lost = french(style, Nobody="Personne{note.walk}.")
    found = {f.code for f in done({**faulty, **lost}, style, "fr").findings}
    assert found == {"text-006", "po-010"}


def test_an_error_of_the_text_is_not_told_again_of_its_translations(style: House):
    """say-005: a cell of one statistic has no entry in a catalogue; its fault is the source's."""
    table = "| a | b |\n|---|---|\n| c | {returned} |\n"
    faulty = changed("text/04-method.md", "Names were changed.", f"Names.\n\n{table}")
    found = done({**faulty, **french(style)}, style, "en", "fr").findings
    assert [(f.code, f.edition) for f in found if f.severity is Severity.ERROR] == [
        ("say-005", "en")
    ]
    alone = done({**faulty, **french(style)}, style, "fr").findings
    assert [(f.code, f.edition) for f in alone if f.severity is Severity.ERROR] == [
        ("say-005", "fr")
    ]


def test_a_bad_letter_of_a_translation_is_told_of_in_the_catalogue(style: House):
    """glyph-001, type-001: the translator's line, not the author's."""
    files = french(style, Nobody='Personne ꯍ ne nous " le dit.')
    line = (files["editions/fr.po"] or b"").decode().split("Personne")[0].count("\n")
    found = done(files, style, "fr").findings
    placed = {(f.code, str(f.span)) for f in found if f.code in ("glyph-001", "type-001")}
    assert placed == {(c, f"editions/fr.po:{line}") for c in ("glyph-001", "type-001")}


def test_a_bad_letter_of_a_record_is_told_of_once_where_it_was_written(style: House):
    """glyph-001: a work's author and a picture's credit, however often they are printed."""
    empty = french(style)["editions/fr.po"]
    entries = polib.pofile((empty or b"").decode(), wrapwidth=0)
    for entry in entries:
        if entry.msgctxt in ("references/bank_2025/author", "images/map.png/credit"):
            entry.msgstr = f"{entry.msgid} ꯍ"
    data = str(entries).encode()
    found = done({"editions/fr.po": data}, style, "fr").findings
    lines = data.decode().split("\n")
    told = [n - 1 for n, line in enumerate(lines, start=1) if "ꯍ" in line]
    placed = [str(f.span) for f in found if f.code == "glyph-001"]
    assert placed == [f"editions/fr.po:{line}" for line in told]
    source = changed("references.toml", 'author = "The', 'author = "ꯍ The')
    [own] = [f for f in done(source, style, "en").findings if f.code == "glyph-001"]
    assert str(own.span) == "references.toml:1"
