"""The index as markup: pages on paper, chapters in an e-book."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.compose.index import index_body
from reportbuild.model.document import IndexEntry, IndexGroup, IndexPlace, Matter, Section
from reportbuild.model.inlines import Text
from tests.documents import setting


def leaf(*entries: IndexEntry) -> Section:
    section = Section("index", "index", Matter.BACK, "Index")
    return replace(section, index=(IndexGroup("A", entries),))


def entry(*folios: str) -> tuple[Section, dict[str, str]]:
    places = tuple(IndexPlace(f"a-{n}", "One") for n in range(len(folios)))
    pages = {place.target: folio for place, folio in zip(places, folios, strict=True)}
    return leaf(IndexEntry("index-e-a", (Text("ash"),), places)), pages


@pytest.mark.parametrize(
    ("folios", "printed"),
    [
        (["4"], "ash, 4"),
        (["4", "4", "4"], "ash, 4"),
        (["12", "14", "13"], "ash, 12–14"),
        (["12", "13", "15"], "ash, 12–13, 15"),
        (["9", "10", "11"], "ash, 9–11"),
        (["3", "ix", "x"], "ash, ix–x, 3"),
        (["1", "iv"], "ash, iv, 1"),
        (["xxxix", "xl"], "ash, xxxix–xl"),
        (["١٣", "١٢", "١٤", "٢"], "ash, ٢, ١٢–١٤"),
        (["ي", "يا", "هـ"], "ash, هـ, ي–يا"),
        (["२", "१"], "ash, १–२"),
    ],
)
def test_pages_stand_in_order_each_once_and_joined(folios: list[str], printed: str):
    """Whatever the digits; front matter comes first, and is joined with itself alone."""
    section, pages = entry(*folios)
    made = index_body(section, setting(pages=pages))
    assert printed in made.striptags()
    assert made.striptags().endswith(printed)


def test_both_ends_of_a_range_are_links():
    """Each leads to its own place."""
    section, pages = entry("12", "13", "14")
    made = index_body(section, setting(pages=pages))
    assert '<a href="anchor:a-0">12</a>–<a href="anchor:a-2">14</a>' in made


def test_an_e_book_names_chapters():
    """Further places in one are counted."""
    places = (IndexPlace("a", "One"), IndexPlace("b", "One", "2"), IndexPlace("c", "Two"))
    section = leaf(IndexEntry("index-e-a", (Text("ash"),), places))
    made = index_body(section, setting(medium="ebook"))
    assert made.striptags() == "Aash, One, 2, Two"
    assert '<a href="anchor:b">2</a>' in made


def test_readers_are_sent_on():
    """After pages by a stronger stop than in their place."""
    sent = (("index-e-b", (Text("birch"),)), ("index-e-c", (Text("cedar"),)))
    also = IndexEntry("index-e-a", (Text("ash"),), (IndexPlace("a", "One"),), see_also=sent)
    instead = IndexEntry("index-e-t", (Text("trees"),), (), see=sent[:1])
    made = index_body(leaf(also, instead), setting(pages={"a": "3"}))
    assert "ash, 3; see also birch; cedar" in made.striptags()
    assert "trees, see birch" in made.striptags()
    assert '<em>see</em> <a href="anchor:index-e-b">' in made


def test_entries_below_an_entry_are_a_list_within_it():
    """A reader hears how deep they stand."""
    below = IndexEntry("index-e-b", (Text("bark"),), ())
    made = index_body(
        leaf(IndexEntry("index-e-a", (Text("ash"),), (), entries=(below,))), setting()
    )
    assert (
        '<li id="index-e-a">ash<ul class="entries"><li id="index-e-b">bark</li></ul></li>' in made
    )
