"""The inside of any section, leaf or text, filled from its template; the same for both media."""

from __future__ import annotations

from markupsafe import Markup

from reportbuild.compose.inlines import Setting
from reportbuild.compose.templates import Templates
from reportbuild.compose.xhtml import line, section_body
from reportbuild.model.document import Document, Line, Section


def fill_section(
    section: Section, document: Document, setting: Setting, templates: Templates
) -> Markup:
    """Return the `<section>` of a leaf or text file, with its anchor, title, body and notes."""

    def as_markup(inlines: Line) -> Markup:
        return line(inlines, section, setting)

    return templates.fill(
        f"{section.kind}.xhtml.j2",
        {
            "document": document,
            "matter": document.title_matter,
            "section": section,
            "setting": setting,
            "words": document.words,
            "line": as_markup,
            "body": section_body(section, setting),
            "cover_picture": setting.pictures.get(document.style.cover),
        },
    )
