"""A statistic as it prints: in running text, and in a table's cell.

Goes in: a record and the edition's voice. Comes out: inlines of which only the digits (with a sign
that belongs to them) are `Figures`; the words around them stay text, so that a script that joins
words to figures can. Qualifiers come from the locale's patterns and are never dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction as Ratio
from typing import assert_never

from reportbuild.edit.lines import fill, joined, plain
from reportbuild.edit.numbers import figures
from reportbuild.edit.reading import misprinted
from reportbuild.edit.typography import tidied
from reportbuild.edit.voice import Voice, voice
from reportbuild.model.document import Line
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft, Figures, Inline, Text
from reportbuild.model.report import Edition
from reportbuild.model.statistics import (
    Amount,
    Fraction,
    Qualifier,
    Range,
    Statistic,
    Vague,
)

Record = Statistic[Draft]

_QUALIFIERS: dict[Qualifier, str] = {
    "more_than": "more than", "at_least": "at least", "fewer_than": "fewer than",
    "at_most": "at most", "up_to": "up to", "about": "about", "around": "around",
    "nearly": "nearly", "only": "only", "between": "between",
}  # fmt: skip
"""The English words by which the locale files know each qualifier; "exact" has none."""


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
    value = record.quantity
    if isinstance(value, Range):
        between = record.qualifier == "between"
        line = _range(
            value, "between {low} and {high}" if between else "{low} to {high}", record, how
        )
        return finished(line if between else _qualified(line, record, how), how)
    if isinstance(value, Amount) and percent(record):
        amount = in_figures(value.value, record, how)
        line = _percent("{value} per cent", {"value": amount}, record, how)
    elif isinstance(value, Fraction) and record.kind == "fraction":
        line = _fraction_in_words(value, record, how)
    elif record.kind == "zero":
        line = (Text(how.words("none", "prose")),)
    else:
        line = short(record, how)
    return finished(_qualified(line, record, how), how)


def tabular(record: Record, how: Voice) -> Line:
    """Return the statistic as a table's cell holds it: figures and signs, and its qualifier."""
    line = short(record, how)
    if record.qualifier == "between" and isinstance(record.quantity, Range):
        return finished(line, how)
    return finished(_qualified(line, record, how), how)


def percent(record: Record) -> bool:
    """Tell whether the statistic is a share of a hundred."""
    return record.kind == "percent" or (record.kind == "range" and record.unit == "percent")


def misprints(record: Record, how: Voice) -> tuple[Finding, ...]:
    """Return an error (num-001) for each figure of the record that reads as another value."""
    value = record.quantity
    match value:
        case Amount():
            numbers = [value.value]
        case Range():
            numbers = [value.low, value.high]
        case Fraction():
            numbers = [Decimal(value.numerator), Decimal(value.denominator)]
        case Vague():
            numbers = []
        case _:
            assert_never(value)
    numbers += [record.per] if record.per is not None else []
    return tuple(
        Finding(
            "num-001",
            record.value_span,
            f"The statistic “{record.key}” would print {n} as “{figures(n, how.style)}”, "
            f"which “{how.locale}” reads as something else.",
            "This is a fault of the locale's data; choose another locale, and report it.",
        )
        for n in numbers
        if misprinted(n, figures(n, how.style), how.style)
    )


def short(record: Record, how: Voice) -> Line:
    """Return the value in figures with its sign, without qualifier."""
    value = record.quantity
    match value:
        case Vague():
            return tidied(value.words, how)
        case Range():
            low, high = in_figures(value.low, record, how), in_figures(value.high, record, how)
            pattern = how.words("{low}–{high}", "box")
            return signed(fill(pattern, {"low": low, "high": high}), record, how)
        case Amount():
            amount = in_figures(value.value, record, how)
            if record.kind == "rate" and record.per is not None:
                base = in_figures(record.per, record, how)
                return fill(
                    how.words("{value} per {base}", "prose"), {"value": amount, "base": base}
                )
            return signed(amount, record, how)
        case Fraction():
            return _short_fraction(value, record, how)
        case _:
            assert_never(value)


def _range(value: Range, pattern: str, record: Record, how: Voice) -> Line:
    """Two numbers in running text; a language may have the sign for per cent with either."""
    low, high = in_figures(value.low, record, how), in_figures(value.high, record, how)
    if not percent(record):
        return fill(how.words(pattern, "prose"), {"low": low, "high": high})
    return _percent(f"{pattern} per cent", {"low": low, "high": high}, record, how)


def _percent(text: str, slots: Mapping[str, Line], record: Record, how: Voice) -> Line:
    """A per cent in running text; a sign in the pattern is printed as the locale spaces it."""
    pattern = re.sub(r"\{(\w+)\}\s*%", r"{\1_signed}", how.words(text, "percent"))
    with_sign = {f"{name}_signed": signed(line, record, how) for name, line in slots.items()}
    return fill(pattern, {**slots, **with_sign})


def _short_fraction(value: Fraction, record: Record, how: Voice) -> Line:
    top = in_figures(Decimal(value.numerator), record, how)
    bottom = in_figures(Decimal(value.denominator), record, how)
    if record.kind == "ratio":
        pattern = how.words("{numerator} in {denominator}", "prose")
        return fill(pattern, {"numerator": top, "denominator": bottom})
    if how.direction == "rtl" or how.style.digits != "0123456789":
        return _fraction_in_words(value, record, how)  # vulgar fractions are Latin numerals
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


def in_figures(number: Decimal, record: Record, how: Voice) -> Line:
    """Return one number of a statistic as its figures."""
    return (Figures(figures(number, how.style), record.key),)


def signed(line: Line, record: Record, how: Voice) -> Line:
    """Return figures with the locale's sign for per cent, if they are one."""
    if not percent(record):
        return line
    before, after = how.style.percent
    return joined((Text(before), *line, Text(after)))


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


def finished(line: Line, how: Voice) -> Line:
    """Return a line with signs and dashes put to their figures, and articles contracted."""
    line = _together(line)
    for pair in how.words.alternatives("contractions", "words"):
        apart, _, one = pair.partition(">")
        swap = re.compile(rf"\b{re.escape(apart)}\b")
        line = tuple(Text(swap.sub(one, p.text)) if isinstance(p, Text) else p for p in line)
    return line


_SIGN = r"[\u00a0\u202f]?[%\u066a\ufe6a\uff05]"


def _together(line: Line) -> Line:
    parts: list[Inline] = []
    for part in line:
        last = parts[-1] if parts else None
        if isinstance(part, Text) and isinstance(last, Figures):
            sign = re.match(_SIGN, part.text)
            end = sign.end() if sign else 0
            parts[-1] = Figures(last.text + part.text[:end], last.key)
            parts += [Text(part.text[end:])] if part.text[end:] else []
        elif isinstance(part, Figures) and isinstance(last, Text):
            before = parts[-2] if len(parts) > 1 else None
            if last.text in {"–", "-"} and isinstance(before, Figures):
                parts[-2:] = [Figures(before.text + last.text + part.text, part.key)]
            elif sign := re.search(r"[%\u066a][\u00a0\u202f]?$", last.text):
                text = last.text[: sign.start()]
                parts[-1:] = [Text(text)] if text else []
                parts.append(Figures(sign.group() + part.text, part.key))
            else:
                parts.append(part)
        else:
            parts.append(part)
    return tuple(parts)


_VULGAR = {
    Ratio(int(top or 0), int(bottom)): chr(point)
    for point in (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189)
    for top, _, bottom in [unicodedata.normalize("NFKD", chr(point)).partition("\u2044")]
    if bottom
}
"""Unicode's signs for common fractions, by their value."""
