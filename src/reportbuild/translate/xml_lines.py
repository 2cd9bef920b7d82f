"""XML written so that the same tree gives the same bytes, and people can read it line by line.

In: elements. Out: UTF-8 with a declaration. Elements that hold text keep it as it is; all others
stand on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

OURS = "urn:reportbuild:exchange"
"""The namespace of our own attributes. Tools may drop them: nothing depends on them alone."""

# all that XML 1.0 cannot carry (https://www.w3.org/TR/xml/#charsets)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root(tag: str, namespace: str, attributes: Mapping[str, str]) -> etree._Element:
    """Return a document's root in a namespace, in which ours is known as `rb`."""
    made = etree.Element(f"{{{namespace}}}{tag}", None, {None: namespace, "rb": OURS})  # type: ignore[dict-item]  # lxml's stubs know no default namespace
    _set(made, attributes)
    return made


def child(
    parent: etree._Element, tag: str, attributes: Mapping[str, str], text: str = ""
) -> etree._Element:
    """Add an element of its parent's namespace, with text that XML can carry."""
    namespace = etree.QName(parent).namespace
    made = etree.SubElement(parent, f"{{{namespace}}}{tag}")
    _set(made, attributes)
    if text:
        made.text = carried(text)
    return made


def add_text(parent: etree._Element, text: str) -> None:
    """Add text at the end of an element that may hold others."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + carried(text)
    else:
        parent.text = (parent.text or "") + carried(text)


def carried(text: str) -> str:
    """Return text with U+FFFD for what XML cannot carry."""
    return _FORBIDDEN.sub("\ufffd", text)


def document(tree: etree._Element) -> bytes:
    """Return the document of a root."""
    _laid_out(tree, 0)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


def _set(element: etree._Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        if value:
            element.set(name, carried(value))


def _laid_out(element: etree._Element, depth: int) -> None:
    """Put each child on a line of its own, if the element holds no text."""
    name = etree.QName(element).localname
    if not len(element) or element.text or name in {"source", "target"}:
        return
    inside, outside = f"\n{'  ' * (depth + 1)}", f"\n{'  ' * depth}"
    element.text = inside
    for inner in element:
        _laid_out(inner, depth + 1)
        inner.tail = inside
    element[-1].tail = outside
