"""Looking at laid-out pages before they are drawn: notes, lines and pictures where they belong.

Takes the pages of a laid-out section; gives findings. The engine never cuts a note in two, so that
notes can run over the text; a word wider than its line, or a box higher than its page, runs off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from reportbuild.model.artefact import Sheet
from reportbuild.model.finding import Finding, Span
from reportbuild.press.elements import EngineBox
from reportbuild.press.reading import laid_out

SLACK = 0.75
"""CSS pixels by which lines may pass an edge: roundings, and marks that hang in the margin."""

SHOWN = 40
"""Characters of a line that a finding quotes."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A drawn line or picture, and the box whose width it has to keep to.

    `free` tells that it is positioned by itself, and may stand in the margins.
    """

    box: EngineBox
    holder: EngineBox
    free: bool


def inspect(document: Any, sheet: Sheet, place: Span) -> Iterator[Finding]:
    """Yield what is wrong on the pages of a sheet."""
    yield from _page_count(document, sheet, place)
    for page in document.pages:
        yield from _lines(page, sheet, place)
        yield from _note_areas(page, sheet, place)
    yield from _notes(notes_of(document), sheet, place)
    yield from _pictures(document, sheet, place)


@dataclass(frozen=True, slots=True)
class NotePages:
    """The pages of a section, from 0, on which each note is called first, and printed."""

    called: dict[str, int]
    printed: dict[str, int]


def notes_of(document: Any) -> NotePages:
    """Return where notes are called and printed, by their anchors."""
    found = NotePages({}, {})
    for number, page in enumerate(document.pages):
        for box in (inner for child in _text(page) for inner in child.descendants()):
            if str(box.element_tag).endswith("::footnote-call"):
                found.called.setdefault(box.element.get("id", ""), number)
        for area in _areas(page):
            for note in area.children:
                found.printed.setdefault(note.element.get("id", ""), number)
    return found


def _text(page: Any) -> list[EngineBox]:
    return [box for box in _boxes(page).children if not isinstance(box, _FURNITURE)]


def _areas(page: Any) -> list[EngineBox]:
    return [box for box in _boxes(page).children if isinstance(box, boxes.FootnoteAreaBox)]


def _boxes(page: Any) -> EngineBox:
    return page._page_box  # noqa: SLF001 - the engine shows its boxes nowhere else


_FURNITURE = (boxes.MarginBox, boxes.FootnoteAreaBox)


def _page_count(document: Any, sheet: Sheet, place: Span) -> Iterator[Finding]:
    """Tell of a section with far more pages than its text can need: layout that never ends well."""
    most = 16 + sheet.xhtml.count("<") // 2 + len(sheet.xhtml) // 100
    if len(document.pages) > most:
        message = f"The section “{sheet.id}” runs to {len(document.pages)} pages."
        yield Finding("press-008", place, message, "Look for a note or box that fits on no page.")


def _places(box: EngineBox, *, free: bool = False) -> Iterator[_Place]:
    """Yield the lines and pictures in a box."""
    for child in box.children:
        real = laid_out(child)
        if isinstance(real, boxes.LineBox | boxes.ReplacedBox):
            yield _Place(real, box, free)
        if isinstance(real, boxes.ParentBox):
            yield from _places(real, free=free or real.is_absolutely_positioned())


def _lines(page: Any, sheet: Sheet, place: Span) -> Iterator[Finding]:
    foot = _foot(page)
    for found in (p for child in _text(page) for p in _places(child)):
        box, holder = found.box, found.holder
        right, bottom = box.position_x + box.width, box.position_y + box.height
        off_side = right > page.width + SLACK or box.position_x < -SLACK
        if off_side or bottom > (page.height if found.free else foot) + SLACK:
            edge = "side" if off_side else "foot"
            message = f"In “{sheet.id}”, {_words(box)} runs over the {edge} of the page."
            yield Finding("press-010", place, message, "Make it smaller, or divide it.")
        elif isinstance(box, boxes.LineBox) and box.width > holder.width + SLACK:
            message = f"In “{sheet.id}”, {_words(box)} is wider than its measure."
            yield Finding("press-009", place, message, "Shorten it, or say where it may break.")


def _foot(page: Any) -> float:
    """Return where the area of the text ends, in CSS pixels from the head of the page."""
    return float(_boxes(page).content_box_y() + _boxes(page).height)


def _words(box: EngineBox) -> str:
    texts = [inner.text for inner in box.descendants() if isinstance(inner, boxes.TextBox)]
    words = "".join(texts).strip()
    return f"“{words[:SHOWN]}{'…' if len(words) > SHOWN else ''}”" if words else "a picture"


def _note_areas(page: Any, sheet: Sheet, place: Span) -> Iterator[Finding]:
    """Tell of notes that stand over the text, or below the foot of the page."""
    text_ends = max((_end(p) for box in _text(page) for p in _places(box) if not p.free), default=0)
    for area in _areas(page):
        notes_end = max((_end(p) for p in _places(area)), default=0)
        if text_ends > area.position_y + SLACK or notes_end > _foot(page) + SLACK:
            names = ", ".join(f"“{note.element.get('id', '')}”" for note in area.children)
            message = f"In “{sheet.id}”, the page has no room for its notes: {names}."
            yield Finding("press-007", place, message, "Shorten the note, or make it two.")


def _end(found: _Place) -> float:
    return float(found.box.position_y + found.box.height)


def _notes(notes: NotePages, sheet: Sheet, place: Span) -> Iterator[Finding]:
    called, placed = notes.called, notes.printed
    for note in sheet.notes:
        if note not in called or note not in placed:
            message = f"In “{sheet.id}”, the note “{note}” was not printed."
            yield Finding("press-006", place, message)
        elif called[note] != placed[note]:
            pages = f"page {called[note] + 1}, printed on its page {placed[note] + 1}"
            message = f"In “{sheet.id}”, the note “{note}” is called on {pages}."
            yield Finding("press-006", place, message, "Shorten the notes of that page.")


def _pictures(document: Any, sheet: Sheet, place: Span) -> Iterator[Finding]:
    """Tell of pictures without a description, and of text made transparent as a group.

    A group is drawn apart from its page, where tags cannot follow it.
    """
    for element in document.structure.walk():
        if element.role == "Figure" and not element.alt:
            message = f"In “{sheet.id}”, a picture has no alternative text."
            yield Finding("press-011", place, message, "Describe it, or mark it as decoration.")
    for page in document.pages:
        for box in _boxes(page).descendants():
            if box.style["opacity"] < 1 and any(
                getattr(inner, "leaf", None) for inner in box.descendants()
            ):
                message = f"In “{sheet.id}”, {_words(box)} is transparent as a whole."
                yield Finding("press-012", place, message, "Give it a colour of its own instead.")
