"""Segments to lines: everything that a segment names looked up, checked and put in words.

Goes in: what is `Given` for an edition, and segments in the order of reading, with their kind and
span. Comes out: lines for print; findings and the works cited are gathered on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportbuild.edit.amounts import Record
from reportbuild.edit.boxes import call_out
from reportbuild.edit.data import dated, measured, misread
from reportbuild.edit.glyphs import characters
from reportbuild.edit.lines import Named, joined, plain, resolved, without_marks
from reportbuild.edit.notes import NoteRoll, nested_call
from reportbuild.edit.references import (
    Target,
    citation,
    foreign_places,
    locator,
    nameless,
    written,
)
from reportbuild.edit.sentences import begins_sentence, capitalised
from reportbuild.edit.statistics import prose, tabular
from reportbuild.edit.typography import polished
from reportbuild.edit.units import HEADED
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
    Measure,
    NoteCall,
    Pending,
    StatisticRef,
    Text,
    When,
)
from reportbuild.model.report import Segment, Work
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Block, Chapter, Table

Form = Callable[[Record, Voice], Line]
Cells = Mapping[tuple[Span, Segment], tuple[str, ...]]
"""What stands around each cell of a table: its row, under the column heads and the caption."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a segment prints in: a voice, and the statistics as its language has them."""

    how: Voice
    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Given:
    """All that the texts of an edition are edited with besides themselves, and nothing else.

    `source` is the language that the report is written in; `places` has where a segment stands in a
    catalogue. `original` speaks in what is not translated; None, if nothing is. `lists_works` tells
    whether a list of sources has the works in full.
    """

    how: Voice
    source: str
    statistics: Mapping[str, Record]
    works: Mapping[str, Work]
    targets: Mapping[str, Target]
    places: Mapping[tuple[Span, Segment], Span]
    original: Speaker | None
    annexes: Collection[str]
    lists_works: bool


