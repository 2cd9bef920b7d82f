"""What goes out to translators and what comes back: units, and how each one is known again.

In: segments and their entries. Out: `Unit`s that any format can be written from, `Returned` that
any format is read into. A file holds one report in one language. A unit is known by its context and
a digest of its source, so that a file that was away for weeks meets the text as it is now.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reportbuild.model.finding import Span
from reportbuild.model.report import Report
from reportbuild.translate.po import Entry
from reportbuild.translate.segments import SegmentRecord

SENSITIVE = (
    "Unpublished text. Online translation services, machine translation and shared memories keep"
    " and may leak what is sent to them: work offline, unless the publisher has agreed otherwise."
)
"""Stands at the head of every file: the people in a report may be in danger before it is out."""

UnitState: TypeAlias = Literal["missing", "stale", "translated", "approved"]
CodeKind: TypeAlias = Literal[
    "statistic", "value", "note", "reference", "citation", "link", "index", "foreign", "emphasis",
    "strong", "break", "",
]  # fmt: skip
"""What a code stands for ("value": the figure in a noun); "" if a file does not tell."""


@dataclass(frozen=True, slots=True)
class Code:
    """What translators move as a whole: a placeholder, or a pair around words.

    `id` numbers it within its unit. `name` is its placeholder's in catalogues ("fled",
    "note.unhcr", "lang.sq"), "" for emphasis and breaks. `children` are the words of a pair, None
    if it stands alone. `shown` is what will be printed for it, as far as that can be told.
    """

    id: str
    kind: CodeKind
    name: str = ""
    children: tuple[Piece, ...] | None = None
    shown: str = field(default="", compare=False)


Piece: TypeAlias = "str | Code"
Coded: TypeAlias = tuple[Piece, ...]
"""Words with codes among them: what XLIFF calls inline content."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One segment on its way out.

    `name` is its context, `digest` that of its source text, `base` that of its translation when it
    left. `notes` are for the translator's eye.
    """

    id: str
    name: str
    digest: str
    base: str
    source: Coded
    target: Coded | None
    state: UnitState
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """All that one file takes out: which report, in which languages, and its units.

    `index` is the publisher's number for the report and may be "".
    """

    report: str
    index: str
    title: str
    source_language: str
    language: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """One unit of a file that came back; what the file does not tell is None, or "".

    `source` are the characters of its source, codes left out. `target` is the translation, with
    codes, or as catalogues write it; None if there is none. `fault` says why it cannot be read.
    """

    id: str
    name: str
    digest: str
    base: str | None
    source: str | None
    target: Coded | str | None
    fuzzy: bool | None
    span: Span
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: which report and language it says it is, and its units.

    `report` and `index` are "" where it does not say; `project` is what PO tools show for them.
    """

    report: str
    index: str
    language: str
    units: tuple[ReturnedUnit, ...]
    project: str = ""

    def is_of(self, report: Report) -> bool | None:
        """Tell whether the file belongs to a report; None if it does not say.

        The publisher's number counts most: a folder may be called otherwise elsewhere.
        """
        index = report.identity.index
        if self.index and index:
            return self.index == index
        if self.report:
            return self.report == report.slug
        return None if not (self.project and index) else self.project.startswith(f"{index} ")


@dataclass(frozen=True, slots=True)
class Slot:
    """What one unit carries: a segment with its entry, or one `form` of a plural, from 0."""

    record: SegmentRecord
    entry: Entry
    form: int | None = None

    @property
    def name(self) -> str:
        """The segment's context, with the number of the form: "statistics/bars/noun[1]"."""
        return self.record.context if self.form is None else f"{self.record.context}[{self.form}]"

    @property
    def text(self) -> str:
        """The source text; of a plural, the singular for the first form only."""
        return self.record.plural if self.form else self.record.text

    @property
    def translation(self) -> str:
        """What the catalogue has for it, fuzzy or not."""
        if self.form is None:
            return self.entry.translation
        return self.entry.forms[self.form] if self.form < len(self.entry.forms) else ""

    @property
    def base(self) -> str:
        """What tells one state of the translation from another; "none" if there is nothing."""
        if not self.translation.strip():
            return "none"
        return _digest("fuzzy" if self.entry.fuzzy else "sure", self.translation)[:8]

    @property
    def digest(self) -> str:
        """What tells one source from another: 16 hexadecimal digits of its SHA-256.

        If it names statistics, 8 more digits tell what is on record of them: a translation may
        have put them in words of its own.
        """
        text = _digest(self.record.text, self.record.plural)[:16]
        recorded = [f"{key} {told}" for key, told in self.record.recorded]
        return f"{text}.{_digest(*recorded)[:8]}" if recorded else text

    @property
    def id(self) -> str:
        """The name of its unit that no tool will change: its own, and its digest.

        It is an NMTOKEN, as XLIFF 2.0 asks; `/` is written `:`, other characters by their number.
        """

        def allowed(found: re.Match[str]) -> str:
            return ":" if found[0] == "/" else f"::{ord(found[0]):x}::"

        return f"{re.sub(r'[^A-Za-z0-9_.-]', allowed, self.name)}-{self.digest}"


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def slots(record: SegmentRecord, entry: Entry, forms: int) -> tuple[Slot, ...]:
    """Return what a segment's units carry: one, or as many as its language has `forms`."""
    if not record.plural:
        return (Slot(record, entry),)
    return tuple(Slot(record, entry, form) for form in range(max(forms, len(entry.forms))))


def codes(coded: Coded) -> Iterator[Code]:
    """Yield every code, outer before inner, in reading order."""
    for piece in coded:
        if isinstance(piece, Code):
            yield piece
            yield from codes(piece.children or ())


def characters(coded: Coded) -> str:
    """Return the words without their codes."""
    return "".join(
        piece if isinstance(piece, str) else characters(piece.children or ()) for piece in coded
    )


def ids_of(coded: Coded) -> Mapping[str, Code]:
    """Return the codes by their ids."""
    return {code.id: code for code in codes(coded)}
