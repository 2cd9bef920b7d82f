"""What the elements of a sheet are called in a structure tree, and what is said of them.

Takes a laid-out box and the element that holds it; gives a new element, or the same where markup
means nothing by itself. Roles by ISO 32000-1, 14.8.4, attributes by 14.8.5.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from reportbuild.press.elements import HEADINGS, Element, EngineBox

SVG_TITLE = "{http://www.w3.org/2000/svg}title"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ROLES = {
    "section": "Sect", "article": "Sect", "nav": "Sect", "aside": "Sect", "div": "Div",
    "figure": "Div", "p": "P", "pre": "P", "address": "P", "blockquote": "BlockQuote",
    "ul": "L", "ol": "L", "dl": "L", "table": "Table", "thead": "THead", "tbody": "TBody",
    "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption",
    "figcaption": "Caption", "q": "Quote", "code": "Code",
} | {role.lower(): role for role in HEADINGS}  # fmt: skip
"""Roles by the names of elements; other elements have none, their text belongs to what holds them.

A figure is a mere division, so that its caption stands beside the picture: the alternative
description of a Figure stands for everything in it (ISO 32000-1, 14.9.3).
"""

NUMBERING = {
    "decimal": "Decimal", "lower-roman": "LowerRoman", "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha", "lower-latin": "LowerAlpha",
    "upper-latin": "UpperAlpha", "circle": "Circle", "square": "Square", "disc": "Disc",
    "none": "None",
}  # fmt: skip
"""Values of the ListNumbering attribute (ISO 32000-1, Table 347) by those of list-style-type."""


def element_for(box: EngineBox, name: str, parent: Element) -> Element:
    """Return a new element for an element of the sheet, or the parent for one without a role."""
    language = language_of(box)
    role = _role(box, name, parent)
    if not role:
        foreign = language not in {"", parent.language}
        return parent.add("Span", source=name, language=language) if foreign else parent
    if role == "Link" and _is_reference(box, parent):
        parent = parent.add("Reference")
    if name == "dd":
        last = parent.kids[-1] if parent.kids else None
        item = last if isinstance(last, Element) else parent.add("LI")
        return item.add("LBody", source=name, language=language)
    element = parent.add(role, source=name, language=language)
    _describe(box, element)
    match name:
        case "li" if role == "LI":
            return element.add("LBody")
        case "dt":
            return element.add("Lbl")
        case _:
            return element


def _role(box: EngineBox, name: str, parent: Element) -> str:
    if isinstance(box, boxes.ReplacedBox):
        return "Figure"
    match name:
        case "ul" | "ol" if any(e.source == "nav" for e in parent.above()):
            return "TOC"
        case "li":
            return "TOCI" if parent.role == "TOC" else "LI"
        case "dt" | "dd":
            return "LI"
        case "a":
            return "Link" if box.element.get("href") else ""
        case "div" if box.element.get("role") == "doc-endnote":
            return "Note"
        case "span" if parent.role == "Note" and box.element.get("class") == "note-label":
            return "Lbl"
        case "span" if parent.role == "Note" and isinstance(box, boxes.BlockLevelBox):
            return "P"
        case _:
            return ROLES.get(name, "")


def _is_reference(box: EngineBox, parent: Element) -> bool:
    """Tell whether a link calls a note or is a line of contents (ISO 32000-1, Tables 333, 338)."""
    return parent.block().role == "TOCI" or "noteref" in box.element.get("class", "").split()


def _describe(box: EngineBox, element: Element) -> None:
    if box.element.get("role") == "group":
        element.title = box.element.get("aria-label", "")
    match element.role:
        case "Note":  # a gathered one; it has an ID of its own (ISO 14289-1, 7.9)
            element.id = box.element.get("id", "")
        case "Figure":
            title = box.element.findtext(SVG_TITLE) or ""
            element.alt = box.element.get("alt") or box.element.get("aria-label") or title
        case "TH" | "TD":
            element.attributes["Table"] = _cell(box, element.role)
        case "L":
            style = box.style["list_style_type"]
            default = "Decimal" if element.source == "ol" else "None"
            element.attributes["List"] = {"ListNumbering": NUMBERING.get(str(style), default)}
        case _:
            pass


def _cell(box: EngineBox, role: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if role == "TH":
        attributes["Scope"] = "Row" if box.element.get("scope") == "row" else "Column"
    if box.colspan != 1:
        attributes["ColSpan"] = box.colspan
    if box.rowspan != 1:
        attributes["RowSpan"] = box.rowspan
    return attributes


def language_of(box: EngineBox) -> str:
    attributes = box.element.attrib
    return str(attributes.get("lang") or attributes.get(XML_LANG) or "")
