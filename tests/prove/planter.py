"""Faults and harmless edits, planted by a seed in the sample reports, in all their languages.

The planter knows the grammar of the sources (`docs/writing.md`, PO, TOML) and the words that the
samples use; it knows nothing of how anything is found. What it changes it chooses among all places
that there are, so that no line is known beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random

from tests.prove.builds import SOURCES, everything
from tests.prove.plants import (
    figures,
    harmless,
    harmless_sources,
    prose,
    segments,
    signs,
    source_figures,
    sources,
    stale,
    wordings,
)
from tests.prove.plants.places import Report
from tests.prove.plants.planted import Kind, Planted
from tests.prove.plants.words import LANGUAGES

SEED = 20040501

FAULTS: tuple[Kind, ...] = (
    *figures.KINDS.all, *wordings.KINDS.all, *segments.KINDS.all, *prose.KINDS.all,
    *signs.KINDS.all, *source_figures.KINDS.all, *sources.KINDS.all, *sources.NUMERIC.all,
    *stale.KINDS.all, *stale.NUMERIC.all,
)  # fmt: skip

EDITS: tuple[Kind, ...] = (*harmless.KINDS.all, *harmless_sources.KINDS.all)


@cache
def reports() -> tuple[Report, ...]:
    """The sample reports as they lie in the repository."""
    folders = sorted(file.parent for file in SOURCES.glob("*/report.toml"))
    return tuple(Report(folder.name, everything(folder)) for folder in folders)


@cache
def planted(kinds: tuple[Kind, ...], seed: int = SEED) -> tuple[Planted, ...]:
    """What the kinds make of the sample reports, language by language."""
    return tuple(
        one
        for language in LANGUAGES
        for kind in kinds
        if language in kind.languages
        for one in kind.planted(reports(), language, seed)
    )


def sample(all_of_them: Sequence[Planted], number: int, seed: int = SEED) -> tuple[Planted, ...]:
    """A few of them, the languages in turn; each by its own chance."""
    by_chance = sorted(all_of_them, key=lambda one: Random(f"{seed}/{one.name}").random())
    few: list[Planted] = []
    for language in LANGUAGES:
        few += [one for one in by_chance if one.language == language][: number // len(LANGUAGES)]
    return tuple(few)
