"""The workshop: what was made before from the very same values is taken out, all else sent to make.

In: pieces of work and their values; a carrier that takes packed work to a worker, wherever that is;
a keeper of what was made. Out: what is to be had later. A piece of work is known by everything that
goes into it: its function, its values, the tool with all that lies beneath it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, cast

from reportbuild.model.document import Document
from reportbuild.packing import ForeignError, Keeper, pack, unpack
from reportbuild.work import Later, Work

P = ParamSpec("P")
R = TypeVar("R")


class Carrier(Protocol):
    """Takes packed work to a worker, and brings what it made."""

    def send(self, work: bytes) -> Future[bytes]:
        """Send `(module, function, values)`, packed; what comes back is packed as well."""


Hear = Callable[[str, "Progress"], None]
"""Hears of an artefact, by its name, how far it is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an artefact is: its step, and how many of the step's parts are done."""

    step: str
    done: int = 0
    of: int = 0
    what: str = ""


@dataclass(slots=True)
class Count:
    """How many pieces of work were made for an artefact, and how many were there already."""

    made: int = 0
    reused: int = 0


@dataclass(slots=True)
class _Promise(Generic[R]):
    """What a carrier brings, unpacked when it is first asked for; then nothing is held but that.

    `anew` has it made once more: what was kept may be whole, and still nothing of ours.
    """

    fetched: tuple[Future[bytes], Callable[[], Future[bytes]]] | None
    made: list[R] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def result(self) -> R:
        with self.lock:
            if self.fetched:
                raw, anew = self.fetched
                try:
                    self.made.append(unpack(raw.result()))
                except ForeignError:
                    self.made.append(unpack(anew().result()))
                self.fetched = None
        return self.made[0]


@dataclass(slots=True)
class Workshop:
    """A carrier and a keeper, shared by all that is made; `recipe` is whatever else decides bytes:
    the tool, its toolchain.
    """

    carrier: Carrier
    keeper: Keeper
    recipe: str
    hear: Hear
    sent: dict[str, Future[bytes]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def key(self, *parts: bytes) -> str:
        """Return the key of whatever is made from these values."""
        digest = sha256(self.recipe.encode())
        for part in parts:
            digest.update(sha256(part).digest())
        return digest.hexdigest()

    def run(self, name: str) -> Run:
        """Begin an artefact."""
        return Run(self, name)

    def fetch(
        self, key: str, packed: Callable[[], bytes], count: Count, *, anew: bool = False
    ) -> Future[bytes]:
        """Return what work of a key makes: kept (unless it is to be made `anew`), on its way
        already, or sent for now, `packed`.
        """
        with self.lock:
            if underway := self.sent.get(key):
                return underway
            if not anew and (kept := self.keeper.get(key)) is not None:
                count.reused += 1
                return _done(kept)
            count.made += 1
            future = self.sent[key] = self.carrier.send(packed())
        future.add_done_callback(lambda made: self._arrived(key, made))
        return future

    def _arrived(self, key: str, made: Future[bytes]) -> None:
        if not made.cancelled() and made.exception() is None:
            self.keeper.put(key, made.result())
        with self.lock:
            self.sent.pop(key, None)


@dataclass(slots=True)
class Run:
    """The work for one artefact: what was done for it, and what is being done."""

    workshop: Workshop
    name: str
    count: Count = field(default_factory=Count)
    done: dict[str, _Promise[object]] = field(default_factory=dict)
    packed: list[tuple[Document, bytes]] = field(default_factory=list)

    def do(self, work: Work[P, R], /, *values: P.args, **named: P.kwargs) -> Later[R]:
        """Have a piece of work done; equal work for this artefact is done once."""
        if named:
            raise TypeError("work takes its values in their order")
        parts = [self._pack(value) for value in values]
        key = self.workshop.key(work.place.encode(), *parts)
        if key not in self.done:
            self.done[key] = _Promise(
                (self._fetch(key, work, parts), lambda: self._anew(key, work, values))
            )
        return cast("Later[R]", self.done[key])

    def _fetch(
        self, key: str, work: Work[..., Any], parts: Sequence[bytes], *, anew: bool = False
    ) -> Future[bytes]:
        def packed() -> bytes:
            return pack((work.module, work.function, tuple(parts)))

        return self.workshop.fetch(key, packed, self.count, anew=anew)

    def _anew(self, key: str, work: Work[..., Any], values: Sequence[object]) -> Future[bytes]:
        return self._fetch(key, work, [self._pack(value) for value in values], anew=True)

    def tell(self, step: str, done: int = 0, of: int = 0, what: str = "") -> None:
        """Say how far the artefact is."""
        self.workshop.hear(self.name, Progress(step, done, of, what))

    def recall(self, what: str) -> Mapping[str, str]:
        """Return what was remembered when an artefact of this name was last made."""
        kept = self.workshop.keeper.get(self._memo(what))
        try:
            known = {} if kept is None else unpack(kept)
        except ForeignError:
            return {}
        sound = isinstance(known, dict) and all(
            isinstance(name, str) and isinstance(said, str) for name, said in known.items()
        )
        return known if sound else {}

    def remember(self, what: str, known: Mapping[str, str]) -> None:
        """Keep a memo for the next time, whatever the recipe is then."""
        self.workshop.keeper.put(self._memo(what), pack(dict(known)))

    def _memo(self, what: str) -> str:
        return sha256(f"memo {what} {self.name}".encode()).hexdigest()

    def _pack(self, value: object) -> bytes:
        """Pack a value; a document, which is large and asked for often, once."""
        for known, packed in self.packed:
            if known is value:
                return packed
        packed = pack(value)
        if isinstance(value, Document):
            self.packed.append((value, packed))
        return packed


def _done(value: bytes) -> Future[bytes]:
    future: Future[bytes] = Future()
    future.set_result(value)
    return future
