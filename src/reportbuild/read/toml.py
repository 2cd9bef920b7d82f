"""TOML into values and places: what a file says, and on which line it says so.

Values come from `tomllib`, lines from tree-sitter's grammar, which goes on where TOML is broken.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.read.characters import decode
from reportbuild.read.suggest import shortened

KeyPath: TypeAlias = tuple[str | int, ...]

_AT = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_DEEPEST = 12
"""Tables within tables: the sources need four."""


@dataclass(frozen=True, slots=True)
class Toml:
    """A TOML file: its values, and the line of each key and value by key path."""

    path: str
    values: dict[str, Any]
    lines: Mapping[KeyPath, int]

    def span(self, *keys: str | int) -> Span:
        """The place of a key, or of the nearest table around it that is written down."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.lines:
                return Span(self.path, self.lines[keys[:length]])
        return Span(self.path)


@dataclass(frozen=True, slots=True)
class Float:
    """A number with a decimal point, as it was written."""

    written: str


def toml(path: str, data: bytes) -> Checked[Toml]:
    """Read a TOML file. Not made, if it breaks the rules of TOML.

    Floats are found: they do not hold decimals exactly (0.1 is not 0.1).
    """
    text = decode(path, data)
    if text.made is None:
        return Checked(None, text.findings)
    lines, twice = _places(path, text.made)
    try:
        values = tomllib.loads(text.made, parse_float=Float)
    except RecursionError:
        return Checked(None, (*text.findings, _deep(path)))
    except ValueError as error:  # TOMLDecodeError is one; so is a number of too many digits
        broken = _broken(path, text.made, error)
        if broken.span not in {finding.span for finding in twice}:
            twice.append(broken)
        return Checked(None, (*text.findings, *twice))
    file = Toml(path, values, lines)
    leaves = list(_leaves(values))
    if any(len(keys) > _DEEPEST for keys, _ in leaves):
        return Checked(None, (*text.findings, _deep(path)))
    return Checked(file, (*text.findings, *_floats(file, leaves)))


def _broken(path: str, text: str, error: ValueError) -> Finding:
    at = _AT.search(str(error))
    if at is None:
        return Finding("toml-001", Span(path), "A number here has too many digits.")
    line = int(at[1]) if at[1] else text.rstrip("\n").count("\n") + 1
    said = str(error)[: at.start()].strip()
    written = text.split("\n")[line - 1].strip()
    sentence = f"TOML cannot be read from here: “{shortened(written)}” ({said.lower()})."
    hint = "Text stands in quotation marks; each key has a line of its own: key = value."
    return Finding("toml-001", Span(path, line), sentence, hint)


def _deep(path: str) -> Finding:
    return Finding("toml-001", Span(path), "Tables stand too deep within one another.")


def _leaves(values: dict[str, Any]) -> Iterator[tuple[KeyPath, object]]:
    """Yield every value that is no table or list, or that stands too deep, with its key path."""
    waiting: list[tuple[KeyPath, object]] = [((), values)]
    while waiting:
        keys, value = waiting.pop()
        if isinstance(value, dict | list) and len(keys) <= _DEEPEST:
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [((*keys, key), one) for key, one in inner]
        else:
            yield keys, value


def _floats(file: Toml, leaves: Iterable[tuple[KeyPath, object]]) -> Iterator[Finding]:
    for keys, value in leaves:
        if isinstance(value, Float):
            sentence = f"{shortened(value.written)} is a decimal number without quotation marks."
            hint = f'Write it in quotation marks: "{shortened(value.written)}".'
            yield Finding("toml-003", file.span(*keys), sentence, hint)


# --- places -------------------------------------------------------------------------------------


def _places(path: str, text: str) -> tuple[dict[KeyPath, int], list[Finding]]:
    """Return the line of each key path, and findings for keys that are written twice."""
    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
    places = _Places(path, {}, [])
    places.pairs((), tree.root_node)
    arrays: dict[KeyPath, int] = {}
    for node in tree.root_node.named_children:
        if node.type not in ("table", "table_array_element") or not node.named_children:
            continue
        name = node.named_children[0]
        keys = _in_arrays(_keys(name), arrays)
        if node.type == "table":
            places.put(keys, name)
        else:
            arrays[keys] = arrays.get(keys, -1) + 1
            keys = (*keys, arrays[keys])
            places.lines[keys] = name.start_point.row + 1
        places.pairs(keys, node)
    return places.lines, places.twice


def _in_arrays(keys: KeyPath, arrays: Mapping[KeyPath, int]) -> KeyPath:
    """Return the path of a table with the place of each array of tables that it stands in."""
    path: KeyPath = ()
    for key in keys:
        path = (*path, arrays[path], key) if path in arrays else (*path, key)
    return path


@dataclass(frozen=True, slots=True)
class _Places:
    """Gathers lines: where each key path is first written, and where once more."""

    path: str
    lines: dict[KeyPath, int]
    twice: list[Finding]
    doubled: set[KeyPath] = field(default_factory=set)

    def put(self, keys: KeyPath, node: Node) -> None:
        line = node.start_point.row + 1
        if keys not in self.lines:
            self.lines[keys] = line
            return
        if any(keys[:depth] in self.doubled for depth in range(len(keys))):
            return  # it stands in a table that is there twice, which is said once
        self.doubled.add(keys)
        shown = shortened(".".join(str(key) for key in keys))
        sentence = f"“{shown}” stands in line {self.lines[keys]} already."
        span = Span(self.path, line)
        self.twice.append(Finding("toml-002", span, sentence, "Each key is written once."))

    def pairs(self, keys: KeyPath, node: Node, depth: int = 0) -> None:
        """Gather the keys of a table, and what stands within their values."""
        for pair in node.named_children:
            if pair.type == "pair" and len(pair.named_children) > 1:
                inner = (*keys, *_keys(pair.named_children[0]))
                for length in range(len(keys) + 1, len(inner)):  # a dotted key names tables, too
                    self.lines.setdefault(inner[:length], pair.start_point.row + 1)
                self.put(inner, pair.named_children[0])
                self.value(inner, pair.named_children[-1], depth + 1)

    def value(self, keys: KeyPath, node: Node, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if node.type == "inline_table":
            self.pairs(keys, node, depth)
        elif node.type == "array":
            items = [child for child in node.named_children if child.type != "comment"]
            for place, item in enumerate(items):
                self.lines[*keys, place] = item.start_point.row + 1
                self.value((*keys, place), item, depth + 1)


def _keys(node: Node) -> KeyPath:
    """Return the keys of a possibly dotted key, which the grammar nests to the left."""
    keys: list[str] = []
    while node.type == "dotted_key" and node.named_children:
        *before, last = node.named_children
        keys.append(_key(last))
        if not before:
            break
        node = before[0]
    else:
        keys.append(_key(node))
    return tuple(reversed(keys))


def _key(node: Node) -> str:
    written = (node.text or b"").decode("utf-8", "replace")
    if node.type == "quoted_key":
        try:
            return next(iter(tomllib.loads(f"{written} = 0")), written)
        except ValueError:
            return written
    return written
