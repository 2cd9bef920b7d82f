"""A report in one language: its segments translated, its structure untouched.

In: a report, a language, the house's words and the parser of catalogue text. Out: an `Edition`.
Nothing is printed as translated but what a translator wrote for this very text and holds all that
the source holds; everything else stands in the source language, marked as `Pending`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.report import Edition, ParseSegment, Report, Segment, Words
from reportbuild.translate.segments import rewrite_report
from reportbuild.translate.translations import gathered, no_edition, translations
from reportbuild.translate.words import AUTONYM, words


def edition(report: Report, language: str, house: House, parse: ParseSegment) -> Checked[Edition]:
    """Make the edition in one of the report's languages (a BCP 47 tag of `report.editions`).

    Errors: no such edition; no words of the house in one of the report's languages; a catalogue
    that cannot be read; a translation that has dropped, doubled or invented a placeholder, or
    cannot be read. Holds: what is missing or stale. The source edition also warns of catalogues
    that belong to no edition.
    """
    settings = report.editions.get(language)
    if settings is None:
        return Checked(None, no_edition(report, language))
    own = _words(report, house, language)
    names, unnamed = _names(report, house)
    text = _translated(report, language, parse)
    whole = own.made is not None and text.made is not None
    made = None
    if whole:
        written = text.value
        made = Edition(settings, written.report, own.value, names, written.places)
    found = checked(made, (*own.findings, *unnamed, *text.findings)).of_edition(language)
    stray = tuple(_stray_catalogues(report)) if language == report.language else ()
    return Checked(found.made, found.findings + stray)


@dataclass(frozen=True, slots=True)
class _Written:
    """A report in one language, and where its catalogue has each segment."""

    report: Report
    places: Mapping[tuple[Span, Segment], Span]


def _translated(report: Report, language: str, parse: ParseSegment) -> Checked[_Written]:
    if language == report.language:
        return Checked(_Written(report, {}))
    found = translations(report, language, parse)
    if found.made is None:
        return Checked(None, found.findings)
    inlines = {t.record.key: t.inlines for t in found.made}
    written = rewrite_report(report, lambda record: inlines[record.key])
    places = {(t.record.span, t.inlines): t.place for t in found.made if t.place}
    return Checked(_Written(written, places), (*found.findings, *gathered(found.made)))


def _words(report: Report, house: House, language: str) -> Checked[Words]:
    """Return the house's words; if it has none, the fault is where the report asks for them."""
    settings = report.editions.get(language)
    asked = settings.span if settings else report.identity.span
    found = words(house, language)
    placed = (replace(f, span=asked) if f.code == "lang-001" else f for f in found.findings)
    return Checked(found.made, tuple(placed))


def _names(report: Report, house: House) -> tuple[Mapping[str, str], list[Finding]]:
    """Return the names of the report's languages, each in itself, as title pages list them."""
    names: dict[str, str] = {}
    findings: list[Finding] = []
    for language in dict.fromkeys((report.language, *report.editions)):
        found = _words(report, house, language)
        if found.made is None:
            findings += found.findings
        elif found.made.has(*AUTONYM):
            names[language] = found.made(*AUTONYM)
    return names, findings


def _stray_catalogues(report: Report) -> Iterator[Finding]:
    for language, catalogue in report.catalogues.items():
        if language == report.language:
            message = f"{catalogue.path} translates the report into the language it is written in."
            yield Finding("po-005", Span(catalogue.path), message, "Nothing of it is printed.")
        elif language not in report.editions:
            message = f"report.toml has no edition for the catalogue {catalogue.path}."
            hint = f"Add [editions.{language}], if there is to be one."
            yield Finding("po-005", Span(catalogue.path), message, hint)
