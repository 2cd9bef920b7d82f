"""A farm on loopback against processes of one's own, and what the queue costs a piece of work."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench.book import Tier
from bench.complete import complete
from bench.corpus import book
from bench.programs import Place
from bench.tables import table
from bench.timing import FIGURES, Command, interleaved
from bench.vocabulary import LANGUAGES
from reportbuild import machine
from reportbuild.crew import Workers, workers
from reportbuild.editions import house
from reportbuild.farm import Farm
from reportbuild.farm import farm as reached
from reportbuild.packing import pack
from reportbuild.shelf import house_shelf
from tests.farms import cluster

FORMATS = ("pdf", "epub")
WORKERS = 2
PIECES = 200
SIZES = (100, 2**20)
"""Bytes that a piece of work brings, and takes back."""


def farm(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return what a piece of work costs to carry, and a table for each tier."""
    folder.mkdir(parents=True, exist_ok=True)
    with cluster(folder, WORKERS) as opened:
        queue = _queue(opened.address, rounds)
        made = [_of(folder / tier.name, tier, rounds, opened.address) for tier in tiers]
    return "\n\n".join((queue, *made))


def _queue(address: str, rounds: int) -> str:
    """Time work that does nothing: piece by piece, and all sent at once."""
    style = house(house_shelf(), machine.tool()).value
    rows: list[tuple[str, float, float]] = []
    with reached(address, style) as far, workers(WORKERS, style) as near:
        if not far.ready:
            raise SystemExit("\n".join(map(str, far.found)))
        for size in SIZES:
            work = pack(("builtins", "bytes", (pack(b"x" * size),)))
            for name, crew in (("farm", far), ("own processes", near)):
                _together(crew, work, WORKERS)  # everything is there from now on
                alone = _usual(partial(_one_by_one, crew, work, PIECES), rounds)
                together = _usual(partial(_together, crew, work, PIECES), rounds)
                rows.append((f"{name}, {size:,} bytes", alone * 1000, together * 1000))
    heads = ("Nothing to do but carry it", "ms a piece, one by one", "ms a piece, all at once")
    return table(heads, rows)


def _usual(timed: Callable[[], float], rounds: int) -> float:
    return median(timed() for _ in range(rounds))


def _one_by_one(crew: Farm | Workers, work: bytes, pieces: int) -> float:
    begun = time.perf_counter()
    for _ in range(pieces):
        crew.send(work).result()
    return (time.perf_counter() - begun) / pieces


def _together(crew: Farm | Workers, work: bytes, pieces: int) -> float:
    begun = time.perf_counter()
    for sent in [crew.send(work) for _ in range(pieces)]:
        sent.result()
    return (time.perf_counter() - begun) / pieces


def _of(folder: Path, tier: Tier, rounds: int, address: str) -> str:
    place = Place(folder, book(tier), LANGUAGES)
    place.write(place.book)
    place.translate()
    words = place.reportbuild(FORMATS, WORKERS).command.words
    far = (*words, "--executor", "dask", "--scheduler", address)

    def build(words: tuple[str, ...]) -> Command:
        return Command(words, lambda _: place.forget(), lambda _: _whole(place))

    here, there = f"{WORKERS} processes here", f"{WORKERS} workers of a farm"
    timed = interleaved({here: build(words), there: build(far)}, rounds)
    heads = (f"{tier.name}: {len(LANGUAGES)} languages, PDF and EPUB", *FIGURES)
    rows = ((name, *one.figures) for name, one in timed.items())
    ratio = timed[there].against(timed[here])
    told = (
        f"By the farm in {ratio:.2f} of the time. Its workers stay, with their engines loaded; MB "
        "are those of the sender and its own processes."
    )
    return f"{table(heads, rows)}\n\n{told}"


def _whole(place: Place) -> None:
    """See that every artefact is there, and that the English ones are whole."""
    for form in FORMATS:
        complete(place.artefact("en", form), place.book)
        for language in LANGUAGES:
            if not place.artefact(language, form).exists():
                raise SystemExit(f"{place.artefact(language, form)} was not made")
