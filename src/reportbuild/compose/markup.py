"""Markup made by value: escaped by construction, and well-formed as HTML and as XHTML alike.

Void elements close themselves, all others are closed by a tag of their own, so that the same text
serves an XML parser and an HTML parser (the W3C's polyglot markup).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

VOID = frozenset({"br", "img", "hr", "col"})


def tag(name: str, *inner: str | Markup, **attributes: str | None) -> Markup:
    """Return an element holding `inner`, plain strings escaped.

    Attribute names are written as Python can: `class_`, `epub__type` (a colon), `data_mark` (a
    hyphen). An attribute whose value is None is left out, one that is "" is kept.
    """
    written = "".join(
        f' {attribute_name(key)}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    held = f"<{name}{written}/>" if name in VOID else f"<{name}{written}>{join(inner)}</{name}>"
    return Markup(held)  # noqa: S704 (values and what is held are escaped, names are our own)


@cache
def attribute_name(key: str) -> str:
    """Return the attribute's name for a Python keyword: `epub__type` is "epub:type"."""
    return key.rstrip("_").replace("__", ":").replace("_", "-")


def join(parts: Iterable[str | Markup], between: str = "") -> Markup:
    """Return the parts as one piece of markup, plain strings escaped."""
    escaped = escape(between)
    return Markup(str.join(escaped, map(escape, parts)))  # noqa: S704 (all parts are escaped)
