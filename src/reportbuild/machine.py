"""Door: what this machine has of all that a build needs.

Out: the toolchain, which the manifest records; and each thing that is missing, with the line that
mends it. No engine is loaded to find out.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import platform
import re
import shutil
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from pathlib import Path

from reportbuild.model.finding import Finding, Span

NAME = "reportbuild"
OLDEST_PYTHON = (3, 11)

DEBIAN = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
"""The system's libraries that lay out text, and the packages they come in."""

_BENEATH = ("cssselect2", "pydyf")
"""Libraries of a library that decide bytes: which rules of a stylesheet hold, how a PDF is written.
"""

_VERSION = re.compile(r"^Version: *(\S+)", re.MULTILINE)
"""A library's version among what is told of it (core metadata, RFC 822 headers)."""

_ONLY_SHOWN = ("rich", "typer")
"""Libraries that nothing which is made passes through."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that a build can do without: what it serves for, and the packages it comes in."""

    names: tuple[str, ...]
    serves: str
    debian: str
    brew: str


PROGRAMS = (
    Program(("gs",), "preflight measures total ink by it", "ghostscript", "ghostscript"),
    Program(("pdftoppm",), "preflight shows pages by it", "poppler-utils", "poppler"),
    Program(("java",), "EPUBCheck, which tests e-books", "default-jre-headless", "openjdk"),
    Program(
        ("chromium", "google-chrome"), "Ace, which tests e-books", "chromium", "--cask chromium"
    ),
)
"""Programs that are used where they are there, each by the names that it may have."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at: what it is, what was seen, and the line that mends it ("" if well).

    A build goes without what is not `needed`.
    """

    thing: str
    seen: str
    mend: str = ""
    needed: bool = True


def tool() -> str:
    """Return the tool's name and version, as artefacts carry it."""
    return f"{NAME} {version(NAME)}"


def today() -> date | None:
    """Return the day it is here, or the one that SOURCE_DATE_EPOCH names; None if that is no time.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def toolchain() -> Mapping[str, str]:
    """Return everything beneath the tool that decides an artefact's bytes, with its version."""
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "pango": _says("pango-1.0", "pango_version_string"),
        "harfbuzz": _says("harfbuzz", "hb_version_string"),
        **{name: seen for name in _deciding() if (seen := _installed(name))},
    }


def own_digest() -> str:
    """Return a digest of the tool's own modules, and of what their engines are set up with: another
    version may make another thing. Templates and words are a part of the house, by its own digest.
    """
    digest = sha256()
    own = Path(__file__).parent
    for file in sorted((*own.rglob("*.py"), *own.rglob("*.conf"))):
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def missing_libraries() -> tuple[Finding, ...]:
    """Return a finding for each of the system's libraries that is not there."""
    return tuple(
        Finding("env-002", Span(look.thing), "the library is not on this machine", look.mend)
        for look in _system()
        if look.mend
    )


def looks(root: Path | None) -> tuple[Look, ...]:
    """Look at Python, the system's libraries and Python's; in a checkout, at its lock as well."""
    return (_python(), *_system(), *_libraries(root))


def programs() -> tuple[Look, ...]:
    """Look for programs that a build can do without."""
    return tuple(_program(program) for program in PROGRAMS)


def _program(program: Program) -> Look:
    name, *_ = program.names
    found = next(filter(None, map(shutil.which, program.names)), None)
    if found:
        return Look(name, f"{found} ({program.serves})", needed=False)
    if shutil.which("apt-get"):
        mend = f"apt-get install -y --no-install-recommends {program.debian}"
    elif shutil.which("brew"):
        mend = f"brew install {program.brew}"
    else:
        mend = f"install it (in Debian: {program.debian})"
    return Look(name, f"not here ({program.serves})", mend, needed=False)


def _python() -> Look:
    least = ".".join(str(part) for part in OLDEST_PYTHON)
    good = sys.version_info >= OLDEST_PYTHON
    mend = "" if good else f"install Python {least} or later, and name it: PYTHON=PATH ./dev setup"
    return Look("Python", platform.python_version(), mend)


def _system() -> tuple[Look, ...]:
    lacking = [package for name, package in DEBIAN.items() if not _load(name)]
    if shutil.which("apt-get"):
        mend = f"apt-get install -y --no-install-recommends {' '.join(lacking)}"
    elif shutil.which("brew"):
        mend = "brew install pango"
    else:
        mend = f"install Pango and HarfBuzz (in Debian: {' '.join(lacking)})"
    seen = {
        "pango-1.0": _says("pango-1.0", "pango_version_string"),
        "harfbuzz-subset": _says("harfbuzz", "hb_version_string"),
    }
    return tuple(
        Look(name, seen.get(name) or "there") if _load(name) else Look(name, "missing", mend)
        for name in DEBIAN
    )


def _libraries(root: Path | None) -> tuple[Look, ...]:
    """Python's libraries: there, and in a checkout of the very version that its lock names."""
    lock = root / "requirements.lock" if root else None
    text = lock.read_text("utf-8") if lock and lock.is_file() else ""
    locked: dict[str, list[str]] = {}
    for name, wanted in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE):
        locked.setdefault(name.lower(), []).append(wanted)
    mend = f"{root / 'dev'} setup" if root else f"pip install --force-reinstall {NAME}"
    found = []
    for name in _required():
        seen, wanted = _installed(name), locked.get(name, [])
        good = bool(seen) and (not wanted or seen in wanted)
        rest = "" if good or not wanted else f"; the lock says {' or '.join(wanted)}"
        found.append(Look(name, (seen or "missing") + rest, "" if good else mend))
    return tuple(found)


def _required() -> tuple[str, ...]:
    """The names of the libraries that the tool itself asks for."""
    lines = [line for line in requires(NAME) or () if "extra ==" not in line]
    return tuple(
        sorted({re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0].lower() for line in lines})
    )


def _deciding() -> tuple[str, ...]:
    return tuple(name for name in (*_required(), *_BENEATH) if name not in _ONLY_SHOWN)


def _installed(name: str) -> str:
    """Return the version of a library; of all that is told of it, nothing else is read."""
    try:
        library = distribution(name)
    except PackageNotFoundError:
        return ""
    told = library.read_text("METADATA") or library.read_text("PKG-INFO") or ""
    found = _VERSION.search(told.partition("\n\n")[0])
    return found[1] if found else library.version


@cache
def _load(name: str) -> ctypes.CDLL | None:
    """Load a library of the system as the page engine will: by its name, or its file's."""
    for file in (ctypes.util.find_library(name), f"lib{name}.so.0", f"lib{name}.0.dylib"):
        if file:
            try:
                return ctypes.CDLL(file)
            except OSError:
                continue
    return None


def _says(library: str, function: str) -> str:
    """The version that a library gives of itself, or "" if it is not there."""
    loaded = _load(library)
    if loaded is None:
        return ""
    ask = loaded[function]
    ask.restype = ctypes.c_char_p
    return str(ask().decode())
