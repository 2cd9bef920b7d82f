"""Hints for misspelt names: what was written and what is known give "Did you mean ...?"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import takewhile

_MOST_LISTED = 14
"""So many names are listed where none is near; more would bury the sentence."""

_LONGEST_NAME = 60
"""Longer words are no misspelt names, and likeness takes time in proportion to the length."""

_MOST_COMPARED = 200
"""Of more names than these, only those are compared that begin alike for longest."""


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Return a hint for a name that is not among the known ones, "" if there is none to give."""
    return _hint(written, frozenset(known))


@lru_cache(maxsize=256)
def _hint(written: str, known: frozenset[str]) -> str:
    names = sorted(known)
    folded = {name.casefold(): name for name in reversed(names)}
    meant = written.casefold()
    if names and len(written) <= _LONGEST_NAME:
        alike = sorted(folded, key=lambda name: -_beginning(name, meant))
        near = get_close_matches(meant, alike[:_MOST_COMPARED], 1)
        if near:
            return f"Did you mean “{folded[near[0]]}”?"
    return f"Known here: {', '.join(names)}." if 0 < len(names) <= _MOST_LISTED else ""


def _beginning(one: str, other: str) -> int:
    """Return how many characters two names begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def shortened(written: str, longest: int = 60) -> str:
    """Return what was written, fit to be quoted in a sentence: one line, not too long, visible."""
    line = " ".join(written[: 4 * longest].split())
    shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in line)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
