"""Door: the processes that do the work of engines.

In: packed work. Out: what it makes, packed. Each worker is a new process with an environment of its
own, set before any engine is loaded: no font of the machine, no language or time zone of its user,
reaches a page. The engines are imported here, by name and in the worker alone. A worker that dies
is replaced, and what it did is done again by another, alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from importlib.resources import as_file, files
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from reportbuild.model.design import House
from reportbuild.packing import house_packed, learn, pack, unpack

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "PANGO_LANGUAGE": "", "TZ": "UTC"}
"""What a worker sees of its user's language and place: nothing."""

SELDOM = 50_000
"""Objects made between two searches for cycles: those take a tenth of the time, and find few."""

ENGINES = ("reportbuild.pressing", "reportbuild.compose.paper")
"""What a worker brings in while it has nothing to do yet."""


@contextmanager
def workers(jobs: int, house: House) -> Iterator[Workers]:
    """Open so many processes that know a house; closing ends what nobody waits for any more."""
    with environment() as of_worker, TemporaryDirectory() as folder:
        # a pipe would not do: whoever writes more to a new process than a pipe holds waits for
        # ever if it dies before it reads
        known = Path(folder, "house")
        known.write_bytes(house_packed(house))
        opened = Workers(jobs, of_worker, str(known))
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def environment() -> Iterator[dict[str, str]]:
    """Return what a worker's environment must hold, as long as its files are there."""
    with (
        as_file(files("reportbuild.press") / "fontless.conf") as fontless,
        TemporaryDirectory() as bare,  # matplotlib would make a folder in its user's home
    ):
        yield {**ENVIRONMENT, "FONTCONFIG_FILE": str(fontless), "MPLCONFIGDIR": bare}


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
    house: str
    pool: ProcessPoolExecutor | None = None
    under_way: dict[Future[bytes], _Piece] = field(default_factory=dict)
    suspects: SimpleQueue[_Piece | None] = field(default_factory=SimpleQueue)
    warming: list[Future[None]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    nurse: Thread | None = None
    closed: bool = False

    def send(self, work: bytes) -> Future[bytes]:
        """Have packed work done by a worker."""
        piece = _Piece(work)
        self._send(piece)
        return piece.brought

    def warm(self) -> None:
        """Let every worker bring its engines in, while there is nothing else to do."""
        with suppress(BrokenExecutor):  # whoever sends work next will see to it
            for _ in range(self.jobs):
                self.warming.append(self._pool().submit(bring_in, ENGINES))

    def close(self) -> None:
        """End all workers. What is still under way raises `BrokenExecutor`, if anybody waits.

        If anything went wrong, or is still going on, whoever is there is sent home: a worker that
        begins just as another one dies is overlooked by the pool, which then waits for it for ever.
        """
        with self.lock:
            self.closed = True
            nurse, pool = self.nurse, self.pool
            busy = bool(self.under_way) or not all(done.done() for done in self.warming)
            if nurse:
                self.suspects.put(None)
        if nurse:
            _send_home()
            nurse.join()
        if pool:
            _shut(pool, broken=busy or nurse is not None)

    def _pool(self) -> ProcessPoolExecutor:
        with self.lock:
            if self.closed:
                raise BrokenExecutor("the workers have gone home")
            if self.pool is None:
                self.pool = self._open(self.jobs)
            return self.pool

    def _open(self, jobs: int) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, spawn, start, (self.environment, self.house))

    def _send(self, piece: _Piece) -> None:
        try:
            pool = self._pool()
        except BrokenExecutor as fault:
            piece.brought.set_exception(fault)
            return
        try:
            sent = pool.submit(do, piece.work)
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
                made = _gone() if self.closed else pool.submit(do, piece.work)
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
    for child in multiprocessing.active_children():
        child.terminate()


def _let_go(pool: ProcessPoolExecutor) -> None:
    """Close the end of the queue that this process never reads, where Python forgets to.

    Before 3.11.5 it stays open when a worker dies, and whoever is writing to the queue waits for
    ever (python/cpython#94777, whose cure this is). Debian 12 has 3.11.2.
    """
    if sys.version_info < (3, 11, 5):
        # as later versions do by themselves
        pool._call_queue._reader.close()  # type: ignore[attr-defined]  # noqa: SLF001


# --- in the worker ------------------------------------------------------------------------------


def start(environment: dict[str, str], house: str) -> None:
    """Begin a worker: its environment, and the file of the house it works for.

    Ctrl-C ends it silently, and so does the end of whoever began it, however that comes.
    """
    Thread(target=_leave_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    warnings.filterwarnings("ignore", "No fonts configured", UserWarning)  # as it should be
    os.environ.update(environment)
    gc.set_threshold(SELDOM)
    know(Path(house).read_bytes())


def _leave_with(parent: BaseProcess | None) -> None:
    """End this process when its parent has ended: a pool's worker would wait for work for ever."""
    if parent:
        parent.join()
        os._exit(1)


def know(house: bytes) -> None:
    """Learn a house, as `house_packed` gave it."""
    learn(unpack(house))


def bring_in(modules: Sequence[str]) -> None:
    """Import modules ahead of the work that needs them."""
    for name in modules:
        import_module(name)


def do(work: bytes) -> bytes:
    """Do packed work with the engine that it names."""
    module, function, values = unpack(work)
    made = getattr(import_module(module), function)(*(unpack(value) for value in values))
    return pack(made)
