"""An edit of a file, and the lines that something stands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `stop` of a file become `new`."""

    path: str
    start: int
    stop: int
    new: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file, from 1 on, the last included."""

    path: str
    first: int
    last: int

    def __contains__(self, place: tuple[str, int]) -> bool:
        return place[0] == self.path and self.first <= place[1] <= self.last


def lines_of(path: str, text: str, start: int, stop: int) -> Lines:
    """The block of lines between empty ones that holds these characters."""
    before, after = text[:start].split("\n"), text[stop:].split("\n")
    first, last = len(before), text[:stop].count("\n") + 1
    while first > 1 and before[first - 2].strip():
        first -= 1
    for line in after[1:]:
        if not line.strip():
            break
        last += 1
    return Lines(path, first, last)
