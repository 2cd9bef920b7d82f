"""How far a build is: bars on a terminal, plain lines elsewhere; and how long each thing took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import perf_counter
from typing import Protocol

from rich.progress import (
    BarColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Terminal

from reportbuild.commands.printing import clean, err
from reportbuild.editions import Step
from reportbuild.workshop import Progress

WIDTHS = {"read": 1, "translate": 1, "edit": 2, "compose": 6, "press": 80, "proof": 10}
"""How much of the time of an artefact each step takes, in hundredths, as a rule."""


class Shown(Protocol):
    """Shows that a step begins, or how far it is."""

    def __call__(self, far: Progress, name: str) -> None: ...


@dataclass(slots=True)
class Clock:
    """Tells a step to who shows it, and keeps when each thing began and was done.

    Several threads may tell at once.
    """

    shown: Shown
    begun: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def __call__(self, step: Step, name: str) -> None:
        self.hear(name, Progress(step))

    def hear(self, name: str, far: Progress) -> None:
        """Hear how far something is."""
        now = perf_counter()
        with self.lock:
            self.seconds[name] = now - self.begun.setdefault(name, now)
            self.shown(far, name)


@dataclass(slots=True)
class _Lines:
    """One line for each step, the first time that it begins."""

    told: set[tuple[str, str]] = field(default_factory=set)

    def __call__(self, far: Progress, name: str) -> None:
        if far.step != "done" and (far.step, name) not in self.told:
            self.told.add((far.step, name))
            err.print(f"{far.step} {clean(name)}")


@dataclass(slots=True)
class _Bars:
    """One bar for each edition, and then for each of its artefacts, with the section it is at.

    No bar runs backwards, though sections are pressed in several rounds, and furniture after them.
    """

    progress: Terminal
    bars: dict[str, TaskID] = field(default_factory=dict)
    shown: dict[str, float] = field(default_factory=dict)

    def __call__(self, far: Progress, name: str) -> None:
        for earlier in [bar for bar in self.bars if name.startswith((f"{bar}-", f"{bar}."))]:
            self.progress.remove_task(self.bars.pop(earlier))  # what this is made from has served
        if name not in self.bars:
            self.bars[name] = self.progress.add_task(clean(name), total=100, step="", what="")
        what = f"{far.done + 1}/{far.of} {clean(far.what)}" if far.of else ""
        self.shown[name] = max(_hundredths(far), self.shown.get(name, 0))
        self.progress.update(self.bars[name], completed=self.shown[name], step=far.step, what=what)


def _hundredths(far: Progress) -> float:
    """Return how much of an artefact is done."""
    if far.step == "done":
        return 100
    steps = list(WIDTHS)
    before = sum(WIDTHS[step] for step in steps[: steps.index(far.step)])
    return before + (WIDTHS[far.step] * far.done / far.of if far.of else 0)


@contextmanager
def progress() -> Iterator[Clock]:
    """Show the steps of a build while it lasts."""
    if not err.is_terminal:
        yield Clock(_Lines())
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[step]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[what]}"),
    )
    with Terminal(*columns, console=err, transient=True) as bars:
        yield Clock(_Bars(bars))
