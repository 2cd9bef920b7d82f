"""The build on one page: a report is read, translated, edited, composed, pressed and proofed.

In: shelves of reports, the house, and what is asked for. Out: for each report its documents, its
artefacts, and everything found. The first three steps are quick and happen here; composing,
pressing and proofing of an artefact is one independent piece of work, done by whatever `submit`
hands it to (`making.make`, in a process of its own).

An error of the report stops all its editions, an error of an edition that edition; the others are
made. An exception is a bug of ours and goes straight up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeVar

from reportbuild.edit.document import document as edit_document
from reportbuild.edit.mentions import mentions
from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import LATE
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Severity, Span
from reportbuild.model.ignoring import idle, lenient
from reportbuild.model.manifest import Entry
from reportbuild.model.report import Format, Report
from reportbuild.model.shelf import Shelf
from reportbuild.read.house import house as read_house
from reportbuild.read.inlines import parse_segment
from reportbuild.read.report import report as read_report
from reportbuild.translate.edition import edition as translate_edition

T = TypeVar("T")

Step: TypeAlias = Literal["read", "translate", "edit", "compose", "press", "proof", "done"]
Tell: TypeAlias = Callable[[Step, str], None]
"""Is told the step that begins, and of what: a report, an edition, an artefact."""

Submit: TypeAlias = Callable[[Document, House, Format], Future[Checked[Artefact]]]
"""Hands one artefact's making to whoever does it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: languages and formats (none: all of them), and whether holds refuse.

    `icc` is the name and the bytes of an ICC profile for print, in place of the report's own.
    """

    languages: frozenset[str] = frozenset()
    formats: frozenset[Format] = frozenset()
    release: bool = False
    icc: tuple[str, bytes] | None = None

    def wants(self, language: str) -> bool:
        return not self.languages or language in self.languages

    def formats_of(self, report: Report) -> tuple[Format, ...]:
        """Return what is to be made: print also where only a printer is named, if asked for."""
        if not self.formats:
            return report.formats
        return tuple(f for f in formats_to_be_had(report) if f in self.formats)


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


@dataclass(frozen=True, slots=True)
class Built:
    """A report after a build: what may be published, and everything found.

    `refused` lists the languages of which no artefact was made, or none may be published.
    """

    edited: Edited
    entries: tuple[Entry, ...]
    refused: tuple[str, ...]
    findings: tuple[Finding, ...]


# --- read, translate, edit ----------------------------------------------------------------------


def house(shelf: Shelf, tool: str) -> Checked[House]:
    """Read the house style and the tool's own words; `tool` is the name artefacts carry."""
    return read_house(shelf, tool)


def read(shelf: Shelf, house: House) -> Checked[Report]:
    """Read a report; what its sources say is to be ignored, is."""
    report = read_report(shelf, house)
    return lenient(report, report.made.ignores if report.made else ())


def edited(shelf: Shelf, house: House, order: Order, tell: Tell) -> Edited:
    """Read a report; translate and edit each edition that is wanted."""
    tell("read", shelf.name)
    report = read(shelf, house)
    documents: dict[str, Document] = {}
    found = {"": report.findings}
    wanted = tuple(filter(order.wants, report.made.editions if report.made else ()))
    if not report.sound:
        for language in wanted:
            tell("translate", f"{report.value.slug}-{language}")
            found[language] = _sure_faults(report.value, language, house)
        return Edited(shelf.name, None, documents, found)
    for language in wanted:
        document = _edition(report, language, house, tell).of_edition(language)
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


def _edition(report: Checked[Report], language: str, house: House, tell: Tell) -> Checked[Document]:
    """One edition, translated and edited: a draft as soon as a hold stands."""
    name = f"{report.value.slug}-{language}"
    tell("translate", name)
    edition = translate_edition(report.value, language, house, parse_segment, mentions)
    edition = lenient(edition, report.value.ignores)
    if edition.sound:
        tell("edit", name)
    draft = report.held or edition.held
    document = edition.then(lambda made: edit_document(made, house, draft=draft))
    document = lenient(document, report.value.ignores)
    if document.made and document.held:
        return Checked(replace(document.made, draft=True), document.findings)
    return document


