from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from reportbuild.compose.apart import alone, by_itself
from reportbuild.compose.onscreen import marked, onscreen
from reportbuild.compose.origins import passages
from reportbuild.compose.paper import paper
from reportbuild.editions import edited
from reportbuild.model.artefact import Passage
from reportbuild.model.document import Document
from reportbuild.model.finding import Span
from reportbuild.model.order import Order
from reportbuild.packing import pack
from reportbuild.press.beds import bed_of
from reportbuild.preview.readings import readings
from tests.ebooks import ebook
from tests.previews import the_house
from tests.stock import stock_shelf


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return dict(edited(stock_shelf(), the_house(), Order(), lambda _step, _name: None).documents)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_section_by_itself_reads_as_in_its_e_book(documents: dict[str, Document], language: str):
    """The same text in the same elements; only addresses and the marks of passages differ."""
    document = documents[language]
    book = {file.path: file.data for file in ebook(document, the_house()).value.files}
    names = set(readings(document, "house").values())
    seen = 0
    for section in document.sections:
        if section.id not in names:
            assert section.kind in ("half-title", "notes")
            continue
        text, *_ = onscreen(alone(document, section), section.id, the_house()).value
        path = next(
            p
            for p in book
            if p.endswith(f"-{section.id}.xhtml")
            or (section.kind == "contents" and p == "nav.xhtml")
        )
        assert bare(text.data) == bare(book[path]), section.id
        seen += 1
    assert seen == len(names) > 8


def bare(page: bytes) -> list[tuple[str, str, str]]:
    """Elements with their classes and words, without what an address or a mark is."""
    tree = etree.fromstring(page)
    return [
        (element.tag, element.get("class", ""), (element.text or "") + (element.tail or ""))
        for element in tree.iter("*")
    ]


def test_blocks_say_which_passage_they_print(documents: dict[str, Document]):
    """Every paragraph of a chapter does, and what it says is that passage."""
    section = next(s for s in documents["en"].sections if s.span.path == "text/02-return.md")
    text, *_ = onscreen(alone(documents["en"], section), section.id, the_house()).value
    found = passages(section)
    tree = etree.fromstring(text.data)
    told = {
        int(str(block.get("data-passage"))): "".join(map(str, block.itertext()))
        for block in tree.iterfind(".//*[@data-passage]")
    }

    assert len(told) > len(found) * 0.6
    assert list(told) == sorted(told)
    for number, words in told.items():
        assert found[number].words.split()[0] in words


def test_a_passage_that_is_printed_twice_is_marked_twice():
    """Each by its own number; markup that prints no passage has none."""
    page = b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Yes</p><p>Or</p><p>Yes</p></body></html>'
    said = [Passage("Yes", Span("a")), Passage("5", Span("a")), Passage("Yes", Span("a"))]

    assert re.findall(rb'(?:data-passage="(\d)")?>(\w+)<', marked(page, said)) == [
        (b"0", b"Yes"), (b"", b"Or"), (b"2", b"Yes"),
    ]  # fmt: skip


def test_what_a_reading_is_known_by_changes_with_its_own_section_alone(
    documents: dict[str, Document],
):
    """An edit elsewhere asks for no text anew."""
    changed = stock_shelf(
        {"text/03-work.md": stock_shelf().files["text/03-work.md"] + b"\nMore.\n"}
    )
    other = edited(changed, the_house(), Order(frozenset({"en"})), lambda _step, _name: None)
    before = {name: key for key, name in readings(documents["en"], "house").items()}
    after = {name: key for key, name in readings(other.documents["en"], "house").items()}

    texts = {s.id for s in documents["en"].sections if s.kind == "text"}
    assert {name for name in texts if before[name] != after[name]} == {
        s.id for s in documents["en"].sections if s.span.path == "text/03-work.md"
    }


def test_what_a_reading_is_known_by_changes_with_all_that_its_page_says(
    documents: dict[str, Document],
):
    """Its figures may be styled by their digits, although no text has any."""
    document = documents["en"]
    before = set(readings(document, "house"))
    for other in (replace(document, digits="arab"), replace(document, draft=not document.draft)):
        assert not before & set(readings(other, "house"))
    assert not before & set(readings(document, "another house"))


def test_a_text_by_itself_makes_the_sheet_that_it_makes_in_its_document(
    documents: dict[str, Document],
):
    """Also the beds that they are laid out on: what was pressed ahead is what is asked for."""
    document = documents["en"]
    whole = paper(document, the_house(), {}).value
    sheets = {sheet.id: sheet for sheet in whole.sheets}
    texts = [section for section in document.sections if section.kind == "text"]
    for section in texts:
        small = paper(by_itself(document, section), the_house(), {}).value
        sheet = next(one for one in small.sheets if one.id == section.id)
        assert sheet == sheets[section.id]
        assert pack(bed_of(sheet, small)) == pack(bed_of(sheet, whole))
    assert any(bed_of(sheets[s.id], whole).pictures for s in texts)
