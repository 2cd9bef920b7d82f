"""Runs against the direction of their line, isolated by markup.

WeasyPrint orders each inline box by itself, so that a foreign phrase in more than one piece comes
out in the wrong order, and a number that follows a Latin index is drawn on its wrong side (Unicode
Standard Annex #9, rule W7). Every run of the other direction therefore gets one element around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportbuild.model.document import Direction
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Locator,
    Measure,
    NoteRef,
    PageOf,
    Pending,
    Strong,
    Text,
    When,
)

_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_STOPS = frozenset("،؛؟")
_END_OF_QUOTE = re.compile(r"(?P<stop>[?!.…]*)(?P<mark>[”’»)\]])")
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "‹": "›"}


@dataclass(frozen=True, slots=True)
class Isolate:
    """A run of inlines whose direction is not that of the line around it."""

    direction: Direction
    children: tuple[Inline, ...]


def direction_of(language: str) -> Direction:
    """Return the direction that a language, by its BCP 47 tag, is written in."""
    subtags = language.split("-")
    if "Latn" in subtags or "Cyrl" in subtags:
        return "ltr"
    return "rtl" if subtags[0] in _RTL_LANGUAGES or "Arab" in subtags else "ltr"


def isolate(line: tuple[Inline, ...], base: Direction) -> tuple[Inline | Isolate, ...]:
    """Return the line with each run of the other direction in one `Isolate`.

    A run holds letters of the other direction and none of the line's own. European digits that
    follow Latin letters belong to the run (UAX #9, W7), unless a mark of Arabic punctuation stands
    between; so do those that touch its first letter.
    """
    other: Direction = "ltr" if base == "rtl" else "rtl"
    if not any(_may_hold(node, other) for node in line):
        return _merge(list(line))
    pieces = [piece for node in line for piece in _pieces(node)]
    out: list[Inline | Isolate] = []
    held: list[tuple[Inline, str]] = []
    for node, kind in pieces:
        begun = any(held_kind == other for _, held_kind in held)
        if held and (kind in {"stop", base} or (kind == "neutral" and not begun)):
            _release(held, other, out)
            held = []
        if kind in {other, "digits"} or (held and kind == "neutral"):
            held.append((node, kind))
        else:
            out.append(node)
    _release(held, other, out)
    return _merge(out)


def _release(held: list[tuple[Inline, str]], other: Direction, out: list[Inline | Isolate]) -> None:
    """Add to `out` the run that `held` begins with, isolated, and what follows it.

    Brackets stay with their partners: one whose partner stands in the run goes into it.
    """
    if all(kind != other for _, kind in held):
        out.extend(node for node, _ in held)
        return
    last = max(i for i, (_, kind) in enumerate(held) if kind in {other, "digits"})
    run: list[Inline | Isolate] = [node for node, _ in held[: last + 1]]
    rest: list[Inline | Isolate] = [node for node, _ in held[last + 1 :]]
    before = out[-1].text if out and isinstance(out[-1], Text) else ""
    after = rest[0].text if rest and isinstance(rest[0], Text) else ""
    opened, closed = _unpaired(plain(tuple(node for node, _ in held[: last + 1])))
    back, forth = _matching_end(before, closed), _matching_start(after, opened)
    if not opened and not closed:
        back, forth = _quoted(before, after)
    if back:
        out[-1] = Text(before[:-back])
        run.insert(0, Text(before[-back:]))
    if forth:
        rest[0] = Text(after[forth:])
        run.append(Text(after[:forth]))
    children = tuple(n for n in _merge(run) if not isinstance(n, Isolate))
    out.append(Isolate(other, children))
    out.extend(rest)


def _quoted(before: str, after: str) -> tuple[int, int]:
    """Count the characters around a run that belong to it: its stop, and its own quotation marks.

    A title in Latin marks takes them along; a stop before any other closing mark ends the run.
    """
    end = _END_OF_QUOTE.match(after)
    if not end:
        return 0, 0
    if _PAIRS.get(before[-1:]) == end["mark"] and end["mark"] in "”’":
        return 1, end.end()
    return 0, end.end("stop")


def _unpaired(text: str) -> tuple[str, str]:
    """Return the brackets left open in the text, and those closed that it never opened."""
    opened: list[str] = []
    closed: list[str] = []
    for char in text:
        if char in _PAIRS:
            opened.append(char)
        elif char in _PAIRS.values():
            if opened and _PAIRS[opened[-1]] == char:
                opened.pop()
            else:
                closed.append(char)
    return "".join(opened), "".join(closed)


def _matching_start(text: str, opened: str) -> int:
    """Count the characters at the start of the text that close what was opened."""
    count = 0
    for char in reversed(opened):
        if text[count : count + 1] != _PAIRS[char]:
            break
        count += 1
    return count


def _matching_end(text: str, closed: str) -> int:
    """Count the characters at the end of the text that open what is closed later."""
    count = 0
    for char in closed:
        if _PAIRS.get(text[len(text) - count - 1 : len(text) - count]) != char:
            break
        count += 1
    return count


def _pieces(node: Inline) -> Iterator[tuple[Inline, str]]:
    if isinstance(node, Text):
        yield from ((Text(piece), kind) for piece, kind in _stretches(node.text))
    else:
        yield node, _kind(node)


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text in stretches of one kind: "ltr", "rtl", "digits", "neutral" or "stop"."""
    start, kind = 0, ""
    for i, char in enumerate(text):
        here = _char_kind(char)
        if here != kind:
            if i > start:
                yield text[start:i], kind
            start, kind = i, here
    if text[start:]:
        yield text[start:], kind


def _may_hold(node: Inline, direction: Direction) -> bool:
    """Tell whether a node has a run of a direction in it, as most lines have none."""
    if isinstance(node, Text):
        return any(_char_kind(char) == direction for char in set(node.text))
    return _kind(node) == direction


@cache
def _char_kind(char: str) -> str:
    if char in _STOPS:
        return "stop"
    bidi = unicodedata.bidirectional(char)
    if bidi == "L":
        return "ltr"
    if bidi in {"R", "AL", "AN"}:
        return "rtl"
    return "digits" if bidi == "EN" else "neutral"


def _kind(node: Inline) -> str:
    match node:
        case NoteRef() | LineBreak() | PageOf() | Figures() | CallOut() | Measure() | When():
            return "stop"
        case Foreign() | Pending():
            return direction_of(node.language)
        case _:
            kinds = [_char_kind(c) for c in plain((node,))]
            strong = [k for k in kinds if k in {"ltr", "rtl"}]
            return strong[0] if len(set(strong)) == 1 else ("neutral" if not strong else "stop")


def _merge(nodes: list[Inline | Isolate]) -> tuple[Inline | Isolate, ...]:
    """Return the nodes with neighbouring texts joined again: shaping must see whole words."""
    out: list[Inline | Isolate] = []
    for node in nodes:
        last = out[-1] if out else None
        if isinstance(node, Text) and isinstance(last, Text):
            out[-1] = Text(last.text + node.text)
        else:
            out.append(node)
    return tuple(n for n in out if n != Text(""))


def plain(line: tuple[Inline, ...]) -> str:
    """Return the characters of a line, without the marks of its notes."""
    parts: list[str] = []
    for node in line:
        match node:
            case Text() | Figures():
                parts.append(node.text)
            case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Pending() | Locator():
                parts.append(plain(node.children))
            case Measure() | When():
                parts.append(plain(node.children))
            case LineBreak():
                parts.append(" ")
            case CallOut():
                parts.append(node.value)
            case NoteRef() | PageOf():
                pass
    return "".join(parts)
