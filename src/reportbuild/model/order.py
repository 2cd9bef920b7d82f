"""What is asked for of reports: languages, formats, and whether it is to be released.

`not_to_be_had` says what of it no report has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reportbuild.model.finding import Finding, Span
from reportbuild.model.manifest import About
from reportbuild.model.report import Format, Report


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


def formats_to_be_had(report: Report) -> tuple[Format, ...]:
    """Return the formats that a report may be asked for: its own, and print if it can be."""
    return tuple(dict.fromkeys((*report.formats, *(("print",) if report.printing else ()))))


def not_to_be_had(order: Order, reports: Sequence[About | None]) -> tuple[Finding, ...]:
    """Say which of the languages and formats asked for no report has, where all could be read."""
    read = [report for report in reports if report]
    if not read or len(read) < len(reports):
        return ()
    languages = {language for report in read for language in report.languages}
    formats = {form for report in read for form in report.formats}
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
