"""Door: folders become shelves.

In: a report's folder, or the house style and the tool's own templates, locales and starter report.
Out: a `Shelf` with every byte, read once; what may not come in is a finding in `refused`.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.shelf import Shelf

PACKAGE = Path(__file__).parent
LARGEST_FILE = 64 * 2**20
"""Bytes: twice a picture of A4 at 300 dpi that nobody compressed."""
LARGEST_SHELF = 512 * 2**20
"""Bytes: what a small machine can hold while it works."""

_NOT_SOURCES = (
    "__pycache__", "node_modules", "output", "signoff.toml", "Thumbs.db", "desktop.ini",
)  # fmt: skip
_BACKUPS = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp")
_OUTPUT = {"manifest.json", "SHA256SUMS"}
_FACES = (".ttf", ".otf")


@dataclass
class _Reader:
    """Reads one folder; what it found so far."""

    root: Path
    files: dict[str, bytes] = field(default_factory=dict)
    refused: list[Finding] = field(default_factory=list)
    size: int = 0

    def refuse(self, code: str, path: str, message: str, hint: str = "") -> None:
        self.refused.append(Finding(code, Span(shown(path)), message, hint))

    def folder(self, folder: Path) -> None:
        """Read everything below the folder, in the order of names."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as fault:
            self.refuse("shelf-001", self.below(folder), f"cannot be read: {fault.strerror}")
            return
        if _OUTPUT.issubset(entry.name for entry in entries):
            return
        for entry in entries:
            if not _left_alone(entry.name):
                self.entry(entry)

    def entry(self, entry: os.DirEntry[str]) -> None:
        path = self.below(Path(entry.path))
        if not _usable(entry.name):
            self.refuse("shelf-005", path, "has a name that cannot be used", "rename it")
        elif entry.is_symlink() and (fault := self.fault_of_link(entry)):
            self.refuse("shelf-002", path, fault, "put the file itself in its place")
        elif entry.is_dir():
            self.folder(Path(entry.path))
        elif not entry.is_file():
            self.refuse("shelf-003", path, "is not a file", "move it out of the folder")
        else:
            self.file(entry, unicodedata.normalize("NFC", path))

    def fault_of_link(self, link: os.DirEntry[str]) -> str:
        try:
            target = Path(link.path).resolve(strict=True)
        except (OSError, RuntimeError):
            return "is a link that leads nowhere"
        if not target.is_relative_to(self.root.resolve()):
            return "is a link that leads out of the folder"
        return "is a link to a folder" if target.is_dir() else ""

    def file(self, entry: os.DirEntry[str], path: str) -> None:
        try:
            size = entry.stat().st_size
            if size > LARGEST_FILE:
                limit = f"a file may have {LARGEST_FILE >> 20} MB"
                self.refuse("shelf-004", path, f"has {size >> 20} MB", limit)
                return
            if self.size + size > LARGEST_SHELF:
                if self.size <= LARGEST_SHELF:  # said once
                    limit = f"all its files together may have {LARGEST_SHELF >> 20} MB"
                    self.refuse("shelf-004", ".", "the folder is too large", limit)
                self.size = LARGEST_SHELF + 1
                return
            data = Path(entry.path).read_bytes()
        except OSError as fault:
            self.refuse("shelf-001", path, f"cannot be read: {fault.strerror}")
            return
        if path in self.files:
            message = "has the name of another file, with its accents encoded another way"
            self.refuse("shelf-005", path, message, "rename one of them")
        self.files[path] = data
        self.size += size

    def below(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def _left_alone(name: str) -> bool:
    """Whether a file or folder is none of a report's: hidden, a backup, or what a tool leaves."""
    return name.startswith((".", "#")) or name.endswith(_BACKUPS) or name in _NOT_SOURCES


def _usable(name: str) -> bool:
    return not any(unicodedata.category(char) in ("Cc", "Cs") or char == "\\" for char in name)


def shown(path: str) -> str:
    """The path as it can be printed anywhere: what no terminal should get is escaped."""
    return "".join(
        char.encode("unicode_escape").decode()
        if unicodedata.category(char) in ("Cc", "Cs")
        else char
        for char in path
    )


def _read(folder: Path) -> _Reader:
    reader = _Reader(folder)
    reader.folder(folder)
    return reader


def report_shelf(folder: Path) -> Shelf:
    """Return every file below a report's folder that a report may use.

    Hidden files, backups of editors, and folders of artefacts are left alone. What cannot be read,
    links out of the folder and to folders, sockets and the like, very large files and names that
    no other machine would understand are findings, which stand on the shelf as `refused`.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  # `resolve` would rename a linked report
    found = _read(folder)
    return Shelf(folder.name, found.files, tuple(found.refused))


def house_shelf(styles: Path | None = None, package: Path = PACKAGE) -> Shelf:
    """Return the house style and the tool's own words, with paths that begin with "styles/",
    "templates/" and "locale/".

    The style lies in the package, where it is installed, or in the checkout that runs. Faces and
    licences that its list of digests names must be there and whole; otherwise they are findings.
    """
    files: dict[str, bytes] = {}
    refused: list[Finding] = []
    styles = styles or style_folder(package)
    for name, folder in (
        ("styles", styles), ("templates", package / "templates"), ("locale", package / "locale"),
    ):  # fmt: skip
        found = _read(folder)
        files |= {f"{name}/{path}": data for path, data in found.files.items()}
        refused += found.refused
    return Shelf("house", files, (*refused, *_faults_of_faces(files, checkout(package))))


def file_sent(file: Path) -> Checked[bytes]:
    """Return a single file that somebody sent; it must be a file, and not a very large one."""
    span = Span(shown(file.as_posix()))
    try:
        size = file.stat().st_size
        if not file.is_file():
            return Checked(None, (Finding("shelf-003", span, "is not a file"),))
        if size > LARGEST_FILE:
            limit = f"a file may have {LARGEST_FILE >> 20} MB"
            return Checked(None, (Finding("shelf-004", span, f"has {size >> 20} MB", limit),))
        return Checked(file.read_bytes())
    except (OSError, ValueError) as fault:
        told = fault.strerror if isinstance(fault, OSError) else "its name cannot be used"
        return Checked(None, (Finding("shelf-001", span, f"cannot be read: {told}"),))


def starter_shelf(package: Path = PACKAGE) -> Shelf:
    """Return the small report that a new one begins with."""
    return report_shelf(package / "starter")


def checkout(package: Path = PACKAGE) -> Path | None:
    """Return the root of the checkout that the package runs from, or None if it is installed."""
    root = package.parent.parent
    return root if (root / "dev").is_file() and (root / "pyproject.toml").is_file() else None


def style_folder(package: Path = PACKAGE) -> Path:
    """Return where the house style lies: in the package if installed, else in the checkout."""
    root = checkout(package)
    return root / "styles" if root else package / "styles"


def _faults_of_faces(files: Mapping[str, bytes], root: Path | None) -> Iterator[Finding]:
    sums = files.get("styles/fonts/SHA256SUMS", b"").decode("utf-8", "replace")
    mend = f"run {root / 'dev'} build" if root else "install reportbuild again"
    if not sums.strip():
        yield Finding("env-001", Span("styles/fonts"), "the faces are not there", mend)
    for line in sums.splitlines():
        digest, _, name = line.partition("  ")
        data = files.get(f"styles/fonts/{name}")
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            code, thing = ("env-001", "face") if name.endswith(_FACES) else ("env-005", "licence")
            fault = "is missing" if data is None else "is not the one that the house style names"
            yield Finding(code, Span(f"styles/fonts/{name}"), f"the {thing} {fault}", mend)
