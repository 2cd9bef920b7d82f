"""Same sources, same bytes: whatever the folder, the clock, the language and the dice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.press.made import BOTH, failures
from tests.stock import stock_files

HOMES: list[Mapping[str, str]] = [
    {"TZ": "Pacific/Kiritimati", "LANG": "ar_EG.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {
        "TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "fr_FR.UTF-8", "PYTHONHASHSEED": "2",
        "LANGUAGE": "ja", "PANGO_LANGUAGE": "ja:ar", "SOURCE_DATE_EPOCH": "1", "USER": "somebody",
    },
]  # fmt: skip
WANTED = ("--lang", "en", "--lang", "ar")
STEPS = ("read", "translate", "edit", "compose", "press", "proof")
FOLDERS = ["one", "a folder with a longer name/ملف"]


def built(folder: Path, environment: Mapping[str, str], jobs: int) -> dict[str, bytes]:
    """The stock report's output folder, after a build in a folder of one's own."""
    for path, data in reversed(stock_files().items()):
        file = folder / "sources/stock" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    home = {**os.environ, "HOME": str(folder), **environment}
    run = [sys.executable, "-m", "reportbuild", "build", "--jobs", str(jobs), *WANTED]
    ended = subprocess.run(run, check=False, capture_output=True, text=True, cwd=folder, env=home)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert {line.split()[0] for line in ended.stderr.splitlines()} == set(STEPS)
    return {file.name: file.read_bytes() for file in (folder / "output/stock").iterdir()}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The same report built in two places, by one worker and by two."""
    folders = [tmp_path_factory.mktemp("home") / name for name in FOLDERS]
    return [
        built(folder, home, jobs)
        for jobs, (folder, home) in enumerate(zip(folders, HOMES, strict=True), start=1)
    ]


def test_the_same_sources_give_the_same_bytes(twice: list[dict[str, bytes]]):
    """Every artefact of every edition, the manifest and the list of digests."""
    one, two = twice

    assert sorted(one) == sorted(two)
    assert {name.rpartition(".")[2] for name in one} >= {"pdf", "epub", "json"}
    assert [name for name in one if one[name] != two[name]] == []


def test_no_artefact_names_the_machine_or_its_user(twice: list[dict[str, bytes]]):
    """Neither the folder that it was made in, nor whoever made it."""
    secrets = [b"somebody", b"/home", b"/tmp", FOLDERS[0].encode() + b"/sources", b"pytest-of"]
    leaks = [(name, word) for name, data in twice[1].items() for word in secrets if word in data]

    assert leaks == []


def test_drafts_and_finished_editions_are_told_apart(twice: list[dict[str, bytes]]):
    """The source edition is finished; those without a catalogue are drafts, and say so."""
    names = {name for name in twice[0] if name.startswith("stock-")}

    assert {"stock-en.pdf", "stock-en.epub", "stock-ar-draft.pdf", "stock-ar-draft.epub"} <= names


def test_every_pdf_is_accessible_and_lasts(twice: list[dict[str, bytes]]):
    """PDF/UA-1 and PDF/A-3a, finished editions and drafts, as the command line makes them."""
    papers = {name: data for name, data in twice[0].items() if name.endswith(".pdf")}

    assert len(papers) == 2
    assert [fault for data in papers.values() for fault in failures(data, *BOTH)] == []
