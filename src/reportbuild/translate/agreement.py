"""An edition held against the source: every segment, every chapter, and what is declared of it.

In: the report in both languages, and how these read and write. Out: whatever the one says and the
other does not. Placeholders of catalogues are compared where they are read, by `parity`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Replacement, Report, Segment
from reportbuild.model.text import Chapter
from reportbuild.translate import quotes
from reportbuild.translate.declared import undeclared
from reportbuild.translate.figures import Disparity, running_text
from reportbuild.translate.leftovers import comparable, left_of, words
from reportbuild.translate.links import idle_addresses, misleading
from reportbuild.translate.pairs import Pair
from reportbuild.translate.parity import shortened
from reportbuild.translate.replacement import doubts, number_gaps, stale
from reportbuild.translate.segments import SegmentRecord
from reportbuild.translate.skeleton import skeleton
from reportbuild.translate.structure import Gap, alignment, dangling, disordered, gaps

LONG = 5
"""Words from which on two texts hardly have the same translation by chance."""
_LIKE = 2
"""Words in which texts may differ that are said alike: "barracks", "of the barracks"."""


def segment_doubts(
    record: SegmentRecord, translation: Segment, span: Span, pair: Pair, unlike: Disparity
) -> Iterator[Finding]:
    """Yield what makes a translation doubtful although its placeholders are all there.

    Warnings: other numbers than the source's (`unlike`, without those that are meant), words left
    in its language, quotation marks.
    """
    faults: list[tuple[str, str, str]] = []
    if unlike:
        faults.append(("po-014", f"The numbers differ from the source's: {unlike.told}.", ""))
    for first, last in turned(record.inlines, translation):
        faults.append(("par-027", f"The span from {first} to {last} is turned round.", ""))
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


_SPAN = re.compile(
    r"(?<![\d.,])(\d{2,4})(?![\d.,]\d|\d)(?=(\W{1,3}(?:[^\W\d]+\W{1,3})?)(\d{2,4})(?![\d.,]\d|\d))"
)


def turned(source: Segment, translation: Segment) -> Iterator[tuple[str, str]]:
    """Yield each span of numbers, its ends with a word at most between, that goes the other way."""
    there = set(_spans(running_text(source)))
    here = set(_spans(running_text(translation))) if there else set()
    for first, last in sorted(there - here):
        if int(first) < int(last) and (last, first) in here:
            yield first, last


def _spans(text: str) -> Iterator[tuple[str, str]]:
    if len(re.findall(r"\d\d", text)) <= 1:
        return iter(())
    plain = re.sub(r"\d", lambda digit: str(int(digit[0])), text)
    return ((match[1], match[3]) for match in _SPAN.finditer(plain))


def doubled(translated: Iterable[tuple[SegmentRecord, Segment, Span]]) -> Iterator[Finding]:
    """Yield a warning (par-026) for texts that differ and have one and the same translation.

    Short ones may well be said alike; of long ones, one was pasted in another's place.
    """
    alike: dict[str, list[tuple[SegmentRecord, Span]]] = {}
    for record, translation, span in translated:
        said = words(translation)
        if len(said) >= LONG:
            alike.setdefault(" ".join(said), []).append((record, span))
    for told in (told for told in alike.values() if len(told) > 1):
        for record, span in told:
            other = next((o for o, _ in told if _unlike(record, o)), None)
            if other is not None:
                message = (
                    f"“{shortened(record.text)}” and “{shortened(other.text)}” ({other.span}) have "
                    "the same translation."
                )
                yield Finding("par-026", span, message, "One of them is in another's place.")


def _unlike(one: SegmentRecord, other: SegmentRecord) -> bool:
    """Tell whether two texts differ in more than a word that another language may not have."""
    there, here = Counter(words(one.inlines)), Counter(words(other.inlines))
    return sum(((there - here) + (here - there)).values()) > _LIKE


def apart(unlike: Disparity, span: Span) -> Iterator[Gap]:
    """Yield the numbers that a segment and its translation have not both."""
    for mention in (*unlike.lost, *unlike.new):
        yield Gap("numbers", mention.written.strip(), span, "")


def chapters(
    report: Report,
    edition: Sequence[Chapter[Draft]],
    language: str,
    pair: Pair,
    catalogued: Mapping[str, Sequence[Gap]],
) -> Iterator[Finding]:
    """Yield in what an edition's chapters, as they would print, differ from the source's.

    Chapters of the edition's own text may be stale as well, and differ in numbers; what is meant
    is declared in its settings. `catalogued` holds the differences of segments of the catalogue,
    by chapter, which are found elsewhere.
    """
    settings = report.editions[language]
    own = report.replacements.get(language, {})
    source = {c.name: c for c in report.chapters}
    full = {c.name: skeleton(c) for c in report.chapters}
    found: dict[str, list[Gap]] = {}
    made = {chapter.name: skeleton(chapter) for chapter in edition}
    for chapter in edition:
        there, here = full[chapter.name], made[chapter.name]
        beside = alignment(there, here)
        found[chapter.name] = list(gaps(there, here, beside, settings.addresses))
        yield from disordered(there, here)
        if chapter.name in own:
            path = source[chapter.name].span.path
            yield from stale(own[chapter.name], report.sources.get(path, ""), path)
            found[chapter.name] += number_gaps(there, here, beside, pair)
            yield from doubts(there, here, pair)
    elsewhere = [chapter for name, chapter in full.items() if name not in made]
    yield from dangling(tuple(made.values()), elsewhere, full.values())
    yield from undeclared(found, settings, catalogued)
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
