"""Farms on this machine's loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import Any

LOOPBACK = "127.0.0.1"
LONGEST = 120
"""Seconds that a process may take to begin on a busy machine."""


@dataclass(slots=True)
class Process:
    """A process of a farm, with what it has printed so far."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    news: SimpleQueue[str] = field(default_factory=SimpleQueue)

    def said(self, sign: str) -> str:
        """Wait for a line that holds a sign; return what follows it."""
        while sign not in (line := self.news.get(timeout=LONGEST)):
            assert line, f"it ended: {''.join(self.lines)}"
        return line.partition(sign)[2].strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=LONGEST)


@dataclass(slots=True)
class Cluster:
    """A scheduler with its workers."""

    address: str
    folder: Path
    scheduler: Process
    workers: list[Process] = field(default_factory=list)

    def join(self, *words: str, nanny: bool = False, **environment: str) -> Process:
        """Let one more worker join; it is there when this returns."""
        worker = begun(
            "distributed.cli.dask_worker", self.address, "--host", LOOPBACK, "--nthreads", "1",
            "--nworkers", "1", "--no-dashboard", "--death-timeout", str(LONGEST),
            "--local-directory", str(self.folder), "--nanny" if nanny else "--no-nanny", *words,
            **environment,
        )  # fmt: skip
        self.workers.append(worker)
        worker.said("Registered to:")
        return worker

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()

    def asked(self, question: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        """Return what a question put to the scheduler itself comes to."""
        return asyncio.run(self._asked("run_on_scheduler", question))

    def each(self, question: Callable[[Any], Any]) -> list[Any]:
        """Return what a question put to each worker itself comes to."""
        return list(asyncio.run(self._asked("run", question)).values())

    async def _asked(self, how: str, question: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        dask: Any = import_module("distributed")
        async with dask.Client(self.address, asynchronous=True, set_as_default=False) as client:
            return await getattr(client, how)(question)


@contextmanager
def cluster(folder: Path, workers: int = 0, **environment: str) -> Iterator[Cluster]:
    """Open a farm; whatever is still there afterwards is killed."""
    scheduler = begun(
        "distributed.cli.dask_scheduler", "--host", LOOPBACK, "--port", "0", "--no-dashboard",
        **environment,
    )  # fmt: skip
    opened = Cluster(scheduler.said("Scheduler at:"), folder, scheduler)
    try:
        for _ in range(workers):
            opened.join()
        yield opened
    finally:
        opened.close()


def begun(module: str, *words: str, **environment: str) -> Process:
    """Begin a module as a program, and listen to what it prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
        start_new_session=True,
    )
    begun = Process(process)
    threading.Thread(target=_listen, args=(begun,), daemon=True).start()
    return begun


def _listen(to: Process) -> None:
    assert to.process.stderr
    with to.process.stderr as lines:
        for line in lines:
            to.lines.append(line)
            to.news.put(line)
    to.news.put("")
