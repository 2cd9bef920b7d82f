"""A statistic as it prints: in running text, in a table's cell, and its value in a box.

Goes in: a record and the edition's voice. Comes out: inlines of which only the digits (with a sign
that belongs to them) are `Figures`; the words around them stay text, so that a script that joins
words to figures can. Qualifiers come from the locale's patterns and are never dropped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction as Ratio
from typing import assert_never

from reportbuild.edit.amounts import (
    Form,
    Record,
    in_figures,
    in_percent,
    measured,
    percent,
    percent_in_words,
    written,
    written_both,
)
from reportbuild.edit.fitting import finished
from reportbuild.edit.lines import fill, plain
from reportbuild.edit.nouns import figure_first
from reportbuild.edit.typography import tidied
from reportbuild.edit.voice import Voice, voice
from reportbuild.model.document import Line
from reportbuild.model.inlines import Figures, Text
from reportbuild.model.report import Edition
from reportbuild.model.statistics import (
    Amount,
    Change,
    Fraction,
    Qualifier,
    Range,
    Rank,
    Shift,
    Vague,
)

_QUALIFIERS: dict[Qualifier, str] = {
    "more_than": "more than", "at_least": "at least", "fewer_than": "fewer than",
    "at_most": "at most", "up_to": "up to", "about": "about", "around": "around",
    "nearly": "nearly", "only": "only", "between": "between",
}  # fmt: skip
"""The English words by which the locale files know each qualifier; "exact" has none."""

WAYS = {"up": "an increase", "down": "a decrease"}
"""The English words by which the locale files know which way a change goes."""


def described(edition: Edition) -> Mapping[str, str]:
    """Return each statistic as it prints in running text, by key, for translators to see.

    Nothing is described in a locale that CLDR does not know.
    """
    how = voice(edition).made
    if how is None:
        return {}
    return {key: plain(prose(s, how)) for key, s in edition.report.statistics.items()}


def prose(record: Record, how: Voice) -> Line:
    """Return the statistic in words, with its qualifier: "more than 230,000", "a third"."""
    line, currency = _in_text(record, how), record.currency
    if currency is not None and currency.year is not None:
        year = (Text(how.number(currency.year)),)
        pattern = how.words("{value} (prices of {year})", "prose")
        line = fill(pattern, {"value": line, "year": year})
    return finished(line, how)


def _in_text(record: Record, how: Voice) -> Line:
    value = record.quantity
    match value:
        case Range():
            between = record.qualifier == "between"
            pattern = "between {low} and {high}" if between else "{low} to {high}"
            line = _range(value, pattern, record, how)
            return line if between else _qualified(line, record, how)
        case Change():
            return _changed(value, record, how, "text")
        case Shift():
            return _shifted(value, record, how)
        case Fraction() if record.kind == "fraction":
            line = _fraction_in_words(value, record, how)
        case Amount() if record.kind == "zero":
            line = (Text(how.words("none", "prose")),)
        case _:
            line = short(record, how, "text")
    return _qualified(line, record, how)


def tabular(record: Record, how: Voice) -> Line:
    """Return the statistic as a table's cell holds it: figures and signs, and its qualifier."""
    if isinstance(record.quantity, Change):
        return finished(_changed(record.quantity, record, how, "cell"), how)
    line = short(record, how, "cell")
    if record.qualifier == "between" and isinstance(record.quantity, Range):
        return finished(line, how)
    return finished(_qualified(line, record, how), how)


def numbers_of(record: Record) -> tuple[Decimal, ...]:
    """Return the numbers that a statistic prints, in the order of its record."""
    value = record.quantity
    match value:
        case Amount(one) | Change(_, one):
            numbers = [one]
        case Range(one, other) | Shift(one, other):
            numbers = [one, other]
        case Fraction(part, whole):
            numbers = [Decimal(part), Decimal(whole)]
        case Rank(position, total):
            numbers = [Decimal(n) for n in (position, total) if n is not None]
        case Vague():
            numbers = []
        case _:
            assert_never(value)
    return (*numbers, record.per) if record.per is not None else tuple(numbers)


