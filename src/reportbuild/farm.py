"""Door: a farm, which is other machines that do the work of engines, reached through Dask.

In: packed work. Out: what it makes, packed. Everything travels in the value. The house goes as the
result of a piece of work of its own: each worker that needs it asks another for it, once; if all
that had it are gone it is made again; and it leaves the farm with whoever brought it, even if that
one is killed. (Data that is scattered is lost with its worker; what a plugin brings would stay.)

Before anything is sent, and whenever a worker comes, its recipe is held against the sender's; and
again with each piece of work. Dask does the work of a worker that dies elsewhere.
"""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Collection, Coroutine, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from threading import Lock, Thread
from typing import Any

from reportbuild import farmhand, muster
from reportbuild import recipe as of_here
from reportbuild.farmhand import LIBRARY, Parcel, StrangerError
from reportbuild.model.design import House
from reportbuild.model.finding import Finding, Span
from reportbuild.packing import house_packed

INSTALL = "pip install 'reportbuild[farm]', or from its lock as docs/farm.md says"
RETRIES = 2
"""How often work that raised is tried again: a machine's disk may be full. What is a fault of ours
raises everywhere. Workers that die are counted by the scheduler (`allowed-failures`, 3)."""
REFUSALS = 20
"""How often a piece of work may come upon strangers."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until it is told that the scheduler does not answer, that there are no workers, and
    that all of them have gone; and between two looks at who is there.
    """

    answer: float = 5
    workers: float = 20
    others: float = 60
    glance: float = 1


@contextmanager
def farm(scheduler: str, house: House, patience: Patience | None = None) -> Iterator[Farm]:
    """Reach a farm, if it is there (`ready`); leave nothing in it of what was sent.

    Whatever is under way when it closes is given up.
    """
    reached = Farm(scheduler, Parcel(house_packed(house)), patience or Patience())
    thread = Thread(target=reached.run, name="farm")
    thread.start()
    try:
        reached.opened.result()
        yield reached
    finally:
        reached.stop()
        thread.join()


