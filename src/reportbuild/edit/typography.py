"""Typography of finished lines: apostrophes, quotation marks, spaces before French stops.

Goes in: a line and the edition's voice. Comes out: the line, nothing of it changed but such marks
and spaces, and findings for marks that cannot be put right. Foreign phrases, untranslated segments
and printed addresses are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportbuild.edit.customs import Edit, Rule, customs, swaps
from reportbuild.edit.folding import fold
from reportbuild.edit.lines import settled
from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line
from reportbuild.model.finding import Finding, Span
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
from reportbuild.model.report import Segment

_LETTER = "[^\\W\\d_\u0590-\u06ff]"  # Hebrew and Arabic use the mark as a letter


@dataclass(slots=True)
class _Leaf:
    """A run of characters of the line; `free` if typography may touch it."""

    text: str
    free: bool


def polished(line: Line, how: Voice, span: Span) -> tuple[Line, tuple[Finding, ...]]:
    """Return a line as the language's typography has it, and what could not be put right.

    Warnings: type-001 double quotation marks that do not pair, type-002 single ones.
    """
    leaves = list(_leaves(line, free=True))
    text = "".join(leaf.text for leaf in leaves)
    for rule in _rules(how):
        if edits := list(rule(text)):
            _apply(leaves, edits, _addresses(text))
            text = "".join(leaf.text for leaf in leaves)
    found = [
        Finding(code, span, f"A straight {what} in “{text.strip()}” cannot be put right.", hint)
        for leaf in leaves
        for code, sign, what, hint in _STRAIGHT
        if leaf.free and sign in leaf.text and sign in (text := _ADDRESS.sub("", leaf.text))
    ]
    runs = iter(leaves)
    return tuple(_rebuilt(part, runs) for part in line), tuple(found)


_STRAIGHT = (
    ("type-001", '"', "double quotation mark", "It has no partner: type the marks “ ” or « »."),
    ("type-002", "'", "single quotation mark", "Type ‘ or ’, as it is meant."),
)


def tidied(segment: Segment, how: Voice) -> Line:
    """Return a segment in which nothing is named (a label, an author) as typography has it."""
    return polished(settled(segment), how, Span(""))[0]


_ADDRESS = re.compile(r"\w+://\S+|\bwww\.\S+|[^\s@]+@[^\s@]+\.\w+")


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses stand that are typed as text; typography keeps out of them."""
    if not any(sign in text for sign in ("://", "www.", "@")):
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _leaves(line: Line, *, free: bool) -> Iterator[_Leaf]:
    for part in line:
        match part:
            case Text():
                yield _Leaf(part.text, free)
            case Figures():
                yield _Leaf(part.text, free=False)
            case LineBreak():
                yield _Leaf("\n", free=False)
            case PageOf():
                yield _Leaf(f"{part.before}0{part.after}", free=False)
            case NoteRef() | CallOut():
                yield _Leaf("", free=False)
            case Foreign() | Pending():
                yield from _leaves(part.children, free=False)
            case Emphasis() | Strong() | Link() | IndexMark() | Locator() | Measure() | When():
                yield from _leaves(part.children, free=free)


def _rebuilt(part: Inline, runs: Iterator[_Leaf]) -> Inline:
    """The same inline with the texts of its leaves, which come in the order they were taken."""
    match part:
        case Text():
            return Text(next(runs).text)
        case Figures() | LineBreak() | PageOf() | NoteRef() | CallOut():
            next(runs)
            return part
        case _:
            return replace(part, children=tuple(_rebuilt(child, runs) for child in part.children))


def _apply(leaves: list[_Leaf], edits: list[Edit], kept: list[tuple[int, int]]) -> None:
    """Make the edits that fall within one leaf that may be touched, outside what is kept."""
    for start, end, new in sorted(edits, reverse=True):
        if any(first < end and start < last for first, last in kept):
            continue
        at = 0
        for leaf in leaves:
            stop = at + len(leaf.text)
            if at <= start and end <= stop and start < stop:
                if leaf.free:
                    leaf.text = leaf.text[: start - at] + new + leaf.text[end - at :]
                break
            at = stop


def _rules(how: Voice) -> tuple[Rule, ...]:
    plain = (_single_spaces, _ellipses, _apostrophes, _double_quotes(how), _single_quotes(how))
    return (*plain, *customs(how))


_single_spaces = swaps(" {2,}", " ", "  ")
_ellipses = swaps(r"(?<!\.)\.\.\.(?!\.)", "…", "...")
_apostrophes = swaps(rf"(?<={_LETTER})'(?=[\w«“‘]|\"\w)|(?<!\w)'(?=\d\d)", "’", "'")


def _double_quotes(how: Voice) -> Rule:
    def rule(text: str) -> Iterator[Edit]:
        if '"' not in text:
            return
        marks = [match.start() for match in re.finditer('"', text)]
        pairs = list(zip(marks[::2], marks[1::2], strict=False))
        opened = all(_opens(text, a) or _joined(text[:a], how) for a, _ in pairs)
        if len(marks) % 2 or not (opened and all(_closes(text, b) for _, b in pairs)):
            return
        outer, inner = how.around("“{text}”", "quotation"), how.around("‘{text}’", "quotation")
        for first, last in pairs:
            within = text.count(outer[0].strip(), 0, first) > text.count(outer[1].strip(), 0, first)
            opening, closing = inner if within else outer
            yield first, first + 1, opening
            yield last, last + 1, closing

    return rule


def _single_quotes(how: Voice) -> Rule:
    """Pair those that open a word with those that close one; one alone at a word's end is an
    apostrophe ("refugees' homes").
    """

    def rule(text: str) -> Iterator[Edit]:
        if "'" not in text:
            return
        marks = [match.start() for match in re.finditer("'", text)]
        opening = [m for m in marks if _opens(text, m)]
        if not opening:
            yield from ((m, m + 1, "’") for m in marks if re.match(_LETTER, text[m - 1 : m]))
            return
        closing = [m for m in marks if m not in opening]
        before, after = how.around("‘{text}’", "quotation")
        if len(opening) == len(closing) and sorted(opening + closing)[::2] == opening:
            yield from ((m, m + 1, before) for m in opening)
            yield from ((m, m + 1, after) for m in closing)

    return rule


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([{—–-«“‘’/") and bool(after.strip())


def _joined(before: str, how: Voice) -> bool:
    """Tell whether a text ends in what joins the next word: the Arabic "and", "for"."""
    word = re.search(r"[^\W\d_]+\Z", before)
    return word is not None and fold(word[0]) in map(fold, how.reader.prefixes)


def _closes(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return bool(text[at - 1 : at].strip()) and (not after or not after.isalnum())
