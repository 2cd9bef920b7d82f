"""Door: a process that does the work of engines, seen from within.

In: packed work. Out: what it makes, packed. A worker has an environment of its own, set before any
engine is loaded: no font of the machine, no language or time zone of its user, reaches a page. The
engines are imported here, by name and in the worker alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.resources import as_file, files
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from reportbuild.packing import learn, pack, unpack

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "PANGO_LANGUAGE": "", "TZ": "UTC"}
"""What a worker sees of its user's language and place: nothing."""

SELDOM = 50_000
"""Objects made between two searches for cycles: those take a tenth of the time, and find few."""

ENGINES = ("reportbuild.pressing", "reportbuild.compose.paper")
"""What a worker brings in while it has nothing to do yet."""


@contextmanager
def environment() -> Iterator[dict[str, str]]:
    """Return what a worker's environment must hold, as long as its files are there."""
    with (
        as_file(files("reportbuild.press") / "fontless.conf") as fontless,
        TemporaryDirectory() as bare,  # matplotlib would make a folder in its user's home
    ):
        yield {**ENVIRONMENT, "FONTCONFIG_FILE": str(fontless), "MPLCONFIGDIR": bare}


def start(environment: dict[str, str], house: str) -> None:
    """Begin a worker: its environment, and the file of the house it works for.

    Ctrl-C ends it silently, and so does the end of whoever began it, however that comes.
    """
    Thread(target=_leave_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
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
