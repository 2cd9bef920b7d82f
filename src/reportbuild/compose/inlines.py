"""Inlines as markup: runs of text, notes at their calls, links, pages.

Takes lines of a `Document`; gives markup. What paper and e-books write differently is told by the
`Setting`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import digits
from typing import Literal, assert_never

from markupsafe import Markup

from reportbuild.compose.bidi import Isolate, direction_of, isolate, plain
from reportbuild.compose.endings import bound
from reportbuild.compose.markup import join, tag
from reportbuild.model.charts import Plot
from reportbuild.model.document import Direction, Line
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Locator,
    Measure,
    NoteRef,
    PageOf,
    Pending,
    Strong,
    Text,
    When,
)
from reportbuild.model.report import Words
from reportbuild.model.text import Note


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the markup will stand.

    `pages` maps anchors to folios, `pictures` the paths of pictures to the addresses of their
    files, and `charts` what is drawn to theirs. On paper, `notes` stand at the foot or at the end.
    """

    medium: Literal["paper", "ebook"]
    words: Words
    direction: Direction
    pages: Mapping[str, str]
    pictures: Mapping[str, str]
    charts: Mapping[Plot, str] = field(default_factory=dict)
    notes: Literal["foot", "end"] = "foot"

    @staticmethod
    def href(anchor: str) -> str:
        """Return what a link says until it is known where its anchor stands: in which file, or on
        which page of the bound book.
        """
        return f"anchor:{anchor}"


LONGEST_KEPT = 24
"""Characters up to which a title is not parted from its call, nor an index number in itself."""

_END_OF_LINE_OF_IDEOGRAPHS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]{1,2}[^\s<>]?$")
"""A letter and a mark at the end of text that is written without spaces: Chinese, Japanese."""

LENGTHS = ((14, "longest"), (7, "long"))
"""Characters above which a call-out's value is set smaller, and the class that says so."""


_RAYA = re.compile(rf"((?<!\S)—\w\S{{0,{LONGEST_KEPT}}}|\S{{0,{LONGEST_KEPT}}}\w—(?!\w))")


def _last_word(written: Markup) -> tuple[Markup, Markup]:
    """Part markup before its last word, if that is plain text or a short element of its own."""
    if written.endswith(">"):
        plain_length = len(written.striptags())
        return (Markup(""), written) if plain_length <= LONGEST_KEPT else (written, Markup(""))
    start = max(written.rfind(" "), written.rfind(">")) + 1
    if end := _END_OF_LINE_OF_IDEOGRAPHS.search(written, start):
        start = end.start()
    return written[:start], written[start:]


