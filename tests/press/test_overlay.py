"""Furniture as it stands in the bound book, read back: on each page its own, on the outer edge."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reportbuild.model.document import Document, Matter
from reportbuild.proof.pdf_content import PageReader
from reportbuild.settling import Book, bound, settled
from tests.doing import Here
from tests.press.made import BOTH, failures
from tests.printers import stock_document, the_house


@cache
def made(language: str, openers: str) -> tuple[Document, Book, bytes]:
    """The stock report as a draft, whose chapters open on a recto, or on any page."""
    plain = stock_document(language)
    style = replace(plain.style, openers="any" if openers == "any" else "recto")
    document = replace(plain, style=style, draft=True)
    run = Here()
    book = settled(document, the_house(), run).value
    artefact = bound(book, the_house(), run)
    assert artefact.sound
    return document, book, artefact.value.data


@pytest.fixture(params=[("en", "recto"), ("en", "any"), ("ar", "recto"), ("ar", "any")])
def case(request: pytest.FixtureRequest) -> tuple[Document, Book, bytes]:
    return made(*request.param)


def furniture(data: bytes) -> list[list[str]]:
    """The lines of each page's furniture."""
    with pikepdf.open(BytesIO(data)) as book:
        reader = PageReader()
        read = [reader.read(page.obj) for page in book.pages]
    return [[line for said in text.furniture for line in said.splitlines()] for text in read]


def test_each_page_shows_its_folio_its_head_and_that_it_is_a_draft(
    case: tuple[Document, Book, bytes],
):
    """A recto names the chapter, a verso the report; an opener neither; a blank the draft alone."""
    document, book, data = case
    for leaf, lines in zip(book.leaves, furniture(data), strict=True):
        expected = [document.words("Draft: not for publication")]
        expected += [leaf.folio] if leaf.shows_folio else []
        if leaf.head and leaf.page > 0:
            expected += [leaf.head if leaf.recto else document.title_matter.title]
        assert sorted(" ".join(lines).split()) == sorted(" ".join(expected).split()), leaf
    assert {leaf.matter for leaf in book.leaves} == set(Matter)


def places(data: bytes, folder: Path) -> list[Mapping[str, Any]]:
    """Each page's width, and its words with their left, right and upper edges."""
    (folder / "book.pdf").write_bytes(data)
    run = ["pdftotext", "-bbox", str(folder / "book.pdf"), "-"]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    word = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>'
    return [
        {
            "width": float(page.split('width="')[1].split('"')[0]),
            "words": [
                (w, float(x0), float(x1), float(y)) for x0, y, x1, w in re.findall(word, page)
            ],
        }
        for page in told.split("<page ")[1:]
    ]


def test_folios_stand_at_the_outer_edge_below_the_text(
    case: tuple[Document, Book, bytes], tmp_path: Path
):
    """As far from the edge on every page, whichever side a section was laid out for."""
    document, book, data = case
    insets = set()
    for leaf, page in zip(book.leaves, places(data, tmp_path), strict=True):
        if not leaf.shows_folio:
            continue
        foot = max(y for *_, y in page["words"]) - 4
        low = [word for word in page["words"] if word[3] > foot and word[0] == leaf.folio]
        assert len(low) == 1, (leaf, low)
        _, left, right, _ = low[0]
        is_left = leaf.recto != (document.direction == "ltr")
        insets.add(round(left if is_left else page["width"] - right))
    assert len(insets) == 1


def test_a_mark_is_one_form_however_many_pages_show_it(case: tuple[Document, Book, bytes]):
    """The draft mark and the heads do not grow with the book."""
    _, book, data = case
    with pikepdf.open(BytesIO(data)) as opened:
        forms: dict[tuple[int, int], int] = {}
        for page in opened.pages:
            for name, form in page.obj.Resources.get("/XObject", {}).items():
                if name.startswith("/Furniture"):
                    forms[form.objgen] = forms.get(form.objgen, 0) + 1
    folios = sum(leaf.shows_folio for leaf in book.leaves)
    heads = {leaf.head for leaf in book.leaves if leaf.head and leaf.page > 0 and leaf.recto}
    inside = [leaf for leaf in book.leaves if leaf.matter is not Matter.COVER]
    assert max(forms.values()) == len(inside), "the mark of a draft, but for the cover's"
    assert len(forms) <= folios + len(heads) + len(("the report", "a draft", "a draft's cover"))


def test_a_book_with_furniture_is_valid(case: tuple[Document, Book, bytes]):
    """PDF/UA-1 and PDF/A-3a: nobody is told of furniture."""
    assert failures(case[2], *BOTH) == []
