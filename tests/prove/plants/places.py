"""Where something may be planted: the pieces that the files of a report are made of.

Read from the grammar of `docs/writing.md`, of PO and of TOML alone, and by nothing of the builder.
Every piece knows where it stands, in characters, so that it can be changed and its lines be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tests.prove.plants.edits import Edit, Lines, lines_of
from tests.prove.plants.entries import PLACEHOLDER, Entry, entries

# --- texts --------------------------------------------------------------------------------------

MARKS = (
    ("open", r":{3,}\{(?P<name>[\w-]+)\}"), ("close", r":{3,}\s*$"), ("option", r":[a-z-]+:"),
    ("target", r"\([a-z_0-9]+\)=\s*$"), ("title", r"# "), ("heading", r"#{2,4} "),
    ("comment", r"% "), ("row", r"\|"), ("item", r"\s*(?:[-*+]|\d+[.)]) "),
    ("note", r"\[\^[a-z_0-9]+\]: "), ("more", r" {4}"), ("quote", r"> "), ("picture", r"!\["),
)  # fmt: skip
"""What a line begins with, and what it is by that."""

RUNNING = frozenset({"paragraph", "item", "note", "more"})
"""What goes on in a further line that bears no mark."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a text, or a paragraph: its sort, its place, and the named blocks around it."""

    path: str
    start: int
    stop: int
    raw: str
    sort: str
    within: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.path}: {self.raw}"

    def edit(self, new: str) -> Edit:
        """The whole passage, without the end of its last line, becomes this."""
        return Edit(self.path, self.start, self.stop, new)

    def line(self, old: str, new: str) -> Edit:
        """What stands in the passage becomes something else, once."""
        at = self.start + self.raw.index(old)
        return Edit(self.path, at, at + len(old), new)


def sort_of(line: str) -> tuple[str, str]:
    """The sort of a line, and the name of the block that it opens."""
    for sort, mark in MARKS:
        if found := re.match(mark, line):
            return sort, found.groupdict().get("name") or ""
    return "paragraph", ""


def passages(path: str, text: str) -> tuple[Passage, ...]:
    """The passages of a text in their order."""
    found: list[Passage] = []
    within: list[str] = []
    at, running = 0, False
    for line in text.split("\n"):
        sort, name = sort_of(line)
        if not line.strip():
            running = False
        elif running and sort == "paragraph":
            last = found.pop()
            stop = at + len(line)
            raw = text[last.start : stop]
            found.append(Passage(path, last.start, stop, raw, last.sort, last.within))
        else:
            if sort == "close" and within:
                within.pop()
            found.append(Passage(path, at, at + len(line), line, sort, tuple(within)))
            if sort == "open":
                within.append(name)
            running = sort in RUNNING
        at += len(line) + 1
    return tuple(found)


# --- records ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """A table of a TOML file, from its head to its last line."""

    path: str
    start: int
    stop: int
    raw: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.path}: {self.name}"

    def value(self, key: str) -> str:
        """What stands behind a key, as TOML writes it, or ""."""
        found = re.search(rf"^{key} = (.*?)(?:\s+#.*)?$", self.raw, re.MULTILINE)
        return found[1] if found else ""

    def having(self, key: str, value: str) -> Edit:
        """A key gets another value; "" takes its line out; a new key stands last."""
        found = re.search(rf"^{key} = .*\n?", self.raw, re.MULTILINE)
        if not found:
            return Edit(self.path, self.stop, self.stop, f"{key} = {value}\n")
        new = f"{key} = {value}\n" if value else ""
        return Edit(self.path, self.start + found.start(), self.start + found.end(), new)


def records(path: str, text: str) -> tuple[Record, ...]:
    """The tables of a TOML file in their order."""
    blocks = re.finditer(r"^\[([^\[\]\n]+)\]\n(?:(?!\[|\s*$).*\n)*", text, re.MULTILINE)
    return tuple(Record(path, b.start(), b.end(), b[0], b[1].strip('"')) for b in blocks)


# --- a whole report -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Report:
    """The files of a report, and the pieces that they are made of."""

    name: str
    files: Mapping[str, bytes]

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every file that a person writes, by its path."""
        kinds = (".md", ".toml", ".po")
        return {p: data.decode() for p, data in self.files.items() if p.endswith(kinds)}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        paths = sorted(path for path in self.texts if path.startswith("text/"))
        return tuple(p for path in paths for p in passages(path, self.texts[path]))

    @cached_property
    def statistics(self) -> Mapping[str, Record]:
        return {r.name: r for r in self.records("statistics.toml")}

    def records(self, path: str) -> tuple[Record, ...]:
        """The tables of a TOML file, in their order."""
        return records(path, self.texts[path])

    def catalogue(self, language: str) -> tuple[Entry, ...]:
        """The entries of a catalogue; none for the language that the texts are written in."""
        return self._catalogues.get(f"editions/{language}.po", ())

    @cached_property
    def _catalogues(self) -> Mapping[str, tuple[Entry, ...]]:
        return {p: entries(p, text) for p, text in self.texts.items() if p.endswith(".po")}

    def block(self, piece: Entry | Passage | Record) -> Lines:
        """The lines around a piece of this report, as it is."""
        return lines_of(piece.path, self.texts[piece.path], piece.start, piece.stop - 1)

    def source_of(self, entry: Entry) -> tuple[Lines, ...]:
        """The lines of the source that an entry translates, found by its longest run of words."""
        bare = PLACEHOLDER.sub("{}", entry.source)
        if bare.strip() == "{}":  # nothing but words that a mark of the index is put on
            bare = re.sub(r"\{[^{}]*\}", "{}", entry.source)
        runs = re.split(r"[{}\[\]*\\]+", bare)
        pattern = r"\s+".join(map(re.escape, max(runs, key=len).split()))
        text = self.texts.get(entry.origin, "")
        found = re.finditer(pattern, text) if pattern else iter(())
        return tuple(lines_of(entry.origin, text, f.start(), f.end()) for f in found)

    def with_edits(self, edits: Iterable[Edit]) -> dict[str, str]:
        """The texts of the files that edits change, as they are then."""
        changed: dict[str, str] = {}
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            text = changed.get(edit.path, self.texts[edit.path])
            changed[edit.path] = text[: edit.start] + edit.new + text[edit.stop :]
        return changed

    def differs_with(self, edits: Iterable[Edit]) -> bool:
        """Whether the edits leave anything behind that was not there."""
        return any(text != self.texts[path] for path, text in self.with_edits(edits).items())
