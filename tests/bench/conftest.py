from __future__ import annotations

import pytest

from bench.book import Book, Tier
from bench.corpus import book


@pytest.fixture(scope="session")
def tiny() -> Book:
    """A book with every kind of block, and a chapter whose references name pages."""
    return book(Tier("TINY", pages=8, chapters=3, words=4800, notes=40, statistics=9))
