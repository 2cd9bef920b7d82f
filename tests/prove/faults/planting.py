"""What a planted fault is: a sound report, one small change, and what must be said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportbuild.model.finding import Finding, Severity

Kinds: TypeAlias = frozenset[Severity]

ERROR: Kinds = frozenset({Severity.ERROR})
"""It cannot be made, or would print something false or unsafe."""
HOLD = frozenset({Severity.HOLD})
"""A draft may be made of it, and no release."""
REFUSED = ERROR | HOLD
"""Either: nothing of it may be released."""
SAID = frozenset(Severity)
"""Whatever the severity: a person must hear of it."""

Extent: TypeAlias = Literal["line", "block", "file"]
Change: TypeAlias = Callable[[bytes], bytes | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to one file, and the finding that is due.

    `change` makes the faulty bytes of the good ones, None to take the file away. The finding is
    due in `path`, or in any of `where`; on the lines that changed ("line"), in the block of lines
    between blank ones around them ("block"), or anywhere in the file.
    """

    name: str
    path: str
    change: Change
    severities: Kinds
    extent: Extent = "line"
    where: tuple[str, ...] = ()

    def laid_over(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files of the report with this fault in them."""
        faulty = {**files}
        data = self.change(files.get(self.path, b""))
        assert data != files.get(self.path), f"{self.name}: nothing has changed"
        if data is None:
            del faulty[self.path]
        else:
            faulty[self.path] = data
        return faulty

    def is_told_by(self, finding: Finding, files: Mapping[str, bytes]) -> bool:
        """Whether a finding has the right severity, file and line; `files` are the good ones."""
        if finding.severity not in self.severities:
            return False
        if finding.span.path not in (self.where or (self.path,)):
            return False
        if self.extent == "file" or finding.span.path != self.path:
            return True
        return finding.span.line in self.lines(files)

    def lines(self, files: Mapping[str, bytes]) -> range:
        """The lines, in the faulty file, on which a finding is due; `files` are the good ones."""
        old = files.get(self.path, b"").split(b"\n")
        new = (self.change(files.get(self.path, b"")) or b"").split(b"\n")
        shorter = min(len(old), len(new))
        first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
        rest = range(1, shorter - first + 1)
        last = len(new) - next((n for n in rest if old[-n] != new[-n]), shorter - first + 1) + 1
        first, last = first + 1, max(first + 1, last)
        if self.extent == "block":
            while first > 1 and new[first - 2].strip():
                first -= 1
            while last < len(new) and new[last].strip():
                last += 1
        return range(first, last + 1)


def swap(old: str, new: str) -> Change:
    """The first `old` becomes `new`; it must be there."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, f"{old!r} is not in the file"
        return data.replace(old.encode(), new.encode(), 1)

    return change


def swap_bytes(old: bytes, new: bytes) -> Change:
    """As `swap`, with bytes that are no text."""

    def change(data: bytes) -> bytes:
        assert old in data, f"{old!r} is not in the file"
        return data.replace(old, new, 1)

    return change


def drop(line: str) -> Change:
    """The first line that begins so is taken out."""

    def change(data: bytes) -> bytes:
        found = re.search(rb"^" + re.escape(line.encode()) + rb".*\n", data, re.MULTILINE)
        assert found, f"no line begins with {line!r}"
        return data[: found.start()] + data[found.end() :]

    return change


def add(text: str) -> Change:
    """Text is put at the end, after a blank line."""
    return lambda data: data + b"\n" + text.encode()


def make(data: bytes | None) -> Change:
    """The file becomes this, or is taken away."""
    return lambda _: data


def field(table: str, key: str, value: str) -> Change:
    """A key of a TOML table gets another value, as TOML writes it; "" takes the line out."""

    def change(data: bytes) -> bytes:
        head, found, rest = data.decode().partition(f"[{table}]\n")
        assert found, f"no table {table!r}"
        body, stop, after = rest.partition("\n\n")
        line = re.compile(rf"^{key} = .*\n?", re.MULTILINE)
        new = f"{key} = {value}\n" if value else ""
        if line.search(body):
            body = line.sub(lambda _: new, body, count=1).rstrip("\n")
        else:
            assert value, f"[{table}] has no {key!r}"
            body = f"{body.rstrip()}\n{new}".rstrip("\n")
        return f"{head}{found}{body}{stop}{after}".encode()

    return change
