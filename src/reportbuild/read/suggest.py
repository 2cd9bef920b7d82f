"""Hints for misspelt names: what was written and what is known give "Did you mean ...?"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_LISTED = 14
"""So many names are listed where none is near; more would bury the sentence."""

_LONGEST_NAME = 60
"""Longer words are no misspelt names, and likeness takes time in proportion to the length."""


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Return a hint for a name that is not among the known ones, "" if there is none to give."""
    names = sorted(set(known))
    if not names:
        return ""
    folded = {name.casefold(): name for name in reversed(names)}
    if len(written) <= _LONGEST_NAME:
        near = get_close_matches(written.casefold(), folded, 1)
        if near:
            return f"Did you mean “{folded[near[0]]}”?"
    if len(names) > _MOST_LISTED:
        return ""
    return f"Known here: {', '.join(names)}."


def shortened(written: str, longest: int = 60) -> str:
    """Return what was written, fit to be quoted in a sentence: one line, not too long, visible."""
    line = " ".join(written[: 4 * longest].split())
    shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in line)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
