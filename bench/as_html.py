"""The made report as one HTML document in the house's own style, for the layout engine by itself.

Takes a `Book` and the folder of the house style; gives HTML whose pages look like the builder's:
its stylesheets, with contents, page references, running heads and folios by what CSS has for them
(CSS Paged Media, CSS Generated Content for Paged Media).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from bench.book import (
    DAY,
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
    Line,
    Note,
    Paragraph,
    Picture,
    Quotation,
    See,
    Statistic,
    Table,
    printed_note,
)

FACES = (
    ("Source Serif 4", 400, "normal", "SourceSerif4-Regular"),
    ("Source Serif 4", 400, "italic", "SourceSerif4-It"),
    ("Source Serif 4", 600, "normal", "SourceSerif4-Semibold"),
    ("Source Serif 4", 600, "italic", "SourceSerif4-SemiboldIt"),
    ("Source Sans 3", 300, "normal", "SourceSans3-Light"),
    ("Source Sans 3", 400, "normal", "SourceSans3-Regular"),
    ("Source Sans 3", 400, "italic", "SourceSans3-It"),
    ("Source Sans 3", 600, "normal", "SourceSans3-Semibold"),
    ("Source Sans 3", 600, "italic", "SourceSans3-SemiboldIt"),
)
SHEETS = ("tokens.css", "trims/a4.css", "text.css", "page.css")

PAGES = """
h1 { bookmark-level: 1; bookmark-label: content(); }
h2 { bookmark-level: 2; bookmark-label: content(); }
main { page: main; break-before: recto; }
section.text { break-before: page; }
section.text:first-child { break-before: auto; }
.opener h1 { string-set: chapter content(); }
a.page::after, .folio::after { content: target-counter(attr(href url), page); }
.half-title, .title-page { break-after: page; }
@page main {
  @top-left { font: 400 8pt / var(--leading) var(--sans); color: var(--grey);
    vertical-align: bottom; padding-bottom: calc(var(--leading) * 1.5); }
  @top-right { font: 400 8pt / var(--leading) var(--sans); color: var(--grey);
    vertical-align: bottom; padding-bottom: calc(var(--leading) * 1.5); }
  @bottom-left { font: 600 9pt / var(--leading) var(--sans); color: var(--ink);
    vertical-align: top; padding-top: calc(var(--leading) * 1.5); }
  @bottom-right { font: 600 9pt / var(--leading) var(--sans); color: var(--ink);
    vertical-align: top; padding-top: calc(var(--leading) * 1.5); }
}
@page main:left { @top-left { content: "%s" } @bottom-left { content: counter(page) } }
@page main:right { @top-right { content: string(chapter, first-except) }
  @bottom-right { content: counter(page) } }
