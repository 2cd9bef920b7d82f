"""The made report as one file of Pandoc's Markdown, for PDF by way of Typst or XeLaTeX, and EPUB.

Takes a `Book` and the folder of its pictures. Page references are written for each engine by
itself, as Pandoc's Markdown has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.book import (
    PUBLISHER,
    RIGHTS,
    STANDFIRST,
    TITLE,
    WORK,
    Block,
    Book,
    Bullets,
    CallOut,
    Chapter,
    Heading,
    Inline,
    Note,
    Paragraph,
    Picture,
    Quotation,
    See,
    Statistic,
    Table,
    printed_note,
)

HEAD = f"""\
---
title: {TITLE}
subtitle: {STANDFIRST}
author: {PUBLISHER}
date: "2026-11-21"
rights: {RIGHTS}
lang: en-GB
papersize: a4
mainfont: Source Serif 4
margin: {{top: 30mm, bottom: 34mm, left: 38mm, right: 38mm}}
---

"""


def markdown(book: Book, pictures: str) -> str:
    """Return the whole document; `pictures` is their folder, as Pandoc is to find it."""
    chapters = "\n\n".join(_chapter(chapter, pictures) for chapter in book.chapters)
    return f"{HEAD}{chapters}\n\n# Sources {{.unnumbered}}\n\n{WORK}, 1 September 2024.\n"


def _chapter(chapter: Chapter, pictures: str) -> str:
    title = f"# {chapter.title} {{#{chapter.key}}}"
    blocks = ("".join(_block(block, pictures)) for block in chapter.blocks)
    notes = (f"[^{note.key}]: {printed_note(note)}" for note in chapter.notes)
    return "\n\n".join([title, *blocks, *notes])


def _block(block: Block, pictures: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {block.words}"
        case Paragraph():
            yield "".join(map(_inline, block.line))
        case CallOut(one):
            yield f"::: {{.callout}}\nmore than **{one.figure}**\n\n{one.label}\n\n"
            yield f"{one.context}\n\nSource: {WORK}\n:::"
        case Quotation():
            yield f"> {block.words}\n>\n> {block.attribution}"
        case Bullets():
            yield "\n".join(f"- {item}" for item in block.items)
        case Table():
            yield f"| {' | '.join(block.heads)} |\n|:----------|:--------------------|-----:|\n"
            yield from (f"| {a} | {b} | more than {one.figure} |\n" for a, b, one in block.rows)
            yield f"\n: Table {block.number} {block.title} {{#{block.key}}}\n\nSource: {WORK}"
        case Picture():
            yield f"![Figure {block.number} {block.caption} Source: {PUBLISHER}]"
            yield f'({pictures}/{block.file}){{#{block.key} alt="{block.alt}"}}'


def _inline(part: Inline) -> str:
    match part:
        case Statistic():
            return f"more than {part.figure}"
        case Note():
            return f"[^{part.key}]"
        case See():
            return f"[{part.locator}](#{part.target}){_page(part.target) if part.paged else ''}"
        case str():
            return part


def _page(target: str) -> str:
    """Blanks stand outside: Pandoc takes them off what is raw."""
    typst = f" `(p. #context counter(page).at(<{target}>).first())`{{=typst}}"
    return typst + f"`(p.~\\pageref{{{target}}})`{{=latex}}"
