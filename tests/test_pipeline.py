"""The build on one page, with stages whose outcomes are set by the test."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

import pytest

from reportbuild import pipeline
from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import CODES
from reportbuild.model.codes.code import Code
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Edition, Format, Report, Words
from reportbuild.model.shelf import Shelf
from reportbuild.pipeline import Built, Order, build, edited, not_to_be_had, together
from tests.bare import HERE, HOUSE, document, report

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
        monkeypatch.setattr(pipeline, "read_report", self.read)
        monkeypatch.setattr(pipeline, "translate_edition", self.translate)
        monkeypatch.setattr(pipeline, "edit_document", self.edit)
        monkeypatch.setitem(CODES, HOLD, Code(HOLD, "hold", "Held.", "A hold of these tests."))

    def found(self, value: T, *steps: str) -> Checked[T]:
        found = tuple(f for step in steps for f in self.planted.get(step, ()))
        return Checked(None if any(f.code == ERROR for f in found) else value, found)

    def read(self, shelf: Shelf, house: House) -> Checked[Report]:
        return self.found(self.reports[shelf.name], "read", f"read {shelf.name}")

    def translate(self, of: Report, language: str, house: House, parse: object) -> Checked[Edition]:
        edition = Edition(of.editions[language], of, Words(language, {}), {})
        return self.found(edition, "translate", f"translate {language}")

    def edit(self, edition: Edition, house: House, *, draft: bool) -> Checked[Document]:
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
        self.reports = {one.slug: one for one in reports}
        shelves = [Shelf(one.slug, {}) for one in reports]
        return list(build(shelves, HOUSE, order, self.submit, self.tell))


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

    assert (valley.edited.report, valley.entries) == (None, ())
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
        ready = [edited(Shelf(n, {}), HOUSE, asked, stages.tell) for n in stages.reports]
        return [(found.code, found.hint) for found in not_to_be_had(asked, ready)]

    assert lacking(languages=frozenset({"fr"}), formats=frozenset({"epub"})) == []
    assert lacking(languages=frozenset({"sq"})) == [("ask-002", "to be had: en, fr")]
    stages.reports.pop("valley")
    assert lacking(formats=frozenset({"epub"})) == [("ask-003", "to be had: pdf")]
    stages.reports["valley"] = report("valley", "en")
    stages.planted["read valley"] = (finding(ERROR),)
    assert lacking(languages=frozenset({"sq"})) == []
