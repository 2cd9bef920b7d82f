"""Catalogues for translators: written, brought up to date, and counted.

In: a report with the catalogues beside it. Out: the bytes of an up-to-date PO file, or how far a
translation has come.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportbuild.model.finding import Checked, Finding
from reportbuild.model.inlines import Citation, Link, StatisticRef, Text
from reportbuild.model.report import ParseSegment, Report, Segment
from reportbuild.translate.extent import asked
from reportbuild.translate.markup import placeholders, walk
from reportbuild.translate.merging import Match, match
from reportbuild.translate.nouns import example
from reportbuild.translate.parity import words_to_translate
from reportbuild.translate.plurals import categories, plural_forms
from reportbuild.translate.po import Entry, Po, read_catalogue, write_po
from reportbuild.translate.po_lines import control_character
from reportbuild.translate.segments import SegmentRecord, segments
from reportbuild.translate.translations import Translation, gathered, no_edition, translations

_BRACES = "python-brace-format"
_OF_TRANSLATORS = ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team")
_PHRASE = re.compile(r"\]\{(lang\.\w+)\}")
_EMPTY = Po("", {}, ())


@dataclass(frozen=True, slots=True)
class CatalogueStatus:
    """How far the translation into one language has come.

    Every segment is translated, faulty (errors were found in its translation), stale (made for
    another text) or missing; `unapproved` are those translated that nobody has approved. `words`
    are those of all source segments, `words_open` those of the segments that are not translated.
    `parts` tells the same of each text, and of what TOML files hold; `part` is the name of one.
    """

    language: str
    segments: int
    translated: int
    faulty: int
    stale: int
    missing: int
    words: int
    words_open: int
    unapproved: int = 0
    part: str = ""
    parts: tuple[CatalogueStatus, ...] = ()


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
    records = segments(asked(report, language))
    findings = (*read.findings, *unwritable(records))
    if read.made is None or findings:
        return Checked(None, findings)
    locale = report.editions[language].locale
    matching = match(records, read.made.entries)
    entries = [_entry(m, report, described, locale) for m in matching.matches]
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
    return Translation(record, "translated", record.inlines, approved_by="-")


def _counted(language: str, translated: Sequence[Translation]) -> CatalogueStatus:
    parts: dict[str, list[Translation]] = {}
    for translation in translated:
        parts.setdefault(translation.record.part, []).append(translation)
    each = tuple(replace(_sum(language, held), part=part) for part, held in parts.items())
    return replace(_sum(language, translated), parts=each)


def _sum(language: str, translated: Sequence[Translation]) -> CatalogueStatus:
    count = Counter(t.state for t in translated)
    unapproved = sum(t.state == "translated" and not t.approved_by for t in translated)
    length = {id(t): words_to_translate(t.record.inlines) for t in translated}
    return CatalogueStatus(
        language,
        len(translated),
        count["translated"],
        count["faulty"],
        count["stale"],
        count["missing"],
        sum(length.values()),
        sum(length[id(t)] for t in translated if t.state != "translated"),
        unapproved,
    )


def _no_catalogue_for(report: Report, language: str) -> tuple[Finding, ...]:
    if language == report.language:
        message = f"“{language}” is the language that the report is written in."
        hint = "Catalogues are for the other editions."
        return (Finding("lang-004", report.identity.span, message, hint),)
    return no_edition(report, language)


def unwritable(records: Iterable[SegmentRecord]) -> Iterator[Finding]:
    """Find texts that no catalogue can carry (po-015)."""
    """Find texts with characters that no catalogue, and no file for translators, can carry."""
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
        "Plural-Forms": plural_forms(report.editions[language].locale) or old.get("Plural-Forms"),
    }
    known = {**old, **{name: value for name, value in wanted.items() if value}}
    # gettext asks for these; who translated, and when, is nobody's business but the translator's
    return dict.fromkeys(_OF_TRANSLATORS, "") | known


def _entry(found: Match, report: Report, described: Mapping[str, str], locale: str) -> Entry:
    record, entry = found.record, found.entry
    if record.plural and not entry.forms:
        entry = replace(entry, forms=("",) * len(categories(locale)))
    flags = [f for f in entry.flags if not f.endswith(_BRACES)]
    if _is_protected(record.text, entry.said):
        flags.append(_BRACES)
    return replace(
        entry,
        flags=tuple(flags),
        notes=tuple(_notes(record, report, described, locale)),
        files=(record.span.path,),
    )


def _is_protected(text: str, said: Iterable[str]) -> bool:
    """Tell whether gettext may hold a translation to the braces of its source.

    Foreign phrases may come and go, which gettext's check does not know of.
    """
    phrases = set(_PHRASE.findall(text))
    alike = all(set(_PHRASE.findall(words)) == phrases for words in said if words.strip())
    return ("{" in text or "}" in text) and alike


def _notes(
    record: SegmentRecord, report: Report, described: Mapping[str, str], locale: str
) -> Iterator[str]:
    """Yield what a translator should know: what this is, and what its placeholders stand for."""
    yield record.kind
    for number, category in enumerate(categories(locale) if record.plural else ()):
        yield f"msgstr[{number}] is for {example(category, locale)}"
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
