"""Same sources, same bytes: whatever the folder, the clock, the language and the dice."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.press.made import BOTH, failures
from tests.stock import stock_files
from tests.test_making import ENGINES

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


def run(
    folder: Path, environment: Mapping[str, str], *switches: str
) -> subprocess.CompletedProcess[str]:
    """Build the stock report that lies in a folder."""
    home = {**os.environ, "HOME": str(folder), **environment}
    asked = [sys.executable, "-m", "reportbuild", "build", *switches, *WANTED]
    ended = subprocess.run(asked, check=False, capture_output=True, text=True, cwd=folder, env=home)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended


def made(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "output/stock").iterdir()}


def built(folder: Path, environment: Mapping[str, str], jobs: int) -> dict[str, bytes]:
    """The stock report's output folder, after a build in a folder of one's own."""
    for path, data in reversed(stock_files().items()):
        file = folder / "sources/stock" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    ended = run(folder, environment, "--jobs", str(jobs))
    assert {line.split()[0] for line in ended.stderr.splitlines()} == set(STEPS)
    return made(folder)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two places to build in."""
    return [tmp_path_factory.mktemp("home") / name for name in FOLDERS]


@pytest.fixture(scope="module")
def twice(folders: list[Path]) -> list[dict[str, bytes]]:
    """The same report built in two places, by one worker and by two, with nothing kept before."""
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


@pytest.mark.prove_quick
def test_what_was_kept_changes_no_byte(folders: list[Path], twice: list[dict[str, bytes]]):
    """After an edit, with what is kept of before, as with nothing; and after its undoing."""
    texts = [folder / "sources/stock/text/02-return.md" for folder in folders]
    before = texts[0].read_text("utf-8")
    for text in texts:
        text.write_text(before.replace("A house, a road", "A home, a road"), "utf-8")
    run(folders[0], HOMES[0], "--no-cache", "--jobs", "2")
    said = run(folders[1], HOMES[1], "--jobs", "1").stdout
    anew, warm = (made(folder) for folder in folders)
    assert sorted(anew) == sorted(warm)
    assert [name for name in anew if anew[name] != warm[name]] == []
    assert anew["stock-en.pdf"] != twice[0]["stock-en.pdf"]
    reused = re.findall(r"made (\d+), reused (\d+)", said)
    assert len(reused) == 4, "the pages of two editions, the faces of two e-books"
    assert all(int(again) > 5 and int(new) < 10 for new, again in reused), said

    texts[1].write_text(before, "utf-8")
    run(folders[1], HOMES[1])
    assert made(folders[1]) == twice[1]


UNCHANGED = """
import json, sys
from multiprocessing.process import BaseProcess
from reportbuild import cli
begun, start = [], BaseProcess.start
BaseProcess.start = lambda process: (begun.append(process.name), start(process))
sys.argv[0] = "reportbuild"
try:
    cli.main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(json.dumps([begun, sorted(sys.modules)]))
"""


def test_where_nothing_changed_no_engine_is_brought_in(
    folders: list[Path], twice: list[dict[str, bytes]]
):
    """No process is begun, and what was removed from the output folder is there again."""
    folder = folders[0]
    text = folder / "sources/stock/text/02-return.md"
    text.write_bytes(stock_files()["text/02-return.md"])
    (folder / "output/stock/stock-ar-draft.pdf").unlink()
    asked = [sys.executable, "-c", UNCHANGED, "build", *WANTED]
    home = {**os.environ, **HOMES[0]}
    ended = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=folder, env=home)

    *_, last = ended.stdout.splitlines()
    begun, modules = json.loads(last)
    assert begun == []
    assert not ENGINES & set(modules)
    assert ended.stdout.count("unchanged") == 4
    assert ended.stderr == ""
    assert made(folder) == twice[0]


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
