from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.finding import Severity, Span
from reportbuild.model.inlines import NoteCall, StatisticRef, Text
from reportbuild.model.text import Box, Heading, Listing, Note, Paragraph, Quotation
from reportbuild.read.chapter import chapter
from reportbuild.read.walk import inlines, places
from tests.read.reports import PATH, faults, read_text, text_of


def at(line: int) -> Span:
    return Span(PATH, line)


def test_a_chapter_has_title_standfirst_blocks_and_notes():
    """Each part of a text file lands in its place, with its line."""
    made = read_text(
        "% comment\n(ch_one)=\n# A *title*\n\n:::{standfirst}\nOne\nline.\n:::\n\n"
        "Words[^n].\n\n## Heading\n\n[^n]: A note.\n\n    Its second paragraph.\n"
    )
    assert made.findings == ()
    assert made.value.id == "ch_one"
    assert made.value.span == at(3)
    assert made.value.title[0] == Text("A ")
    assert made.value.standfirst == (Text("One line."),)
    assert made.value.blocks == (
        Paragraph((Text("Words"), NoteCall("n", at(10)), Text(".")), at(10)),
        Heading(2, (Text("Heading"),), at(12)),
    )
    assert made.value.notes == {
        "n": Note("n", ((Text("A note."),), (Text("Its second paragraph."),)), at(14))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words.\n", ["text-001 1"]),
        ("\n\nWords.\n\n# Title\n", ["text-001 3"]),
        ("## Section\n\n# Title\n", ["text-001 1"]),
        ("#\n\nWords.\n", ["text-001 1"]),
        ("# One\n\n# Two\n", ["text-002 3"]),
        ("# One\n\nTwo\n===\n", ["text-039 4"]),
        ("# One\n\n:::{box}\n# Two\n:::\n", ["text-020 3", "text-005 4"]),
        ("# One\n\nA sentence\n---\n", ["text-039 4"]),
        ("One\n===\n\nWords.\n", ["text-039 2"]),
        ("# One\n\nTerm\n: its meaning\n", ["text-014 4"]),
        ("# One\n\n### Three\n", ["text-003 3"]),
        ("# One\n\n## Two\n\n#### Four\n\n## Two\n\n### Three\n", ["text-003 5"]),
        ("# One\n\n## Two\n\n### Three\n\n#### Four\n\n## Two\n\n#### Four\n", ["text-003 11"]),
        ("# One\n\n## Two\n\n:::{box} B\n#### Four\n\nWords.\n:::\n", ["text-003 6"]),
        ("# One\n\n[a]: https://x.org\n\n[b][a]\n", []),
        ("# One\n\nWords.\n\n[Gjon]: town\n", ["text-011 5"]),
        ("(a)=\n(b)=\n# One\n", ["text-035 1"]),
        ("(not a key)=\n# One\n", ["text-036 1"]),
        ("# One\n\nWords.\n\n:::{standfirst}\nLate.\n:::\n", ["text-029 5"]),
        ("# One\n\n:::{standfirst}\nTwo.\n\nThree.\n:::\n", ["text-028 6"]),
        ("# One\n\n% later\n", ["text-043 1"]),
        ("(a)=\n# One\n", ["text-043 2"]),
    ],
)
def test_the_shape_of_a_text_is_checked(text: str, expected: list[str]):
    """One title that comes first, headings in order, a standfirst where it belongs."""
    assert [f"{f.code} {f.span.line}" for f in read_text(text).findings] == expected


def test_a_heading_that_skips_holds_and_does_not_stop():
    """text-003 is a hold: a draft can be made."""
    made = read_text("# One\n\n### Three\n")
    assert [finding.severity for finding in made.findings] == [Severity.HOLD]
    assert made.sound


