"""What a person signs for: items of a checklist, the files they are asked of, and who has signed.

A signature belongs to one file, by its digest: whatever has another digest is another file, and
nobody has signed for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from reportbuild.model.report import Format

LONGEST_NAME, LONGEST_NOTE = 60, 500
"""Characters of a name, and of what was noted beside a signature."""

FORMAT_NAMES: Mapping[Format, str] = {"pdf": "screen PDF", "epub": "EPUB", "print": "print"}
"""What people call the files of each format."""

State: TypeAlias = Literal["signed", "outdated", "open", "absent"]
"""How an item stands: signed for this very file; signed for another; open; or there is nothing of
the kind in the file."""

_JOINERS = "\u200c\u200d"
"""What Persian and Indic names are spelt with, though nothing is drawn for it."""
_MARKS = " .,'’‘-‐·・()&"
"""What stands in names beside letters and digits; "@" and "/" are of addresses, not of names."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a person must check: what is asked, and what it takes to answer.

    `of` names what must be in a file for the question to arise, by keys of facts: if the file has
    none of any of them, nothing is asked. Empty: it is always asked.
    """

    key: str
    formats: tuple[Format, ...]
    asks: str
    needs: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """What no free tool can certify of files of these formats, and the items that stand for it."""

    says: str
    formats: tuple[Format, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a machine has counted or read in a finished file, and whether it is as it should be.

    `number` is how many there are; `said` is the sentence with all its figures.
    """

    key: str
    number: int
    said: str
    good: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """A finished file that people sign for; a handover pack is signed for as one.

    `file` is its name below the report's folder of artefacts, `sha256` its digest: for a pack, that
    of its `SHA256SUMS`, which names all others. `pages` is 0 where there are none. `tool` made it
    from `sources` (paths to digests), and `found` is what it told then, a line for each finding.
    """

    report: str
    language: str
    format: Format
    file: str
    sha256: str
    draft: bool
    pages: int
    tool: str
    sources: Mapping[str, str]
    found: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody has looked at one item of one file, and found it right."""

    language: str
    format: Format
    file: str
    sha256: str
    item: str
    by: str
    date: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """How an item stands for a file, and the signatures that say so."""

    item: Item
    state: State
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """A file with all its answers; `changed` are sources that are not what it was made from."""

    subject: Subject
    answers: tuple[Answer, ...]
    changed: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every item that is asked is signed for this very file, and it is no draft."""
        return not self.subject.draft and all(a.state in ("signed", "absent") for a in self.answers)


def fault_of_name(text: str) -> str:
    """Return why a text cannot stand as somebody's name or initials; "" if it can."""
    if not 0 < len(text) <= LONGEST_NAME:
        return f"it has {len(text)} characters; from 1 to {LONGEST_NAME} are taken"
    if not any(char.isalpha() for char in text):
        return "it has no letter"
    if text != " ".join(text.split()):
        return "it has spaces at its ends, or several in a row"
    strange = next((c for c in text if not _in_names(c)), "")
    return f"it holds {_called(strange)}" if strange else ""


def fault_of_note(text: str) -> str:
    """Return why a text cannot stand as a note beside a signature; "" if it can."""
    if len(text) > LONGEST_NOTE:
        return f"it has {len(text)} characters; at most {LONGEST_NOTE} are taken"
    strange = next((c for c in text if _is_unseen(c)), "")
    return f"it holds {_called(strange)}" if strange else ""


def _in_names(char: str) -> bool:
    if "FILLER" in unicodedata.name(char, ""):  # a letter by its category, and nothing to the eye
        return False
    return unicodedata.category(char)[0] in "LMN" or char in _MARKS or char in _JOINERS


def _is_unseen(char: str) -> bool:
    """Whether a character is a control, turns the direction of lines, or ends one."""
    return char not in _JOINERS and unicodedata.category(char) in (
        "Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp",
    )  # fmt: skip


def _called(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
