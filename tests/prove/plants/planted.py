"""What is planted: a change somewhere in a report, its kind, and what must be said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal, Protocol, TypeAlias, TypeVar

from reportbuild.model.finding import Finding, Severity
from tests.prove.plants.edits import Edit, Lines, lines_of
from tests.prove.plants.places import Report

Sort: TypeAlias = Literal["structural", "numeric", "harmless"]
Severities: TypeAlias = frozenset[Severity]

ERROR: Severities = frozenset({Severity.ERROR})
HOLD: Severities = frozenset({Severity.HOLD})
REFUSED = ERROR | HOLD
SAID: Severities = frozenset(Severity)


class Piece(Protocol):
    """Anything that something may be planted in."""

    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Piece)


@dataclass(frozen=True, slots=True)
class Planted:
    """Edits of one report, and where a finding is due because of them.

    `due` are lines of the changed files; none: the blocks that were edited. The language is the
    one that the change touches, and the edition that is looked at.
    """

    kind: str
    sort: Sort
    severities: Severities
    report: str
    language: str
    where: str
    edits: tuple[Edit, ...]
    due: tuple[Lines, ...]

    @property
    def name(self) -> str:
        return f"{self.kind}, {self.language}, {self.report}, {self.where}"

    def laid_over(self, report: Report) -> dict[str, bytes]:
        """The files of the report with this in them."""
        changed = report.with_edits(self.edits)
        assert any(changed[path] != report.texts[path] for path in changed), self.name
        return {**report.files} | {path: text.encode() for path, text in changed.items()}

    def is_told_by(self, finding: Finding) -> bool:
        place = (finding.span.path, finding.span.line)
        return finding.severity in self.severities and any(place in lines for lines in self.due)


@dataclass(frozen=True, slots=True)
class Change:
    """What a kind makes of one place: edits, and where else than there a finding is due."""

    edits: tuple[Edit, ...]
    also: tuple[Lines, ...] = ()
    here: bool = True


Way: TypeAlias = Callable[[Report, T, Random, str], "Edit | Change | None"]
"""How a kind changes a piece of a report; None where it cannot. The last is the language."""

Pieces: TypeAlias = Callable[[Report, str], Iterable[T]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: its name, what is due, how many are wanted, and how it is done."""

    name: str
    sort: Sort
    severities: Severities
    wanted: int
    languages: tuple[str, ...]
    options: Callable[[Report, str, int], Iterator[tuple[str, Callable[[], Change | None]]]]

    def planted(self, reports: Iterable[Report], language: str, seed: int) -> list[Planted]:
        """As many as are wanted, in places that the seed chooses among all that there are.

        Every place has its own chance, so that a text which is changed moves few of the others.
        """
        places = [
            (Random(f"{seed}/{self.name}/{language}/{key}").random(), key, report, make)
            for report in reports
            for key, make in self.options(report, language, seed)
        ]
        found: list[Planted] = []
        for _, key, report, make in sorted(places, key=lambda place: place[:2]):
            if len(found) == self.wanted:
                break
            change = make()
            if change is not None and report.differs_with(change.edits):
                found.append(self._at(key, report, language, change))
        return found

    def _at(self, key: str, report: Report, language: str, change: Change) -> Planted:
        due = (*change.also, *(edited(report, change.edits) if change.here else ()))
        where = " ".join(key.split())[:72]
        return Planted(
            self.name, self.sort, self.severities, report.name, language, where, change.edits, due
        )


def edited(report: Report, edits: Iterable[Edit]) -> Iterator[Lines]:
    """The blocks of the changed files in which something was edited."""
    edits = sorted(edits, key=lambda edit: (edit.path, edit.start))
    changed = report.with_edits(edits)
    moved: dict[str, int] = {}
    for edit in edits:
        start = edit.start + moved.get(edit.path, 0)
        written = edit.new.removesuffix("\n")
        yield lines_of(edit.path, changed[edit.path], start, start + len(written))
        moved[edit.path] = moved.get(edit.path, 0) + len(edit.new) - (edit.stop - edit.start)


class Kinds:
    """The kinds of one family, gathered by a decorator."""

    def __init__(self, sort: Sort, languages: tuple[str, ...]) -> None:
        self.all: list[Kind] = []
        self._sort, self._languages = sort, languages

    def of(
        self, name: str, severities: Severities, wanted: int, pieces: Pieces[T]
    ) -> Callable[[Way[T]], Way[T]]:
        """The decorated function changes one piece: a kind of that name."""

        def gather(way: Way[T]) -> Way[T]:
            def options(
                report: Report, language: str, seed: int
            ) -> Iterator[tuple[str, Callable[[], Change | None]]]:
                for piece in pieces(report, language):
                    chance = f"{seed}/{name}/{language}/{piece.key}/within"
                    yield piece.key, change(way, report, piece, chance, language)

            kind = Kind(name, self._sort, severities, wanted, self._languages, options)
            self.all.append(kind)
            return way

        return gather


def change(
    way: Way[T], report: Report, piece: T, chance: str, language: str
) -> Callable[[], Change | None]:
    """The change of one piece, made when it is asked for."""

    def make() -> Change | None:
        made = way(report, piece, Random(chance), language)
        return Change((made,)) if isinstance(made, Edit) else made

    return make


def steps(words: Iterable[str]) -> str:
    """A pattern that finds any of the words, the longest first, whatever spaces are in them."""
    return "|".join(r"\s".join(w.split()) for w in sorted(words, key=len, reverse=True))


def stepped(pattern: str, steps: Mapping[str, str], text: str) -> str:
    """The text, the first word of it that the pattern finds changed into the one it steps to."""
    return re.sub(pattern, lambda hit: steps[" ".join(hit[0].split())], text, count=1)
