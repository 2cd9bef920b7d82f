"""The block grammar beyond CommonMark, as rules of markdown-it.

Each rule makes tokens whose `map` tells their lines, within other blocks too. What is wrong with
a block's form (not closed, too few colons) is written in its token's `meta`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit
from mdit_py_plugins.footnote.index import footnote_def

DEEPEST = 24
"""Levels of blocks within blocks; a list takes two, each other block one."""

_COLONS = re.compile(r"(:{3,})(.*)$", re.DOTALL)
_OPTION = re.compile(r":([^:\s][^:]*):(?:[ \t]+(.*))?$", re.DOTALL)
_TARGET = re.compile(r"\(([^()]*)\)=[ \t]*$")


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a named block as written, with its line counted from 0."""

    name: str
    value: str
    line: int


def comment(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """`% words`: a line that goes nowhere. It does not end a paragraph."""
    if state.is_code_block(start) or not is_comment(_line(state, start)):
        return False
    if not silent:
        state.line = start + 1
    return True


def is_comment(line: str) -> bool:
    """Tell whether a line is a comment."""
    return line.rstrip() == "%" or line.startswith("% ")


def target(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """`(key)=`: names the block that follows."""
    found = None if state.is_code_block(start) else _TARGET.match(_line(state, start))
    if found is None:
        return False
    if not silent:
        token = state.push("target", "", 0)
        token.content, token.map, token.block = found[1], [start, start + 1], True
        state.line = start + 1
    return True


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Stop before markdown-it's own limit, beyond which it leaves text out without a word."""
    if silent or state.level < DEEPEST:
        return False
    token = state.push("too_deep", "", 0)
    token.map, token.block = [start, end], True
    state.line = end
    return True


def counted_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """A pipe table; `meta` tells how many cells each row was written with.

    Tables as GitHub defines them drop the cells that a row has too many.
    """
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        rows = [line for line in range(start, state.line) if line != start + 1]
        state.tokens[before].meta["cells"] = {line: _cells(_line(state, line)) for line in rows}
    return True


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """`:::{name} argument`, options and blocks, up to as many colons; or colons that close nothing.

    A block within takes fewer colons. One that has as many is read as meant, and noted in `meta`
    as "crowded".
    """
    found = None if state.is_code_block(start) else _COLONS.match(_line(state, start))
    if found is None:
        return False
    if silent:
        return True
    if not found[2].strip():
        token = state.push("stray_colons", "", 0)
        token.map, token.block = [start, start + 1], True
        state.line = start + 1
        return True
    close, closed, crowded = _find_close(state, start, end, len(found[1]))
    body, options = _options(state, start + 1, close)
    token = state.push("directive_open", "", 1)
    token.info, token.markup, token.block = found[2].strip(), found[1], True
    token.map = [start, close + closed]
    joined = bool(options) and body < close and not state.isEmpty(body)
    token.meta = {"closed": closed, "crowded": crowded, "options": options}
    token.meta["joined"] = body if joined else None
    parent, last = state.parentType, state.lineMax
    state.parentType = "container"
    state.lineMax = close  # no paragraph goes on past the closing colons
    state.md.block.tokenize(state, body, close)
    state.parentType, state.lineMax = parent, last
    state.push("directive_close", "", -1).block = True
    state.line = close + closed
    return True


def install(block: ParserBlock) -> None:
    """Add these rules to a parser of blocks."""
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    block.ruler.at("table", counted_table, {"alt": ["paragraph", "reference"]})
    block.ruler.before("table", "too_deep", too_deep)
    block.ruler.before("fence", "comment", comment)
    block.ruler.before("fence", "target", target, ends)
    block.ruler.before("fence", "directive", directive, ends)
    block.ruler.before("reference", "note", footnote_def, {"alt": ["paragraph", "reference"]})


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _cells(line: str) -> int:
    cells = escapedSplit(line.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def _find_close(
    state: StateBlock, start: int, end: int, colons: int
) -> tuple[int, bool, tuple[int, ...]]:
    """Return the line that closes a block, whether it is there, and the lines of crowded blocks."""
    crowded: list[int] = []
    within = 0
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return line, False, tuple(crowded)
        found = None if state.is_code_block(line) else _COLONS.match(_line(state, line))
        if found is None or len(found[1]) < colons:
            continue
        if found[2].strip():
            if not within:
                crowded.append(line)
            within += 1
        elif within:
            within -= 1
        else:
            return line, True, tuple(crowded)
    return end, False, tuple(crowded)


def _options(state: StateBlock, start: int, end: int) -> tuple[int, tuple[Option, ...]]:
    """Return the line after the options, and the options."""
    options: list[Option] = []
    for line in range(start, end):
        text = _line(state, line)
        found = _OPTION.match(text)
        if found is None and not is_comment(text):
            return line, tuple(options)
        if found is not None:
            options.append(Option(found[1].strip(), (found[2] or "").strip(), line))
    return end, tuple(options)
