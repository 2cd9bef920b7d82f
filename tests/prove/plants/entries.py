"""The entries of a catalogue: where each stands, and what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tests.prove.plants.edits import Edit

PLACEHOLDER = re.compile(r"\[([^\[\]]*)\]\{([^{}]*)\}|\{\{|\}\}|\{([^{}]*)\}")
"""A placeholder of a catalogue, with or without words of its own, or a brace itself."""

FIELD = re.compile(r'^(msgctxt|msgid|msgstr) ((?:"(?:[^"\\]|\\.)*"(?:\n|\Z))+)', re.MULTILINE)
ESCAPED = re.compile(r"\\(.)")
PLAIN = {"n": "\n", "t": "\t", "r": "\r"}


def unescaped(literal: str) -> str:
    """The text that one or more strings of PO stand for."""
    inner = "".join(line.strip()[1:-1] for line in literal.strip().split("\n"))
    return ESCAPED.sub(lambda found: PLAIN.get(found[1], found[1]), inner)


def escaped(text: str) -> str:
    """A text as one string of PO."""
    for mark, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(mark, written)
    return f'"{text}"'


@dataclass(frozen=True)
class Entry:
    """An entry of a catalogue: where it stands, and what is in it."""

    path: str
    start: int
    stop: int
    raw: str

    @cached_property
    def _fields(self) -> Mapping[str, re.Match[str]]:
        return {found[1]: found for found in FIELD.finditer(self.raw)}

    def _text(self, field: str) -> str:
        found = self._fields.get(field)
        return unescaped(found[2]) if found else ""

    @cached_property
    def context(self) -> str:
        return self._text("msgctxt")

    @cached_property
    def source(self) -> str:
        return self._text("msgid")

    @cached_property
    def words(self) -> str:
        return self._text("msgstr")

    @cached_property
    def origin(self) -> str:
        """The path of the source file that the first reference names."""
        found = re.search(r"^#: (\S+)", self.raw, re.MULTILINE)
        return found[1] if found else ""

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """How each statistic will print, as the comments for translators show it."""
        return dict(re.findall(r"^#\. \{([a-z_0-9]+)\}: (.+)$", self.raw, re.MULTILINE))

    @property
    def key(self) -> str:
        return f"{self.context}: {self.source}"

    def field(self, name: str, text: str) -> Edit:
        """A field of this entry gets another text."""
        found = self._fields[name]
        new = f"{name} {escaped(text)}\n"
        return Edit(self.path, self.start + found.start(), self.start + found.end(), new)

    def saying(self, words: str) -> Edit:
        """The translation gets other words."""
        return self.field("msgstr", words)

    def line(self, old: str, new: str) -> Edit:
        """What stands in the entry as it is written becomes something else, once."""
        at = self.start + self.raw.index(old)
        return Edit(self.path, at, at + len(old), new)


def entries(path: str, text: str) -> tuple[Entry, ...]:
    """The entries of a catalogue but its head, in their order."""
    blocks = re.finditer(r"(?:^(?!\s*$|#~).*\n)+", text + "\n", re.MULTILINE)
    found = (Entry(path, block.start(), block.end(), block[0]) for block in blocks)
    return tuple(entry for entry in found if entry.source)


def outside(words: str) -> Iterator[tuple[int, str]]:
    """The parts of a segment that stand in no placeholder, with the place of each."""
    end = 0
    for found in PLACEHOLDER.finditer(words):
        yield end, words[end : found.start()]
        end = found.end()
    yield end, words[end:]
