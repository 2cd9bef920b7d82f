"""ISBN and identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.isbn import digits_of, identifier


@pytest.mark.parametrize(
    ("isbn", "digits"),
    [
        ("978-92-1-000001-7", "9789210000017"),
        ("978 0 306 40615 7", "9780306406157"),
        ("0-306-40615-2", "0306406152"),
        ("080442957X", "080442957X"),
        ("978-0-306-40615-8", ""),
        ("0-306-40615-3", ""),
        ("123", ""),
        ("٩٧٨٩٢١٠٠٠٠٠١٧", ""),
        ("", ""),
    ],
)
def test_check_digits_are_checked(isbn: str, digits: str):
    """ISBN-13 and ISBN-10, with hyphens, spaces or neither."""
    assert digits_of(isbn) == digits


@given(st.integers(0, 999_999_999), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(core: int, place: int, change: int):
    """Weights of 1 and 3 catch each single change."""
    body = f"978{core:09d}"
    total = sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(body))
    isbn = f"{body}{-total % 10}"
    assert digits_of(isbn) == isbn
    wrong = isbn[:place] + str((int(isbn[place]) + change) % 10) + isbn[place + 1 :]
    assert digits_of(wrong) == ""


def test_an_identifier_is_the_isbn_or_made_of_the_editions_name():
    """It stays the same for the edition, and differs from every other's."""
    assert identifier("978-92-1-000001-7", "a", "b", "en") == "urn:isbn:9789210000017"
    made = identifier("", "kosovo", "EUR 1/2003", "en")
    assert made == "urn:uuid:" + made.removeprefix("urn:uuid:").lower()
    assert made == identifier("", "kosovo", "EUR 1/2003", "en")
    others = {
        identifier("", *name) for name in (("a", "b", "en"), ("a", "b", "fr"), ("ab", "", "en"))
    }
    assert len({made, *others}) == 4
    assert made.split("-")[2].startswith("5")
