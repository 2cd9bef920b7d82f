"""What one file takes out to a translator: the units of a report, or of one of its chapters.

In: a report, a language, and how statistics print in both languages. Out: a `Package`, from which
every format is written. The same report gives the same package: no date, no name, no path.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from reportbuild.model.finding import Checked, Finding, Severity, Span
from reportbuild.model.inlines import StatisticRef
from reportbuild.model.report import ParseSegment, Report
from reportbuild.translate.approvals import approval_digest, read_approvals
from reportbuild.translate.catalogue import unwritable
from reportbuild.translate.coding import coded_source, coded_target
from reportbuild.translate.exchange import (
    Coded,
    Package,
    Slot,
    Unit,
    UnitState,
    codes,
    slots,
)
from reportbuild.translate.extent import asked
from reportbuild.translate.markup import placeholders
from reportbuild.translate.merging import Match, match
from reportbuild.translate.nouns import example
from reportbuild.translate.parity import compared
from reportbuild.translate.plurals import categories
from reportbuild.translate.po import Po, read_catalogue
from reportbuild.translate.segments import SegmentRecord, segments
from reportbuild.translate.shown import Shown, shown, words
from reportbuild.translate.translations import no_edition


@dataclass(frozen=True, slots=True)
class Prints:
    """How each statistic prints, by key: in the language of the source, and in the edition's."""

    source: Mapping[str, str]
    edition: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go out: an edition, and one chapter (`SegmentRecord.part`) of it; all if ""."""

    language: str
    chapter: str = ""

    def has(self, record: SegmentRecord) -> bool:
        """Tell whether a segment goes out."""
        return self.chapter in ("", record.part)


def packed(report: Report, wanted: Wanted, prints: Prints, parse: ParseSegment) -> Checked[Package]:
    """Return what goes out for one edition.

    Errors: no such edition, no such chapter, a catalogue that cannot be read, a text that no file
    can carry. An error in the file of approvals only leaves them out.
    """
    found = chosen(report, wanted)
    if found.made is None:
        return Checked(None, found.findings)
    locale = report.editions[wanted.language].locale
    here, there = shown(report, prints.source), shown(report, prints.edition)
    file = report.approvals.get(wanted.language)
    given = read_approvals(file) if file else Checked({})
    packer = _Packer(locale, parse, here, there, given.made or {})
    forms = len(categories(locale))
    carried = (slot for m in found.made for slot in slots(m.record, m.entry, forms))
    package = Package(
        report.slug,
        report.identity.index,
        words(report.identity.title),
        report.language,
        wanted.language,
        tuple(map(packer.unit, carried)),
    )
    return Checked(package, (*found.findings, *given.findings))


def chosen(report: Report, wanted: Wanted) -> Checked[tuple[Match, ...]]:
    """Return the segments that are wanted, with what the catalogue has for them."""
    language, chapter = wanted.language, wanted.chapter
    if language == report.language:
        message = f"“{language}” is the language that the report is written in."
        return Checked(None, (Finding("lang-004", report.identity.span, message),))
    if wrong := no_edition(report, language):
        return Checked(None, wrong)
    records = segments(asked(report, language))
    if wrong := (*_no_chapter(report, records, chapter), *unwritable(records)):
        return Checked(None, wrong)
    read = catalogue_of(report, language)
    if read.made is None:
        return Checked(None, read.findings)
    matches = match(records, read.made.entries).matches
    return Checked(tuple(m for m in matches if wanted.has(m.record)), read.findings)


def catalogue_of(report: Report, language: str) -> Checked[Po]:
    """Return the catalogue of an edition, empty if there is none."""
    catalogue = report.catalogues.get(language)
    if catalogue is None:
        return Checked(Po("", {}, ()))
    return read_catalogue(catalogue, language)


def _no_chapter(
    report: Report, records: Collection[SegmentRecord], chapter: str
) -> tuple[Finding, ...]:
    parts = list(dict.fromkeys(record.part for record in records))
    if parts and chapter in ("", *parts):
        return ()
    if not parts:
        message = "The report holds nothing to be translated."
        return (Finding("xch-011", report.identity.span, message),)
    near = get_close_matches(chapter, parts, 1)
    hint = f"Did you mean “{near[0]}”? " if near else ""
    message = f"The report has no part “{chapter}” with anything to be translated."
    return (Finding("po-019", Span("text"), message, f"{hint}There are: {', '.join(parts)}."),)


@dataclass(frozen=True, slots=True)
class _Packer:
    """Makes units; `here` is what prints in the source's language, `there` in the edition's."""

    locale: str
    parse: ParseSegment
    here: Shown
    there: Shown
    approved: Collection[str]

    def unit(self, slot: Slot) -> Unit:
        record, entry = slot.record, slot.entry
        here, there = self.here.of(record), self.there.of(record)
        source = coded_source(slot, here)
        filled = bool(slot.translation.strip())
        state: UnitState = "missing"
        if filled:
            read = approval_digest(record, entry.said) in self.approved
            state = "stale" if entry.fuzzy else "approved" if read else "translated"
        target = coded_target(slot, self.parse, there) if filled else None
        notes = (*self._notes(slot, source, there), *self._about_translation(slot, state))
        return Unit(slot.id, slot.name, slot.digest, slot.base, source, target, state, notes)

    def _notes(self, slot: Slot, source: Coded, there: Mapping[str, str]) -> Iterator[str]:
        """Yield what a translator should know of a segment: what it is, what its codes print."""
        record = slot.record
        yield f"{record.kind}, {record.span}"
        place, _, rest = record.context.partition("/")
        key = rest.partition("/")[0]
        if place == "statistics" and key in self.there.statistics:
            yield f"{key} prints: {self.there.statistics[key]}"
        if slot.form is not None:
            yield self._about_form(slot.form)
        known = placeholders(record.inlines)
        for code in codes(source):
            if code.name in there:
                does = "prints" if isinstance(known[code.name], StatisticRef) else "stands for"
                yield f"Code {code.id} ({code.name}) {does}: {there[code.name]}"

    def _about_form(self, form: int) -> str:
        order = categories(self.locale)
        if form >= len(order):
            return f"Form {form + 1}: this language has {len(order)} only."
        return f"Form {form + 1} of {len(order)}, for {example(order[form], self.locale)}"

    def _about_translation(self, slot: Slot, state: UnitState) -> Iterator[str]:
        """Yield what is to be mended in a translation: what it was made for, what is wrong."""
        record, entry = slot.record, slot.entry
        if state == "stale":
            previous = entry.previous_plural if slot.form else entry.previous
            if previous is not None and previous != slot.text:
                yield f"The translation was made for: {previous}"
            for key, told in entry.earlier:
                yield f"The translation was made when {key} had on record: {told}"
        elif state != "missing" and slot.form is None:
            read = compared(record, slot.translation, record.span, self.parse)
            faults = [f.message for f in read.findings if f.severity is Severity.ERROR]
            yield from (f"Wrong in this translation: {fault}" for fault in faults)
