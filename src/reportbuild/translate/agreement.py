"""An edition held against the source: every segment, every chapter, and what is declared of it.

In: the report in both languages, and how these read and write. Out: whatever the one says and the
other does not. Placeholders of catalogues are compared where they are read, by `parity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Replacement, Report, Segment
from reportbuild.model.text import Chapter
from reportbuild.translate import quotes
from reportbuild.translate.declared import undeclared
from reportbuild.translate.leftovers import comparable, left_of, words
from reportbuild.translate.links import idle_addresses, misleading
from reportbuild.translate.pairs import Pair
from reportbuild.translate.parity import shortened
from reportbuild.translate.replacement import doubts, number_gaps, stale
from reportbuild.translate.segments import SegmentRecord
from reportbuild.translate.skeleton import skeleton
from reportbuild.translate.structure import Gap, alignment, dangling, disordered, gaps


def segment_doubts(
    record: SegmentRecord, translation: Segment, span: Span, pair: Pair
) -> Iterator[Finding]:
    """Yield what makes a translation doubtful although its placeholders are all there.

    Warnings: other numbers than the source's, words left in its language, quotation marks.
    """
    faults: list[tuple[str, str, str]] = []
    if unlike := pair.disparity(record.inlines, translation):
        faults.append(("po-014", f"The numbers differ from the source's: {unlike.told}.", ""))
    marks = pair.source.marks, pair.edition.marks
    faults += quotes.faults(record.inlines, translation, *marks)
    for code, message, hint in faults:
        said = f"{message} Translation: “{shortened(quotes.own_words(translation))}”."
        yield Finding(code, span, said, hint)
    if comparable(pair.source.language, pair.edition.language):
        text = left_of(record.inlines, translation)
        if text and words(translation) != words(record.inlines):  # which is po-013
            message = f"“{shortened(text)}” is still in the source's language."
            hint = f"Words meant to stay so are written [words]{{lang.{pair.source.language}}}."
            yield Finding("par-001", span, message, hint)
    yield from misleading(translation, span)


def chapters(
    report: Report, edition: Sequence[Chapter[Draft]], language: str, pair: Pair
) -> Iterator[Finding]:
    """Yield in what an edition's chapters, as they would print, differ from the source's.

    Chapters of the edition's own text may be stale as well, and differ in numbers; what is meant
    is declared in its settings.
    """
    settings = report.editions[language]
    own = report.replacements.get(language, {})
    source = {c.name: c for c in report.chapters}
    found: dict[str, list[Gap]] = {}
    made = {chapter.name: skeleton(chapter) for chapter in edition}
    for chapter in edition:
        there, here = skeleton(source[chapter.name]), made[chapter.name]
        beside = alignment(there, here)
        found[chapter.name] = list(gaps(there, here, beside, settings.addresses))
        yield from disordered(there, here)
        if chapter.name in own:
            path = source[chapter.name].span.path
            yield from stale(own[chapter.name], report.sources.get(path, ""), path)
            found[chapter.name] += number_gaps(there, here, beside, pair)
            yield from doubts(there, here, pair)
    elsewhere = [skeleton(c) for c in report.chapters if c.name not in made]
    yield from dangling(tuple(made.values()), elsewhere)
    yield from undeclared(found, settings)
    yield from idle_addresses(report, settings.addresses)


def homeless(report: Report, language: str) -> Iterator[Finding]:
    """Yield what is wrong in chapters of an edition's own text, and which of them are none."""
    shown = {c.name for c in report.chapters}
    settings = report.editions[language]
    for name, replacement in report.replacements.get(language, {}).items():
        yield from replacement.findings
        path = replacement.span.path
        if name not in shown:
            message = f"The report has no chapter “{name}” for {path} to replace."
            yield Finding("par-023", Span(path), message, "Name it as the chapter is named.")
        elif settings.text and name not in settings.text:
            message = f"The edition “{language}” does not hold the chapter “{name}”."
            hint = f"Add it to the edition's `text`, or delete {path}."
            yield Finding("par-023", Span(path), message, hint)


def own_chapters(own: Mapping[str, Replacement]) -> dict[str, Chapter[Draft]]:
    """Return the chapters of an edition's own text that could be read, by name."""
    return {name: r.chapter for name, r in own.items() if r.chapter is not None}
