"""Findings that somebody has looked at and lets stand, each for a reason that is written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportbuild.model.finding import Checked, Finding, Span, T


@dataclass(frozen=True, slots=True)
class Ignore:
    """What is ignored, why, and where that is written.

    `path` is the file whose findings are meant, "" for any; `lines` the first and the last line
    of it, None for all of them.
    """

    code: str
    reason: str
    span: Span
    path: str = ""
    lines: tuple[int, int] | None = None

    def covers(self, finding: Finding) -> bool:
        """Tell whether this finding is meant."""
        if finding.code != self.code or (self.path and finding.span.path != self.path):
            return False
        return self.lines is None or self.lines[0] <= finding.span.line <= self.lines[1]


def excused(findings: Iterable[Finding], ignores: Iterable[Ignore]) -> tuple[Finding, ...]:
    """Return the findings, those that are ignored with the reason for it."""
    by_code: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        by_code.setdefault(ignore.code, []).append(ignore)
    return tuple(_excused(finding, by_code.get(finding.code, ())) for finding in findings)


def _excused(finding: Finding, ignores: Iterable[Ignore]) -> Finding:
    reason = next((i.reason for i in ignores if i.covers(finding)), "")
    return replace(finding, ignored=reason) if reason else finding


def lenient(made: Checked[T], ignores: Iterable[Ignore]) -> Checked[T]:
    """Return the same value, with the findings that are ignored marked so."""
    return Checked(made.made, excused(made.findings, ignores))


def idle(ignores: Iterable[Ignore], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return a warning (ign-004) for whatever is ignored and was never found."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    return tuple(
        Finding("ign-004", i.span, f"Nothing is found here as “{i.code}”.", "Take the ignore out.")
        for i in ignores
        if not any(i.covers(f) for f in by_code.get(i.code, ()))
    )
