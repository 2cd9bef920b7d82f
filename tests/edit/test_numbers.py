"""Decimals to figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.numbers import MINUS, figures, number_style, numbering_system
from reportbuild.edit.readers import figure_reader
from reportbuild.edit.reading import misprinted, numbers_in
from reportbuild.model.report import Numerals

# What ICU prints (Intl.NumberFormat of ICU 78): 5800, 230000, 1234567.5, and 15 per cent.
ICU = {
    "en": ("5,800", "230,000", "1,234,567.5", "15%"),
    "en-GB": ("5,800", "230,000", "1,234,567.5", "15%"),
    "en-ZA": ("5\u00a0800", "230\u00a0000", "1\u00a0234\u00a0567,5", "15%"),
    "fr": ("5\u202f800", "230\u202f000", "1\u202f234\u202f567,5", "15\u00a0%"),
    "fr-CH": ("5\u202f800", "230\u202f000", "1\u202f234\u202f567,5", "15%"),
    "es": ("5800", "230.000", "1.234.567,5", "15\u00a0%"),
    "es-ES": ("5800", "230.000", "1.234.567,5", "15\u00a0%"),
    "es-419": ("5,800", "230,000", "1,234,567.5", "15%"),
    "es-MX": ("5,800", "230,000", "1,234,567.5", "15%"),
    "es-AR": ("5.800", "230.000", "1.234.567,5", "15%"),
    "pt": ("5.800", "230.000", "1.234.567,5", "15%"),
    "pt-PT": ("5800", "230\u00a0000", "1\u00a0234\u00a0567,5", "15%"),
    "pt-MZ": ("5800", "230\u00a0000", "1\u00a0234\u00a0567,5", "15%"),
    "pl": ("5800", "230\u00a0000", "1\u00a0234\u00a0567,5", "15%"),
    "it": ("5800", "230.000", "1.234.567,5", "15%"),
    "de": ("5.800", "230.000", "1.234.567,5", "15\u00a0%"),
    "hi": ("5,800", "2,30,000", "12,34,567.5", "15%"),
    "ar": ("5,800", "230,000", "1,234,567.5", "15%"),
    "ar-MA": ("5.800", "230.000", "1.234.567,5", "15%"),
    "tr": ("5.800", "230.000", "1.234.567,5", "%15"),
    "sq": ("5800", "230\u00a0000", "1\u00a0234\u00a0567,5", "15%"),
    "sr": ("5.800", "230.000", "1.234.567,5", "15%"),
    "sw": ("5,800", "230,000", "1,234,567.5", "15%"),
    "ru": ("5\u00a0800", "230\u00a0000", "1\u00a0234\u00a0567,5", "15\u00a0%"),
    "zh": ("5,800", "230,000", "1,234,567.5", "15%"),
}

LOCALES = (
    "en", "en-GB", "fr", "es-ES", "es-419", "pt", "pt-PT", "de", "de-CH", "ar", "ar-EG", "ar-MA",
    "fa", "hi", "bn", "my", "sw", "sq", "sr", "sr-Latn", "ru", "he", "zh", "am", "tr", "ur", "ta",
)  # fmt: skip


@pytest.mark.parametrize("tag", ICU)
def test_a_locale_prints_as_icu_does(tag: str):
    """Grouping, its least number of digits, signs and spaces are those that CLDR gives to ICU."""
    style = number_style(tag, "latn")
    before, after = style.percent
    printed = [figures(Decimal(n), style) for n in ("5800", "230000", "1234567.5")]
    assert (*printed, f"{before}15{after}") == ICU[tag]


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("ar", "٢٣٠٬٠٠٠٫٥"),
        ("ar-EG", "٢٣٠٬٠٠٠٫٥"),
        ("fa", "۲۳۰٬۰۰۰٫۵"),
        ("hi", "२,३०,०००.५"),
        ("my", "၂၃၀,၀၀၀.၅"),
        ("zh", "二三〇,〇〇〇.五"),
        ("am", "230,000.5"),
        ("fr", "230\u202f000,5"),
    ],
)
def test_native_numerals_change_digits_and_signs_together(tag: str, printed: str):
    """A figure is never half Latin: digits, decimal and group sign are of one system."""
    assert figures(Decimal("230000.5"), number_style(tag, "native")) == printed


def test_per_cent_signs_have_no_marks_of_direction():
    """CLDR wraps Arabic signs in marks that no face holds; they are left to markup."""
    assert number_style("ar", "latn").percent == ("", "%")
    assert number_style("ar", "native").percent == ("", "٪")
    assert number_style("fa", "native").percent == ("", "٪")


def test_figures_keep_every_digit_they_were_written_with():
    """A trailing zero is precision, and a long number is neither rounded nor shortened."""
    style = number_style("en", "latn")
    assert figures(Decimal("8.50"), style) == "8.50"
    assert figures(Decimal("0.05"), style) == "0.05"
    assert figures(Decimal("1E+6"), style) == "1,000,000"
    long = Decimal("123456789012345678901234567890.123456789")
    assert figures(long, style) == "123,456,789,012,345,678,901,234,567,890.123456789"


def test_a_negative_number_has_a_minus_sign_and_no_hyphen():
    """U+2212 stands before the digits, whatever the locale's own hyphen is."""
    assert figures(Decimal(-15), number_style("en", "latn")) == f"{MINUS}15"
    assert figures(Decimal(-15), number_style("he", "latn")) == f"{MINUS}15"


def test_what_is_no_number_is_refused():
    """Infinity cannot be printed as figures."""
    with pytest.raises(ValueError, match="not a number"):
        figures(Decimal("Infinity"), number_style("en", "latn"))


def test_a_locale_that_cldr_does_not_know_has_no_style():
    """Nothing is guessed for it."""
    with pytest.raises(ValueError, match="xx-XX"):
        number_style("xx-XX", "latn")


def test_the_numbering_system_is_that_of_cldr():
    """Folios and figures are asked for by the same name."""
    assert numbering_system("ar", "native") == "arab"
    assert numbering_system("fa", "native") == "arabext"
    assert numbering_system("ar-EG", "latn") == "latn"
    assert numbering_system("en", "native") == "latn"


@given(
    tag=st.sampled_from(LOCALES),
    numerals=st.sampled_from(["latn", "native"]),
    value=st.decimals(-(10**15), 10**15, places=None, allow_nan=False).filter(
        lambda d: len(d.as_tuple().digits) < 40
    ),
)
def test_what_is_printed_reads_back_as_the_same_number(
    tag: str, numerals: Numerals, value: Decimal
):
    """In every locale and both numerals, printing and reading are each other's inverse."""
    style = number_style(tag, numerals)
    printed = figures(value, style)
    assert not misprinted(value, printed, style), (printed, numbers_in(printed, figure_reader(tag)))


@given(tag=st.sampled_from(LOCALES), value=st.integers(0, 10**12))
def test_latin_and_native_figures_say_the_same(tag: str, value: int):
    """One number in two numerals is read as one number."""
    read = figure_reader(tag)
    latin, native = (
        numbers_in(figures(Decimal(value), number_style(tag, n)), read) for n in ("latn", "native")
    )
    assert [n.value for n in latin] == [n.value for n in native] == [value]
