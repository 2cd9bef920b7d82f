"""A text to a section: looked up, numbered and put in words.

Goes in: a text in its place, and what is `Given` for all texts of an edition. Comes out: its
section, what was found in it, what it prints and cites. It depends on nothing else, so that a memo
may know it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportbuild.edit.charts import completed
from reportbuild.edit.lines import fill_text, plain, without_marks
from reportbuild.edit.notes import NoteRoll
from reportbuild.edit.segments import Desk, Form, Given, cells_of
from reportbuild.model.document import EditedText, Line, Matter, Section
from reportbuild.model.inlines import Draft, Inline
from reportbuild.model.memo import Memo
from reportbuild.model.rewriting import replace_paragraphs, rewrite_block, with_each
from reportbuild.model.text import Block, Chapter


@dataclass(frozen=True, slots=True)
class TextInPlace:
    """A text in its place: its matter, its number, and how many notes are numbered before it."""

    chapter: Chapter[Draft]
    matter: Matter
    number: str
    before: int


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits the texts of an edition, each from itself and what is given for all."""

    given: Given
    memo: Memo
    borrowed: frozenset[str]
    said: dict[tuple[str, Form, str], Line] = field(default_factory=dict)

    def edited(self, text: TextInPlace) -> EditedText:
        """Edit a text, unless it is as it was, and whatever is given with it."""
        place = ("edited", self.given.how.language, text.chapter.name)
        values = (text.chapter, text.matter, text.number, text.before, self.given)
        return self.memo.recall(place, values, lambda: self._edited(text), lasting=True)

    def _edited(self, text: TextInPlace) -> EditedText:
        chapter, given = text.chapter, self.given
        roll = NoteRoll(chapter.id, text.before, given.how)
        desk = Desk(given, roll, self.said, self.borrowed, cells=cells_of(chapter))
        section = _section(text, desk)
        return EditedText(section, tuple(desk.found), tuple(desk.printed), tuple(desk.cited))


def _section(text: TextInPlace, desk: Desk) -> Section:
    chapter = text.chapter
    title = desk.line("title", chapter.title, chapter.span)
    standfirst = desk.line(
        "standfirst", chapter.standfirst, chapter.standfirst_span or chapter.span
    )
    blocks = tuple(_whole(rewrite_block(block, desk.line), desk) for block in chapter.blocks)
    notes = {
        key: replace_paragraphs(
            chapter.notes[key],
            tuple(
                desk.line("note", p, chapter.notes[key].span) for p in chapter.notes[key].paragraphs
            ),
        )
        for key in desk.roll.calls
    }
    heading = plain(without_marks(title)).strip()
    called = desk.roll.numbered(notes)
    annexed = chapter.name in desk.given.annexes and text.number
    words = desk.how.words("Annex {number}")
    label = fill_text(words, number=text.number) if annexed else ""
    return Section(
        chapter.id, "text", text.matter, heading, text.number, title, standfirst, blocks, called,
        chapter.span, label,
    )  # fmt: skip


def _whole(block: Block[Inline], desk: Desk) -> Block[Inline]:
    return with_each(block, lambda inner: completed(inner, desk.given.statistics, desk.how))
