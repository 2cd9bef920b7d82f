"""How far a build is: bars on a terminal, plain lines elsewhere; and how long each thing took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Protocol, get_args

from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from reportbuild.commands.printing import clean, err
from reportbuild.pipeline import Step

STEPS: tuple[Step, ...] = get_args(Step)


class Shown(Protocol):
    """Shows that a step begins."""

    def __call__(self, step: Step, name: str) -> None: ...


@dataclass(slots=True)
class Clock:
    """Tells a step to who shows it, and keeps when each thing began and was done."""

    shown: Shown
    begun: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def __call__(self, step: Step, name: str) -> None:
        now = perf_counter()
        self.seconds[name] = now - self.begun.setdefault(name, now)
        self.shown(step, name)


@dataclass(slots=True)
class _Lines:
    """One line for each step, the first time that it begins."""

    told: set[tuple[Step, str]] = field(default_factory=set)

    def __call__(self, step: Step, name: str) -> None:
        if step != "done" and (step, name) not in self.told:
            self.told.add((step, name))
            err.print(f"{step} {clean(name)}")


@dataclass(slots=True)
class _Bars:
    """One bar for each edition, and then for each of its artefacts, with the step it is at."""

    progress: Progress
    bars: dict[str, TaskID] = field(default_factory=dict)

    def __call__(self, step: Step, name: str) -> None:
        for earlier in [bar for bar in self.bars if name.startswith((f"{bar}-", f"{bar}."))]:
            self.progress.remove_task(self.bars.pop(earlier))  # what this is made from has served
        if name not in self.bars:
            self.bars[name] = self.progress.add_task(clean(name), total=len(STEPS) - 1, step=step)
        self.progress.update(self.bars[name], completed=STEPS.index(step), step=step)


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
    )
    with Progress(*columns, console=err, transient=True) as bars:
        yield Clock(_Bars(bars))
