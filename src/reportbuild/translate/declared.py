"""Differences from the source that are meant: declared in report.toml, each with its reason.

In: the differences that were found between two editions, and those that are declared. Out: findings
for what nobody declared, and for declarations of what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from reportbuild.model.finding import Finding
from reportbuild.model.report import Aspect, Difference, EditionSettings
from reportbuild.translate.structure import CODES, Gap


def undeclared(
    gaps: Mapping[str, Sequence[Gap]],
    settings: EditionSettings,
    catalogued: Mapping[str, Sequence[Gap]],
) -> Iterator[Finding]:
    """Yield a finding for each difference that is not declared; `gaps` are by chapter.

    A declaration that hits nothing, neither in them nor in the segments of the catalogue, is a
    finding (par-025).
    """
    for chapter, found in gaps.items():
        for gap in found:
            if not is_meant(settings, chapter, gap.aspect, gap.name):
                yield Finding(CODES[gap.aspect], gap.span, gap.message, _hint(chapter, gap))
    for one in settings.differences:
        there = (*gaps.get(one.chapter, ()), *catalogued.get(one.chapter, ()))
        if not any(_means(one, one.chapter, gap.aspect, gap.name) for gap in there):
            yield _idle(one, tuple(gaps))


def is_meant(settings: EditionSettings, chapter: str, aspect: Aspect, name: str) -> bool:
    """Tell whether an edition declares that a chapter differs in this from the source's."""
    return any(_means(one, chapter, aspect, name) for one in settings.differences)


def _means(declared: Difference, chapter: str, aspect: Aspect, name: str) -> bool:
    named = not declared.which or name in declared.which
    return (declared.chapter, declared.what) == (chapter, aspect) and named


def _hint(chapter: str, gap: Gap) -> str:
    declared = f'chapter = "{chapter}", what = "{gap.aspect}", which = ["{gap.name}"]'
    return f"If it is meant, declare it with a reason, in [[editions.LANG.differences]]: {declared}"


def _idle(declared: Difference, chapters: Sequence[str]) -> Finding:
    message = f"The chapter “{declared.chapter}” does not differ from the source's in this."
    hint = "Take the declaration out."
    if declared.chapter not in chapters:
        near = get_close_matches(declared.chapter, chapters, 1)
        message = f"This edition has no chapter “{declared.chapter}”."
        hint = f"Did you mean “{near[0]}”?" if near else hint
    return Finding("par-025", declared.span, message, hint)