@dataclass(slots=True, eq=False)
class Farm:
    """Carries work to the workers of a scheduler. All of Dask lives in one thread, on its loop.

    `found` is all that went wrong, and the workers that are passed over.
    """

    scheduler: str
    house: Parcel
    patience: Patience
    found: list[Finding] = field(default_factory=list)
    opened: Future[bool] = field(default_factory=Future)
    recipe: dict[str, str] = field(default_factory=dict)
    named: tuple[str, str] = ("", "")
    """The digests of the recipe and of the house, by which workers know them."""
    client: Any = None
    fit: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    lost: str = ""
    under_way: set[asyncio.Task[Any]] = field(default_factory=set)
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    stopped: bool = False
    lock: Lock = field(default_factory=Lock)
    _house: Any = None

    @property
    def ready(self) -> bool:
        """Whether work may be sent; if not, `found` says why."""
        return self.opened.result()

    @property
    def workers(self) -> int:
        """How many there are that work may be given to."""
        return len(self.fit)

    def send(self, work: bytes) -> Future[bytes]:
        """Have packed work done by a worker."""
        return self._begin(self._done(Parcel(work)))

    def warm(self, engines: Sequence[str]) -> None:
        """Let every worker learn the house and bring engines in, before there is work."""
        self._begin(self._warm(Parcel(" ".join(engines).encode())))

    def stop(self) -> None:
        """Give up whatever is under way, and leave."""
        with self.lock:
            self.stopped = True
            with suppress(RuntimeError):  # the loop has ended by itself
                self.loop.call_soon_threadsafe(self.over.set)

    def run(self) -> None:
        """Live on the loop until `stop`."""
        try:
            with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
                runner.run(self._live())
        except Exception as fault:
            if self.opened.done():
                raise
            self.opened.set_exception(fault)  # whoever waits raises it

    def _begin(self, doing: Coroutine[Any, Any, Any]) -> Future[Any]:
        with self.lock:
            if not self.stopped:
                return asyncio.run_coroutine_threadsafe(self._counted(doing), self.loop)
        doing.close()
        given_up: Future[Any] = Future()
        given_up.cancel()
        given_up.set_running_or_notify_cancel()
        return given_up

    # --- on the loop ----------------------------------------------------------------------------

    async def _live(self) -> None:
        try:
            ready = await self._reached() and await self._manned()
            self.opened.set_result(ready)
            if ready:
                await self._watch()
        finally:
            self._give_up()
            await asyncio.gather(*self.under_way, return_exceptions=True)
            self._house = None
            if self.client is not None:
                with suppress(Exception):  # who is gone needs no farewell
                    await self.client.close()

    async def _reached(self) -> bool:
        """Reach the scheduler, and see that it can take our work in hand."""
        if not find_spec(LIBRARY):
            self._tell("env-006", LIBRARY, "the library is not on this machine", INSTALL)
            return False
        dask = import_module(LIBRARY)
        logging.getLogger(f"{LIBRARY}.client").setLevel(logging.CRITICAL)  # findings tell it
        warnings.filterwarnings("ignore", category=dask.versions.VersionMismatchWarning)
        self.recipe = farmhand.recipe()
        self.named = (of_here.digest(self.recipe), sha256(self.house.data).hexdigest())
        try:
            self.client = dask.Client(
                self.scheduler,
                asynchronous=True,
                set_as_default=False,
                timeout=self.patience.answer,
            )
            await self.client
            self.found += await muster.scheduler_faults(self.client, self.recipe)
        except Exception as fault:  # noqa: BLE001 - what else listens there may answer anything
            hint = "look at the address, and whether the scheduler runs"
            self._tell("farm-001", self.scheduler, muster.said(fault), hint)
        return not self.found

    async def _manned(self) -> bool:
        """Wait for workers; see that each would make what is made here."""
        ends = self.loop.time() + self.patience.workers
        while not (here := set(await self.client.nthreads())) and self.loop.time() < ends:
            if await self._over_within(self.patience.glance / 4):
                return False
        if not here:
            waited = f"no worker came within {self.patience.workers:g} seconds"
            self._tell("farm-002", self.scheduler, waited, "start workers, and see what they print")
        self.found += (await muster.faults(self.client, self.recipe, here)).values()
        self.fit = here
        return not self.found

    async def _watch(self) -> None:
        """See who comes and goes, until all is over."""
        seen = self.loop.time()
        while not await self._over_within(self.patience.glance):
            try:
                here = set(await self.client.nthreads())
                await self._meet(here - self.fit - self.strangers)
            except Exception as fault:  # noqa: BLE001 - however it fails, nobody answers
                self._lose(f"the scheduler has gone ({muster.said(fault)})")
                continue
            self.fit &= here
            self.strangers &= here
            if self.fit:
                seen = self.loop.time()
            elif self.loop.time() - seen > self.patience.others:
                self._lose(f"no worker was there for {self.patience.others:g} seconds")

    async def _meet(self, workers: Collection[str]) -> None:
        """Look at workers that came later, or one of which refused work."""
        faults = await muster.faults(self.client, self.recipe, workers)
        for worker in faults.keys() - self.strangers:
            self.found.append(replace(faults[worker], code="farm-005"))
        self.strangers |= faults.keys()
        self.fit = (self.fit | set(workers)) - self.strangers

    async def _done(self, work: Parcel) -> bytes:
        """Have work done by whoever is fit for it."""
        for _ in range(REFUSALS):
            try:
                return bytes(await self._sent(farmhand.do, work))
            except StrangerError:
                with suppress(OSError):  # `_watch` tells that
                    await self._meet(set(await self.client.nthreads()))
        self._lose("no worker takes the work")
        raise BrokenExecutor(self.lost)

    async def _sent(self, function: Any, *values: Parcel, **how: Any) -> Any:  # noqa: ANN401
        """Return what a function of `farmhand` makes on the farm; raise what it raises."""
        if self.lost:
            raise BrokenExecutor(self.lost)
        if self.strangers and self.fit:
            how = {"workers": sorted(self.fit), "allow_other_workers": True, **how}
        dask = import_module(LIBRARY)
        try:
            if self._house is None:
                key = f"house-{self.named[1]}"
                self._house = self.client.submit(farmhand.kept, self.house, key=key)
            return await self.client.submit(
                function, *self.named, self._house, *values, pure=False, retries=RETRIES, **how
            )
        except asyncio.CancelledError:
            if self.over.is_set():
                raise
            raise BrokenExecutor(self.lost) from None
        except dask.KilledWorker as fault:
            self._tell("farm-006", self.scheduler, _killed(fault), "give workers more memory")
            raise BrokenExecutor(_killed(fault)) from None
        except (CancelledError, dask.client.ClosedClientError) as fault:
            self._lose(f"the scheduler has gone ({muster.said(fault)})")
            raise BrokenExecutor(self.lost) from None

    async def _warm(self, engines: Parcel) -> None:
        """Warm every worker. Who dies of it is told when there is work."""
        how = {"allow_other_workers": True}
        warming = (self._sent(farmhand.warm, engines, workers=[one], **how) for one in self.fit)
        await asyncio.gather(*warming, return_exceptions=True)

    async def _counted(self, doing: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401
        task = asyncio.current_task()
        if task:
            self.under_way.add(task)
            task.add_done_callback(self.under_way.discard)
        return await doing

    def _lose(self, why: str) -> None:
        """Nothing more can be made: who waits for anything is told."""
        if not self.lost:
            self.lost = why
            self._tell("farm-006", self.scheduler, why, "see what its processes print")
            self._give_up()

    def _give_up(self) -> None:
        for task in self.under_way - {asyncio.current_task()}:
            task.cancel()

    async def _over_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.over.wait(), seconds)
        return self.over.is_set()

    def _tell(self, code: str, place: str, message: str, hint: str) -> None:
        self.found.append(Finding(code, Span(place), message, hint))


def _killed(fault: Any) -> str:  # noqa: ANN401 - Dask's KilledWorker
    return (
        f"{fault.allowed_failures + 1} workers died of one piece of work, "
        f"the last at {fault.last_worker.address}"
    )
