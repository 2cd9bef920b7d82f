from __future__ import annotations

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Citation, Emphasis, Foreign, NoteCall, StatisticRef, Text
from reportbuild.model.report import Segment
from reportbuild.model.rewriting import rewrite_block
from reportbuild.model.text import CallOuts, Chart, Figure, Recommendations, Table
from reportbuild.read.walk import inlines, places
from tests.read.reports import PATH, faults, read_text, text_of


def at(line: int) -> Span:
    return Span(PATH, line)


def test_a_figure_has_path_alt_caption_and_source():
    """Argument, options and body of a figure are read as what they are."""
    (figure,) = text_of(
        "(fig)=\n:::{figure} images/a b.png\n:alt: What {fled} shows\n"
        ":source: [@ai_2003, p. 3] of [Gjon]{lang=sq}\n\nThe *caption*[^n].\n:::\n\n[^n]: Note."
    ).blocks
    assert figure == Figure(
        "images/a b.png",
        (Text("What "), StatisticRef("fled", at(5)), Text(" shows")),
        (Text("The "), Emphasis((Text("caption"),)), NoteCall("n", at(8)), Text(".")),
        (Citation((("ai_2003", "p. 3"),), at(6)), Text(" of "), Foreign("sq", (Text("Gjon"),))),
        at(4),
        "fig",
        caption_span=at(8),
    )


def test_a_map_may_have_a_disclaimer_of_its_own():
    """An option of maps alone: text-023 for a figure. It is a segment like any other."""
    written = (
        ":::{map} images/a.svg\n:alt: A\n:disclaimer: Lines of *1999*[^n].\n:::\n\n[^n]: Note."
    )
    (shown,) = text_of(written).blocks
    assert isinstance(shown, Figure)
    assert shown.disclaimer == (
        Text("Lines of "), Emphasis((Text("1999"),)), NoteCall("n", at(5)), Text("."),
    )  # fmt: skip
    kinds: dict[str, Segment] = {}

    def gather(kind: str, segment: Segment, _: Span) -> Segment:
        return kinds.setdefault(kind, segment)

    assert rewrite_block(shown, gather) == shown
    assert kinds["disclaimer"] == shown.disclaimer
    assert "text-023" in " ".join(map(str, faults(written.replace("{map}", "{figure}"))))


def test_a_picture_on_its_line_is_a_figure():
    """`![alt](path)` alone in its paragraph is a figure without caption."""
    (figure,) = text_of("![Alt text](<images/a b.png>)").blocks
    assert figure == Figure("images/a b.png", (Text("Alt text"),), (), (), at(3))


def test_a_table_has_caption_source_and_alignments():
    """A table block wraps one pipe table; bars within cells are escaped."""
    (table,) = text_of(
        "(tab)=\n:::{table} Who *did* what\n:source: Us\n:row-heads: no\n\n"
        "| a | b | c |\n|:--|:-:|--:|\n| 1 \\| 2 | {fled} | |\n:::"
    ).blocks
    assert table == Table(
        (Text("Who "), Emphasis((Text("did"),)), Text(" what")),
        ((Text("a"),), (Text("b"),), (Text("c"),)),
        (((Text("1 | 2"),), (StatisticRef("fled", at(10)),), ()),),
        ("start", "center", "end"),
        (Text("Us"),),
        at(4),
        row_heads=False,
        id="tab",
        lines=(at(8), at(10)),
    )


def test_call_outs_and_charts_name_statistics():
    """One call-out, a grid and a chart hold references with the line they were named on."""
    one, grid, chart = text_of(
        ":::{statistic} a\n:::\n\n:::{statistics} a b c d\n:::\n\n"
        ":::{chart} bar\n% comment\n:alt: Alt\n:statistics: a  b\n:::"
    ).blocks
    assert one == CallOuts((StatisticRef("a", at(3)),), at(3))
    assert grid == CallOuts(tuple(StatisticRef(key, at(6)) for key in "abcd"), at(6))
    assert chart == Chart(
        "bar", (StatisticRef("a", at(12)), StatisticRef("b", at(12))), (), (Text("Alt"),), (), at(9)
    )


def test_recommendations_say_to_whom():
    """The addressee is words, which may hold notes."""
    (block,) = text_of(":::{recommendations} To the *UN*[^n]\n1. Act.\n:::\n\n[^n]: N").blocks
    assert isinstance(block, Recommendations)
    assert block.addressee == (Text("To the "), Emphasis((Text("UN"),)), NoteCall("n", at(3)))


