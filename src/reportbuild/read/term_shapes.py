"""The shapes of glossary.toml, abbreviations.toml, index.toml: keys, and what each takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from reportbuild.read.schema import Key, Language, Shape, Words


def _listed(value: object) -> object:
    """A single word stands for a list of one."""
    return [value] if isinstance(value, str) else value


Terms = Annotated[list[Words], BeforeValidator(_listed), Field(min_length=1)]
Keys = Annotated[list[Key], BeforeValidator(_listed)]


class TermShape(Shape):
    """A record of glossary.toml: a language's words under its tag, and what to avoid."""

    words: dict[Language, Terms] = Field(min_length=1)
    avoid: dict[Language, Terms] = Field({})


class AbbreviationShape(Shape):
    """A record of abbreviations.toml."""

    short: Words
    full: Words


class IndexTermShape(Shape):
    """A record of index.toml."""

    entry: Words
    under: Key = ""
    see: Keys = Field([])
    see_also: Keys = Field([])
