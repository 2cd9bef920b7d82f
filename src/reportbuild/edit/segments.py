"""Segments to lines: everything that a segment names looked up, checked and put in words.

Goes in: segments in the order of reading, with their kind and span. Comes out: lines for print;
findings and the works cited are gathered on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportbuild.edit.boxes import call_out
from reportbuild.edit.glyphs import characters
from reportbuild.edit.lines import Named, Resolve, joined, plain, resolved
from reportbuild.edit.notes import NoteRoll, nested_call
from reportbuild.edit.references import Target, citation, foreign_places, locator, nameless
from reportbuild.edit.sentences import begins_sentence, capitalised
from reportbuild.edit.statistics import Record, prose, tabular
from reportbuild.edit.typography import polished
from reportbuild.edit.voice import Voice
from reportbuild.edit.wording import contradictions, hedge_missing, other_digits, worded
from reportbuild.model.document import Line
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    CallOut,
    Citation,
    CrossReference,
    Draft,
    Inline,
    NoteCall,
    Pending,
    StatisticRef,
    Text,
)
from reportbuild.model.report import Report, Segment
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Block, Chapter, Table

Form = Callable[[Record, Voice], Line]
Cells = Mapping[tuple[Span, Segment], tuple[str, ...]]
"""What stands around each cell of a table: its row, under the column heads and the caption."""


@dataclass(slots=True)
class Desk:
    """Where one edition is edited, section after section."""

    report: Report
    how: Voice
    targets: Mapping[str, Target]
    place: Callable[[Segment, Span], Span]
    """Where a segment was written, in the text or in a catalogue."""
    found: list[Finding] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)
    """The works that this section's notes, or its text, have named in full."""
    roll: NoteRoll = field(init=False)
    cells: Cells = field(default_factory=dict)
    said: dict[tuple[str, Form], Line] = field(default_factory=dict)
    printed: list[tuple[str, Span]] = field(default_factory=list)
    """The characters of every line, and where they were written."""

    def line(self, kind: str, segment: Segment, span: Span) -> Line:
        """Return a segment as it prints: the `Rewrite` of this room."""
        if len(segment) == 1 and isinstance(pending := segment[0], Pending):
            inner = self._segment(kind, pending.children, span, foreign=True)
            self._print(inner, span)
            return (Pending(pending.language, inner),)
        place = self.place(segment, span)
        line, found = polished(self._segment(kind, segment, span, foreign=False), self.how, place)
        self.found += found
        self._print(line, place)
        return line

    def _print(self, line: Line, place: Span) -> None:
        """Note what a line prints; labels of statistics were written with their records."""
        for part in line:
            if isinstance(part, CallOut):
                record = self.report.statistics[part.key]
                labelled = self.place(record.label, record.span)
                self.printed.append((characters(part.label), labelled))
                self.printed.append((characters((replace(part, label=()),)), place))
            else:
                self.printed.append((characters((part,)), place))

    def title(self, segment: Segment) -> Line:
        """Return a heading as contents, running heads and locators repeat it."""

        def name(named: Named, before: str) -> Line:
            match named:
                case StatisticRef(words=None):
                    return self._said(named, "heading", before)
                case StatisticRef() | CrossReference() if named.words:
                    return resolved(named.words, name, before)
                case _:
                    return ()

        return polished(resolved(segment, name), self.how, Span(""))[0]

    def _segment(self, kind: str, segment: Segment, span: Span, *, foreign: bool) -> Line:
        """Look a segment up; one still in the source language is not held to this one's words."""
        around = self.cells.get((span, segment), ()) if kind == "cell" else ()
        contexts = around or (plain(segment),)

        def look_up(named: Named, before: str) -> Line:
            match named:
                case StatisticRef():
                    self._hold(named, kind, () if foreign else contexts)
                    return self._statistic(named, kind, before, look_up)
                case NoteCall():
                    return self._note(named, kind, span)
                case CrossReference():
                    words = resolved(named.words, look_up, before) if named.words else None
                    return self._mention(named, words, before)
                case Citation():
                    return self._works(named, kind)

        return resolved(segment, look_up)

    def _statistic(self, named: StatisticRef, kind: str, before: str, look_up: Resolve) -> Line:
        record = self.report.statistics[named.key]
        if record.source:
            self.cited[record.source] = None
        if kind == "statistics":
            return (call_out(record, self.how, self.report.works),)
        if named.words is None:
            return self._said(named, kind, before)
        return worded(resolved(named.words, look_up, before), named.key, self.how)

    def _said(self, named: StatisticRef, kind: str, before: str) -> Line:
        form = tabular if kind == "cell" else prose
        if (named.key, form) not in self.said:
            self.said[named.key, form] = form(self.report.statistics[named.key], self.how)
        line = self.said[named.key, form]
        return capitalised(line, self.how.language) if begins_sentence(before, self.how) else line

    def _hold(self, named: StatisticRef, kind: str, contexts: tuple[str, ...]) -> None:
        """Hold a statistic's words against its record; boxes say everything by themselves."""
        if kind == "statistics":
            return
        record = self.report.statistics[named.key]
        for around in contexts:
            self.found += hedge_missing(record, around, self.how, named.span)
            if named.words is not None:
                words = plain(named.words)
                self.found += contradictions(record, words, around, self.how, named.span)
                self.found += other_digits(words, self.how, named.span)

    def _note(self, named: NoteCall, kind: str, span: Span) -> Line:
        if kind == "note":
            self.found.append(nested_call(named, span))
            return ()
        return (self.roll.call(named.key),)

    def _mention(self, named: CrossReference, words: Line | None, before: str) -> Line:
        target = self.targets[named.target]
        self.found += nameless(target, words, named.target, named.span)
        opens = begins_sentence(before, self.how)
        return locator(target, words, self.title(target.title), self.how, opens=opens)

    def _works(self, named: Citation, kind: str) -> Line:
        """Name works in full where a section's notes or its text first cite them, then in short.

        The list of sources has each in full; without it nothing is shortened. Source lines under
        tables and pictures are always short, as those of boxes are.
        """
        keys = [key for key, _ in named.works]
        self.cited |= dict.fromkeys(keys)
        self.found += foreign_places(named, self.report.language, self.how)
        place = "note" if kind == "note" else "text"
        known: set[str] = set()
        if "sources" in (*self.report.front, *self.report.back):
            known = {key for key in keys if kind == "source" or (place, key) in self.named}
        if kind != "source":
            self.named |= {(place, key) for key in keys}
        return citation(named, self.report.works, self.how, known)


def cells_of(chapter: Chapter[Draft]) -> Cells:
    """Return, for every cell of a text's tables, the words that it is read with."""
    around: dict[tuple[Span, Segment], list[str]] = {}
    for table in _tables(chapter.blocks):
        above = plain((*table.caption, Text(" "), *_row(table.head)))
        for cells in (table.head, *table.rows):
            text = f"{above} {plain(_row(cells))}"
            for cell in cells:
                around.setdefault((table.span, cell), []).append(text)
    return {cell: tuple(texts) for cell, texts in around.items()}


def _row(cells: tuple[Segment, ...]) -> Segment:
    return tuple(part for cell in cells for part in (*cell, Text(" ")))


def _tables(blocks: Iterable[Block[Draft]]) -> Iterable[Table[Draft]]:
    for block in blocks:
        for inner in inner_blocks(block):
            if isinstance(inner, Table):
                yield inner


def label_line(label: str, value: Iterable[Inline], how: Voice) -> Line:
    """Return "label: value" as the language writes it."""
    before, _, rest = how.words("{label}: {value}").partition("{label}")
    between, _, after = rest.partition("{value}")
    return joined((Text(f"{before}{label}{between}"), *value, Text(after)))
