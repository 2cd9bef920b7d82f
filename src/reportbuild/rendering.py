"""Door: programs that render pages, Ghostscript as a press would, poppler as readers see them.

In: a PDF. Out: pages one after the other. A program that is not there, or fails, is told; none may
take longer than its time.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reportbuild.model.preflight import SeparatedPage, Separations

GHOSTSCRIPT, POPPLER = "gs", "pdftoppm"
AT_A_TIME = 8
"""Pages that are rendered in one go: few enough for a small disk."""
SECONDS = 120
"""The longest that one go may take."""
INK_RESOLUTION, PICTURE_RESOLUTION = 72, 50
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/local/bin:/usr/bin:/bin"}


def program(name: str) -> str:
    """Return the path of a program of this machine, "" if it is not there."""
    return shutil.which(name) or ""


def version(path: str) -> str:
    """Return what a program says of its version, in its first line."""
    try:
        asked = ["--version"] if path.endswith(GHOSTSCRIPT) else ["-v"]
        done = subprocess.run(  # noqa: S603  # a program of the machine, with fixed arguments
            [path, *asked], capture_output=True, timeout=SECONDS, check=False, env=_ENVIRONMENT
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    said = (done.stdout or done.stderr).decode("utf-8", "replace").strip()
    return said.partition("\n")[0]


def separate(data: bytes) -> Separations:
    """Return who renders a PDF as a press prints it, with the Ghostscript of this machine."""
    return separations(program(GHOSTSCRIPT), data)


def separations(gs: str, data: bytes) -> Separations:
    """Return who renders a PDF as a press prints it; `gs` is "" if there is no Ghostscript."""
    if not gs:
        return Separations("Ghostscript is not on this machine", measured=False)

    def pages(asked: Sequence[int]) -> Iterator[SeparatedPage]:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "file.pdf"
            file.write_bytes(data)
            for first in range(0, len(asked), AT_A_TIME):
                yield from _separated(gs, file, asked[first : first + AT_A_TIME])

    return Separations(f"Ghostscript {version(gs)} at {INK_RESOLUTION} dpi", pages)


def _separated(gs: str, file: Path, asked: Sequence[int]) -> Iterator[SeparatedPage]:
    """Yield pages as CMYK in TIFF, or what went wrong.

    Colours of four inks pass through as they are: ICC profiles in the file are not applied, which
    would change the very sums that are wanted.
    """
    listed = ",".join(map(str, asked))
    with TemporaryDirectory(dir=file.parent) as folder:
        fault, late = _run(
            [
                gs, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dOverrideICC",
                "-sDEVICE=tiff32nc", f"-r{INK_RESOLUTION}", f"-sPageList={listed}",
                f"-sOutputFile={folder}/%d.tif", str(file),
            ]
        )  # fmt: skip
        others = (Path(folder) / f"{len(asked) + 1}.tif").is_file()
        if others:
            fault = "this Ghostscript is too old to make some pages and not others"
        usable = not (others or late)  # what was stopped may leave half a page
        for at, page in enumerate(asked, start=1):
            made = Path(folder) / f"{at}.tif"
            data = made.read_bytes() if usable and made.is_file() else b""
            why = "" if data else fault or "nothing came out"
            yield SeparatedPage(page, data, INK_RESOLUTION, why, late)


def pictured(poppler: str, file: Path, pages: Sequence[int]) -> dict[int, bytes]:
    """Return JPEGs of these pages; those that cannot be made are left out."""
    made = {}
    for page in pages:
        with TemporaryDirectory() as folder:
            name = Path(folder) / "page"
            _run(
                [
                    poppler, "-r", str(PICTURE_RESOLUTION), "-f", str(page), "-l", str(page),
                    "-singlefile", "-jpeg", "-jpegopt", "quality=70", str(file), str(name),
                ]
            )  # fmt: skip
            picture = name.with_suffix(".jpg")
            if picture.is_file():
                made[page] = picture.read_bytes()
    return made


def _run(command: list[str]) -> tuple[str, bool]:
    """Run a program; return what it says when it fails, "" when it does not, and whether the
    machine kept it from its end.
    """
    try:
        done = subprocess.run(  # noqa: S603  # a program of the machine; the file is an argument
            command, capture_output=True, timeout=SECONDS, check=False, env=_ENVIRONMENT
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {SECONDS} seconds", True
    except OSError as fault:
        return str(fault.strerror), True
    if not done.returncode:
        return "", False
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
    stopped = done.returncode < 0  # by a signal
    return said.partition("\n")[0] or f"it ended with {done.returncode}", stopped
