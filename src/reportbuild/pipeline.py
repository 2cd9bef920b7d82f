"""The build on one page: a report is read, translated, edited, composed, pressed and proofed.

In: shelves of reports, the house, what is asked for, and who makes artefacts. Out: for each report
its artefacts, and everything found. The first three steps are quick and happen here; composing,
pressing and proofing of artefacts are independent of one another, and done by whatever `submit`
hands them to (`making.make`, which has workers do the engines' work).

An error of the report stops all its editions, an error of an edition that edition; the others are
made. An exception is a bug of ours and goes straight up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from reportbuild.editions import Edited, Tell, about, edited, together
from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import LATE
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, MachineError, Span
from reportbuild.model.ignoring import Ignore, idle, lenient
from reportbuild.model.manifest import About, Built, Entry
from reportbuild.model.memo import Forgetful, Memo
from reportbuild.model.order import Order
from reportbuild.model.report import Format, Report
from reportbuild.model.shelf import Shelf

Submit: TypeAlias = Callable[[Document, House, Format], Future[Checked[Artefact]]]
"""Hands one artefact's making to whoever does it."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A report whose artefacts are being made, with what is still asked of it once they are.

    Neither its text nor its documents: those are large, and whoever makes artefacts has them.
    It is `whole` if every edition is made in every format that is the report's own.
    """

    name: str
    found: Mapping[str, tuple[Finding, ...]]
    about: About | None = None
    ignores: tuple[Ignore, ...] = ()
    drafts: frozenset[str] = frozenset()
    whole: bool = False
    making: Mapping[tuple[str, Format], Future[Checked[Artefact]]] = field(default_factory=dict)


def build(
    shelves: Iterable[Shelf],
    house: House,
    order: Order,
    submit: Submit,
    *,
    tell: Tell,
    memo: Callable[[], Memo] = Forgetful,
) -> Iterator[Built]:
    """Build reports: all are read first, then all their artefacts made, each as workers are free.

    Yields one `Built` for each shelf, in order. `memo` gives each report its memo: what that knows
    is neither read nor edited.
    """
    begun = deque(
        _begun(edited(shelf, house, order, tell, memo()), house, order, submit) for shelf in shelves
    )
    while begun:
        yield _built(begun.popleft())


def _begun(ready: Edited, house: House, order: Order, submit: Submit) -> _Begun:
    """Have the artefacts of a report made, without waiting for them."""
    report = ready.report
    if report is None:
        return _Begun(ready.name, ready.found)
    making = {
        (language, form): submit(_given(document, report, order, form), house, form)
        for form in order.formats_of(report)
        for language, document in ready.documents.items()
        if not (order.release and document.draft)
    }
    own = [form for _, form in making if form in report.formats]
    return _Begun(
        ready.name,
        ready.found,
        about(report),
        report.ignores,
        frozenset(language for language, document in ready.documents.items() if document.draft),
        len(own) == len(report.editions) * len(report.formats),
        making,
    )


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
        hint = "end other programs, or press with --jobs 1; of a farm, farm-006 says more"
        return Checked(None, (Finding("env-004", Span("."), message, hint),))
    except MachineError as fault:
        hint = "end other programs, and build again"
        return Checked(None, (Finding("env-007", Span("."), str(fault), hint),))


def _built(begun: _Begun) -> Built:
    """Everything of one report together; an edition of which something failed is not published.

    A print edition that cannot be made keeps nothing else back: it begins with the very pages of
    the screen edition, and what fails then fails in print alone.
    """
    made = {key: _made(future) for key, future in begun.making.items()}
    failed = {
        language
        for (language, form), artefact in made.items()
        if not artefact.sound and form != "print"
    }
    entries: list[Entry] = []
    found = dict(begun.found)
    for (language, _), artefact in made.items():
        new = lenient(artefact, begun.ignores).of_edition(language).findings
        found[language] += new
        if language not in failed and artefact.sound:
            standing = together((*begun.found[""], *begun.found[language], *new))
            draft = language in begun.drafts
            files = (artefact.value, *artefact.value.beside)
            entries += [Entry(replace(file, beside=()), draft, standing) for file in files]
    if begun.whole and all(artefact.sound for artefact in made.values()):
        late = [i for i in begun.ignores if i.code in LATE]
        found[""] += idle(late, (f for findings in found.values() for f in findings))
    published = {entry.artefact.language for entry in entries}
    refused = tuple(language for language in found if language and language not in published)
    findings = together(finding for findings in found.values() for finding in findings)
    return Built(begun.name, begun.about, tuple(entries), refused, findings)
