"""The beginning of an edited section: how much of it, and when it is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from reportbuild.compose.paper import paper
from reportbuild.crew import workers
from reportbuild.editions import edited, silent
from reportbuild.model.artefact import Bed, Pressed, PressedLine, Sheet
from reportbuild.model.document import Document, Section
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Inline, Text
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.model.text import Block, Note, Paragraph
from reportbuild.packing import learn
from reportbuild.press.beds import bed_of
from reportbuild.preview.ahead import whole_page
from reportbuild.preview.glimpse import beginning
from reportbuild.preview.kept import Kept
from reportbuild.preview.places import places
from reportbuild.preview.works import BEGIN
from reportbuild.store import NoStore
from reportbuild.work import PRESS
from reportbuild.workshop import Workshop
from tests.previews import Crew, Place, pressed, previewing, the_house
from tests.stock import stock_files

TEXT = "text/02-return.md"
PARAGRAPHS = 80


def long(word: str = "road", at: int = 20, times: int = 1) -> bytes:
    """A text of many paragraphs, one of which says something else; and a note that all call.

    Each has its words so many times.
    """
    names = (chr(97 + n // 9) + chr(97 + n % 9) for n in range(PARAGRAPHS))
    said = [f"In house {name} they said that the road was shut." for name in names]
    said[at] = said[at].replace("road", word)
    called = (paragraph.replace(" said", " said[^note]") for paragraph in said)
    text = "\n\n".join(" ".join([paragraph] * times) for paragraph in called)
    return f"# Return\n\n{text}\n\n[^note]: Told in March.\n".encode()


@cache
def document(text: bytes) -> Document:
    files = {path: data for path, data in stock_files().items() if not path.endswith("3-work.md")}
    summary = files["text/01-summary.md"].replace(b"; see [](#tab_duties)", b"")
    files |= {TEXT: text, "text/01-summary.md": summary}
    order = Order(frozenset({"en"}))
    return edited(Shelf("stock", files), the_house(), order, silent).documents["en"]


def section_of(made: Document) -> Section:
    return next(section for section in made.sections if section.span.path == TEXT)


def sheet_of(made: Document) -> tuple[Sheet, Bed]:
    composed = paper(made, the_house(), {}).value
    sheet = next(sheet for sheet in composed.sheets if sheet.source.path == TEXT)
    return sheet, bed_of(sheet, composed)


@cache
def kept(text: bytes = long()) -> Kept:
    """The text as it was pressed: ten passages to a page."""
    sheet, bed = sheet_of(document(text))
    done = pressed(sheet).value
    return Kept(sheet, bed, done, (), places(sheet.passages, done.lines), "pdf", "told")


def test_a_beginning_ends_on_the_second_page_after_the_change():
    """The edited page and the next are full in it; what follows is left out."""
    section = section_of(document(long("bridge")))
    begun = beginning(section, kept())

    assert begun is not None
    assert begun.blocks == section.blocks[: len(begun.blocks)]
    pages = [at.page for at in kept().places[: 1 + len(begun.blocks)] if at]
    page = pages[21]  # the title is passage 0
    assert max(pages) == page + 2
    assert pages.count(page + 2) == 1


def test_a_beginning_is_cut_where_passages_have_moved_to():
    """Paragraphs that were put in before the cut move it."""
    old, now = section_of(document(long())), section_of(document(long("bridge")))
    new: list[Block[Inline]] = [Paragraph((Text(f"New {n}."),), Span(TEXT, 9)) for n in range(3)]
    grown = replace(now, blocks=(*now.blocks[:20], *new, *now.blocks[20:]))
    before, after = beginning(now, kept()), beginning(grown, kept())

    assert beginning(old, kept()) is None
    assert before is not None
    assert after is not None
    assert len(after.blocks) == len(before.blocks) + len(new)


@pytest.mark.parametrize("at", [PARAGRAPHS - 1, 60])
def test_near_the_end_there_is_no_beginning(at: int):
    """It would be nearly the whole."""
    assert beginning(section_of(document(long("bridge", at))), kept()) is None


def test_a_note_has_no_beginning():
    """Its words come after all others, wherever it stands."""
    section = section_of(document(long()))
    note = replace(section.notes[0], paragraphs=((Text("Told in April."),),))
    assert isinstance(note, Note)
    assert beginning(replace(section, notes=(note,)), kept()) is None


def test_a_page_that_the_cut_left_incomplete_is_not_shown():
    """The last page of a beginning is nobody's page."""
    sheet, _ = sheet_of(document(long("bridge")))
    done = pressed(replace(sheet, passages=sheet.passages[:35])).value
    cut = replace(sheet, passages=sheet.passages[:35])

    seen = whole_page(sheet, (cut, done), 21)
    assert seen is not None
    glimpse, place = seen
    assert place.page == 2
    assert [glimpse.shows(sheet, page) for page in range(5)] == [False, False, True, False, False]
    assert not glimpse.shows(cut, 2), "it is of the whole sheet, as it was then"
    assert whole_page(sheet, (cut, done), 31) is None


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(test)


