"""How much of a report an edition holds: all of it, or some texts with what these name.

In: a report and one of its languages. Out: the report as far as that edition shows it, or as far
as its catalogue must have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Citation, Draft, IndexMark, StatisticRef, Text
from reportbuild.model.leaves import LEAVES
from reportbuild.model.report import Report, Segment
from reportbuild.model.rewriting import inner_blocks, rewrite_chapter
from reportbuild.model.terms import Abbreviation, IndexTerm
from reportbuild.model.text import Chapter, Figure
from reportbuild.translate.markup import walk


def shown(report: Report, language: str) -> Report:
    """Return the report as far as an edition shows it: its texts, and the records they name.

    The numbers of what is left are the full report's: `Edition.whole` keeps the rest for them.
    """
    settings = report.editions.get(language)
    if settings is None or not settings.text:
        return report
    names = frozenset(settings.text)
    chapters = tuple(c for c in report.chapters if c.name in names)
    own = report.replacements.get(language, {})
    read = [r.chapter for name, r in own.items() if name in names and r.chapter is not None]
    inlines = [node for chapter in (*chapters, *read) for node in _inlines(chapter)]
    statistics = {node.key for node in inlines if isinstance(node, StatisticRef)}
    works = {key for node in inlines if isinstance(node, Citation) for key, _ in node.works}
    works |= {report.statistics[key].source for key in statistics & report.statistics.keys()}
    pictures = {report.style.cover, *_pictures((*chapters, *read))}
    return replace(
        report,
        front=tuple(name for name in report.front if name in LEAVES or name in names),
        back=tuple(name for name in report.back if name in LEAVES or name in names),
        chapters=chapters,
        statistics={key: s for key, s in report.statistics.items() if key in statistics},
        works={key: work for key, work in report.works.items() if key in works},
        abbreviations=_abbreviations(report, (*chapters, *read)),
        index_terms=_index_terms(report.index_terms, inlines),
        pictures={path: p for path, p in report.pictures.items() if path in pictures},
    )


def _abbreviations(report: Report, chapters: Iterable[Chapter[Draft]]) -> dict[str, Abbreviation]:
    """Return the abbreviations whose short form stands in the chapters."""
    texts = "\n".join(
        "".join(node.text for node in _inlines(chapter) if isinstance(node, Text))
        for chapter in chapters
    )
    shorts = {
        key: "".join(node.text for node in walk(record.short) if isinstance(node, Text))
        for key, record in report.abbreviations.items()
    }
    return {
        key: record
        for key, record in report.abbreviations.items()
        if re.search(rf"(?<!\w){re.escape(shorts[key])}(?!\w)", texts)
    }


def _index_terms(terms: Mapping[str, IndexTerm], inlines: Iterable[Draft]) -> dict[str, IndexTerm]:
    """Return the entries that are marked, those above them, and those that send readers there."""
    marked = {node.key for node in inlines if isinstance(node, IndexMark)}
    kept = marked | {terms[key].under for key in marked & terms.keys()}
    kept |= {key for key, term in terms.items() if kept.intersection(term.see)}
    return {key: term for key, term in terms.items() if key in kept}


def asked(report: Report, language: str) -> Report:
    """Return the report as far as an edition's catalogue must have it.

    Chapters that the edition has texts of its own for are left out; what they name is not.
    """
    own = report.replacements.get(language, {})
    there = shown(report, language)
    return replace(there, chapters=tuple(c for c in there.chapters if c.name not in own))


def _inlines(chapter: Chapter[Draft]) -> list[Draft]:
    found: list[Draft] = []

    def gather(_kind: str, segment: Segment, _span: Span) -> Segment:
        found.extend(walk(segment))
        return segment

    rewrite_chapter(chapter, gather)
    return found


def _pictures(chapters: Iterable[Chapter[Draft]]) -> set[str]:
    return {
        block.image
        for chapter in chapters
        for outer in chapter.blocks
        for block in inner_blocks(outer)
        if isinstance(block, Figure)
    }
