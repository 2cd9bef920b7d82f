from __future__ import annotations

import gettext
import re
from collections.abc import Callable

import pytest
from babel import Locale

from reportbuild.translate.plurals import _BY_TAG, plural_forms


@pytest.mark.parametrize("language", sorted(_BY_TAG))
def test_a_rule_is_one_that_gettext_can_follow(language: str):
    """The formula is valid, and numbers reach every form that it announces."""
    forms, choose = _rule(language)
    assert {choose(n) for n in range(1001)} == set(range(forms))


@pytest.mark.parametrize(
    "language",
    [
        "am",
        "ar",
        "be",
        "bn",
        "cs",
        "de",
        "fa",
        "fr",
        "hi",
        "hr",
        "ja",
        "lt",
        "pl",
        "ru",
        "sl",
        "sq",
    ],
)
def test_a_rule_sorts_whole_numbers_as_cldr_does(language: str):
    """Two numbers take the same form in gettext if, and only if, they do in CLDR."""
    _, choose = _rule(language)
    category = Locale(language).plural_form
    pairs = {(choose(n), category(n)) for n in range(1001)}
    assert len(pairs) == len({form for form, _ in pairs}) == len({name for _, name in pairs})


def _rule(language: str) -> tuple[int, Callable[[int], int]]:
    found = re.fullmatch(r"nplurals=(\d); plural=(.+);", plural_forms(language))
    assert found
    return int(found[1]), gettext.c2py(found[2])


@pytest.mark.parametrize(
    ("language", "forms"), [("ar", 6), ("fr", 2), ("fr-CA", 2), ("pt-BR", 2), ("sr-Latn", 3)]
)
def test_a_tag_takes_the_rule_of_its_language(language: str, forms: int):
    """Regions and scripts count as their language does."""
    assert plural_forms(language).startswith(f"nplurals={forms};")


def test_an_unknown_language_has_no_rule():
    """The header is left without one, for the translator's tool to fill in."""
    assert plural_forms("tlh") == ""