@pytest.mark.parametrize("text", ["", "\n \n", "% only a comment\n", "\ufeff"])
def test_an_empty_text_is_found(text: str):
    """src-009: a file without words makes no chapter."""
    made = read_text(text)
    assert made.made is None
    assert [f"{f.code} {f.span}" for f in made.findings] == [f"src-009 {PATH}"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Words\n% comment\nmore.", ["text-010 4"]),
        ("Only 3\n% of them.", ["text-010 4"]),
        ("- item\n% comment", ["text-010 4"]),
        ("%comment", ["text-014 3"]),
        ("a &#xE0041; b", ["src-003 3"]),
        ("\\% of them", []),
        ("% comment\nWords.", []),
        ("## Heading\n% comment\n% comment\n\nWords.", []),
        (":alt: words", ["text-031 3"]),
        ("- words\n    :alt: words", ["text-031 4"]),
        ("Words\n:source: words", ["text-031 4"]),
        ("Words: at 12:30:15: so", []),
        ("::{figure} a.png", ["text-014 3", "text-014 3"]),
        ("##Heading", ["text-014 3"]),
        ("| a | b |", ["text-014 3"]),
        ("| a | b |\n|---|\n| c | d |", ["text-014 3", "text-014 4", "text-014 5"]),
        ("(key)= words", ["text-014 3"]),
        ("(in brackets)", []),
        ("[the office][nobody] told", ["text-014 3"]),
        ("[the office][] told", ["text-014 3"]),
        ("\\[the office\\]\\[1\\], [sic] [1]", []),
        ("[the office told", ["text-014 3"]),
        ("the office] told", ["text-014 3"]),
        ("1. a\n2. b\n4. c\n5. d", ["text-041 5"]),
        ("3. a\n4. b\n3. c", ["text-041 5"]),
        ("3. a\n4. b\n5. c", []),
        ("1. a\n1. b\n1. c", []),
        ("    code", ["text-007 3"]),
        ("```\ncode\n```", ["text-007 3"]),
        ("<div>\nwords\n</div>", ["text-006 3"]),
        ("<!-- comment -->", ["text-006 3"]),
        ("a\n\n---\n\nb", ["text-009 5"]),
        (":::", ["text-025 3"]),
        ("##### Five", ["text-004 3"]),
        ("##", ["text-020 3"]),
        ("> ## Quoted", ["text-005 3"]),
        ("- ## Listed", ["text-005 3"]),
        ("> " * 40 + "deep", ["text-013 3"]),
        ("- " * 40 + "deep", ["text-013 3"]),
    ],
)
def test_what_a_text_may_not_hold_is_found(body: str, expected: list[str]):
    """Nothing is printed as raw markup, nothing is left out without a word."""
    assert sorted(set(faults(body))) == sorted(set(expected))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("(a)=\n\nWords.", []),
        ("(a)=\n- item", ["text-035 3"]),
        ("(a)=", ["text-035 3"]),
        ("(a)=\n(b)=\n## Heading", ["text-035 3"]),
        ("> (a)=\n\n## Heading", ["text-035 3"]),
        ("(1a)=\n## Heading", ["text-036 3"]),
        ("Words.\n(a)=\n## Heading", []),
        ("(a)=\n\n% comment\n\n## Heading", []),
        ("(a)=\n> Words.", []),
        ("(a)=\n![b](c.png)", []),
        ("(a)=\n|a|\n|-|\n|b|", []),
    ],
)
def test_a_target_names_what_follows(body: str, expected: list[str]):
    """text-035: a target above a list or nothing would lead astray."""
    assert faults(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a[^n]\n\n[^n]: b[^m]\n\n[^m]: c", ["ref-011 5"]),
        ("a[^n]\n\n[^n]: b\n\n[^n]: c", ["ref-008 7"]),
        ("a[^n]\n\n[^n]: - b\n    - c", ["text-028 5"]),
        ("a[^n]\n\n[^n]: | b |\n    |---|\n    | c |", ["text-028 5"]),
        ("a[^n]\n\n[^n]:\n", ["text-020 5"]),
        ("a\n\n[^1]: b", ["text-036 5"]),
        ("a\n\n[^my note]: b", ["text-036 5"]),
    ],
)
def test_notes_are_paragraphs_that_call_no_notes(body: str, expected: list[str]):
    """A note is set at the foot of one page: what could not stand there is found."""
    assert faults(body) == expected


def test_a_note_may_stand_anywhere():
    """Notes within boxes, quotations and lists belong to the file, with their own lines."""
    made = text_of(
        "::::{box} B\na[^x]\n\n[^x]: X\n\n> b[^y]\n>\n> [^y]: Y\n\n- c[^z]\n\n  [^z]: Z\n::::"
    )
    assert {key: note.span.line for key, note in made.notes.items()} == {"x": 6, "y": 10, "z": 14}


