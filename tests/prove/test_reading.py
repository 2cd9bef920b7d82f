"""E-books as an e-reader shows them: foliate-js, in a browser without a network.

What is expected comes from the sources and from the edited document, never from the book.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from reportbuild.model.document import Document, Section
from reportbuild.model.inlines import (
    Emphasis,
    Figures,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Locator,
    NoteRef,
    PageOf,
    Pending,
    Strong,
    Text,
)
from reportbuild.model.text import Note
from reportbuild.shelf import report_shelf
from tests.prove.builds import SAMPLES, SOURCES, Books, checked
from tests.prove.reader import Opened, Reader

QUICK = {(SAMPLES[0][0], language) for language in ("en", "ar")}
LEAST_PIXELS = 3
"""What may lie between two things that begin on one line."""
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of one book. `pages` are its sections, `noted` the first one with notes."""

    report: str
    language: str
    info: dict[str, Any]
    files: list[str]
    pages: list[dict[str, Any]]
    noted: int
    notes: list[dict[str, Any]]
    turns: dict[str, float]
    pictures: dict[str, Path]
    faults: list[str]

    def page(self, section: Section) -> dict[str, Any]:
        """How a section of the document is shown: its id is in the file's name."""
        [place] = [n for n, file in enumerate(self.files) if file.endswith(f"-{section.id}.xhtml")]
        return self.pages[place]


def cases() -> list[Any]:
    quick, slow = pytest.mark.prove_quick, pytest.mark.prove
    return [
        pytest.param(case, id="-".join(case), marks=quick if case in QUICK else slow)
        for case in SAMPLES
    ]


@pytest.fixture(scope="module", params=cases())
def sight(request: pytest.FixtureRequest, reader: Reader, books: Books, shots: Path) -> Sight:
    """One book, opened once and looked at from all sides."""
    report, language = request.param
    opened = reader.open(books.epub(report, language))
    pages = [opened.read(place) for place in range(len(opened.files))]
    noted = next(place for place, page in enumerate(pages) if page["notes"])
    return Sight(
        report,
        language,
        opened.book,
        opened.files,
        pages,
        noted,
        opened.notes(noted),
        opened.turns(noted),
        pictures(opened, pages, shots / f"{report}-{language}"),
        opened.close(),
    )


def pictures(opened: Opened, pages: list[dict[str, Any]], stem: Path) -> dict[str, Path]:
    """Pictures of the cover, of the first chapter's opener, and of a page with a call-out."""
    opener = next(n for n, page in enumerate(pages) if page["numbered"])
    boxes = next(n for n, page in enumerate(pages) if page["callOuts"])
    made = {}
    for name, place, element in (
        ("cover", 0, ""), ("opener", opener, ""), ("call-out", boxes, ".callout"),
    ):  # fmt: skip
        made[name] = Path(f"{stem}-{name}.png")
        opened.show(place, element, made[name])
    return made


@cache
def document(report: str, language: str) -> Document:
    """The edition as edited: what its book has to say."""
    return checked(report_shelf(SOURCES / report), language).documents[language]


# --- the book as a whole ------------------------------------------------------------------------


def test_the_browser_has_nothing_to_complain_of(sight: Sight):
    """No error on its console, nothing asked of any other machine, no picture or face lost."""
    lost = [page["broken"] + page["facesLost"] for page in sight.pages]

    assert (sight.faults, list(chain(*lost))) == ([], [])


def test_the_book_knows_its_direction(sight: Sight):
    """An Arabic book says rtl as a whole, and each of its pages is laid out that way."""
    direction = "rtl" if sight.language in RIGHT_TO_LEFT else "ltr"

    assert sight.info["dir"] == direction
    assert {(page["language"], page["direction"]) for page in sight.pages} == {
        (sight.language, direction)
    }


def test_its_metadata_are_those_of_the_edition(sight: Sight):
    """Title, language, publisher and identifier, as libraries and readers list them."""
    metadata, matter = sight.info["metadata"], document(sight.report, sight.language).title_matter
    [publisher] = [metadata["publisher"]] if metadata["publisher"] else [None]

    assert title_of(metadata["title"]) == matter.title
    assert metadata["identifier"] == matter.identifier
    assert metadata["language"] in (sight.language, [sight.language])
    assert title_of(publisher) == matter.publisher
    assert metadata["published"].startswith(matter.published.isoformat())


def title_of(value: object) -> str:
    """A name as foliate-js gives it: bare, or by language, or the first of several."""
    if isinstance(value, list):
        return title_of(value[0])
    if isinstance(value, dict):
        return title_of(value.get("name", next(iter(value.values()))))
    return str(value)


def test_its_contents_list_every_section_and_heading(sight: Sight):
    """The reader's own list of contents has the document's entries, in order, on two levels."""
    entries = document(sight.report, sight.language).contents
    listed = [(level, tidy(item["label"])) for level, item in walked(sight.info["toc"])]

    assert listed == [(entry.level, tidy(f"{entry.number} {entry.title}")) for entry in entries]


def walked(items: Iterable[dict[str, Any]], level: int = 1) -> Iterator[tuple[int, dict[str, Any]]]:
    for item in items:
        yield level, item
        yield from walked(item["subitems"] or (), level + 1)


