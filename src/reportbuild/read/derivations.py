"""Statistics reckoned from others, held against their formula: value, unit and qualifier.

Takes records; gives findings, each at the record that says another thing than its formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction as Ratio

from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import Change, Qualifier, Statistic
from reportbuild.read.formulas import formula
from reportbuild.read.reckoning import (
    LEANINGS,
    Leaning,
    Reckoned,
    UnreckonedError,
    known,
    one,
    reckon,
)
from reportbuild.read.suggest import did_you_mean
from reportbuild.read.toml import Toml

Statistics = Mapping[str, Statistic[Draft]]

_SHOWN_AS: Mapping[Leaning, str] = {
    "above": "more_than or at_least",
    "below": "fewer_than, at_most or up_to",
    "either": "about, around or nearly",
}


def derivations(file: Toml | None, statistics: Statistics) -> Iterator[Finding]:
    """Find derived statistics that their formulas contradict.

    Errors: rec-016 a formula that comes to nothing, rec-017 another value, rec-018 a bound that
    the qualifier does not show.
    """
    for record in statistics.values() if file else ():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        if record.derived_from:
            yield from _derivation(file, record, statistics)


def _derivation(file: Toml, record: Statistic[Draft], records: Statistics) -> Iterator[Finding]:
    span = file.span(record.key, "derived")
    missing = [key for key in record.derived_from if key not in file.values]
    for key in missing:
        sentence = f"“{record.key}” is reckoned from “{key}”, which is not there."
        yield Finding("rec-016", span, sentence, did_you_mean(key, file.values))
    tree = formula(record.derived)
    if missing or tree is None or any(key not in records for key in record.derived_from):
        return  # found already, each with its own record
    if _leads_back(record.key, records):
        sentence = f"“{record.key}” is reckoned from itself, by way of others."
        yield Finding("rec-016", span, sentence, "A formula begins with what was counted.")
        return
    try:
        reckoned = reckon(tree, records)
    except UnreckonedError as reason:
        sentence = f"The formula of “{record.key}” cannot be reckoned: {reason}."
        yield Finding("rec-016", span, sentence)
        return
    said = known(record)
    if said is None or reckoned.measure != said.measure:
        sentence = f"The formula of “{record.key}” does not come to what a {record.kind} counts."
        hint = "A share comes of one number by another; a count of numbers added."
        yield Finding("rec-016", span, sentence, hint)
        return
    yield from _contradictions(record, said, reckoned)


def _contradictions(
    record: Statistic[Draft], said: Reckoned, reckoned: Reckoned
) -> Iterator[Finding]:
    down = isinstance(record.quantity, Change) and record.quantity.direction == "down"
    said, reckoned = (said.turned(), reckoned.turned()) if down else (said, reckoned)
    unit = one(record)
    pairs = {(said.low, reckoned.low), (said.high, reckoned.high)}
    step = Ratio(record.precision) * unit if record.precision is not None else Ratio(0)
    if not all(_agree(a, b, step, record.qualifier) for a, b in pairs):
        shown = " to ".join(
            dict.fromkeys(_shown(end / unit) for end in (reckoned.low, reckoned.high))
        )
        sentence = f"“{record.key}” is {record.derived}, which comes to {shown}."
        hint = "If its value was rounded, say to what: precision = 1, with a qualifier."
        yield Finding("rec-017", record.value_span, sentence, hint)
    elif not _shows(reckoned.leaning, record.qualifier):
        sentence = (
            f"“{record.key}” is {record.derived}, which is not known exactly, and its qualifier "
            f"{record.qualifier} does not say so."
        )
        hint = (
            f"By the qualifiers of what it is reckoned from, it is {_SHOWN_AS[reckoned.leaning]}."
        )
        yield Finding("rec-018", record.value_span, sentence, hint)


def _agree(said: Ratio, reckoned: Ratio, step: Ratio, qualifier: Qualifier) -> bool:
    """Tell whether a value is the one reckoned, rounded by no more than a step, and truly so."""
    over = reckoned - said
    if not step:
        return not over
    leaning = LEANINGS[qualifier]
    if leaning == "above":
        return 0 <= over < step and (bool(over) or qualifier != "more_than")
    if leaning == "below" or qualifier == "nearly":
        return 0 <= -over < step and (bool(over) or qualifier != "fewer_than")
    return 2 * abs(over) <= step


def _shows(leaning: Leaning, qualifier: Qualifier) -> bool:
    return leaning == "exact" or LEANINGS[qualifier] == leaning


def _shown(value: Ratio) -> str:
    """A number for a finding: exact where it has an end, else cut off, and said to go on."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    if Ratio(number) == value:
        return f"{number.normalize():f}"
    return f"{number:.6f}..."


def _leads_back(key: str, records: Statistics) -> bool:
    seen: set[str] = set()
    waiting = list(records[key].derived_from)
    while waiting:
        at = waiting.pop()
        if at == key:
            return True
        if at not in seen and at in records:
            seen.add(at)
            waiting.extend(records[at].derived_from)
    return False
