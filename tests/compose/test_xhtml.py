from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from reportbuild.compose.notes import endnotes
from reportbuild.compose.xhtml import LONGEST_BOX, line, section_body
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Locator,
    Measure,
    NoteRef,
    PageOf,
    Pending,
    Strong,
    Text,
)
from reportbuild.model.text import (
    Alignment,
    Block,
    Box,
    CallOuts,
    Chart,
    Figure,
    Heading,
    Listing,
    Note,
    Quotation,
    Recommendations,
    Table,
)
from tests.documents import SPAN, drawn, paragraph, plotted, section, setting

NOTE: Note[Inline] = Note(
    "a", ((Text("First."),), (Text("Second."),)), SPAN, "ch-made-n-1", "1", ("r-1", "r-2")
)
CALL = NoteRef("r-1", "ch-made-n-1", "1", first=True)
AGAIN = NoteRef("r-2", "ch-made-n-1", "1", first=False)
RETURNED = CallOut(
    "returned", "only", "5,800", (Text("had returned"),), "Kosovo, April 2003",
    "Amnesty International", Decimal(5800), Decimal(5800), percent=False, bound="exact",
)  # fmt: skip


def xpath(node: etree._Element, path: str) -> Any:  # noqa: ANN401 (XPath finds values of every kind)
    """What the path finds."""
    return node.xpath(path)


def body(*inlines: Inline | str, medium: str = "paper", rtl: bool = False, **values: object) -> str:
    """One paragraph as markup, without its own tags."""
    made = section(paragraph(*inlines))
    written = section_body(made, setting("rtl" if rtl else "ltr", medium, **values))
    return str(written).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Text("a < b & compared"), 'a &lt; b &amp; <span class="kept">compared</span>'),
        (Emphasis((Text("x"),)), "<em>x</em>"),
        (Strong((Emphasis((Text("x"),)),)), "<strong><em>x</em></strong>"),
        (Foreign("sq", (Text("Mitrovicë"),)), '<span lang="sq">Mitrovicë</span>'),
        (Link("https://a.example/?a=1&b=2", (Text("x"),)),
         '<a href="https://a.example/?a=1&amp;b=2">x</a>'),
        (Pending("en", (Text("x"),)), '<span lang="en" class="pending">x</span>'),
        (LineBreak(), "<br/>"),
        (Figures("5,800", "returned"), "5,800"),
        (Locator("tab_use", (Text("Table 4"),)),
         '<a href="anchor:tab_use" class="locator-link">Table 4</a>'),
    ],
)  # fmt: skip
def test_inlines(inline: Inline, expected: str):
    """Each inline has one form, its characters escaped."""
    assert body(inline) == expected


def test_a_page_is_printed_on_paper_only():
    """An e-book has no pages of its own: the words around the number go with it."""
    page = PageOf("tab_use", " (p. ", ")")

    assert body(page, pages={"tab_use": "31"}) == (
        ' (p. <a href="anchor:tab_use" class="page">31</a>)'
    )
    assert body(page, medium="ebook") == ""


def test_figures_in_arabic_are_one_piece_and_their_words_are_not():
    """Only the digits are isolated: a prefix must join the word it belongs to."""
    made = body("بـ", Figures("٢٣٠٬٠٠٠", "fled"), " شخص", rtl=True)

    assert made == 'بـ<bdi class="figures" dir="rtl">٢٣٠٬٠٠٠</bdi>\u00a0شخص'
    assert 'dir="ltr">5,800<' in body(Figures("5,800", "returned"), rtl=True)


def test_on_paper_a_note_stands_at_its_first_call():
    """The stylesheet floats it to the foot; a second call is a link to it."""
    made = section_body(section(paragraph("a", CALL, "b", AGAIN), notes=(NOTE,)), setting())

    assert made == (
        '<p><span class="kept">a<span class="note" id="ch-made-n-1" data-mark="1" dir="ltr">First.'
        '<span class="par">Second.</span></span></span><span class="kept">b'
        '<a href="anchor:ch-made-n-1" class="noteref" aria-label="Note 1">1</a></span></p>'
    )