def test_its_landmarks_lead_to_cover_contents_and_text(sight: Sight):
    """What a reader's buttons "cover", "contents" and "begin reading" need."""
    landmarks = {kind: mark["href"] for mark in sight.info["landmarks"] for kind in mark["type"]}

    assert {"cover", "toc", "bodymatter"} <= landmarks.keys()
    assert {href.partition("#")[0] for href in landmarks.values()} <= set(sight.files)


# --- notes --------------------------------------------------------------------------------------


def test_every_note_pops_up_with_its_text(sight: Sight):
    """Each reference of the first chapter with notes, clicked, shows the right note, whole."""
    section = next(s for s in document(sight.report, sight.language).sections if s.notes)
    notes = {call: note for note in section.notes for call in note.calls}

    assert {seen["id"] for seen in sight.notes} == notes.keys()
    for seen in sight.notes:
        note = notes[seen["id"]]
        assert (seen["sign"], seen["type"]) == (note.mark, "footnote")
        assert tidy(seen["text"]).startswith(tidy(f"{note.mark}. {text_of(note)}"))


def test_every_note_leads_back_to_where_it_was_called(sight: Sight):
    """Its sign, clicked, shows the page that the call stands on."""
    assert [seen["lost"] for seen in sight.notes if seen["lost"]] == []


def text_of(note: Note[Inline]) -> str:
    return " ".join(plain(paragraph) for paragraph in note.paragraphs)


def plain(line: Iterable[Inline]) -> str:
    """A line's words, as an e-book prints them: it has no pages to name."""
    words = ""
    for inline in line:
        match inline:
            case Text(text) | Figures(text):
                words += text
            case NoteRef():
                words += inline.mark
            case LineBreak():
                words += " "
            case PageOf():
                pass
            case Emphasis() | Strong() | Foreign() | Link() | Pending() | Locator():
                words += plain(inline.children)
    return words


def tidy(text: str) -> str:
    """Text with single spaces, and without marks that have no shape."""
    shaped = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(shaped.split())


# --- turning pages ------------------------------------------------------------------------------


def test_pages_progress_as_the_script_does(sight: Sight):
    """To the left in Arabic: there the next pages lie, and there a tap on the margin leads."""
    onward = -1 if sight.language in RIGHT_TO_LEFT else 1
    turns = sight.turns

    assert (turns["last"] - turns["first"]) * onward > 0
    assert turns["right"] * onward > 0 > turns["left"] * onward


# --- statistics ---------------------------------------------------------------------------------


def test_call_outs_show_the_figures_of_the_record(sight: Sight):
    """Each box, in the order of the text, holds the digits that `statistics.toml` has."""
    records = tomllib.loads((SOURCES / sight.report / "statistics.toml").read_text("utf-8"))
    boxes = 0
    for section in document(sight.report, sight.language).sections:
        if section.kind != "text":
            continue
        shown = sight.page(section)["callOuts"]
        keys = called_out(sight.report, section)
        assert len(shown) == len(keys)
        for key, box in zip(keys, shown, strict=True):
            boxes += 1
            assert figures_of(records[key]) <= set(figures(box["text"])), (key, box)
    assert boxes > 0


def test_a_qualifier_stands_directly_on_its_number(sight: Sight):
    """Both begin on one line, at the right in Arabic: neither is read without the other."""
    boxes = [box for page in sight.pages for box in page["callOuts"] if box["qualifier"]]

    assert boxes
    assert [box for box in boxes if abs(box["qualifier"] - box["number"]) > LEAST_PIXELS] == []


def called_out(report: str, section: Section) -> list[str]:
    """The keys of the statistics that a text file shows in boxes, in their order."""
    name = section.id.removeprefix("ch-").replace("_", "-")
    [file] = (SOURCES / report / "text").glob(f"*-{name}.md")
    blocks = re.findall(r"^:{3,}\{statistics?\} (.*)$", file.read_text("utf-8"), re.MULTILINE)
    return " ".join(blocks).split()


def figures_of(record: dict[str, Any]) -> set[str]:
    """The digits that a box of this record must show; words and vulgar fractions have none."""
    value = record["value"]
    values = value.values() if isinstance(value, dict) else [value]
    if record["kind"] in ("text", "zero", "fraction"):
        return set()
    if record["kind"] == "ratio":
        values = str(value).split("/")
    return {re.sub(r"\D", "", str(number)) for number in values}


def figures(text: str) -> list[str]:
    """The numbers of a text, in any digits, without what groups them or marks decimals."""
    latin = "".join(str(unicodedata.digit(c, c)) for c in text)
    found = re.findall(r"\d+(?:[.,٬٫’\u00a0\u202f\u2009]\d+)*", latin)
    return [re.sub(r"\D", "", number) for number in found]


# --- for people to look at ----------------------------------------------------------------------


def test_cover_opener_and_call_outs_are_drawn(sight: Sight):
    """No page is blank. Set REPORTBUILD_SHOTS to a folder to have the pictures and look at them."""
    for name, file in sight.pictures.items():
        with Image.open(file) as picture:
            colours = picture.convert("RGB").getcolors(picture.width * picture.height)
        assert colours is not None, name
        assert len(colours) > 16, name