@page :nth(1 of main) { counter-reset: page 1 }
"""


def html(book: Book, styles: Path, pictures: Path) -> str:
    """Return the whole document; it names faces and pictures by where they lie."""
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
        f'src:url("{(styles / "fonts" / name).as_uri()}.ttf")}}\n'
        for family, weight, style, name in FACES
    )
    sheets = "\n".join((styles / name).read_text("utf-8") for name in SHEETS)
    chapters = "\n".join(_chapter(chapter, pictures) for chapter in book.chapters)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB" dir="ltr" data-digits="latn">\n<head>'
        f'<meta charset="utf-8"/><title>{TITLE}</title>\n'
        f"<style>{faces}{sheets}{PAGES % TITLE}</style></head>\n<body>\n"
        f"{_front(book)}\n<main>\n{chapters}\n{_back()}</main>\n</body>\n</html>\n"
    )


def _front(book: Book) -> str:
    entries = "".join(
        _entry("level-1", f'<span class="number">{one.number}</span> ', one.title, one.key)
        + "".join(
            _entry("level-2", "", block.words, f"h_{one.number}_{place}")
            for place, block in enumerate(one.blocks)
            if isinstance(block, Heading)
        )
        for one in book.chapters
    )
    return (
        f'<section class="leaf half-title"><p class="title">{TITLE}</p></section>\n'
        f'<section class="leaf title-page"><p class="title">{TITLE}</p>'
        f'<p class="standfirst">{STANDFIRST}</p><p class="publisher">{PUBLISHER}</p>'
        f"<p>{DAY}</p><p>{RIGHTS}</p></section>\n"
        f'<section class="contents"><h1>Contents</h1><nav><ol>{entries}</ol></nav></section>'
    )


def _entry(level: str, number: str, title: str, target: str) -> str:
    return (
        f'<li class="{level}"><a href="#{target}">{number}<span class="title">{escape(title)}'
        f'</span><span class="leader"></span> <span class="folio" href="#{target}"></span></a></li>'
    )


def _back() -> str:
    return (
        '<section class="text sources"><header class="opener"><h1>Sources</h1></header>'
        f"<p>{WORK}, 1 September 2024.</p></section>\n"
    )


def _chapter(chapter: Chapter, pictures: Path) -> str:
    blocks = "\n".join(
        "".join(_block(block, f"h_{chapter.number}_{place}", pictures))
        for place, block in enumerate(chapter.blocks)
    )
    return (
        f'<section class="text" id="{chapter.key}"><header class="opener">'
        f'<p class="numeral">{chapter.number}</p><h1>{escape(chapter.title)}</h1></header>\n'
        f"{blocks}\n</section>"
    )


def _block(block: Block, key: str, pictures: Path) -> Iterator[str]:
    match block:
        case Heading():
            yield f'<h2 id="{key}">{escape(block.words)}</h2>'
        case Paragraph():
            yield f"<p>{_line(block.line)}</p>"
        case CallOut(one):
            yield '<div class="single"><div class="callout"><p class="value"><span '
            yield f'class="qualifier">more than</span> <span class="number">{one.figure}</span></p>'
            yield f'<div class="words"><p class="label">{one.label}</p><p class="context">'
            yield f'{one.context}</p><p class="source">Source: {WORK}</p></div></div></div>'
        case Quotation():
            yield f'<blockquote class="quotation"><p>{block.words}</p>'
            yield f'<p class="attribution">{block.attribution}</p></blockquote>'
        case Bullets():
            yield f"<ul>{''.join(f'<li>{item}</li>' for item in block.items)}</ul>"
        case Table():
            yield f'<div class="table" id="{block.key}"><table><caption><span class="locator">'
            yield f"Table {block.number}</span> {block.title}</caption>"
            yield "".join(_rows(block))
            yield f'</table><p class="source">Source: {WORK}</p></div>'
        case Picture():
            source = (pictures / block.file).as_uri()
            yield f'<figure id="{block.key}"><img src="{source}" alt="{block.alt}"/><figcaption>'
            yield f'<span class="locator">Figure {block.number}</span> {block.caption}'
            yield f'<p class="source">Source: {PUBLISHER}</p></figcaption></figure>'


def _rows(table: Table) -> Iterator[str]:
    first, second, third = table.heads
    yield f'<thead><tr><th scope="col">{first}</th><th scope="col">{second}</th>'
    yield f'<th scope="col" class="end">{third}</th></tr></thead><tbody>'
    for head, words, one in table.rows:
        yield f'<tr><th scope="row">{head}</th><td>{words}</td>'
        yield f'<td class="end">more than {one.figure}</td></tr>'
    yield "</tbody>"


def _line(line: Line) -> str:
    return "".join(map(_inline, line))


def _inline(part: Inline) -> str:
    match part:
        case Statistic():
            return f"more than {part.figure}"
        case Note():
            return f'<span class="note" data-mark="{part.number}">{printed_note(part)}</span>'
        case See():
            where = f' (p. <a class="page" href="#{part.target}"></a>)' if part.paged else ""
            return f'<a class="locator-link" href="#{part.target}">{part.locator}</a>{where}'
        case str():
            return escape(part)
