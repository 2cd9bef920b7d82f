"""A document composed by its parts: what it is composed to as a whole, and nothing made in vain."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from reportbuild.compose.apart import by_itself, illustrated, plots, texts, without_texts
from reportbuild.compose.ebook_text import text as ebook_text
from reportbuild.compose.paper import paper
from reportbuild.compose.printed import printed
from reportbuild.composing import Composer, begin_ebook, composed_ebook, taken_apart
from reportbuild.model.document import Document, Section
from reportbuild.model.memo import FORGETFUL
from reportbuild.work import COMPOSE, COMPOSE_EBOOK_TEXT, COMPOSE_TEXT
from tests.doing import Here
from tests.previews import the_house
from tests.printers import printing
from tests.test_remembered import RETURN, done, files

LANGUAGES = ("en", "fr", "ar")


@cache
def documents(notes: str = "foot") -> dict[str, Document]:
    """The stock report with charts that are drawn, pages that are printed and an index."""
    made = dict(files())
    chart = made[RETURN].decode().partition(":::{chart}")[2].partition("\n:::\n")[0]
    again = f":::{{chart}}{chart.replace('years.csv', 'later.csv')}\n:::\n"
    work = f"\nSee [](#ch_return).\n\n{again}\n:::{{chart}}{chart}\n:::\n".encode()
    told = made["report.toml"].replace(b"[style]", f'[style]\nnotes = "{notes}"'.encode())
    path = "text/03-work.md"
    made |= {path: made[path] + work, "report.toml": told}
    made["data/later.csv"] = made["data/years.csv"].replace(b"3400", b"4100")
    return dict(done(made, FORGETFUL).documents)


def changed(document: Document, section: Section, *, heading: str = "") -> Document:
    """A document of which one text lacks its last block, or has another heading."""
    other = replace(section, blocks=section.blocks[:-1])
    if heading:
        other = replace(section, heading=heading)
    sections = tuple(other if one is section else one for one in document.sections)
    return replace(document, sections=sections)


@pytest.mark.parametrize("notes", ["foot", "end"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_make_what_the_whole_makes(language: str, notes: str):
    """Sheet by sheet, with the same drawings under the same names, whether pages are known or not.

    A chart that is shown twice is drawn once.
    """
    document = documents(notes)[language].light()
    composer = Composer(document, the_house(), Here())
    pages = {"ch-return": "7", "ch-work": "19", "tab-nothing": "3"}
    asking, _ = composer.composed({})
    for known in ({}, pages):
        made, _ = composer.composed(known)
        whole = paper(document, the_house(), known)
        assert made.findings == whole.findings
        assert made.value.sheets == whole.value.sheets
        assert made.value.assets == whole.value.assets
        assert replace(made.value, sheets=(), assets={}) == replace(
            whole.value, sheets=(), assets={}
        )
    charts = [name for name in asking.value.assets if name.startswith("chart-")]
    assert charts == ["chart-1.svg", "chart-2.svg"]
    assert any(sheet.asks for sheet in asking.value.sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_an_e_book_is_the_same_by_itself(language: str):
    """Its markup, its parts and anchors, and its drawings."""
    document = illustrated(documents()[language].light())
    every = range(1, 1 + len(plots(document.sections)))
    parts = taken_apart(document)
    assert {part.id for part in parts} == {section.id for section in texts(document)}
    for part in parts:
        alone = ebook_text(part.document, part.id, part.drawn, the_house())
        whole = ebook_text(document, part.id, every, the_house())
        assert alone.parts == whole.parts
        assert alone.drawings.items() <= whole.drawings.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_print_edition_has_the_texts_of_the_screen_edition(language: str):
    """What is composed in inks without texts, and given them, is what is composed in inks whole."""
    document = documents()[language].light()
    pages = {"ch-return": "7", "ch-work": "19"}
    composer = Composer(document, the_house(), Here())
    composer.composed({})
    _, texts_of_screen = composer.composed(pages)
    job = printing()
    whole = printed(document, job, the_house(), pages)
    parts = printed(without_texts(document), job, the_house(), pages)
    assert parts.findings == whole.findings
    assert parts.value.with_texts(texts_of_screen) == whole.value


def test_a_text_is_composed_again_for_a_page_that_it_prints_and_no_other():
    """Of the whole map it is handed the pages that it asks for."""
    run = Here()
    composer = Composer(documents()["en"].light(), the_house(), run)
    composer.begin()
    composer.composed({})
    assert len(run.values_of(COMPOSE_TEXT)) == len(composer.parts)

    run.did.clear()
    composer.composed({"ch-return": "1", "ch-return-h-1": "2"})
    [(_, name, _, _, pages)] = run.values_of(COMPOSE_TEXT)
    assert (name, pages) == ("ch-work", {"ch-return": "1"})

    run.did.clear()
    composer.composed({"ch-return": "1", "ch-return-h-1": "9"})
    assert run.values_of(COMPOSE_TEXT) == []
    assert len(run.values_of(COMPOSE)) == 1


@pytest.mark.parametrize("medium", ["paper", "ebook"])
def test_a_changed_text_has_itself_composed_again_and_no_other(medium: str):
    """Its digest stands in the colophon, and in no text."""
    document = documents()["en"].light()
    section = texts(document)[1]
    matter = replace(document.title_matter, digest="0" * 64)
    other = replace(changed(document, section), title_matter=matter)
    run = Here()
    for one in (document, other):
        run.did.clear()
        if medium == "paper":
            Composer(one, the_house(), run).composed({})
        else:
            composed_ebook(one, begin_ebook(one, the_house(), run), the_house(), run)
    work = COMPOSE_TEXT if medium == "paper" else COMPOSE_EBOOK_TEXT
    assert [values[1] for values in run.values_of(work)] == [section.id]


def test_a_text_by_itself_holds_nothing_of_other_texts():
    """Neither their words nor their notes or pictures; what they are called is known."""
    document = documents()["en"].light()
    section = texts(document)[0]
    small = by_itself(document, section)
    for other in small.sections:
        assert other == section or not (other.blocks or other.notes or other.title)
    assert [one.heading for one in small.sections] == [one.heading for one in document.sections]


def test_what_is_no_text_holds_no_words_of_texts():
    """Their pictures stay, which e-books tell of; notes, if they are gathered in a leaf."""
    for notes in ("foot", "end"):
        document = documents(notes)["en"].light()
        rest = without_texts(document)
        assert [bool(s.notes) for s in texts(rest)] == [
            bool(s.notes and notes == "end") for s in texts(document)
        ]
        assert {type(block).__name__ for s in texts(rest) for block in s.blocks} == {"Figure"}
        others = [s for s in document.sections if s.kind != "text"]
        assert [s for s in rest.sections if s.kind != "text"] == others


def test_an_e_book_has_the_pictures_that_it_shows():
    """What no figure and no cover shows is left out."""
    document = documents()["en"]
    some = next(iter(document.pictures.values()))
    more = replace(document, pictures={**document.pictures, "images/idle.png": some})
    assert illustrated(more).pictures == document.pictures
