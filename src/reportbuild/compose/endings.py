"""The end of a paragraph: no last line of a few characters, be it of a short word or half of one.

Takes the line of a paragraph; gives it with spaces that do not break before its last words, and
tells where its last word begins. For paper: an e-book's lines are its reader's.
"""

from __future__ import annotations

from dataclasses import replace

from reportbuild.compose.bidi import plain
from reportbuild.model.document import Line
from reportbuild.model.inlines import (
    Emphasis,
    Foreign,
    IndexMark,
    Inline,
    Link,
    NoteRef,
    Strong,
    Text,
)

SHORTEST = 6
"""Characters that a last line must have."""

SHORTEST_OF_TITLE = 8
"""Characters that the last line of a title must have."""

LONGEST_BOUND = 20
"""Characters of a title that may be bound: more could be wider than its line."""

_NO_BREAK = "\u00a0"


def bound(line: Line) -> Line:
    """Return a line whose last words stay together until they have enough characters."""
    return _bound(line, SHORTEST)[0]


def bound_title(line: Line) -> Line:
    """Return the line of a title whose last word does not stand alone, if that is a short one."""
    made = _bound(line, SHORTEST_OF_TITLE)[0]
    end = plain(made).rpartition(" ")[2]
    return made if len(end) <= LONGEST_BOUND else line


def _bound(line: Line, lacking: int) -> tuple[Line, int]:
    """Bind words from the end on; return the line and how many characters are lacking still."""
    parts: list[Inline] = []
    for node in reversed(line):
        made = node
        if lacking > 0:
            match node:
                case Text():
                    text, lacking = _bound_text(node.text, lacking)
                    made = Text(text)
                case Emphasis() | Strong() | Foreign() | Link() | IndexMark():
                    children, lacking = _bound(node.children, lacking)
                    made = replace(node, children=children)
                case NoteRef():
                    pass
                case _:
                    lacking = 0
        parts.append(made)
    return tuple(reversed(parts)), lacking


def _bound_text(text: str, lacking: int) -> tuple[str, int]:
    """Bind the last words of a text, until enough characters stand after a space that may break."""
    at = len(text)
    while lacking > 0 and at > 0:
        at -= 1
        if text[at] == " ":
            text = text[:at] + _NO_BREAK + text[at + 1 :]
        lacking -= 1
    return text, lacking
