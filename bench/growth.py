"""Seconds for each page of a PDF from nothing, as reports grow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.book import Tier
from bench.complete import complete
from bench.corpus import book
from bench.programs import Made, Place
from bench.tables import table
from bench.timing import FIGURES, interleaved


def growth(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return a table of tiers, each against the first."""
    places = {tier.name: Place(folder / tier.name, book(tier)) for tier in tiers}
    made: dict[str, Made] = {}
    for name, place in places.items():
        place.write(place.book)
        made[name] = place.reportbuild(before=_forgetting(place))
    timed = interleaved({name: one.command for name, one in made.items()}, rounds)
    pages = {name: complete(made[name].file, places[name].book).pages for name in places}
    first = tiers[0].name
    heads = ("tier", "pages", *FIGURES, "milliseconds a page", f"of those at {first}")
    rows = []
    for name, one in timed.items():
        share = one.against(timed[first]) * pages[first] / pages[name]
        a_page = round(1000 * one.median / pages[name])
        rows.append((name, pages[name], *one.figures, a_page, share))
    return table(heads, rows)


def _forgetting(place: Place) -> Callable[[int], None]:
    return lambda _: place.forget()
