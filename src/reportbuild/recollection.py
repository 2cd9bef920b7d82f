"""What an earlier build made of a report, if nothing has changed since: then it is not even read.

In: the shelf of a report, the house, what is asked for. Out: the report as it was built. It is
known by the digests of all its files: none of their bytes is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from reportbuild.editions import Order
from reportbuild.model.design import House
from reportbuild.model.manifest import Built
from reportbuild.model.shelf import Shelf
from reportbuild.packing import ForeignError, pack, unpack
from reportbuild.workshop import Workshop

OF_THE_MACHINE = "env-"
"""Findings that may be otherwise a moment later."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """Recalls what was built of a report; `missed` is told if there is anything to be made."""

    workshop: Workshop
    house: House
    order: Order
    missed: Callable[[], None]

    def recall(self, shelf: Shelf) -> Built | None:
        """Return what was built of a shelf of these very bytes, when it was asked for the same."""
        kept = self.workshop.keeper.get(self._key(shelf))
        try:
            built = None if kept is None else unpack(kept)
        except ForeignError:
            built = None
        if isinstance(built, Built):
            return built
        self.missed()
        return None

    def keep(self, shelf: Shelf, built: Built) -> None:
        """Keep what was built of a shelf, unless the machine had a part in it."""
        if not any(finding.code.startswith(OF_THE_MACHINE) for finding in built.findings):
            self.workshop.keeper.put(self._key(shelf), pack(built))

    def _key(self, shelf: Shelf) -> str:
        files = [(path, sha256(data).digest()) for path, data in sorted(shelf.files.items())]
        order = self.order
        asked = (sorted(order.languages), sorted(order.formats), order.release, order.icc)
        return self.workshop.key(pack((shelf.name, files, shelf.refused, self.house, asked)))
