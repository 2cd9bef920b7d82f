"""Door: the store of what was made, each thing under the digest of everything that went into it.

In: keys and bytes. Out: the bytes again, or None. An entry says which key it belongs to and what
its bytes come to: one that is cut short, altered or put in another's place is none. Entries are
written aside and moved, so that several builds may share a store, and one may be killed.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = Path(".reportbuild")
LIMIT = 2 * 2**30
"""Bytes that a store may hold after a build; the least used entries go first."""

_MAGIC = b"reportbuild store 1\n"
_DIGEST = sha256().digest_size
_ENTRIES = "entries"
_ASIDE = "aside-"
_KEY = re.compile("[0-9a-f]{64}")
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# What reportbuild keeps to be quicker the next time. It may be deleted.
"""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of entries. Whatever goes wrong with it costs time, and nothing else."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key (64 hexadecimal digits), if it is there and whole."""
        file = self._file(key)
        try:
            entry = file.read_bytes()
        except OSError:
            return None
        head = len(_MAGIC) + _DIGEST
        if entry[:head] != _head(key, memoryview(entry)[head:]):
            return None
        with suppress(OSError):
            os.utime(file)  # the least used entries are the first to go
        return entry[head:]

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key."""
        file = self._file(key)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            self._sign()
            descriptor, aside = tempfile.mkstemp(dir=self.folder / _ENTRIES, prefix=_ASIDE)
            try:
                with os.fdopen(descriptor, "wb") as out:
                    out.write(_head(key, value))
                    out.write(value)
                Path(aside).replace(file)
            except OSError:
                Path(aside).unlink(missing_ok=True)

    def trim(self, limit: int = LIMIT) -> None:
        """Remove what builds left aside a day ago, and the least used entries over a limit."""
        sizes: list[tuple[float, int, Path]] = []
        for file in self._files():
            with suppress(OSError):
                seen = file.stat()
                sizes.append((seen.st_mtime, seen.st_size, file))
        total = sum(size for _, size, _ in sizes)
        newest = max((used for used, _, _ in sizes), default=0.0)
        for left in self._left_aside():
            with suppress(OSError):
                if left.stat().st_mtime < newest - 86_400:
                    left.unlink()
        for _, size, file in sorted(sizes):
            if total <= limit:
                break
            with suppress(OSError):
                file.unlink()
                total -= size

    def clear(self) -> tuple[int, int]:
        """Remove every entry and nothing else; return how many there were, and their bytes."""
        number = size = 0
        for file in (*self._files(), *self._left_aside()):
            with suppress(OSError):
                size += file.stat().st_size
                file.unlink()
                number += 1
        for name in ("CACHEDIR.TAG", ".gitignore"):
            with suppress(OSError):
                (self.folder / _ENTRIES / name).unlink()
        for folder in (*self.folder.glob(f"{_ENTRIES}/??"), self.folder / _ENTRIES, self.folder):
            with suppress(OSError):
                folder.rmdir()
        return number, size

    def _file(self, key: str) -> Path:
        return self.folder / _ENTRIES / key[:2] / key[2:]

    def _files(self) -> Iterator[Path]:
        for file in self.folder.glob(f"{_ENTRIES}/??/*"):
            if _KEY.fullmatch(file.parent.name + file.name):
                yield file

    def _left_aside(self) -> Iterator[Path]:
        yield from self.folder.glob(f"{_ENTRIES}/{_ASIDE}*")

    def _sign(self) -> None:
        """Tell other tools what the entries are: none of git's, nor of backups' business.

        Only their own folder is signed: `--cache` may name one that holds other things as well.
        """
        entries = self.folder / _ENTRIES
        if not (entries / "CACHEDIR.TAG").exists():
            (entries / ".gitignore").write_text("*\n", "utf-8")
            (entries / "CACHEDIR.TAG").write_text(_TAG, "utf-8")


class NoStore:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """Return None: nothing is kept."""
        del key
        return None

    def put(self, key: str, value: bytes) -> None:
        """Keep nothing."""
        del key, value


def _head(key: str, value: bytes | memoryview) -> bytes:
    """Return what stands before an entry's value: what it is, the digest of its key and value."""
    digest = sha256(key.encode() + b"\n")
    digest.update(value)
    return _MAGIC + digest.digest()
