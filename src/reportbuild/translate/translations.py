"""What a catalogue has for each segment of a report: what may be printed, and what is open.

In: a report, a language and the parser of catalogue text. Out: one `Translation` for each segment,
with everything found about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal, TypeAlias

from reportbuild.model.finding import Checked, Finding, Severity, Span
from reportbuild.model.inlines import Pending
from reportbuild.model.report import EditionSettings, ParseSegment, Report, Segment
from reportbuild.model.statistics import Noun
from reportbuild.translate.approvals import approval_digest, read_approvals
from reportbuild.translate.brackets import bracket_findings
from reportbuild.translate.extent import asked
from reportbuild.translate.merging import Match, Matching, match
from reportbuild.translate.nouns import noun_compared
from reportbuild.translate.parity import compared, shortened
from reportbuild.translate.po import Entry, read_catalogue
from reportbuild.translate.segments import SegmentRecord, segments

MANY = 20
"""More open segments than this are told file by file."""

State: TypeAlias = Literal["translated", "faulty", "stale", "missing"]

GATHERED = {
    "po-007": "have no translation",
    "po-008": "have a translation that is stale",
    "po-017": "have a translation that nobody has approved",
}
"""What many segments may have in common, by the code of the finding."""


@dataclass(frozen=True, slots=True)
class Translation:
    """One segment in one language.

    `inlines` are what an edition prints: the translation, or the source marked as `Pending`; of
    what a statistic counts, `noun` is. A translation in which errors were found is faulty, one made
    for another text stale. `said` is what the catalogue has, whatever its state; `approved_by` are
    the initials of whoever approved just that.
    """

    record: SegmentRecord
    state: State
    inlines: Segment
    findings: tuple[Finding, ...] = ()
    place: Span | None = None
    """Where the translation that is printed was written."""
    noun: Noun | None = None
    said: tuple[str, ...] = ()
    approved_by: str = ""


def translations(
    report: Report, language: str, parse: ParseSegment
) -> Checked[tuple[Translation, ...]]:
    """Return all segments of the report in one language that is not its source language.

    The findings are about the catalogue as a whole; not made, if it cannot be read. A language
    without catalogue has every segment missing, which is one finding.
    """
    records = segments(asked(report, language))
    catalogue = report.catalogues.get(language)
    if catalogue is None:
        missing = tuple(_open(Match(r, Entry(r.context, r.text)), report.language) for r in records)
        return Checked(missing, (_no_catalogue(report, language, len(records)),) if records else ())
    po = read_catalogue(catalogue, language)
    if po.made is None:
        return Checked(None, po.findings)
    file = report.approvals.get(language)
    approvals = read_approvals(file) if file else Checked({})
    matching = match(records, po.made.entries)
    reader = _Reader(report, report.editions[language], catalogue.path, parse)
    made = (reader.translation(found) for found in matching.matches)
    given = {digest: approval.by for digest, approval in (approvals.made or {}).items()}
    whole = tuple(_looked_at(t, given, report) for t in made)
    undated = _undated(matching, catalogue.path)
    return Checked(whole, (*po.findings, *approvals.findings, *undated))


def no_edition(report: Report, language: str) -> tuple[Finding, ...]:
    """Return the finding that the report has no edition in this language, if it has none."""
    if language in report.editions:
        return ()
    near = get_close_matches(language, report.editions, 1, cutoff=0.4)
    hint = f"Did you mean “{near[0]}”? " if near else ""
    hint += f"Its editions: {', '.join(sorted(report.editions))}."
    message = f"The report has no edition “{language}”."
    return (Finding("lang-004", Span("report.toml"), message, hint),)


def gathered(translated: Sequence[Translation]) -> tuple[Finding, ...]:
    """Return the findings of all segments; if many are open alike, they are told file by file."""
    told: list[Finding] = []
    apart: set[str] = set()
    for code, lacks in GATHERED.items():
        concerned = [(t, f) for t in translated for f in t.findings if f.code == code]
        if len(concerned) > MANY:
            totals = Counter(t.record.span.path for t in translated)
            told += (_of_file(group, lacks, totals) for group in _by_file(concerned))
            apart.add(code)
    return (*told, *(f for t in translated for f in t.findings if f.code not in apart))


_Concerned: TypeAlias = Sequence[tuple[Translation, Finding]]


def _by_file(concerned: _Concerned) -> Iterator[_Concerned]:
    """Yield what stands in the same file, in the order of the files' first segments."""
    files: dict[str, list[tuple[Translation, Finding]]] = {}
    for translation, finding in concerned:
        files.setdefault(translation.record.span.path, []).append((translation, finding))
    yield from files.values()


