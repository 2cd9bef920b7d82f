"""What the parts of one text share while it is read: its path, its notes, what was found.

A `Reading` is filled by `blocks` and `directives`, and lives no longer than `chapter` takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Segment
from reportbuild.model.text import Note
from reportbuild.read import inlines
from reportbuild.read.markdown import Node

DATA = "data/"
"""Where the files lie that texts may name for their charts and tables."""


@dataclass(slots=True)
class Folder:
    """The files of a report by path, and the paths of those that texts have read.

    `lost` holds the targets of what could not be read: they are there, although nothing has them.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def of_data(self) -> Folder:
        """Return a folder of the data files alone, of which nothing has been read."""
        return Folder({path: data for path, data in self.files.items() if path.startswith(DATA)})


@dataclass(slots=True)
class Reading:
    """One text being read. Lines count from 1."""

    path: str
    found: list[Finding] = field(default_factory=list)
    notes: dict[str, Note[Draft]] = field(default_factory=dict)
    folder: Folder = field(default_factory=Folder)

    def at(self, line: int) -> Span:
        """The place of a line of this text."""
        return Span(self.path, line)

    def find(self, code: str, line: int, sentence: str, hint: str = "") -> None:
        """Note a finding at a line."""
        self.found.append(Finding(code, self.at(line), sentence, hint))

    def words(self, node: Node, line: int = 0) -> Segment:
        """Read the words of a heading, paragraph or cell; `line` where the node tells none."""
        inline = next((child for child in node.children if child.type == "inline"), None)
        if inline is None or not inline.token.content:
            return ()
        return self.kept(inlines.inline(inline.token, self.at(inline.line or node.line or line)))

    def line(self, text: str, line: int) -> Segment:
        """Read the words of an option or an argument."""
        return self.kept(inlines.line(text, self.at(line)))

    def kept(self, words: Checked[Segment]) -> Segment:
        """Keep what was found with words, and return them."""
        self.found += words.findings
        return words.made or ()
