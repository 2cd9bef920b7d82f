"""What an earlier build made of a report, if nothing has changed since: then it is not even read.

In: the shelves of a report and of the house, what is asked for. Out: the report as it was built. It
is known by the digests of all its files, and of all the house's: none of their bytes is kept, and
neither of them is parsed.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from reportbuild.model.manifest import Built
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.packing import ForeignError, Keeper, pack, unpack

OF_THE_MACHINE = "env-"
"""Findings that may be otherwise a moment later."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A report as it was built, and the digest of the house that it was built in."""

    built: Built
    house: str


@dataclass(frozen=True, slots=True)
class Recollection:
    """Recalls what was built of reports; `recipe` is all else that decides it: the tool, its
    toolchain.
    """

    keeper: Keeper
    recipe: str
    house: Shelf
    order: Order

    def key(self, shelf: Shelf) -> str:
        """Return what is asked for of a report, of these very bytes, as one word."""
        order = self.order
        plain = (sorted(order.languages), sorted(order.formats), order.release, order.icc)
        told = ("built", self.recipe, _told(self.house), _told(shelf), plain)
        return sha256(pack(told)).hexdigest()

    def recall(self, key: str) -> Recalled | None:
        """Return what was built when the same was asked for of the same bytes."""
        kept = self.keeper.get(key)
        try:
            match None if kept is None else unpack(kept):
                case (Built() as built, str(house)):
                    return Recalled(built, house)
        except ForeignError:
            pass
        return None

    def keep(self, key: str, recalled: Recalled) -> None:
        """Keep what was built of a report, unless the machine had a part in it."""
        built = recalled.built
        if not any(finding.code.startswith(OF_THE_MACHINE) for finding in built.findings):
            self.keeper.put(key, pack((built, recalled.house)))


def _told(shelf: Shelf) -> tuple[object, ...]:
    """Return all that there is to a shelf, with digests in place of its bytes."""
    files = [(path, sha256(data).digest()) for path, data in sorted(shelf.files.items())]
    return shelf.name, files, shelf.refused