def _of_file(there: _Concerned, lacks: str, totals: Mapping[str, int]) -> Finding:
    first, finding = there[0]
    path = first.record.span.path
    message = (
        f"{len(there)} of {totals[path]} segments of {path} {lacks}, the first"
        f" at line {first.record.span.line}: “{shortened(first.record.text)}”."
    )
    return replace(finding, message=message)


def _no_catalogue(report: Report, language: str, segments: int) -> Finding:
    settings = report.editions.get(language)
    span = settings.span if settings else Span("report.toml")
    message = f"The edition “{language}” has no catalogue: all {segments} segments are missing."
    hint = f"`reportbuild translate update` writes editions/{language}.po to be filled in."
    return Finding("po-006", span, message, hint)


def _undated(matching: Matching, path: str) -> tuple[Finding, ...]:
    if not matching.undated:
        return ()
    first = next(m for m in matching.matches if m.record is matching.undated[0])
    message = (
        f"Nothing tells what {len(matching.undated)} free wordings were made for, that of"
        f" “{shortened(first.record.text)}” the first."
    )
    span = Span(path, first.entry.line)
    return (Finding("po-020", span, message, "Run `reportbuild translate update`."),)


def _looked_at(made: Translation, given: Mapping[str, str], report: Report) -> Translation:
    """Return a translation with who approved it, and that nobody did, if the report asks."""
    if made.state != "translated":
        return made
    by = given.get(approval_digest(made.record, made.said), "")
    if by or not report.approval_needed:
        return replace(made, approved_by=by)
    message = f"Nobody has approved the translation of “{shortened(made.record.text)}”."
    hint = "Read it, then: reportbuild translate approve."
    finding = Finding("po-017", made.place or made.record.span, message, hint)
    return replace(made, findings=(*made.findings, finding))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what a catalogue at `path` has for segments of a report."""

    report: Report
    settings: EditionSettings
    path: str
    parse: ParseSegment

    def translation(self, found: Match) -> Translation:
        record, entry = found.record, found.entry
        span = Span(self.path, entry.line) if entry.line else record.span
        pending = _open(found, self.report.language)
        text = shortened(record.text)
        if found.state == "missing":
            if entry.line:
                message, hint = f"“{text}” has no translation.", "Translate it."
            else:
                message = f"“{text}” is not in the catalogue {self.path} yet."
                hint = "`reportbuild translate update` puts it there."
            return replace(pending, findings=(Finding("po-007", span, message, hint),))
        if found.state == "stale":
            hint = "Correct it, and take off the fuzzy mark."
            if entry.earlier:
                hint = "`reportbuild translate update` marks it as fuzzy. " + hint
            return replace(pending, findings=(Finding("po-008", span, _stale(found), hint),))
        if record.plural:
            noun = noun_compared(entry, self.settings.locale, span)
            if noun.made is None:
                faulty = any(f.severity is Severity.ERROR for f in noun.findings)
                state: State = "faulty" if faulty else "missing"
                return replace(pending, state=state, findings=noun.findings)
            return replace(
                pending, state="translated", findings=noun.findings, place=span, noun=noun.made
            )
        read = compared(record, entry.translation, span, self.parse)
        odd = (
            bracket_findings(record, read.made, entry.translation, self.settings.language, span)
            if read.made is not None
            else ()
        )
        findings = (*read.findings, *odd)
        if read.made is None or any(f.severity is Severity.ERROR for f in findings):
            return replace(pending, state="faulty", findings=findings)
        return replace(
            pending, state="translated", inlines=read.made, findings=findings, place=span
        )


def _open(found: Match, source: str) -> Translation:
    """Return a segment that prints in the source language, as nothing else may be printed."""
    record = found.record
    noun = replace(record.noun, pending=source) if record.noun else None
    pending: Segment = (Pending(source, record.inlines),)
    return Translation(record, found.state, pending, noun=noun, said=found.entry.said)


def _stale(found: Match) -> str:
    entry = found.entry
    text, previous = shortened(found.record.text), entry.previous
    if entry.earlier and previous is None:
        now = dict(found.record.recorded)
        changed = "; ".join(
            f"{{{key}}} was “{told}”, is “{now[key]}”" for key, told in entry.earlier
        )
        return f"“{text}” is translated in words for earlier records: {changed}."
    if previous is None:
        return f"The translation of “{text}” is marked as fuzzy."
    if (previous, entry.previous_plural) == (found.record.text, found.record.plural or None):
        return f"The translation of “{text}” was made for another place."
    if previous == found.record.text:
        return f"The plural of “{text}” has changed since it was translated."
    if shortened(previous) == text:
        return f"“{text}” has changed since it was translated, in its spaces or further on."
    return f"“{text}” has changed since it was translated; it was “{shortened(previous)}”."
