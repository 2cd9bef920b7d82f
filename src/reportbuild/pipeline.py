"""The build on one page: a report is read, translated, edited, composed, pressed and proofed.

In: shelves of reports, the house, what is asked for, who makes artefacts, and who knows what was
made before. Out: for each report its artefacts, and everything found. The first three steps are
quick and happen here; composing, pressing and proofing of artefacts are independent of one another,
and done by whatever `submit` hands them to (`making.make`, which has workers do the engines' work).

An error of the report stops all its editions, an error of an edition that edition; the others are
made. An exception is a bug of ours and goes straight up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from reportbuild.editions import Edited, Order, Tell, about, edited, together
from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import LATE
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.ignoring import idle, lenient
from reportbuild.model.manifest import Built, Entry
from reportbuild.model.report import Format, Report
from reportbuild.model.shelf import Shelf

Submit: TypeAlias = Callable[[Document, House, Format], Future[Checked[Artefact]]]
"""Hands one artefact's making to whoever does it."""


class Earlier(Protocol):
    """What earlier builds have made of the very same bytes, asked for the same things."""

    def recall(self, shelf: Shelf) -> Built | None:
        """Return what was built of a shelf."""

    def keep(self, shelf: Shelf, built: Built) -> None:
        """Keep what was built of a shelf."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A report as far as it comes without a press, and its artefacts as they are being made."""

    shelf: Shelf
    ready: Edited
    making: Mapping[tuple[str, Format], Future[Checked[Artefact]]]


def build(
    shelves: Iterable[Shelf],
    house: House,
    order: Order,
    submit: Submit,
    *,
    earlier: Earlier,
    tell: Tell,
) -> Iterator[Built]:
    """Build reports: all are read first, then all their artefacts made, each as workers are free.

    Yields one `Built` for each shelf, in order; what an earlier build made of the same bytes is
    not even read.
    """
    begun: list[Built | _Begun] = []
    for shelf in shelves:
        if known := earlier.recall(shelf):
            begun.append(known)
            continue
        ready = edited(shelf, house, order, tell)
        begun.append(_Begun(shelf, ready, _begun(ready, house, order, submit)))
    for one in begun:
        if isinstance(one, Built):
            yield one
            continue
        built = _built(one.ready, {key: _made(future) for key, future in one.making.items()})
        earlier.keep(one.shelf, built)
        yield built


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
        hint = "end other programs, or press one section at a time: --jobs 1"
        return Checked(None, (Finding("env-004", Span("."), message, hint),))


def _built(ready: Edited, made: Mapping[tuple[str, Format], Checked[Artefact]]) -> Built:
    """Everything of one report together; an edition of which something failed is not published.

    A print edition that cannot be made keeps nothing else back: it begins with the very pages of
    the screen edition, and what fails then fails in print alone.
    """
    failed = {
        language
        for (language, form), artefact in made.items()
        if not artefact.sound and form != "print"
    }
    entries: list[Entry] = []
    found = dict(ready.found)
    report = ready.report
    ignores = report.ignores if report else ()
    for (language, _), artefact in made.items():
        new = lenient(artefact, ignores).of_edition(language).findings
        found[language] += new
        if language not in failed and artefact.sound:
            standing = together((*ready.found[""], *ready.found[language], *new))
            draft = ready.documents[language].draft
            files = (artefact.value, *artefact.value.beside)
            entries += [Entry(replace(file, beside=()), draft, standing) for file in files]
    own = [form for _, form in made if report and form in report.formats]
    whole = all(artefact.sound for artefact in made.values())
    if report and whole and len(own) == len(report.editions) * len(report.formats):
        late = [i for i in ignores if i.code in LATE]
        found[""] += idle(late, (f for findings in found.values() for f in findings))
    published = {entry.artefact.language for entry in entries}
    refused = tuple(language for language in ready.found if language and language not in published)
    findings = together(finding for findings in found.values() for finding in findings)
    told = about(report) if report else None
    return Built(ready.name, told, tuple(entries), refused, findings)
