from __future__ import annotations

import pytest

from reportbuild.model.inlines import Draft
from reportbuild.model.text import Chapter
from reportbuild.read.chapter import chapter
from reportbuild.translate.skeleton import Skeleton, skeleton
from reportbuild.translate.structure import CODES, Gap, alignment, disordered, gaps
from tests.stock import RETURN, WORK
from tests.translate.own_text import line_of
from tests.translate.samples import RECORD

PATH, OWN = "text/02-return.md", "editions/fr/02-return.md"


def bones(text: str, path: str = OWN) -> Skeleton:
    made: Chapter[Draft] = chapter(path, "return", text.encode()).value
    return skeleton(made)


def found(source: str, edition: str) -> list[Gap]:
    there, here = bones(source, PATH), bones(edition)
    return list(gaps(there, here, alignment(there, here), {}))


@pytest.mark.parametrize("text", [RETURN, WORK, "# A\n"])
def test_a_chapter_does_not_differ_from_itself(text: str):
    """Nor from the same with other lines between."""
    assert found(text, text) == []
    assert found(text, text.replace("\n\n", "\n\n\n")) == []


def test_a_skeleton_is_all_but_words():
    """Blocks in their order, with what they hold; what is named, with its places."""
    made = bones("# A\n\nOne[^n] {fled}.\n\n> Two.\n\n- a\n- b\n\n[^n]: A note.\n")
    assert [bone.name for bone in made.bones] == [
        "paragraph",
        "quotation without attribution",
        "paragraph",
        "end of quotation",
        "list of 2 items",
        "paragraph",
        "paragraph",
    ]
    assert list(made.named["statistics"]) == ["fled"]
    assert list(made.named["notes"]) == ["[^n]", "[^n]: (1 paragraph)"]
    assert list(made.calls) == ["n"]


@pytest.mark.parametrize(
    ("old", "new", "aspect", "there", "here"),
    [
        ("### Who came back", "## Who came back", "headings",
         "a heading of level 3 here (*:46),", "a heading of level 2"),
        ("> Nobody told us that the road was shut.\n", "", "quotations",
         "a quotation without attribution here (*:19);", "has not"),
        ("![A map of the valley with one road](images/map.png)", "![M](images/house.svg)",
         "figures", "a figure images/map.png without a caption here (*:44),",
         "a figure images/house.svg without a caption"),
        ("; @obs_2026]", "]", "references",
         "[@obs_2022, p. 12; @obs_2026] once (*:16),", "nowhere"),
        (":attribution: Woman of 63, [Gjon]{lang=sq}\n", "", "quotations",
         "a testimony with attribution here (*:21),", "a testimony without attribution"),
        ("[the office](mailto:office@observatory.example)", "the office", "links",
         "mailto:office@observatory.example once (*:15),", "nowhere"),
    ],
)  # fmt: skip
def test_a_difference_names_both_sides(old: str, new: str, aspect: str, there: str, here: str):
    """What the source has and where; what this edition has instead, or nothing."""
    assert RETURN.count(old) == 1
    told = [(gap.aspect, gap.message) for gap in found(RETURN, RETURN.replace(old, new))]
    message = f"The source has {there.replace('*', PATH)} this edition {here}."
    assert (aspect, message) in told


def test_what_was_added_is_told_where_it_stands():
    """The source's file is named as well."""
    text = RETURN.replace("Then we walked *back*.", "Then.\n\nWe.")
    [gap] = found(RETURN, text)
    message = "This edition has a paragraph that the source (text/02-return.md) has not."
    assert (gap.aspect, gap.message) == ("quotations", message)
    assert line_of(text, "We walked") <= gap.span.line <= line_of(text, "We.")


def test_blocks_that_moved_into_a_box_are_found():
    """Nothing is missing then, but the box ends elsewhere."""
    box = "# A\n\n:::{{box}} B\n\nOne.\n{}\n:::\n{}"
    told = found(box.format("", "\nTwo.\n"), box.format("\nTwo.\n", ""))
    assert {gap.aspect for gap in told} == {"blocks"}
    assert told


def test_what_is_missing_is_missed_where_it_should_stand():
    """At the block that stands next in the edition, not at the source's line."""
    made = found(RETURN, "\n\n" + RETURN.replace("## The road\n\n", ""))
    assert [(g.span.path, g.span.line) for g in made] == [(OWN, 15)]


def test_an_address_of_its_own_is_no_difference():
    """If it is declared."""
    there = bones("# A\n\n[a](https://a.example/en/x)\n", PATH)
    here = bones("# A\n\n[a](https://a.example/fr/x)\n")
    beside = alignment(there, here)
    declared = {"https://a.example/en/": ("https://a.example/fr/", RECORD)}
    assert [g.name for g in gaps(there, here, beside, {})] == [
        "https://a.example/en/x",
        "https://a.example/fr/x",
    ]
    assert list(gaps(there, here, beside, declared)) == []
    assert list(gaps(there, there, alignment(there, there), declared)) == []


def test_par_006_the_first_note_out_of_order_is_told_once():
    """Both notes are named, and where the source calls them."""
    notes = "\n\n[^a]: A.\n[^b]: B.\n[^c]: C.\n"
    there, here = (
        bones("# A\n\n1[^a] 2[^b] 3[^c]" + notes, PATH),
        bones("# A\n\n2[^b] 1[^a] 3[^c]" + notes),
    )
    [told] = disordered(there, here)
    assert (told.code, told.span.path) == ("par-006", OWN)
    assert "“b” is called before “a”" in told.message
    assert "text/02-return.md:3" in told.message
    assert list(disordered(there, there)) == []


def test_every_aspect_has_its_code():
    """None is found without one."""
    assert sorted(CODES.values()) == [f"par-0{number}" for number in range(10, 21)]