def test_named_blocks_stand_in_lists():
    """A block indented with its item belongs to the item and ends with it."""
    made = text_of("- item\n\n  :::{box} B\n  {a}\n  :::\n\n- other {b}")
    (listing,) = made.blocks
    assert [len(item) for item in getattr(listing, "items", ())] == [2, 1]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # names
        (":::\nwords\n:::", ["text-025 3", "text-025 5"]),
        (":::figure\nwords\n:::", ["text-021 3"]),
        ("::: warning\n{a}\n\n`b`\n:::", ["text-021 3", "text-007 6"]),
        (":::{}\nwords\n:::", ["text-021 3"]),
        (":::{figur} a.png\nwords\n:::", ["text-022 3"]),
        ("::: {box} B\nwords\n:::", []),
        # colons
        (":::{box} B\nwords", ["text-025 3"]),
        (":::{box} B\n:::{quotation}\n:attribution: A\n\nwords\n:::\n:::", ["text-026 4"]),
        (":::{box} B\n::::{quotation}\n:attribution: A\n\nwords\n::::\n:::", ["text-026 4"]),
        ("- :::{box} B\n  words\n\n:::", ["text-025 3", "text-025 6"]),
        # options
        (":::{figure} a.png\n:alt: b\n:credit: c\n:::", ["text-023 5"]),
        (":::{box} B\n:title: c\n\nwords\n:::", ["text-023 4"]),
        (":::{figure} a.png\n:alt: b\n:alt: c\n:::", ["text-024 5"]),
        (":::{figure} a.png\n:alt: b\n  and more\n:::", ["text-031 5"]),
        (":::{figure} a.png\n\n:alt: b\n:::", ["text-031 5"]),
        (":::{table} T\n:row-heads: none\n\n|a|\n|-|\n:::", ["text-024 4"]),
        # arguments
        (":::{quotation} Words\n:attribution: A\n\nwords\n:::", ["text-027 3"]),
        (":::{recommendations}\n1. Act.\n:::", ["text-027 3"]),
        (":::{figure}\n:alt: a\n:::", ["text-027 3"]),
        (":::{statistic}\n:::", ["text-027 3"]),
        # what they hold
        (":::{box} B\n:::", ["text-020 3"]),
        (":::{quotation}\n:attribution: Who\n:::", ["text-020 3"]),
        (":::{figure} a.png\n:alt: a\n\none\n\ntwo\n:::", ["text-028 8"]),
        (":::{figure} a.png\n:alt: a\n\n- one\n:::", ["text-028 6"]),
        (":::{statistic} a\nwords\n:::", ["text-028 4"]),
        (":::{table} T\nwords\n:::", ["text-028 3"]),
        (":::{table} T\n|a|\n|-|\n\nwords\n:::", ["text-028 3"]),
        (":::{recommendations} R\n## Heading\n\nwords\n:::", ["text-005 4"]),
        # call-outs, charts
        (":::{statistics} a\n:::", ["text-032 3"]),
        (":::{statistics} a b c d e\n:::", ["text-032 3"]),
        (":::{statistic} a b\n:::", ["text-032 3"]),
        (":::{statistics} a a\n:::", ["text-024 3"]),
        (":::{statistics} a 1b\n:::", ["text-036 3"]),
        (":::{chart} pie\n:statistics: a b\n:alt: a\n:::", ["text-024 3"]),
        (":::{chart} bar\n:statistics: a\n:alt: a\n:::", ["text-033 3"]),
        (":::{chart} bar\n:alt: a\n:::", ["dat-012 3"]),
        # tables
        ("|a|b|\n|-|-|\n|c|", ["text-030 5"]),
        ("|a|b|\n|-|-|\n|c|d|e|", ["text-030 5"]),
        ("|a|b|\n|-|-|\n|c|d|\nwords", ["text-030 6"]),
        ("> |a|b|\n> |-|-|\n> |c|d|e|", ["text-030 5"]),
        ("a|b\n-|-\nc|d", []),
        ("|a|b|\n|-|-|\n| |d|", []),
        # alt text
        (":::{figure} a.png\n:alt: *b*\n:::", ["text-034 4"]),
        (":::{figure} a.png\n:alt: b[^n]\n:::\n\n[^n]: N", ["text-034 4"]),
        ("![a [b](https://x.org)](c.png)", ["text-034 3"]),
        ('![a](b.png "title")', ["text-012 3"]),
    ],
)
def test_faults_of_named_blocks_are_found(body: str, expected: list[str]):
    """Names, colons, options, arguments and bodies: each fault on its own line, all at once."""
    assert faults(body) == expected


def test_misspelt_names_and_options_are_guessed():
    """text-022, text-023: the hint names what was most likely meant."""
    body = "# T\n\n:::{figrue} a.png\n:::\n\n:::{figure} a.png\n:sorce: b\n:::\n"
    assert [finding.hint for finding in read_text(body).findings] == [
        "Did you mean “figure”?",
        "Did you mean “source”?",
    ]


@pytest.mark.parametrize(
    "body",
    [
        ":::{testimony}\nWords.\n\n## A heading\n\n- one\n\n:::{box}\nB\n:::\n\nM[^a].\n\n[^a]: N.",
        ":::{figure} a.png\n:alt: a\n\nCaption.\n\nA paragraph.\n\n| a |\n|---|\n| b |",
        ":::{standfirst}\nWords.\n\n## A heading",
        ":::{statistic} fled\n\nWords.",
        "::::{table} A\n\nWords.\n\n:::\n\nMore.",
    ],
)
def test_a_block_that_is_not_closed_is_one_finding(body: str):
    """text-025: what follows it is read as if it stood outside."""
    assert faults(body) == ["text-025 3"]


def test_what_a_block_names_that_is_not_closed_is_mentioned():
    """Nothing else seems to be missing, or never mentioned, for its sake."""
    made = read_text("# T\n\n(a)=\n:::{figure} a.png\n:source: {fled}\n\nWords with {gone}.\n")
    named = [i for place in places(made.value) for i in inlines(place.segment)]
    assert {i.key for i in named if isinstance(i, StatisticRef)} == {"fled", "gone"}
    assert [getattr(block, "id", "") for block in made.value.blocks] == ["a"]


@pytest.mark.parametrize("name", ["quotation", "testimony"])
def test_words_of_others_say_whose_they_are(name: str):
    """text-040 is a hold: a draft shows them; "name withheld" is enough for a release."""
    made = read_text(f"# T\n\n:::{{{name}}}\nWords.\n:::\n\n> Words.\n")
    assert [(f.code, f.span.line, f.severity.value) for f in made.findings] == [
        ("text-040", 3, "hold")
    ]
    assert faults(f":::{{{name}}}\n:attribution:\n\nWords.\n:::") == ["text-040 3"]
    assert faults(f":::{{{name}}}\n:attribution: Name withheld\n\nWords.\n:::") == []
