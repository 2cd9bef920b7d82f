"""What CLDR says of locales."""

from __future__ import annotations

import pytest

from reportbuild.edit.locales import ancestry, cldr, direction, of_language, unmarked


@pytest.mark.parametrize(
    "tag", ["en", "en-GB", "es-419", "sr-Latn", "sr-Latn-RS", "zh-Hant-TW", "ar-001", "pt-MZ"]
)
def test_cldr_knows_the_locales_that_it_lists(tag: str):
    """With script, territory or world region."""
    assert cldr(tag) is not None


@pytest.mark.parametrize("tag", ["xx", "fr-XX", "es-ZZ", "en_GB", "en-", "", "not a tag", "sh"])
def test_a_locale_that_cldr_does_not_have_is_not_guessed(tag: str):
    """Babel would answer es-ZZ with the figures of Spain."""
    assert cldr(tag) is None


@pytest.mark.parametrize(
    ("locale", "language", "belongs"),
    [
        ("fr-FR", "fr", True),
        ("es-419", "es", True),
        ("ar-EG", "ar", True),
        ("en-GB", "fr", False),
        ("sr-Latn-RS", "sr-Latn", True),
        ("sr-Cyrl-RS", "sr-Latn", False),
        ("sr-Latn", "sr", False),
        ("zh-Hant-TW", "zh", False),
        ("xx", "xx", False),
        ("mk", "rom", True),
    ],
)
def test_a_locale_belongs_to_its_language_and_script(locale: str, language: str, *, belongs: bool):
    """Two scripts of one language have months and words that are not each other's."""
    assert of_language(locale, language) is belongs


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("ur", "rtl"), ("fr", "ltr"), ("xx", "ltr")],
)
def test_direction_is_that_of_the_script(language: str, expected: str):
    """Right to left for Arabic and Hebrew letters."""
    assert direction(language) == expected
    assert direction("xx", "ar-EG") == "rtl"


def test_locales_inherit_as_cldr_says():
    """Mexican Spanish is first of all Latin American, Mozambican Portuguese that of Portugal."""
    mexico, mozambique = cldr("es-MX"), cldr("pt-MZ")
    assert mexico is not None
    assert mozambique is not None
    assert ancestry(mexico) == ("es_MX", "es_419", "es")
    assert ancestry(mozambique) == ("pt_MZ", "pt_PT", "pt")


def test_marks_of_direction_are_taken_out():
    """No face holds them, and markup says what they say."""
    assert unmarked("\u200e%\u200e\u061c\u200f") == "%"
