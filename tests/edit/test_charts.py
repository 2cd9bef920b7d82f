from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.edit.lines import plain
from reportbuild.model.charts import ChartForm, Mark, Plot
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Inline, Measure, StatisticRef, Text, When
from reportbuild.model.report import Numerals
from reportbuild.model.statistics import Qualifier, Statistic
from reportbuild.model.text import Alignment, Box, Chart, Table
from tests.edit.desk import SPAN, chapter, edited, edition, first_section, statistic

CSV = Span("data/a.csv", 2)
Number = str | None


def measure(
    low: Number, high: Number = "", qualifier: Qualifier = "exact", *,
    percent: bool = False, within: Number = None,
) -> Measure[Draft]:  # fmt: skip
    ends = [None if n is None else Decimal(n) for n in (low, high or low)]
    value = None if within is None else Decimal(within)
    return Measure(ends[0], ends[1], qualifier, percent, CSV, value)


def of_data(
    form: ChartForm, heads: Sequence[str], rows: Sequence[tuple[Draft, ...]], alt: str = ""
) -> Chart[Draft]:
    cells = tuple(tuple((cell,) for cell in row) for row in rows)
    head = tuple((Text(word),) for word in heads)
    start: Alignment = "start"
    end: Alignment = "end"
    alignments = (start, *(end,) * (len(heads) - 1))
    table: Table[Draft] = Table((), head, cells, alignments, (), CSV)
    words = (Text(alt),) if alt else ()
    return Chart(form, (), (Text("Caption"),), words, (), SPAN, table=table)


def of_statistics(form: ChartForm, *keys: str) -> Chart[Draft]:
    return Chart(form, tuple(StatisticRef(key, SPAN) for key in keys), (), (), (), SPAN)


def whole(
    chart: Chart[Draft], language: str = "en", numerals: Numerals = "latn",
    records: Mapping[str, Statistic[Draft]] | None = None,
) -> Chart[Inline]:  # fmt: skip
    made = edition(chapter(chart), language=language, numerals=numerals, statistics=records)
    (block,) = first_section(edited(made)).blocks
    assert isinstance(block, Chart)
    return block


def plot_of(chart: Chart[Draft], language: str = "en", numerals: Numerals = "latn") -> Plot:
    plot = whole(chart, language, numerals).plot
    assert plot is not None
    return plot


def cells(table: Table[Inline] | None) -> list[list[str]]:
    assert table is not None
    return [[plain(cell) for cell in row] for row in (table.head, *table.rows)]


SHARES = of_data(
    "dots",
    ("Group", "Share"),
    (
        (Text("A"), measure("15", "20", "about", percent=True, within="18")),
        (Text("B"), measure("90", qualifier="up_to", percent=True)),
        (Text("C"), measure("35", qualifier="at_least", percent=True)),
        (Text("D"), measure(None, percent=True)),
        (Text("E"), measure("8.5", qualifier="around", percent=True)),
        (Text("F"), measure("2", "4", percent=True)),
    ),
)


def test_figures_of_a_file_are_printed_and_plotted_by_what_is_known():
    """An upper limit has no low end, a lower one no high end; a value may lie within its range."""
    block = whole(SHARES)
    assert cells(block.table) == [
        ["Group", "Share"],
        ["A", "about 18% (15–20%)"],
        ["B", "up to 90%"],
        ["C", "at least 35%"],
        ["D", "not known"],
        ["E", "around 8.5%"],
        ["F", "2–4%"],
    ]
    assert block.plot is not None
    ten, five = Decimal(10), Decimal(5)
    assert [row[0] for row in block.plot.marks] == [
        Mark(3 * five, 2 * ten, "range", "about 18% (15–20%)", Decimal(18)),
        Mark(None, 9 * ten, "at_most", "up to 90%"),
        Mark(7 * five, None, "at_least", "at least 35%"),
        Mark(None, None, "none", "not known"),
        Mark(Decimal("8.5"), Decimal("8.5"), "about", "around 8.5%"),
        Mark(Decimal(2), Decimal(4), "range", "2–4%"),
    ]
    assert [bound for bound, _ in block.plot.key] == ["about", "at_most", "at_least", "range"]
    assert [tick.printed for tick in block.plot.ticks] == ["0%", "20%", "40%", "60%", "80%", "100%"]


@pytest.mark.parametrize(
    ("language", "numerals", "ticks", "shown"),
    [
        ("fr", "latn", ["0\u202f%", "20\u202f%"], "jusqu’à 90\u202f%"),
        ("ar", "native", ["٠٪", "٢٠٪"], "٩٠٪"),
        ("ar", "latn", ["0%", "20%"], "90%"),
    ],
)
def test_a_chart_is_in_the_words_and_digits_of_its_edition(
    language: str, numerals: Numerals, ticks: list[str], shown: str
):
    """Scale, table and key are printed by the locale."""
    made = plot_of(SHARES, language, numerals)
    assert [tick.printed.replace("\u00a0", "\u202f") for tick in made.ticks][:2] == ticks
    assert shown in made.marks[1][0].printed.replace("\u00a0", "\u202f")
    english = plot_of(SHARES)
    assert all(ours != theirs for (_, ours), (_, theirs) in zip(made.key, english.key, strict=True))


