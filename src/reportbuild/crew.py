"""Door: the processes of this machine that work is carried to.

In: packed work. Out: what a worker makes of it, packed. A worker that dies is replaced, and what it
did is done again by another, alone.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from types import ModuleType
from typing import TypeVar

from reportbuild.model.design import House
from reportbuild.packing import house_packed
from reportbuild.worker import bring_in, do, environment, start

T = TypeVar("T")
U = TypeVar("U")

SOON = 10.0
"""Seconds in which a process that was ended has gone."""

_beginning = Lock()
"""Held while a process begins: see `_nameless`."""


@contextmanager
def workers(jobs: int, house: House | None = None) -> Iterator[Workers]:
    """Open so many processes; closing ends what nobody waits for any more.

    They must know the house before there is work: it may be told later, and they begin at once.
    """
    with environment() as of_worker, TemporaryDirectory() as folder:
        # a pipe would not do: whoever writes more to a new process than a pipe holds waits for
        # ever if it dies before it reads
        opened = Workers(jobs, of_worker, str(Path(folder, "house")))
        if house:
            opened.know(house)
        try:
            yield opened
        finally:
            opened.close()


@dataclass(slots=True, eq=False)
class _Piece:
    """Work that was sent, and what its sender waits for."""

    work: bytes
    brought: Future[bytes] = field(default_factory=Future)


@dataclass(slots=True, eq=False)
class Workers:
    """Carries work to processes of this machine.

    When a worker dies, the pool is lost with all that was under way: a new one is opened, and what
    was under way is done again piece by piece, so that only what kills its worker fails.
    """

    jobs: int
    environment: dict[str, str]
    house_file: str
    pool: ProcessPoolExecutor | None = None
    under_way: dict[Future[bytes], _Piece] = field(default_factory=dict)
    suspects: SimpleQueue[_Piece | None] = field(default_factory=SimpleQueue)
    warming: list[Future[None]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    nurse: Thread | None = None
    closed: bool = False

    def know(self, house: House) -> None:
        """Tell all workers, those that are still to begin as well, of the house they work for."""
        Path(self.house_file).write_bytes(house_packed(house))

    def send(self, work: bytes) -> Future[bytes]:
        """Have packed work done by a worker."""
        piece = _Piece(work)
        self._send(piece)
        return piece.brought

    def warm(self, engines: Sequence[str], *, one: bool = False) -> None:
        """Let workers bring engines in, by their modules, while there is nothing to do.

        Only `one` does while the sender is busy itself: more of them would only slow it down.
        """
        with suppress(BrokenExecutor):  # whoever sends work next will see to it
            for _ in range(1 if one else self.jobs):
                self.warming.append(_submit(self._pool(), bring_in, engines))

    def close(self) -> None:
        """End all workers. What is still under way raises `BrokenExecutor`, if anybody waits.

        If anything went wrong, or is still going on, whoever is there is sent home: a worker that
        begins just as another one dies is overlooked by the pool, which then waits for it for ever.
        """
        with self.lock:
            self.closed = True
            nurse, pool = self.nurse, self.pool
            self.pool = None
            busy = bool(self.under_way) or not all(done.done() for done in self.warming)
            if nurse:
                self.suspects.put(None)
        if nurse:
            _send_home()
            nurse.join()
        if pool:
            _shut(pool, broken=busy or nurse is not None)
        if nurse:
            _send_home()  # whoever began while a pool broke, and belongs to none

    def _pool(self) -> ProcessPoolExecutor:
        with self.lock:
            if self.closed:
                raise BrokenExecutor("the workers have gone home")
            if self.pool is None:
                self.pool = self._open(self.jobs)
            return self.pool

    def _open(self, jobs: int) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, spawn, start, (self.environment, self.house_file))

    def _send(self, piece: _Piece) -> None:
        try:
            pool = self._pool()
        except BrokenExecutor as fault:
            piece.brought.set_exception(fault)
            return
        try:
            sent = _submit(pool, do, piece.work)
        except (BrokenExecutor, RuntimeError):  # it broke, or was shut, a moment ago
            self._suspect(piece, pool)
            return
        with self.lock:
            self.under_way[sent] = piece
        sent.add_done_callback(lambda made: self._back(made, pool))

    def _back(self, made: Future[bytes], pool: ProcessPoolExecutor) -> None:
        with self.lock:
            piece = self.under_way.pop(made)
        if made.cancelled() or isinstance(made.exception(), BrokenExecutor):
            self._suspect(piece, pool)
        else:
            _settle(piece.brought, made)

    def _suspect(self, piece: _Piece, pool: ProcessPoolExecutor) -> None:
        """Put work aside that was under way when a worker died, to be done alone."""
        with self.lock:
            if not self.closed:
                if self.pool is pool:
                    self.pool = None
                    _let_go(pool)
                if self.nurse is None:
                    self.nurse = Thread(target=self._do_alone, daemon=True)
                    self.nurse.start()
                self.suspects.put(piece)
                return
        _settle(piece.brought, _gone())

    def _do_alone(self) -> None:
        """Do suspects one at a time, in a pool of their own, until the workers are closed."""
        pool = self._open(1)
        while piece := self.suspects.get():
            made: Future[bytes]
            try:
                made = _gone() if self.closed else _submit(pool, do, piece.work)
                made.exception()  # waits
            except BrokenExecutor as fault:
                made = Future()
                made.set_exception(fault)
            if isinstance(made.exception(), BrokenExecutor):
                _shut(pool, broken=False)
                pool = self._open(1)
            _settle(piece.brought, made)
        _shut(pool, broken=False)


def _settle(brought: Future[bytes], made: Future[bytes]) -> None:
    if (fault := made.exception()) is not None:
        brought.set_exception(fault)
    else:
        brought.set_result(made.result())


def _gone() -> Future[bytes]:
    made: Future[bytes] = Future()
    made.set_exception(BrokenExecutor("the workers have gone home"))
    return made


def _shut(pool: ProcessPoolExecutor, *, broken: bool) -> None:
    _let_go(pool)
    if broken:
        _send_home()
    pool.shutdown(cancel_futures=True)


def _send_home() -> None:
    """End every process that was begun here, and wait until it has gone."""
    children = multiprocessing.active_children()
    for child in children:
        child.terminate()
    for child in children:
        child.join(SOON)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C from a process that begins now, until it can end without a word (`start`).

    It would print a traceback of Python's own beginnings. A process has the mask of the thread
    that begins it.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _nameless() -> Iterator[None]:
    """Keep a process that begins now from running the script that began this one.

    It would look there for functions of the script's own, and bring in the whole command line. One
    thread at a time, or another would take the nameless module for its own.
    """
    with _beginning:
        own = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = own


def _submit(pool: ProcessPoolExecutor, function: Callable[[T], U], value: T) -> Future[U]:
    """Hand something to a pool, which begins a process if all it has are busy."""
    with _undisturbed(), _nameless():
        return pool.submit(function, value)


def _let_go(pool: ProcessPoolExecutor) -> None:
    """Close the end of the queue that this process never reads, where Python forgets to.

    Before 3.11.5 it stays open when a worker dies, and whoever is writing to the queue waits for
    ever (python/cpython#94777, whose cure this is). Debian 12 has 3.11.2.
    """
    if sys.version_info < (3, 11, 5):
        # as later versions do by themselves
        pool._call_queue._reader.close()  # type: ignore[attr-defined]  # noqa: SLF001
