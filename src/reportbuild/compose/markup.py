"""Markup made by value: escaped by construction, and well-formed as HTML and as XHTML alike.

Void elements close themselves, all others are closed by a tag of their own, so that the same text
serves an XML parser and an HTML parser (the W3C's polyglot markup).
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

VOID = frozenset({"br", "img", "hr", "col"})


def tag(name: str, *inner: str | Markup, **attributes: str | None) -> Markup:
    """Return an element holding `inner`, plain strings escaped.

    Attribute names are written as Python can: `class_`, `epub__type` (a colon), `data_mark` (a
    hyphen). An attribute whose value is None is left out, one that is "" is kept.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(attribute_name(key), value)
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup("<{}{}/>").format(name, written)
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, join(inner))


def attribute_name(key: str) -> str:
    """Return the attribute's name for a Python keyword: `epub__type` is "epub:type"."""
    return key.rstrip("_").replace("__", ":").replace("_", "-")


def join(parts: Iterable[str | Markup], between: str = "") -> Markup:
    """Return the parts as one piece of markup, plain strings escaped."""
    return escape(between).join(parts)
