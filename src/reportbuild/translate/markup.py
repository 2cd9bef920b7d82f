"""Inlines into the segment language of catalogues (docs/writing.md, "Translating").

In: a segment's inlines. Out: the text that translators see, which reads back as the same inlines:
Markdown, with `{name}` or `[words]{name}` for all that a translator may move but not change. The
whole is a Python brace format string as well, so that every translators' tool protects the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, product
from string import ascii_lowercase
from typing import TypeAlias, assert_never

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
from reportbuild.model.report import Segment

Named: TypeAlias = (
    StatisticRef | NoteCall | CrossReference | Citation | Link[Draft] | IndexMark[Draft]
)
"""What a placeholder stands for, but for foreign phrases: they may come and go."""

Identity: TypeAlias = tuple[object, ...]
"""What tells one thing that a placeholder stands for from another, wherever it stands."""

# BCP 47 (RFC 5646, 2.1) with `_` for `-`: language, script, region, variants
_LANGUAGE = re.compile(
    r"lang\.([a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?"
    r"(?:_(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
)

# what would be read as more than itself: escapes, code, emphasis, brackets and braces; entities;
# raw HTML; fences; strikes and other Markdowns' marks; citations
_SPECIAL = re.compile(
    r"[\\`*\[\]{}]|_+|&(?=#?\w+;)|<(?=[A-Za-z/!?])|:(?=::)|[~^](?=\S)|=(?==)"
    r"|(?<![^\W_])@(?=[A-Za-z])"
)


def inner(node: Draft) -> Segment:
    """Return what stands within an inline: its children, or the words given with it."""
    match node:
        case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Pending():
            return node.children
        case StatisticRef() | CrossReference():
            return node.words or ()
        case Text() | LineBreak() | NoteCall() | Citation() | Measure() | When():
            return ()
        case _:
            assert_never(node)


def walk(segment: Segment) -> Iterator[Draft]:
    """Yield every inline of a segment, outer before inner, in reading order."""
    for node in segment:
        yield node
        yield from walk(inner(node))


def identity(node: Named) -> Identity:
    """Return what must be the same in source and translation: all but words and place."""
    match node:
        case StatisticRef() | NoteCall() | IndexMark():
            return type(node), node.key
        case CrossReference():
            return CrossReference, node.target
        case Citation():
            return Citation, node.works
        case Link():
            return Link, node.address
        case _:
            assert_never(node)


def named(segment: Segment) -> Iterator[Named]:
    """Yield what the segment's placeholders stand for, in reading order, foreign phrases apart."""
    for node in walk(segment):
        if isinstance(node, StatisticRef | NoteCall | CrossReference | Citation | Link | IndexMark):
            yield node


def placeholders(segment: Segment) -> dict[str, Named]:
    """Return what the segment's placeholders stand for, by name, in reading order.

    The names say it: `fled`, `note.unhcr`, `ref.tab_use`, `cite.ai_2003`. Links are lettered, and
    so are names for more than one thing, such as citations of two pages. They are letters, because
    gettext's own check passes over a text in which part of a name begins with a digit.
    """
    names: dict[Identity, str] = {}
    found: dict[str, Named] = {}
    for node in named(segment):
        if identity(node) not in names:
            name = next(name for name in _candidates(node) if name not in found)
            names[identity(node)] = name
            found[name] = node
    return found


def language_named(name: str) -> str:
    """Return the BCP 47 tag in a placeholder's name ("lang.sr_Latn"), "" if there is none."""
    found = _LANGUAGE.fullmatch(name)
    return found[1].replace("_", "-") if found else ""


def markup(segment: Segment, source: Segment | None = None) -> str:
    """Return the segment as catalogues write it; a translation by the names of its `source`."""
    named_in = segment if source is None else source
    names = {identity(node): name for name, node in placeholders(named_in).items()}
    return _written(segment, names)


def _candidates(node: Named) -> Iterator[str]:
    match node:
        case StatisticRef():
            yield node.key
        case NoteCall():
            yield f"note.{node.key}"
        case CrossReference():
            yield f"ref.{node.target}"
        case IndexMark():
            yield f"index.{node.key}"
        case Citation():
            name = f"cite.{'_'.join(key for key, _ in node.works)}"
            yield from chain([name], (f"{name}_{letters}" for letters in _letters()))
        case Link():
            yield from (f"link.{letters}" for letters in _letters())
        case _:
            assert_never(node)


