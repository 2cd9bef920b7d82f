"""Which page stands where, on which side, under which folio."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.artefact import Anchor, Leaf, Pressed, Sheet
from reportbuild.model.document import Matter
from reportbuild.press.pages import ZEROS, is_recto, numeral, page_map, paginate
from tests.press.made import composition, sheet


def book(*sheets: Sheet, **pages: int) -> tuple[Leaf, ...]:
    extents = {s.id: pages.get(s.id, 1) for s in sheets}
    return paginate(composition(*sheets), extents)


def seen(leaves: tuple[Leaf, ...]) -> list[str]:
    """Leaves in short: the section or "-", its page, its folio in brackets if it is not shown."""
    return [
        " ".join(
            part
            for part in (
                f"{leaf.sheet}{leaf.page + 1}" if leaf.sheet else "-",
                leaf.folio if leaf.shows_folio else f"({leaf.folio})",
            )
        )
        for leaf in leaves
    ]


def test_a_book_of_every_matter():
    """Roman front matter counts by itself, blanks and all; the body begins with 1; back goes on."""
    leaves = book(
        sheet("", "cover", Matter.COVER, opens="recto"),
        sheet("", "half", Matter.FRONT, opens="recto"),
        sheet("", "title", Matter.FRONT, opens="recto"),
        sheet("", "imprint", Matter.FRONT),
        sheet("", "one", Matter.BODY, opens="recto"),
        sheet("", "two", Matter.BODY, opens="recto"),
        sheet("", "sources", Matter.BACK),
        one=3,
    )
    assert seen(leaves) == [
        "cover1 ()", "- ()", "half1 i", "- (ii)", "title1 iii", "imprint1 iv",
        "one1 1", "one2 2", "one3 3", "- (4)", "two1 5", "sources1 6",
    ]  # fmt: skip


def test_the_back_of_the_cover_is_blank_only_before_a_recto():
    """A sheet that may open anywhere follows the cover at once."""
    cover = sheet("", "cover", Matter.COVER, opens="recto")
    assert seen(book(cover, sheet("", "one"))) == ["cover1 ()", "one1 1"]


def test_bare_pages_count_without_showing_their_folio():
    """A half-title has a number, and does not print it."""
    bare = Sheet("half", Matter.FRONT, "", "recto", "", folios=False)
    (leaf,) = paginate(composition(bare), {"half": 1})
    assert (leaf.folio, leaf.shows_folio) == ("i", False)


def test_blank_pages_have_neither_head_nor_folio():
    """Nothing is printed on a blank."""
    leaves = book(sheet("", "one", opens="recto"), sheet("", "two", opens="recto"))
    blank = leaves[1]
    assert (blank.sheet, blank.head, blank.shows_folio, blank.matter) == (
        "",
        "",
        False,
        Matter.BODY,
    )


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 5)), min_size=1, max_size=8))
def test_every_page_of_every_sheet_stands_once_and_on_its_side(shape: list[tuple[bool, int]]):
    """Sheets that want a recto get one; there are never two blanks together, nor one at the end."""
    sheets = [
        sheet("", f"s{n}", opens="recto" if recto else "any") for n, (recto, _) in enumerate(shape)
    ]
    leaves = book(*sheets, **{f"s{n}": pages for n, (_, pages) in enumerate(shape)})
    filled = [(leaf.sheet, leaf.page) for leaf in leaves if leaf.sheet]
    assert filled == [(f"s{n}", p) for n, (_, pages) in enumerate(shape) for p in range(pages)]
    assert [leaf.recto for leaf in leaves] == [is_recto(i) for i in range(len(leaves))]
    assert [leaf.folio for leaf in leaves] == [str(i + 1) for i in range(len(leaves))]
    for made in sheets:
        first = next(leaf for leaf in leaves if leaf.sheet == made.id)
        assert first.recto or made.opens == "any"
    blanks = [i for i, leaf in enumerate(leaves) if not leaf.sheet]
    assert all(not leaves[i].recto and leaves[i + 1].sheet for i in blanks)


def test_the_page_map_names_the_folio_of_each_anchor():
    """An anchor on the second page of a section has that page's folio."""
    leaves = book(sheet("", "front", Matter.FRONT), sheet("", "one"), one=2)
    pressed = [
        Pressed("front", b"", 1, (Anchor("a", 0, 0, 0),)),
        Pressed("one", b"", 2, (Anchor("b", 0, 0, 0), Anchor("c", 1, 0, 0))),
    ]
    assert page_map(pressed, leaves) == {"a": "i", "b": "1", "c": "2"}


@pytest.mark.parametrize(
    ("number", "numbering", "folio"),
    [
        (1, "roman", "i"),
        (4, "roman", "iv"),
        (49, "roman", "xlix"),
        (1994, "roman", "mcmxciv"),
        (1, "abjad", "أ"),
        (5, "abjad", "هـ"),
        (10, "abjad", "ي"),
        (11, "abjad", "يا"),
        (15, "abjad", "يه"),
        (28, "abjad", "كح"),
        (112, "abjad", "قيب"),
        (10, "latn", "10"),
        (5800, "arab", "٥٨٠٠"),
        (37, "arabext", "۳۷"),
        (12, "deva", "१२"),
    ],
)
def test_numerals(number: int, numbering: str, folio: str):
    """Each numbering as its readers write it."""
    assert numeral(number, numbering) == folio


def test_an_unknown_numbering_is_a_bug():
    """No folio is better than a false one."""
    with pytest.raises(KeyError):
        numeral(1, "hanidec")


@given(st.integers(1, 3000), st.sampled_from([*ZEROS, "roman", "abjad"]))
def test_no_two_pages_have_one_folio(number: int, numbering: str):
    """Neighbouring numbers differ, in every numbering."""
    assert numeral(number, numbering) != numeral(number + 1, numbering)


@given(st.integers(1, 99999), st.sampled_from(list(ZEROS)))
def test_digits_can_be_read_back(number: int, numbering: str):
    """Digits of any script are digits to Unicode."""
    assert int(numeral(number, numbering)) == number
