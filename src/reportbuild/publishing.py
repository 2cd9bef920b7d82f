"""Door: finished files go into a folder.

In: files by their paths below a folder, and the names of those that give way to them. Out: nothing
but findings. Files are written aside and moved when they are whole: whenever the machine stops, a
reader finds the old file or the new one, never half of one.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from reportbuild.model.finding import Finding, Span
from reportbuild.shelf import shown

if sys.platform != "win32":
    import fcntl

_ASIDE = ".publishing-"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other builds from publishing into a folder, where the system can lock one.

    The manifest lists what several builds made: whoever adds to it must be the only one.
    """
    if sys.platform == "win32" or not _is_made(folder):
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _is_made(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False  # as publishing will say
    return True


def publish(
    files: Mapping[str, bytes], folder: Path, gone: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Put files into a folder, in their order, by paths below it; then remove those that are gone.

    All are written aside first, in the folder's own file system, and flushed to disk; each is then
    moved into its place in one go. A file that is there already with these bytes is not touched.
    Returns a finding if the folder could not be written; what stood there before still stands.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_ASIDE}*"):  # of a build that was stopped
            shutil.rmtree(left, ignore_errors=True)
        aside = Path(tempfile.mkdtemp(dir=folder, prefix=_ASIDE))
        try:
            _move(_written_aside(files, folder, aside), folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
        _clear(folder, gone)
        _flush(folder)
    except OSError as fault:
        message = f"could not be written: {fault.strerror}"
        hint = "look at the folder's permissions and the space on its disk, or name another: --out"
        return (Finding("env-003", Span(shown(_path_of(fault, folder))), message, hint),)
    return ()


def _clear(folder: Path, gone: Sequence[str]) -> None:
    """Remove the folders below that nothing is left in, after the last of their files has gone."""
    for inner in {(folder / name).parent for name in gone} - {folder}:
        if inner.is_dir() and not any(inner.iterdir()):
            inner.rmdir()


def _path_of(fault: OSError, folder: Path) -> str:
    """The path that a fault is about, as it was asked for; the folder's for what is still aside."""
    path = Path(fault.filename2 or fault.filename or folder)
    aside = any(part.startswith(_ASIDE) for part in path.parts)
    return (folder if aside else path).as_posix()


def _written_aside(files: Mapping[str, bytes], folder: Path, aside: Path) -> list[tuple[Path, str]]:
    written = []
    for number, (path, data) in enumerate(files.items()):
        if _holds(folder / path, data):
            continue
        new = aside / str(number)
        with new.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        written.append((new, path))
    return written


def _holds(file: Path, data: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data


def _move(written: Sequence[tuple[Path, str]], folder: Path) -> None:
    for new, path in written:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        new.replace(place)


def _flush(folder: Path) -> None:
    """Let the names themselves reach the disk, where the system can do that for a folder."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def published(folder: Path) -> Mapping[str, bytes]:
    """Return the files that earlier builds left in a folder, by their paths below it.

    Those of its folders count, but not of folders in them; nothing if there is none.
    """
    try:
        files = [*folder.glob("[!.]*"), *folder.glob("[!.]*/[!.]*")]
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(files)
            if file.is_file()
        }
    except OSError:  # no folder; or one that cannot be written either, as publishing will say
        return {}
