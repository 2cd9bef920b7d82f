"""What a section of a PDF says to a reader, line by line.

Takes the `Node` of a section; gives its lines: one for each run of words that nothing but inline
elements breaks, descriptions of pictures among them, and those of notes apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from reportbuild.proof.expected import spaced
from reportbuild.proof.pdf_tree import INLINE, Node

_UNEVEN = re.compile(r"[\t\r\n\f]|  |\A | \Z")
"""Blanks that are not one space between two words: most lines have none."""


@dataclass(slots=True)
class Lines:
    """The lines of the text, and of the notes, each note's first one with its number."""

    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def normal(text: str) -> str:
    """Return a text as lines are compared: blanks as one space, soft hyphens left out, NFC.

    A no-break space is a space here: fonts draw one glyph for both, and readers hear no difference.
    """
    plain = text.replace("\u00ad", "").replace("\u00a0", " ")
    if _UNEVEN.search(plain):
        plain = spaced(plain)
    return unicodedata.normalize("NFC", plain)


def lines_of(section: Node) -> Lines:
    """Return what a section says; labels of lists are left out, as those of notes are kept."""
    lines = Lines()
    _Walk(lines, lines.text).block(section)
    return lines


class _Walk:
    """Gathers words into a line until a block ends it."""

    def __init__(self, lines: Lines, into: list[str]) -> None:
        self._lines = lines
        self._into = into
        self._words: list[str] = []

    def block(self, node: Node) -> None:
        self.end()
        self.gather((node.alt or node.title,))
        self.end()
        without_labels = node.role in {"LI", "TOCI"}
        self.gather(tuple(kid for kid in node.kids if not (without_labels and _is_label(kid))))
        self.end()

    def gather(self, kids: tuple[Node | str, ...]) -> None:
        for kid in kids:
            if isinstance(kid, str):
                self._words.append(kid)
            elif kid.role == "Note":
                self._note(kid)
            elif kid.role in INLINE:
                self.gather(kid.kids)
            else:
                self.block(kid)

    def _note(self, note: Node) -> None:
        """Gather a note apart; what stands around its call stays one line."""
        walk = _Walk(self._lines, self._lines.notes)
        label = "".join(kid.text() for kid in note.kids if isinstance(kid, Node) and _is_label(kid))
        walk.gather((f"{label}. ", *(kid for kid in note.kids if not _is_label(kid))))
        walk.end()

    def end(self) -> None:
        if line := normal("".join(self._words)):
            self._into.append(line)
        self._words.clear()


def _is_label(kid: Node | str) -> bool:
    return isinstance(kid, Node) and kid.role == "Lbl"
