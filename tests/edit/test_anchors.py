"""Anchors and numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.anchors import section_ids
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked
from reportbuild.model.inlines import Draft
from reportbuild.model.text import Box, Figure, Heading, Listing, Paragraph, Recommendations, Table
from tests.edit.desk import (
    SPAN,
    chapter,
    edited,
    edition,
    first_section,
    paragraph,
    text,
)


def listing(count: int, *, ordered: bool = True, start: int = 1) -> Listing[Draft]:
    return Listing(ordered, tuple((paragraph("do"),) for _ in range(count)), SPAN, start)


def marks_in(made: Checked[Document]) -> list[tuple[str, ...]]:
    found = []
    for block in first_section(made).blocks:
        blocks = block.blocks if isinstance(block, Recommendations | Box) else (block,)
        found += [b.marks for b in blocks if isinstance(b, Listing)]
    return found


def test_recommendations_number_on_within_a_section():
    """The second addressee's begin where the first's end; an explicit number begins anew."""
    made = edition(
        chapter(
            Recommendations(text("To the UN"), (listing(2),), SPAN),
            Recommendations(text("To NATO"), (listing(1), listing(1)), SPAN),
            Recommendations(text("To all"), (paragraph("At once:"), listing(2, start=9)), SPAN),
            Recommendations(text("Again"), (listing(1),), SPAN),
            listing(2),
        ),
        chapter(Recommendations(text("To the UN"), (listing(1),), SPAN), name="two"),
    )
    document = edited(made)
    assert marks_in(document) == [("1", "2"), ("3",), ("4",), ("9", "10"), ("11",), ("1", "2")]
    (second,) = document.value.sections[1].blocks
    assert isinstance(second, Recommendations)
    assert isinstance(second.blocks[0], Listing)
    assert second.blocks[0].marks == ("1",)


def test_lists_within_recommendations_have_their_own_numbers():
    """Only the calls themselves are counted on."""
    nested = Listing(True, ((paragraph("do"), listing(2)), (paragraph("do"),)), SPAN)
    made = edited(
        edition(
            chapter(
                Recommendations(text("To"), (nested,), SPAN),
                Recommendations(text("To"), (listing(1),), SPAN),
            )
        )
    )
    assert marks_in(made) == [("1", "2"), ("3",)]


def test_marks_are_in_the_editions_numerals_and_begin_where_the_writer_says():
    """An unordered list has none."""
    made = edited(
        edition(
            chapter(listing(2, start=7), listing(2, ordered=False)),
            language="ar",
            numerals="native",
        )
    )
    assert marks_in(made) == [("٧", "٨"), ()]


def test_captions_and_names_are_numbered_and_nothing_else():
    """A picture or table without either stays without a number."""
    bare = Table((), (text("A"),), (), ("start",), (), SPAN)
    made = first_section(
        edited(
            edition(
                chapter(
                    bare,
                    Table(text("Use"), (text("A"),), (), ("start",), (), SPAN),
                    Box("box", (), (Table((), (text("A"),), (), (), (), SPAN, id="t"),), SPAN),
                    Figure("a.png", text("alt"), (), (), SPAN),
                    Figure("b.png", text("alt"), text("House"), (), SPAN),
                )
            )
        )
    )
    tables = [b for b in made.blocks if isinstance(b, Table | Figure)]
    assert [b.number for b in tables] == ["", "1.1", "", "1.1"]
    box = made.blocks[2]
    assert isinstance(box, Box)
    assert isinstance(box.blocks[0], Table)
    assert (box.blocks[0].number, box.blocks[0].id) == ("1.2", "ch-return-t")


def test_numbers_outside_the_chapters_run_by_themselves():
    """The summary's table is "Table 1", and the annex's "Table 2": none is called so twice."""
    with_table = [
        chapter(Table(text("T"), (text("A"),), (), ("start",), (), SPAN), name=name)
        for name in ("summary", "body", "annex")
    ]
    made = edited(edition(*with_table, front=("summary",), back=("annex",))).value
    numbers = [b.number for s in made.sections for b in s.blocks if isinstance(b, Table)]
    assert numbers == ["1", "1.1", "2"]


def test_every_heading_has_an_anchor_of_its_own():
    """Contents and bookmarks lead to them."""
    made = first_section(
        edited(
            edition(
                chapter(
                    Heading(2, text("A"), SPAN), Heading(2, text("A"), SPAN, "key"), paragraph("x")
                )
            )
        )
    )
    ids = [b.id for b in made.blocks if isinstance(b, Heading | Paragraph)]
    assert ids == ["ch-return-h-1", "ch-return-key", ""]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["health"], ["ch-health"]),
        (["right-to-return", "right_to_return"], ["ch-right_to_return", "ch-right_to_return_2"]),
        (["où"], ["ch-ouf9"]),
        (["عودة"], ["ch-u639u648u62fu629"]),
    ],
)
def test_section_ids_are_made_of_file_names(names: list[str], ids: list[str]):
    """In ASCII, whatever the names are written in."""
    assert list(section_ids(names).values()) == ids


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=8))
def test_section_ids_are_unique_identifiers(names: list[str]):
    """No two files share one, and all can stand in CSS and XML."""
    ids = section_ids(names)
    assert len(set(ids.values())) == len(names)
    assert all(re.fullmatch(r"ch-[A-Za-z0-9_]+", i) for i in ids.values())
