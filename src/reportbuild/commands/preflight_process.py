"""The process in which a PDF is looked at: any PDF, so that one made to do harm harms only that.

In: what is asked. Out: a `Preflight`, its JSON, and its page if that was wanted. The process has so
much memory and so much time; if it needs more, or falls, that is what was found.
"""

from __future__ import annotations

import multiprocessing
import sys
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from reportbuild import rendering
from reportbuild.model.preflight import Fault, Preflight, Waiver
from reportbuild.model.printing import Profile

if sys.platform != "win32":
    import resource

MEMORY = 3 * 2**30
"""Bytes of a process that looks at a PDF: what a book of pictures needs, several times over."""
SECONDS = 1800
"""The longest that a preflight may take, rendering included."""
MOST_PICTURES = 60
"""Pages with pictures in a report: with many more, not every browser opens it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked: the file and how it is called, the rules, and what is wanted.

    `gs` and `poppler` are the programs that render, "" if there is none; `style` is the stylesheet
    of the page, None if no page is wanted.
    """

    file: Path
    name: str
    profile: Profile
    icc: bytes
    part: Literal["interior", "cover"]
    waivers: tuple[Waiver, ...]
    gs: str
    poppler: str
    tool: str
    style: str | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of it: the preflight, its JSON, and its page, b"" if none was wanted."""

    preflight: Preflight
    record: bytes
    page: bytes


def look(asked: Look, seconds: float = SECONDS) -> Looked:
    """Look at a file in a process of its own; whatever becomes of that, return what was found."""
    spawn = multiprocessing.get_context("spawn")
    heard, said = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_tell, args=(asked, said), daemon=False)
    process.start()
    said.close()
    why = f"it takes longer than {seconds:g} seconds"
    try:
        if heard.poll(seconds):
            answer: Looked | Exception = heard.recv()
            if isinstance(answer, Exception):  # a fault of ours, to be told as one
                raise answer
            return answer
    except EOFError:
        process.join()
        why = "whoever looks at it needs more memory than there is, or falls"
    finally:
        process.terminate()
        process.join()
        heard.close()
    return _given_up(asked, why)


def _given_up(asked: Look, why: str) -> Looked:
    data = asked.file.read_bytes()
    fault = Fault("pre-003", 0, f"The file cannot be looked at to its end: {why}.")
    done = Preflight(
        asked.name, sha256(data).hexdigest(), len(data), asked.profile, (), (fault,),
        asked.waivers, "not measured",
    )  # fmt: skip
    return Looked(done, *_written(done, asked, {}, "the file was given up"))


def _written(
    done: Preflight, asked: Look, pictures: dict[int, bytes], why_none: str
) -> tuple[bytes, bytes]:
    record: Any = import_module("reportbuild.proof.preflight.record")
    page: Any = import_module("reportbuild.proof.preflight.page")
    as_json: bytes = record.record(done, asked.tool)
    if asked.style is None:
        return as_json, b""
    html: bytes = page.page(done, pictures, asked.style, why_none)
    return as_json, html


# --- in the process -----------------------------------------------------------------------------


def _tell(asked: Look, said: Connection) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer: Looked | Exception = looked(asked)
    except (MemoryError, RecursionError):
        raise SystemExit(1) from None
    except Exception as fault:  # noqa: BLE001  # whoever asked raises it
        answer = fault
    said.send(answer)
    said.close()


def looked(asked: Look) -> Looked:
    """Look at a file in this process; the engines are loaded now."""
    job: Any = import_module("reportbuild.proof.preflight.job")
    data = asked.file.read_bytes()
    order = job.Job(asked.name, data, asked.profile, asked.icc, asked.part, asked.waivers)
    done: Preflight = job.preflight(order, rendering.separations(asked.gs, data))
    pictures: dict[int, bytes] = {}
    if asked.style is not None and asked.poppler:
        faulty = sorted({fault.page for fault in done.faults if fault.page})
        pictures = rendering.pictured(asked.poppler, asked.file, faulty[:MOST_PICTURES])
    why = "" if asked.poppler else "poppler's pdftoppm is not on this machine"
    return Looked(done, *_written(done, asked, pictures, why))
