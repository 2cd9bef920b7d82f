"""Sections cut into parts that old reading systems can hold.

Takes a `Section`; gives sections, one for each file of an e-book, that together say the same. A
part begins at a heading where it can, and a note stays in one part with all its calls, so that
links between them never leave their file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from reportbuild.model.document import Line, Section
from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Foreign,
    IndexMark,
    Inline,
    Link,
    Locator,
    NoteRef,
    Pending,
    Strong,
)
from reportbuild.model.rewriting import inner_blocks, rewrite_block
from reportbuild.model.text import Block, Heading, Listing

CONTINUED = "ebook-part"
"""The kind, and so the template, of every part but the first."""

_PLAIN = 5


def parts(section: Section, largest: int, measure: Callable[[Section], int]) -> tuple[Section, ...]:
    """Return the section in parts, none of them measuring more than `largest` if it can be cut.

    `measure` tells the size of a section or of some of its blocks. The first part keeps the
    section's anchor and title; the nth is called `ID-part-N`.
    """
    if measure(section) <= largest:
        return (section,)
    calling = _calling(section)
    bare = replace(section, number="", title=(), standfirst=())

    def run(start: int, end: int) -> Section:
        notes = (n for n in section.notes if start <= calling.get(n.id, (0, 0))[0] < end)
        return replace(bare, blocks=section.blocks[start:end], notes=tuple(notes))

    sizes = [measure(run(at, at + 1)) for at in range(len(section.blocks))]
    starts = _starts(sizes, _ranks(section, calling), largest)
    first, *more = (run(*ends) for ends in pairwise([*starts, len(section.blocks)]))
    return (
        replace(section, blocks=first.blocks, notes=first.notes),
        *(
            replace(part, id=f"{section.id}-part-{number}", kind=CONTINUED)
            for number, part in enumerate(more, start=2)
        ),
    )


def _starts(sizes: Sequence[int], ranks: Mapping[int, int], largest: int) -> list[int]:
    """Return where the parts begin: halving what is too large at the best place near its middle."""
    before = list(accumulate(sizes, initial=0))

    def halved(start: int, end: int) -> list[int]:
        places = [at for at in range(start + 1, end) if at in ranks]
        if before[end] - before[start] <= largest or not places:
            return [start]
        best = min(ranks[at] for at in places)
        middle = (before[start] + before[end]) / 2
        near = (at for at in places if ranks[at] == best)
        cut = min(near, key=lambda at: abs(before[at] - middle))
        return [*halved(start, cut), *halved(cut, end)]

    return halved(0, len(sizes))


def _ranks(section: Section, calling: Mapping[str, tuple[int, int]]) -> dict[int, int]:
    """Return the blocks before which the section may be cut: 2 to 4 by heading, 5 without one."""
    ranks: dict[int, int] = {}
    blocks = section.blocks
    for at in range(1, len(blocks)):
        block = blocks[at]
        if isinstance(block, Heading):
            ranks[at] = block.level
        elif not isinstance(blocks[at - 1], Heading):
            ranks[at] = _PLAIN
    for first, last in calling.values():
        for at in range(first + 1, last + 1):
            ranks.pop(at, None)
    return ranks


def _calling(section: Section) -> dict[str, tuple[int, int]]:
    """Return the first and the last block to call each note; a title counts as block 0."""
    spans: dict[str, tuple[int, int]] = {}
    own = [(0, line) for line in (section.title, section.standfirst)]
    held = [(at, line) for at, block in enumerate(section.blocks) for line in lines(block)]
    for at, line in (*own, *held):
        for call in _calls(line):
            first, _ = spans.get(call.note, (at, at))
            spans[call.note] = (first, at)
    return spans


def anchors(section: Section) -> Iterator[str]:
    """Yield the anchors in a section: its own, those of blocks, calls, notes and the index."""
    yield section.id
    own = [section.title, section.standfirst]
    noted = [paragraph for note in section.notes for paragraph in note.paragraphs]
    set_in = [line for block in section.blocks for line in lines(block)]
    for line in (*own, *set_in, *noted):
        yield from (node.id for node in _within(line) if isinstance(node, NoteRef))
        yield from (n.id for n in _within(line) if isinstance(n, IndexMark) and n.id)
    for block in section.blocks:
        yield from (b.id for b in inner_blocks(block) if not isinstance(b, Listing) and b.id)
    yield from (note.id for note in section.notes)
    for group in section.index:
        for entry in group.entries:
            yield from (own.id for own in (entry, *entry.entries))


def lines(block: Block[Inline]) -> list[Line]:
    """Return every line of text in a block and in those within it."""
    found: list[Line] = []

    def gather(_kind: str, line: Line, _span: Span) -> Line:
        found.append(line)
        return line

    rewrite_block(block, gather)
    return found


def _calls(line: Line) -> Iterator[NoteRef]:
    yield from (node for node in _within(line) if isinstance(node, NoteRef))


def _within(line: Line) -> Iterator[Inline]:
    """Yield every inline of a line, outer before inner."""
    for node in line:
        yield node
        match node:
            case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Pending() | Locator():
                yield from _within(node.children)
            case CallOut():
                yield from _within(node.label)
            case _:
                pass
