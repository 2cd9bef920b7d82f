from __future__ import annotations

import pytest

from reportbuild.proof.wrap import proof_wrap
from tests.printers import files_of, pack

ISBN = "978-92-1-000001-7"


def found(isbn: str) -> list[tuple[str, str]]:
    cover = files_of(pack().value)["cover.pdf"]
    return [(finding.code, finding.message) for finding in proof_wrap(cover, isbn)]


def test_the_bars_of_the_finished_cover_say_the_isbn():
    """They are read from what is drawn, not from what was meant."""
    assert found(ISBN) == []


@pytest.mark.parametrize(("isbn", "told"), [("978-3-16-148410-0", "9783161484100"), ("", "none")])
def test_a_cover_with_another_number_is_found(isbn: str, told: str):
    """print-011: shops would take this report for another; no ISBN, no bars."""
    assert found(isbn) == [("print-011", f"The barcode says 9789210000017; the ISBN is {told}.")]
