"""A document taken apart: each of its texts by itself, and all that is no text.

Pure. Each part holds what it is composed from and no more, so that it stays the same while other
texts are written; composed from its part, a text is what it is in the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportbuild.model.charts import Plot
from reportbuild.model.document import Document, Section
from reportbuild.model.inlines import Inline
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Chart, Figure


def texts(document: Document) -> tuple[Section, ...]:
    """Return the sections of a document that are texts."""
    return tuple(section for section in document.sections if section.kind == "text")


def alone(document: Document, section: Section) -> Document:
    """Return a document that holds of its text one section; of the others it knows what they are.

    So it is small, and stays the same while others are written.
    """
    shown = {figure.image for figure in _figures(section)}
    shown |= {document.style.cover} if section.kind == "cover" else set()
    return replace(
        document,
        sections=tuple(s if s is section else _bare(s) for s in document.sections),
        pictures={path: p for path, p in document.pictures.items() if path in shown},
    )


def illustrated(document: Document) -> Document:
    """Return a document with those of its pictures that it shows: in its sections, on its cover."""
    shown = {figure.image for section in document.sections for figure in _figures(section)}
    shown.add(document.style.cover)
    kept = {path: picture for path, picture in document.pictures.items() if path in shown}
    return replace(document, pictures=kept)


def by_itself(document: Document, section: Section) -> Document:
    """Return a document from which a text is composed as from the whole.

    Pictures keep their places among all, so that they keep their names (those of others are empty
    drawings, which nobody looks into); charts are numbered by whoever has seen all of them.
    """
    small = alone(document, section)
    every = document.pictures.items()
    empty = {path: replace(one, media_type="image/svg+xml", data=b"") for path, one in every}
    matter = replace(document.title_matter, digest="")  # of all sources, which no text tells of
    return replace(small, title_matter=matter, contents=(), pictures={**empty, **small.pictures})


def without_texts(document: Document) -> Document:
    """Return a document that holds nothing of its texts but what leaves and e-books tell of them:
    their pictures, and their notes if they are gathered.
    """
    gathered = any(section.kind == "notes" for section in document.sections)

    def emptied(section: Section) -> Section:
        notes = section.notes if gathered else ()
        return replace(_bare(section), blocks=tuple(_figures(section)), notes=notes)

    sections = (emptied(s) if s.kind == "text" else s for s in document.sections)
    return replace(document, sections=tuple(sections))


def matter_alone(document: Document) -> Document:
    """Return a document without sections, for what only asks whose pages it stands on."""
    matter = replace(document.title_matter, digest="")
    return replace(document, sections=(), contents=(), pictures={}, title_matter=matter)


def plots(sections: Iterable[Section]) -> tuple[Plot, ...]:
    """Return what charts of sections are drawn, each once, in their order."""
    found = (
        block.plot
        for section in sections
        for outer in section.blocks
        for block in inner_blocks(outer)
        if isinstance(block, Chart) and block.plot and block.plot.form != "bar"
    )
    return tuple(dict.fromkeys(found))


def drawn_as(document: Document) -> dict[str, tuple[int, ...]]:
    """Return the numbers that drawings have in the whole document, by the texts that show them."""
    numbers = {plot: number for number, plot in enumerate(plots(document.sections), start=1)}
    return {s.id: tuple(numbers[plot] for plot in plots([s])) for s in texts(document)}


def _bare(section: Section) -> Section:
    return replace(section, title=(), standfirst=(), blocks=(), notes=(), listed=(), index=())


def _figures(section: Section) -> Iterator[Figure[Inline]]:
    for outer in section.blocks:
        yield from (block for block in inner_blocks(outer) if isinstance(block, Figure))
