"""Which earlier text a changed text most likely comes from.

In: texts that stood in a catalogue, and a new one. Out: the nearest of them, or nothing. Texts are
compared by the three-letter pieces they share, whatever their script and the order of their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LIKE = 0.55
"""Share of pieces that two texts must have in common (Dice's coefficient); below that, a
translator is quicker without the earlier text."""

_RAREST = 12  # pieces by which candidates are looked for: a text's most telling ones
_LOOKED_AT = 400  # holders of such pieces that are looked at
_CANDIDATES = 24  # candidates that are compared as a whole

Pieces = frozenset[str]


@dataclass(frozen=True, slots=True)
class Index:
    """Texts, numbered in their order, with the pieces they are made of."""

    pieces: tuple[Pieces, ...]
    holders: Mapping[str, tuple[int, ...]]


def index(texts: Iterable[str]) -> Index:
    """Make texts ready to be searched."""
    pieces = tuple(_pieces(text) for text in texts)
    holders: dict[str, list[int]] = {}
    for number, held in enumerate(pieces):
        for piece in held:
            holders.setdefault(piece, []).append(number)
    return Index(pieces, {piece: tuple(numbers) for piece, numbers in holders.items()})


def nearest(text: str, among: Index) -> int | None:
    """Return the number of the indexed text most like this one, None if none is like it.

    Of equally near ones, the first. Takes time in proportion to the text, not to the index.
    """
    pieces = _pieces(text)
    known = sorted((p for p in pieces if p in among.holders), key=lambda p: _rarity(p, among))
    shared: Counter[int] = Counter()
    for piece in known[:_RAREST]:
        shared.update(among.holders[piece])
        if shared.total() > _LOOKED_AT:
            break
    candidates = sorted(shared, key=lambda number: (-shared[number], number))[:_CANDIDATES]
    near = [(_likeness(pieces, among.pieces[n]), -n) for n in candidates]
    best, number = max(near, default=(0.0, 0))
    return -number if best >= LIKE else None


def _rarity(piece: str, among: Index) -> tuple[int, str]:
    return len(among.holders[piece]), piece


def _likeness(one: Pieces, other: Pieces) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _pieces(text: str) -> Pieces:
    padded = f"  {text.casefold()}  "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
