"""Door: a process that does the work of engines, seen from within.

In: packed work. Out: what it makes, packed. A worker has an environment of its own, set before any
engine is loaded: no font of the machine, no language or time zone of its user, reaches a page. The
engines are imported here, by name and in the worker alone.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
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

LARGE = 2**18
"""Bytes of a block of memory that is given back to the system as soon as nobody needs it."""


_M_MMAP_THRESHOLD = -3
"""malloc.h of the GNU C library."""


@contextmanager
def environment() -> Iterator[dict[str, str]]:
    """Return what a worker's environment must hold, as long as its files are there."""
    with (
        as_file(files("reportbuild.press") / "fontless.conf") as fontless,
        TemporaryDirectory() as bare,  # matplotlib would make a folder in its user's home
    ):
        yield {**ENVIRONMENT, "FONTCONFIG_FILE": str(fontless), "MPLCONFIGDIR": bare}


_unread: list[Path] = []
"""The file of the house that this process works for, until it is read: it is there before work."""


def start(environment: dict[str, str], house: str) -> None:
    """Begin a worker: its environment, and the file of the house it will work for.

    Ctrl-C ends it silently, and so does the end of whoever began it, however that comes.
    """
    Thread(target=_leave_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    warnings.filterwarnings("ignore", "No fonts configured", UserWarning)  # as it should be
    os.environ.update(environment)
    spare()
    _unread.append(Path(house))


def spare() -> None:
    """Set this process up to work on few large values: search for cycles seldom, and hold no memory
    that nothing is in.

    The GNU C library keeps blocks of a size that it has seen freed, up to 32 MB each, in as many
    heaps as there are threads, unless it is told what is large (mallopt(3), M_MMAP_THRESHOLD).
    """
    gc.set_threshold(SELDOM)
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE)


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
    gc.freeze()  # what stays for good need not be searched


def do(work: bytes) -> bytes:
    """Do packed work with the engine that it names, and leave nothing of it in memory."""
    made = _made(work)
    gc.collect()  # a page's boxes know one another: without this they wait for the next search
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)  # malloc_trim(3): what is free goes back at once
    return made


def _made(work: bytes) -> bytes:
    if _unread:
        know(_unread[-1].read_bytes())
        _unread.clear()
    module, function, packed = unpack(work)
    values = [unpack(value) for value in packed]
    del packed  # while the engine works, nothing is held in both forms
    return pack(getattr(import_module(module), function)(*values))
