"""statistics.toml into `Statistic` records: exact decimals, and every rule that one record obeys.

What a record's value is stands in `quantities`. What records say of one another (`of`, `derived`),
and of works, is looked at in `relations` and `derivations`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportbuild.model.finding import Checked, Finding
from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import (
    QUALIFIERS,
    Amount,
    Category,
    Change,
    Currency,
    Kind,
    Noun,
    Period,
    Qualifier,
    Quantity,
    Range,
    Shift,
    Statistic,
    Unit,
)
from reportbuild.read.characters import stray, unbalanced
from reportbuild.read.forms import first_day, last_day
from reportbuild.read.formulas import keys_of
from reportbuild.read.quantities import LARGEST, Sheet, decimal, holds_float, quantity
from reportbuild.read.records import each
from reportbuild.read.schema import StatisticShape
from reportbuild.read.suggest import shortened
from reportbuild.read.toml import Float, Toml

_RANGE_QUALIFIERS: tuple[Qualifier, ...] = ("exact", "between", "about", "around", "only", "nearly")
_BARE: tuple[Kind, ...] = ("zero", "text", "rank")
"""Kinds that no qualifier suits: "more than none"; words bring their own."""

_COUNTED: tuple[Kind, ...] = ("count", "range", "rate", "change")
"""Kinds that may count something: their number can stand before a noun."""

_SLOT = "{value}"


def statistics(file: Toml | None) -> Checked[Mapping[str, Statistic[Draft]]]:
    """Read every record; those that cannot be made are left out, and findings say why."""
    shapes = each(StatisticShape, file, keyed=True)
    found = list(shapes.findings)
    made: dict[str, Statistic[Draft]] = {}
    for key, shape in (shapes.made or {}).items():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        statistic = _statistic(Sheet(key, shape, file, found))
        if statistic is not None:
            made[key] = statistic
    return Checked(made, tuple(found))


def _statistic(sheet: Sheet) -> Statistic[Draft] | None:
    shape = sheet.shape
    value, per, unit = quantity(sheet), _per(sheet), _unit(sheet)
    _check_qualifier(sheet)
    _check_source(sheet)
    _check_currency(sheet)
    label, place = sheet.words(shape.label, "label"), sheet.words(shape.place, "place")
    noun, period, precision = _noun(sheet, unit), _period(sheet), _precision(sheet, value)
    operands = _operands(sheet)
    if value is None:
        return None
    return Statistic(
        sheet.key, shape.kind, unit, value, shape.qualifier, shape.attribution,
        label, place, shape.as_of, shape.source, shape.locator, shape.of, per,
        sheet.at(), sheet.at("value"),
        noun, Currency(shape.currency, shape.prices_of) if shape.currency else None, period,
        precision, shape.derived or "", operands, shape.sensitive, shape.sensitive_reason.strip(),
    )  # fmt: skip


def _check_source(sheet: Sheet) -> None:
    shape, hint = sheet.shape, "Its box must tell on whose word it stands, and for when."
    if not (shape.as_of or shape.period):
        sentence = f"“as_of” of the statistic “{sheet.key}” is missing."
        sheet.found.append(Finding("rec-011", sheet.at(), sentence, hint))
    if not shape.source:
        sentence = f"“source” of the statistic “{sheet.key}” is missing."
        sheet.found.append(Finding("rec-010", sheet.at(), sentence, hint))
    if shape.locator and not shape.source:
        sheet.find("rec-005", "locator", "A locator stands here without a source.")


def _per(sheet: Sheet) -> Decimal | None:
    per, rate = sheet.shape.per, sheet.shape.kind == "rate"
    if isinstance(per, Float):
        return None
    if rate and (type(per) is not int or not 1 < per < LARGEST):
        hint = "Write per = 1000."
        sheet.find("rec-005", "per", f"The rate “{sheet.key}” has no base.", hint)
        return None
    if not rate and per is not None:
        sheet.find("rec-005", "per", "“per” belongs to rates only.", "Take it out.")
        return None
    return Decimal(per) if rate else None


def _unit(sheet: Sheet) -> Unit:
    kind, unit = sheet.shape.kind, sheet.shape.unit
    if unit is not None and kind not in ("range", "change"):
        sentence = "“unit” belongs to ranges and changes only."
        sheet.find("rec-005", "unit", sentence, "Take it out.")
    if sheet.shape.direction is not None and kind != "change":
        sentence = "“direction” belongs to changes only."
        sheet.find("rec-005", "direction", sentence, "Take it out.")
    if kind == "range" and unit == "percentage_point":
        sentence = "A range is of numbers or per cent; percentage points are those of a change."
        sheet.find("rec-005", "unit", sentence, 'Write unit = "percent", or kind = "change".')
    if kind in ("range", "change"):
        return unit or "number"
    return "percent" if kind == "percent" else "number"


def _check_currency(sheet: Sheet) -> None:
    shape, money = sheet.shape, sheet.shape.kind == "currency"
    if money and shape.currency is None:
        sentence = f"Nobody says which money “{sheet.key}” is in."
        sheet.find("rec-005", "currency", sentence, 'Write its ISO 4217 code: currency = "EUR".')
    for name in ("currency", "prices_of"):
        if not money and getattr(shape, name) is not None:
            sentence = f"“{name}” belongs to the kind currency only."
            sheet.find("rec-005", name, sentence, "Take it out.")


def _check_qualifier(sheet: Sheet) -> None:
    kind, qualifier, value = sheet.shape.kind, sheet.shape.qualifier, sheet.shape.value
    two = isinstance(value, dict)
    if kind in _BARE or (kind == "change" and two):
        suits: tuple[Qualifier, ...] = ("exact",)
    elif kind == "range" or (kind == "currency" and two):
        suits = _RANGE_QUALIFIERS
    else:
        suits = tuple(q for q in QUALIFIERS if q != "between")
    if qualifier not in suits:
        sentence = f"The qualifier {qualifier} does not suit the kind {kind}."
        sheet.find("rec-004", "qualifier", sentence, f"It may be: {', '.join(suits)}.")


def _noun(sheet: Sheet, unit: Unit) -> Noun | None:
    """Return what is counted, each of its forms a pattern that says where the figure stands.

    Where no form has the slot, the figure comes first in each.
    """
    forms = sheet.shape.noun
    if not forms:
        return None
    if sheet.shape.kind not in _COUNTED or unit != "number":
        sentence = f"“noun” does not go with the kind {sheet.shape.kind}, or with its unit."
        sheet.find("rec-005", "noun", sentence, "A noun belongs to what is counted in whole.")
        return None
    slotted = any("{" in form for form in forms.values())
    made: list[tuple[Category, str]] = []
    for category, written in forms.items():
        span = sheet.at("noun", category)
        form = " ".join(written.split())
        sheet.found.extend((*stray(form, span), *unbalanced(form, span)))
        rest = form.replace(_SLOT, "", 1)
        if "{" in rest or "}" in rest or not rest.strip():
            sentence = f"“{shortened(written)}” is no form of a noun."
            hint = "Write the noun; {value}, once, where the figure does not come first."
            sheet.found.append(Finding("rec-021", span, sentence, hint))
        made.append((category, form if slotted else f"{_SLOT} {form}"))
    return Noun(tuple(made))


def _period(sheet: Sheet) -> Period | None:
    period = sheet.shape.period
    if period is None:
        return None
    start, end = first_day(period.start), last_day(period.end)
    if start and end and start > end:
        sentence = f"The period of “{sheet.key}” ends before it begins."
        sheet.find("rec-013", "period", sentence, "Turn the two dates round.")
    return Period(period.start, period.end)


def _precision(sheet: Sheet, value: Quantity[Draft] | None) -> Decimal | None:
    written = sheet.shape.precision
    if written is None or holds_float(written):
        return None
    precision = decimal(written)
    if not precision:
        hint = 'Write what it was rounded to: precision = 100, or "0.5".'
        sheet.find("rec-012", "precision", f"“{shortened(str(written))}” is no precision.", hint)
        return None
    numbers = _numbers(value)
    if not numbers:
        sentence = f"“precision” does not go with the kind {sheet.shape.kind}."
        sheet.find("rec-005", "precision", sentence, "Take it out.")
        return None
    for number in numbers:
        if number % precision:
            sentence = f"“{sheet.key}” is {number}, which was not rounded to {precision}."
            sheet.find("rec-012", "value", sentence, "One of the two is wrong.")
    if sheet.shape.qualifier in ("exact", "only") and isinstance(value, Amount | Change):
        sentence = f"“{sheet.key}” was rounded, and no qualifier says so."
        sheet.find("rec-012", "precision", sentence, 'Write qualifier = "about", or another.')
    return precision


def _numbers(value: Quantity[Draft] | None) -> tuple[Decimal, ...]:
    match value:
        case Amount(number) | Change(_, number):
            return (number,)
        case Range(one, other) | Shift(one, other):
            return one, other
        case _:
            return ()


def _operands(sheet: Sheet) -> tuple[str, ...]:
    formula = sheet.shape.derived
    if formula is None:
        return ()
    keys = keys_of(formula)
    if keys is None:
        sentence = f"The formula “{shortened(formula)}” cannot be read."
        hint = "It holds keys of statistics, + - * / and parentheses: returned / fled"
        sheet.find("rec-016", "derived", sentence, hint)
    return keys or ()
