"""Notes that are gathered: those of a book at its end, those of an e-book's file at the end of it.

Takes sections; gives markup. A note at the foot of a page stands where it is called (`inlines`).
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from reportbuild.compose.inlines import InlineWriter, Setting
from reportbuild.compose.markup import join, tag
from reportbuild.model.document import Section
from reportbuild.model.inlines import Inline
from reportbuild.model.text import Note


def endnotes(section: Section, setting: Setting) -> Markup:
    """Return the notes of a section as an e-book gathers them, or nothing if it has none.

    Two-way links after the DPUB-ARIA roles; the number stands apart from the way back, because
    some reading systems hide the latter in pop-ups.
    """
    if not section.notes:
        return Markup("")
    writer = _Writer(setting, {})
    asides = [writer.endnote(note) for note in section.notes]
    heading = tag("p", setting.words("Notes"), class_="notes-title")
    return tag(
        "section",
        heading,
        *asides,
        class_="notes",
        epub__type="footnotes",
        role="doc-endnotes",
        aria_label=setting.words("Notes"),
    )


def gathered_notes(sections: Iterable[Section], setting: Setting) -> Markup:
    """Return the notes of a book as paper gathers them: under the heading of each text."""
    writer = _Writer(setting, {})
    parts = []
    for section in sections:
        if section.notes:
            named = f"{section.label or section.number} {section.heading}".strip()
            parts.append(tag("h2", named))
            parts += (writer.gathered_note(note) for note in section.notes)
    return join(parts)


class _Writer(InlineWriter):
    """Writes notes, each with its number and the way back."""

    def gathered_note(self, note: Note[Inline]) -> Markup:
        """Return a note of the end of a book; its number leads back to its first call."""
        words = self.setting.words("Back to the text")
        back = tag("a", note.mark, href=self.setting.href(note.calls[0]), aria_label=words)
        first, *more = (self.inlines(p) for p in note.paragraphs)
        return tag(
            "div", tag("span", back, class_="note-label"), first,
            *(tag("span", p, class_="par") for p in more),
            class_="endnote", id=note.id, role="doc-endnote",
        )  # fmt: skip

    def endnote(self, note: Note[Inline]) -> Markup:
        number = tag("span", f"{note.mark}.", class_="note-number")
        *before, last = (self.inlines(p) for p in note.paragraphs)
        label = self.setting.words("Back to the text")
        back = [
            tag(
                "a", "↑", href=f"#{call}", class_="backlink",
                epub__type="backlink", role="doc-backlink", aria_label=label,
            )
            for call in note.calls
        ]  # fmt: skip
        paragraphs = [*before, join([last, *back], " ")]
        paragraphs[0] = join([number, paragraphs[0]], " ")
        return tag(
            "aside", *(tag("p", p) for p in paragraphs),
            id=note.id, epub__type="footnote", role="doc-footnote",
        )  # fmt: skip
