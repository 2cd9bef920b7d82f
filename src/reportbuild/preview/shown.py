"""What is shown: an edition by its sections and pages, the report by its languages and findings.

Frozen values, and how the page in the browser is told of them. Nothing in them names a file system:
pages, texts and places go by the digests of what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from reportbuild.model.finding import Finding, Severity

SEVERITIES = (Severity.ERROR, Severity.HOLD, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Leafed:
    """A page: its folio, "" if it has none or none is known; and how far what is on it moves to
    the right where it stands in the book, as a share of its width. `pdf` is the digest of the PDF
    that it is to be taken from, "" for that of its section.
    """

    folio: str = ""
    turn: float = 0.0
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section as it is shown: the digests of its PDF, of its reading text and of the places of
    its passages, "" for none.

    `before` is true if its pages are older than its text.
    """

    id: str
    title: str
    source: str
    pdf: str
    reading: str
    places: str
    pages: tuple[Leafed, ...]
    before: bool


@dataclass(frozen=True, slots=True)
class Follow:
    """Where an edit is: the number of the edit, its section, passage and page.

    `y` is a share of the height of the page, from its head.
    """

    turn: int
    section: str
    passage: int
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition as it is shown. `ratio` is height to width of its pages; `done` and `of` tell how
    many sections are pressed while some are not. `before`: it is older than its sources.
    """

    language: str
    direction: str
    title: str
    draft: bool
    parts: tuple[ShownSection, ...]
    ratio: float
    before: bool
    done: int
    of: int
    follow: Follow | None = None


@dataclass(frozen=True, slots=True)
class Tongue:
    """An edition to be had: its language, its name in itself, and how far its translation is."""

    tag: str
    name: str
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the report: editions, findings, a fault of the builder's own ("" if none).

    `looking` is true until all languages were looked at since the last edit. `seconds` is how long
    the last edit took to its first new page, 0 before there was one.
    """

    name: str
    turn: int
    tongues: tuple[Tongue, ...]
    findings: tuple[Finding, ...]
    fault: str = ""
    looking: bool = True
    seconds: float = 0.0


def told(state: State, shown: Shown | None, language: str) -> dict[str, Any]:
    """Return what the page is told: plain values for JSON."""
    return {
        "name": state.name,
        "turn": state.turn,
        "language": language,
        "tongues": [asdict(tongue) for tongue in state.tongues],
        "findings": list(_findings(state.findings)),
        "fault": state.fault,
        "looking": state.looking,
        "seconds": round(state.seconds, 2),
        "shown": asdict(shown) if shown else None,
    }


def _findings(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings, the gravest first; those that somebody lets stand are left out."""
    told = [finding for finding in findings if not finding.ignored]
    told.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    return [
        {
            "severity": finding.severity.value,
            "code": finding.code,
            "path": finding.span.path,
            "line": finding.span.line,
            "message": finding.message,
            "hint": finding.hint,
            "editions": finding.edition.split(", ") if finding.edition else [],
        }
        for finding in told
    ]