def test_lists_keep_their_numbers_and_what_they_hold():
    """Ordered lists start where they say; items hold paragraphs and lists."""
    made = text_of("7. Seven\n8. Eight\n\n   More\n   - inner\n\n* a\n* b")
    first, second = made.blocks
    assert isinstance(first, Listing)
    assert (first.ordered, first.start, len(first.items)) == (True, 7, 2)
    assert [type(block) for block in first.items[1]] == [Paragraph, Paragraph, Listing]
    assert isinstance(second, Listing)
    assert not second.ordered
    assert second.span == at(9)


# --- lines --------------------------------------------------------------------------------------


def nested(depth: int, chance: random.Random) -> list[str]:
    """Return lines of blocks within blocks; `@` stands where a key with the line's number goes."""
    kind = chance.choice(["paragraph", "quote", "list", "box", "table", "note", "figure", "fence"])
    inner = (
        [line for _ in range(chance.randint(1, 3)) for line in nested(depth - 1, chance)]
        if depth
        else []
    )
    match kind if depth or kind in ("paragraph", "table", "figure") else "paragraph":
        case "quote":
            return [f"> {line}".rstrip() for line in inner] + [""]
        case "list":
            return [
                ("- " if not i else "  " if line else "") + line for i, line in enumerate(inner)
            ] + [""]
        case "box":
            return [f"{':' * (3 + depth)}{{box}} @", "", *inner, ":" * (3 + depth), ""]
        case "fence":
            return [
                f"{':' * (3 + depth)}{{quotation}}",
                ":attribution: @",
                "",
                *inner,
                ":" * (3 + depth),
                "",
            ]
        case "table":
            return ["| @ | b |", "|---|---|", "| c | @ |", "| @ | *@* |", ""]
        case "figure":
            return [
                "% comment",
                ":::{figure} a.png",
                ":alt: @",
                ":source: @",
                "",
                "words",
                "*@*",
                ":::",
                "",
            ]
        case _:
            words = [
                "@",
                "[words",
                "*more* @]{lang=sq} @",
                "[@ @ w]{lang=sq}\\",
                "@ [a, p.",
                "1] @",
            ]
            return [*words[: chance.randint(1, 4)], ""]


@given(st.randoms(use_true_random=False))
def test_every_line_is_the_true_one(chance: random.Random):
    """However blocks stand within blocks, each statistic knows the line it was written on."""
    lines = ["# Title", ""]
    for _ in range(3):
        lines += nested(3, chance)
    numbered = [line.replace("@", f"{{n{number}}}") for number, line in enumerate(lines, 1)]
    written = sum(line.count("{n") for line in numbered)
    made = read_text("\n".join(numbered)).value
    refs = [r for p in places(made) for r in inlines(p.segment) if isinstance(r, StatisticRef)]
    assert len(refs) == written
    assert [ref.key for ref in refs] == [f"n{ref.span.line}" for ref in refs]


def test_line_ends_make_no_difference():
    """CRLF, CR and a byte order mark give the same chapter as LF."""
    text = "# Title\n\nWords {a}\nand {b}.\n\n:::{box} B\n{c}\n:::\n"
    plain = read_text(text).value
    for other in (text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text):
        assert read_text(other).value == plain


def test_boxes_and_quotations_hold_blocks():
    """Colons nest: the inner block stands in the outer, with targets and lines of its own."""
    (box,) = text_of(
        ":::::{box} Title *here*\n::::{testimony}\n:attribution: Who\n\nWords.\n\n"
        "(inner)=\n:::{summary}\nMore.\n:::\n::::\n:::::"
    ).blocks
    assert isinstance(box, Box)
    (quotation,) = box.blocks
    assert isinstance(quotation, Quotation)
    assert quotation.attribution == (Text("Who"),)
    inner = quotation.blocks[1]
    assert inner == Box("summary", (), (Paragraph((Text("More."),), at(11)),), at(10), "inner")


def test_an_unreadable_text_has_the_line_of_its_fault():
    """src-002: bytes that are no UTF-8 are found on their line, and no chapter is guessed."""
    made = chapter(PATH, "test", b"# Title\n\nMitrovic\xeb\n")
    assert made.made is None
    assert [(finding.code, finding.span) for finding in made.findings] == [("src-002", at(3))]
