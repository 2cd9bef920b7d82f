"""A report in one language: its segments translated, its structure untouched.

In: a report, a language, the house's words and the parser of catalogue text. Out: an `Edition`.
Nothing is printed as translated but what a translator wrote for this very text and holds all that
the source holds; everything else stands in the source language, marked as `Pending`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.inlines import Draft
from reportbuild.model.report import (
    Edition,
    EditionSettings,
    NumberReading,
    ParseSegment,
    Report,
    Segment,
    Words,
)
from reportbuild.model.statistics import Noun
from reportbuild.model.text import Chapter
from reportbuild.translate import agreement
from reportbuild.translate.declared import is_meant
from reportbuild.translate.extent import asked, shown
from reportbuild.translate.links import localised, with_addresses
from reportbuild.translate.pairs import Pair, no_numbers, tongue
from reportbuild.translate.segments import rewrite_report
from reportbuild.translate.structure import Gap
from reportbuild.translate.translations import Translation, gathered, no_edition, translations
from reportbuild.translate.words import AUTONYM, words


def edition(
    report: Report,
    language: str,
    house: House,
    parse: ParseSegment,
    numbers: NumberReading = no_numbers,
) -> Checked[Edition]:
    """Make the edition in one of the report's languages (a BCP 47 tag of `report.editions`).

    `numbers` tells what reads the numbers of a language, to compare them with the source's.

    Errors: no such edition; no words of the house in one of the report's languages; a catalogue
    that cannot be read; a translation that has dropped, doubled or invented a placeholder, or
    cannot be read; statistics, notes and references that a chapter of its own text lacks. Holds:
    what is missing or stale, and other differences that nobody declared. The source edition also
    warns of catalogues that belong to no edition.
    """
    settings = report.editions.get(language)
    if settings is None:
        return Checked(None, no_edition(report, language))
    own = _words(report, house, language)
    names, unnamed = _names(report, house)
    original = _original(report, language, house, names)
    pair = _pair(settings, own.made, original, numbers)
    text = _translated(report, language, parse, pair)
    whole = own.made is not None and text.made is not None
    made = None
    if whole:
        written = text.value
        made = Edition(
            settings,
            written.report,
            own.value,
            names,
            written.places,
            original=original,
        )
    found = checked(made, (*own.findings, *unnamed, *text.findings)).of_edition(language)
    stray = tuple(_stray_catalogues(report)) if language == report.language else ()
    return Checked(found.made, found.findings + stray)


@dataclass(frozen=True, slots=True)
class _Written:
    """A report in one language, and where its catalogue has each segment."""

    report: Report
    places: Mapping[tuple[Span, Segment], Span]


def _translated(
    report: Report, language: str, parse: ParseSegment, pair: Pair | None
) -> Checked[_Written]:
    homeless = tuple(agreement.homeless(report, language))
    if language == report.language:
        return Checked(_Written(report, {}), homeless)
    found = translations(report, language, parse)
    if found.made is None:
        return Checked(None, (*homeless, *found.findings))
    made = {t.record.key: t for t in found.made}
    written = rewrite_report(
        asked(report, language),
        lambda record: made[record.key].inlines,
        lambda record: made[record.key].noun or Noun((), report.language),
    )
    addresses = report.editions[language].addresses
    local = with_addresses(written, addresses)
    own = agreement.own_chapters(report.replacements.get(language, {}))
    by_name = {c.name: c for c in local.chapters} | own
    parts = [c.name for c in shown(report, language).chapters if c.name in by_name]
    whole = replace(local, chapters=tuple(by_name[name] for name in parts))
    doubts = tuple(_doubts(report, whole.chapters, language, found.made, pair)) if pair else ()
    places = {
        (t.record.span, localised(t.inlines, addresses)): t.place for t in found.made if t.place
    }
    findings = (*homeless, *found.findings, *gathered(found.made), *doubts)
    return Checked(_Written(whole, places), findings)


def _doubts(
    report: Report,
    chapters: Sequence[Chapter[Draft]],
    language: str,
    translated: Sequence[Translation],
    pair: Pair,
) -> Iterator[Finding]:
    """Yield what an edition says otherwise than the source, as far as it is translated."""
    settings = report.editions[language]
    apart: dict[str, list[Gap]] = {}
    for t in translated:
        if t.state == "translated" and t.place and t.noun is None:
            chapter = t.record.part
            unlike = pair.disparity(t.record.inlines, t.inlines)
            apart.setdefault(chapter, []).extend(agreement.apart(unlike, t.place))
            unmeant = unlike.undeclared(partial(is_meant, settings, chapter, "numbers"))
            yield from agreement.segment_doubts(t.record, t.inlines, t.place, pair, unmeant)
    whole = [(t.record, t.inlines, t.place) for t in translated if t.state == "translated"]
    yield from agreement.doubled((r, i, place) for r, i, place in whole if place)
    yield from agreement.chapters(report, chapters, language, pair, apart)


def _pair(
    settings: EditionSettings,
    own: Words | None,
    original: Edition | None,
    numbers: NumberReading,
) -> Pair | None:
    """Return how the source's language and the edition's read and write, if there are two."""
    if own is None or original is None:
        return None
    source = tongue(original.settings, original.words, numbers)
    return Pair(source, tongue(settings, own, numbers))


def _original(
    report: Report, language: str, house: House, names: Mapping[str, str]
) -> Edition | None:
    """Return the edition in the source language, for what is not translated into this one."""
    tongue = report.language
    own = words(house, tongue)
    if language == tongue or own.made is None:
        return None
    unsaid = EditionSettings(tongue, tongue, "latn", "", report.identity.span)
    return Edition(report.editions.get(tongue, unsaid), report, own.made, names)


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
