"""Both tables of contents: nested as their levels say, in order, escaped, and never empty."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportbuild.compose.navigation import (
    Branch,
    contents_page,
    depth,
    entries,
    landmarks,
    ncx,
    nested,
)
from reportbuild.compose.templates import Templates
from reportbuild.model.document import ContentsEntry, Matter
from tests.documents import document, paragraph, section
from tests.ebooks import full_document, house

XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</html>'
)


def entry(level: int, target: str) -> ContentsEntry:
    return ContentsEntry(level, "", target.upper(), target)


def shape(branches: tuple[Branch, ...]) -> list[object]:
    return [[branch.href, *shape(branch.branches)] for branch in branches]


def hrefs(*targets: str) -> dict[str, str]:
    return {target: target for target in targets}


def test_entries_nest_by_their_levels():
    """Headings belong to the section before them."""
    contents = [entry(1, "a"), entry(2, "b"), entry(2, "c"), entry(1, "d"), entry(2, "e")]
    branches = nested(contents, hrefs(*"abcde"))
    assert shape(branches) == [["a", ["b"], ["c"]], ["d", ["e"]]]
    assert depth(branches) == 2


def test_a_heading_before_any_section_stands_by_itself():
    """Contents that begin on a deeper level lose no line."""
    branches = nested([entry(2, "a"), entry(1, "b"), entry(3, "c")], hrefs(*"abc"))
    assert shape(branches) == [["a"], ["b", ["c"]]]


@given(st.lists(st.integers(1, 4)))
def test_every_entry_is_kept_in_order(levels: list[int]):
    """However levels rise and fall, each line stands once, in order, and is counted."""
    contents = [entry(level, str(place)) for place, level in enumerate(levels)]

    def walked(branches: tuple[Branch, ...]) -> list[tuple[str, int]]:
        return [
            pair
            for branch in branches
            for pair in ((branch.href, branch.order), *walked(branch.branches))
        ]

    found = walked(nested(contents, hrefs(*(str(place) for place in range(len(levels))))))
    assert found == [(str(place), place + 1) for place in range(len(levels))]


def test_landmarks_are_cover_contents_and_start_of_text():
    """Each landmark leads to the first section of its matter, under that section's name."""
    made = full_document()
    found = landmarks(made, hrefs(*(s.id for s in made.sections)))
    assert [(landmark.type, landmark.title, landmark.href) for landmark in found] == [
        ("cover", "Cover", "leaf-cover"),
        ("toc", "Contents", "leaf-contents"),
        ("bodymatter", "The road", "ch-return"),
    ]


def test_a_book_without_cover_or_text_has_fewer_landmarks():
    """A landmark without its place is left out."""
    back = replace(section(paragraph("Only this.")), matter=Matter.BACK)
    found = landmarks(document(back), hrefs("ch-made"))
    assert found == ()


def test_contents_of_nothing_have_a_line_all_the_same():
    """EPUB 3.3 wants one line at least: the first section stands in."""
    empty = replace(document(section(paragraph("Words."))), contents=())
    assert [(e.level, e.title, e.target) for e in entries(empty)] == [(1, "A chapter", "ch-made")]


def test_the_navigation_document_says_the_contents():
    """Numbers and titles stand in nested lists, escaped, each with its address."""
    made = full_document()
    to = hrefs(*(s.id for s in made.sections), "sec-road")
    page = contents_page(made, to, Templates(house()))
    root = etree.fromstring(PAGE.format(page))
    toc, marks = root.findall(f"{XHTML}nav")
    top = toc.findall(f"{XHTML}ol/{XHTML}li")
    said = [" ".join(str(li[0].xpath("string()")).split()) for li in top]
    assert said == ["1 The road", "2 Health & work", "Sources", "Colophon"]
    inner = [a.get("href") for a in top[0].findall(f"{XHTML}ol/{XHTML}li/{XHTML}a")]
    assert inner == ["sec-road"]
    assert toc.get("id") == "leaf-contents"
    assert marks.get("hidden") == "hidden"


def test_the_ncx_says_the_contents():
    """The older table has the same lines, nested alike, counted in order, and the identifier."""
    made = full_document()
    to = hrefs(*(s.id for s in made.sections), "sec-road")
    root = etree.fromstring(ncx(made, to, Templates(house())).encode())
    points = list(root.iter(f"{NCX}navPoint"))
    labels = [point.findtext(f"{NCX}navLabel/{NCX}text") for point in points]
    assert labels == ["1 The road", "The road", "2 Health & work", "Sources", "Colophon"]
    assert [point.get("playOrder") for point in points] == ["1", "2", "3", "4", "5"]
    assert points[1].getparent() is points[0]
    metas = {meta.get("name"): meta.get("content") for meta in root.iter(f"{NCX}meta")}
    assert metas["dtb:uid"] == made.title_matter.identifier
    assert metas["dtb:depth"] == "2"
