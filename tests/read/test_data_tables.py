from __future__ import annotations

from decimal import Decimal

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Measure, StatisticRef, Text, When
from reportbuild.model.text import Table
from reportbuild.read.chapter import chapter
from reportbuild.read.reading import Folder
from tests.read.reports import PATH, found, read
from tests.stock import stock_files

CSV = (
    "Place,Returned,Share,Asked,Remarks\nGjon,1200,12.5,2003-04,Counted twice\nMal,..,-3,2004,No\n"
)
TWO = (
    "Place,Returned,,Displaced,,Remarks\n,2003,2004,2003,2004,\n"
    "Gjon,1,2,3,4,Counted\nMal,5,6,7,8,Twice\n"
)
GROUPS = "Returned / 2003 | Returned / 2004 | Displaced / 2003 | Displaced / 2004"


def made(options: str, data: str | bytes = CSV, body: str = ""):
    text = f"# Title\n\n:::{{table}} Caption\n{options}{body}\n:::\n"
    files = {"data/a.csv": data.encode() if isinstance(data, str) else data}
    folder = Folder(files)
    return chapter(PATH, "test", text.encode(), folder), folder


def table(options: str, data: str = CSV) -> Table[object]:
    checked, _ = made(options, data)
    assert checked.findings == ()
    (block,) = checked.value.blocks
    assert isinstance(block, Table)
    return block


def faults(options: str, data: str | bytes = CSV, body: str = "") -> list[str]:
    return [f"{f.code} {f.span}" for f in made(options, data, body)[0].findings]


def at(line: int) -> Span:
    return Span("data/a.csv", line)


def test_columns_hold_what_options_say():
    """Words unless an option says figures, shares or dates; figures stand at the end."""
    block = table(
        ":data: data/a.csv\n:numbers: Returned\n:percent: Share\n:dates: Asked\n:source: S\n"
    )
    assert block.head == tuple(
        (Text(t),) for t in ("Place", "Returned", "Share", "Asked", "Remarks")
    )
    assert block.alignments == ("start", "end", "end", "start", "start")
    first, second = block.rows
    number, share = Decimal(1200), Decimal("12.5")
    assert first == (
        (Text("Gjon"),),
        (Measure(number, number, "exact", False, at(2)),),
        (Measure(share, share, "exact", True, at(2)),),
        (When("2003-04", at(2)),),
        (Text("Counted twice"),),
    )
    assert second[1] == (Measure(None, None, "exact", False, at(3)),)
    assert second[3] == (When("2004", at(3)),)


def test_columns_are_chosen_and_ordered():
    """Only the columns that are named are printed, in the order of their names."""
    block = table(":data: data/a.csv\n:columns: Remarks | Place\n")
    assert list(block.rows) == [
        ((Text("Counted twice"),), (Text("Gjon"),)),
        ((Text("No"),), (Text("Mal"),)),
    ]


def test_two_rows_of_heads_go_over_one_another():
    """An empty upper head goes on with the one before; one without a lower reaches down."""
    block = table(f":data: data/a.csv\n:heads: 2\n:numbers: {GROUPS}\n", TWO)
    assert block.over == (((), 1), ((Text("Returned"),), 2), ((Text("Displaced"),), 2), ((), 1))
    year: tuple[object, ...] = (When("2003", at(1)),), (When("2004", at(1)),)
    assert block.head == ((Text("Place"),), *year, *year, (Text("Remarks"),))


def test_a_table_of_statistics_names_them():
    """Its heads and rows are made later, from the records."""
    block = table(":statistics: fled returned\n")
    assert block.statistics == (
        StatisticRef("fled", Span(PATH, 4)),
        StatisticRef("returned", Span(PATH, 4)),
    )
    assert block.rows == ()


