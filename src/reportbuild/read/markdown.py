"""Markdown into a tree of markdown-it's tokens: CommonMark, pipe tables and the rules of this room.

`text_tree` takes a whole text, `inline_tokens` a line of words or a catalogue's segment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportbuild.read import block_rules, inline_rules

DEEPEST_INLINE = 12
"""Levels of inlines within inlines."""

LONGEST_SEGMENT = 20_000
"""Characters of one paragraph, some 3,000 words: more is no text that anyone wrote."""


def is_readable(words: str) -> bool:
    """Tell whether words are few enough, and their brackets shallow enough, to be parsed.

    The time to pair brackets grows with the square of their depth.
    """
    if "[" not in words:
        return len(words) <= LONGEST_SEGMENT
    return len(words) <= LONGEST_SEGMENT and inline_rules.brackets(words).depth <= DEEPEST_INLINE


@dataclass(slots=True)
class Node:
    """A token and what stands between it and its closing token."""

    token: Token
    children: list[Node] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The token's type, "_open" left off."""
        return self.token.type.removesuffix("_open")

    @property
    def line(self) -> int:
        """The line that the node begins on, from 1; 0 if its token does not tell."""
        return self.token.map[0] + 1 if self.token.map else 0


class _Grammar(MarkdownIt):
    """CommonMark whose links are left as they were written: checking them is our own business."""

    def __init__(self, *, catalogue: bool) -> None:
        super().__init__(
            "commonmark", {"maxNesting": 2 * block_rules.DEEPEST, "store_labels": True}
        )
        self.enable("table")
        self.disable("text_join")  # escaped characters stay apart from those that were not
        self.disable("inline")  # inlines are parsed here, so that overlong ones can be left alone
        block_rules.install(self.block)
        inline_rules.install(self.inline, catalogue=catalogue)

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - markdown-it's signature
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - as above
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - as above
        return link


@cache
def _grammar(*, catalogue: bool = False) -> _Grammar:
    return _Grammar(catalogue=catalogue)


@dataclass(frozen=True, slots=True)
class TextTree:
    """The blocks of a text, and the link definitions that no link uses: (label, line from 1)."""

    blocks: tuple[Node, ...]
    unused_definitions: tuple[tuple[str, int], ...]


def text_tree(text: str) -> TextTree:
    """Parse a whole text. Inlines of paragraphs longer than any real one are left unparsed."""
    grammar = _grammar()
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = grammar.parse(text, env)
    used: set[str] = set()
    for token in tokens:
        if token.type == "inline" and is_readable(token.content):
            token.children = grammar.inline.parse(token.content, grammar, env, [])
            used |= _labels(token.children)
    definitions = env.get("references", {})
    unused = [(label, d["map"][0] + 1) for label, d in definitions.items() if label not in used]
    return TextTree(tuple(nest(tokens)), tuple(unused))


def inline_tokens(text: str, *, catalogue: bool = False) -> list[Token]:
    """Parse words that are no block of a text: an option, a label, a catalogue's segment."""
    grammar = _grammar(catalogue=catalogue)
    return grammar.inline.parse(text, grammar, {}, [])


def nest(tokens: Sequence[Token]) -> list[Node]:
    """Turn a run of tokens into a tree."""
    roots: list[Node] = []
    stack = [roots]
    for token in tokens:
        if token.nesting < 0:
            if len(stack) > 1:
                stack.pop()
            continue
        node = Node(token)
        stack[-1].append(node)
        if token.nesting > 0:
            stack.append(node.children)
    return roots


def depth(tokens: Sequence[Token]) -> int:
    """Return how deep a run of tokens nests."""
    deepest = level = 0
    for token in tokens:
        level += token.nesting
        deepest = max(deepest, level)
    return deepest


def _labels(tokens: Sequence[Token]) -> set[str]:
    labels: set[str] = set()
    for token in tokens:
        if "label" in token.meta:
            labels.add(token.meta["label"])
        if token.children:
            labels |= _labels(token.children)
    return labels