def test_a_note_that_untranslated_words_call_is_of_its_own_language():
    """It stands within their element, and would otherwise be read aloud as if it were theirs."""
    waiting = paragraph(Pending("sq", (Text("a"), CALL)))
    made = section_body(section(waiting, paragraph("b", CALL), notes=(NOTE,)), setting())
    first, second = made.split("</p>")[:2]

    assert f' dir="ltr" lang="{setting().words.language}">First.' in first
    assert ' dir="ltr">First.' in second


@pytest.mark.parametrize(
    ("before", "kept"),
    [(Text("One word"), "word"), (Text("word "), ""), (Text("a,"), "a,"), (Text("a &"), "&amp;"),
     (Figures("5,800", "k"), "5,800"), (Emphasis((Text("A title"),)), "<em>A title</em>"),
     (Emphasis((Text("A title that is long by itself"),)), ""),
     (Text("人人生而自由，一律平等。"), "平等。"), (Text("（平等）”"), "等）”"),
     (Text("See 人権 (b)"), "(b)")],
)  # fmt: skip
def test_a_call_never_begins_a_line(before: Inline, kept: str):
    """It is kept to the word, or the short element, that it follows."""
    made = body(before, CALL, medium="ebook")

    assert made.partition('<span class="kept">')[2].partition("<a ")[0] == kept


def test_in_an_e_book_notes_stand_at_the_end_with_a_way_back_to_every_call():
    """Ids, roles and links both ways; the number is outside the way back."""
    made = section_body(
        section(paragraph("a", CALL, "b", AGAIN), notes=(NOTE,)), setting(medium="ebook")
    )
    root = etree.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{made}</body>')

    calls = xpath(root, "//a[@role='doc-noteref']")
    (aside,) = xpath(root, "//aside[@role='doc-footnote']")
    backs = xpath(aside, ".//a[@role='doc-backlink']")
    assert [c.get("href") for c in calls] == ["#ch-made-n-1", "#ch-made-n-1"]
    assert [f"#{c.get('id')}" for c in calls] == [b.get("href") for b in backs]
    assert aside.get("id") == "ch-made-n-1"
    assert "".join(xpath(aside, ".//span[@class='note-number']/text()")) == "1."
    assert not xpath(aside, ".//a//span[@class='note-number']")
    assert [xpath(p, "string()") for p in aside.iter("p")] == ["1. First.", "Second. ↑ ↑"]


def test_a_section_without_notes_has_no_notes():
    """No empty section at the end of a file."""
    assert endnotes(section(paragraph("a")), setting(medium="ebook")) == ""


def test_a_title_may_call_a_note():
    """A line outside the body knows the section's notes as well."""
    made = section(paragraph("a"), notes=(NOTE,))

    assert 'class="note"' in line((Text("Title"), CALL), made, setting())


def test_headings_lists_quotations_and_boxes():
    """Blocks carry their class, their anchor and their name for those who listen."""
    made = section_body(
        section(
            Heading(2, (Text("A"),), SPAN, "s-1"),
            Listing(True, ((paragraph("one"),), (paragraph("two"), paragraph("more"))), SPAN, 3),
            Listing(False, ((paragraph("one"),),), SPAN),
            Quotation("testimony", (paragraph("words"),), (Text("A woman"),), SPAN),
            Box("summary", (Text("Key"),), (paragraph("x"),), SPAN, "key"),
            Recommendations((Text("To the UN"),), (paragraph("y"),), SPAN),
        ),
        setting(),
    )

    assert made == (
        '<h2 id="s-1">A</h2>'
        '<ol start="3"><li>one</li><li><p>two</p><p>more</p></li></ol>'
        "<ul><li>one</li></ul>"
        '<blockquote class="testimony"><p>words</p>'
        '<p class="attribution">A woman</p></blockquote>'
        '<aside class="summary" id="key" aria-label="Key">'
        '<p class="box-title">Key</p><p>x</p></aside>'
        '<section class="recommendations whole" aria-label="To the UN">'
        '<p class="box-title">To the UN</p><p>y</p></section>'
    )


