"""Plural categories: which of CLDR's a number takes in a locale, and what a category means.

Goes in: an exact number and a locale. Comes out: "one", "few", "other" ...
https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.plural import PluralRule

from reportbuild.edit.locales import cldr

_MILLION = Decimal(10**6)
_TRIED = (*map(Decimal, range(201)), Decimal(1000), _MILLION, Decimal("0.5"), Decimal("1.5"))


def category(number: Decimal, tag: str, *, compact: bool = False) -> str:
    """Return the category of a number as it is written: 1.0 may take another than 1.

    `compact` tells that it is written short, "1.2 million"; then languages that say "millions of"
    have a category of their own (CLDR's operand e).
    """
    rule = _rule(tag)
    if compact and "e" in rule.rules.get("many", "").split():
        return "many"
    return str(rule(number))


def categories(tag: str) -> frozenset[str]:
    """Return the categories that a locale tells apart."""
    return _rule(tag).tags | {"other"}


@lru_cache(maxsize=256)
def sole_number(name: str, tag: str) -> Decimal | None:
    """Return the one number that a category means in a locale, None if it means several."""
    meant = [number for number in _TRIED if category(number, tag) == name]
    return meant[0] if len(meant) == 1 else None


def _rule(tag: str) -> PluralRule:
    locale = cldr(tag)
    if locale is None:
        raise ValueError(f"unknown locale {tag}")
    return locale.plural_form
