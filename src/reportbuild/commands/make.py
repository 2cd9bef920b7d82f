"""What `reportbuild build` makes anew: reports that changed, in rooms opened for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from reportbuild import machine
from reportbuild.commands.built import Done, Place, ended, published
from reportbuild.commands.progress import progress
from reportbuild.commands.rooms import Means, opened
from reportbuild.crew import Workers
from reportbuild.editions import house
from reportbuild.memory import Memory
from reportbuild.model.finding import Checked
from reportbuild.model.order import not_to_be_had
from reportbuild.model.shelf import Shelf
from reportbuild.pipeline import build
from reportbuild.recollection import Recalled, Recollection
from reportbuild.shelf import report_shelf
from reportbuild.work import engines
from reportbuild.workshop import Count


def make(
    folders: Checked[tuple[Path, ...]],
    known: Sequence[Recalled | None],
    earlier: Recollection,
    place: Place,
    crew: Workers | None,
) -> int:
    """Make what is not `known` from earlier; print what was found and made; return the code.

    `crew` are workers of this machine that have begun; None, if a farm does the work, or there is
    none.
    """
    order = earlier.order
    memory = partial(Memory, earlier.keeper, earlier.recipe)
    style = house(earlier.house, machine.tool(), memory())
    missing = machine.missing_libraries()
    before = (*folders.findings, *style.findings, *missing)
    if not (folders.sound and style.sound) or missing:
        return ended(before, (), order, {})
    changed = [source for source, one in zip(folders.value, known, strict=True) if one is None]
    done: list[Done] = []
    means = Means(place.jobs, place.store, place.scheduler, crew)
    with progress() as clock, opened(means, style.value, clock.hear) as rooms:
        if not rooms.ready:
            return ended((*before, *rooms.found), (), order, {})
        keys: list[str] = []
        if changed and place.scheduler:
            rooms.workers.warm(engines(order.formats))
        shelves = _read(changed, earlier, keys)
        builds = build(shelves, style.value, order, rooms.submit, tell=clock, memo=memory)
        made = (Recalled(built, style.value.digest) for built in builds)
        for source, recalled in zip(folders.value, known, strict=True):
            one = recalled or next(made)
            done.append(published(source, one, order, place))
            if not (recalled or style.findings):  # what is found of a house is told each time
                earlier.keep(keys[changed.index(source)], one)
    if place.store:
        place.store.trim()
    lacking = not_to_be_had(order, [one.recalled.built.about for one in done])
    seconds = clock.seconds
    told = {name: _told(seconds.get(name, 0.0), count) for name, count in rooms.counts.items()}
    return ended((*before, *lacking, *rooms.found), done, order, told)


def _read(sources: Sequence[Path], earlier: Recollection, keys: list[str]) -> Iterator[Shelf]:
    """Yield the shelves of reports, and write down the keys that they will be recalled by."""
    for source in sources:
        shelf = report_shelf(source)
        keys.append(earlier.key(shelf))
        yield shelf


def _told(seconds: float, count: Count) -> str:
    """Say how long an artefact took; what of it was made, and what was there already."""
    pieces = f" made {count.made}, reused {count.reused}" if count.reused else ""
    return f"{seconds:6.1f} s{pieces}"
