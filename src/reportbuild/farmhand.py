"""Door: the work of engines in a process that Dask has started, on whatever machine it is.

In: packed work and the house it is for, as values. Out: what it makes, packed. Nothing is read from
the sender's disk. Engines see what they see in a worker of one's own (`worker.environment`, with
files of this machine's own installation), and do one thing at a time.
"""

from __future__ import annotations

import atexit
import os
import sys
import time
import warnings
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from importlib.metadata import version
from threading import Lock

from reportbuild import recipe as of_here
from reportbuild.worker import bring_in, environment, know
from reportbuild.worker import do as done

LIBRARY = "distributed"
"""What carries the work: Dask. It must be the same everywhere, though it decides no bytes."""

_LOOK_AROUND = ("weasyprint", "matplotlib")
"""Libraries that look for fonts and settings of the machine when they come in, and never again."""

_preparing, _doing = Lock(), Lock()
_houses: set[str] = set()


class StrangerError(Exception):
    """This process would make other bytes than the sender's: it has made nothing."""


class Parcel:
    """Bytes that may be secret: Dask's logs quote what it calls functions with."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __reduce__(self) -> tuple[type[Parcel], tuple[bytes]]:
        return Parcel, (self.data,)

    def __repr__(self) -> str:
        return f"Parcel of {len(self.data)} bytes"

    def __sizeof__(self) -> int:
        return len(self.data)


def kept(house: Parcel) -> Parcel:
    """Return a packed house: as a result of Dask's it travels to each worker once."""
    return house


def recipe() -> dict[str, str]:
    """Return what decides bytes here, and the version of what carries them."""
    return {**of_here.recipe(), LIBRARY: version(LIBRARY)}


def look() -> tuple[dict[str, str], str]:
    """Return this process's recipe, and why it can do no work ("" if it can).

    Its modules are those that it began with: what was installed since is not what it would run.
    """
    mine, late = _own(), _prepared()
    if recipe() != mine:
        return mine, "its installation has changed since it started"
    return mine, late


def do(recipe: str, name: str, house: Parcel, work: Parcel) -> bytes:
    """Do packed work for a house of this name, if the recipe here has the sender's digest.

    Raises `StrangerError` if it has not; else whatever the engine raises.
    """
    _admit(recipe)
    with _doing:
        _learn(name, house)
        return done(work.data)


def warm(recipe: str, name: str, house: Parcel, engines: Parcel) -> None:
    """Learn a house and bring engines in, by their modules, ahead of the work that needs them."""
    _admit(recipe)
    with _doing:
        _learn(name, house)
        bring_in(engines.data.decode().split())


def _admit(recipe: str) -> None:
    if late := _prepared():
        raise StrangerError(late)
    if of_here.digest(_own()) != recipe:
        raise StrangerError("another version")


def _learn(name: str, house: Parcel) -> None:
    if name not in _houses:
        know(house.data)
        _houses.add(name)


def _own() -> dict[str, str]:
    """Return the recipe of this process, as it was when it was first asked for."""
    with _preparing:
        return dict(_first())


@cache
def _first() -> Mapping[str, str]:
    return recipe()


def _prepared() -> str:
    """Set what engines see of their machine; return why it is too late for that, or ""."""
    with _preparing:
        return _set()


@cache
def _set() -> str:
    if loaded := [name for name in _LOOK_AROUND if name in sys.modules]:
        return f"{' and '.join(loaded)} had been loaded there, with the machine's own fonts"
    files = ExitStack()
    os.environ.update(files.enter_context(environment()))
    atexit.register(files.close)
    if hasattr(time, "tzset"):
        time.tzset()  # Dask's own log has asked for the time by now
    warnings.filterwarnings("ignore", "No fonts configured", UserWarning)  # as it should be
    return ""
