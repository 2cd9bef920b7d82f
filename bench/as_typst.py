"""The made report as one Typst document: A4, the house's faces, notes at the foot, by chapter.

Takes a `Book` and where its pictures lie, as Typst names them; gives Typst markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
#set document(title: "{TITLE}", author: "{PUBLISHER}")
#set page(paper: "a4", margin: (top: 30mm, bottom: 34mm, inside: 28mm, outside: 48mm))
#set text(font: "Source Serif 4", size: 10.5pt, lang: "en", region: "GB", number-type: "old-style")
#set par(justify: true, leading: 0.76em, spacing: 0.76em, first-line-indent: 12pt)
#set footnote.entry(separator: line(length: 100%, stroke: 0.35pt + rgb("#6a6762")))
#show footnote.entry: set text(size: 8.5pt)
#show footnote.entry: set par(justify: false)
#show heading: set text(font: "Source Sans 3", weight: 600, hyphenate: false)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 22pt, below: 9pt, sticky: true)
#show heading.where(level: 1): it => {{
  pagebreak(weak: true)
  counter(footnote).update(0)
  v(45pt)
  if it.numbering != none {{
    block(text(size: 60pt, weight: 300, fill: rgb("#a3281f"), counter(heading).display()))
  }}
  block(below: 52pt, text(size: 26pt, it.body))
}}
#show figure: set block(breakable: false, above: 22pt, below: 22pt)
#show figure.caption: set text(font: "Source Sans 3", size: 9pt)
#show figure.where(kind: table): set figure.caption(position: top)
#set table(stroke: (x: none, y: 0.35pt + rgb("#d9d5cd")), inset: (x: 0pt, y: 4pt))
#show table: set text(font: "Source Sans 3", size: 9pt, number-type: "lining")
#show table: set par(justify: false)
#show quote: set block(inset: (left: 12mm))

#v(90pt)
#text(font: "Source Sans 3", size: 32pt, weight: 300)[{TITLE}]

{STANDFIRST}

{PUBLISHER}

{DAY}

{RIGHTS}

#outline(depth: 2)

#set heading(numbering: (..n) => if n.pos().len() == 1 {{ numbering("1", ..n) }})
#set page(numbering: "1", header: context {{
  let page = here().page()
  let opens = query(heading.where(level: 1)).any(it => it.location().page() == page)
  let before = query(selector(heading.where(level: 1)).before(here()))
  set text(font: "Source Sans 3", size: 8pt, fill: rgb("#6a6762"))
  if calc.even(page) [{TITLE}] else if not opens and before.len() > 0 {{
    align(right, before.last().body)
  }}
}})
#counter(page).update(1)
"""


def typst(book: Book, pictures: str) -> str:
    """Return the whole document; `pictures` is their folder, seen from the document's."""
    chapters = "\n".join(_chapter(chapter, pictures) for chapter in book.chapters)
    work = f"{WORK}, 1 September 2024."
    return f"{HEAD}\n{chapters}\n#heading(numbering: none)[Sources]\n\n{work}\n"


def escaped(words: str) -> str:
    """Return words without anything that is markup to Typst."""
    return re.sub(r"([\\#$*_@<>\[\]`~=/])", r"\\\1", words)


def _chapter(chapter: Chapter, pictures: str) -> str:
    blocks = "\n\n".join("".join(_block(block, pictures)) for block in chapter.blocks)
    return f"= {escaped(chapter.title)} <{chapter.key}>\n\n{blocks}\n"


def _block(block: Block, pictures: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"== {escaped(block.words)}"
        case Paragraph():
            yield "".join(map(_inline, block.line))
        case CallOut(one):
            yield "#block(breakable: false, above: 22pt, below: 22pt, width: 100%, stroke: (top: "
            yield '1.5pt + rgb("#a3281f")), inset: (top: 7pt), grid(columns: (auto, 1fr), gutter: '
            yield '8mm, text(font: "Source Sans 3", fill: rgb("#a3281f"))[more than \\ #text(size: '
            yield f'46pt, weight: 300)[{one.figure}]], text(font: "Source Sans 3", size: 9pt)['
            yield f"*{escaped(one.label)}*\\ {escaped(one.context)}\\ Source: {WORK}]))"
        case Quotation():
            yield f"#quote(block: true, attribution: [{escaped(block.attribution)}])"
            yield f"[#emph[{escaped(block.words)}]]"
        case Bullets():
            yield "\n".join(f"- {escaped(item)}" for item in block.items)
        case Table():
            yield "#figure(kind: table, supplement: none, numbering: none, caption: [Table "
            yield f"{block.number} {escaped(block.title)}])[#align(left)[#table(columns: "
            yield "(auto, 1fr, auto), align: (left, left, right), table.header("
            yield ", ".join(f"[*{escaped(head)}*]" for head in block.heads)
            yield "), " + ", ".join(
                f"[{escaped(a)}], [{escaped(b)}], [more than {one.figure}]"
                for a, b, one in block.rows
            )
            yield f")#text(size: 7.5pt)[Source: {WORK}]]] <{block.key}>"
        case Picture():
            yield f'#figure(image("{pictures}/{block.file}", alt: "{block.alt}", height: 92mm), '
            yield "kind: image, supplement: none, numbering: none, caption: [Figure "
            yield f"{block.number} {escaped(block.caption)} Source: {PUBLISHER}]) <{block.key}>"


def _inline(part: Inline) -> str:
    match part:
        case Statistic():
            return f"more than {part.figure}"
        case Note():
            return f"#footnote[{escaped(printed_note(part))}]"
        case See():
            target = f"<{part.target}>"
            page = f" (p. #context counter(page).at({target}).first())" if part.paged else ""
            return f"#link({target})[{part.locator}]{page}"
        case str():
            return escaped(part)
