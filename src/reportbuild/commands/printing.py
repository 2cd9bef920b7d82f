"""How findings are printed: for people, for programs, for code hosts; and what a command returns.

Standard output holds what was found and made, standard error how it is going.
"""

from __future__ import annotations

import json
import traceback
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportbuild import machine
from reportbuild.commands.found import Found
from reportbuild.commands.sarif import sarif
from reportbuild.model.finding import Finding, Severity

Form: TypeAlias = Literal["text", "json", "sarif", "github"]
StatusForm: TypeAlias = Literal["text", "json"]

FINE, ERRORS, USAGE, MISSING, BUG = 0, 1, 2, 3, 70
"""Exit codes. 70 is EX_SOFTWARE of sysexits.h."""

_COLOURS = {Severity.ERROR: "bold red", Severity.HOLD: "bold yellow", Severity.WARNING: "bold cyan"}
_LEVELS = {Severity.ERROR: "error", Severity.HOLD: "warning", Severity.WARNING: "notice"}

_GRAVEST_FIRST = (Severity.ERROR, Severity.HOLD, Severity.WARNING)

out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
err = Console(highlight=False, markup=False, emoji=False, soft_wrap=True, stderr=True)


def exit_code(found: Iterable[Found], fail_on: Severity = Severity.ERROR) -> int:
    """Return what a command ends with: the gravest reason not to be content.

    Findings of the severity `fail_on`, or a graver one, are a failure.
    """
    findings = [f for place in found for f in place.findings if not f.ignored]
    families = {f.code.partition("-")[0] for f in findings if f.severity is Severity.ERROR}
    if "env" in families:
        return MISSING
    if "ask" in families:
        return USAGE
    failed = _GRAVEST_FIRST[: _GRAVEST_FIRST.index(fail_on) + 1]
    return ERRORS if any(f.severity in failed for f in findings) else FINE


def print_found(found: Sequence[Found], form: Form = "text") -> None:
    """Print findings, place by place, and count them."""
    if form in {"json", "sarif"}:
        out.print(_json(found) if form == "json" else sarif(found, machine.tool()))
        return
    for place in found:
        told = [finding for finding in place.findings if not finding.ignored]
        if form == "text" and place.heading and told:
            out.print(Text(clean(place.heading), "bold"))
        for finding in told:
            out.print(_github(place, finding) if form == "github" else _text(finding))
    counted = count([finding for place in found for finding in place.findings])
    if form == "text" and counted:
        out.print(counted)


def print_table(rows: Iterable[Sequence[str]], heads: Sequence[str] = ()) -> None:
    """Print rows in columns; where no terminal has an edge, each stays on its line."""
    table = Table(*heads, box=None, show_header=bool(heads), pad_edge=False)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    wide = Console(width=None if out.is_terminal else 1000)
    wide.print(table, crop=False)


def count(findings: Sequence[Finding]) -> str:
    """Return "2 errors, 1 hold, 3 warnings, 4 ignored", without what there is none of."""
    told = [finding for finding in findings if not finding.ignored]
    number = {severity: sum(f.severity is severity for f in told) for severity in Severity}
    counted = [f"{n} {severity.value}{'s' if n > 1 else ''}" for severity, n in number.items() if n]
    ignored = len(findings) - len(told)
    return ", ".join([*counted, f"{ignored} ignored"] if ignored else counted)


def clean(text: str) -> str:
    """Return text as a terminal may have it: a name in a source may hold what would steer one."""
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def _text(finding: Finding) -> Text:
    head, _, rest = clean(str(finding)).partition(" ")
    text = Text.assemble((head, _COLOURS[finding.severity]), " ", rest)
    return text.append(f"\n    {clean(finding.hint)}") if finding.hint else text


def _json(found: Sequence[Found]) -> str:
    """One list of findings, as check hands them to other programs."""
    records = [
        {
            "report": place.heading,
            "file": (place.folder / finding.span.path).as_posix(),
            "line": finding.span.line,
            "code": finding.code,
            "severity": finding.severity.value,
            "editions": finding.edition.split(", ") if finding.edition else [],
            "message": finding.message,
            "hint": finding.hint,
            "ignored": finding.ignored,
        }
        for place in found
        for finding in place.findings
    ]
    return json.dumps(records, ensure_ascii=True, indent=2)


def _github(place: Found, finding: Finding) -> str:
    """A workflow command of GitHub Actions, which shows the finding beside the line it is about.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    file = (place.folder / finding.span.path).as_posix()
    title = f"{finding.severity.value}[{finding.code}]"
    properties = {"file": file, "line": str(finding.span.line or 1), "title": title}
    named = ",".join(f"{key}={_escaped(value, ',:')}" for key, value in properties.items())
    where = f"({finding.edition}) " if finding.edition else ""
    hint = f"\n{finding.hint}" if finding.hint else ""
    return f"::{_LEVELS[finding.severity]} {named}::{_escaped(where + finding.message + hint)}"


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return clean(text)


def place_of(fault: BaseException) -> str:
    """The kind of a fault, and the innermost line of ours, here or in a worker, that it is in."""
    cause = str(fault.__cause__)
    there = cause if "Traceback" in cause else "".join(traceback.format_exception(fault))
    ours = [line for line in there.splitlines() if "reportbuild" in line and ", line " in line]
    where = ours[-1].replace('"', "").rpartition("reportbuild/")[2] if ours else "a library"
    return f"{type(fault).__name__} in {where.strip()}"
