"""What the proofs build: the sample reports, as the command line makes them."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportbuild import machine
from reportbuild.editions import Edited, edited, house
from reportbuild.model.design import House
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.shelf import house_shelf

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "sources"

SAMPLES: tuple[tuple[str, str], ...] = tuple(
    (file.parent.name, language)
    for file in sorted(SOURCES.glob("*/report.toml"))
    for language in tomllib.loads(file.read_text("utf-8"))["editions"]
)
"""The editions of every sample report: name and language."""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "reportbuild", *arguments]


def run(*arguments: str, **environment: str) -> str:
    """Run the program and return what it printed; it must end well."""
    env = {**os.environ, **environment}
    ended = subprocess.run(
        command(*arguments), check=False, capture_output=True, text=True, cwd=ROOT, env=env
    )
    said = ended.stdout + ended.stderr
    assert ended.returncode == 0, said
    return said


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the files of a report below a folder, and return the folder."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


class Books:
    """The sample reports' e-books, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, str], Path] = {}

    def epub(self, report: str, language: str) -> Path:
        if (report, language) not in self._made:
            into = self._folder / language
            given = ("--lang", language, "--format", "epub", "--out", str(into))
            run("build", f"sources/{report}", "--no-cache", *given)
            [self._made[report, language]] = (into / report).glob("*.epub")
        return self._made[report, language]


# --- in this process ----------------------------------------------------------------------------


@cache
def the_house() -> House:
    """The house style as it lies in the repository."""
    return house(house_shelf(), machine.tool()).value


def silent(_step: str, _name: str) -> None:
    """Nobody listens."""


def checked(shelf: Shelf, *languages: str) -> Edited:
    """A report read, translated and edited, as `reportbuild check` does it."""
    return edited(shelf, the_house(), Order(frozenset(languages)), silent)
