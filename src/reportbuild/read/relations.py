"""What records say of one another: parts and wholes, statistics and works.

Takes records; gives findings, each at the record that claims too much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction as Ratio

from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import (
    Amount,
    Change,
    Fraction,
    Range,
    Rank,
    Shift,
    Statistic,
    Vague,
)
from reportbuild.read.reckoning import LEANINGS, Reckoned, known
from reportbuild.read.suggest import did_you_mean
from reportbuild.read.toml import Toml

Statistics = Mapping[str, Statistic[Draft]]


def relations(
    file: Toml | None, statistics: Statistics, works: frozenset[str] | None
) -> Iterator[Finding]:
    """Find statistics that contradict others, and works that are not there.

    `works` holds every key of references.toml; None if nobody can tell.
    """
    if file is None:
        return
    for key, statistic in statistics.items():
        if statistic.source and works is not None and statistic.source not in works:
            sentence = f"No work is called “{statistic.source}”."
            hint = did_you_mean(statistic.source, works) or "Enter it in references.toml."
            yield Finding("ref-004", file.span(key, "source"), sentence, hint)
        if statistic.of:
            yield from _part(file, statistic, statistics)
    yield from _parts_together(file, statistics)


def _part(file: Toml, part: Statistic[Draft], statistics: Statistics) -> Iterator[Finding]:
    span = file.span(part.key, "of")
    if part.of not in file.values:
        sentence = f"“{part.key}” is said to be a part of “{part.of}”, which is not there."
        yield Finding("rec-006", span, sentence, did_you_mean(part.of, file.values))
    elif _is_circular(part.key, statistics):
        sentence = f"“{part.key}” is said to be a part of itself, by way of others."
        yield Finding("rec-007", span, sentence, "A whole cannot be a part of its part.")
    elif part.of in statistics:
        whole = statistics[part.of]
        if isinstance(whole.quantity, Vague) and not isinstance(part.quantity, Vague):
            sentence = f"“{part.key}” is said to be a part of “{whole.key}”, which has no number."
            yield Finding("rec-023", span, sentence, "Name the whole that it is counted from.")
        smallest, largest = _bounds(part)[0], _bounds(whole)[1]
        same = measure(part) == measure(whole)
        if same and smallest is not None and largest is not None and smallest > largest:
            sentence = f"“{part.key}” ({smallest}) is larger than “{whole.key}” ({largest})."
            hint = "It is said to be a part of it."
            yield Finding("rec-008", part.value_span, sentence, hint)


def _parts_together(file: Toml, statistics: Statistics) -> Iterator[Finding]:
    """Find wholes whose parts, taken together, are more than they are.

    Each part counts with the least that it can be, the whole with the most: one that is at least
    something is never exceeded.
    """
    parts: dict[str, list[Statistic[Draft]]] = defaultdict(list)
    for statistic in statistics.values():
        whole = statistics.get(statistic.of)
        if whole is not None and not isinstance(statistic.quantity, Change):
            parts[whole.key].append(statistic)
    for key, those in parts.items():
        shares = [(part, share) for part in those if (share := _share(part, statistics[key]))]
        together = sum((share for _, share in shares), Ratio(0))
        if len(shares) > 1 and together > 1 and all(share <= 1 for _, share in shares):
            last, names = shares[-1][0], ", ".join(f"“{part.key}”" for part, _ in shares)
            sentence = f"{names} are said to be parts of “{key}”; together they are more than it."
            hint = "One of them is wrong, or they overlap: then let each be a part of another."
            yield Finding("rec-015", file.span(last.key, "of"), sentence, hint)


def _share(part: Statistic[Draft], whole: Statistic[Draft]) -> Ratio | None:
    """Return the least share of a whole that a part can be; None if nobody can tell."""
    own, all_of_it = known(part), known(whole)
    if own is None or LEANINGS[part.qualifier] in ("below", "either"):
        return None
    if not own.measure:
        return own.low
    if all_of_it is None or own.measure != all_of_it.measure or not _is_bounded(all_of_it):
        return None
    return own.low / all_of_it.high


def _is_bounded(whole: Reckoned) -> bool:
    return whole.leaning in ("exact", "below") and whole.high > 0


def _is_circular(key: str, statistics: Statistics) -> bool:
    seen = {key}
    at = statistics[key].of
    while at in statistics and at not in seen:
        seen.add(at)
        at = statistics[at].of
    return at == key


def _bounds(statistic: Statistic[Draft]) -> tuple[Decimal | None, Decimal | None]:
    match statistic.quantity:
        case Amount(value):
            return value, value
        case Range(low, high):
            return low, high
        case _:
            return None, None


def measure(statistic: Statistic[Draft]) -> str:
    """Return what a statistic is counted in, so that only like is compared; "" for words alone."""
    match statistic.quantity:
        case Fraction():
            return "fraction"
        case Change() | Shift():
            return f"change in {statistic.unit}"
        case Rank():
            return "rank"
        case Amount() | Range() if statistic.currency is not None:
            year = statistic.currency.year
            return f"{statistic.currency.code} of {year}" if year else statistic.currency.code
        case Amount() if statistic.per is not None:
            return f"per {statistic.per}"
        case Amount() | Range():
            return statistic.unit
        case _:
            return ""
