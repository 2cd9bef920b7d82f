"""A preview while it lasts: the folder is watched, workers work, one address answers.

In: a `Session`. It ends with Ctrl-C. This brings in what the extra `preview` installs.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from time import perf_counter

import uvicorn
from watchfiles import awatch

from reportbuild import recipe
from reportbuild.commands.preview import Session
from reportbuild.commands.printing import FINE, USAGE, clean, err, out, place_of
from reportbuild.crew import workers
from reportbuild.preview.server import Address, application
from reportbuild.preview.studio import Studio
from reportbuild.preview.tools import Tools
from reportbuild.shelf import report_shelf
from reportbuild.store import NoStore
from reportbuild.work import engines
from reportbuild.workshop import Progress, Workshop

LOOPBACK = "127.0.0.1"
QUIET = 40
"""Milliseconds without another change after which a save is over."""
LONGEST_SAVE = 200
"""Milliseconds after which it is taken to be over, whatever goes on."""
AGAIN = 500
"""Milliseconds after which a folder is looked for again: it may be gone, or another one."""

QUICK_WORKERS = 2
"""Processes for pictures, reading texts and looks at all languages."""
WAITING = 32
"""Threads that wait for workers."""

PAGE = (
    "icon.svg", "index.html", "page.css", "page.js", "pages.js", "reading.css", "reading.js",
)  # fmt: skip


def show(session: Session) -> int:
    """Show a report until Ctrl-C; return the exit code."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, session.showing.port))
        except OSError as fault:
            err.print(clean(f"port {session.showing.port} cannot be had: {fault.strerror}"))
            return USAGE
        listening.listen()  # whoever follows the link at once is answered as soon as may be
        address = Address(listening.getsockname()[1], secrets.token_urlsafe(24))
        with _studio(session) as studio, suppress(KeyboardInterrupt):
            asyncio.run(_serve(session, studio, address, listening))
    if session.how.store:
        session.how.store.trim()
    return FINE


@contextmanager
def _studio(session: Session) -> Iterator[Studio]:
    """Open everything; what is under way when it is closed is given up."""
    with ExitStack() as opened:
        jobs, house = session.how.jobs, session.house
        crew = opened.enter_context(workers(jobs, house))
        quick = opened.enter_context(workers(QUICK_WORKERS, house))
        crew.warm(engines({"pdf"}))
        waiting = opened.enter_context(ThreadPoolExecutor(WAITING))
        reader = opened.enter_context(ThreadPoolExecutor(1))
        keeper, made_with = session.how.store or NoStore(), recipe.digest(recipe.recipe())
        tools = Tools(
            house,
            Workshop(crew, keeper, made_with, _silent),
            Workshop(crew, NoStore(), made_with, _silent),
            Workshop(quick, NoStore(), made_with, _silent),
            jobs,
            waiting,
            reader,
        )
        yield Studio(
            tools,
            session.folder.absolute().name,
            session.showing.languages,
            lambda: report_shelf(session.folder),
            perf_counter,
            place_of,
        )
        waiting.shutdown(wait=False, cancel_futures=True)
        reader.shutdown(wait=False, cancel_futures=True)


async def _serve(
    session: Session, studio: Studio, address: Address, listening: socket.socket
) -> None:
    page = {name: (files("reportbuild.preview") / "page" / name).read_bytes() for name in PAGE}
    tokens = session.house.stylesheets["tokens.css"].encode()
    server = uvicorn.Server(
        uvicorn.Config(
            application(studio, address, page, tokens),
            lifespan="off",
            log_level="warning",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )
    )
    out.print(clean(f"{session.folder}: {address.link}"))
    if session.showing.opens:
        webbrowser.open(address.link)
    beside = [
        asyncio.create_task(studio.run()),
        asyncio.create_task(watch(session.folder, studio)),
    ]
    try:
        await server.serve(sockets=[listening])
    finally:
        for task in beside:
            task.cancel()
        await asyncio.wait(beside)


async def watch(folder: Path, studio: Studio) -> None:
    """Say whenever something in a folder changes, also if it goes and comes back."""
    studio.touch()
    while True:
        known = _known(folder)
        if known:
            with suppress(FileNotFoundError):
                async for changes in awatch(
                    folder,
                    watch_filter=None,
                    debounce=LONGEST_SAVE,
                    step=QUIET,
                    rust_timeout=AGAIN,
                    yield_on_timeout=True,
                ):
                    if changes:
                        studio.touch()
                    if _known(folder) != known:
                        break
        studio.touch()
        while _known(folder) is None:  # noqa: ASYNC110 - a folder that is gone tells nothing
            await asyncio.sleep(AGAIN / 1000)
        studio.touch()


def _known(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of its name; None if there is none."""
    try:
        seen = folder.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def _silent(_name: str, _progress: Progress) -> None:
    """A preview shows what is done."""
