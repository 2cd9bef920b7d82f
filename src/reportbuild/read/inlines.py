"""Words into inlines: the tree of markdown-it's tokens becomes `Draft`s with their lines.

`inline` reads the words of a block, `line` those of an option or of a TOML file, `parse_segment`
those of a catalogue, which writes placeholders in braces. Everything found comes back with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.inlines import (
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    LineBreak,
    Link,
    ResolvePlaceholder,
    StatisticRef,
    Strong,
    Text,
)
from reportbuild.model.report import Segment
from reportbuild.read.characters import stray, unbalanced
from reportbuild.read.forms import KEY, is_key, is_language
from reportbuild.read.inline_reader import BRACES_HINT, KEY_HINT, NAMES, InlineReader, Placeholder
from reportbuild.read.markdown import (
    DEEPEST_INLINE,
    LONGEST_SEGMENT,
    depth,
    inline_tokens,
    is_readable,
    nest,
)
from reportbuild.read.suggest import shortened
from reportbuild.read.walk import inlines

_WORDS = (Text, LineBreak, Emphasis, Strong, Foreign, Link)
_PLACEHOLDER = re.compile(rf"{KEY}(?:\.\w+)*", re.ASCII)


def inline(token: Token, span: Span) -> Checked[Segment]:
    """Read the words of a block; `span` is the place of their first line."""
    return _read(token.content, token.children, span, text_placeholder, catalogue=False)


def line(text: str, span: Span) -> Checked[Segment]:
    """Read words that are no block of a text."""
    return _read(text, None, span, text_placeholder, catalogue=False)


def words(text: str, span: Span) -> Checked[Segment]:
    """Read words of a TOML file, which may hold emphasis, foreign phrases and links."""
    read = line(text, span)
    return checked(
        read.made or (), (*read.findings, *only(read.made or (), _WORDS, "text-038", span))
    )


def parse_segment(text: str, span: Span, resolve: ResolvePlaceholder) -> Checked[Segment]:
    """Read a segment as a catalogue writes it (see docs/writing.md, "Translating").

    Each placeholder goes through `resolve` with its words; one that it does not know is left out,
    and finding that is the caller's.
    """

    def placeholder(
        name: str, words: Segment | None, at: Span, found: list[Finding]
    ) -> Draft | None:
        if _PLACEHOLDER.fullmatch(name):
            return resolve(name, words, at)
        sentence = f"“{{{shortened(name)}}}” is no placeholder."
        hint = "Copy placeholders from the source; write {{ and }} for braces themselves."
        found.append(Finding("seg-001", at, sentence, hint))
        return None

    return _read(text, None, span, placeholder, catalogue=True)


def text_placeholder(
    name: str, words: Segment | None, at: Span, found: list[Finding]
) -> Draft | None:
    """Read what braces hold in a text: a statistic's key, `lang=` and a tag, `index=` and a key."""
    if is_key(name):
        return StatisticRef(name, at, words)
    if words is not None and name.startswith("lang="):
        language = name.removeprefix("lang=").strip("\"'")
        if is_language(language):
            return Foreign(language, words)
        sentence = f"“{shortened(language)}” is no language tag."
        found.append(Finding("text-019", at, sentence, "Write a tag such as sq, sr-Latn or pt-BR."))
        return None
    if name.startswith("index="):
        return _index_mark(name.removeprefix("index=").strip("\"'"), words, at, found)
    sentence = f"The braces hold “{shortened(name)}”, which is no statistic's key."
    hint = BRACES_HINT
    if words is not None and name.startswith(("lang:", "lang ", "language=")):
        hint = "A language stands after an equals sign: [words]{lang=sq}."
    elif is_key(name.strip()):
        hint = f"Take out the spaces: {{{name.strip()}}}."
    found.append(Finding("text-015", at, sentence, hint))
    return None


def _index_mark(
    key: str, words: Segment | None, at: Span, found: list[Finding]
) -> IndexMark[Draft] | None:
    if not is_key(key):
        sentence = f"“{shortened(key)}” is no key of index.toml."
        found.append(Finding("text-036", at, sentence, KEY_HINT))
    elif words is None:
        sentence = f"The mark of the index “{key}” has no words before it."
        hint = f"Mark what readers are led to: [words]{{index={key}}}."
        found.append(Finding("text-020", at, sentence, hint))
    else:
        return IndexMark(key, words, at)
    return None


def only(segment: Segment, allowed: tuple[type[Any], ...], code: str, span: Span) -> list[Finding]:
    """Find inlines of other kinds than those that may stand in this place."""
    names = sorted({NAMES[type(i)] for i in inlines(segment) if not isinstance(i, allowed)})
    return [Finding(code, span, f"{name} may not stand here.") for name in names]


def plain(segment: Segment) -> str:
    """Return the characters of a segment."""
    return "".join(i.text for i in inlines(segment) if isinstance(i, Text))


def _deep(span: Span) -> Finding:
    sentence = "Emphasis, links and brackets stand too deep within one another."
    return Finding("text-013", span, sentence)


def _read(
    text: str,
    tokens: Sequence[Token] | None,
    span: Span,
    placeholder: Placeholder,
    *,
    catalogue: bool = False,
) -> Checked[Segment]:
    if len(text) > LONGEST_SEGMENT:
        sentence = f"One paragraph has {len(text):,} characters."
        return Checked((), (Finding("src-005", span, sentence, "Divide it."),))
    if not is_readable(text):
        return Checked((), (_deep(span),))
    of_block = tokens is not None
    if tokens is None:
        tokens = inline_tokens(text, catalogue=catalogue)
    if depth(tokens) > DEEPEST_INLINE:
        return Checked((), (_deep(span),))
    reader = InlineReader(text, span, placeholder, catalogue)
    segment = reader.segment(nest(tokens))
    found = reader.found
    odd = reader.opened and reader.opened_in_all and not found
    if odd and not catalogue:  # of a translation's brackets its comparison tells
        sentence = "A bracket is opened and not closed, or the reverse."
        hint = "Complete it, or put a backslash before it if it is meant to be printed."
        found.append(Finding("text-014", span, sentence, hint))
    printed = plain(segment)
    found += unbalanced(printed, span)
    if "&" in text or not of_block:  # escapes and entities pass the reading of a file by
        found += stray(printed, span)
    return checked(segment, found)