def test_a_table_has_heads_for_columns_and_rows():
    """Every head says what it heads; the source stands below."""
    table: Table[Inline] = Table(
        (Text("Who"),), ((Text("Body"),), (Text("n"),)), (((Text("KFOR"),), (Text("1"),)),),
        ("start", "end"), (Text("AI"),), SPAN, id="tab", number="2.1",
    )  # fmt: skip
    root = etree.fromstring(section_body(section(table), setting()))

    assert root.get("id") == "tab"
    assert root.findtext(".//caption/span") == "Table 2.1"
    assert [th.get("scope") for th in root.iter("th")] == ["col", "col", "row"]
    assert [td.get("class") for td in root.iter("td")] == ["end brief"]
    assert xpath(root, "string(.//p[@class='source'])") == "Source: AI"


def test_a_figure_has_its_alt_text_and_caption():
    """Alt text is plain: what an attribute can hold."""
    figure: Figure[Inline] = Figure(
        "images/a.svg", (Text("A "), Emphasis((Text("house"),))), (Text("Caption"),), (), SPAN,
        number="1",
    )  # fmt: skip
    root = etree.fromstring(
        section_body(section(figure), setting(pictures={"images/a.svg": "asset:picture-1.svg"}))
    )

    (picture,) = root.iter("img")
    assert picture.get("alt") == "A house"
    assert picture.get("src") == "asset:picture-1.svg"
    assert xpath(root, "string(figcaption)") == "Figure 1 Caption"


def test_a_call_out_is_read_in_the_order_of_its_sense():
    """Qualifier, number, label, place and date, source: never a number without its qualifier."""
    made = section_body(section(CallOuts((RETURNED,), SPAN)), setting())
    root = etree.fromstring(made)

    assert " ".join(xpath(root, "string()").split()) == (
        "only 5,800had returnedKosovo, April 2003Source: Amnesty International"
    )
    assert [p.get("class") for p in root.iter("p")] == ["value", "label", "context", "source"]


def test_a_grid_says_how_many_it_holds():
    """The stylesheet divides the measure by it."""
    root = etree.fromstring(
        section_body(section(CallOuts((RETURNED, RETURNED, RETURNED), SPAN)), setting())
    )

    assert root.get("class") == "grid of-3"
    assert len(xpath(root, "div[contains(@class, 'callout')]")) == 3


def bar(value: str, low: int | None, high: int | None, bound: str) -> CallOut:
    return CallOut(
        "k", "up to" if bound == "at_most" else "", value, (Text(value),), "", "",
        None if low is None else Decimal(low), None if high is None else Decimal(high),
        percent=True, bound=bound,  # type: ignore[arg-type]  # the test's own words
    )  # fmt: skip


def test_bars_share_a_scale_and_a_bound_is_no_measured_value():
    """Per cent run from nought to a hundred; each bar says what is known of its end."""
    chart: Chart[Inline] = Chart(
        "bar", (bar("90%", None, 90, "at_most"), bar("15–20%", 15, 20, "range")),
        (Text("Caption"),), (Text("Alt"),), (), SPAN,
    )  # fmt: skip
    root = etree.fromstring(section_body(section(plotted(chart)), setting()))

    fills = xpath(root, "//span[contains(@class, 'fill')]")
    assert [(f.get("class"), f.get("style")) for f in fills] == [
        ("fill at_most", "width:90%"),
        ("fill range", "width:5%"),
        ("fill at_most", None),
        ("fill range", None),
    ]
    assert [str(p).strip() for p in xpath(root, "//p[@class='key']/text()")] == [
        "What at_most means",
        "What range means",
    ]
    assert xpath(root, "//span[@class='gap']/@style") == ["width:15%"]
    assert xpath(root, "//p[@class='figures']/text()") == ["up to 90%", "15–20%"]


def test_bars_of_nothing_do_not_divide_by_it():
    """A chart of noughts is drawn without bars."""
    nought = CallOut("k", "", "0", (), "", "", Decimal(0), Decimal(0), False, "exact")
    chart = plotted(Chart("bar", (nought, nought), (), (), (), SPAN))
    made = section_body(section(chart), setting())

    assert "width:0%" in made


