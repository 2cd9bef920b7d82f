"""What was found in one place, for whatever form it is printed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportbuild.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one place: its heading, the folder that spans lie in, and the findings.

    What belongs to no report has no heading.
    """

    heading: str
    folder: Path
    findings: tuple[Finding, ...]
