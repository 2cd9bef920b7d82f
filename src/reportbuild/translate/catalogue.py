"""Catalogues for translators: written, brought up to date, and counted.

In: a report with the catalogues beside it. Out: the bytes of an up-to-date PO file, or how far a
translation has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportbuild.model.finding import Checked, Finding
from reportbuild.model.inlines import Citation, Link, StatisticRef, Text
from reportbuild.model.report import ParseSegment, Report, Segment
from reportbuild.translate.markup import placeholders, walk
from reportbuild.translate.merging import Match, match
from reportbuild.translate.parity import words_to_translate
from reportbuild.translate.plurals import plural_forms
from reportbuild.translate.po import Entry, Po, read_catalogue, write_po
from reportbuild.translate.po_lines import control_character
from reportbuild.translate.segments import SegmentRecord, segments
from reportbuild.translate.translations import Translation, gathered, no_edition, translations

_BRACES = "python-brace-format"
_EMPTY = Po("", {}, ())


@dataclass(frozen=True, slots=True)
class CatalogueStatus:
    """How far the translation into one language has come.

    Every segment is translated, faulty (errors were found in its translation), stale (made for
    another text) or missing. `words` are those of all source segments, `words_open` those of the
    segments that are not translated.
    """

    language: str
    segments: int
    translated: int
    faulty: int
    stale: int
    missing: int
    words: int
    words_open: int


def update(report: Report, language: str, described: Mapping[str, str]) -> Checked[bytes]:
    """Return the catalogue of one edition as it should be: every segment, in reading order.

    `described` tells how each statistic prints, for the translator's eye. What stands translated
    in the report's catalogue is kept, as `merging` tells. The same report gives the same bytes:
    no date is set. Errors: no such edition; a catalogue that cannot be read; a text that no
    catalogue can carry.
    """
    if wrong := _no_catalogue_for(report, language):
        return Checked(None, wrong)
    old = report.catalogues.get(language)
    read = read_catalogue(old, language) if old else Checked(_EMPTY)
    records = segments(report)
    findings = (*read.findings, *_unwritable(records))
    if read.made is None or findings:
        return Checked(None, findings)
    matching = match(records, read.made.entries)
    entries = [_entry(m, report, described) for m in matching.matches]
    title = _plain(report.identity.title)
    comments = read.made.comments or f"“{title}”, translated into {language}."
    header = _header(read.made.header, report, language)
    return Checked(write_po(Po(comments, header, (*entries, *matching.retired))))


def status(report: Report, language: str, parse: ParseSegment) -> Checked[CatalogueStatus]:
    """Count what is translated into a language, and tell what is open: much of it file by file.

    Of the source language, everything counts as translated.
    """
    if wrong := no_edition(report, language):
        return Checked(None, wrong)
    if language == report.language:
        return Checked(_counted(language, [_given(record) for record in segments(report)]))
    found = translations(report, language, parse)
    if found.made is None:
        return Checked(None, found.findings)
    findings = (*found.findings, *gathered(found.made))
    return Checked(_counted(language, found.made), findings).of_edition(language)


def _given(record: SegmentRecord) -> Translation:
    return Translation(record, "translated", record.inlines)


def _counted(language: str, translated: Iterable[Translation]) -> CatalogueStatus:
    count = dict.fromkeys(("translated", "faulty", "stale", "missing"), 0)
    words = words_open = 0
    for translation in translated:
        count[translation.state] += 1
        length = words_to_translate(translation.record.inlines)
        words += length
        words_open += length if translation.state != "translated" else 0
    return CatalogueStatus(
        language, sum(count.values()), **count, words=words, words_open=words_open
    )


def _no_catalogue_for(report: Report, language: str) -> tuple[Finding, ...]:
    if language == report.language:
        message = f"“{language}” is the language that the report is written in."
        hint = "Catalogues are for the other editions."
        return (Finding("lang-004", report.identity.span, message, hint),)
    return no_edition(report, language)


def _unwritable(records: Iterable[SegmentRecord]) -> Iterator[Finding]:
    for record in records:
        if found := control_character(record.text):
            message = f"This {record.kind} holds the control character {found}."
            yield Finding("po-015", record.span, message, "Delete it.")


def _header(old: Mapping[str, str], report: Report, language: str) -> dict[str, str]:
    """Return the header: the translator's own fields, and those that are ours to set."""
    title, index = _plain(report.identity.title), report.identity.index
    wanted = {
        "Project-Id-Version": f"{index} {title}".strip(),
        "Language": old.get("Language") or language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": old.get("Plural-Forms") or plural_forms(language),
    }
    return {**old, **{name: value for name, value in wanted.items() if value}}


def _entry(found: Match, report: Report, described: Mapping[str, str]) -> Entry:
    record, entry = found.record, found.entry
    flags = [f for f in entry.flags if not f.endswith(_BRACES)]
    if "{" in record.text or "}" in record.text:
        flags.append(_BRACES)
    return replace(
        entry,
        flags=tuple(flags),
        notes=tuple(_notes(record, report, described)),
        files=(record.span.path,),
    )


def _notes(record: SegmentRecord, report: Report, described: Mapping[str, str]) -> Iterator[str]:
    """Yield what a translator should know: what this is, and what its placeholders stand for."""
    yield record.kind
    place, _, rest = record.context.partition("/")
    key = rest.partition("/")[0]
    if place == "statistics" and key in described:
        yield f"{{{key}}}: {described[key]}"
    for name, node in placeholders(record.inlines).items():
        match node:
            case StatisticRef() if node.key in described:
                yield f"{{{name}}}: {described[node.key]}"
            case Link():
                yield f"{{{name}}}: {node.address}"
            case Citation():
                cited = (
                    ", ".join(filter(None, (report.works[key].title, locator)))
                    for key, locator in node.works
                    if key in report.works
                )
                yield f"{{{name}}}: {'; '.join(cited)}"
            case _:
                pass


def _plain(segment: Segment) -> str:
    return "".join(node.text for node in walk(segment) if isinstance(node, Text))
