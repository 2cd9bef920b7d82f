"""The tools of the proofs. One that is missing is a failure that names the line to install it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prove.builds import Books
from tests.prove.reader import MissingToolError, Reader


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """The e-books of the sample reports."""
    return Books(tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """One browser, for all books."""
    try:
        opened = Reader(tmp_path_factory.mktemp("home"))
    except MissingToolError as missing:
        pytest.fail(str(missing), pytrace=False)
    with opened:
        yield opened


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of pages go: REPORTBUILD_SHOTS if people want to look at them."""
    folder = Path(os.environ.get("REPORTBUILD_SHOTS") or tmp_path_factory.mktemp("shots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
