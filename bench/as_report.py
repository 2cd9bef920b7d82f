"""The made report as the builder's sources: a folder, and catalogues that are complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polib

from bench.book import (
    PUBLISHER,
    RIGHTS,
    STANDFIRST,
    TITLE,
    Block,
    Book,
    Bullets,
    CallOut,
    Chapter,
    Heading,
    Line,
    Note,
    Paragraph,
    Picture,
    Quotation,
    See,
    Statistic,
    Table,
)
from bench.vocabulary import LANGUAGES, translated

REPORT = f"""\
language = "en"
title = "{TITLE}"
standfirst = "{STANDFIRST}"
publisher = "{PUBLISHER}"
rights = ["{RIGHTS}"]
index = "{{name}}"
version = "1.0"
published = 2026-11-21

[style]
trim = "a4"
openers = "any"
numbering = "chapter"

[editions.en]
locale = "en-GB"
"""
EDITIONS = {
    "fr": '\n[editions.fr]\nlocale = "fr-FR"\n',
    "es": '\n[editions.es]\nlocale = "es-419"\n',
    "ar": '\n[editions.ar]\nlocale = "ar-EG"\nnumerals = "native"\n',
}
WORKS = f"""\
[winter]
author = "{PUBLISHER}"
title = "Road and bridge"
language = "en"
published = "2024-09-01"
"""
PICTURE = """\
["images/{name}"]
credit = "{publisher}"
rights = "CC0"
identifiable = false
"""


def sources(book: Book, languages: Sequence[str] = LANGUAGES) -> dict[str, bytes]:
    """Return the files of a report, without catalogues, by their paths."""
    editions = "".join(EDITIONS.get(tag, "") for tag in languages)
    pictures = [PICTURE.format(name=name, publisher=PUBLISHER) for name in book.pictures]
    files = {
        "report.toml": REPORT.format(name=book.name.upper()) + editions,
        "references.toml": WORKS,
        "statistics.toml": "\n".join(map(_record, book.statistics)),
        "images.toml": "\n".join(pictures),
        **{f"text/{one.number:03}-part.md".replace("part", f"part_{one.number}"): _text(one)
           for one in book.chapters},
    }  # fmt: skip
    texts = {path: text.encode() for path, text in files.items()}
    return texts | {f"images/{name}": data for name, data in book.pictures.items()}


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files that are not there yet, or differ: the others keep their times."""
    for path, data in files.items():
        lies = folder / path
        if not lies.exists() or lies.read_bytes() != data:
            lies.parent.mkdir(parents=True, exist_ok=True)
            lies.write_bytes(data)


def translate(folder: Path, languages: Sequence[str]) -> None:
    """Fill the catalogues of a report, which `translate update` has written."""
    for language in languages:
        lies = folder / f"editions/{language}.po"
        catalogue = polib.pofile(str(lies), wrapwidth=0)
        for entry in catalogue:
            entry.msgstr = translated(entry.msgid, language)
        catalogue.save(str(lies))


def _record(one: Statistic) -> str:
    return (
        f'[{one.key}]\nkind = "count"\nvalue = {one.value}\nqualifier = "more_than"\n'
        f'label = "{one.label}"\nplace = "{one.place}"\nas_of = "2022-06"\nsource = "winter"\n'
    )


def _text(chapter: Chapter) -> str:
    notes = "".join(
        f"[^{note.key}]: {note.text}{', [@winter]' if note.cites else ''}.\n\n"
        for note in chapter.notes
    )
    blocks = "\n".join("".join(_block(block)) for block in chapter.blocks)
    return f"({chapter.key})=\n# {chapter.title}\n\n{blocks}\n{notes}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {block.words}\n"
        case Paragraph():
            yield f"{_line(block.line)}\n"
        case CallOut(one):
            yield f":::{{statistic}} {one.key}\n:::\n"
        case Quotation():
            yield f":::{{quotation}}\n:attribution: {block.attribution}\n\n{block.words}\n:::\n"
        case Bullets():
            yield from (f"- {item}\n" for item in block.items)
        case Table():
            yield f"({block.key})=\n:::{{table}} {block.title}\n:source: [@winter]\n\n"
            yield f"| {' | '.join(block.heads)} |\n|---|---|--:|\n"
            yield from (f"| {a} | {b} | {{{one.key}}} |\n" for a, b, one in block.rows)
            yield ":::\n"
        case Picture():
            yield f"({block.key})=\n:::{{figure}} images/{block.file}\n:alt: {block.alt}\n"
            yield f":source: {PUBLISHER}\n\n{block.caption}\n:::\n"


def _line(line: Line) -> str:
    return "".join(_inline(part) for part in line)


def _inline(part: str | Statistic | Note | See) -> str:
    """What names no page is typed: a reference of the builder's always prints one."""
    match part:
        case Statistic():
            return f"{{{part.key}}}"
        case Note():
            return f"[^{part.key}]"
        case See():
            return f"[](#{part.target})" if part.paged else part.locator
        case str():
            return part
