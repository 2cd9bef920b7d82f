"""Files for translators and what comes back of them, from reports and into their catalogues.

In: reports, the house, and what is asked for or was sent. Out: the bytes of a file to be sent, or
those of a catalogue with a file merged into it; with everything found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportbuild.edit.statistics import described
from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Catalogue, Report
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.catalogue import update
from reportbuild.translate.edition import edition
from reportbuild.translate.exchange import Returned
from reportbuild.translate.packing import Prints, Wanted
from reportbuild.translate.po import write_po
from reportbuild.translate.returning import addressed, returned
from reportbuild.translate.sending import ExchangeFormat as ExchangeFormat  # noqa: PLC0414
from reportbuild.translate.sending import sent
from reportbuild.translate.unpacking import Merged, merged, unsure


def exported(
    report: Report, language: str, chapter: str, form: ExchangeFormat, house: House
) -> Checked[bytes]:
    """Return the file that takes one edition, or one part of it, to a translator."""
    wanted = Wanted(language, chapter)
    return sent(report, wanted, form, _prints(report, language, house), parse_segment)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file that came back makes of a catalogue.

    `place` is that of its report among those that were looked through; `data` are the bytes of the
    catalogue, None if nothing in it changes; `merged` tells how many units came to what.
    """

    place: int
    language: str
    data: bytes | None
    merged: Merged


def imported(
    path: str,
    data: bytes,
    reports: Sequence[Report],
    house: House,
    *,
    alone: bool,
    over: bool,
) -> Checked[Imported]:
    """Merge a file that came back into the catalogue of the report that it belongs to.

    If the one report is meant `alone`, a file that does not say whose it is belongs to that one.
    `over` lets it write over newer translations. Not made, if the file is refused as a whole; what
    is wrong with single units is found beside what could be merged.
    """
    read = returned(path, data)
    if read.made is None:
        return Checked(None, read.findings)
    file = read.made
    place = 0 if alone else _place(file, reports)
    if place is None:
        return Checked(None, (*read.findings, _nobodys(file, path)))
    report = reports[place]
    language = addressed(file, report, path)
    if language.made is None:
        return Checked(None, (*read.findings, *language.findings))
    found = merged(report, language.made, file, parse_segment, over=over)
    if found.made is None:
        return Checked(None, (*read.findings, *found.findings))
    catalogue = _catalogue(report, found.made, house) if found.made.taken else Checked(None)
    findings = (*read.findings, *found.findings, *unsure(found.made, path), *catalogue.findings)
    if catalogue.findings:
        return Checked(None, findings)
    return Checked(Imported(place, language.made, catalogue.made, found.made), findings)


def _place(file: Returned, reports: Sequence[Report]) -> int | None:
    """Return the place of the report that a file belongs to; None if it is not one of them."""
    certain = [n for n, report in enumerate(reports) if file.is_of(report)]
    return certain[0] if len(certain) == 1 else None


def _nobodys(file: Returned, path: str) -> Finding:
    theirs = file.index or file.report or file.project
    message = f"The file says that it belongs to “{theirs[:80]}”, which is no one report here."
    if not theirs:
        message = "The file does not say which report it belongs to."
    return Finding("xch-014", Span(path), message, "Name the report: --report NAME.")


def _catalogue(report: Report, found: Merged, house: House) -> Checked[bytes]:
    """Return the catalogue as `update` would write it, had the translator filled it in."""
    path = f"editions/{found.language}.po"
    filled = Catalogue(path, write_po(found.po))
    with_it = replace(report, catalogues={**report.catalogues, found.language: filled})
    prints = _prints(with_it, found.language, house)
    return update(with_it, found.language, prints.edition)


def _prints(report: Report, language: str, house: House) -> Prints:
    return Prints(_described(report, report.language, house), _described(report, language, house))


def _described(report: Report, language: str, house: House) -> Mapping[str, str]:
    """Return how statistics print in an edition, as far as it can say that yet."""
    made = edition(report, language, house, parse_segment).made
    return described(made) if made else {}
