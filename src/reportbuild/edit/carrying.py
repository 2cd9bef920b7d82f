"""Whether words carry the value of a record, whichever way it is said, and what numbers are over.

Goes in: a record, and words with their numbers read. Comes out: faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction as Ratio

from reportbuild.edit.amounts import Record, percent
from reportbuild.edit.claiming import linked, only_article
from reportbuild.edit.lines import plain
from reportbuild.edit.phrases import holds
from reportbuild.edit.readers import Number
from reportbuild.edit.statistics import prose
from reportbuild.edit.units import Fault, between_pieces
from reportbuild.edit.voice import Voice
from reportbuild.model.statistics import Amount, Change, Fraction, Range, Rank, Shift


@dataclass(frozen=True, slots=True)
class Said:
    """Words, folded; the same with the words of the record's own unit blanked; their numbers."""

    whole: str
    bare: str
    numbers: tuple[Number, ...]


def value_faults(record: Record, said: Said, how: Voice) -> Iterator[Fault]:
    """Yield a fault where words lack the value (say-001), or hold another number (say-002)."""
    must = f"It must carry the record's value: “{plain(prose(record, how))}”."
    zero = record.kind == "zero" and holds(
        said.whole, how.words.alternatives("zero", "words"), how.reader.prefixes
    )
    numbers = said.numbers
    if zero:
        numbers = tuple(n for n in numbers if not n.worded or not n.means(Ratio(1)))
    ways = list(_rests(record, Said(said.whole, said.bare, numbers), how))
    if not (ways or zero):
        yield "say-001", "does not carry its value.", must
        return
    year = record.currency.year if record.currency is not None else None
    others = [
        [
            other
            for other in rest
            if not (year is not None and other.means(Ratio(year)))
            and not only_article(other, numbers, said.bare, how)
        ]
        for rest in ways or [list(numbers)]
    ]
    for other in min(others, key=len):
        written = said.whole[other.start : other.end]
        yield "say-002", f"holds another number, “{written}”.", must


def carries(record: Record, said: Said, how: Voice) -> bool:
    """Tell whether words carry the value of a record."""
    return any(True for _ in _rests(record, said, how))


@dataclass(frozen=True, slots=True)
class _Need:
    """A way to say a value: one number or two in order, and what must stand between the two."""

    values: tuple[Ratio, ...]
    link: str = ""
    part: bool = False
    also: tuple[str, ...] = ()


def _rests(record: Record, said: Said, how: Voice) -> Iterator[list[Number]]:
    """Yield the numbers that are over, for each way in which the value is said."""
    for need in _needs(record, how):
        first, last = need.values[0], need.values[-1]
        for at, one in enumerate(said.numbers):
            if not one.means(first, part=need.part):
                continue
            if len(need.values) == 1:
                yield [*said.numbers[:at], *said.numbers[at + 1 :]]
                continue
            for to, other in enumerate(said.numbers[at + 1 :], at + 1):
                apart = (text[one.end : other.start] for text in (said.whole, said.bare))
                if other.means(last) and any(linked(t, need.link, how, need.also) for t in apart):
                    yield [n for m, n in enumerate(said.numbers) if m not in {at, to}]


def _needs(record: Record, how: Voice) -> Iterator[_Need]:
    value = record.quantity
    match value:
        case Range(low, high):
            yield _Need((Ratio(low), Ratio(high)), "range")
        case Shift(start, end):
            yield _Need((Ratio(start), Ratio(end)), "range", also=between_pieces(record, how))
        case Change(_, by):
            yield _Need((Ratio(by),))
        case Rank(position, None):
            yield _Need((Ratio(position),))
        case Rank(position, total):
            ends = Ratio(position), Ratio(total or 0)
            pattern = how.words("rank {position} of {total}", "prose")
            turned = pattern.find("{total}") < pattern.find("{position}")
            also = between_pieces(record, how)
            yield _Need(ends[::-1] if turned else ends, "proportion", also=also)
        case Fraction(part, whole):
            yield _Need((Ratio(part, whole),), part=True)
            yield _of_whole(Ratio(part), Ratio(whole), "{numerator} in {denominator}", how)
        case Amount(number) if record.kind == "rate":
            base = Ratio(record.per or Decimal(1))
            yield _of_whole(Ratio(number), base, "{value} per {base}", how)
        case Amount(number):
            yield _Need((Ratio(number),))
            if percent(record):
                yield _Need((Ratio(number) / 100,), part=True)


def _of_whole(part: Ratio, whole: Ratio, text: str, how: Voice) -> _Need:
    """A part of a whole, in the order of the locale's pattern."""
    first, last = (f"{{{slot.partition('}')[0]}}}" for slot in text.split("{")[1:])
    pattern = how.words(text, "prose")
    turned = pattern.find(last) < pattern.find(first)
    return _Need((whole, part) if turned else (part, whole), "proportion")
