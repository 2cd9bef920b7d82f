"""A report of three hundred pages, in three scripts: it is made, whole, within bounds."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.press.made import BOTH, failures
from tests.prove.builds import ROOT, command, written
from tests.prove.large import large_report

pytestmark = pytest.mark.prove

LEAST_PAGES = 280
MOST_MEMORY = 1500
"""Megabytes, of all processes of a build together."""
EDITIONS = ("en", "ar")


@dataclass(frozen=True, slots=True)
class Made:
    """What a build made of the report, and what it took: seconds, and megabytes at its height."""

    folder: Path
    notes: int
    seconds: float
    memory: float

    def file(self, language: str, suffix: str) -> Path:
        [found] = self.folder.glob(f"*-{language}*.{suffix}")
        return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The report, built once in both editions and formats, by two workers."""
    folder = tmp_path_factory.mktemp("large")
    files, notes = large_report()
    sources = written(files, folder / "large")
    begun = time.monotonic()
    switches = ("--no-cache", "--jobs", "2", "--out", str(folder / "out"))
    asked = command("build", str(sources), *switches)
    with (folder / "said").open("w+", encoding="utf-8") as said:
        build = subprocess.Popen(
            asked, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        height = 0.0
        while build.poll() is None:
            height = max(height, memory_of(build.pid))
            time.sleep(0.2)  # between two looks at the memory
        said.seek(0)
        assert build.returncode == 0, said.read()
    return Made(folder / "out/large", notes, time.monotonic() - begun, height)


def memory_of(session: int) -> float:
    """Megabytes that the processes of a session hold now; what they share is counted once."""
    return sum(
        held(process) for process in Path("/proc").glob("[0-9]*") if session_of(process) == session
    )


def session_of(process: Path) -> int:
    try:
        return os.getsid(int(process.name))
    except ProcessLookupError:
        return 0


def held(process: Path) -> float:
    try:
        told = (process / "smaps_rollup").read_text("utf-8")
    except OSError:  # it has just ended
        return 0
    found = re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


def pages(book: Path) -> list[str]:
    """The text of each page of a PDF."""
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(book), "-"], check=True, capture_output=True, text=True
    )
    return told.stdout.split("\f")[:-1]


def places(text: list[str], mark: str) -> Mapping[int, list[int]]:
    """On which pages each numbered mark stands."""
    found: dict[int, list[int]] = {}
    for page, words in enumerate(text, start=1):
        for number in re.findall(rf"(?<!\w){mark}(\d+)(?!\d)", words):
            found.setdefault(int(number), []).append(page)
    return found


def test_it_is_made_within_its_memory(made: Made, capsys: pytest.CaptureFixture[str]):
    """All processes together stay below the bound; seconds and megabytes are printed."""
    count = {language: len(pages(made.file(language, "pdf"))) for language in EDITIONS}
    figures = f"{made.seconds:.0f} s, {made.memory:.0f} MB, {count} pages, {made.notes} notes"
    with capsys.disabled():
        print(f"\n{figures}")  # for people

    assert made.memory < MOST_MEMORY
    assert min(count.values()) >= LEAST_PAGES


@pytest.mark.parametrize("language", EDITIONS)
def test_every_note_stands_on_the_page_of_its_call(language: str, made: Made):
    """Call and note are each there once, on one page."""
    text = pages(made.file(language, "pdf"))
    calls, notes = places(text, "M"), places(text, "N")
    every = set(range(1, made.notes + 1))

    assert (set(calls), set(notes)) == (every, every)
    apart = {number: (calls[number], notes[number]) for number in every
             if calls[number] != notes[number] or len(calls[number]) > 1}  # fmt: skip
    assert apart == {}


@pytest.mark.parametrize("language", EDITIONS)
def test_it_is_accessible_and_lasts(language: str, made: Made):
    """PDF/UA-1 and PDF/A-3a, whatever bytes its hundreds of streams happen to end with."""
    assert failures(made.file(language, "pdf").read_bytes(), *BOTH) == []


@pytest.mark.parametrize("language", EDITIONS)
def test_every_note_is_in_the_e_book(language: str, made: Made):
    """Call and note are each there once, in one file."""
    with ZipFile(made.file(language, "epub")) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        text = [re.sub(r"<[^>]*>", " ", book.read(name).decode()) for name in names]
    calls, notes = places(text, "M"), places(text, "N")

    assert set(calls) == set(range(1, made.notes + 1))
    assert calls == notes


def test_all_three_scripts_come_out(made: Made):
    """Letters of each are found in the Arabic edition's text, as they were written."""
    text = " ".join(pages(made.file("ar", "pdf")))

    assert re.search(r"The winter road", text)
    assert re.search(r"дорога|зима|долина", text, re.IGNORECASE)
    assert re.search(r"الطريق|الشتاء|الوادي", text)
