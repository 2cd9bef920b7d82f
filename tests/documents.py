"""Documents made by hand, for the rooms behind `edit`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reportbuild.compose.bidi import plain
from reportbuild.compose.inlines import Setting
from reportbuild.model.charts import Mark, Plot, Tick
from reportbuild.model.design import House
from reportbuild.model.document import (
    ContentsEntry,
    Direction,
    Document,
    Matter,
    Section,
    TitleMatter,
)
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Bound, CallOut, Inline, Measure, Text, When
from reportbuild.model.report import Style, Words
from reportbuild.model.statistics import Qualifier
from reportbuild.model.text import Block, Chart, Note, Paragraph, Table

SPAN = Span("text/01-made.md", 1)


class MadeWords(Mapping[tuple[str, str], str]):
    """Words that stand for themselves, as English ones do."""

    def __getitem__(self, key: tuple[str, str]) -> str:
        context, text = key
        return "roman" if context == "numbering" else text

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


WORDS = Words("en", MadeWords())


def paragraph(*inlines: Inline | str) -> Paragraph[Inline]:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines), SPAN)


def plotted(chart: Chart[Inline]) -> Chart[Inline]:
    """A chart of call-outs with what it draws: per cent up to a hundred, else to the largest."""
    boxes = [box for box in chart.statistics if isinstance(box, CallOut)]
    labels = tuple(plain(box.label) for box in boxes)
    marks = tuple(Mark(b.low, b.high, b.bound, f"{b.qualifier} {b.value}".strip()) for b in boxes)
    numbers = (n for mark in marks for n in mark.ends)
    whole = Decimal(100) if all(b.percent for b in boxes) else max(numbers) or Decimal(1)
    ticks = (Tick(Decimal(0), "0"), Tick(whole, str(whole)))
    key = tuple((b, f"What {b} means") for b in {m.bound: None for m in marks} if b != "exact")
    plot = Plot(chart.form, labels, ("",), tuple((mark,) for mark in marks), ticks, key)
    return replace(chart, plot=plot)


def drawn() -> Chart[Inline]:
    """A line of a data file: a measured value, an upper limit, and one that is not known."""
    rows: tuple[tuple[str, Decimal | None, Qualifier, Bound, str], ...] = (
        ("2003", Decimal("1200.5"), "exact", "exact", "1,200.5"),
        ("2004", Decimal(3400), "up_to", "at_most", "up to 3,400"),
        ("2005", None, "exact", "none", "not known"),
    )
    cells: tuple[tuple[tuple[Inline, ...], ...], ...] = tuple(
        ((When(year, SPAN, (Text(year),)),),
         (Measure(n, n, qualifier, False, SPAN, None, (Text(printed),), bound),))
        for year, n, qualifier, bound, printed in rows
    )  # fmt: skip
    heads = ((Text("Year"),), (Text("Returned"),))
    table: Table[Inline] = Table((), heads, cells, ("start", "end"), (), SPAN)
    marks = tuple(
        (Mark(None if bound == "at_most" else n, n, bound, printed),)
        for _, n, _, bound, printed in rows
    )
    ticks = tuple(Tick(Decimal(n), f"{n:,}") for n in (0, 2000, 4000))
    key: tuple[tuple[Bound, str], ...] = (("at_most", "What at_most means"),)
    years = tuple(date(int(year), 1, 1).toordinal() for year, *_ in rows)
    plot = Plot("line", ("2003", "2004", "2005"), ("Returned",), marks, ticks, key, years)
    return Chart(
        "line", (), (Text("Who returned."),), (Text("Line chart."),), (Text("The bank"),), SPAN,
        "fig-line", "1.9", table, plot,
    )  # fmt: skip


def section(*blocks: Block[Inline], notes: tuple[Note[Inline], ...] = ()) -> Section:
    """One chapter with these blocks."""
    return Section(
        "ch-made", "text", Matter.BODY, "A chapter", "1", (Text("A chapter"),), (), blocks, notes
    )


def setting(direction: Direction = "ltr", medium: str = "paper", **values: object) -> Setting:
    """Where markup of a test stands."""
    made = Setting(
        medium="ebook" if medium == "ebook" else "paper",
        words=WORDS,
        direction=direction,
        pages={},
        pictures={},
    )
    return replace(made, **values)  # type: ignore[arg-type]  # a test names fields of its own


def document(*sections: Section, language: str = "en", direction: Direction = "ltr") -> Document:
    """A document of these sections, with everything else plain."""
    matter = TitleMatter(
        title="A made report",
        title_line=(Text("A made report"),),
        standfirst=(),
        kicker=(),
        publisher="The publisher",
        address=(),
        rights=((Text("CC BY 4.0"),),),
        credits=(),
        index="MADE 01/2026",
        version="1.0",
        isbn="",
        identifier="urn:uuid:00000000-0000-5000-8000-000000000000",
        published=date(2026, 11, 21),
        published_words="21 November 2026",
        editions=(("en", "English"), ("ar", "العربية")),
        digest="0" * 64,
    )
    return Document(
        slug="made",
        language=language,
        locale=language,
        direction=direction,
        digits="latn",
        draft=False,
        words=WORDS,
        title_matter=matter,
        style=Style("170x240", "recto", "chapter", "", SPAN),
        sections=sections,
        contents=tuple(ContentsEntry(1, s.number, s.heading, s.id) for s in sections),
        pictures={},
    )


def house(stylesheets: Mapping[str, str], templates: Mapping[str, str] | None = None) -> House:
    """A house with these stylesheets and templates alone."""
    return House(stylesheets, templates or {}, {}, (), frozenset(), "0" * 64, "reportbuild 0")
