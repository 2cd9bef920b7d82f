"""Is an output the whole of the text? What is not is never timed, or the faster one would win.

Every note has a file number that stands nowhere else, so that notes are counted; words are counted
one by one, as often as each of them occurs. An edit that did not arrive is seen, too.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.book import Book

LOST = 0.02
"""How much of the words may be missing: programs that read PDFs part some words at lines' ends."""

ADDED = 0.08
"""How much may be there besides: contents, running heads, sources."""

SHORT = 3
"""Letters of a word that may stand nowhere: "p." is of pages, and an EPUB names none."""

LEAVES = 400
"""Words that title pages and their like may have, however short the report is."""

FILE = re.compile(r"\bF\d{5}\b")
HYPHEN = re.compile(r"(\w)[-\u2010\u00ad]\s*\n\s*(\w)")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Output:
    """What a finished file holds; an EPUB has no pages."""

    pages: int
    words: int
    notes: int


def complete(made: Path, book: Book, *, loses_notes: bool = False) -> Output:
    """Return what a file holds; raise `SystemExit` if that is not all of a book.

    A peer that is known to lose notes here and there may do so, as far as it may lose words.
    """
    text = _epub_text(made) if made.suffix == ".epub" else _pdf_text(made)
    found = Counter(_bare(text))
    expected = Counter(_bare(" ".join(book.words)))
    lost, added = (expected - found).total(), (found - expected).total()
    many = expected.total()
    if lost > LOST * many or added > ADDED * many + LEAVES:
        raise SystemExit(f"{made} is not this text: {lost} of {many} words lost, {added} added")
    if missed := {word for word in expected if len(word) > SHORT} - set(found):
        raise SystemExit(f"{made} lacks {', '.join(sorted(missed))}: is it of an earlier text?")
    files = frozenset(FILE.findall(text))
    lost_notes, few = len(book.files - files), LOST * len(book.files) if loses_notes else 0
    if lost_notes > few or files - book.files:
        raise SystemExit(f"{made} has {len(files & book.files)} notes of {len(book.files)}")
    return Output(_pages(made), found.total(), len(files))


def _bare(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _pdf_text(made: Path) -> str:
    command = ["pdftotext", "-q", str(made), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return HYPHEN.sub(r"\1\2", text)


def _epub_text(made: Path) -> str:
    with zipfile.ZipFile(made) as book:
        pages = [name for name in book.namelist() if name.endswith(".xhtml")]
        return " ".join(TAG.sub(" ", book.read(page).decode()) for page in pages)


def _pages(made: Path) -> int:
    if made.suffix == ".epub":
        return 0
    done = subprocess.run(["pdfinfo", str(made)], capture_output=True, check=True)
    found = re.search(rb"^Pages:\s+(\d+)", done.stdout, re.MULTILINE)
    return int(found[1]) if found else 0
