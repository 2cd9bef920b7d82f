"""What the maker of a report must be told: findings, and values checked together with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Generic, TypeVar

from reportbuild.model.codes import CODES

T = TypeVar("T")
U = TypeVar("U")


class Severity(Enum):
    """How much a finding stops.

    An error stops the editions it touches. A hold lets a draft be made, which a release refuses.
    A warning stops nothing.
    """

    ERROR = "error"
    HOLD = "hold"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the sources: a file, by its path below the report's folder, and a line in it.

    Lines count from 1; line 0 is the file as a whole.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: a code of the catalogue, where, one plain sentence, and a hint.

    `edition` is the language whose edition alone is touched, or "" for all of them. `ignored` is
    the reason for which somebody lets it stand, or "".
    """

    code: str
    span: Span
    message: str
    hint: str = ""
    edition: str = ""
    ignored: str = ""

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives this finding's code."""
        return Severity(CODES[self.code].severity)

    def __str__(self) -> str:
        where = f" ({self.edition})" if self.edition else ""
        return f"{self.severity.value}[{self.code}] {self.span}{where}  {self.message}"


class UnsoundError(Exception):
    """The value of something that could not be made was asked for: a bug of ours."""


class MachineError(Exception):
    """What this machine could not do now, and may do another time: it says of nothing that is made.

    Its words are those of a finding.
    """


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value, and everything found while making it.

    `made` is None when errors kept the value from being made at all.
    """

    made: T | None
    findings: tuple[Finding, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the next stage may run: a value is there and no error stands behind it."""
        return self.made is not None and not any(
            f.severity is Severity.ERROR for f in self.findings
        )

    @property
    def held(self) -> bool:
        """Whether this may be made as a draft only."""
        return any(f.severity is Severity.HOLD and not f.ignored for f in self.findings)

    @property
    def value(self) -> T:
        """The value; raises `UnsoundError` if it was not made."""
        if self.made is None:
            raise UnsoundError(*self.findings)
        return self.made

    def then(self, stage: Callable[[T], Checked[U]]) -> Checked[U]:
        """Run the next stage unless errors stand, keeping both sets of findings."""
        if not self.sound:
            return Checked(None, self.findings)
        done = stage(self.value)
        return Checked(done.made, self.findings + done.findings)

    def of_edition(self, language: str) -> Checked[T]:
        """Return the same with every finding marked as one of this edition alone."""
        return Checked(self.made, tuple(replace(f, edition=language) for f in self.findings))


def checked(value: T, found: Iterable[Finding]) -> Checked[T]:
    """Pair a value with what was found, without doubles, in the order of their finding."""
    return Checked(value, tuple(dict.fromkeys(found)))
