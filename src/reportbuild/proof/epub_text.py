"""The text of an EPUB against that of its Document: nothing lost, nothing changed, nothing added.

Takes a `Book` and its `Document`; gives findings with the line of the sources that a reader would
miss, or the line of the file that says too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportbuild.model.document import Document, Section
from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import XHTML, Book, text
from reportbuild.proof.epub_lines import Found, found_lines
from reportbuild.proof.expected import Expected, body_lines, note_lines, plain, spaced
from reportbuild.proof.expected_leaves import LISTS, leaf_lines

PAPER_ONLY = frozenset({"half-title", "notes"})
ELSEWHERE = frozenset({"contents"})
"""Leaves whose text is proofed with the navigation."""

TEXT_KINDS = frozenset({"text", "sources", "colophon", "abbreviations"})
"""Sections that are set line by line; the others are leaves filled from a template."""


def proof_text(book: Book, document: Document) -> Iterator[Finding]:
    """Find lines of the Document that the book lacks or changes, and lines it has of its own."""
    sections = [s for s in document.sections if s.kind not in PAPER_ONLY | ELSEWHERE]
    files = _files(book, sections)
    if [anchor for anchor, paths in files.items() if paths] != [
        s.id for s in sections if files.get(s.id)
    ]:
        yield book.finding("epub-050", "", "The sections stand in another order than they should.")
    for section in sections:
        if not files.get(section.id):
            message = f"“{section.heading or section.id}” is not in {book.name}."
            yield Finding("epub-050", section.span, message, edition=book.language)
            continue
        lines = [line for path in files[section.id] for line in found_lines(book, path)]
        for path in files[section.id]:
            yield from _labels(book, path)
        lines, drafts = _without_draft_marks(lines, document)
        if drafts != (len(files[section.id]) if document.draft else 0):
            yield book.finding(
                "epub-054", files[section.id][0], "The draft mark is not as it should."
            )
        if section.kind in TEXT_KINDS:
            yield from _compare(book, section, lines, document)
        elif section.kind in LISTS:
            wanted = leaf_lines(section, document.words, lambda _: "")
            yield from _differences(book, section, wanted, lines, "epub-050")
        else:
            yield from _leaf(book, section, lines, document)


def _labels(book: Book, path: str) -> Iterator[Finding]:
    """Check that what names a box or a section to the ear is its own first line."""
    for element in book.documents[path].iter(f"{XHTML}aside", f"{XHTML}section"):
        label, first = element.get("aria-label"), next(element.iterchildren("*"), None)
        if label is not None and first is not None:
            said = text(first, without="noteref")
            if label.split() != said.split():
                message = f"The name “{_short(label)}” is read aloud for “{_short(said)}”."
                yield book.finding("epub-051", path, message, element)


def _files(book: Book, sections: Sequence[Section]) -> dict[str, list[str]]:
    """Return the files of each section, in order: from that with its anchor to the next one's."""
    navigation = {item.path for item in book.items if "nav" in item.properties}
    files: dict[str, list[str]] = {}
    current = ""
    for path, _ in book.reading():
        if path not in navigation:
            begun = (section.id for section in sections if section.id in book.anchors[path])
            current = next(begun, current)
            files.setdefault(current, []).append(path)
    return files


def _without_draft_marks(lines: list[Found], document: Document) -> tuple[list[Found], int]:
    mark = document.words("Draft: not for publication")
    kept = [line for line in lines if line.text != mark]
    return kept, len(lines) - len(kept)


# --- the comparison -----------------------------------------------------------------------------


def _compare(
    book: Book, section: Section, lines: Sequence[Found], document: Document
) -> Iterator[Finding]:
    heading = document.words("Notes")
    body = [line for line in lines if not line.in_note and line.text != heading]
    notes = [line for line in lines if line.in_note]
    wanted = [e for e in body_lines(section, document.words) if e.text != heading]
    yield from _differences(book, section, wanted, body, "epub-050")
    yield from _differences(book, section, note_lines(section), notes, "epub-053")


def _differences(
    book: Book, section: Section, wanted: Sequence[Expected], found: Sequence[Found], code: str
) -> Iterator[Finding]:
    matcher = SequenceMatcher(
        None, [e.text for e in wanted], [f.text for f in found], autojunk=False
    )
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            for expected, line in zip(wanted[i1:i2], found[j1:j2], strict=True):
                yield from _details(book, expected, line)
            continue
        pairs = min(i2 - i1, j2 - j1)
        for expected, line in zip(wanted[i1 : i1 + pairs], found[j1:j2], strict=False):
            yield _lost(book, expected, code, f"; the book says “{_short(line.text)}”")
        for expected in wanted[i1 + pairs : i2]:
            yield _lost(book, expected, code, " at its place")
        for line in found[j1 + pairs : j2]:
            message = f"{book.name} says “{_short(line.text)}”, which the report does not."
            yield Finding("epub-051", section.span, message, edition=book.language)


def _details(book: Book, expected: Expected, line: Found) -> Iterator[Finding]:
    """Compare what a line does not say in words: where it leads, and which item it begins."""
    if expected.links != line.links:
        message = f"The links of “{_short(line.text)}” do not lead where the report's do."
        yield Finding("epub-023", expected.span, message, edition=book.language)
    if expected.number != line.number:
        message = f"“{_short(line.text)}” is item {line.number} of its list, not {expected.number}."
        yield Finding("epub-050", expected.span, message, edition=book.language)


def _lost(book: Book, expected: Expected, code: str, instead: str) -> Finding:
    """Return the finding of a line that readers would miss, at its place in the sources."""
    message = f"The book {book.name} does not say “{_short(expected.text)}”{instead}."
    found = "epub-052" if expected.statistic else code
    return Finding(found, expected.span, message, edition=book.language)


def _short(words: str, longest: int = 90) -> str:
    return words if len(words) <= longest else f"{words[:longest]}…"


def _leaf(
    book: Book, section: Section, lines: Sequence[Found], document: Document
) -> Iterator[Finding]:
    """Check that a leaf from a template says what a leaf of its kind has to say."""
    matter = document.title_matter
    title = plain(matter.title_line)
    imprint = (
        matter.publisher, matter.index, matter.isbn, matter.published_words,
        *(plain(line) for line in (*matter.rights, *matter.credits)),
    )  # fmt: skip
    wanted = {"imprint-page": (title, *imprint)}.get(section.kind, (title,))
    said = "\n".join(line.text for line in lines)
    for line in map(spaced, wanted):
        if line not in said:
            name = section.heading or section.kind
            message = f"The leaf “{name}” of {book.name} does not say “{_short(line)}”."
            yield Finding("epub-050", section.span, message, edition=book.language)
