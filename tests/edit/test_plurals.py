"""Plural categories of CLDR."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportbuild.edit.plurals import categories, category, sole_number


@pytest.mark.parametrize(
    ("tag", "number", "expected"),
    [
        ("en-GB", "1", "one"), ("en-GB", "1.0", "other"), ("en-GB", "0", "other"),
        ("fr-FR", "0", "one"), ("fr-FR", "1.5", "one"), ("fr-FR", "2", "other"),
        ("fr-FR", "1000000", "many"), ("es-419", "1000000", "many"), ("pt-BR", "2000000", "many"),
        ("pt-BR", "0", "one"), ("pt-PT", "0", "other"),
        ("ar", "0", "zero"), ("ar", "1", "one"), ("ar", "2", "two"), ("ar", "103", "few"),
        ("ar", "11", "many"), ("ar", "100", "other"), ("ar", "0.5", "other"),
        ("ru", "21", "one"), ("ru", "22", "few"), ("ru", "11", "many"), ("ru", "1.5", "other"),
        ("sr-Latn", "21", "one"), ("sr-Cyrl", "5", "other"),
        ("he", "2", "two"), ("zh", "1", "other"), ("sq", "1", "one"),
    ],
)  # fmt: skip
def test_a_number_takes_the_category_of_its_language(tag: str, number: str, expected: str):
    """As it is written: trailing zeros are digits too."""
    assert category(Decimal(number), tag) == expected


def test_arabic_has_all_six():
    """And Chinese one."""
    assert categories("ar") == {"zero", "one", "two", "few", "many", "other"}
    assert categories("zh") == {"other"}


@pytest.mark.parametrize(
    ("name", "tag", "expected"),
    [
        ("one", "en-GB", 1), ("one", "es-ES", 1), ("two", "ar", 2), ("zero", "ar", 0),
        ("one", "fr-FR", None), ("one", "ru", None), ("one", "hi", None), ("few", "ar", None),
        ("other", "zh", None), ("two", "en-GB", None), ("two", "he", 2), ("one", "he", None),
    ],
)  # fmt: skip
def test_some_categories_mean_one_number(name: str, tag: str, expected: int | None):
    """Only those may leave their figure out; the French singular is that of nought too."""
    assert sole_number(name, tag) == expected


@pytest.mark.parametrize(("tag", "expected"), [("fr-FR", "many"), ("en-GB", "other")])
def test_millions_written_short_have_their_own(tag: str, expected: str):
    """French says "1,2 million de personnes", English "1.2 million people"."""
    assert category(Decimal(1200000), tag, compact=True) == expected


def test_an_unknown_locale_is_no_language():
    """Voices have locales that CLDR knows; anything else is a mistake of ours."""
    with pytest.raises(ValueError, match="unknown"):
        category(Decimal(1), "xx-QQ")