@dataclass(slots=True)
class Desk:
    """Where one section is edited."""

    given: Given
    roll: NoteRoll
    said: dict[tuple[str, Form, str], Line]
    """Statistics in words, for all sections of an edition: they are the same in each."""
    borrowed: frozenset[str]
    """The characters of works, which are told of where those were written."""
    found: list[Finding] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)
    """The works that the section's notes, or its text, have named in full."""
    cells: Cells = field(default_factory=dict)
    printed: list[tuple[str, Span]] = field(default_factory=list)
    """The characters of every line, and where they were written."""

    @property
    def how(self) -> Voice:
        """The voice of the edition."""
        return self.given.how

    def place(self, segment: Segment, span: Span) -> Span:
        """Return where a segment was written, in the text or in a catalogue."""
        return self.given.places.get((span, segment), span)

    def line(self, kind: str, segment: Segment, span: Span) -> Line:
        """Return a segment as it prints: the `Rewrite` of this room."""
        own = frozenset(plain(segment))
        if len(segment) == 1 and isinstance(pending := segment[0], Pending):
            inner = self._segment(kind, pending.children, span, foreign=True)
            self._print(inner, span, own)
            return (Pending(pending.language, inner),)
        place = self.place(segment, span)
        line, found = polished(self._segment(kind, segment, span, foreign=False), self.how, place)
        self.found += found
        self._print(line, place, own)
        return line

    def _print(self, line: Line, place: Span, own: frozenset[str]) -> None:
        """Note what a line prints, but for what was written with records: labels, works cited.

        `own` are the characters that the line itself was written with.
        """
        for part in line:
            if isinstance(part, CallOut):
                record = self.given.statistics[part.key]
                labelled = self.place(record.label, record.span)
                self.printed.append((characters(part.label), labelled))
                text = characters((replace(part, label=()),))
            else:
                text = characters((part,))
            told = (c for c in dict.fromkeys(text) if c in own or c not in self.borrowed)
            self.printed.append(("".join(told), place))

    def title(self, segment: Segment) -> Line:
        """Return a heading as contents, running heads and locators repeat it."""
        pending = len(segment) == 1 and isinstance(segment[0], Pending)
        speaker = self._speaker(foreign=pending)

        def name(named: Named, before: str) -> Line:
            match named:
                case StatisticRef(words=None):
                    return self._said(named, "heading", before, speaker)
                case StatisticRef() | CrossReference() if named.words:
                    return resolved(named.words, name, before)
                case _:
                    return ()

        return without_marks(polished(resolved(segment, name), self.how, Span(""))[0])

    def _segment(self, kind: str, segment: Segment, span: Span, *, foreign: bool) -> Line:
        """Look a segment up; one still in the source language is not held to this one's words."""
        around = self.cells.get((span, segment), ()) if kind == "cell" else ()
        contexts = around or (plain(segment),)
        speaker = self._speaker(foreign=foreign)

        def look_up(named: Named, before: str) -> Line:
            match named:
                case StatisticRef():
                    self._hold(named, kind, () if foreign else contexts)
                    own = None if named.words is None else resolved(named.words, look_up, before)
                    return self._statistic(named, kind, own, before, speaker)
                case NoteCall():
                    return self._note(named, kind, span)
                case CrossReference():
                    words = resolved(named.words, look_up, before) if named.words else None
                    return self._mention(named, words, before)
                case Citation():
                    return self._works(named, kind)
                case Measure():
                    self.found += misread(named, self.how)
                    return (measured(named, self.how),)
                case When():
                    return (dated(named, self.how),)

        return resolved(segment, look_up)

    def _speaker(self, *, foreign: bool) -> Speaker:
        """Return who speaks in a segment: in one not translated, its own language does."""
        own = Speaker(self.how, self.given.statistics)
        return (self.given.original or own) if foreign else own

    def _statistic(
        self, named: StatisticRef, kind: str, own: Line | None, before: str, speaker: Speaker
    ) -> Line:
        """Return a statistic as it prints, in `own` words if it has them."""
        record = self.given.statistics[named.key]
        if record.source:
            self.cited[record.source] = None
        if kind == "statistics":
            return (call_out(record, self.how, self.given.works),)
        if own is None:
            return self._said(named, kind, before, speaker)
        return worded(own, named.key, speaker.how)

    def _said(self, named: StatisticRef, kind: str, before: str, speaker: Speaker) -> Line:
        form, how = (tabular if kind == "cell" else prose), speaker.how
        key = named.key, form, how.language
        if key not in self.said:
            self.said[key] = form(speaker.records[named.key], how)
        line = self.said[key]
        return capitalised(line, how.language) if begins_sentence(before, how) else line

    def _hold(self, named: StatisticRef, kind: str, contexts: tuple[str, ...]) -> None:
        """Hold a statistic's words against its record; boxes say everything by themselves."""
        if kind == "statistics":
            return
        record = self.given.statistics[named.key]
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
        target = self.given.targets[named.target]
        self.found += nameless(target, words, named.target, named.span)
        opens = begins_sentence(before, self.how)
        title = self.title(target.title) if target.anchor else ()
        return locator(target, words, title, self.how, opens=opens)

    def _works(self, named: Citation, kind: str) -> Line:
        """Name works in full where a section's notes or its text first cite them, then in short.

        The list of sources has each in full; without it nothing is shortened. Source lines under
        tables and pictures are always short, as those of boxes are.
        """
        keys = [key for key, _ in named.works]
        self.cited |= dict.fromkeys(keys)
        self.found += foreign_places(named, self.given.source, self.how)
        place = "note" if kind == "note" else "text"
        known: set[str] = set()
        if self.given.lists_works:
            known = {key for key in keys if kind == "source" or (place, key) in self.named}
        if kind != "source":
            self.named |= {(place, key) for key in keys}
        return citation(named, self.given.works, self.how, known)


def borrowed(works: Iterable[Work]) -> frozenset[str]:
    """Return the characters that works are written with."""
    return frozenset(c for work in works for text, _ in written(work) for c in text)


def cells_of(chapter: Chapter[Draft]) -> Cells:
    """Return, for every cell of a text's tables, the words that it is read with."""
    around: dict[tuple[Span, Segment], list[str]] = {}
    for table in _tables(chapter.blocks):
        above = plain((*table.caption, Text(" "), *_row(table.head)))
        for row, cells in enumerate((table.head, *table.rows), -1):
            text = f"{above}{HEADED}{plain(_row(cells))}"
            for cell in cells:
                around.setdefault((table.span_of(row), cell), []).append(text)
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
