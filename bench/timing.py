"""Commands timed side by side: each once in every round, so that a busy moment hits all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """What a command took: seconds of each run, and the most memory of any of its processes."""

    seconds: tuple[float, ...]
    megabytes: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def least(self) -> float:
        return min(self.seconds)


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Timed]:
    """Run every command once in each round; raise `SystemExit` if one of them fails."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    megabytes = dict.fromkeys(commands, 0.0)
    for _ in range(rounds):
        for name, command in commands.items():
            took, most = once(name, command)
            seconds[name].append(took)
            megabytes[name] = max(megabytes[name], most)
    return {name: Timed(tuple(taken), megabytes[name]) for name, taken in seconds.items()}


def once(name: str, command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds that a command took, and its memory in MB (of its largest process)."""
    begun = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = running.stdout.read() if running.stdout else b""
    _, status, usage = os.wait4(running.pid, 0)
    took = time.perf_counter() - begun
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{name} ended with {running.returncode}:\n{said.decode()[-2000:]}")
    return took, usage.ru_maxrss / 1024
