"""Notes of an EPUB: each call leads to its note and back again, as reading systems need it.

Takes a `Book` and its `Document`; gives findings. What they need, by what they do: Kobo shows a
note that follows its call, in the same file, and has 9 to 5,000 characters; Thorium hides what is
within the way back, and looks for the note by its own id; readers without pop-ups follow the links.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reportbuild.model.document import Document, Section
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Inline
from reportbuild.model.text import Note
from reportbuild.proof.epub_book import XHTML, Book, elements, resolve, text, types

SHORTEST, LONGEST = 9, 5000
"""Characters of a note that Kobo shows in a pop-up."""


def proof_notes(book: Book, document: Document) -> Iterator[Finding]:
    """Find calls and notes that do not belong together."""
    known = {note.id: (note, section) for section in document.sections for note in section.notes}
    for path, root in book.reading():
        order = {element: place for place, element in enumerate(elements(root))}
        calls: dict[str, list[str]] = {}
        for call, place in order.items():
            if "noteref" in types(call):
                note = _note(book, path, call)
                if note is None or order[note] < place:
                    anchor = resolve(path, call.get("href") or "")[1]
                    told = _Told(book, path, call, known.get(anchor))
                    yield told.finding("epub-030", "does not follow its call in the same file.")
                else:
                    calls.setdefault(note.get("id", ""), []).append(call.get("id", ""))
        for note in order:
            if "footnote" in types(note):
                name = note.get("id", "")
                told = _Told(book, path, note, known.get(name))
                yield from _note_itself(told, calls.get(name, []))


@dataclass(frozen=True, slots=True)
class _Told:
    """An element of a note in the book, and the note of the document, if it is known."""

    book: Book
    path: str
    element: etree._Element
    known: tuple[Note[Inline], Section] | None

    def finding(self, code: str, message: str) -> Finding:
        """Return a finding about the note: at its place in the sources, by its printed number."""
        if self.known is None:
            named = f"The note “{_short(text(self.element))}”"
            return self.book.finding(code, self.path, f"{named} {message}", self.element)
        note, section = self.known
        said = f"In “{section.heading}”, note {note.mark} {message}"
        return Finding(code, note.span, said, edition=self.book.language)


def _short(words: str, longest: int = 40) -> str:
    return words if len(words) <= longest else f"{words[:longest]}…"


def _note(book: Book, path: str, call: etree._Element) -> etree._Element | None:
    """Return the note that a call leads to, if it is one and stands in the same file."""
    file, anchor = resolve(path, call.get("href") or "")
    note = book.anchors[path].get(anchor) if file == path else None
    return note if note is not None and "footnote" in types(note) else None


def _note_itself(told: _Told, calls: list[str]) -> Iterator[Finding]:
    book, path, note = told.book, told.path, told.element
    if not calls:
        yield told.finding("epub-034", "is called by nothing.")
    ways = [e for e in note.iter(f"{XHTML}a") if "backlink" in types(e)]
    back = [resolve(path, way.get("href") or "") for way in ways]
    labelled = all(way.get("aria-label") for way in ways)
    if back != [(path, call) for call in calls] or not labelled:
        yield told.finding("epub-031", "leads back to other calls than its own, or namelessly.")
    said = text(note, without="backlink")
    marks = {text(book.anchors[path][call]) for call in calls if call in book.anchors[path]}
    if not all(mark and said.startswith(mark) for mark in marks):
        yield told.finding("epub-032", "does not begin with its number, outside the way back.")
    if not SHORTEST <= len(said) <= LONGEST:
        yield told.finding("epub-033", f"has {len(said)} characters: not every pop-up shows it.")
