"""One number of a statistic, and what it is a number of: figures, words, money, per cent, points.

Goes in: an exact number, its record, the edition's voice, and where it is to stand. Comes out:
a line without qualifier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction as Ratio
from functools import lru_cache
from typing import Literal, TypeAlias

from babel import Locale

from reportbuild.edit.claiming import denied
from reportbuild.edit.lines import fill, joined, plain
from reportbuild.edit.locales import cldr, unmarked
from reportbuild.edit.money import coded, named
from reportbuild.edit.nouns import counted
from reportbuild.edit.numbers import figures
from reportbuild.edit.plurals import category
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line
from reportbuild.model.inlines import Draft, Figures, Text
from reportbuild.model.statistics import Statistic

Record: TypeAlias = Statistic[Draft]
Form: TypeAlias = Literal["text", "cell", "box"]
"""Where a statistic is printed: in running text, in a table's cell, in a box."""

_MILLION = Decimal(10**6)
_PLACES = 2  # decimals that a number written short may have
_NO_BREAK = "\u00a0"


def percent(record: Record) -> bool:
    """Tell whether the statistic is a share of a hundred."""
    kind, unit = record.kind, record.unit
    return kind == "percent" or (kind in ("range", "change") and unit == "percent")


def in_figures(number: Decimal, record: Record, how: Voice) -> Line:
    """Return one number of a statistic as its figures."""
    return (Figures(figures(number, how.style), record.key),)


def written(number: Decimal, record: Record, how: Voice, form: Form) -> Line:
    """Return one number as a form writes it: in words, short, or in full figures."""
    if form == "text" and (word := in_words(number, record, how)):
        return (Text(word),)
    if form != "cell" and (short := compact(number, record, how)):
        return short
    return in_figures(number, record, how)


def written_both(
    one: Decimal, other: Decimal, record: Record, how: Voice, form: Form
) -> tuple[Line, Line]:
    """Return two numbers written alike: in words only if both are."""
    if form == "text" and not (in_words(one, record, how) and in_words(other, record, how)):
        form = "box"
    return written(one, record, how, form), written(other, record, how, form)


def in_words(number: Decimal, record: Record, how: Voice) -> str:
    """Return a small whole number in words, "" where the report or the language wants figures.

    What is measured keeps its figures: "8 per cent", "3 euros". A word that is read as another,
    as Persian's for nine is as its "no", is not printed.
    """
    bare = record.kind in ("count", "ratio") or (record.kind == "range" and not percent(record))
    whole = number == number.to_integral_value() and number.as_tuple().exponent == 0
    if not bare or not whole or not 0 < number <= how.rules.words_up_to:
        return ""
    if int(number) not in _invariable(how.words.alternatives("invariable numbers", "words")):
        return ""
    word = next(iter(how.words.alternatives(str(number), "number")), "")
    return word if says(word, number, how) and not denied(word, how) else ""


@lru_cache(maxsize=64)
def _invariable(listed: tuple[str, ...]) -> frozenset[int]:
    spans = (re.fullmatch(r"(\d+)(?:-(\d+))?", one) for one in listed)
    return frozenset(n for m in spans if m for n in range(int(m[1]), int(m[2] or m[1]) + 1))


def compact(number: Decimal, record: Record, how: Voice) -> Line:
    """Return a long round number short, "1.2 million"; nothing where that is not just its value.

    CLDR's pattern is taken at its word only after it was read back: some would print another
    number (Swahili's "milioni 12", through Babel, for 1.2 million).
    """
    locale = cldr(how.locale)
    if not how.rules.compact or number < _MILLION or locale is None:
        return ()
    power = len(str(int(number))) - 1
    zeros = _pattern(locale, "other", power).count("0")
    reduced = number.scaleb(max(zeros, 1) - 1 - power).normalize()
    whole = reduced.to_integral_value()
    reduced = whole if whole == reduced else reduced
    pattern = _pattern(locale, category(reduced, how.locale), power)
    if not zeros or reduced.as_tuple().exponent not in (0, *range(-_PLACES, 0)):
        return ()
    before, after = re.split("0+", pattern.replace(" ", _NO_BREAK), maxsplit=1)
    line = joined((Text(before), *in_figures(reduced, record, how), Text(after)))
    return line if says(plain(line), number, how) else ()


def _pattern(locale: Locale, name: str, power: int) -> str:
    """CLDR's pattern of a power of ten, "0 million"; "" where it has none."""
    patterns = locale.compact_decimal_formats.get("long") or {}
    found = (patterns.get(one, {}).get(str(10**power)) for one in (name, "other"))
    pattern = next((one.pattern for one in found if one is not None), "")
    return unmarked(pattern.partition(";")[0])


def says(text: str, number: Decimal, how: Voice) -> bool:
    """Tell whether a text, read as its language is, is this number and no other."""
    return [n.value for n in numbers_in(text, how.reader)] == [Ratio(number)]


def measured(line: Line, number: Decimal, record: Record, how: Voice, form: Form) -> Line:
    """Return a number, or a run of them that ends in `number`, as a number of what it counts."""
    short = form != "cell" and bool(compact(number, record, how))
    if record.currency is not None:
        if form == "text":
            return named(line, number, record.currency, how, compact=short)
        return coded(line, record.currency, how)
    if percent(record):
        if percent_in_words(form, how):
            return in_percent("{value} per cent", {"value": line}, record, how)
        return signed(line, record, how)
    if record.unit == "percentage_point":
        return fill(_unit("{value} percentage points", number, how), {"value": line})
    return counted(line, number, record.noun, how, compact=short)


def percent_in_words(form: Form, how: Voice) -> bool:
    """Tell whether a form has "per cent" in words; cells have the sign."""
    style = how.rules
    choice = {"text": style.percent_in_text, "box": style.percent_in_boxes, "cell": "sign"}
    return choice[form] == "words"


def in_percent(text: str, slots: Mapping[str, Line], record: Record, how: Voice) -> Line:
    """Return a per cent in words; a sign in the pattern is printed as the locale spaces it."""
    pattern = re.sub(r"\{(\w+)\}\s*%", r"{\1_signed}", how.words(text, "percent"))
    with_sign = {f"{name}_signed": signed(line, record, how) for name, line in slots.items()}
    return fill(pattern, {**slots, **with_sign})


def signed(line: Line, record: Record, how: Voice) -> Line:
    """Return figures with the locale's sign for per cent, if they are one."""
    if not percent(record):
        return line
    before, after = how.style.percent
    return joined((Text(before), *line, Text(after)))


def _unit(text: str, number: Decimal, how: Voice) -> str:
    """The pattern of a unit for a number's plural category."""
    forms: dict[str, str] = {}
    for one in how.words.alternatives(text, "plural"):
        name, _, pattern = one.partition(":")
        forms[name.strip()] = pattern.strip()
    return forms.get(category(number, how.locale)) or forms["other"]
