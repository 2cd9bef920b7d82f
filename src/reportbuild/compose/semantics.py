"""What reading systems are told that a file is, and what assistive technology is told with it.

EPUB 3 Structural Semantics Vocabulary 1.1; Digital Publishing WAI-ARIA Module 1.1. A type that has
a role stands beside its role, on the section: the body may have none (ARIA in HTML, 4).
"""

from __future__ import annotations

from markupsafe import Markup

from reportbuild.model.document import Matter, Section

PLAIN = {
    "title-page": "titlepage",
    "imprint-page": "copyright-page",
    "list-of-figures": "loi",
    "list-of-tables": "lot",
}
"""Types of leaves for which there is no role."""

WITH_ROLES = {
    "abbreviations": "glossary",
    "sources": "bibliography",
    "index": "index",
    "colophon": "colophon",
}
"""Types of leaves with the role of the same name."""


def types_of_body(section: Section) -> str:
    """Return what the body of a section's file is: its part of the book, or the cover."""
    if section.matter is Matter.COVER:
        return "cover"
    return f"{section.matter.value} {PLAIN.get(section.kind, '')}".strip()


def semantics(section: Section) -> Markup:
    """Return the attributes that say what a section is; nothing for those that are just text."""
    if section.kind == "text":
        named = "chapter" if section.matter is Matter.BODY else "appendix" if section.label else ""
    else:
        named = WITH_ROLES.get(section.kind, "")
    if not named:
        return Markup("")
    return Markup(' epub:type="{0}" role="doc-{0}"').format(named)
