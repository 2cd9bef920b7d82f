"""Looking at laid-out pages before they are drawn: notes, lines and pictures where they belong.

Takes the pages of a laid-out section; gives findings. The engine never cuts a note in two, so that
notes can run over the text; a word wider than its line, or a box higher than its page, runs off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from reportbuild.model.artefact import PressedLine, Sheet
from reportbuild.model.document import Matter
from reportbuild.model.finding import Finding, Span
from reportbuild.press.elements import EngineBox
from reportbuild.press.extents import SLACK, Place, places, words_of
from reportbuild.press.reading import POINTS
from reportbuild.press.sources import picture_in, span_of, title_of

SHOWN = 40
"""Characters of a line that a finding quotes."""


def inspect(document: Any, sheet: Sheet) -> Iterator[Finding]:
    """Yield what is wrong on the pages of a sheet."""
    yield from _page_count(document, sheet)
    for page in document.pages:
        yield from _lines(page, sheet)
        yield from _note_areas(page, sheet)
    yield from _notes(notes_of(document), sheet)
    yield from _pictures(document, sheet)


def lines_of(document: Any) -> tuple[PressedLine, ...]:
    """Return every line and picture of the pages, notes included, and where it begins."""
    return tuple(
        PressedLine(
            number, place.words, round(place.left * POINTS, 2), round(place.bottom * POINTS, 2)
        )
        for number, page in enumerate(document.pages)
        for box in (*_text(page), *_areas(page))
        for place in places(box)
    )


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


def last_lines(document: Any) -> int | None:
    """Return how many lines the last page of a section holds, None if pictures or tables as well.

    Lines side by side, as cells of tables have them, are no running text.
    """
    boxed = [box for child in _text(document.pages[-1]) for box in child.descendants()]
    if any(isinstance(box, boxes.ReplacedBox | boxes.TableBox | boxes.FlexBox) for box in boxed):
        return None
    return sum(isinstance(box, boxes.LineBox) for box in boxed)


def _text(page: Any) -> list[EngineBox]:
    return [box for box in _boxes(page).children if not isinstance(box, _FURNITURE)]


def _areas(page: Any) -> list[EngineBox]:
    return [box for box in _boxes(page).children if isinstance(box, boxes.FootnoteAreaBox)]


def _boxes(page: Any) -> EngineBox:
    return page._page_box  # noqa: SLF001 - the engine shows its boxes nowhere else


_FURNITURE = (boxes.MarginBox, boxes.FootnoteAreaBox)


def _page_count(document: Any, sheet: Sheet) -> Iterator[Finding]:
    """Tell of a section with far more pages than its text can need: layout that never ends well."""
    most = 16 + sheet.xhtml.count("<") // 2 + len(sheet.xhtml) // 100
    if len(document.pages) > most:
        message = f"“{title_of(sheet)}” runs to {len(document.pages)} pages."
        hint = "Look for a note or box that fits on no page."
        yield Finding("press-008", sheet.source, message, hint)


def _lines(page: Any, sheet: Sheet) -> Iterator[Finding]:
    """Tell of lines that leave the page, their column, or run into what stands beside them."""
    foot = _foot(page)
    for found in (p for child in _text(page) for p in places(child)):
        bottom = found.bottom > (page.height if found.free else foot) + SLACK
        if found.right > page.width + SLACK or found.left < -SLACK:
            yield _off_the_page(found, "side", sheet)
        elif bottom:
            yield _off_the_page(found, "foot", sheet)
        else:
            yield from _too_wide(found, sheet)
    for found in (p for area in _areas(page) for p in places(area)):
        if found.right > page.width + SLACK or found.left < -SLACK:
            yield _off_the_page(found, "side", sheet)
        else:
            yield from _too_wide(found, sheet)


def _off_the_page(found: Place, edge: str, sheet: Sheet) -> Finding:
    picture = picture_in(found.address, sheet) if found.address else None
    what, hint = _quoted(found.words), "Make it smaller, or divide it."
    if picture and picture.path:
        what = f"the picture “{picture.path}”"
    elif picture:
        what, hint = "a chart", "Shorten its labels, or divide it."
    message = f"In “{title_of(sheet)}”, {what} runs over the {edge} of the page."
    if sheet.matter is Matter.COVER:
        hint = "The title or standfirst is too long for the cover, or a word of it: shorten it."
    return Finding("press-010", _span_of(found, sheet), message, hint)


def _too_wide(found: Place, sheet: Sheet) -> Iterator[Finding]:
    if not found.exceeds:
        return
    span, quoted = _span_of(found, sheet), _quoted(found.words)
    if found.collides:
        message = f"In “{title_of(sheet)}”, {quoted} runs into what stands beside it."
        hint = "Shorten it, give it more room, or say where it may break."
        yield Finding("press-016", span, message, hint)
    else:
        message = f"In “{title_of(sheet)}”, {quoted} is wider than its column."
        yield Finding("press-009", span, message, "Shorten it, or say where it may break.")


def _span_of(found: Place, sheet: Sheet) -> Span:
    if found.words:
        return span_of(found.words, sheet)
    picture = picture_in(found.address, sheet)
    return picture.span if picture else sheet.source


def _foot(page: Any) -> float:
    """Return where the area of the text ends, in CSS pixels from the head of the page."""
    return float(_boxes(page).content_box_y() + _boxes(page).height)


def _quoted(words: str) -> str:
    return f"“{words[:SHOWN]}{'…' if len(words) > SHOWN else ''}”" if words else "a picture"


# --- notes --------------------------------------------------------------------------------------

GATHER = (
    'Shorten it, move part of it into the text, or write notes = "end" in [style] of report.toml: '
    "all notes then stand before the sources, where they may be of any length."
)


def _note_areas(page: Any, sheet: Sheet) -> Iterator[Finding]:
    """Tell of notes that stand over the text, or below the foot of the page."""
    text_ends = max((p.bottom for box in _text(page) for p in places(box) if not p.free), default=0)
    known = {note.id: note for note in sheet.notes}
    for area in _areas(page):
        notes_end = max((p.bottom for p in places(area)), default=0)
        if text_ends > area.position_y + SLACK or notes_end > _foot(page) + SLACK:
            ids = (note.element.get("id", "") for note in area.children)
            notes = [known[name] for name in dict.fromkeys(ids) if name in known]
            marks = ", ".join(note.mark for note in notes)
            message = f"In “{title_of(sheet)}”, a page has no room for its notes: {marks}."
            if len(notes) == 1:
                message = (
                    f"In “{title_of(sheet)}”, note {marks} is too long for the foot of its page."
                )
            span = notes[0].span if notes else sheet.source
            yield Finding("press-007", span, message, GATHER)


def _notes(found: NotePages, sheet: Sheet) -> Iterator[Finding]:
    called, printed = found.called, found.printed
    for note in sheet.notes:
        named = f"In “{title_of(sheet)}”, note {note.mark}"
        if note.id not in called or note.id not in printed:
            hint = "Look at what it stands in: its call must be in text that is printed."
            yield Finding("press-006", note.span, f"{named} was not printed.", hint)
        elif called[note.id] != printed[note.id]:
            pages = f"page {called[note.id] + 1}, and printed on page {printed[note.id] + 1}"
            message = f"{named} is called on its {pages}."
            yield Finding("press-006", note.span, message, "Shorten the notes of that page.")


# --- pictures -----------------------------------------------------------------------------------


def _pictures(document: Any, sheet: Sheet) -> Iterator[Finding]:
    """Tell of pictures without a description, and of text made transparent as a group.

    A group is drawn apart from its page, where tags cannot follow it.
    """
    for element in document.structure.walk():
        if element.role == "Figure" and not element.alt:
            message = f"In “{title_of(sheet)}”, a picture has no alternative text."
            hint = "Describe it, or mark it as decoration."
            yield Finding("press-011", sheet.source, message, hint)
    for page in document.pages:
        for box in _boxes(page).descendants():
            if box.style["opacity"] < 1 and any(
                getattr(inner, "leaf", None) for inner in box.descendants()
            ):
                words = words_of(box)
                message = f"In “{title_of(sheet)}”, {_quoted(words)} is transparent as a whole."
                hint = "Give it a colour of its own instead."
                yield Finding("press-012", span_of(words, sheet), message, hint)
