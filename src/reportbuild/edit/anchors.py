"""Anchors, and the numbers of tables, figures and recommendations.

Goes in: the report's text files in order, with the numbers of those that are chapters. Comes out:
the same files with anchors on everything that is named, numbered or headed, and a target for each
key. Anchors begin with their section's id: letters, digits, `-`, `_`, fit for CSS and XML alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, assert_never

from reportbuild.edit.lines import fill_text
from reportbuild.edit.references import Label, Target
from reportbuild.edit.voice import Voice
from reportbuild.model.inlines import Draft
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chapter,
    Chart,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Recommendations,
    Table,
)


def section_ids(names: Iterable[str]) -> dict[str, str]:
    """Return an id for each text file, by name: "ch-" and the name in ASCII, never one twice.

    A hyphen of the name becomes "_", so that the parts of an anchor can be told apart.
    """
    ids: dict[str, str] = {}
    for name in names:
        plain = "".join(_identifier(c) for c in name)
        wanted, turn = f"ch-{plain}", 1
        while wanted in ids.values():
            turn += 1
            wanted = f"ch-{plain}_{turn}"
        ids[name] = wanted
    return ids


def _identifier(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    return "_" if character in "-_ ." else f"u{ord(character):x}"


@dataclass(slots=True)
class Anchors:
    """What is numbered so far; goes through all text files in order."""

    how: Voice
    numbering: Literal["chapter", "continuous"]
    ids: Mapping[str, str]
    targets: dict[str, Target] = field(default_factory=dict)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    annexes: Collection[str] = ()
    paragraphs: bool = False
    section: str = ""
    chapter: str = ""
    headings: int = 0
    things: int = 0
    recommendation: int = 0

    def placed(self, chapter: Chapter[Draft], number: str) -> Chapter[Draft]:
        """Return a text file with its anchors and numbers; `number` is "" outside the body."""
        self.section, self.chapter = self.ids[chapter.name], number
        self.headings = self.things = self.recommendation = 0
        if chapter.id:
            own: Label = "Annex {number}" if chapter.name in self.annexes else "Chapter {number}"
            label = own if number else None
            self.targets[chapter.id] = Target(self.section, label, number, chapter.title)
        blocks = tuple(
            self._paragraph(block) if isinstance(block, Paragraph) else self._block(block)
            for block in chapter.blocks
        )
        return replace(chapter, id=self.section, blocks=blocks)

    def _paragraph(self, block: Paragraph[Draft]) -> Paragraph[Draft]:
        """Number a paragraph of the main run, if the report asks for it, and name it."""
        number = self._number("Paragraph {number}") if self.paragraphs and self.chapter else ""
        label: Label | None = "Paragraph {number}" if number else None
        return replace(block, id=self._target(block.id, label, number, ()), number=number)

    def _number(self, label: Label) -> str:
        """Return the next number of its kind: in the chapter, or in the whole report."""
        run = self.chapter if self.numbering == "chapter" else ""
        self.counts[label, run] += 1
        item = self.how.number(self.counts[label, run])
        pattern = self.how.words("{chapter}.{item}", "number of a table or figure")
        return fill_text(pattern, chapter=run, item=item) if run else item

    def _blocks(self, blocks: tuple[Block[Draft], ...]) -> tuple[Block[Draft], ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block[Draft]) -> Block[Draft]:
        match block:
            case Heading():
                self.headings += 1
                anchor = self._target(block.id, None, "", block.children)
                return replace(block, id=anchor or f"{self.section}-h-{self.headings}")
            case Table() | Figure() | Chart():
                return self._numbered(block)
            case Recommendations():
                anchor = self._target(block.id, None, "", block.addressee)
                return replace(block, id=anchor, blocks=self._recommended(block.blocks))
            case Box():
                anchor = self._target(block.id, None, "", block.title)
                return replace(block, id=anchor, blocks=self._blocks(block.blocks))
            case Quotation():
                anchor = self._target(block.id, None, "", ())
                return replace(block, id=anchor, blocks=self._blocks(block.blocks))
            case Listing():
                return self._listing(block, block.start)
            case Paragraph() | CallOuts():
                return replace(block, id=self._target(block.id, None, "", ()))
            case _:
                assert_never(block)

    def _numbered(
        self, block: Table[Draft] | Figure[Draft] | Chart[Draft]
    ) -> Table[Draft] | Figure[Draft] | Chart[Draft]:
        """Number what has a caption, and what is named; charts are figures."""
        label: Label = "Table {number}" if isinstance(block, Table) else "Figure {number}"
        number = anchor = ""
        if block.caption or block.id:
            number = self._number(label)
            self.things += 1
            anchor = f"{self.section}-f-{self.things}"
        named = self._target(block.id, label, number, ())
        return replace(block, number=number, id=named or anchor)

    def _listing(self, block: Listing[Draft], start: int) -> Listing[Draft]:
        items = tuple(self._blocks(item) for item in block.items)
        if not block.ordered:
            return replace(block, items=items)
        marks = tuple(self.how.number(start + n) for n in range(len(items)))
        return replace(block, items=items, start=start, marks=marks)

    def _recommended(self, blocks: tuple[Block[Draft], ...]) -> tuple[Block[Draft], ...]:
        """Number recommendations on from the last addressee's, unless the writer began anew."""
        done: list[Block[Draft]] = []
        for block in blocks:
            if isinstance(block, Listing) and block.ordered:
                start = self.recommendation + 1 if block.start == 1 else block.start
                self.recommendation = start + len(block.items) - 1
                done.append(self._listing(block, start))
            else:
                done.append(self._block(block))
        return tuple(done)

    def _target(self, key: str, label: Label | None, number: str, title: tuple[Draft, ...]) -> str:
        if not key:
            return ""
        anchor = f"{self.section}-{key}"
        self.targets[key] = Target(anchor, label, number, title)
        return anchor
