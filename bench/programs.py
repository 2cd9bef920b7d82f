"""The builder and its peers, as commands that make one book, which lies written in one folder."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal, TypeAlias

from bench.as_html import html
from bench.as_markdown import markdown
from bench.as_report import sources, translate, write
from bench.as_typst import typst
from bench.book import Book
from bench.timing import Command, nothing, once

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "bench"
STYLES = ROOT / "styles"
PEERS = ROOT / ".tools-peers"
PEERS_PYTHON = PEERS / "bin/python"
FONTLESS = {"FONTCONFIG_FILE": str(ROOT / "src/reportbuild/press/fontless.conf")}

Form: TypeAlias = Literal["html", "typ", "md"]
WRITERS: Mapping[Form, Callable[[Book, Path], str]] = {
    "html": lambda book, folder: html(book, STYLES, folder / book.name / "images"),
    "typ": lambda book, _: typst(book, f"{book.name}/images"),
    "md": lambda book, folder: markdown(book, str(folder / book.name / "images")),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A command, and the file that it makes."""

    command: Command
    file: Path


@dataclass(frozen=True, slots=True)
class Place:
    """A folder in which a book is written for whoever is to make it."""

    folder: Path
    book: Book
    languages: tuple[str, ...] = ("en",)

    @property
    def report(self) -> Path:
        return self.folder / self.book.name

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def write(self, book: Book, *forms: Form) -> None:
        """Write a state of the book: as a report, and for peers."""
        write(sources(book, self.languages), self.report)
        texts = {f"book.{form}": WRITERS[form](book, self.folder).encode() for form in forms}
        write(texts, self.folder)

    def translate(self) -> None:
        """Write complete catalogues for every language but English."""
        words = (sys.executable, "-m", "reportbuild", "translate", "update", str(self.report))
        once("translate update", Command(words))
        translate(self.report, self.languages[1:])
        once("translate update", Command(words))

    def forget(self, *more: Path) -> None:
        """Take away what was made, and whatever else was kept."""
        for folder in (self.out, *more):
            shutil.rmtree(folder, ignore_errors=True)

    # --- the builder ----------------------------------------------------------------------------

    def reportbuild(
        self,
        formats: Sequence[str] = ("pdf",),
        jobs: int | None = None,
        store: Path | None = None,
        before: Callable[[int], None] = nothing,
    ) -> Made:
        """The builder, from nothing or with a store; in English, or in all its languages."""
        words = [sys.executable, "-m", "reportbuild", "build", str(self.report)]
        words += [word for form in formats for word in ("--format", form)]
        words += ["--out", str(self.out)] + (["--jobs", str(jobs)] if jobs else [])
        if has_store():
            words += ["--cache", str(store)] if store else ["--no-cache"]
        return Made(Command(tuple(words), before), self.artefact("en", formats[0]))

    def artefact(self, language: str, form: str) -> Path:
        return self.out / self.book.name / f"{self.book.name}-{language}.{form}"

    # --- its peers ------------------------------------------------------------------------------

    def weasyprint(self) -> Made:
        made = self.folder / "weasyprint.pdf"
        script = str(HERE / "run_weasyprint.py")
        words = (sys.executable, "-W", "ignore", script, str(self.folder / "book.html"), str(made))
        return Made(Command(words, environment=FONTLESS), made)

    def typst(self, before: Callable[[int], None] = nothing) -> Made:
        made = self.folder / "typst.pdf"
        return Made(Command(self._typst("book.typ", made), before), made)

    def pandoc_typst(self) -> Made:
        made = self.folder / "pandoc-typst.pdf"
        text = str(self.folder / "book.md")
        return Made(Command((*self._typst("pandoc.typ", made), str(pandoc()), text)), made)

    def _typst(self, markup: str, made: Path) -> tuple[str, ...]:
        script, fonts = str(HERE / "run_typst.py"), str(STYLES / "fonts")
        lies = str(self.folder / markup)
        return (str(PEERS_PYTHON), script, self.folder.anchor, fonts, lies, str(made))

    def xelatex(self) -> Made:
        """Pandoc and XeLaTeX, with the house's text face; `has_xelatex` first."""
        made = self.folder / "xelatex.pdf"
        face = f"Path={STYLES / 'fonts'}/,UprightFont=*-Regular,ItalicFont=*-It,"
        bold = "BoldFont=*-Semibold,BoldItalicFont=*-SemiboldIt,Extension=.ttf"
        words = (
            str(pandoc()), str(self.folder / "book.md"), "--pdf-engine=xelatex", "--toc",
            "--number-sections", "--top-level-division=chapter", "-Vdocumentclass=report",
            "-Vgeometry=a4paper,top=30mm,bottom=34mm,inner=28mm,outer=48mm",
            "-Vmainfont=SourceSerif4", f"-Vmainfontoptions={face}{bold}", "-o", str(made),
        )  # fmt: skip
        return Made(Command(words), made)

    def pandoc_epub(self, before: Callable[[int], None] = nothing) -> Made:
        made = self.folder / "pandoc.epub"
        words = (str(pandoc()), str(self.folder / "book.md"), "--toc", "-o", str(made))
        return Made(Command(words, before), made)


def pandoc() -> Path:
    """Where Pandoc lies, which its package brings as a program."""
    return next(PEERS.glob("lib/python*/site-packages/pypandoc/files/pandoc"))


def has_xelatex() -> bool:
    return shutil.which("xelatex") is not None


@cache
def has_store() -> bool:
    """Whether this builder keeps what it made, and can be told where."""
    return "--cache" in _says(sys.executable, "-m", "reportbuild", "build", "--help")


def machine() -> str:
    """What the figures were measured with: the machine, the builder, its peers; what else ran.

    The load is that of the minute before: it should be that of one process when this is asked at
    the end of a benchmark, and nothing before.
    """
    cores = len(os.sched_getaffinity(0))
    parts = [
        f"{cores} cores ({_processor()})", f"Python {platform.python_version()}",
        f"reportbuild {version('reportbuild')}{_commit()}", f"WeasyPrint {version('weasyprint')}",
    ]  # fmt: skip
    if PEERS_PYTHON.exists():
        asked = "from importlib.metadata import version; print(version('typst'))"
        parts.append(f"Typst {_says(str(PEERS_PYTHON), '-c', asked).strip()}")
        parts.append(_says(str(pandoc()), "--version").splitlines()[0])
    parts.append(
        _says("xelatex", "--version").splitlines()[0] if has_xelatex() else "no XeLaTeX here"
    )
    return f"{', '.join(parts)}; load {os.getloadavg()[0]:.1f}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", told.read_text()) if told.exists() else None
    return found[1] if found else platform.machine()


def _commit() -> str:
    if not shutil.which("git"):
        return ""
    commit = _says("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD").strip()
    changed = _says("git", "-C", str(ROOT), "status", "--porcelain", "src", "styles").strip()
    return f" ({commit}{' with changes' if changed else ''})" if commit else ""


def _says(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout
