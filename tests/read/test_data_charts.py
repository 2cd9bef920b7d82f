from __future__ import annotations

from decimal import Decimal

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Measure, Text, When
from reportbuild.model.text import Chart
from reportbuild.read.chapter import chapter
from reportbuild.read.reading import Folder
from tests.read.reports import PATH, found
from tests.stock import stock_files

STACK = "Place,Back,Away\nGjon,1,2\nMal,3,4\n"
RANGES = "Group,Share,Low,High,Known\nA,18,15,20,about\nB,90,..,..,up_to\nC,..,..,..,exact\n"
ENDS = ":series: Share\n:low: Low\n:high: High\n:qualifier: Known\n:percent: Share | Low | High\n"


def made(form: str, options: str, data: str):
    text = f"# Title\n\n:::{{chart}} {form}\n:data: data/a.csv\n{options}\nCaption.\n:::\n"
    return chapter(PATH, "test", text.encode(), Folder({"data/a.csv": data.encode()}))


def chart(form: str, options: str, data: str) -> Chart[object]:
    checked = made(form, options, data)
    assert checked.findings == ()
    (block,) = checked.value.blocks
    assert isinstance(block, Chart)
    return block


def faults(form: str, options: str, data: str) -> list[str]:
    return [f"{f.code} {f.span}" for f in made(form, options, data).findings]


def at(line: int) -> Span:
    return Span("data/a.csv", line)


def test_a_stack_has_a_category_and_its_series():
    """The first column names the rows, all others are series, unless options say otherwise."""
    block = chart("stacked", "", STACK)
    assert block.form == "stacked"
    assert block.caption == (Text("Caption."),)
    assert block.table is not None
    assert block.table.head == ((Text("Place"),), (Text("Back"),), (Text("Away"),))
    one = Decimal(1)
    assert block.table.rows[0][:2] == (
        (Text("Gjon"),),
        (Measure(one, one, "exact", False, at(2)),),
    )
    assert block.table.span == at(1)


def test_a_value_its_ends_and_its_qualifier_are_one_figure():
    """Columns of low, high and qualifier go into the figure of their row."""
    block = chart("dots", ENDS, RANGES)
    assert block.table is not None
    assert block.table.head == ((Text("Group"),), (Text("Share"),))
    low, high, ninety = Decimal(15), Decimal(20), Decimal(90)
    assert [row[1] for row in block.table.rows] == [
        (Measure(low, high, "about", True, at(2), within=Decimal(18)),),
        (Measure(ninety, ninety, "up_to", True, at(3)),),
        (Measure(None, None, "exact", True, at(4)),),
    ]


def test_ends_alone_are_a_range_with_a_name_of_both():
    """A range without a value between its ends is named after both columns."""
    block = chart("dots", ":low: Low\n:high: High\n", "Group,Low,High\nA,1,2\nB,3,4\n")
    assert block.table is not None
    assert block.table.head[1] == (Text("Low–High"),)


def test_qualifiers_may_stand_without_ends():
    """A column of qualifiers alone makes limits of bars."""
    data = "Group,Share,Known\nA,18,at_least\nB,90,up_to\n"
    block = chart("bar", ":qualifier: Known\n", data)
    assert block.table is not None
    cells = [inline for row in block.table.rows for inline in row[1]]
    assert [c.qualifier for c in cells if isinstance(c, Measure)] == ["at_least", "up_to"]


def test_lines_go_through_dates():
    """Categories that are dates are read as such."""
    block = chart("line", ":dates: Year\n", "Year,Back\n2003,1\n2004-06,2\n")
    assert block.table is not None
    assert [row[0] for row in block.table.rows] == [
        (When("2003", at(2)),),
        (When("2004-06", at(3)),),
    ]


HERE = f"{PATH}:3"
AT_2, AT_3 = "dat-011 data/a.csv:2", "dat-011 data/a.csv:3"
HEADS = "Group,Share,Low,High,Known\n"
SOUND = "B,1,0,2,exact\n"


@pytest.mark.parametrize(
    ("form", "options", "data", "expected"),
    [
        ("pie", "", STACK, [f"text-024 {HERE}", f"dat-013 {HERE}"]),
        ("bar", "", STACK, [f"dat-013 {HERE}"]),
        ("dots", "", STACK, [f"dat-013 {HERE}"]),
        ("stacked", ":series: Back\n", STACK, [f"dat-013 {HERE}"]),
        ("line", "", "P,a,b,c,d,e,f\nx,1,2,3,4,5,6\ny,1,2,3,4,5,6\n", [f"dat-013 {HERE}"]),
        ("stacked", "", "P,a,b\nx,1,-2\n", ["dat-013 data/a.csv:2"]),
        ("stacked", "", "P,a,b\nx,1,..\n", ["dat-013 data/a.csv:2"]),
        ("stacked", ":percent: a\n", "P,a,b\nx,1,2\n", [f"dat-013 {HERE}"]),
        ("bar", "", "P,a\nx,1\ny,-1\n", ["dat-013 data/a.csv:3"]),
        ("bar", "", "P,a\nx,1\n", [f"dat-013 {HERE}"]),
        ("dots", "", "P,a\n" + "x,1\n" * 21, [f"dat-013 {HERE}"]),
        ("line", "", "P,a\n" + "x,1\n" * 7, [f"dat-013 {HERE}"]),
        ("line", ":dates: P\n", "P,a\n2004,1\n2003,2\n2003,3\n",
         [AT_3, "dat-011 data/a.csv:4"]),
        ("stacked", ":qualifier: q\n", "P,a,b,q\nx,1,2,up_to\n", [f"dat-013 {HERE}"]),
        ("dots", ":series: Share\n:low: Low\n", RANGES, [f"dat-012 {HERE}"]),
        ("dots", ":series: Share\n:low: Share\n:high: High\n", RANGES, [f"dat-010 {HERE}"]),
        ("dots", ":series: Share\n:dates: Share\n", RANGES, [f"dat-010 {PATH}:6"]),
        ("dots", ":series: Share\n:categories: Group | Low\n", RANGES, [f"dat-010 {PATH}:6"]),
        ("dots", ENDS, f"{HEADS}A,18,20,15,exact\n{SOUND}", [AT_2]),
        ("dots", ENDS, f"{HEADS}A,18,..,15,exact\n{SOUND}", [AT_2]),
        ("dots", ENDS, f"{HEADS}A,8,10,15,exact\nB,1,0,2,up_to\n", [AT_2, AT_3]),
        ("dots", ENDS, f"{HEADS}A,18,..,..,between\n{SOUND}", [AT_2]),
        ("bar", ":qualifier: q\n", "P,a,q\nx,1,between\ny,2,upto\n",
         [AT_2, "dat-009 data/a.csv:3"]),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_found(form: str, options: str, data: str, expected: list[str]):
    """dat-010, dat-011, dat-012, dat-013: contradictions, and what a form would show falsely."""
    assert faults(form, options, data) == expected


def test_a_chart_says_once_where_its_figures_come_from():
    """dat-012: a chart of nothing, and one of both."""
    text = (
        "# T\n\n:::{chart} bar\n:::\n\n:::{chart} bar\n:data: data/a.csv\n:statistics: a b\n:::\n"
    )
    files = {"data/a.csv": b"P,a\nx,1\ny,2\n"}
    checked = chapter(PATH, "test", text.encode(), Folder(files))
    assert [f"{f.code} {f.span.line}" for f in checked.findings] == ["dat-012 3", "dat-012 6"]


@pytest.mark.parametrize(
    ("form", "keys", "count"),
    [
        ("line", "fled returned", 0),
        ("line", "returned fled", 1),
        ("line", "unemployment minorities", 1),
        ("stacked", "fled returned", 2),
        ("dots", "women houses", 2),
        ("dots", "unemployment minorities under_14", 0),
        ("dots", "unemployment most", 1),
    ],
)
def test_statistics_that_a_form_cannot_draw_are_found(form: str, keys: str, count: int):
    """text-033: a line goes through time, a stack adds up exact parts, a scale has figures."""
    text = f"\n:::{{chart}} {form}\n:statistics: {keys}\n:source: Us\n:::\n"
    path = "text/03-work.md"
    changed = {path: stock_files()[path].decode() + text}
    codes = [line for line in found(changed) if line.startswith("text-033")]
    assert len(codes) == count


def test_a_chart_of_a_file_says_where_it_comes_from():
    """text-042: figures of a file need a source; statistics bring their own."""
    path = "text/03-work.md"
    text = stock_files()[path].decode()
    data = "\n:::{chart} dots\n:data: data/a.csv\n%s\nCaption.\n:::\n"
    records = "\n:::{chart} dots\n:statistics: unemployment minorities\n\nCaption.\n:::\n"
    files = {"data/a.csv": "P,a\nx,1\ny,2\n"}
    line = text.count("\n") + 2

    def sourceless(block: str) -> list[str]:
        return [f for f in found({**files, path: text + block}) if f == f"text-042 {path}:{line}"]

    assert sourceless(data % "") == [f"text-042 {path}:{line}"]
    assert sourceless(data % ":source: Us\n") == []
    assert sourceless(records) == []
