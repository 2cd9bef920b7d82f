"""Commands timed side by side: each once in every round, so that a busy moment hits all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FIGURES = ("seconds (median)", "least", "CPU seconds", "MB")
LAUNCHER = Path(__file__).with_name("launch.py")


def nothing(_: int) -> None:
    """What most commands need before they run."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command, and what is done before each run of it, untimed: `before` is told the turn."""

    words: tuple[str, ...]
    before: Callable[[int], None] = nothing
    after: Callable[[int], None] = nothing
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock, seconds of all cores, MB of the largest process."""

    seconds: float
    cores: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Timed:
    """What a command took: seconds of each run, and the most memory of any of its processes.

    `cores` are the seconds of all cores together, which a busy machine hardly changes.
    """

    seconds: tuple[float, ...]
    cores: tuple[float, ...]
    megabytes: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def least(self) -> float:
        return min(self.seconds)

    @property
    def figures(self) -> tuple[float, float, float, int]:
        """What stands under `FIGURES`."""
        return self.median, self.least, statistics.median(self.cores), round(self.megabytes)

    def against(self, other: Timed) -> float:
        """How many times as long as another: the median of the ratios of the rounds."""
        pairs = zip(self.seconds, other.seconds, strict=True)
        return statistics.median(mine / others for mine, others in pairs)


def interleaved(commands: Mapping[str, Command], rounds: int) -> dict[str, Timed]:
    """Run every command once in each round; raise `SystemExit` if one of them fails."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds):
        for name, command in commands.items():
            command.before(turn)
            run = once(name, command)
            command.after(turn)
            runs[name].append(run)
            figures = f"{run.seconds:.2f} s, {run.cores:.2f} s of CPU, {run.megabytes:.0f} MB"
            print(f"  {turn + 1}/{rounds} {name}: {figures}", file=sys.stderr)
    return {name: _timed(of_one) for name, of_one in runs.items()}


def _timed(runs: Sequence[Run]) -> Timed:
    seconds, cores = tuple(run.seconds for run in runs), tuple(run.cores for run in runs)
    return Timed(seconds, cores, max(run.megabytes for run in runs))


def once(name: str, command: Command) -> Run:
    """Run a command once; raise `SystemExit` with what it said if it fails."""
    with tempfile.NamedTemporaryFile() as report:
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(LAUNCHER), report.name, *command.words],
            env={**os.environ, **command.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            said = done.stdout.decode("utf-8", "replace")[-2000:]
            raise SystemExit(f"{name} ended with {done.returncode}:\n{said}")
        seconds, cores, kilobytes = Path(report.name).read_text("ascii").split()
    return Run(float(seconds), float(cores), int(kilobytes) / 1024)
