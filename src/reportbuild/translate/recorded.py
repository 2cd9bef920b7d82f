"""What the record of a statistic said when a translation was made for it.

In: records, and the comments of a catalogue's entries. Out: for each statistic that a segment
names, what is on record, in a few words; and the free wordings made for something else.

A figure that changes leaves the text around `{fled}` alone, and with it the entry's key: gettext
sees no change, although `[only 5,800]{fled}` is words for the old record. So each entry says, in
one extracted comment (`#.`) for each statistic, what was on record when the catalogue was last
written, and that comment travels with the words: through every move in the catalogue, through
branches and merges, to a translator's desk and back, where a file of digests beside the catalogue
would speak of another state of it. Poedit, Lokalize, OmegaT, Weblate, polib and gettext's own
tools keep extracted comments of entries in use; of obsolete ones none does, and there the line is
a translator's comment (`#`), which all keep.

The value, its kind, unit and base, the qualifier and the attribution are told. A plural category
follows from the value, so that it cannot change alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias, assert_never

from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import (
    Amount,
    Change,
    Fraction,
    Quantity,
    Range,
    Rank,
    Shift,
    Statistic,
    Vague,
)
from reportbuild.translate.markup import markup

Recorded: TypeAlias = tuple[tuple[str, str], ...]
"""Keys of statistics, in order, each with what is on record."""

_LINE = re.compile(r"\{(?P<key>\w+)\} (?P<was>was )?on record: (?P<told>.+)")


def on_record(statistic: Statistic[Draft]) -> str:
    """Return in a few words all of a record that free wording must carry: one line, stable."""
    value = " ".join(_value(statistic.quantity).split())
    money = statistic.currency.code if statistic.currency else ""
    unit = "" if statistic.unit == "number" else statistic.unit.replace("_", " ")
    base = f"per {_plain(statistic.per)}" if statistic.per is not None else ""
    measured = " ".join(part for part in (statistic.kind, value, money, unit, base) if part)
    return ", ".join((measured, statistic.qualifier.replace("_", " "), statistic.attribution))


def lines(recorded: Recorded, earlier: Recorded) -> tuple[str, ...]:
    """Return the lines of an entry's comments that tell what was on record, and is."""
    return (
        *(f"{{{key}}} on record: {told}" for key, told in recorded),
        *(f"{{{key}}} was on record: {told}" for key, told in earlier),
    )


def told_apart(comment: str) -> tuple[str, Recorded, Recorded]:
    """Part such lines from a comment: the rest of it, what is on record, and what was."""
    rest: list[str] = []
    recorded: dict[str, str] = {}
    earlier: dict[str, str] = {}
    for line in comment.split("\n"):
        if found := _LINE.fullmatch(line):
            (earlier if found["was"] else recorded)[found["key"]] = found["told"]
        else:
            rest.append(line)
    return "\n".join(rest), tuple(recorded.items()), tuple(earlier.items())


def words_freely(translation: str, key: str) -> bool:
    """Tell whether a translation has words of its own for a statistic: `[only 5,800]{fled}`."""
    return re.search(rf"(?<!\\)(?:\\\\)*\]\{{{re.escape(key)}\}}", translation) is not None


def outdated(translation: str, made_for: Recorded, now: Recorded) -> Recorded:
    """Return those records for whose earlier state a translation has words of its own."""
    today: Mapping[str, str] = dict(now)
    return tuple(
        (key, told)
        for key, told in made_for
        if key in today and told != today[key] and words_freely(translation, key)
    )


def _value(quantity: Quantity[Draft]) -> str:
    match quantity:
        case Amount():
            return _plain(quantity.value)
        case Range():
            return f"{_plain(quantity.low)} to {_plain(quantity.high)}"
        case Fraction():
            return f"{quantity.numerator}/{quantity.denominator}"
        case Change():
            return f"{quantity.direction} {_plain(quantity.by)}"
        case Shift():
            return f"from {_plain(quantity.start)} to {_plain(quantity.end)}"
        case Rank():
            return f"{quantity.position} of {quantity.total or 'all'}"
        case Vague():
            return markup(quantity.words)
        case _:
            assert_never(quantity)


def _plain(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")
