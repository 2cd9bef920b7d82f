"""What earlier commands read and edited, recalled if it was made of the very same.

A memo like any other: takes a keeper, and the recipe of all that is made. What lasts is known by
the digest of its place and of all that it is made of. There, whatever a memo gave stands for what
it was made of itself: nobody has to pack a whole text to know that it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import TypeVar

from reportbuild.model.finding import Checked
from reportbuild.model.memo import Lasting, Place
from reportbuild.packing import ForeignError, Keeper, pack, unpack

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Origin:
    """An object, which lives as long as this does, and the digest of what it was made of."""

    value: object
    digest: Callable[[], bytes]


@dataclass(slots=True)
class Memory:
    """Recalls what lasts, for one thread; `recipe` is all else that decides what is made.

    It holds whatever went through it, so that each report has one of its own.
    """

    keeper: Keeper
    recipe: str
    origins: dict[int, _Origin] = field(default_factory=dict)

    def recall(
        self,
        place: Place,
        values: tuple[object, ...],
        make: Callable[[], T],
        *,
        lasting: Lasting[T] = False,
    ) -> T:
        """Return what was made at a place of these very values, by whatever command, or make it."""
        if not lasting:
            made = make()
            self._note(made, values, lambda: self._digest_of(place, values))
            return made
        digest = self._digest_of(place, values)
        recalled = self._kept(digest.hex(), make, lasting)
        self._note(recalled, values, lambda: digest)
        return recalled

    def _kept(self, key: str, make: Callable[[], T], lasting: Lasting[T]) -> T:
        kept = self.keeper.get(key)
        try:
            if kept is not None:
                found: T = unpack(kept)
                return found
        except ForeignError:
            pass
        made = make()
        if lasting is True or (lasting and lasting(made)):
            self.keeper.put(key, pack(made))
        return made

    def _digest_of(self, place: Place, values: tuple[object, ...]) -> bytes:
        digest = sha256(pack(("memory", self.recipe, place)))
        for value in values:
            digest.update(self._digest(value))
        return digest.digest()

    def _digest(self, value: object) -> bytes:
        """Return the digest of a value; reckoned once, if it is more than a word or a number."""
        origin = self.origins.get(id(value))
        digest = origin.digest() if origin else sha256(pack(value)).digest()
        if not _is_anybodys(value):
            self.origins[id(value)] = _Origin(value, lambda: digest)
        return digest

    def _note(self, made: object, values: tuple[object, ...], digest: Callable[[], bytes]) -> None:
        """Note what was made, and each part of it that may be taken out, by what it was made of."""
        for number, part in enumerate(_parts(made)):
            if not (_is_anybodys(part) or any(part is value for value in values)):
                self.origins[id(part)] = _Origin(part, _part_digest(digest, number))


def _is_anybodys(value: object) -> bool:
    """Tell whether a value is one object for whoever has it: then it comes from nowhere."""
    plain = isinstance(value, str | int | float | Enum | None)
    return plain or (isinstance(value, tuple | frozenset) and not value)


def _part_digest(digest: Callable[[], bytes], number: int) -> Callable[[], bytes]:
    return lambda: sha256(digest() + b"%d" % number).digest()


def _parts(made: object) -> Iterator[object]:
    """Yield a value, and what is taken out of it if it is a tuple or `Checked`."""
    yield made
    for part in made if type(made) is tuple else (made,):
        if isinstance(part, Checked):
            yield part.made
        elif part is not made:
            yield part