def short(record: Record, how: Voice, form: Form) -> Line:
    """Return the value in figures with what it counts, without qualifier or way of change."""
    value = record.quantity
    match value:
        case Vague():
            return tidied(value.words, how)
        case Range():
            low, high = written_both(value.low, value.high, record, how, form)
            both = fill(how.words("{low}–{high}", "box"), {"low": low, "high": high})
            return measured(both, value.high, record, how, form)
        case Shift():
            ends = _ends(value.start, value.end, record, how, form).of("start", "end")
            line = fill(how.words("from {start} to {end}", "box"), ends)
            first = figure_first(record.noun, value.end, how)
            return line if first else measured(line, value.end, record, how, form)
        case Amount(number) | Change(_, number):
            line = measured(written(number, record, how, form), number, record, how, form)
            if record.per is None:
                return line
            base = in_figures(record.per, record, how)
            pattern = how.words("{value} per {base}", "prose")
            return fill(pattern, {"value": line, "base": base})
        case Rank():
            return _rank(value, record, how)
        case Fraction():
            return _short_fraction(value, record, how, form)
        case _:
            assert_never(value)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Two numbers as they stand in a pattern, each with what it must have by itself."""

    first: Line
    last: Line

    def of(self, first: str, last: str) -> Mapping[str, Line]:
        """Return them as slots of these names."""
        return {first: self.first, last: self.last}


def _ends(one: Decimal, other: Decimal, record: Record, how: Voice, form: Form) -> _Ends:
    """Return two numbers of a pattern: signs and money with each, words and nouns with the last.

    So "from 40% to 52%", "50 euros to 3,500 euros", but "40 to 52 per cent", "10 to 15 bars".
    """
    first, last = written_both(one, other, record, how, form)
    if record.currency is not None or (percent(record) and not percent_in_words(form, how)):
        first = measured(first, one, record, how, form)
    if figure_first(record.noun, other, how):
        last = measured(last, other, record, how, form)
    return _Ends(first, last)


def _in_pattern(text: str, ends: _Ends, names: tuple[str, str], record: Record, how: Voice) -> Line:
    """Two numbers in running text; a noun that goes before its figure goes before both."""
    line = fill(how.words(text, "prose"), ends.of(*names))
    last = numbers_of(record)[-1]
    if figure_first(record.noun, last, how):
        return line
    return measured(line, last, record, how, "text")


def _range(value: Range, pattern: str, record: Record, how: Voice) -> Line:
    """Two numbers in running text; a language may have the sign for per cent with either."""
    if percent(record) and percent_in_words("text", how):
        low, high = written_both(value.low, value.high, record, how, "text")
        return in_percent(f"{pattern} per cent", {"low": low, "high": high}, record, how)
    ends = _ends(value.low, value.high, record, how, "text")
    return _in_pattern(pattern, ends, ("low", "high"), record, how)


def _shifted(value: Shift, record: Record, how: Voice) -> Line:
    text = f"{WAYS[value.direction]} from {{start}} to {{end}}"
    if percent(record) and percent_in_words("text", how):
        start, end = written_both(value.start, value.end, record, how, "text")
        return in_percent(f"{text} per cent", {"start": start, "end": end}, record, how)
    ends = _ends(value.start, value.end, record, how, "text")
    return _in_pattern(text, ends, ("start", "end"), record, how)


def _changed(value: Change, record: Record, how: Voice, form: Form) -> Line:
    line = _qualified(short(record, how, form), record, how)
    return fill(how.words(f"{WAYS[value.direction]} of {{value}}", "prose"), {"value": line})


def _rank(value: Rank, record: Record, how: Voice) -> Line:
    position = in_figures(Decimal(value.position), record, how)
    if value.total is None:
        return fill(how.words("rank {position}", "prose"), {"position": position})
    total = in_figures(Decimal(value.total), record, how)
    pattern = how.words("rank {position} of {total}", "prose")
    return fill(pattern, {"position": position, "total": total})


def _short_fraction(value: Fraction, record: Record, how: Voice, form: Form) -> Line:
    ends = Decimal(value.numerator), Decimal(value.denominator)
    if record.kind == "ratio":
        top, bottom = written_both(*ends, record, how, form)
        pattern = how.words("{numerator} in {denominator}", "prose")
        return fill(pattern, {"numerator": top, "denominator": bottom})
    if how.direction == "rtl" or how.style.digits != "0123456789":
        return _fraction_in_words(value, record, how)  # vulgar fractions are Latin numerals
    top, bottom = in_figures(ends[0], record, how), in_figures(ends[1], record, how)
    sign = _VULGAR.get(Ratio(value.numerator, value.denominator))
    written = sign or f"{plain(top)}/{plain(bottom)}"
    return (Figures(written, record.key),)


def _fraction_in_words(value: Fraction, record: Record, how: Voice) -> Line:
    name = f"{value.numerator}/{value.denominator}"
    if words := how.words.alternatives(name, "fraction"):
        return (Text(words[0]),)
    top = in_figures(Decimal(value.numerator), record, how)
    bottom = in_figures(Decimal(value.denominator), record, how)
    pattern = how.words("{numerator} in {denominator}", "prose")
    return fill(pattern, {"numerator": top, "denominator": bottom})


def _qualified(line: Line, record: Record, how: Voice) -> Line:
    words = qualifier_words(record)
    if not words:
        return line
    return fill(how.words(f"{words} {{value}}", "prose"), {"value": line})


def qualifier_words(record: Record) -> str:
    """Return the English words by which the locale files know the record's qualifier."""
    if record.qualifier == "exact":
        return ""
    parts = percent(record) or isinstance(record.quantity, Fraction) or record.kind == "rate"
    if record.qualifier == "fewer_than" and parts:
        return "less than"
    return _QUALIFIERS[record.qualifier]


_VULGAR = {
    Ratio(int(top or 0), int(bottom)): chr(point)
    for point in (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189)
    for top, _, bottom in [unicodedata.normalize("NFKD", chr(point)).partition("\u2044")]
    if bottom
}
"""Unicode's signs for common fractions, by their value."""
