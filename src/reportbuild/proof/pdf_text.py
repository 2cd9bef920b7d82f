"""The text of a PDF against that of its Document: nothing lost, nothing changed, nothing added.

Takes a `PaperBook` and its `Document`; gives findings, with the line of the sources that a reader
would miss. The text is that of the structure tree, as a screen reader tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from reportbuild.model.proof import Named
from reportbuild.model.report import Words
from reportbuild.model.rewriting import replace_paragraphs, rewrite_block
from reportbuild.proof.expected import Expected, body_lines, note_lines, plain
from reportbuild.proof.expected_leaves import LISTS, Folio, leaf_lines
from reportbuild.proof.pdf_book import PaperBook
from reportbuild.proof.pdf_lines import lines_of, normal
from reportbuild.proof.pdf_tree import Node

TEXT_KINDS = frozenset({"text", "sources", "colophon", "abbreviations"})
"""Sections that are set line by line; the others are leaves filled from a template."""

CUT_OFF = "The title or standfirst is too long for this leaf, and was cut off: shorten it."
"""What leaves of nothing but a title are most often ill of: they have one page."""

SHOWN = 90
"""Characters of a line that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """All that the text of one section is held against: the section with the pages filled in that
    it must print, and of its document the words, the language, and whether its notes are gathered
    at the end of the book.
    """

    section: Section
    words: Words
    language: str
    gathered: bool


def expectation(section: Section, document: Document, folio: Folio) -> Expectation:
    """Return what a section is held against; `folio` tells the folio that a place stands on."""
    gathered = document.style.notes == "end"
    return Expectation(with_pages(section, folio), document.words, document.language, gathered)


def proof_text(book: PaperBook, document: Document) -> Iterator[Finding]:
    """Find lines of the Document that the book lacks or changes, and lines it has of its own."""
    for section in document.sections:
        if section.id in book.parts and section.kind in TEXT_KINDS:
            wanted = expectation(section, document, book.folio)
            yield from section_text(book, book.parts[section.id], wanted)
        elif section.id in book.parts:
            yield from leaf_text(book, book.parts[section.id], section, document)
        else:
            yield missing(book, section)


def missing(told: Named, section: Section) -> Finding:
    """Return the finding of a section that a book does not have."""
    message = f"“{section.heading or section.id}” is not in {told.name}."
    return told.finding("pdf-010", message, section.span)


def leaf_text(
    book: PaperBook, part: Node, section: Section, document: Document
) -> Iterator[Finding]:
    """Find what a leaf lacks, which tells of the whole book, and what it says of its own."""
    if section.kind == "notes":
        yield from _gathered(book, part, section, document)
    elif section.kind in LISTS:
        wanted = leaf_lines(section, document.words, book.folio, book.page)
        yield from _differences(book, section, wanted, lines_of(part).text, "pdf-015")
    elif section.kind == "contents":
        yield from _contents(book, part, section, document)
    else:
        yield from _leaf(book, part, section, document)


def section_text(told: Named, part: Node, wanted: Expectation) -> Iterator[Finding]:
    """Find lines of a section that its part of a book lacks or changes, and lines of its own."""
    said, section = lines_of(part), wanted.section
    body = body_lines(section, wanted.words)
    yield from _differences(told, section, body, said.text, "pdf-010")
    notes = () if wanted.gathered else note_lines(section)
    yield from _differences(told, section, notes, said.notes, "pdf-013")


def told_to_none(told: Named, page: int, text: str) -> Finding:
    """Return the finding of a text on a page, by its index, that nothing in the structure tells."""
    return told.finding("pdf-014", f"“{_short(text)}” on page {page + 1} is told to no reader.")


def disguised(told: Named, nodes: Iterable[Node]) -> Iterator[Finding]:
    """Find elements that are told as something else than is drawn."""
    for node in nodes:
        if node.drawn is not None:
            message = (
                f"“{_short(str(node.kids[0]))}” is told where “{_short(node.drawn)}” is printed."
            )
            yield told.finding("pdf-017", message)


def _gathered(
    book: PaperBook, part: Node, section: Section, document: Document
) -> Iterator[Finding]:
    """Find what is wrong with notes at the end of the book: under each text's heading, its own."""
    noted = [with_pages(s, book.folio) for s in document.sections if s.notes]
    heads = [Expected(section.heading, section.span)]
    heads += (Expected(f"{s.label or s.number} {s.heading}".strip(), s.span) for s in noted)
    said = lines_of(part)
    yield from _differences(book, section, heads, said.text, "pdf-010")
    lines = [line for s in noted for line in note_lines(s)]
    yield from _differences(book, section, lines, said.notes, "pdf-013")


def _differences(
    book: Named, section: Section, wanted: Sequence[Expected], found: list[str], code: str
) -> Iterator[Finding]:
    texts = [normal(expected.text) for expected in wanted]
    if texts == found:  # as nearly always: there is nothing to match
        return
    matcher = SequenceMatcher(None, texts, found, autojunk=False)
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


def _lost(book: Named, expected: Expected, code: str, instead: str, at: int = 0) -> Finding:
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


def _contents(
    book: PaperBook, part: Node, section: Section, document: Document
) -> Iterator[Finding]:
    """Find lines of the contents that are missing, or that name another page than the right one."""
    wanted = [Expected(section.heading, section.span)]
    for entry in document.contents:
        parts = (entry.number, entry.title, book.folio(entry.target))
        wanted.append(Expected(" ".join(part for part in parts if part), section.span))
    yield from _differences(book, section, wanted, lines_of(part).text, "pdf-015")


def _leaf(book: Named, part: Node, section: Section, document: Document) -> Iterator[Finding]:
    """Find what a leaf from a template has to say, and does not."""
    matter = document.title_matter
    title = plain(matter.title_line)
    imprint = (
        matter.publisher, matter.index, matter.isbn, matter.published_words,
        *(plain(line) for line in (*matter.rights, *matter.credits)),
    )  # fmt: skip
    wanted = (title, *imprint) if section.kind == "imprint-page" else (title,)
    said = "\n".join(lines_of(part).text)
    hint = "" if section.kind == "imprint-page" else CUT_OFF
    for text in map(normal, wanted):
        if text not in said:
            name = section.heading or section.kind
            message = f"The leaf “{name}” does not say “{_short(text)}”."
            yield book.finding("pdf-010", message, section.span, hint)


# --- pages --------------------------------------------------------------------------------------


def with_pages(section: Section, folio: Folio) -> Section:
    """Return the section with the pages filled in that its cross-references must print."""

    def fill(kind: str, line: Line, _span: Span) -> Line:
        del kind
        return _filled(line, folio)

    return replace(
        section,
        title=_filled(section.title, folio),
        standfirst=_filled(section.standfirst, folio),
        blocks=tuple(rewrite_block(block, fill) for block in section.blocks),
        notes=tuple(
            replace_paragraphs(note, tuple(_filled(p, folio) for p in note.paragraphs))
            for note in section.notes
        ),
    )


def _filled(line: Line, folio: Folio) -> Line:
    return tuple(_filled_inline(node, folio) for node in line)


def _filled_inline(node: Inline, folio: Folio) -> Inline:
    match node:
        case PageOf():
            return Text(f"{node.before}{folio(node.target)}{node.after}")
        case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Pending() | Locator():
            return replace(node, children=_filled(node.children, folio))
        case Measure() | When():
            return node
        case CallOut():
            return replace(node, label=_filled(node.label, folio))
        case Text() | Figures() | NoteRef() | LineBreak():
            return node
        case _:
            assert_never(node)
