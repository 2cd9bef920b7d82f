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
from reportbuild.model.report import ParseSegment, Report, Segment
from reportbuild.translate.merging import Match, match
from reportbuild.translate.parity import compared, shortened
from reportbuild.translate.po import read_catalogue
from reportbuild.translate.segments import SegmentRecord, segments

MANY = 20
"""More open segments than this are told file by file."""

State: TypeAlias = Literal["translated", "faulty", "stale", "missing"]

_LACKS: dict[State, str] = {
    "missing": "have no translation",
    "stale": "have a translation that is stale",
}


@dataclass(frozen=True, slots=True)
class Translation:
    """One segment in one language.

    `inlines` are what an edition prints: the translation, or the source marked as `Pending`. A
    translation in which errors were found is faulty, one made for another text stale.
    """

    record: SegmentRecord
    state: State
    inlines: Segment
    findings: tuple[Finding, ...] = ()
    place: Span | None = None
    """Where the translation that is printed was written."""


def translations(
    report: Report, language: str, parse: ParseSegment
) -> Checked[tuple[Translation, ...]]:
    """Return all segments of the report in one language that is not its source language.

    The findings are about the catalogue as a whole; not made, if it cannot be read. A language
    without catalogue has every segment missing, which is one finding.
    """
    records = segments(report)
    catalogue = report.catalogues.get(language)
    if catalogue is None:
        missing = tuple(
            Translation(r, "missing", (Pending(report.language, r.inlines),)) for r in records
        )
        return Checked(missing, (_no_catalogue(report, language, len(records)),) if records else ())
    po = read_catalogue(catalogue, language)
    if po.made is None:
        return Checked(None, po.findings)
    matching = match(records, po.made.entries)
    made = tuple(_translation(m, catalogue.path, report.language, parse) for m in matching.matches)
    return Checked(made, po.findings)


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
    apart: set[State] = set()
    for state, lacks in _LACKS.items():
        concerned = [t for t in translated if t.state == state and t.findings]
        if len(concerned) > MANY:
            totals = Counter(t.record.span.path for t in translated)
            told += (_of_file(group, lacks, totals) for group in _by_file(concerned))
            apart.add(state)
    return (*told, *(f for t in translated if t.state not in apart for f in t.findings))


def _by_file(translated: Sequence[Translation]) -> Iterator[list[Translation]]:
    """Yield what stands in the same file, in the order of the files' first segments."""
    files: dict[str, list[Translation]] = {}
    for translation in translated:
        files.setdefault(translation.record.span.path, []).append(translation)
    yield from files.values()


def _of_file(there: Sequence[Translation], lacks: str, totals: Mapping[str, int]) -> Finding:
    first, path = there[0], there[0].record.span.path
    message = (
        f"{len(there)} of {totals[path]} segments of {path} {lacks}, the first"
        f" at line {first.record.span.line}: “{shortened(first.record.text)}”."
    )
    return replace(first.findings[0], message=message)


def _no_catalogue(report: Report, language: str, segments: int) -> Finding:
    settings = report.editions.get(language)
    span = settings.span if settings else Span("report.toml")
    message = f"The edition “{language}” has no catalogue: all {segments} segments are missing."
    hint = f"`reportbuild translate update` writes editions/{language}.po to be filled in."
    return Finding("po-006", span, message, hint)


def _translation(found: Match, path: str, source: str, parse: ParseSegment) -> Translation:
    record, entry = found.record, found.entry
    pending: Segment = (Pending(source, record.inlines),)
    span = Span(path, entry.line) if entry.line else record.span
    text = shortened(record.text)
    if found.state == "missing":
        if entry.line:
            message, hint = f"“{text}” has no translation.", "Translate it."
        else:
            message = f"“{text}” is not in the catalogue {path} yet."
            hint = "`reportbuild translate update` puts it there."
        return Translation(record, "missing", pending, (Finding("po-007", span, message, hint),))
    if found.state == "stale":
        finding = Finding("po-008", span, _stale(found), "Correct it, and take off the fuzzy mark.")
        return Translation(record, "stale", pending, (finding,))
    read = compared(record, entry.translation, span, parse)
    if read.made is None or any(f.severity is Severity.ERROR for f in read.findings):
        return Translation(record, "faulty", pending, read.findings)
    return Translation(record, "translated", read.made, read.findings, span)


def _stale(found: Match) -> str:
    text, previous = shortened(found.record.text), found.entry.previous
    if previous is None:
        return f"The translation of “{text}” is marked as fuzzy."
    if previous == found.record.text:
        return f"The translation of “{text}” was made for another place."
    return f"“{text}” has changed since it was translated; it was “{shortened(previous)}”."