def shown_pages(place: Place) -> dict[int, str]:
    """The pages of the text that are taken from elsewhere than its PDF."""
    part = next(part for part in place.shown().parts if part.source == TEXT)
    return {number: page.pdf for number, page in enumerate(part.pages) if page.pdf}


@pytest.mark.prove_quick
def test_the_edited_page_is_shown_before_its_section():
    """It is pictured from the beginning alone; once the section is pressed, from that."""

    async def test() -> None:
        crew = Crew()
        files = stock_files() | {TEXT: long().replace(b"# Return", b"(ch_return)=\n# Return", 1)}
        async with previewing(files, crew) as place:
            await place.settled()
            before = place.studio.turn
            crew.glimpsed.clear()
            crew.holds = lambda sheet: sheet.source.path == TEXT
            text = long("bridge").replace(b"# Return", b"(ch_return)=\n# Return", 1)
            place.save(TEXT, text)
            await place.until(lambda: crew.held)

            [section] = {part.id for part in place.shown().parts if part.source == TEXT}
            assert crew.glimpsed == [section]
            follow = place.shown().follow
            assert follow is not None
            assert follow.turn == before + 1
            seen = shown_pages(place)
            assert follow.page in seen
            book = place.studio.books["en"]
            [pdf] = set(seen.values())
            assert pdf == book.pictured(follow)
            assert await place.studio.gallery.picture(pdf, follow.page, 640)
            assert any(part.before for part in place.shown().parts if part.source == TEXT)

            crew.let_go()
            crew.holds = lambda _: False
            await place.settled()
            assert shown_pages(place) == {}
            assert place.shown().follow == follow
            assert "bridge" in book.kept[section].sheet.xhtml

    run(test())


@pytest.mark.prove_quick
def test_pages_of_a_beginning_are_those_of_the_whole():
    """Pressed by the engine, every page before the cut has the same lines at the same places."""
    before, after = (document(long(word, times=6)) for word in ("road", "bridge"))
    learn(the_house())
    with workers(1, the_house()) as crew:
        work = Workshop(crew, NoStore(), "test", lambda _name, _progress: None).run("test")
        old, new = (work.do(PRESS, *made).result().value for made in map(sheet_of, (before, after)))
        sheet, bed = sheet_of(before)
        known = Kept(sheet, bed, old, (), places(sheet.passages, old.lines), "pdf", "told")
        section = section_of(after)
        begun = beginning(section, known)
        assert begun is not None
        sections = tuple(begun if one is section else one for one in after.sections)
        cut = sheet_of(replace(after, sections=sections))
        short = work.do(BEGIN, *cut).result().value

    last = short.pages - 1
    assert 2 <= last < new.pages - 1
    assert lines_before(last, short) == lines_before(last, new)
    seen = whole_page(sheet_of(after)[0], (cut[0], short), 21)
    assert seen is not None
    assert seen[1] == places(sheet_of(after)[0].passages, new.lines)[21]


def lines_before(page: int, made: Pressed) -> list[PressedLine]:
    return [line for line in made.lines if line.page < page]
