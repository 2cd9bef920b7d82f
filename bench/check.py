"""`reportbuild check` of four editions: seconds, and how they grow with the text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.book import Tier
from bench.corpus import book
from bench.programs import Place
from bench.tables import table
from bench.timing import FIGURES, Command, interleaved
from bench.vocabulary import LANGUAGES


def check(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return a table of seconds, and of how they grow."""
    places = {tier.name: Place(folder, book(tier), LANGUAGES) for tier in tiers}
    commands = {}
    for name, place in places.items():
        place.write(place.book)
        place.translate()
        commands[name] = Command((sys.executable, "-m", "reportbuild", "check", str(place.report)))
    timed = interleaved(commands, rounds)
    heads = ("`reportbuild check`, four editions", "words", "notes", *FIGURES)
    rows = ((t.name, t.words, t.notes, *timed[t.name].figures) for t in tiers)
    told = table(heads, rows)
    if len(tiers) > 1:
        small, large = tiers[0], tiers[-1]
        told += (
            f"\n\n{large.name} has {large.words / small.words:.1f} times the words of {small.name} "
            f"and takes {timed[large.name].against(timed[small.name]):.2f} times as long."
        )
    return told
