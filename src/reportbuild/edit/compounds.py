"""Number words put together: "one hundred and twenty", "quatre-vingt-un", "خمسة وثمانون".

Goes in: words of known value, what stands between them, and the joints of the language. Comes out:
their value together, or None where the language does not build a number so: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 24  # words: no number below a billion has as many
_SCALES = frozenset((100, 10**3, 10**6, 10**9))
_TEENS = range(11, 20)
_TENS = range(20, 100, 10)
_UNITS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: its values, and whether it is a number only after another ("millions")."""

    values: frozenset[int]
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Joint:
    """How a language adds two numbers: "20 et 1". 20, 100, 1000 stand for all of their place."""

    left: int
    word: str
    right: int

    def adds(self, left: int, right: int) -> bool:
        """Tell whether two numbers may be added so."""
        if (self.left, self.right) == (20, 1):
            return left in _TENS and right in _UNITS
        if (self.left, self.right) == (1, 20):
            return left in _UNITS and right in _TENS
        if self.left == 100:  # noqa: PLR2004 - the place
            return left in range(100, 1000, 100) and 0 < right < self.left
        if self.left == 1000:  # noqa: PLR2004 - the place
            place = next((p for p in (10**9, 10**6, 10**3) if left % p == 0), 0)
            return 0 < right < place <= left
        if self.right == 11:  # noqa: PLR2004 - stands for the teens: "soixante et onze"
            return left == self.left and right in _TEENS
        return left in range(self.left, 100, 10) and right in _UNITS


def joints(examples: Sequence[str]) -> tuple[Joint, ...]:
    """Return the joints of a language from the examples of its list."""
    found = (re.fullmatch(r"(\d+)(\D+)(\d+)", example) for example in examples)
    return tuple(Joint(int(m[1]), between(m[2]), int(m[3])) for m in found if m)


def between(text: str) -> str:
    """Return what stands between two words as joints are compared: bare of spaces and hyphens."""
    return " ".join(re.split(r"[\s\-]+", text)).strip()


def together(words: Sequence[Word], linked: Sequence[str], by: tuple[Joint, ...]) -> int | None:
    """Return the one value of words with `linked` between them; None if none, or more than one."""
    if not 0 < len(words) <= _LONGEST:
        return None
    size = len(words)
    values: dict[tuple[int, int], set[int]] = {
        (at, at + 1): set() if word.bound else set(word.values) for at, word in enumerate(words)
    }
    for length in range(2, size + 1):
        for start in range(size - length + 1):
            end = start + length
            made = values[start, end] = set()
            for cut in range(start + 1, end):
                left, right, link = values[start, cut], values[cut, end], linked[cut - 1]
                made |= {a + b for j in by if j.word == link for a in left for b in right
                         if j.adds(a, b)}  # fmt: skip
            if not linked[end - 2]:
                scales = words[end - 1].values & _SCALES
                made |= {a * s for a in values[start, end - 1] for s in scales if _multiplies(a, s)}
    found = values[0, size]
    return next(iter(found)) if len(found) == 1 else None


def _multiplies(number: int, scale: int) -> bool:
    if scale == 100:  # noqa: PLR2004 - "two hundred", "twelve hundred"
        return number in _UNITS or number in _TEENS
    return 0 < number < scale
