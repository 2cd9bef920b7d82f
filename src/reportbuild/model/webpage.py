"""A page of HTML for the team: one file that asks nothing of any network, and runs nothing.

Text becomes nodes of a tree, and the tree is written by the standard library, so that no character
of a source can become markup. The same input gives the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
PICTURES = "; img-src data:"
"""Content Security Policy, Level 3: the page's own stylesheet, and pictures that lie in it."""


def webpage(title: str, style: str, *body: Element, pictures: bool = False) -> bytes:
    """Return a page in English with its stylesheet, and `pictures` if it is said to hold some.

    Search engines are told to leave it alone.
    """
    policy = POLICY + (PICTURES if pictures else "")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        element("style", style),
    )
    whole = element("html", head, element("body", *body), lang="en")
    return f"<!DOCTYPE html>\n{tostring(whole, 'unicode', method='html')}\n".encode()


def element(name: str, /, *inner: Element | str, **attributes: str) -> Element:
    """Return an element; names of attributes are written as Python can: `class_`, `aria_label`."""
    named = {key.rstrip("_").replace("_", "-"): _legal(value) for key, value in attributes.items()}
    made = Element(name, named)
    for piece in inner:
        if isinstance(piece, Element):
            made.append(piece)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _legal(piece)
        else:
            made.text = (made.text or "") + _legal(piece)
    return made


def table(caption: str, heads: Iterable[str], rows: Iterable[Element]) -> Element:
    """Return a table with a caption and a row of heads."""
    top = element("tr", *(element("th", head, scope="col") for head in heads))
    body = element("tbody", *rows)
    return element("table", element("caption", caption), element("thead", top), body)


def _legal(text: str) -> str:
    """Return a text without the controls that no HTML may hold."""
    if text.isprintable():
        return text
    return "".join("\ufffd" if _is_control(char) else char for char in text)


def _is_control(char: str) -> bool:
    return char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs")