def _letters() -> Iterator[str]:
    """Yield a, b ... z, aa, ab and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _written(segment: Segment, names: Mapping[Identity, str], around: str = "") -> str:
    """Write inlines; `around` is the mark of the emphasis they stand in, if they do."""
    nodes = _merged(segment)
    marks = _marks(nodes, around)
    text = ""
    for node, mark in zip(nodes, marks, strict=True):
        match node:
            case Text():
                piece = _escaped(node.text)
            case LineBreak():
                piece = "\\\n"
            case Emphasis() | Strong():
                piece = _marked(node, mark, names)
            case Foreign():
                name = f"lang.{node.language.replace('-', '_')}"
                piece = f"[{_written(node.children, names)}]{{{name}}}"
            case StatisticRef() | CrossReference() | Link() | IndexMark():
                words = f"[{_written(inner(node), names)}]" if inner(node) else ""
                piece = f"{words}{{{names[identity(node)]}}}"
            case NoteCall() | Citation():
                piece = f"{{{names[identity(node)]}}}"
            case Pending():
                piece = _written(node.children, names)
            case Measure() | When():
                piece = ""  # each stands alone in its cell, which nobody translates
            case _:
                assert_never(node)
        if piece.startswith("[") and text.endswith("!"):
            text = text.removesuffix("!") + "\\!"  # or it would be a picture
        text += piece
    return text


def _merged(segment: Segment) -> list[Draft]:
    merged: list[Draft] = []
    for node in segment:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        else:
            merged.append(node)
    return merged


def _escaped(text: str) -> str:
    def escaped(found: re.Match[str]) -> str:
        special = found[0]
        if special in "{}":
            return special * 2
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if special.startswith("_") and before.isalnum() and after.isalnum():
            return special  # within a word they mean themselves (CommonMark 0.31, 6.2)
        return "".join(f"\\{character}" for character in special)

    return _SPECIAL.sub(escaped, text)


def _marked(node: Emphasis[Draft] | Strong[Draft], mark: str, names: Mapping[Identity, str]) -> str:
    times = 1 if isinstance(node, Emphasis) else 2
    only = node.children[0] if len(node.children) == 1 else None
    if isinstance(node, Emphasis) and isinstance(only, Strong):
        times, node = 3, only  # three marks in a row mean just that
    words = _written(node.children, names, mark)
    return f"{mark * times}{words}{mark * times}" if words else ""


def _marks(nodes: Sequence[Draft], around: str) -> list[str]:
    """Choose `*` or `_` for each emphasis: not that of its neighbour, or of the one around it.

    `_` means itself next to a letter: there it is `*`, and `_` for the neighbour or around it.
    """
    marks = [""] * len(nodes)
    start = 0
    for end in range(len(nodes) + 1):
        if end < len(nodes) and isinstance(nodes[end], Emphasis | Strong):
            continue
        run = nodes[start:end]
        last = (len(run) - 1) % 2  # 0 if the last one has the mark of the first
        stuck = [p for p, at in ((0, start), (last, end - 1)) if run and _is_in_word(nodes, at)]
        wanted = 1 if around == "*" or (not around and any(map(_holds_star, run))) else 0
        first = stuck[0] if stuck else wanted
        marks[start:end] = ["*_"[(first + place) % 2] for place in range(len(run))]
        start = end + 1
    return marks


def _holds_star(node: Draft) -> bool:
    """Tell whether an emphasis directly within this one can only be written with `*`."""
    nodes = inner(node)
    return any(
        isinstance(n, Emphasis | Strong) and _is_in_word(nodes, place)
        for place, n in enumerate(nodes)
    )


def _is_in_word(nodes: Sequence[Draft], place: int) -> bool:
    """Tell whether a letter or digit stands directly before or after the node."""
    before = nodes[place - 1] if place else None
    after = nodes[place + 1] if place + 1 < len(nodes) else None
    return (isinstance(before, Text) and before.text[-1:].isalnum()) or (
        isinstance(after, Text) and after.text[:1].isalnum()
    )
