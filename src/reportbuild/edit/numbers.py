"""Decimals to figures as a locale prints them: full digits, never a compact form.

Goes in: an exact decimal and a locale's style of numbers. Comes out: its printed form. Babel gives
CLDR's symbols and grouping; what Babel leaves out is done here: the digits of a numbering system,
the least number of digits that are grouped, and signs without marks of direction. Whatever is
printed is read back by `reading.misprinted`, which compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from reportbuild.edit.locales import ancestry, cldr, unmarked
from reportbuild.model.report import Numerals

MINUS = "\N{MINUS SIGN}"

_ZEROS = {
    "adlm": 0x1E950, "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "cakm": 0x11136,
    "deva": 0x0966, "gujr": 0x0AE6, "guru": 0x0A66, "java": 0xA9D0, "khmr": 0x17E0,
    "knda": 0x0CE6, "laoo": 0x0ED0, "latn": 0x0030, "mlym": 0x0D66, "mong": 0x1810,
    "mymr": 0x1040, "nkoo": 0x07C0, "orya": 0x0B66, "tamldec": 0x0BE6, "telu": 0x0C66,
    "thai": 0x0E50, "tibt": 0x0F20, "vaii": 0xA620,
}  # fmt: skip
"""The digit zero of each numbering system that is some locale's own (CLDR numberingSystems)."""

_HAN_DIGITS = "〇一二三四五六七八九"

_MINIMUM_GROUPING = {
    **dict.fromkeys(("be", "bg", "es", "et", "hu", "hy", "ia", "ie", "it", "ka"), 2),
    **dict.fromkeys(("lv", "pl", "pt_PT", "sl", "sq"), 2),
    "ee": 3,
    "es_419": 1,
    "pt_AO": 1,
    "ru_UA": 2,
}
"""CLDR minimumGroupingDigits, which Babel ignores: 5800 stays ungrouped where it is 2. Locales
inherit; all others have 1. https://www.unicode.org/reports/tr35/tr35-numbers.html"""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a locale prints numbers.

    `integer` is CLDR's pattern of the part before the decimal sign ("#,##,##0"); `minimum` the
    fewest digits that must stand before the first group sign; `digits` the ten digits; `percent`
    what stands before and after a value to make it a per cent.
    """

    locale: str
    digits: str
    decimal: str
    group: str
    integer: str
    minimum: int
    percent: tuple[str, str]


@lru_cache(maxsize=64)
def number_style(tag: str, numerals: Numerals) -> NumberStyle:
    """Return the style of a locale that CLDR knows, in Latin or in its own numerals."""
    locale = cldr(tag)
    if locale is None:
        raise ValueError(f"unknown locale {tag}")
    system = numbering_system(tag, numerals)
    latin: Any = locale.number_symbols["latn"]
    symbols: Any = locale.number_symbols.get(system, latin)

    def symbol(name: str) -> str:
        return unmarked(symbols.get(name) or latin.get(name))

    pattern = unmarked(locale.percent_formats[None].pattern.split(";")[0])
    before, after = pattern[: pattern.index("#")], pattern[pattern.rindex("0") + 1 :]
    sign = symbol("percentSign")
    return NumberStyle(
        tag,
        system_digits(system),
        symbol("decimal"),
        symbol("group"),
        locale.decimal_formats[None].pattern.split(".")[0],
        _minimum_grouping(locale),
        (before.replace("%", sign), after.replace("%", sign)),
    )


def numbering_system(tag: str, numerals: Numerals) -> str:
    """Return CLDR's name of the system: "latn", or the one native to the locale's script."""
    locale = cldr(tag)
    if locale is None or numerals == "latn":
        return "latn"
    return str(locale.other_numbering_systems.get("native") or "latn")


def system_digits(system: str) -> str:
    """Return the ten digits of a numbering system."""
    if system == "hanidec":
        return _HAN_DIGITS
    return "".join(chr(_ZEROS[system] + n) for n in range(10))


def _minimum_grouping(locale: Locale) -> int:
    found = (_MINIMUM_GROUPING.get(name) for name in ancestry(locale))
    return next((n for n in found if n is not None), 1)


def figures(value: Decimal, style: NumberStyle) -> str:
    """Return a decimal in full, with every digit that it was written with."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is not a number")  # noqa: TRY004 - it is one of Decimal's
    places = max(0, -exponent)
    whole = len(str(abs(int(value))))
    with localcontext(prec=max(28, whole + places + 2)):  # Babel quantizes in the current context
        plain = format_decimal(
            value,
            format=style.integer + ("." + "0" * places if places else ""),
            locale="en",
            decimal_quantization=False,
            group_separator=whole >= len(_first_group(style)) + style.minimum,
        )
    signs = {ord(","): style.group, ord("."): style.decimal, ord("-"): MINUS}
    return renumbered(plain.translate(signs), style)


def _first_group(style: NumberStyle) -> str:
    """The digits of the pattern right of its last group sign, "##0"; the size of a group."""
    return style.integer.rpartition(",")[2] if "," in style.integer else "0" * 10_000


def renumbered(text: str, style: NumberStyle) -> str:
    """Return a text with its Latin digits replaced by the style's."""
    return text.translate(str.maketrans("0123456789", style.digits))
