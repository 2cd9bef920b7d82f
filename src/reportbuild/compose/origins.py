"""Where what a sheet prints comes from: words, notes and pictures by their place in the sources.

Takes a `Section`; gives what a `Sheet` carries of it, so that a fault seen on a page can be told as
one of a file and a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportbuild.compose.bidi import plain
from reportbuild.compose.pictures import FitPicture
from reportbuild.model.artefact import Passage, SheetNote, SheetPicture
from reportbuild.model.charts import Plot
from reportbuild.model.document import Document, Line, Section
from reportbuild.model.finding import Span
from reportbuild.model.inlines import CallOut
from reportbuild.model.rewriting import inner_blocks, rewrite_block
from reportbuild.model.text import Chart, Figure

ASSET = "asset:"
"""What the addresses of pictures begin with on paper."""


def passages(section: Section) -> tuple[Passage, ...]:
    """Return every run of words of a section: title, standfirst, blocks and notes."""
    found = [Passage(plain(line), section.span) for line in (section.title, section.standfirst)]

    def gather(kind: str, line: Line, span: Span) -> Line:
        if kind != "alt":
            found.extend(Passage(words, span) for words in _printed(line))
        return line

    for block in section.blocks:
        rewrite_block(block, gather)
    found += [Passage(plain(p), note.span) for note in section.notes for p in note.paragraphs]
    return tuple(passage for passage in found if passage.words.strip())


def _printed(line: Line) -> Iterator[str]:
    """Yield the words of a line; of a call-out, each of its parts by itself."""
    boxes = [node for node in line if isinstance(node, CallOut)]
    for box in boxes:
        yield from (box.qualifier, box.value, plain(box.label), box.context, box.source)
    if not boxes:
        yield plain(line)


def notes(section: Section) -> tuple[SheetNote, ...]:
    """Return the notes of a section in order."""
    return tuple(SheetNote(note.id, note.mark, note.span) for note in section.notes)


def shown(
    section: Section,
    document: Document,
    pictures: Mapping[str, FitPicture],
    charts: Mapping[Plot, str],
) -> tuple[SheetPicture, ...]:
    """Return the pictures of a section, the first place of each: figures, charts, or the cover.

    `charts` maps what is drawn to the addresses of the drawings.
    """
    found: dict[str, SheetPicture] = {}

    def add(asset: str, path: str, span: Span) -> None:
        found.setdefault(asset, SheetPicture(asset, path, span))

    if section.kind == "cover" and document.style.cover in pictures:
        add(pictures[document.style.cover].name, document.style.cover, document.style.span)
    for block in (inner for outer in section.blocks for inner in inner_blocks(outer)):
        if isinstance(block, Figure):
            add(pictures[block.image].name, block.image, block.span)
        elif isinstance(block, Chart) and block.plot and block.plot in charts:
            add(charts[block.plot].removeprefix(ASSET), "", block.span)
    return tuple(found.values())