def test_a_drawn_chart_brings_its_figures_as_a_table():
    """On paper the table stands below the drawing; in an e-book it opens."""
    chart = drawn()
    assert chart.plot is not None
    paper = section_body(section(chart), setting(charts={chart.plot: "asset:chart-1.svg"}))
    root = etree.fromstring(paper)
    assert xpath(root, "//img/@src") == ["asset:chart-1.svg"]
    assert xpath(root, "//img/@alt") == ["Line chart."]
    assert xpath(root, "//table/caption/text()") == ["The figures of this chart"]
    assert xpath(root, "//thead//th/@scope") == ["col", "col"]
    assert xpath(root, "//tbody//th/@scope") == ["row", "row", "row"]
    assert xpath(root, "//tbody//td//text()") == ["1,200.5", "up to 3,400", "not known"]

    ebook = section_body(
        section(chart), setting(medium="ebook", charts={chart.plot: "chart-1.svg"})
    )
    opened = etree.fromstring(ebook)
    assert xpath(opened, "//details/summary/text()") == ["The figures of this chart"]
    assert len(xpath(opened, "//details/table")) == 1


def test_a_chart_that_nobody_made_whole_is_a_bug():
    """A chart is never left out without a word."""
    chart: Chart[Inline] = Chart("bar", (), (), (), (), SPAN)
    with pytest.raises(ValueError, match="plot"):
        section_body(section(chart), setting())


def test_heads_stand_over_heads():
    """A group heads its columns; a head without one over it reaches up."""
    made: Table[Inline] = Table(
        (), tuple((Text(head),) for head in ("Place", "2003", "2004", "Remarks")),
        (tuple((Text(cell),) for cell in ("Gjon", "1", "2", "No")),),
        ("start", "end", "end", "start"), (), SPAN,
        over=(((), 1), ((Text("Returned"),), 2), ((), 1)),
    )  # fmt: skip
    root = etree.fromstring(section_body(section(made), setting()))
    upper, lower = xpath(root, "//thead/tr")
    assert [(th.text, th.get("scope"), th.get("rowspan"), th.get("colspan")) for th in upper] == [
        ("Place", "col", "2", None),
        ("Returned", "colgroup", None, "2"),
        ("Remarks", "col", "2", None),
    ]
    assert [(th.text, th.get("scope")) for th in lower] == [("2003", "col"), ("2004", "col")]


def test_figures_stand_with_their_decimal_signs_below_one_another():
    """A figure with fewer places leaves room for theirs; words and shares do not."""
    values = (Decimal("1.25"), Decimal("10.5"), Decimal(80))
    rows: tuple[tuple[tuple[Inline, ...], ...], ...] = tuple(
        ((Text("a"),), (Measure(v, v, "exact", False, SPAN, children=(Text(str(v)),)),))
        for v in values
    )  # fmt: skip
    made: Table[Inline] = Table((), ((Text("P"),), (Text("N"),)), rows, ("start", "end"), (), SPAN)
    root = etree.fromstring(section_body(section(made), setting()))
    assert xpath(root, "//td/@class") == [
        "end brief",
        "end short-1 brief",
        "end short-2 whole brief",
    ]


@pytest.mark.parametrize(
    ("blocks", "whole"),
    [
        ((paragraph("x" * LONGEST_BOX),), True),
        ((paragraph("x" * LONGEST_BOX), paragraph("x")), False),
        ((Listing(False, ((paragraph("one"),), (paragraph("two"),)), SPAN),), True),
        ((CallOuts((), SPAN),), False),
    ],
)
def test_a_short_box_stands_on_one_page(blocks: tuple[Block[Inline], ...], whole: bool):
    """A longer one goes on to the next, or it would leave half a page white; so do key findings."""
    box: Box[Inline] = Box("box", (), blocks, SPAN)
    assert ('class="box whole"' in section_body(section(box), setting())) == whole
    assert "whole" not in section_body(section(replace(box, kind="summary")), setting())


def test_a_short_figure_stands_on_one_line_in_a_table_of_few_columns():
    """Its qualifier above it would read as a line of its own; many columns have no room for it."""

    def classes(columns: int) -> list[str]:
        cells = tuple((Text(text),) for text in ("More than 230,000", "a" * 19, "9")[:columns])
        cells += tuple((Text("1"),) for _ in range(columns - 3))
        ends: list[Alignment] = ["end"] * columns
        made: Table[Inline] = Table((), cells, (cells,), tuple(ends), (), SPAN, row_heads=False)
        root = etree.fromstring(section_body(section(made), setting()))
        return [str(found) for found in xpath(root, "//td/@class")]

    assert classes(3) == ["end brief", "end", "end brief"]
    assert classes(5) == ["end"] * 5
