"""Number words put together: "one hundred and twenty", "quatre-vingt-un", "خمسة وثمانون".

Goes in: words of known value, what stands between them, and the grammar of the language. Comes out:
their value together, or None where the language does not build a number so: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONGEST = 24  # words: no number below a billion has as many
_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000
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
    """How a language adds two numbers: "20 et 1". 20, 100, 1000 stand for all of their place.

    On the right of 100 and 1000, 1 stands for all that is less, 10 and 100 for what is no less.
    """

    left: int
    word: str
    right: int

    def adds(self, left: int, right: int, scales: Sequence[int] = (10**9, 10**6, 10**3)) -> bool:
        """Tell whether two numbers may be added so; `scales` are the language's, from 1000 on."""
        if (self.left, self.right) == (20, 1):
            return left in _TENS and right in _UNITS
        if (self.left, self.right) == (1, 20):
            return left in _UNITS and right in _TENS
        if self.left >= _HUNDRED:
            if self.left == _HUNDRED:
                return left in range(100, 1000, 100) and self.right <= right < self.left
            place = next((scale for scale in scales if left % scale == 0), 0)
            return self.right <= right < place <= left
        if self.right == _TEENS[0]:  # stands for the teens: "soixante et onze"
            return left == self.left and right in _TEENS
        return left in range(self.left, 100, 10) and right in _UNITS


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language builds its numbers: by sums, and by multiples of its scales.

    `scales` are its words for 100, 1000, 100,000 ("lakh") or 10,000 ("万"), the greatest first;
    they stand after what they multiply, or `before` it, as in the Swahili "mia tano", 500.
    """

    joints: tuple[Joint, ...] = ()
    scales: tuple[int, ...] = tuple(sorted(_SCALES, reverse=True))
    before: bool = False

    def sums(self, left: set[int], right: set[int], link: str) -> set[int]:
        """Return what two numbers with a link between them are together."""
        places = [scale for scale in self.scales if scale >= _THOUSAND]
        return {
            a + b
            for joint in self.joints
            if joint.word == link
            for a in left
            for b in right
            if joint.adds(a, b, places)
        }

    def multiples(self, numbers: set[int], word: frozenset[int]) -> set[int]:
        """Return what numbers make with a scale beside them."""
        return {a * s for a in numbers for s in word if s in self.scales and self._multiply(a, s)}

    def _multiply(self, number: int, scale: int) -> bool:
        if scale == _TEN or (scale == _HUNDRED and self.before):
            return number in _UNITS
        if scale == _HUNDRED:  # "two hundred", "twelve hundred"
            return number in _UNITS or number in _TEENS
        return 0 < number < scale


def joints(examples: Sequence[str]) -> tuple[Joint, ...]:
    """Return the joints of a language from the examples of its list."""
    found = (re.fullmatch(r"(\d+)([^\d×]+)(\d+)", example) for example in examples)
    return tuple(Joint(int(m[1]), between(m[2]), int(m[3])) for m in found if m)


def grammar(examples: Sequence[str], numbers: Iterable[int]) -> Grammar:
    """Return the grammar of a language from the examples of its list and its number words.

    Powers of ten from 100 on multiply what stands before them. "2×10" says that ten does so as
    well, "100×2" that the scale comes first.
    """
    powers = {n for n in numbers if n >= _HUNDRED and str(n).rstrip("0") == "1"}
    products = [example.split("×") for example in examples if "×" in example]
    powers |= {_TEN} if ["2", "10"] in products else set()
    return Grammar(
        joints(examples), tuple(sorted(powers, reverse=True)), before=["100", "2"] in products
    )


def between(text: str) -> str:
    """Return what stands between two words as joints are compared: bare of spaces and hyphens."""
    return " ".join(re.split(r"[\s\-]+", text)).strip()


def readings(words: Sequence[Word], linked: Sequence[str], by: Grammar) -> frozenset[int]:
    """Return every value that words with `linked` between them may have together."""
    if not 0 < len(words) <= _LONGEST:
        return frozenset()
    size = len(words)
    values: dict[tuple[int, int], set[int]] = {
        (at, at + 1): set() if word.bound else set(word.values) for at, word in enumerate(words)
    }
    for length in range(2, size + 1):
        for start in range(size - length + 1):
            end = start + length
            made = values[start, end] = set()
            for cut in range(start + 1, end):
                made |= by.sums(values[start, cut], values[cut, end], linked[cut - 1])
            if by.before and not linked[start]:
                made |= by.multiples(values[start + 1, end], words[start].values)
            elif not by.before and not linked[end - 2]:
                made |= by.multiples(values[start, end - 1], words[end - 1].values)
    return frozenset(values[0, size])


def together(words: Sequence[Word], linked: Sequence[str], by: Grammar) -> int | None:
    """Return the one value of words with `linked` between them; None if none, or more than one."""
    found = readings(words, linked, by)
    return next(iter(found)) if len(found) == 1 else None
