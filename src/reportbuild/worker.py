"""Door: the processes that make artefacts, and what they tell of how far they are.

In: how many workers, and who listens. Out: a `Submit` for the pipeline. Each worker is a new
process with an environment of its own, set before any engine is loaded: no font of the machine, no
language or time zone of its user, reaches a page. The engines are imported here, by name and in
the worker alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from importlib.resources import as_file, files
from multiprocessing.connection import Connection
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked
from reportbuild.model.report import Format
from reportbuild.pipeline import Step, Submit, Tell

if TYPE_CHECKING:
    from types import ModuleType

Word = tuple[Step, str]

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "PANGO_LANGUAGE": "", "TZ": "UTC"}
"""What a worker sees of its user's language and place: nothing."""

_listener: ContextVar[Callable[[Word], None]] = ContextVar("listener")


@contextmanager
def workers(jobs: int, tell: Tell) -> Iterator[Submit]:
    """Open a workshop of at most so many processes; closing it waits for what is being made."""
    spawn = multiprocessing.get_context("spawn")
    heard, said = spawn.Pipe(duplex=False)
    listening = Thread(target=_listen, args=(heard, tell), daemon=True)
    listening.start()
    with (
        as_file(files("reportbuild.press") / "fontless.conf") as fontless,
        TemporaryDirectory() as bare,  # matplotlib would make a folder in its user's home
    ):
        environment = {**ENVIRONMENT, "FONTCONFIG_FILE": str(fontless), "MPLCONFIGDIR": bare}
        pool = ProcessPoolExecutor(jobs, spawn, start, (environment, said))
        handed: list[Future[Checked[Artefact]]] = []

        def submit(document: Document, house: House, form: Format) -> Future[Checked[Artefact]]:
            handed.append(pool.submit(make, document, house, form))
            return handed[-1]

        try:
            yield submit
        finally:
            _close(pool, handed)
            said.close()  # the last end to say anything: whoever listens hears that it is over
            listening.join()


def _close(pool: ProcessPoolExecutor, handed: Sequence[Future[Checked[Artefact]]]) -> None:
    """Close a workshop. If anything went wrong in it, whoever is still there is sent home.

    A worker that begins just as another one dies is overlooked by the pool, which then waits for
    it for ever.
    """
    _let_go(pool)
    if not all(f.done() and not f.cancelled() and f.exception() is None for f in handed):
        for child in multiprocessing.active_children():
            child.terminate()
    pool.shutdown(cancel_futures=True)


def _let_go(pool: ProcessPoolExecutor) -> None:
    """Close the end of the queue that this process never reads, where Python forgets to.

    Before 3.11.5 it stays open when a worker dies, and whoever is writing a document to the queue
    waits for ever (python/cpython#94777, whose cure this is). Debian 12 has 3.11.2.
    """
    if sys.version_info < (3, 11, 5):
        # as later versions do by themselves
        pool._call_queue._reader.close()  # type: ignore[attr-defined]  # noqa: SLF001


def _listen(heard: Connection, tell: Tell) -> None:
    """Pass on each word until nobody is left to say one. A pipe has no lock to die with."""
    try:
        while True:
            tell(*heard.recv())
    except EOFError:
        heard.close()


# --- in the worker ------------------------------------------------------------------------------


def start(environment: dict[str, str], words: Connection) -> None:
    """Begin a worker: its environment, and whom it tells. Ctrl-C ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    warnings.filterwarnings("ignore", "No fonts configured", UserWarning)  # as it should be
    os.environ.update(environment)
    _listener.set(words.send)


def make(document: Document, house: House, form: Format) -> Checked[Artefact]:
    """Make one artefact, with the engines, which this imports when it is first called."""
    name = f"{document.slug}-{document.language}.{form}"
    listener = _listener.get()
    making: ModuleType = import_module("reportbuild.making")
    artefact: Checked[Artefact] = making.make(
        document, house, form, lambda step: listener((step, name))
    )
    listener(("done", name))
    return artefact