class InlineWriter:
    """Writes the lines of one section; holds the notes that may be placed at their calls."""

    def __init__(self, setting: Setting, notes: Mapping[str, Note[Inline]]) -> None:
        self.setting = setting
        self.notes = notes
        self._spoken = setting.words.language  # the language of what is being written

    def inlines(self, inlines: Line, base: Direction | None = None) -> Markup:
        """Return a line as markup, its runs isolated and its calls kept to the words before."""
        direction = base or self.setting.direction
        written: list[Markup] = []
        for node in isolate(inlines, direction):
            piece = self.piece(node, direction)
            if isinstance(node, NoteRef) and written:
                before, word = _last_word(written.pop())
                written += (
                    [before, tag("span", word, piece, class_="kept")] if word else [before, piece]
                )
            else:
                written.append(piece)
        return join(written)

    def ended(self, line: Line) -> Markup:
        """Return the line of a paragraph, on paper with an end that is no scrap of a line."""
        if self.setting.medium != "paper":
            return self.inlines(line)
        written = self.inlines(bound(line))
        before, word = _last_word(written)
        short = len(word.striptags()) <= LONGEST_KEPT
        ends = line and isinstance(line[-1], Text) and short and before.endswith(" ")
        return join([before, tag("span", word, class_="kept")]) if ends else written

    def text(self, text: str) -> Markup:
        """Return characters; on paper, no line parts a Spanish dash from its word."""
        spanish = self.setting.words.language.partition("-")[0] == "es"
        if not spanish or self.setting.medium != "paper":
            return Markup.escape(text)
        pieces = _RAYA.split(text)  # every other one is a dash with its word
        return join(tag("span", p, class_="kept") if n % 2 else p for n, p in enumerate(pieces))

    def piece(self, node: Inline | Isolate, base: Direction) -> Markup:
        if isinstance(node, Isolate):
            inner = join([self.inline(child, node.direction) for child in node.children])
            kept = "kept" if len(plain(node.children)) <= LONGEST_KEPT else None
            return tag("bdi", inner, dir=node.direction, class_=kept)
        return self.inline(node, base)

    def inline(self, node: Inline, base: Direction) -> Markup:
        match node:
            case Text():
                return self.text(node.text)
            case LineBreak():
                return tag("br")
            case Emphasis():
                return tag("em", self.inlines(node.children, base))
            case Strong():
                return tag("strong", self.inlines(node.children, base))
            case Foreign() | Pending():
                return self.other_language(node, base)
            case IndexMark():
                return tag("span", self.inlines(node.children, base), id=node.id or None)
            case Link():
                return tag("a", self.inlines(node.children, base), href=node.address)
            case Locator():
                inner = self.inlines(node.children, base)
                return tag("a", inner, href=self.setting.href(node.target), class_="locator-link")
            case PageOf():
                return self.page_of(node)
            case Figures():
                return self.figures(node.text, base)
            case Measure() | When():
                inner = self.inlines(node.children, base)
                short = len(plain(node.children)) <= LONGEST_KEPT
                return tag("span", inner, class_="kept") if short else inner
            case NoteRef():
                return self.note_ref(node)
            case CallOut():
                return self.call_out(node)
            case _:
                assert_never(node)

    def other_language(self, node: Foreign[Inline] | Pending[Inline], base: Direction) -> Markup:
        direction = direction_of(node.language)
        return tag(
            "span",
            self._within(node.language, node.children, direction),
            lang=node.language,
            dir=direction if direction != base else None,
            class_="pending" if isinstance(node, Pending) else None,
        )

    def _within(self, language: str, line: Line, base: Direction) -> Markup:
        """Return a line whose words are of another language than those around it."""
        around, self._spoken = self._spoken, language
        written = self.inlines(line, base)
        self._spoken = around
        return written

    def figures(self, text: str, base: Direction) -> Markup:
        """Return digits; in a right-to-left line they are kept in one piece and in their order.

        Digits of the Arabic scripts carry their signs (per cent) on the left, Latin ones on the
        right, so the piece takes the direction of its digits.
        """
        if base == "ltr":
            return Markup.escape(text)
        direction = "ltr" if any(char in digits for char in text) else "rtl"
        return tag("bdi", text, class_="figures", dir=direction)

    def page_of(self, node: PageOf) -> Markup:
        if self.setting.medium == "ebook":
            return Markup("")
        folio = self.setting.pages.get(node.target, "0")
        link = tag("a", folio, href=self.setting.href(node.target), class_="page")
        return join([node.before, link, node.after])

    def isolated_text(self, text: str) -> Markup:
        return self.inlines((Text(text),))

    # --- notes ----------------------------------------------------------------------------------

    def note_ref(self, node: NoteRef) -> Markup:
        words = self.setting.words("Note {number}").format(number=node.mark)
        if self.setting.medium == "ebook":
            return tag(
                "a", node.mark, href=f"#{node.note}", id=node.id, class_="noteref",
                epub__type="noteref", role="doc-noteref", aria_label=words,
            )  # fmt: skip
        if self.setting.notes == "end":
            href = self.setting.href(node.note)
            return tag(
                "a", node.mark, href=href, id=node.id, class_="noteref", aria_label=words,
            )  # fmt: skip
        note = self.notes.get(node.note)
        if not node.first or note is None:
            href = self.setting.href(node.note)
            return tag("a", node.mark, href=href, class_="noteref", aria_label=words)
        own, direction = self.setting.words.language, self.setting.direction
        first, *more = (self._within(own, p, direction) for p in note.paragraphs)
        paragraphs = [tag("span", p, class_="par") for p in more]
        return tag(
            "span", first, *paragraphs,
            class_="note", id=node.note, data_mark=node.mark, dir=direction,
            lang=own if self._spoken != own else None,  # called by words still to be translated
        )  # fmt: skip

    def optional(self, name: str, inlines: Line, class_: str) -> Markup:
        return tag(name, self.inlines(inlines), class_=class_) if inlines else Markup("")

    def call_out(self, box: CallOut) -> Markup:
        number = tag("span", box.value, class_="number")
        qualifier = tag("span", box.qualifier, class_="qualifier") if box.qualifier else ""
        value = tag("p", qualifier, " " if qualifier else "", number, class_="value")
        words = tag(
            "div",
            tag("p", self.inlines(box.label), class_="label"),
            tag("p", self.isolated_text(box.context), class_="context") if box.context else "",
            self.source((Text(box.source),) if box.source else ()),
            class_="words",
        )
        length = next((name for above, name in LENGTHS if len(box.value) > above), "")
        class_ = f"callout {length}".strip()
        return tag("div", value, words, class_=class_)

    def source(self, source: Line) -> Markup:
        if not source:
            return Markup("")
        before, _, after = self.setting.words("Source: {source}").partition("{source}")
        return tag("p", before, self.inlines(source), after, class_="source")
