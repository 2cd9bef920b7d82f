from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.compose.wrap import BARCODE, has_cover, wrap
from reportbuild.model.artefact import PaperComposition
from reportbuild.model.document import Matter
from tests.printers import printing, stock_document, the_house


def wrapped(language: str = "en", extent: int = 320, isbn: str | None = None) -> PaperComposition:
    of = stock_document(language)
    if isbn is not None:
        of = replace(of, title_matter=replace(of.title_matter, isbn=isbn))
    return wrap(of, printing(), the_house(), extent).value


def test_the_cover_is_one_sheet_with_back_spine_and_front():
    """The spine is as wide as the extent and the paper make it; the back names the editions."""
    made = wrapped()
    [sheet] = made.sheets

    assert "--spine:19.04mm" in made.stylesheet
    for part in ("panel back", "spine reads-down", "panel front", "No way", "Français"):
        assert part in sheet.xhtml


def test_a_thin_spine_bears_no_letters():
    """On 3 mm they would slip over the fold."""
    assert "reads-" not in wrapped(extent=40).sheets[0].xhtml


@pytest.mark.parametrize(("language", "way"), [("en", "down"), ("fr", "up"), ("ar", "down")])
def test_a_spine_reads_by_its_language_s_custom(language: str, way: str):
    """French reads from the foot; Arabic, turned the other way about, from the head."""
    assert f"reads-{way}" in wrapped(language).sheets[0].xhtml


def test_a_barcode_stands_for_the_isbn_or_there_is_none():
    """Without an ISBN the index stands in its place."""
    with_isbn, without = wrapped(isbn="978-92-1-000001-7"), wrapped(isbn="")

    assert BARCODE in with_isbn.assets
    assert BARCODE not in without.assets
    assert "STOCK 01/2026" in without.sheets[0].xhtml.partition("panel front")[0]


def test_a_draft_s_cover_says_so():
    """Nobody may take a test print for the book."""
    assert "draft-mark" in wrapped("fr").sheets[0].xhtml
    assert "draft-mark" not in wrapped().sheets[0].xhtml


def test_a_report_without_a_cover_has_none_to_wrap():
    """Its order leaves it out."""
    of = stock_document()
    bare = tuple(section for section in of.sections if section.matter is not Matter.COVER)

    assert has_cover(of)
    assert not has_cover(replace(of, sections=bare))
