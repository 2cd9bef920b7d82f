"""The numbers of two texts compared by value, whatever scripts, signs and words they are in.

In: what two languages say in running text, as `Mention`s. Out: what one has and the other has not.
Statistics are left out: they are compared with their records, not with one another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Foreign,
    Link,
    NoteCall,
    StatisticRef,
    Text,
)
from reportbuild.model.report import Mention, MentionForm, Segment
from reportbuild.translate.markup import inner

CUT = " | "
"""Stands in running text where something is that may not be read with the words around it."""

_WORDS = re.compile(r"[^\W\d_]+")
_LEAST = 3  # the least whole number that a language can hardly express but by its word


_Value: TypeAlias = tuple[frozenset[Fraction], bool | None, MentionForm]


@dataclass(frozen=True, slots=True)
class Disparity:
    """What the source mentions and the translation does not, and the reverse, in order."""

    lost: tuple[Mention, ...]
    new: tuple[Mention, ...]

    def __bool__(self) -> bool:
        return bool(self.lost or self.new)

    def undeclared(self, meant: Callable[[str], bool]) -> Disparity:
        """Return what is left without the numbers that are meant to differ."""
        return Disparity(
            *(
                tuple(m for m in side if not meant(m.written.strip()))
                for side in (self.lost, self.new)
            )
        )

    @property
    def told(self) -> str:
        """What is missing and what was added, as a message says it."""
        parts = [f"{_listed(self.lost)} missing"] * bool(self.lost)
        return ", ".join(parts + [f"{_listed(self.new)} added"] * bool(self.new))


def running_text(segment: Segment) -> str:
    """Return the words of a segment as numbers are read in them: placeholders part it.

    Of foreign phrases, whose number words another language has, figures alone are left.
    """
    return "".join(_running(node) for node in segment)


def _running(node: Draft) -> str:
    match node:
        case Text():
            return node.text
        case StatisticRef() | NoteCall() | Citation():
            return CUT
        case CrossReference(words=None):
            return CUT
        case Link() if node.children == (Text(node.address),):
            return CUT
        case Foreign():
            return f"{CUT}{_WORDS.sub('|', running_text(node.children))}{CUT}"
        case _:
            return running_text(inner(node))


def disparity(source: Iterable[Mention], translation: Iterable[Mention]) -> Disparity:
    """Return the numbers that one of two texts has and the other has not, each as often as it does.

    Numbers in figures count each time. A number word counts where its value is nowhere in the
    other text: languages repeat them as they please, and say "one" and "two" in other ways. "Two",
    months and fractions such as "two thirds" count where another of their kind stands instead;
    "one" and "third" never, which are an article and an ordinal, too.
    """
    there, here = tuple(source), tuple(translation)
    if not there and not here:
        return Disparity((), ())
    left, right = _unpaired(there, here)
    lost = [m for m in left if _counts(m, here)]
    new = [m for m in right if _counts(m, there)]
    for swappable in (_is_month, _is_number_word):
        out = [m for m in left if swappable(m, here)]
        into = [m for m in right if swappable(m, there)]
        if out and into:
            lost += [m for m in out if m not in lost]
            new += [m for m in into if m not in new]
    return Disparity(tuple(lost), tuple(new))


def _unpaired(
    there: Sequence[Mention], here: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Return what finds no partner of its value: those of one form first, then figures."""
    same = Counter(map(_value, there)) & Counter(map(_value, here))
    left, right = _without(there, same), _without(here, same)
    for mention in sorted(left, key=_rank):
        partners = [m for m in right if _agree(mention, m)]
        if partners:
            left.remove(mention)
            right.remove(min(partners, key=lambda m: (m.form != mention.form, _rank(m))))
    return left, right


def _without(mentions: Sequence[Mention], same: Counter[_Value]) -> list[Mention]:
    taken = Counter(same)
    left = []
    for mention in sorted(mentions, key=_rank):
        if taken[_value(mention)] > 0:
            taken[_value(mention)] -= 1
        else:
            left.append(mention)
    return left


def _value(mention: Mention) -> _Value:
    return mention.values, mention.percent, mention.form


def _rank(mention: Mention) -> int:
    return ("figure", "word", "month", "sign").index(mention.form)


def _agree(one: Mention, other: Mention) -> bool:
    per_cent = one.percent is None or other.percent is None or one.percent == other.percent
    return per_cent and not one.values.isdisjoint(other.values)


def _counts(mention: Mention, other: Sequence[Mention]) -> bool:
    if mention.form == "word":
        whole = all(v.denominator == 1 and v >= _LEAST for v in mention.values)
        return whole and not any(_agree(mention, m) for m in other)
    return mention.form == "figure"


def _is_month(mention: Mention, _other: Sequence[Mention]) -> bool:
    return mention.form == "month"


def _is_number_word(mention: Mention, other: Sequence[Mention]) -> bool:
    """Tell whether this is a number in words that the other text has nowhere."""
    if mention.form != "word" or any(_agree(mention, m) for m in other):
        return False
    return all(v > 1 if v.denominator == 1 else v.numerator > 1 for v in mention.values)


def _listed(mentions: Sequence[Mention]) -> str:
    return ", ".join(f"“{m.written.strip()}”{' per cent' * bool(m.percent)}" for m in mentions)
