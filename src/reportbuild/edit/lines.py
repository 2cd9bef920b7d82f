"""Lines of inlines: made of drafts that hold nothing to look up, joined, and read as plain text.

Goes in: inlines. Comes out: inlines, or their characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import assert_never

from reportbuild.model.document import Line
from reportbuild.model.inlines import (
    CallOut,
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Figures,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Locator,
    Measure,
    NoteCall,
    NoteRef,
    PageOf,
    Pending,
    StatisticRef,
    Strong,
    Text,
    When,
)
from reportbuild.model.report import Segment

Named = StatisticRef | NoteCall | CrossReference | Citation | Measure[Draft] | When[Draft]
Resolve = Callable[[Named, str], Line]
"""From something named, and all that stands before it in its segment, to what is printed."""


def resolved(segment: Segment, resolve: Resolve, before: str = "") -> Line:
    """Return a segment with everything that it names looked up, in the order of reading."""
    parts: list[Inline] = []
    for draft in segment:
        made = _resolved(draft, resolve, before)
        before += plain(made)
        parts += made
    return joined(parts)


def _resolved(draft: Draft, resolve: Resolve, before: str) -> Line:
    match draft:
        case Text() | LineBreak():
            return (draft,)
        case Emphasis():
            return (Emphasis(resolved(draft.children, resolve, before)),)
        case Strong():
            return (Strong(resolved(draft.children, resolve, before)),)
        case Foreign():
            return (Foreign(draft.language, resolved(draft.children, resolve, before)),)
        case Link():
            return (Link(draft.address, resolved(draft.children, resolve, before)),)
        case IndexMark():
            words = resolved(draft.children, resolve, before)
            return (IndexMark(draft.key, words, draft.span),)
        case Pending():
            return (Pending(draft.language, resolved(draft.children, resolve, before)),)
        case StatisticRef() | NoteCall() | CrossReference() | Citation() | Measure() | When():
            return resolve(draft, before)
        case _:
            assert_never(draft)


def settled(segment: Segment) -> Line:
    """Return a segment of a place where nothing may be named (a label, an author); names fall."""
    return resolved(segment, lambda _named, _before: ())


def joined(parts: Iterable[Inline]) -> Line:
    """Return inlines with neighbouring texts made one, and empty ones gone."""
    line: list[Inline] = []
    for part in parts:
        if isinstance(part, Text):
            if not part.text:
                continue
            if line and isinstance(last := line[-1], Text):
                line[-1] = Text(last.text + part.text)
                continue
        line.append(part)
    return tuple(line)


def fill(pattern: str, slots: Mapping[str, Line]) -> Line:
    """Return a pattern of the locale with inlines in its slots."""
    pieces = re.split(r"\{(\w+)\}", pattern)
    return joined(
        part
        for n, piece in enumerate(pieces)
        for part in (slots[piece] if n % 2 else (Text(piece),))
    )


def fill_text(pattern: str, **slots: str) -> str:
    """Return a pattern of the locale with texts in its slots."""
    return re.sub(r"\{(\w+)\}", lambda match: slots[match[1]], pattern)


def between(lines: Iterable[Line], separator: str) -> Line:
    """Return lines as one, with a separator between those that are not empty."""
    parts: list[Inline] = []
    for line in lines:
        if line:
            parts += [*((Text(separator),) if parts else ()), *line]
    return joined(parts)


def plain(line: Iterable[Inline] | Iterable[Draft]) -> str:
    """Return the characters of a line, without note marks, pages, and what is not yet resolved."""
    return "".join(_plain(part) for part in line)


def _plain(part: Inline | Draft) -> str:
    match part:
        case Text() | Figures():
            return part.text
        case LineBreak():
            return " "
        case CallOut():
            return " ".join(filter(None, (part.qualifier, part.value, plain(part.label))))
        case StatisticRef() | CrossReference():
            return plain(part.words or ())
        case NoteRef() | PageOf() | NoteCall() | Citation():
            return ""
        case _:
            return plain(part.children)


def without_marks(line: Line) -> Line:
    """Return a title without its note marks and pages, as contents and locators repeat it."""
    kept: list[Inline] = []
    for part in line:
        match part:
            case NoteRef() | PageOf():
                continue
            case Locator() | IndexMark():
                kept += without_marks(part.children)
            case LineBreak():
                kept.append(Text(" "))
            case Emphasis() | Strong() | Foreign() | Link() | Pending():
                kept.append(replace(part, children=without_marks(part.children)))
            case _:
                kept.append(part)
    return joined(kept)
