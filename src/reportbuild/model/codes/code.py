"""What the catalogue says of one code."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding.

    `id` is family and number ("stat-004"); `severity` one of error, hold, warning; `title` one
    plain sentence; `explanation` what it means for readers and how to mend it.
    """

    id: str
    severity: Literal["error", "hold", "warning"]
    title: str
    explanation: str
