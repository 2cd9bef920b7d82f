"""How an edition speaks."""

from __future__ import annotations

import pytest

from reportbuild.edit.voice import printed_date, printed_place, voice
from reportbuild.model.report import Numerals
from tests.edit.desk import codes, edition, speaking


def test_an_unknown_locale_is_an_error():
    """cldr-001: figures cannot be written by rules that are not there."""
    found = voice(edition(language="fr", locale="fr-XX"))
    assert found.made is None
    assert codes(found) == ["cldr-001"]
    assert "fr-XX" in found.findings[0].message
    assert found.findings[0].span.line == 20


def test_the_locale_of_another_language_is_an_error():
    """cldr-002: the comma of one language is the point of another."""
    assert codes(voice(edition(language="fr", locale="en-GB"))) == ["cldr-002"]


@pytest.mark.parametrize(
    ("when", "language", "locale", "numerals", "printed"),
    [
        ("2003", "en", "en-GB", "latn", "2003"),
        ("2003-04", "en", "en-GB", "latn", "April 2003"),
        ("2003-04-29", "en", "en-GB", "latn", "29 April 2003"),
        ("2003-04-29", "en", "en-US", "latn", "April 29, 2003"),
        ("2003-04-29", "fr", "fr-FR", "latn", "29 avril 2003"),
        ("2003-04-01", "fr", "fr-FR", "latn", "1er avril 2003"),
        ("2003-11-11", "fr", "fr-FR", "latn", "11 novembre 2003"),
        ("2003-04", "es", "es-419", "latn", "abril de 2003"),
        ("2003-04-29", "es", "es-ES", "latn", "29 de abril de 2003"),
        ("2003-04", "ar", "ar", "latn", "أبريل 2003"),
        ("2003-04", "ar", "ar-LB", "native", "نيسان ٢٠٠٣"),
        ("2003-04-29", "ar", "ar-EG", "native", "٢٩ أبريل ٢٠٠٣"),
        ("2003", "fa", "fa", "native", "۲۰۰۳"),
        ("2003-04", "zh", "zh", "latn", "2003年4月"),
        ("2003-04-29", "sq", "sq", "latn", "29 prill 2003"),
    ],
)
def test_dates_are_written_by_the_locale_to_their_own_precision(
    when: str, language: str, locale: str, numerals: Numerals, printed: str
):
    """Months in the locale's words, digits in the edition's numerals."""
    assert printed_date(when, speaking(language, locale, numerals)) == printed


@pytest.mark.parametrize(
    ("place", "language", "printed", "known"),
    [
        ("p. 12", "en", "p.\u00a012", True),
        ("pp. 12-14", "es", "pp.\u00a012-14", True),
        ("para. 4", "fr", "§\u00a04", True),
        ("p. 12", "ar", "ص\u00a012", True),
        ("chapter 3", "fr", "chapitre\u00a03", True),
        ("appendix C", "fr", "appendix C", False),
        ("", "fr", "", True),
    ],
)
def test_places_in_works_are_put_in_the_editions_words(
    place: str, language: str, printed: str, *, known: bool
):
    """What the locale has no words for is printed as it stands."""
    assert printed_place(place, speaking(language)) == (printed, known)


def test_quotation_marks_alternate():
    """A title that holds the outer pair is put between the inner one."""
    how = speaking()
    assert how.quoted("The road") == ("“", "”")
    assert how.quoted("“The road”, again") == ("‘", "’")
    assert speaking("fr").quoted("La route") == ("«\u00a0", "\u00a0»")


def test_counting_numbers_are_in_the_editions_digits():
    """Ungrouped, as notes and chapters are."""
    assert speaking("ar", "ar", "native").number(1203) == "١٢٠٣"
    assert speaking("ar").number(1203) == "1203"
