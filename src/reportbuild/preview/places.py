"""Where the words of a section stand on its pages, and which of them an edit changed.

Pure. Takes a `Sheet` and how it was pressed; gives a place for each of its passages. Passages have
the same numbers in every edition that translates the same text: so a place in one is one in all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportbuild.model.artefact import Passage, PressedLine, Sheet, letters

FIRST_LETTERS = 28
"""Letters by which the beginning of a passage is found: fewer than two lines hold, so that no note
at the foot of the page stands between them."""

COLOPHON = "colophon"
"""It prints the digest of all sources, which no edit leaves as it was."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage begins: page of its section from 0, PDF points from the head of the page."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Changed:
    """The first passage of an edition that an edit changed, by its section and number from 0."""

    section: str
    passage: int


def places(found: Sequence[Passage], lines: Sequence[PressedLine]) -> tuple[Place | None, ...]:
    """Return where passages begin; None for one that no line begins with."""
    words = [letters(line.words) for line in lines]
    ends = list(accumulate(map(len, words)))
    text = "".join(words)
    after = 0
    told: list[Place | None] = []
    for passage in found:
        key = letters(passage.words)[:FIRST_LETTERS]
        at = text.find(key, after) if key else -1
        if at < 0 and key:
            at = text.find(key)
        if at < 0:
            told.append(None)
            continue
        line = lines[bisect_right(ends, at)]
        told.append(Place(line.page, line.y))
        after = at + len(key)
    return tuple(told)


def shares(
    found: Sequence[Passage], told: Sequence[Place | None], height: float
) -> list[tuple[int, int, float]]:
    """Return of each passage its line in the sources, its page, -1 if it has none, and the share of
    the page's height where it begins.
    """
    return [
        (said.span.line, at.page, round(at.y / height, 4)) if at else (said.span.line, -1, 0)
        for said, at in zip(found, told, strict=True)
    ]


def nearest(told: Sequence[Place | None], passage: int) -> Place | None:
    """Return the place of a passage, or of the last one before it that has a place."""
    before = [place for place in told[: passage + 1] if place]
    return before[-1] if before else next((place for place in told if place), None)


def first_changed(
    before: Sequence[Sheet], now: Sequence[Sheet], files: frozenset[str]
) -> Changed | None:
    """Return what an edit changed first, by preference in a section that one of `files` holds."""
    old = {sheet.id: sheet.passages for sheet in before}
    changed = [
        (sheet.source.path not in files, Changed(sheet.id, at))
        for sheet in now
        if sheet.id in old
        and sheet.id != COLOPHON
        and (at := difference(old[sheet.id], sheet.passages)) is not None
    ]
    return min(changed, key=lambda one: one[0], default=(True, None))[1]


def difference(before: Sequence[Passage], now: Sequence[Passage]) -> int | None:
    """Return the number of the first passage whose words differ, or of the last one there is; None
    if all have the same.
    """
    old, new = ([passage.words for passage in side] for side in (before, now))
    if old == new:
        return None
    same = (a == b for a, b in zip(old, new, strict=False))
    first = next((at for at, equal in enumerate(same) if not equal), min(len(old), len(new)))
    return max(0, min(first, len(new) - 1))
