"""Sections cut into parts that old reading systems can hold.

Takes a `Section`; gives sections, one for each file of an e-book, that together say the same. A
part begins at a heading where it can, and a note stays in one part with all its calls, so that
links between them never leave their file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from reportbuild.model.document import Line, Section
from reportbuild.model.finding import Span
from reportbuild.model.text import (
    Block,
    CallOut,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Link,
    Listing,
    Locator,
    NoteRef,
    Pending,
    Strong,
    inner_blocks,
    rewrite_block,
)

CONTINUED = "ebook-part"
"""The kind, and so the template, of every part but the first."""


def parts(section: Section, largest: int, measure: Callable[[Section], int]) -> tuple[Section, ...]:
    """Return the section in parts, none of them measuring more than `largest` if it can be cut.

    `measure` tells the size of a section or of some of its blocks. The first part keeps the
    section's anchor; the nth is called `ID-part-N`.
    """
    first, *more = _halved(section, largest, measure)
    return (
        first,
        *(
            replace(part, id=f"{section.id}-part-{number}", kind=CONTINUED)
            for number, part in enumerate(more, start=2)
        ),
    )


def _halved(
    section: Section, largest: int, measure: Callable[[Section], int]
) -> tuple[Section, ...]:
    cuts = _cuts(section) if measure(section) > largest else []
    if not cuts:
        return (section,)
    bare = replace(section, notes=())
    sizes = [measure(replace(bare, blocks=(block,))) for block in section.blocks]
    before = list(accumulate(sizes, initial=0))
    cut = min(cuts, key=lambda at: abs(2 * before[at] - before[-1]))
    first, second = _cut(section, cut)
    return (*_halved(first, largest, measure), *_halved(second, largest, measure))


def _cuts(section: Section) -> list[int]:
    """Return the blocks before which the section may be cut: headings if any, else what it has."""
    whole = [at for at in range(1, len(section.blocks)) if not _notes_across(section, at)]
    heads = [at for at in whole if isinstance(section.blocks[at], Heading)]
    high = min((b.level for b in _headings(section, heads)), default=0)
    highest = [
        at for at, b in zip(heads, _headings(section, heads), strict=True) if b.level == high
    ]
    return highest or [at for at in whole if not isinstance(section.blocks[at - 1], Heading)]


def _headings(section: Section, positions: Sequence[int]) -> list[Heading[Inline]]:
    blocks = (section.blocks[at] for at in positions)
    return [block for block in blocks if isinstance(block, Heading)]


def _notes_across(section: Section, at: int) -> bool:
    head = [*_calls(section.title), *_calls(section.standfirst)]
    before = {ref.note for ref in head} | _called(section.blocks[:at])
    return bool(before & _called(section.blocks[at:]))


def _called(blocks: Sequence[Block[Inline]]) -> set[str]:
    return {ref.note for block in blocks for line in lines(block) for ref in _calls(line)}


def _cut(section: Section, at: int) -> tuple[Section, Section]:
    after = _called(section.blocks[at:])
    kept = tuple(note for note in section.notes if note.id not in after)
    moved = tuple(note for note in section.notes if note.id in after)
    return (
        replace(section, blocks=section.blocks[:at], notes=kept),
        replace(
            section, number="", title=(), standfirst=(), blocks=section.blocks[at:], notes=moved
        ),
    )


def anchors(section: Section) -> Iterator[str]:
    """Yield the anchors in a section: its own, those of blocks, calls and notes."""
    yield section.id
    own = [section.title, section.standfirst]
    noted = [paragraph for note in section.notes for paragraph in note.paragraphs]
    set_in = [line for block in section.blocks for line in lines(block)]
    yield from (ref.id for line in (*own, *set_in, *noted) for ref in _calls(line))
    for block in section.blocks:
        yield from (b.id for b in inner_blocks(block) if not isinstance(b, Listing) and b.id)
    yield from (note.id for note in section.notes)


def lines(block: Block[Inline]) -> list[Line]:
    """Return every line of text in a block and in those within it."""
    found: list[Line] = []

    def gather(_kind: str, line: Line, _span: Span) -> Line:
        found.append(line)
        return line

    rewrite_block(block, gather)
    return found


def _calls(line: Line) -> Iterator[NoteRef]:
    for node in line:
        match node:
            case NoteRef():
                yield node
            case Emphasis() | Strong() | Foreign() | Link() | Pending() | Locator():
                yield from _calls(node.children)
            case CallOut():
                yield from _calls(node.label)
            case _:
                pass
