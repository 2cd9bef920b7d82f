"""`reportbuild init`: a small report of one's own, in two languages, that builds at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from reportbuild.commands.folders import SOURCES
from reportbuild.commands.found import Found
from reportbuild.commands.printing import exit_code, out, print_found
from reportbuild.model.finding import Finding, Span
from reportbuild.publishing import publish
from reportbuild.shelf import starter_shelf

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PUBLISHED = b"2026-01-01"
"""The day of publication in the starter report, for which today's is put."""


def init(name: str) -> int:
    """Write the starter report into `sources/NAME`, or where a path says; return the exit code."""
    folder = SOURCES / name if name == Path(name).name else Path(name)
    fault = _fault(folder)
    if not fault:
        today = datetime.now(UTC).astimezone().date().isoformat().encode()
        files = starter_shelf().files
        report = files["report.toml"].replace(_PUBLISHED, today)
        fault = publish({**files, "report.toml": report}, folder)
    found = [Found("", Path(), fault)]
    print_found(found)
    if not fault:
        out.print(f"a report of your own is in {folder}; build it with: reportbuild build {name}")
    return exit_code(found)


def _fault(folder: Path) -> tuple[Finding, ...]:
    if not _NAME.fullmatch(folder.name):
        message = "cannot be the name of a report"
        hint = "lower-case letters a to z, digits, and single hyphens between them"
        return (Finding("ask-005", Span(str(folder)), message, hint),)
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        hint = "choose another name"
        return (Finding("ask-005", Span(str(folder)), "something is there already", hint),)
    return ()