# --- compose, press, proof ----------------------------------------------------------------------


def build(
    shelves: Iterable[Shelf], house: House, order: Order, submit: Submit, tell: Tell
) -> Iterator[Built]:
    """Build reports: all are read first, then all their artefacts made, each as workers are free.

    Yields one `Built` for each shelf, in order.
    """
    begun = []
    for shelf in shelves:
        ready = edited(shelf, house, order, tell)
        begun.append((ready, _begun(ready, house, order, submit)))
    for ready, making in begun:
        yield _built(ready, {key: _made(future) for key, future in making.items()})


def _begun(
    ready: Edited, house: House, order: Order, submit: Submit
) -> dict[tuple[str, Format], Future[Checked[Artefact]]]:
    if ready.report is None:
        return {}
    return {
        (language, form): submit(_given(document, ready.report, order, form), house, form)
        for form in order.formats_of(ready.report)
        for language, document in ready.documents.items()
        if not (order.release and document.draft)
    }


def _given(document: Document, report: Report, order: Order, form: Format) -> Document:
    """Return a document with what its making needs beside it: for print, the printer's rules."""
    printing = report.printing
    if form != "print" or printing is None:
        return document
    if order.icc:
        printing = replace(printing, path=order.icc[0], icc=order.icc[1])
    return replace(document, printing=printing)


def _made(future: Future[Checked[Artefact]]) -> Checked[Artefact]:
    try:
        return future.result()
    except BrokenExecutor:
        message = "the machine stopped a worker, most often for want of memory"
        hint = "make one artefact at a time: --jobs 1"
        return Checked(None, (Finding("env-004", Span("."), message, hint),))


def _built(ready: Edited, made: Mapping[tuple[str, Format], Checked[Artefact]]) -> Built:
    """Everything of one report together; an edition of which something failed is not published."""
    failed = {language for (language, _), artefact in made.items() if not artefact.sound}
    entries: list[Entry] = []
    found = dict(ready.found)
    report = ready.report
    ignores = report.ignores if report else ()
    for (language, _), artefact in made.items():
        new = lenient(artefact, ignores).of_edition(language).findings
        found[language] += new
        if language not in failed:
            standing = together((*ready.found[""], *ready.found[language], *new))
            draft = ready.documents[language].draft
            files = (artefact.value, *artefact.value.beside)
            entries += [Entry(replace(file, beside=()), draft, standing) for file in files]
    own = [form for _, form in made if report and form in report.formats]
    if report and not failed and len(own) == len(report.editions) * len(report.formats):
        late = [i for i in ignores if i.code in LATE]
        found[""] += idle(late, (f for findings in found.values() for f in findings))
    published = {entry.artefact.language for entry in entries}
    refused = tuple(language for language in ready.found if language and language not in published)
    findings = together(finding for findings in found.values() for finding in findings)
    return Built(ready, tuple(entries), refused, findings)


def formats_to_be_had(report: Report) -> tuple[Format, ...]:
    """Return the formats that a report may be asked for: its own, and print if it can be."""
    return tuple(dict.fromkeys((*report.formats, *(("print",) if report.printing else ()))))


# --- findings -----------------------------------------------------------------------------------


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


def not_to_be_had(order: Order, reports: Sequence[Edited]) -> tuple[Finding, ...]:
    """Say which of the languages and formats asked for no report has, where all could be read."""
    read = [ready.report for ready in reports if ready.report]
    if not read or len(read) < len(reports):
        return ()
    languages = {language for report in read for language in report.editions}
    formats = {form for report in read for form in formats_to_be_had(report)}
    return (
        *_lacking("ask-002", "no report has an edition", order.languages, languages),
        *_lacking("ask-003", "no report is made", order.formats, formats),
    )


def _lacking(
    code: str, sentence: str, wanted: Collection[str], had: Collection[str]
) -> Iterator[Finding]:
    for thing in sorted(set(wanted) - set(had)):
        hint = f"to be had: {', '.join(sorted(had))}"
        yield Finding(code, Span("report.toml"), f"{sentence} in “{thing}”", hint)
