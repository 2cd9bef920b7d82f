"""A memo: what was made of the same values a moment ago, and need not be made again.

A function that is called again and again takes one, and says of each part of its work where it
belongs and what it is made of. Without one (`FORGETFUL`) everything is made. `LastRound` is the
memo of a process that goes on; what it holds never leaves it.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, TypeVar, cast

T = TypeVar("T")

Place: TypeAlias = tuple[str, ...]
"""What a thing is and of what: ("chapter", "text/03-health.md"). A memo holds one of each."""


Lasting: TypeAlias = bool | Callable[[T], bool]
"""Whether something may be kept when the process has ended."""


class Memo(Protocol):
    """Knows what was made where, and of what."""

    def recall(
        self,
        place: Place,
        values: tuple[object, ...],
        make: Callable[[], T],
        *,
        lasting: Lasting[T] = False,
    ) -> T:
        """Return what was made at a place of these very values, or make it.

        `values` are all that `make` depends on, and nobody changes them, or what is made, later.
        What is `lasting` may be kept when the process has ended: it takes longer to make than to
        unpack, and nothing is in it but findings and text for readers. Where that depends on what
        was made, `lasting` tells.
        """


@dataclass(frozen=True, slots=True)
class Forgetful:
    """Remembers nothing."""

    def recall(
        self,
        _place: Place,
        _values: tuple[object, ...],
        make: Callable[[], T],
        *,
        lasting: Lasting[T] = False,
    ) -> T:
        """Make it."""
        del lasting
        return make()


FORGETFUL = Forgetful()


@dataclass(slots=True)
class LastRound:
    """Remembers what was made last at each place, for one thread."""

    kept: dict[Place, tuple[tuple[object, ...], object]] = field(default_factory=dict)
    asked: set[Place] = field(default_factory=set)

    def recall(
        self,
        place: Place,
        values: tuple[object, ...],
        make: Callable[[], T],
        *,
        lasting: Lasting[T] = False,
    ) -> T:
        """Return what was made at a place, if it was made of values like these."""
        del lasting
        known = self.kept.get(place)
        made = cast("T", known[1]) if known and same(known[0], values) else make()
        self.asked.add(place)
        self.kept[place] = (values, made)  # those of now: the older ones may go
        return made

    def settle(self) -> None:
        """End a round: forget what nobody has asked for in it."""
        self.kept = {place: known for place, known in self.kept.items() if place in self.asked}
        self.asked = set()


def steady(memo: Memo, place: Place, value: T) -> T:
    """Return the value that stood at a place before, if this is the same, or this."""
    return memo.recall(place, (value,), lambda: value)


def same(one: object, other: object) -> bool:
    """Tell whether two values are the same in all that could ever be seen of them.

    That is more than being equal: 1.5 and 1.50 are not the same, nor are mappings of another order.
    What cannot be told for sure is not the same.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple) and type(one) is tuple:
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str | bytes | int):
        return one == other
    return (written := _written(one)) is not None and written == _written(other)


def _written(value: object) -> bytes | None:
    """Return a value as bytes, from which an exact copy could be made; None if there is no such."""
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, protocol=5)
    pickler.fast = True  # with a memo, what is one object and what is two equal ones differ
    try:
        pickler.dump(value)
    except Exception:  # noqa: BLE001 - whatever it is that cannot be written
        return None
    return packed.getvalue()
