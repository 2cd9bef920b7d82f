"""Plural forms: which a language has, in what order gettext keeps them, and by what rule.

In: a locale. Out: its plural categories and the value of `Plural-Forms`, both from CLDR, so that a
catalogue has a form for each category that a figure can take: French has three, one for millions.
Also out: the forms of a catalogue that was written by another rule, put to their categories.
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule

from reportbuild.model.statistics import CATEGORIES, Category

_COUNTED = (*range(1001), 10**6, 2 * 10**6, 5 * 10**6, 10**9)
_PARTS = tuple(Decimal(tenths) / 10 for tenths in range(1, 100) if tenths % 10)
_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")

# what a catalogue without a rule means by so many forms, most often
_USUAL = {1: "nplurals=1; plural=0;", 2: "nplurals=2; plural=(n != 1);"}

Order = Callable[[int], int]


def categories(locale: str) -> tuple[Category, ...]:
    """Return the plural categories of a BCP 47 tag in CLDR's order, which is that of the forms.

    A language that CLDR does not know has "other" alone.
    """
    rule = _rule(locale)
    return tuple(c for c in CATEGORIES if c == "other" or (rule and c in rule.tags))


def plural_forms(locale: str) -> str:
    """Return the value of `Plural-Forms` for a BCP 47 tag; "" if CLDR does not know it.

    gettext counts in whole numbers: what CLDR asks of fractions and compact forms is settled.
    """
    rule = _rule(locale)
    if rule is None:
        return ""
    order = categories(locale)
    chosen = [(order.index(tag), _in_c(condition)) for tag, condition in rule.abstract]
    formula = str(len(order) - 1)
    for number, condition in reversed(chosen):
        if condition == "1":
            formula = str(number)
        elif condition != "0":
            formula = f"{condition} ? {number} : {formula}"
    return f"nplurals={len(order)}; plural=({formula});"


@lru_cache(maxsize=256)
def means_one_number(locale: str, category: Category) -> bool:
    """Tell whether a category holds a single number, which its form may say in words.

    Arabic's "two" does; Hebrew's "one" does not, for it holds 0.5 as well.
    """
    rule = _rule(locale)
    of_parts = rule is not None and any(rule(part) == category for part in _PARTS)
    return not of_parts and len(numbers_of(locale, category)) == 1


@lru_cache(maxsize=256)
def numbers_of(locale: str, category: Category) -> tuple[int | Decimal, ...]:
    """Return some numbers that take a category, the smallest first; whole ones, if there are."""
    rule = _rule(locale)
    if rule is None:
        return ()
    return tuple(n for n in _COUNTED if rule(n) == category) or tuple(
        n for n in _PARTS if rule(n) == category
    )


def rearranged(
    forms: Sequence[str], written_by: str, locale: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms of an entry in the order of a locale's categories, and what found no place.

    `written_by` is the `Plural-Forms` of the catalogue. Each form goes to the category that most
    of its numbers fall into; a category that gets none is left empty, for no form was written for
    it: French *bars* is not *de bars*, which millions take.
    """
    order = categories(locale)
    rule, old = _rule(locale), _order(written_by or _USUAL.get(len(forms), ""))
    if rule is None or old is None or written_by == plural_forms(locale):
        whole = (*forms, *[""] * len(order))[: len(order)]
        return whole, tuple(form for form in forms[len(order) :] if form.strip())
    votes = Counter((old(number), rule(number)) for number in _COUNTED)
    homes: dict[int, str] = {}
    for (number, category), _ in votes.most_common():
        if number < len(forms) and number not in homes and category not in homes.values():
            homes[number] = category
    placed = {category: forms[number] for number, category in homes.items()}
    homeless = (form for number, form in enumerate(forms) if number not in homes and form.strip())
    return tuple(placed.get(category, "") for category in order), tuple(homeless)


@lru_cache(maxsize=256)
def _rule(locale: str) -> PluralRule | None:
    try:
        return Locale.parse(locale.replace("-", "_")).plural_form
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def _order(header: str) -> Order | None:
    """Return the rule of a header as a function, None if there is none that can be followed."""
    found = _HEADER.fullmatch(header)
    if not found:
        return None
    try:
        return gettext.c2py(found[2])
    except ValueError:
        return None


# --- CLDR's conditions in C ---------------------------------------------------------------------

_OPERANDS = {"n": "n", "i": "n", "v": "0", "w": "0", "f": "0", "t": "0", "e": "0", "c": "0"}
"""Unicode Technical Standard 35, part 3, 5.1.1, for whole numbers written in full."""

Node = tuple[str, Any]


def _in_c(node: Node) -> str:
    """Return a condition in C, "1" or "0" if it does not depend on the number."""
    name, parts = node
    if name in ("and", "or"):
        left, right = map(_in_c, parts)
        decides, ignored = ("0", "1") if name == "and" else ("1", "0")
        if decides in (left, right):
            return decides
        if ignored in (left, right):
            return right if left == ignored else left
        return f"({left} {'&&' if name == 'and' else '||'} {right})"
    if name == "not":
        inner = _in_c(parts[0])
        if re.fullmatch(r"[^()&|]+ == \d+", inner):
            return inner.replace("==", "!=")
        return {"0": "1", "1": "0"}.get(inner) or f"!{inner if inner[0] == '(' else f'({inner})'}"
    _, value, (_, ranges) = parts
    return _within(_operand(value), [(low[1][0], high[1][0]) for low, high in ranges])


def _operand(node: Node) -> str:
    name, parts = node
    if name == "mod":
        inner, base = _operand(parts[0]), parts[1][1][0]
        return "0" if inner == "0" else f"{inner} % {base}"
    return _OPERANDS[name]


def _within(operand: str, ranges: Sequence[tuple[int, int]]) -> str:
    if operand == "0":
        return "1" if any(low <= 0 <= high for low, high in ranges) else "0"
    tests = [
        f"{operand} == {low}" if low == high else f"({operand} >= {low} && {operand} <= {high})"
        for low, high in ranges
    ]
    return tests[0] if len(tests) == 1 else f"({' || '.join(tests)})"
