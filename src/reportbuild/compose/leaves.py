"""The inside of any section, leaf or text, filled from its template; the same for both media."""

from __future__ import annotations

from markupsafe import Markup

from reportbuild.compose.endings import bound_title
from reportbuild.compose.index import index_body
from reportbuild.compose.inlines import Setting
from reportbuild.compose.notes import gathered_notes
from reportbuild.compose.semantics import semantics
from reportbuild.compose.templates import Templates
from reportbuild.compose.xhtml import line, section_body
from reportbuild.model.document import Document, Line, Section


def fill_section(
    section: Section, document: Document, setting: Setting, templates: Templates
) -> Markup:
    """Return the `<section>` of a leaf or text file, with its anchor, title, body and notes."""

    def as_markup(inlines: Line) -> Markup:
        return line(inlines, section, setting)

    def as_title(inlines: Line) -> Markup:
        return as_markup(bound_title(inlines) if setting.medium == "paper" else inlines)

    return templates.fill(
        f"{section.kind}.xhtml.j2",
        {
            "document": document,
            "matter": document.title_matter,
            "section": section,
            "setting": setting,
            "semantics": semantics(section) if setting.medium == "ebook" else Markup(""),
            "words": document.words,
            "line": as_markup,
            "title": as_title,
            "body": _body(section, document, setting),
            "cover_picture": setting.pictures.get(document.style.cover),
        },
    )


def _body(section: Section, document: Document, setting: Setting) -> Markup:
    match section.kind:
        case "index":
            return index_body(section, setting)
        case "notes":
            return gathered_notes(document.sections, setting)
        case _:
            return section_body(section, setting)
