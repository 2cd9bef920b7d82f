"""The inline grammar beyond CommonMark, as rules of markdown-it.

Every token made here, and by CommonMark's own rules, carries in `meta` where it begins and ends
("at", "end": offsets in the text that was parsed), so that its line can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from markdown_it import rules_inline
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

Rule: TypeAlias = Callable[[StateInline, bool], bool]

_NOTE = re.compile(r"\[\^([^\[\]\n]*)\]")
_CITATION = re.compile(r"\[@([^\[\]]*)\]")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_BRACES = re.compile(r"\{([^{}\n]*)\}")


def note_call(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """`[^key]`: the call of a note, known or not."""
    return _whole(state, silent, _NOTE, "note_call")


def citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """`[@key, locator; @key2]`: a citation."""
    return _whole(state, silent, _CITATION, "citation")


def span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """`[words]{name}`: words for what the name stands for."""
    if state.src[state.pos] != "[":
        return False
    start, end = state.pos, state.posMax
    close = state.md.helpers.parseLinkLabel(state, start)
    braces = _BRACES.match(state.src, close + 1, end) if close >= 0 else None
    if braces is None:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, close
        state.push("span_open", "", 1).content = braces[1]
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
    state.pos, state.posMax = braces.end(), end
    return True


def braces(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """`{name}`; a brace that neither opens nor closes one is a token of its own."""
    if state.src[state.pos] not in "{}":
        return False
    if _whole(state, silent, _BRACES, "braces"):
        return True
    if not silent:
        state.push("stray_brace", "", 0).content = state.src[state.pos]
    state.pos += 1
    return True


def doubled_brace(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """`{{` and `}}`, which catalogues write for the braces themselves."""
    pair = state.src[state.pos : min(state.pos + 2, state.posMax)]
    if pair not in ("{{", "}}"):
        return False
    if not silent:
        state.push("text_special", "", 0).content = pair[0]
    state.pos += 2
    return True


def install(inline: ParserInline, *, catalogue: bool) -> None:
    """Add these rules to a parser: those of text, or those of a catalogue's segments."""
    plain: tuple[tuple[str, Rule], ...] = (
        ("newline", rules_inline.newline),
        ("escape", rules_inline.escape),
        ("backticks", rules_inline.backtick),
        ("link", _paired(rules_inline.link)),
        ("image", _paired(rules_inline.image)),
        ("autolink", rules_inline.autolink),
        ("html_inline", rules_inline.html_inline),
        ("entity", rules_inline.entity),
    )
    for name, rule in plain:
        inline.ruler.at(name, _placed(rule))
    own = [("note_call", note_call), ("citation", citation), ("span", _paired(span))]
    own += [("doubled_brace", doubled_brace)] if catalogue else []
    for name, rule in [*own, ("braces", braces)]:
        inline.ruler.before("link", name, _placed(rule))


def _paired(rule: Rule) -> Rule:
    """Return the rule, tried only at brackets that close: looking for each one's end takes long."""

    def paired(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
        opens = state.pos + (state.src[state.pos] == "!")
        if state.src[opens : opens + 1] != "[" or opens not in brackets(state.src).closed:
            return False
        return rule(state, silent)

    return paired


@dataclass(frozen=True, slots=True)
class Brackets:
    """Where brackets open that close again, and how deep they stand within one another."""

    closed: frozenset[int]
    depth: int


@lru_cache(maxsize=4)
def brackets(text: str) -> Brackets:
    """Pair the brackets of a text, leaving escaped ones aside."""
    closed: list[int] = []
    waiting: list[tuple[int, int]] = []
    deepest = within = 0  # `within`: how deep the pairs go that stand at this level so far
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            waiting.append((bracket.start(), within))
            within = 0
        elif bracket[0] == "]" and waiting:
            start, beside = waiting.pop()
            closed.append(start)
            deepest = max(deepest, within + 1)
            within = max(beside, within + 1)
    return Brackets(frozenset(closed), deepest)


def _placed(rule: Rule) -> Rule:
    """Return the rule with the place of its tokens noted, but for those of rules within it."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
        at, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[before:]:
            if token.type != "text" and "at" not in token.meta:
                token.meta = {**token.meta, "at": at, "end": state.pos}
        return True

    return placed


def _whole(state: StateInline, silent: bool, form: re.Pattern[str], kind: str) -> bool:  # noqa: FBT001 - as above
    found = form.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push(kind, "", 0).content = found[1]
    state.pos = found.end()
    return True
