"""Segments into words with numbered codes, and back.

In: what a unit carries: a segment, and its translation as the catalogue has it. Out: `Coded`, in
which each code has the number of the source's code that it stands for. Back: a file's codes into
what catalogues write, or why they cannot be read.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from reportbuild.model.finding import Severity, Span
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    LineBreak,
    Link,
    Measure,
    NoteCall,
    Pending,
    StatisticRef,
    Strong,
    Text,
    When,
)
from reportbuild.model.report import ParseSegment, Segment
from reportbuild.translate.exchange import Code, Coded, CodeKind, Piece, Slot, codes, ids_of
from reportbuild.translate.markup import (
    Identity,
    Named,
    identity,
    inner,
    language_named,
    markup,
    placeholders,
)

_KINDS: dict[type[Draft], CodeKind] = {
    StatisticRef: "statistic",
    NoteCall: "note",
    CrossReference: "reference",
    Citation: "citation",
    Link: "link",
    IndexMark: "index",
    Foreign: "foreign",
    Emphasis: "emphasis",
    Strong: "strong",
    LineBreak: "break",
}
_OPTIONAL = frozenset({"foreign", "emphasis", "strong", "break"})
"""Kinds of codes that a translation may have although its source has none."""

_VALUE = "{value}"
_EDGE = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


class UnreadableCodeError(Exception):
    """A code of a translation that cannot be what it says; the message is for the translator."""


@dataclass(slots=True)
class _Numbering:
    """Gives codes their numbers: first those that the source has for the same thing."""

    names: Mapping[Identity, str]
    shown: Mapping[str, str]
    last: int = 0
    free: dict[tuple[CodeKind, str], deque[str]] = field(default_factory=lambda: defaultdict(deque))

    def coded(self, segment: Segment) -> Coded:
        pieces: list[Piece] = []
        for node in segment:
            match node:
                case Text() if pieces and isinstance(pieces[-1], str):
                    pieces[-1] += node.text
                case Text():
                    pieces.append(node.text)
                case Pending():
                    pieces += self.coded(node.children)
                case Measure() | When():
                    pass  # each stands alone in its cell, which nobody translates
                case _:
                    pieces.append(self._code(node))
        return tuple(pieces)

    def _code(self, node: Draft) -> Code:
        kind, name = _KINDS[type(node)], _name(node, self.names)
        waiting = self.free[kind, name]
        if waiting:
            number = waiting.popleft()
        else:
            self.last += 1
            number = str(self.last)
        within = inner(node)
        paired = bool(within) or isinstance(node, Emphasis | Strong | Foreign | Link | IndexMark)
        children = self.coded(within) if paired else None
        return Code(number, kind, name, children, self.shown.get(name, ""))


def _name(node: Draft, names: Mapping[Identity, str]) -> str:
    match node:
        case StatisticRef() | NoteCall() | CrossReference() | Citation() | Link() | IndexMark():
            return names[identity(node)]
        case Foreign():
            return f"lang.{node.language.replace('-', '_')}"
        case _:
            return ""


def _names(source: Segment) -> dict[Identity, str]:
    return {identity(node): name for name, node in placeholders(source).items()}


def coded_source(slot: Slot, shown: Mapping[str, str]) -> Coded:
    """Return a unit's source with its codes numbered in reading order.

    `shown` tells what is printed for each placeholder, by its name.
    """
    if slot.form is not None:
        return _coded_noun(slot.text)
    inlines = slot.record.inlines
    return _Numbering(_names(inlines), shown).coded(inlines)


def coded_target(slot: Slot, parse: ParseSegment, shown: Mapping[str, str]) -> Coded:
    """Return a unit's translation with its codes numbered as the source's are.

    What is wrong in it stays to be seen: placeholders that the source has not stand as characters,
    and so does the whole if it cannot be read at all.
    """
    if slot.form is not None:
        return _coded_noun(slot.translation)
    source = slot.record.inlines
    known = placeholders(source)

    def resolve(name: str, words: Segment | None, _at: Span) -> Draft | None:
        node, language = known.get(name), language_named(name)
        if node is not None:
            return _carrying(node, words) or Text(_typed(name, words))
        return Foreign(language, words) if language and words else Text(_typed(name, words))

    read = parse(slot.translation, slot.record.span, resolve)
    if read.made is None or any(f.severity is Severity.ERROR for f in read.findings):
        return (slot.translation,)
    numbering = _Numbering(_names(source), shown)
    for code in codes(coded_source(slot, {})):
        numbering.free[code.kind, code.name].append(code.id)
        numbering.last = max(numbering.last, int(code.id))
    return numbering.coded(read.made)


def _coded_noun(pattern: str) -> Coded:
    """Return the pattern of a noun, in which `{value}` is the figure."""
    pieces: list[Piece] = []
    for number, words in enumerate(pattern.split(_VALUE)):
        if number:
            pieces.append(Code(str(number), "value", "value", None, "…"))
        if words:
            pieces.append(words)
    return tuple(pieces)


def _carrying(node: Named, words: Segment | None) -> Draft | None:
    """Return what a placeholder stands for with these words; None if it takes other ones."""
    match node:
        case StatisticRef() | CrossReference():
            return replace(node, words=words or None)
        case Link():
            return Link(node.address, words) if words else None
        case IndexMark():
            return replace(node, children=words) if words else None
        case NoteCall() | Citation():
            return None if words else node
        case _:
            assert_never(node)


def _typed(name: str, words: Segment | None) -> str:
    return f"{{{name}}}" if words is None else f"[{markup(words, words)}]{{{name}}}"


def decoded(coded: Coded, slot: Slot) -> str:
    """Return a file's translation as catalogues write it.

    A code is known by its number. A translation may add emphasis, breaks and foreign phrases of its
    own, if the file says that it is one. A statistic or cross-reference without words between its
    two halves prints as it does by itself. Raises `UnreadableCodeError` for a code that is none.
    """
    source = ids_of(coded_source(slot, {}))
    if slot.form is not None:
        return "".join(_noun_piece(piece, source) for piece in coded)
    known = placeholders(slot.record.inlines)
    return markup(_inlines(coded, source, known), slot.record.inlines)


def _noun_piece(piece: Piece, source: Mapping[str, Code]) -> str:
    if isinstance(piece, str):
        return piece
    if piece.id not in source or piece.children:
        raise UnreadableCodeError(f"The source has no code “{piece.id}”{_told(piece)}.")
    return _VALUE


def _inlines(coded: Coded, source: Mapping[str, Code], known: Mapping[str, Named]) -> Segment:
    nodes: list[Draft] = []
    for piece in coded:
        if isinstance(piece, str):
            nodes.append(Text(piece))
        else:
            nodes += _nodes(piece, source, known)
    return tuple(nodes)


def _nodes(code: Code, source: Mapping[str, Code], known: Mapping[str, Named]) -> Segment:
    meant = source.get(code.id)
    if meant is None or (code.kind and code.kind != meant.kind):
        if code.kind not in _OPTIONAL:
            raise UnreadableCodeError(f"The source has no code “{code.id}”{_told(code)}.")
        meant = code
    words = _inlines(code.children or (), source, known)
    match meant.kind:
        case "break":
            return (LineBreak(), *words)
        case "emphasis" | "strong" | "foreign":
            return _around_words(meant, words)
        case _:
            node = _carrying(known[meant.name], words)
            if node is None:
                needs = "no words between its halves" if words == () else "words, and takes none"
                raise UnreadableCodeError(f"The code “{code.id}” ({meant.name}) has {needs}.")
            return (node,)


def _told(code: Code) -> str:
    return f" ({code.kind})" if code.kind else ""


def _around_words(code: Code, words: Segment) -> Segment:
    """Return a pair around words; spaces at its edges move out, for Markdown has none there."""
    before, words, after = _trimmed(words)
    if not words:
        return (*before, *after)
    pair: Draft
    match code.kind:
        case "emphasis":
            pair = Emphasis(words)
        case "strong":
            pair = Strong(words)
        case _:
            language = language_named(code.name)
            if not language:
                raise UnreadableCodeError(f"The code “{code.id}” names no language.")
            pair = Foreign(language, words)
    return (*before, pair, *after)


def _trimmed(words: Segment) -> tuple[Segment, Segment, Segment]:
    """Part a run of words from the spaces before and after it."""
    before: list[Draft] = []
    after: list[Draft] = []
    rest = list(words)
    while rest and isinstance(rest[0], Text):
        lead, text, tail = _parted(rest[0].text)
        before += [Text(lead)] if lead else []
        if text:
            rest[0] = Text(text + tail)
            break
        rest.pop(0)
    while rest and isinstance(rest[-1], Text):
        lead, text, tail = _parted(rest[-1].text)
        after[:0] = [Text(tail)] if tail else []
        if text:
            rest[-1] = Text(lead + text)
            break
        after[:0] = [Text(lead)] if lead else []
        rest.pop()
    return tuple(before), tuple(rest), tuple(after)


def _parted(text: str) -> tuple[str, str, str]:
    found = _EDGE.match(text)
    return (found[1], found[2], found[3]) if found else ("", text, "")
