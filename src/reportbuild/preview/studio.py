"""The preview as it runs: a save comes in, the editions that are looked at are made anew.

In: a way to read the report's folder, and who does the work. Out: what is shown, kept up to date;
whoever watches is woken. The newest save wins: what an older one began is given up, and shows
nothing any more. What was good last stays until something good takes its place.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportbuild.editions import Edited, edited, silent, together
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.ignoring import lenient
from reportbuild.model.memo import LastRound
from reportbuild.model.order import Order
from reportbuild.model.report import Report
from reportbuild.model.shelf import Shelf
from reportbuild.preview.book import Book
from reportbuild.preview.gallery import Gallery
from reportbuild.preview.kept import Save
from reportbuild.preview.shown import State, Tongue, told
from reportbuild.preview.tools import Tools
from reportbuild.preview.works import SURVEY, Counts, Found

PATIENCE = 3
"""How often in a row a save may put off what an older one began: whoever saves all the time sees
every fourth one.
"""

REST = 0.4
"""Seconds without a save after which all languages are looked at."""


@dataclass(eq=False, slots=True)
class Watcher:
    """Somebody who looks at one edition; `news` is set when there is something new."""

    language: str
    section: str
    news: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Studio:
    """Everything that is known while a preview lasts.

    `memo` knows what was read and edited in the last round, and is for whoever reads alone; `whole`
    is true once that round has come to its end. `shelf_now` reads the folder as it is; `clock`
    tells seconds; `fault_of` says an exception in one sentence.
    """

    tools: Tools
    name: str
    languages: tuple[str, ...]
    shelf_now: Callable[[], Shelf]
    clock: Callable[[], float]
    fault_of: Callable[[BaseException], str]
    books: dict[str, Book] = field(default_factory=dict)
    watchers: list[Watcher] = field(default_factory=list)
    touched: asyncio.Event = field(default_factory=asyncio.Event)
    begun: float = 0.0
    shelf: Shelf | None = None
    changed: frozenset[str] = frozenset()
    report: Report | None = None
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)
    turn: int = 0
    looked: int = 0
    surveyed: int = 0
    fault: str = ""
    seconds: float = 0.0
    gallery: Gallery = field(init=False)
    survey: asyncio.Future[tuple[Found, Counts]] | None = None
    seen: asyncio.Event = field(default_factory=asyncio.Event)
    memo: LastRound = field(default_factory=LastRound)
    whole: bool = False

    def __post_init__(self) -> None:
        self.gallery = Gallery(self.tools, self.books.values)

    # --- who watches ----------------------------------------------------------------------------

    def touch(self) -> None:
        """Say that something in the folder may have changed."""
        self.begun = self.clock()
        self.touched.set()

    @contextmanager
    def watching(self, language: str, section: str) -> Iterator[Watcher]:
        """Watch an edition ("": the first one), beginning at a section."""
        watcher = Watcher(language or self.first, section)
        watcher.news.set()
        self.watchers.insert(0, watcher)
        self.touched.set()
        try:
            yield watcher
        finally:
            self.watchers.remove(watcher)

    @property
    def first(self) -> str:
        """The edition that is shown to who asks for none."""
        known = self.report.editions if self.report else {}
        wanted = [one for one in self.languages if not known or one in known]
        return wanted[0] if wanted else (self.report.language if self.report else "")

    def told(self, watcher: Watcher) -> dict[str, object]:
        """Return what a watcher is told."""
        language = watcher.language or self.first
        book = self.books.get(language)
        return told(self.state(), book.shown() if book else None, language)

    def state(self) -> State:
        """Return what is known of the report."""
        ignores = self.report.ignores if self.report else ()
        pressed = (
            lenient(Checked(None, book.findings), ignores).findings for book in self.books.values()
        )
        every = (f for found in (*self.found.values(), *pressed) for f in found)
        return State(
            name=self.name,
            turn=self.turn,
            tongues=tuple(self._tongues()),
            findings=together(every),
            fault=self.fault,
            looking=self.surveyed != self.turn,
            seconds=self.seconds,
        )

    def _tongues(self) -> Iterator[Tongue]:
        documents = (book.document for book in self.books.values())
        names = dict(next((d.title_matter.editions for d in documents if d), ()))
        for tag in self.report.editions if self.report else ():
            yield Tongue(tag, names.get(tag, tag), self.counts.get(tag, {}))

    def _tell(self) -> None:
        for watcher in self.watchers:
            watcher.news.set()

    # --- the newest save ------------------------------------------------------------------------

    async def run(self) -> None:
        """Make whatever is looked at anew after each save, until cancelled."""
        making: asyncio.Task[None] | None = None
        put_off = 0
        try:
            while True:
                await self.touched.wait()
                self.touched.clear()
                if making and not making.done():
                    put_off = 0 if self.seen.is_set() else put_off + 1
                    if put_off > PATIENCE:
                        await self.seen.wait()
                    making.cancel()
                    await asyncio.wait([making])
                making = asyncio.create_task(self._make())
        finally:
            if making:
                making.cancel()

    async def _make(self) -> None:
        """Make the newest state of the folder; whatever goes wrong is told, and outlived."""
        self.seen.clear()
        try:
            self._take(await self.tools.read(self.shelf_now))
            if not self.first:
                self._learn(await self._edited(""), "")
            for language in dict.fromkeys([*(w.language for w in self.watchers), self.first]):
                await self._renew(language or self.first)
            self.whole = not any(book.before for book in self.books.values())
            self.fault = ""
            self._tell()
            self.seen.set()
            await self._survey()
        except Exception as fault:  # noqa: BLE001 - the next save may mend it
            self.fault = self.fault_of(fault)
            self._tell()
        finally:
            self.seen.set()

    def _take(self, shelf: Shelf) -> None:
        """Take a state of the folder; one that is the same as before is none."""
        if self.shelf is not None and shelf == self.shelf:
            return
        before = self.shelf.files if self.shelf else {}
        new = {path for path, data in shelf.files.items() if before.get(path) != data}
        waiting = self.changed if self.looked < self.turn else frozenset()
        self.changed = waiting | new | (before.keys() - shelf.files.keys())
        self.shelf = shelf
        self.turn += 1
        if self.whole:  # else what could not be made now will be asked for again
            self.memo.settle()
        self.whole = False

    async def _renew(self, language: str) -> None:
        """Bring an edition up to date, unless it is."""
        book = self.books.setdefault(language, Book(language, self.tools, self.memo))
        if book.turn == self.turn or not language:
            return
        ready = await self._edited(language)
        self._learn(ready, language)
        document = ready.documents.get(language)
        book.before = document is None
        self._tell()
        if document is not None:
            section = next((w.section for w in self.watchers if w.language == language), "")
            save = Save(self.turn, self.changed, section)
            await book.renew(document, save, lambda: self._news(book))
        book.turn = self.turn
        self._look()

    def _news(self, book: Book) -> asyncio.Future[bytes | None] | None:
        """Tell of a page; the edited one is pictured while the browser hears of it."""
        follow, picture = book.follow, None
        if follow and follow.turn == self.turn and self.looked < self.turn:
            self.seconds = self.clock() - self.begun
            self._look()
            picture = self.gallery.ahead(book.pictured(follow), follow.page)
        self._tell()
        return picture

    def _look(self) -> None:
        self.looked = max(self.looked, self.turn)
        self.seen.set()

    async def _edited(self, language: str) -> Edited:
        """Read the report, and translate and edit one edition; none, if it has no such."""
        shelf = self.shelf or self.shelf_now()
        order = Order(frozenset({language}))
        return await self.tools.read(
            lambda: edited(shelf, self.tools.house, order, silent, self.memo)
        )

    def _learn(self, ready: Edited, language: str) -> None:
        if ready.report:
            self.report = ready.report
            self.found = {tag: f for tag, f in self.found.items() if tag in self.report.editions}
        self.found |= {"": ready.found[""], language: ready.found.get(language, ready.found[""])}

    async def _survey(self) -> None:
        """Look at all languages, once nobody saves; a look that is no longer wanted ends unseen."""
        if self.surveyed == self.turn or self.shelf is None:
            return
        await asyncio.sleep(REST)
        if self.survey:
            await asyncio.wait([self.survey])
        turn, work = self.turn, self.tools.quick.run(self.name)
        later = work.do(SURVEY, self.shelf, self.tools.house)
        self.survey = asyncio.ensure_future(self.tools.have(later))
        found, counts = await asyncio.shield(self.survey)
        self.found, self.counts, self.surveyed = dict(found), counts, turn
        self._tell()
