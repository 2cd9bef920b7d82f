"""What a report keeps lists of: terms to render alike, abbreviations, and entries of its index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary: how each language says it, and what it must not say instead.

    Both are by BCP 47 tag; the first of a language's words is the one to be shown.
    """

    key: str
    words: Mapping[str, tuple[str, ...]]
    avoided: Mapping[str, tuple[str, ...]]
    span: Span


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A record of `abbreviations.toml`: the short form, and what it is short for."""

    key: str
    short: tuple[Draft, ...]
    full: tuple[Draft, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """A record of `index.toml`: an entry of the index, or one below another.

    `under` is the key of the entry that it stands below, "" for none. `see` are the keys to which
    it sends its readers in place of pages, `see_also` those to which it sends them besides.
    """

    key: str
    entry: tuple[Draft, ...]
    under: str
    see: tuple[str, ...]
    see_also: tuple[str, ...]
    span: Span
