"""A report as far as it comes without a press: it is read, translated and edited.

In: the shelf of a report, the house, and what is asked for. Out: the document of each sound
edition, and everything found. An error of the report stops all its editions, an error of an edition
that edition. This is quick, needs no engine, and is all that a check does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reportbuild.edit.document import document as edit_document
from reportbuild.edit.mentions import mentions
from reportbuild.model.codes import LATE
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Severity, Span
from reportbuild.model.ignoring import idle, lenient
from reportbuild.model.manifest import About
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.order import Order, formats_to_be_had
from reportbuild.model.report import Report
from reportbuild.model.shelf import Shelf
from reportbuild.read.house import house as read_house
from reportbuild.read.inlines import parse_segment
from reportbuild.read.report import report as read_report
from reportbuild.translate.edition import edition as translate_edition

Step: TypeAlias = Literal["read", "translate", "edit", "compose", "press", "proof", "done"]
Tell: TypeAlias = Callable[[Step, str], None]
"""Is told the step that begins, and of what: a report, an edition, an artefact."""


def silent(_step: Step, _name: str) -> None:
    """Tell nobody: for whoever has nothing to show before the end."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A report as far as it comes without a press: the document of each sound edition.

    `report` is None if it could not be read. `found` maps each language to the findings of that
    edition, and "" to those of the report, which touch all of them.
    """

    name: str
    report: Report | None
    documents: Mapping[str, Document]
    found: Mapping[str, tuple[Finding, ...]]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, each thing once."""
        return together(finding for findings in self.found.values() for finding in findings)


def house(shelf: Shelf, tool: str, memo: Memo = FORGETFUL) -> Checked[House]:
    """Read the house style and the tool's own words; `tool` is the name artefacts carry."""
    return read_house(shelf, tool, memo)


def read(shelf: Shelf, house: House, memo: Memo = FORGETFUL) -> Checked[Report]:
    """Read a report; what its sources say is to be ignored, is."""
    report = read_report(shelf, house, memo)
    return lenient(report, report.made.ignores if report.made else ())


def edited(shelf: Shelf, house: House, order: Order, tell: Tell, memo: Memo = FORGETFUL) -> Edited:
    """Read a report; translate and edit each edition that is wanted.

    What a `memo` knows is neither read nor edited again: it is what would be made.
    """
    tell("read", shelf.name)
    report = read(shelf, house, memo)
    documents: dict[str, Document] = {}
    found = {"": report.findings}
    wanted = tuple(filter(order.wants, report.made.editions if report.made else ()))
    if not report.sound:
        for language in wanted:
            tell("translate", f"{report.value.slug}-{language}")
            found[language] = _sure_faults(report.value, language, house)
        return Edited(shelf.name, None, documents, found)
    for language in wanted:
        document = _edition(report, language, house, tell, memo).of_edition(language)
        found[language] = document.findings
        if document.sound:
            documents[language] = document.value
    told = _told_once(found, report.value.language)
    if documents.keys() == report.value.editions.keys():
        early = [i for i in report.value.ignores if i.code not in LATE]
        told[""] += idle(early, (f for findings in found.values() for f in findings))
    return Edited(shelf.name, report.value, documents, told)


def _sure_faults(report: Report, language: str, house: House) -> tuple[Finding, ...]:
    """Return what is wrong with an edition whatever becomes of the errors of its report.

    These are errors alone: a translation seems missing or stale where a text could not be read.
    """
    found = translate_edition(report, language, house, parse_segment, mentions).of_edition(language)
    return tuple(f for f in found.findings if f.severity is Severity.ERROR)


def _told_once(
    found: Mapping[str, tuple[Finding, ...]], source: str
) -> dict[str, tuple[Finding, ...]]:
    """Leave out of the translations the errors that stand in the text, and in its own edition."""
    own = {_fault(f) for f in found.get(source, ()) if _is_of_text(f)}
    return {
        language: findings
        if language == source
        else tuple(f for f in findings if _fault(f) not in own)
        for language, findings in found.items()
    }


def _is_of_text(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.span.path.startswith("text/")


def _fault(finding: Finding) -> tuple[str, Span, str]:
    return finding.code, finding.span, finding.message


def _edition(
    report: Checked[Report], language: str, house: House, tell: Tell, memo: Memo
) -> Checked[Document]:
    """One edition, translated and edited: a draft as soon as a hold stands."""
    name = f"{report.value.slug}-{language}"
    tell("translate", name)
    edition = translate_edition(report.value, language, house, parse_segment, mentions)
    edition = lenient(edition, report.value.ignores)
    if edition.sound:
        tell("edit", name)
    draft = report.held or edition.held
    document = edition.then(lambda made: edit_document(made, house, memo, draft=draft))
    document = lenient(document, report.value.ignores)
    if document.made and document.held:
        return Checked(replace(document.made, draft=True), document.findings)
    return document


def together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by file and line; say what several editions share once, naming them.

    What touches the whole report is not said again of an edition.
    """
    editions: dict[Finding, list[str]] = {}
    for finding in findings:
        named = editions.setdefault(replace(finding, edition=""), [])
        named += [finding.edition] if finding.edition not in named else []
    merged = [
        replace(finding, edition="" if "" in named else ", ".join(sorted(named)))
        for finding, named in editions.items()
    ]
    return tuple(sorted(merged, key=lambda f: (f.span, f.code, f.edition, f.message)))


def about(report: Report) -> About:
    """Return what a manifest and the command line ask of a report."""
    return About(
        report.identity.version,
        report.identity.published,
        report.sources,
        tuple(report.editions),
        formats_to_be_had(report),
    )
