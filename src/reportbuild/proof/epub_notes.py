"""Notes of an EPUB: each call leads to its note and back again, as reading systems need it.

Takes a `Book`; gives findings. What they need, by what they do: Kobo shows a note that follows its
call, in the same file, and has 9 to 5,000 characters; Thorium hides what is within the way back,
and looks for the note by its own id; readers without pop-ups follow the links.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import XHTML, Book, elements, resolve, text, types

SHORTEST, LONGEST = 9, 5000
"""Characters of a note that Kobo shows in a pop-up."""


def proof_notes(book: Book) -> Iterator[Finding]:
    """Find calls and notes that do not belong together."""
    for path, root in book.reading():
        order = {element: place for place, element in enumerate(elements(root))}
        calls: dict[str, list[str]] = {}
        for call, place in order.items():
            if "noteref" in types(call):
                note = _note(book, path, call)
                if note is None or order[note] < place:
                    message = f"The note called by “{text(call)}” does not follow it in its file."
                    yield book.finding("epub-030", path, message, call)
                else:
                    calls.setdefault(note.get("id", ""), []).append(call.get("id", ""))
        for note in order:
            if "footnote" in types(note):
                yield from _note_itself(book, path, note, calls.get(note.get("id", ""), []))


def _note(book: Book, path: str, call: etree._Element) -> etree._Element | None:
    """Return the note that a call leads to, if it is one and stands in the same file."""
    file, anchor = resolve(path, call.get("href") or "")
    note = book.anchors[path].get(anchor) if file == path else None
    return note if note is not None and "footnote" in types(note) else None


def _note_itself(
    book: Book, path: str, note: etree._Element, calls: list[str]
) -> Iterator[Finding]:
    name = note.get("id", "")
    if not calls:
        yield book.finding("epub-034", path, f"Nothing calls the note “{name}”.", note)
    ways = [e for e in note.iter(f"{XHTML}a") if "backlink" in types(e)]
    back = [resolve(path, way.get("href") or "") for way in ways]
    labelled = all(way.get("aria-label") for way in ways)
    if back != [(path, call) for call in calls] or not labelled:
        message = f"The ways back from the note “{name}” are not those of its calls, or unnamed."
        yield book.finding("epub-031", path, message, note)
    said = text(note, without="backlink")
    marks = {text(book.anchors[path][call]) for call in calls if call in book.anchors[path]}
    if not all(mark and said.startswith(mark) for mark in marks):
        message = f"The note “{name}” does not begin with its number, outside the way back."
        yield book.finding("epub-032", path, message, note)
    if not SHORTEST <= len(said) <= LONGEST:
        message = f"The note “{name}” has {len(said)} characters: no pop-up will show it."
        yield book.finding("epub-033", path, message, note)
