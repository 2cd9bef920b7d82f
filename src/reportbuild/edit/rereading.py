"""Every printed form of a statistic, read back and held against its record.

Goes in: a record and the edition's voice. Comes out: an error (num-001) for each form, in text, in
a cell, in a box, that says another value, qualifier, unit or way of change than the record; and
what is wrong with its noun or its currency in this language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as Ratio

from reportbuild.edit.amounts import Record
from reportbuild.edit.boxes import box_qualifier, boxed
from reportbuild.edit.lines import plain
from reportbuild.edit.money import is_known
from reportbuild.edit.nouns import noun_faults
from reportbuild.edit.numbers import figures
from reportbuild.edit.plurals import category
from reportbuild.edit.reading import misprinted, numbers_in
from reportbuild.edit.statistics import numbers_of, prose, tabular
from reportbuild.edit.voice import Voice
from reportbuild.edit.wording import contradictions
from reportbuild.model.finding import Finding, Severity
from reportbuild.model.statistics import Noun, Vague

_FAULT = "This is a fault of the locale's data; choose another locale, and report it."


def misprints(record: Record, how: Voice) -> tuple[Finding, ...]:
    """Return what this edition would misprint of a record, and cannot print of it.

    Errors: num-001 a form that reads as something else, num-004 a noun that misstates, num-005 a
    currency that CLDR does not name. A hold: num-003 a noun without the language's forms.
    """
    found = [*_misfigured(record, how), *noun_faults(record, how)]
    if record.currency is not None and not is_known(record.currency, how):
        message = f"CLDR has no name for the currency {record.currency.code} in “{how.locale}”."
        hint = "Use a code of ISO 4217 that is or was in use."
        found.append(Finding("num-005", record.span, message, hint))
    if not found and not isinstance(record.quantity, Vague):
        found += _misread(record, how)
    return tuple(found)


def forms(record: Record, how: Voice) -> Iterator[str]:
    """Yield each form in which a statistic prints: in text, in a cell, in a box."""
    yield plain(prose(record, how))
    yield plain(tabular(record, how))
    yield f"{box_qualifier(record, how)} {plain(boxed(record, how))}".strip()


def _misfigured(record: Record, how: Voice) -> Iterator[Finding]:
    for number in numbers_of(record):
        printed = figures(number, how.style)
        if misprinted(number, printed, how.style):
            message = (
                f"The statistic “{record.key}” would print {number} as “{printed}”, "
                f"which “{how.locale}” reads as something else."
            )
            yield Finding("num-001", record.value_span, message, _FAULT)


def _misread(record: Record, how: Voice) -> Iterator[Finding]:
    """Find forms that say something else: all that they say without the noun, figures with it."""
    bare = replace(record, noun=None)
    pairs = zip(forms(bare, how), forms(record, how), strict=True)
    for without, whole in dict.fromkeys(pairs):
        said = contradictions(bare, without, without, how, record.value_span)
        fault = next((f for f in said if f.severity is Severity.ERROR), None)
        if fault is not None:
            message = f"Read back, {fault.message}"
            yield Finding("num-001", record.value_span, message, _FAULT)
        elif record.noun is not None and not _same_numbers(record.noun, without, whole, how):
            message = f"“{whole}” for the statistic “{record.key}” reads as another number."
            yield Finding("num-001", record.value_span, message, _FAULT)


def _same_numbers(noun: Noun, without: str, whole: str, how: Voice) -> bool:
    """Tell whether a noun leaves the numbers of a form as they are, or says the one by itself."""
    if noun.pending:
        return True
    own, read = ([n.value for n in numbers_in(text, how.reader)] for text in (without, whole))
    if own == read:
        return True
    first = own[0] if own else None
    form = noun.form(_category(first, how)) if first is not None else None
    return form is not None and "{value}" not in form and read in ([], own[1:], own[:1])


def _category(number: Ratio, how: Voice) -> str:
    return category(Decimal(int(number)), how.locale) if number.denominator == 1 else "other"
