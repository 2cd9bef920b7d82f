"""A preview without workers of its own: what would take long is made up, and can be held back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import import_module
from itertools import count

from reportbuild.editions import house
from reportbuild.model.artefact import Pressed, PressedLine, Sheet
from reportbuild.model.design import House
from reportbuild.model.finding import Checked
from reportbuild.model.shelf import Shelf
from reportbuild.packing import learn, pack, unpack
from reportbuild.preview.shown import Shown
from reportbuild.preview.studio import Studio
from reportbuild.preview.tools import Tools
from reportbuild.shelf import house_shelf
from reportbuild.store import NoStore
from reportbuild.workshop import Workshop

SIZE = (480.0, 680.0)


@cache
def the_house() -> House:
    """The house style, known to whoever unpacks."""
    made = house(house_shelf(), "reportbuild 0").value
    learn(made)
    return made


def pressed(sheet: Sheet) -> Checked[Pressed]:
    """A sheet as if it were pressed: a line for each passage, ten to a page."""
    lines = tuple(
        PressedLine(at // 10, passage.words, 72.0, 68.0 * (at % 10))
        for at, passage in enumerate(sheet.passages)
    )
    pages = lines[-1].page + 1 if lines else 1
    pdf = b"%PDF " + sha256(sheet.xhtml.encode()).digest()
    return Checked(Pressed(sheet.id, pdf, pages, (), lines, turns=(0.0,) * pages))


@dataclass(slots=True)
class Crew:
    """Does at once what it is asked for; sheets that `holds` names wait until they are let go.

    `fails` names functions in which the builder has a fault.
    """

    holds: Callable[[Sheet], bool] = lambda _: False
    fails: frozenset[str] = frozenset()
    sent: list[str] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)
    glimpsed: list[str] = field(default_factory=list)
    held: list[tuple[Future[bytes], bytes]] = field(default_factory=list)

    def send(self, work: bytes) -> Future[bytes]:
        module, function, packed = unpack(work)
        values = [unpack(value) for value in packed]
        self.sent.append(function)
        future: Future[bytes] = Future()
        if function in self.fails:
            future.set_exception(RuntimeError("as the test wants it"))
            return future
        made = pack(self._made(module, function, values))
        if function == "pressed" and self.holds(values[0]):
            self.held.append((future, made))
        else:
            future.set_result(made)
        return future

    def let_go(self) -> None:
        """Let everything go that is held."""
        while self.held:
            future, made = self.held.pop()
            future.set_result(made)

    def _made(self, module: str, function: str, values: list[object]) -> object:
        if function == "press":
            assert isinstance(values[0], Sheet)
            self.glimpsed.append(values[0].id)
            return pressed(values[0])
        if function == "pressed":
            assert isinstance(values[0], Sheet)
            self.pressed.append(values[0].id)
            return pressed(values[0])
        if function == "sizes":
            return (SIZE,)
        if function == "picture":
            return b"\x89PNG " + repr(values[1:]).encode()
        return getattr(import_module(module), function)(*values)


@dataclass(slots=True)
class Place:
    """A studio at work, and the folder it watches."""

    studio: Studio
    crew: Crew
    files: dict[str, bytes]

    def save(self, path: str, data: bytes | None) -> None:
        """Save a file, or delete it, and say so."""
        self.files.pop(path, None)
        if data is not None:
            self.files[path] = data
        self.studio.touch()

    def shown(self, language: str = "en") -> Shown:
        book = self.studio.books.get(language)
        seen = book.shown() if book else None
        assert seen is not None
        return seen

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(20):
            while not seen():  # noqa: ASYNC110 - what is waited for sets no event
                await asyncio.sleep(0.01)

    async def settled(self) -> None:
        """Wait until all that was saved is shown, and all languages are looked at."""
        studio = self.studio
        await self.until(
            lambda: (
                not studio.touched.is_set()
                and studio.seen.is_set()
                and studio.shelf is not None
                and dict(studio.shelf.files) == self.files
                and (studio.surveyed == studio.turn or studio.fault)
            )
        )


def idle(files: dict[str, bytes], crew: Crew, waiting: Executor, reader: Executor) -> Studio:
    """A studio of a report that lies in memory; nothing is done before it is run."""
    ticks = count()
    press = Workshop(crew, NoStore(), "test", lambda _name, _progress: None)
    return Studio(
        Tools(the_house(), press, press, press, 2, waiting, reader),
        "stock",
        (),
        lambda: Shelf("stock", dict(files)),
        lambda: float(next(ticks)),
        lambda fault: f"{type(fault).__name__} in a test",
    )


@asynccontextmanager
async def previewing(files: dict[str, bytes], crew: Crew | None = None) -> AsyncIterator[Place]:
    """Preview a report that lies in memory; the clock counts whole seconds, one for each look."""
    crew = crew or Crew()
    with ThreadPoolExecutor(8) as waiting, ThreadPoolExecutor(1) as reader:
        studio = idle(files, crew, waiting, reader)
        running = asyncio.create_task(studio.run())
        studio.touch()
        try:
            yield Place(studio, crew, files)
        finally:
            crew.let_go()
            running.cancel()
            await asyncio.wait([running])
            crew.let_go()
