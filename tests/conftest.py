"""What every test may ask for."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable

import pytest
from hypothesis import settings

from tests.epubcheck import EpubCheck, MissingJavaError

if "MPLCONFIGDIR" not in os.environ:  # or matplotlib makes a folder in the home of who tests
    os.environ["MPLCONFIGDIR"] = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, os.environ["MPLCONFIGDIR"], ignore_errors=True)

# The same examples in every run, here and in CI; and no time limit, as machines differ.
settings.register_profile("reportbuild", derandomize=True, deadline=None)
settings.load_profile("reportbuild")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="what came out is what is expected")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what asks for EPUBCheck in one process: its virtual machine takes long to warm up."""
    for item in items:
        if "epubcheck" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("epubcheck"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden("contents.xhtml", text)`: the text is the one in `golden/`, beside the test."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--bless"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        if not file.exists():
            pytest.fail(f"{file} is not there yet: look at what came out, then run with --bless")
        assert text == file.read_text("utf-8")

    return compare


@pytest.fixture(scope="session")
def epubcheck() -> EpubCheck:
    """EPUBCheck: what it says of a book."""
    try:
        return EpubCheck()
    except MissingJavaError as missing:
        pytest.fail(str(missing), pytrace=False)
