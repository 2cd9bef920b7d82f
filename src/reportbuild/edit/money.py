"""Amounts of money: "1,200 euros" in running text, "EUR 1,200" in boxes and cells.

Goes in: a figure as printed, its number and its currency. Comes out: a line; and all the names by
which a text may call a currency. Names and patterns are CLDR's.
"""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, get_currency_unit_pattern

from reportbuild.edit.lines import fill, joined
from reportbuild.edit.locales import cldr, unmarked
from reportbuild.edit.plurals import category
from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line
from reportbuild.model.inlines import Text
from reportbuild.model.statistics import Currency

_MILLION = Decimal(10**6)
_EXAMPLES = (0, 1, 2, 3, 5, 11, 100, 10**6, Decimal("1.5"))
"""A number at least of every plural category that a language may have."""

_NO_BREAK = "\u00a0"

_OF = {"fr": "de", "es": "de", "pt": "de"}
"""What stands between millions written as a word and their currency: « 3 millions d’euros »."""

_ELIDED = frozenset("aeiouyéèêh")
"""What French « de » loses its vowel before."""


def is_known(currency: Currency, how: Voice) -> bool:
    """Tell whether CLDR has a name for a currency in the edition's language."""
    return currency.code in _locale(how).currencies


def names_of(currency: Currency, how: Voice) -> tuple[str, ...]:
    """Return all by which a text may name a currency: its code, its sign, its names."""
    locale, code = _locale(how), currency.code
    names = [get_currency_name(code, number, locale) for number in _EXAMPLES]
    found = (code, get_currency_symbol(code, locale), get_currency_name(code, locale=locale))
    return tuple(dict.fromkeys(unmarked(name) for name in (*found, *names)))


def named(line: Line, number: Decimal, currency: Currency, how: Voice, *, compact: bool) -> Line:
    """Return money by its name; one written short takes the name that follows millions."""
    locale, code = _locale(how), currency.code
    own = category(number, how.locale, compact=compact)
    example = _MILLION if category(_MILLION, how.locale) == own else number
    name = unmarked(get_currency_name(code, example, locale))
    if compact and own == "many":
        name = _of(locale.language, name)
    pattern = unmarked(get_currency_unit_pattern(code, example, locale))
    return fill(pattern, {"0": line, "1": (Text(name),)})


def _of(language: str, name: str) -> str:
    """Return a currency's name as it follows a word for millions."""
    particle = _OF.get(language)
    if particle is None:
        return name
    if language == "fr" and name[0].lower() in _ELIDED:
        return f"d’{name}"
    return f"{particle} {name}"


def coded(line: Line, currency: Currency, how: Voice) -> Line:
    """Return money by its ISO code: signs such as "$" are those of many countries."""
    pattern = unmarked(_locale(how).currency_formats["standard"].pattern)
    if pattern.find("\u00a4") < pattern.find("#"):
        return joined((Text(currency.code + _NO_BREAK), *line))
    return joined((*line, Text(_NO_BREAK + currency.code)))


def _locale(how: Voice) -> Locale:
    locale = cldr(how.locale)
    if locale is None:
        raise ValueError(f"unknown locale {how.locale}")
    return locale
