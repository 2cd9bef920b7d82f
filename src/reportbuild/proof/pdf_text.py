"""The text of a PDF against that of its Document: nothing lost, nothing changed, nothing added.

Takes a `PaperBook` and its `Document`; gives findings, with the line of the sources that a reader
would miss. The text is that of the structure tree, as a screen reader tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import assert_never

from reportbuild.model.document import Document, Line, Section
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Locator,
    Measure,
    NoteRef,
    PageOf,
    Pending,
    Strong,
    Text,
    When,
)
from reportbuild.model.rewriting import replace_paragraphs, rewrite_block
from reportbuild.proof.expected import Expected, body_lines, note_lines, plain
from reportbuild.proof.expected_leaves import LISTS, leaf_lines
from reportbuild.proof.pdf_book import PaperBook
from reportbuild.proof.pdf_lines import lines_of, normal

TEXT_KINDS = frozenset({"text", "sources", "colophon", "abbreviations"})
"""Sections that are set line by line; the others are leaves filled from a template."""

CUT_OFF = "The title or standfirst is too long for this leaf, and was cut off: shorten it."
"""What leaves of nothing but a title are most often ill of: they have one page."""

SHOWN = 90
"""Characters of a line that a finding quotes."""


def proof_text(book: PaperBook, document: Document) -> Iterator[Finding]:
    """Find lines of the Document that the book lacks or changes, and lines it has of its own."""
    for section in document.sections:
        if section.id not in book.parts:
            message = f"“{section.heading or section.id}” is not in {book.name}."
            yield book.finding("pdf-010", message, section.span)
        elif section.kind in TEXT_KINDS:
            yield from _section(book, with_pages(section, book), document)
        elif section.kind == "notes":
            yield from _gathered(book, section, document)
        elif section.kind in LISTS:
            yield from _list(book, section, document)
        elif section.kind == "contents":
            yield from _contents(book, section, document)
        else:
            yield from _leaf(book, section, document)
    for index, text in book.structure.untold:
        message = f"“{_short(text)}” on page {index + 1} is told to no reader."
        yield book.finding("pdf-014", message)
    for said, drawn in book.structure.disguised:
        message = f"“{_short(said)}” is told where “{_short(drawn)}” is printed."
        yield book.finding("pdf-017", message)


def _section(book: PaperBook, section: Section, document: Document) -> Iterator[Finding]:
    said = lines_of(book.parts[section.id])
    wanted = body_lines(section, document.words)
    yield from _differences(book, section, wanted, said.text, "pdf-010")
    notes = note_lines(section) if document.style.notes == "foot" else ()
    yield from _differences(book, section, notes, said.notes, "pdf-013")


def _gathered(book: PaperBook, section: Section, document: Document) -> Iterator[Finding]:
    """Find what is wrong with notes at the end of the book: under each text's heading, its own."""
    noted = [with_pages(s, book) for s in document.sections if s.notes]
    heads = [Expected(section.heading, section.span)]
    heads += (Expected(f"{s.label or s.number} {s.heading}".strip(), s.span) for s in noted)
    said = lines_of(book.parts[section.id])
    yield from _differences(book, section, heads, said.text, "pdf-010")
    lines = [line for s in noted for line in note_lines(s)]
    yield from _differences(book, section, lines, said.notes, "pdf-013")


def _differences(
    book: PaperBook, section: Section, wanted: Sequence[Expected], found: Sequence[str], code: str
) -> Iterator[Finding]:
    matcher = SequenceMatcher(None, [normal(e.text) for e in wanted], found, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = min(i2 - i1, j2 - j1)
        for expected, line in zip(wanted[i1 : i1 + pairs], found[j1:j2], strict=False):
            at = _same(normal(expected.text), line)
            yield _lost(book, expected, code, f"; it says “{_short(line, at)}”", at)
        for expected in wanted[i1 + pairs : i2]:
            yield _lost(book, expected, code, " at its place")
        for line in found[j1 + pairs : j2]:
            message = f"{book.name} says “{_short(line)}”, which the report does not."
            yield book.finding("pdf-011", message, section.span)


def _same(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _lost(book: PaperBook, expected: Expected, code: str, instead: str, at: int = 0) -> Finding:
    """Return the finding of a line that readers would miss, at its place in the sources."""
    message = f"{book.name} does not say “{_short(expected.text, at)}”{instead}."
    return Finding(
        "pdf-012" if expected.statistic else code, expected.span, message, edition=book.language
    )


def _short(text: str, at: int = 0) -> str:
    """Return as much of a text as a finding quotes, around a place in it."""
    start = max(0, at - SHOWN // 3)
    before, after = "…" if start else "", "…" if start + SHOWN < len(text) else ""
    return f"{before}{text[start : start + SHOWN]}{after}"


# --- leaves -------------------------------------------------------------------------------------


def _contents(book: PaperBook, section: Section, document: Document) -> Iterator[Finding]:
    """Find lines of the contents that are missing, or that name another page than the right one."""
    wanted = [Expected(section.heading, section.span)]
    for entry in document.contents:
        parts = (entry.number, entry.title, book.folio(entry.target))
        wanted.append(Expected(" ".join(part for part in parts if part), section.span))
    said = lines_of(book.parts[section.id])
    yield from _differences(book, section, wanted, said.text, "pdf-015")


def _list(book: PaperBook, section: Section, document: Document) -> Iterator[Finding]:
    """Find lines of a list or an index that are missing, or that name other pages."""
    wanted = leaf_lines(section, document.words, book.folio, book.page)
    said = lines_of(book.parts[section.id])
    yield from _differences(book, section, wanted, said.text, "pdf-015")


def _leaf(book: PaperBook, section: Section, document: Document) -> Iterator[Finding]:
    """Find what a leaf from a template has to say, and does not."""
    matter = document.title_matter
    title = plain(matter.title_line)
    imprint = (
        matter.publisher, matter.index, matter.isbn, matter.published_words,
        *(plain(line) for line in (*matter.rights, *matter.credits)),
    )  # fmt: skip
    wanted = (title, *imprint) if section.kind == "imprint-page" else (title,)
    said = "\n".join(lines_of(book.parts[section.id]).text)
    hint = "" if section.kind == "imprint-page" else CUT_OFF
    for text in map(normal, wanted):
        if text not in said:
            name = section.heading or section.kind
            message = f"The leaf “{name}” does not say “{_short(text)}”."
            yield book.finding("pdf-010", message, section.span, hint)


# --- pages --------------------------------------------------------------------------------------


def with_pages(section: Section, book: PaperBook) -> Section:
    """Return the section with the pages filled in that its cross-references must print."""

    def fill(kind: str, line: Line, _span: Span) -> Line:
        del kind
        return _filled(line, book)

    return replace(
        section,
        title=_filled(section.title, book),
        standfirst=_filled(section.standfirst, book),
        blocks=tuple(rewrite_block(block, fill) for block in section.blocks),
        notes=tuple(
            replace_paragraphs(note, tuple(_filled(p, book) for p in note.paragraphs))
            for note in section.notes
        ),
    )


def _filled(line: Line, book: PaperBook) -> Line:
    return tuple(_filled_inline(node, book) for node in line)


def _filled_inline(node: Inline, book: PaperBook) -> Inline:
    match node:
        case PageOf():
            return Text(f"{node.before}{book.folio(node.target)}{node.after}")
        case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Pending() | Locator():
            return replace(node, children=_filled(node.children, book))
        case Measure() | When():
            return node
        case CallOut():
            return replace(node, label=_filled(node.label, book))
        case Text() | Figures() | NoteRef() | LineBreak():
            return node
        case _:
            assert_never(node)