def test_dates_place_the_points_of_a_line():
    """Points stand as far apart as their days; dates are printed by the locale."""
    made = plot_of(
        of_data(
            "line",
            ("Year", "Back", "Away"),
            (
                (When("2003", CSV), measure("1"), measure("2")),
                (When("2004-06", CSV), measure("3"), measure("4")),
            ),
        )
    )
    assert made.categories == ("2003", "June 2004")
    assert made.places[1] - made.places[0] == 366 + 151
    assert made.series == ("Back", "Away")


def test_statistics_bring_their_own_table():
    """Each row says all that a call-out says: label, value with its hedge, place, date, source."""
    block = whole(of_statistics("dots", "unemployment", "under_14"))
    assert cells(block.table) == [
        ["Statistic", "Value", "Place and date", "Source"],
        ["people", "up to 90%", "Kosovo, 2003", "Amnesty International, EUR\u00a070/010/2003"],
        ["people", "reportedly between 15\u00a0and\u00a020%", "Kosovo, 2003",
         "Amnesty International, EUR\u00a070/010/2003"],
    ]  # fmt: skip


def test_bars_are_their_own_table():
    """A chart of bars brings no second table; its scale is all per cent, or the largest figure."""
    percent = whole(of_statistics("bar", "unemployment", "minorities"))
    assert percent.table is None
    assert percent.plot is not None
    assert [tick.value for tick in percent.plot.ticks] == [0, 100]
    counts = plot_of(of_statistics("bar", "fled", "returned"))
    assert [tick.value for tick in counts.ticks] == [0, 230000]


def test_a_line_of_statistics_goes_by_their_dates():
    """The category of each point is its date; the scale leaves room above a lower limit."""
    early = replace(statistic("early", 10, "at_least"), as_of="2001")
    late = replace(statistic("late", 20, "at_least"), as_of="2002-05")
    made = whole(
        of_statistics("line", "early", "late"), records={"early": early, "late": late}
    ).plot
    assert made is not None
    assert made.categories == ("2001", "May 2002")
    assert made.ticks[-1].value > 20


def test_parts_of_statistics_are_one_bar():
    """A stacked chart of statistics has one row, and a series for each."""
    made = plot_of(of_statistics("stacked", "serbs", "returned"))
    assert made.categories == ("",)
    assert len(made.series) == len(made.marks[0]) == 2
    assert made.ticks[-1].value >= 105800


def spoken(chart: Chart[Draft], language: str = "en") -> str:
    return plain(whole(chart, language).alt)


def test_alt_text_is_made_of_the_figures():
    """A few figures are told one by one with their qualifiers, many are summed up, bars follow."""
    assert spoken(SHARES) == (
        "Dot chart. A: about 18% (15–20%); B: up to 90%; C: at least 35%; D: not known; "
        "E: around 8.5%; F: 2–4%. All its figures stand in the table that follows."
    )
    years: list[tuple[Draft, ...]] = [
        (When(str(year), CSV), measure(str(year - 1900))) for year in range(2001, 2012)
    ]
    assert spoken(of_data("line", ("Year", "Back"), years)) == (
        "Line chart. Back: from 101 (2001) to 111 (2011). "
        "All its figures stand in the table that follows."
    )
    assert spoken(of_statistics("bar", "fled", "returned")) == "Bar chart. All its figures follow."
    villages: list[tuple[Draft, ...]] = [(Text(f"V{n}"), measure(str(n % 5))) for n in range(1, 10)]
    assert "from 0 (V5) to 4 (V" in spoken(of_data("dots", ("Village", "Families"), villages))
    assert spoken(SHARES, "ar") != spoken(SHARES)


def test_alt_text_that_was_written_stays():
    """What the author says of a chart is what is spoken."""
    written = replace(SHARES, alt=(Text("What it shows"),))
    assert spoken(written) == "What it shows"


def test_charts_and_tables_within_boxes_are_made_whole():
    """A chart in a box, and a table of statistics beside it, are complete."""
    table: Table[Draft] = Table((), (), (), (), (), SPAN, statistics=(StatisticRef("fled", SPAN),))
    box = Box("box", (), (SHARES, table), SPAN)
    (made,) = first_section(edited(edition(chapter(box)))).blocks
    assert isinstance(made, Box)
    chart, statistics = made.blocks
    assert isinstance(chart, Chart)
    assert chart.plot is not None
    assert isinstance(statistics, Table)
    assert cells(statistics)[1][:2] == ["people", "more than 230,000"]


def test_words_of_a_file_are_checked_like_any_other():
    """glyph-001: a letter that no face has is found at the file that holds it."""
    odd = of_data(
        "dots", ("Group", "\u1e9e"), ((Text("A"), measure("1")), (Text("B"), measure("2")))
    )
    made = edited(edition(chapter(odd)), charset=frozenset(range(0x20, 0x500)))
    assert [f"{f.code} {f.span}" for f in made.findings if f.code == "glyph-001"] == [
        "glyph-001 data/a.csv:2"
    ]