@pytest.mark.parametrize(
    ("options", "data", "expected"),
    [
        (":data: data/b.csv\n", CSV, [f"dat-001 {PATH}:4"]),
        (":data: ../a.csv\n", CSV, [f"dat-001 {PATH}:4"]),
        (":data:\n", CSV, [f"dat-001 {PATH}:4"]),
        (":data: data/a.csv\n", "a,b\nx,\n", ["dat-007 data/a.csv:2"]),
        (":data: data/a.csv\n:numbers: b\n", "a,b\nx,\n", ["dat-007 data/a.csv:2"]),
        (":data: data/a.csv\n:dates: b\n", "a,b\nx,\n", ["dat-007 data/a.csv:2"]),
        (":data: data/a.csv\n", "a,a\nx,y\n", ["dat-008 data/a.csv:1"]),
        (":data: data/a.csv\n", "a,\nx,y\n", ["dat-008 data/a.csv:1"]),
        (":data: data/a.csv\n", "a,,\nx,y,z\n", ["dat-008 data/a.csv:1"]),
        (":data: data/a.csv\n:numbers: b\n", 'a,b\nx,"1,200"\n', ["dat-009 data/a.csv:2"]),
        (":data: data/a.csv\n:numbers: b\n", "a,b\nx,12%\ny,1e3\n",
         ["dat-009 data/a.csv:2", "dat-009 data/a.csv:3"]),
        (":data: data/a.csv\n:numbers: b\n", "a,b\nx,٣\ny,007\n",
         ["dat-009 data/a.csv:2", "dat-009 data/a.csv:3"]),
        (":data: data/a.csv\n:dates: b\n", "a,b\nx,2003-02-30\n", ["dat-009 data/a.csv:2"]),
        (":data: data/a.csv\n:numbers: c\n", "a,b\nx,1\n", [f"dat-010 {PATH}:5"]),
        (":data: data/a.csv\n:numbers: b | b\n", "a,b\nx,1\n", [f"dat-010 {PATH}:5"]),
        (":data: data/a.csv\n:numbers: b\n:dates: b\n", "a,b\nx,1\n",
         [f"dat-010 {PATH}:6", "dat-009 data/a.csv:2"]),
        (":data: data/a.csv\n:heads: 3\n", CSV, [f"text-024 {PATH}:5"]),
        (":data: data/a.csv\n:heads: 2\n", "a,b\nx,y\n", ["dat-005 data/a.csv:1"]),
        (":data: data/a.csv\n:statistics: fled\n", CSV, [f"dat-012 {PATH}:3"]),
        (":statistics:\n", CSV, [f"dat-012 {PATH}:3"]),
        (":data: data/a.csv\n", ",".join("abcdefghijklm") + "\n" + ",".join("x" * 13),
         [f"dat-003 {PATH}:3"]),
    ],
)  # fmt: skip
def test_faults_of_data_are_found(options: str, data: str, expected: list[str]):
    """Missing files, empty cells, heads, kinds of columns: each at its line, nothing guessed."""
    assert sorted(faults(options, data)) == sorted(expected)


def test_rows_in_the_text_are_not_rows_of_a_file():
    """dat-012: a table with a file and rows of its own does not say which is to be printed."""
    body = "\n| a | b |\n|---|---|\n| c | d |\n"
    assert f"dat-012 {PATH}:3" in faults(":data: data/a.csv\n", CSV, body)


def test_a_data_file_that_was_read_is_a_source():
    """What is printed from a file is told by its digest; a file that nothing names is found."""
    text = stock_files()["text/03-work.md"].decode()
    block = "\n:::{table} Places\n:data: data/a.csv\n:source: Us\n:::\n"
    with_data = {"text/03-work.md": f"{text}{block}", "data/a.csv": CSV}
    report = read(with_data)
    assert report.made is not None
    assert "data/a.csv" in report.value.sources
    assert "src-006 data/b.csv" in found({"data/b.csv": CSV})


KNOWN = "Place,Share,Known\nGjon,42,exact\nMal,90,up_to\nLug,..,about\n"
SHARE = ":data: data/a.csv\n:columns: Place | Share\n:percent: Share\n:source: S\n"


def test_a_table_prints_the_qualifiers_of_its_figures():
    """Each stands with the figure of its row; one that is not known has none."""
    block = table(SHARE + ":qualifier: Known\n", KNOWN)
    printed = [cell for _, cells in block.rows for cell in cells]
    assert [(m.low, m.qualifier) for m in printed if isinstance(m, Measure)] == [
        (Decimal(42), "exact"),
        (Decimal(90), "up_to"),
        (None, "exact"),
    ]
    whole = table(":data: data/a.csv\n:percent: Share\n:qualifier: Known\n:source: S\n", KNOWN)
    assert whole.head == block.head


@pytest.mark.parametrize("columns", ["", ":columns: Place | Share\n", ":columns: Share | Known\n"])
def test_dat_014_figures_do_not_stand_without_their_qualifiers(columns: str):
    """A bound is never printed as 90%: not by a column left out, nor as a word beside it."""
    options = f":data: data/a.csv\n{columns}:percent: Share\n:source: S\n"
    assert faults(options, KNOWN) == [f"dat-014 {PATH}:3"]
    assert faults(options, KNOWN.replace("up_to", "exact").replace("about", "exact")) == []
    assert faults(options.replace(":percent: Share\n", ""), KNOWN) == []


@pytest.mark.parametrize(
    ("options", "data", "code"),
    [
        (":columns: Place | Share | Known\n:percent: Share\n", KNOWN, "dat-010"),
        (":columns: Place | Share\n", KNOWN, "dat-013"),
        (":percent: Share\n", KNOWN.replace("up_to", "between"), "dat-011"),
        (":percent: Share\n", KNOWN.replace("up_to", "upto"), "dat-009"),
    ],
)
def test_what_qualifies_stands_beside_one_column_of_figures(options: str, data: str, code: str):
    """It is not printed itself, qualifies figures, and each of them alone."""
    asked = f":data: data/a.csv\n{options}:qualifier: Known\n:source: S\n"
    assert [fault[:7] for fault in faults(asked, data)] == [code]
