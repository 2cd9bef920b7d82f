"""What the sources say is to be ignored: comments beside the thing itself, and report.toml.

A line `% ignore CODE: reason` of a text, or `# ignore CODE: reason` of a TOML file or a catalogue,
means what is found in the lines that follow, up to the next empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from reportbuild.model.codes import CODES
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.ignoring import Ignore
from reportbuild.read.schema import IgnoreShape
from reportbuild.read.suggest import shortened
from reportbuild.read.toml import Toml

_SIGNS = {".md": "%", ".toml": "#", ".po": "#"}


def ignores(
    files: Mapping[str, bytes], declared: Sequence[IgnoreShape], root: Toml | None
) -> Checked[tuple[Ignore, ...]]:
    """Return what is to be ignored, by the files that were read and by report.toml's `[[ignore]]`.

    What cannot be ignored, or not for want of a reason, is found and left out.
    """
    found: list[Finding] = []
    made: list[Ignore] = []
    for ignore in (*_in_files(files), *_in_root(declared, root)):
        faults = tuple(_faults(ignore))
        found += faults
        made += [] if faults else [ignore]
    return Checked(tuple(made), tuple(found))


def _in_root(declared: Sequence[IgnoreShape], root: Toml | None) -> Iterator[Ignore]:
    for place, one in enumerate(declared):
        span = root.span("ignore", place) if root else Span("report.toml")
        yield Ignore(one.code, one.reason.strip(), span, one.file)


def _in_files(files: Mapping[str, bytes]) -> Iterator[Ignore]:
    for path, data in sorted(files.items()):
        sign = _SIGNS.get(path[path.rfind(".") :])
        if sign and b"ignore" in data:
            yield from _in_lines(path, sign, data.decode("utf-8", "replace").split("\n"))


def _in_lines(path: str, sign: str, lines: Sequence[str]) -> Iterator[Ignore]:
    form = re.compile(rf"{sign}\s*ignore\s+([\w-]+)\s*(?::(.*))?")
    for number, line in enumerate(lines, 1):
        if written := form.fullmatch(line.strip()):
            reach = (number + 1, _last(lines, number))
            yield Ignore(written[1], (written[2] or "").strip(), Span(path, number), path, reach)


def _last(lines: Sequence[str], after: int) -> int:
    """Return the number of the last line before the next empty one; empty ones at once are none."""
    begun = False
    for number, line in enumerate(lines[after:], after + 1):
        if begun and not line.strip():
            return number - 1
        begun = begun or bool(line.strip())
    return len(lines)


def _faults(ignore: Ignore) -> Iterator[Finding]:
    code = CODES.get(ignore.code)
    if code is None:
        near = get_close_matches(ignore.code, CODES, 1)
        hint = f"Did you mean “{near[0]}”?" if near else "`reportbuild explain` lists all codes."
        message = f"There is no finding “{shortened(ignore.code)}”."
        yield Finding("ign-001", ignore.span, message, hint)
    elif code.severity == "error" or code.id.startswith("ign-"):
        message = f"“{ignore.code}” cannot be ignored: {code.title}"
        yield Finding("ign-003", ignore.span, message, "Take this out, and mend what is found.")
    elif not ignore.reason:
        message = f"“{ignore.code}” is to be ignored without a reason."
        yield Finding("ign-002", ignore.span, message, "Write the reason after the code.")
