"""The sample e-books before Ace, DAISY's checker of accessibility, in a browser."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.prove.builds import SAMPLES, Books
from tests.prove.reader import MissingToolError, chromium, node_tools, surroundings

pytestmark = pytest.mark.prove

FOUND_VIOLATIONS = 2
"""What `ace -E` ends with when a book fails."""


def ace(book: Path, into: Path) -> tuple[int, list[dict[str, str]]]:
    """Run Ace; return how it ended, and each violation with impact, rule, place and sentence."""
    try:
        program, browser = node_tools() / ".bin/ace-puppeteer", chromium()
    except MissingToolError as missing:
        pytest.fail(str(missing), pytrace=False)
    home = {
        **surroundings(),
        "PUPPETEER_EXECUTABLE_PATH": browser,
        "ACE_TIMEOUT_INITIAL": "120000",  # ms, for the browser to start
        "HOME": str(into),  # Ace keeps a configuration of its own
    }
    run = [str(program), "--force", "--silent", "-E", "--outdir", str(into), str(book)]
    ended = subprocess.run(run, check=False, capture_output=True, text=True, env=home, timeout=300)
    assert (into / "report.json").is_file(), ended.stdout + ended.stderr
    report = json.loads((into / "report.json").read_text("utf-8"))
    return ended.returncode, list(violations(report))


def violations(report: dict[str, Any]) -> Iterator[dict[str, str]]:
    for document in report["assertions"]:
        for found in document["assertions"]:
            yield {
                "impact": found["earl:test"]["earl:impact"],
                "rule": found["earl:test"]["dct:title"],
                "file": document["earl:testSubject"]["url"],
                "says": found["earl:result"]["dct:description"],
                "where": str(found["earl:result"].get("html", "")),
            }


@pytest.mark.parametrize(("report", "language"), SAMPLES, ids=map("-".join, SAMPLES))
def test_no_barrier_is_found(report: str, language: str, books: Books, tmp_path: Path):
    """Nothing at all, of whatever impact, in any edition of the samples."""
    ended, found = ace(books.epub(report, language), tmp_path)

    assert found == []
    assert ended == 0


def test_ace_sees_a_picture_without_words(books: Books, tmp_path: Path):
    """The checker is awake: a book whose picture lost its alternative text is refused."""
    report, language = SAMPLES[0]
    book = tmp_path / "faulty.epub"
    without_alt(books.epub(report, language), book)
    ended, found = ace(book, tmp_path / "ace")

    assert "image-alt" in {violation["rule"] for violation in found}
    assert ended == FOUND_VIOLATIONS


def without_alt(book: Path, into: Path) -> None:
    """Copy a book; its pictures lose their alternative text."""
    with ZipFile(book) as whole, ZipFile(into, "w") as faulty:
        for entry in whole.infolist():
            data = whole.read(entry)
            if entry.filename.endswith(".xhtml"):
                data = re.sub(rb'(<img [^>]*?) alt="[^"]*"', rb"\1", data)
            faulty.writestr(entry, data)
