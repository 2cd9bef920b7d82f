"""Formulas over keys, "(returned + stayed) / fled", into trees and back to the keys they hold.

Takes text; gives a tree, or None where it is no formula. Nothing but keys, + - * / and parentheses
may stand in one: a number typed into it would be a figure that no record vouches for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportbuild.read.forms import KEY

Operator: TypeAlias = Literal["+", "-", "*", "/"]

_TOKEN = re.compile(rf"\s*({KEY}|[-+*/()])")
_LONGEST = 100  # tokens: so that no formula is nested deeper than can be read


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Two formulas and what is done with them; a key alone is a formula too."""

    operator: Operator
    left: Formula
    right: Formula


Formula: TypeAlias = "str | Reckoning"


def formula(text: str) -> Formula | None:
    """Return a formula as a tree, None if it is none: * and / bind closer, then from the left."""
    tokens = _tokens(text)
    if tokens is None:
        return None
    reader = _Reader(tokens)
    tree = reader.sum()
    return tree if reader.at == len(tokens) else None


def keys_of(text: str) -> tuple[str, ...] | None:
    """Return the keys that a formula holds, each once, in their order; None if it is none."""
    tree = formula(text)
    return None if tree is None else tuple(dict.fromkeys(_keys(tree)))


def _keys(tree: Formula) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    else:
        yield from _keys(tree.left)
        yield from _keys(tree.right)


def _tokens(text: str) -> list[str] | None:
    tokens: list[str] = []
    text, at = text.rstrip(), 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or len(tokens) == _LONGEST:
            return None
        tokens.append(token[1])
        at = token.end()
    return tokens or None


@dataclass(slots=True)
class _Reader:
    """Reads tokens by recursive descent; where they are no formula it gives None, and stops."""

    tokens: list[str]
    at: int = 0

    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def sum(self) -> Formula | None:
        tree = self.product()
        while tree is not None and (operator := self.next()) in ("+", "-"):
            self.at += 1
            right = self.product()
            tree = None if right is None else Reckoning(_operator(operator), tree, right)
        return tree

    def product(self) -> Formula | None:
        tree = self.part()
        while tree is not None and (operator := self.next()) in ("*", "/"):
            self.at += 1
            right = self.part()
            tree = None if right is None else Reckoning(_operator(operator), tree, right)
        return tree

    def part(self) -> Formula | None:
        token = self.next()
        self.at += 1
        if token == "(":
            tree = self.sum()
            closed = self.next() == ")"
            self.at += 1
            return tree if closed else None
        return token if token[:1].isalpha() else None


def _operator(token: str) -> Operator:
    match token:
        case "+" | "-" | "*" | "/":
            return token
        case _:
            raise ValueError(token)
