"""A memo that is watched: what is asked of it, and what it does not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from reportbuild.model.memo import Lasting, Memo, Place

T = TypeVar("T")


@dataclass(slots=True)
class Watched:
    """Asks another memo, and tells of what was made, and of what may last."""

    memo: Memo
    made: list[Place] = field(default_factory=list)
    lasting: list[Place] = field(default_factory=list)

    def recall(
        self,
        place: Place,
        values: tuple[object, ...],
        make: Callable[[], T],
        *,
        lasting: Lasting[T] = False,
    ) -> T:
        """Recall, and note what was asked for and what made."""

        def told() -> T:
            self.made.append(place)
            return make()

        self.lasting += [place] if lasting else []
        return self.memo.recall(place, values, told, lasting=lasting)

    def of(self, kind: str) -> set[str]:
        """What of a kind was made."""
        return {place[-1] for place in self.made if place[0] == kind}

    @property
    def made_of_lasting(self) -> list[Place]:
        """What was made although it may last: nobody had kept it."""
        return [place for place in self.made if place in self.lasting]
