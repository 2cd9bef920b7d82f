"""Four languages in two formats on two cores, against what two plain loops gain on them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.book import Tier
from bench.complete import complete
from bench.corpus import book
from bench.programs import HERE, Place
from bench.tables import table
from bench.timing import FIGURES, Command, interleaved
from bench.vocabulary import LANGUAGES

FORMATS = ("pdf", "epub")
TURNS = 30_000_000
"""Of a loop: some seconds."""


def scaling(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return a table for each tier."""
    return "\n\n".join(_of(folder / tier.name, tier, rounds) for tier in tiers)


def _of(folder: Path, tier: Tier, rounds: int) -> str:
    place = Place(folder, book(tier), LANGUAGES)
    place.write(place.book)
    place.translate()

    def build(jobs: int) -> Command:
        words = place.reportbuild(FORMATS, jobs).command.words
        return Command(words, lambda _: place.forget(), lambda _: _whole(place))

    def loops(many: int) -> Command:
        return Command((sys.executable, str(HERE / "run_loops.py"), str(many), str(TURNS)))

    timed = interleaved(
        {"--jobs 1": build(1), "--jobs 2": build(2), "one loop": loops(1), "two loops": loops(2)},
        rounds,
    )
    build_gain = timed["--jobs 1"].against(timed["--jobs 2"])
    loop_gain = 2 * timed["one loop"].against(timed["two loops"])
    heads = (f"{tier.name}: four languages, PDF and EPUB", *FIGURES)
    told = (
        f"Two processes do {build_gain:.2f} times what one does; two loops {loop_gain:.2f} times "
        f"what one does: {build_gain / loop_gain:.2f} of that."
    )
    rows = ((name, *one.figures) for name, one in timed.items())
    return f"{table(heads, rows)}\n\n{told}"


def _whole(place: Place) -> None:
    """See that every artefact is there, and that the English ones are whole."""
    for form in FORMATS:
        complete(place.artefact("en", form), place.book)
        for language in LANGUAGES:
            if not place.artefact(language, form).exists():
                raise SystemExit(f"{place.artefact(language, form)} was not made")
