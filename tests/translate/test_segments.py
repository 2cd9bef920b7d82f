from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Measure, StatisticRef, Text, When
from reportbuild.model.report import Report, Segment
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chapter,
    Chart,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Recommendations,
    Table,
)
from reportbuild.translate.segments import (
    SegmentRecord,
    rewrite_report,
    segments,
    translatable,
)
from tests.translate.samples import (
    HERE,
    RECORD,
    chapter,
    identity,
    picture,
    report,
    statistic,
    vague,
    words,
    work,
)

CALL: Draft = StatisticRef("fled", HERE)


def full_chapter() -> Chapter[Draft]:
    """A text with every kind of block, each segment's words being its place in reading order."""
    numbers = iter(range(1, 100))

    def says() -> Segment:
        return (Text(f"w{next(numbers)}"),)

    def paragraph() -> Paragraph[Draft]:
        return Paragraph(says(), HERE)

    title, standfirst = says(), says()
    blocks: tuple[Block[Draft], ...] = (
        Heading(2, says(), HERE),
        paragraph(),
        Listing(True, ((paragraph(), paragraph()), (paragraph(),)), HERE),
        Quotation("testimony", (paragraph(),), says(), HERE),
        Box("box", says(), (Recommendations(says(), (paragraph(),), HERE),), HERE),
        Table(says(), (says(), says()), ((says(), (CALL,)),), ("start", "end"), says(), HERE),
        Figure("images/a.png", says(), says(), says(), HERE, kind="map", disclaimer=says()),
        Chart("bar", (CALL, CALL), says(), says(), says(), HERE),
        CallOuts((CALL,), HERE),
    )
    notes = {"n": replace(chapter("x", "x", notes={"n": ["y"]}).notes["n"], paragraphs=(says(),))}
    return Chapter("full", title, standfirst, blocks, notes, HERE)


def full_report() -> Report:
    bare = report(full_chapter(), chapter("health", "Health", "Health", "Health"))
    return replace(
        bare,
        identity=identity(
            "Title", standfirst="Standfirst", kicker="Kicker", publisher="Publisher",
            address="Address", rights="Rights", credits="Credits",
        ),
        statistics={
            "fled": statistic("fled", "people fled", "Kosovo"),
            "most": vague("most", "most", "of them"),
        },
        works={"ai_2003": work("ai_2003", "Amnesty", "A title of its own", "Amnesty")},
        pictures={"images/b.png": picture("images/b.png", "Credit", "Rights"),
                  "images/a.png": picture("images/a.png", "Credit", "Rights")},
    )  # fmt: skip


def test_every_segment_comes_by_once_in_reading_order():
    """Title page, texts with all their blocks and notes, statistics, works, pictures by path."""
    contexts = [record.context for record in segments(full_report())]
    assert contexts == [
        "report/title", "report/standfirst", "report/kicker", "report/publisher", "report/address",
        "report/rights", "report/credits",
        "full/title", "full/standfirst", "full/heading", "full/paragraph", "full/paragraph",
        "full/paragraph", "full/paragraph", "full/paragraph", "full/attribution", "full/title",
        "full/addressee", "full/paragraph", "full/caption", "full/cell", "full/cell", "full/cell",
        "full/source", "full/alt", "full/caption", "full/source", "full/disclaimer",
        "full/caption", "full/alt", "full/source", "full/note",
        "health/title", "health/paragraph", "health/paragraph/2",
        "statistics/fled/label", "statistics/fled/place", "statistics/most/value",
        "statistics/most/label",
        "references/ai_2003/author", "references/ai_2003/publisher",
        "images/a.png/credit", "images/a.png/rights", "images/b.png/credit", "images/b.png/rights",
    ]  # fmt: skip


def test_blocks_come_by_as_a_reader_meets_their_words():
    """The words of the full chapter, numbered as they were made, come by in that order."""
    texts = [r.text for r in segments(report(full_chapter())) if r.context.startswith("full/")]
    assert texts == [f"w{number}" for number in range(1, len(texts) + 1)]


def test_a_text_that_recurs_in_its_context_is_numbered():
    """Keys are unique; the kind stays what it is; another text in between changes nothing."""
    made = report(chapter("a", "A", "Yes", "No", "Yes", "Yes"), chapter("b", "B", "Yes"))
    records = [r for r in segments(made) if r.kind == "paragraph"]
    assert [r.key for r in records] == [
        ("a/paragraph", "Yes"),
        ("a/paragraph", "No"),
        ("a/paragraph/2", "Yes"),
        ("a/paragraph/3", "Yes"),
        ("b/paragraph", "Yes"),
    ]


def test_a_record_says_where_its_text_was_written():
    """Spans are those of the block, the record in its TOML file, or report.toml."""
    spans = {record.context: record.span for record in segments(full_report())}
    assert spans["health/paragraph/2"] == Span("text/01-health.md", 4)
    assert spans["statistics/fled/label"] == RECORD
    assert spans["references/ai_2003/author"].path == "references.toml"
    assert spans["images/a.png/credit"].path == "images.toml"
    assert spans["report/title"].path == "report.toml"


def test_rewriting_with_what_was_there_changes_nothing():
    """The traversal that gathers is the one that rewrites, and loses nothing on the way."""
    made = full_report()
    assert rewrite_report(made, lambda record: record.inlines) == made


def test_every_segment_gathered_is_rewritten_in_its_place():
    """Marking each segment with its key gives a report whose segments are just these marks."""
    made = full_report()
    keys = [record.key for record in segments(made)]

    def marked(record: SegmentRecord) -> Segment:
        return (Text(f"{keys.index(record.key)} {record.text}"),)

    texts = [record.text for record in segments(rewrite_report(made, marked))]
    assert texts == [f"{place} {text}" for place, (_, text) in enumerate(keys)]


def test_titles_of_works_and_references_of_statistics_stay():
    """What is not a translator's is not handed over, and comes through untouched."""
    made = full_report()
    written = rewrite_report(made, lambda _: (Text("other"),))
    assert written.works["ai_2003"].title == "A title of its own"
    chart = written.chapters[0].blocks[7]
    assert isinstance(chart, Chart)
    assert chart.statistics == (CALL, CALL)
    assert not any("A title" in record.text for record in segments(made))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{fled}", False),
        ("{fled}[^unhcr]", False),
        ("[@ai_2003]", False),
        ("1999", False),
        ("–", False),
        ("<https://example.org/a>", False),
        ("1999–2003", False),
        ("100 %", True),
        ("10 000", True),
        ("1,000", True),
        ("8.5", True),
        ("KFOR", True),
        ("[only]{returned}", True),
        ("[words](https://example.org)", True),
        ("[Mitrovicë]{lang=sq}", True),
        ("*1999*–٢٠٠٠", False),
        ("جدول", True),
        ("表", True),
    ],
)
def test_only_what_another_language_may_write_otherwise_is_a_segment(
    written: str, *, expected: bool
):
    """Letters of any script and figures with signs between them; not placeholders and years."""
    assert translatable(words(written)) is expected


def test_nothing_is_not_a_segment():
    """A caption that was left out, or line breaks alone, have no entry."""
    assert not translatable(())
    assert not translatable(words("\\\n"))


def test_the_order_of_pictures_is_that_of_their_paths():
    """Whatever the order in which pictures were read, catalogues list them alike."""
    one = full_report()
    other = replace(one, pictures=dict(reversed(list(one.pictures.items()))))
    assert segments(one) == segments(other)


def test_a_long_report_is_walked_whole():
    """Four hundred texts give four hundred times the segments of one, and one title more."""
    made = report(*(chapter(f"c{n}", "Title", "One", "Two") for n in range(400)))
    assert len(segments(made)) == 3 * 400 + 1


def test_the_words_of_a_data_file_are_segments_and_its_figures_are_not():
    """Heads and labels of a chart's data are translated; figures, dates and years are printed."""
    file = Span("data/a.csv", 1)
    number: Measure[Draft] = Measure(Decimal(1), Decimal(1), "exact", False, file)
    head = ((Text("Place"),), (Text("Returned"),))
    first: tuple[Segment, ...] = ((Text("Gjon"),), (number,))
    second: tuple[Segment, ...] = ((When("2004", file),), (number,))
    table: Table[Draft] = Table((), head, (first, second), ("start", "end"), (), file)
    chart: Chart[Draft] = Chart("dots", (), (), (), (), HERE, table=table)
    made = report(replace(chapter("road", "The road"), blocks=(chart,)))
    found = [(s.context, s.text, s.span) for s in segments(made) if s.kind == "cell"]
    assert found == [
        ("road/cell", "Place", file),
        ("road/cell", "Returned", file),
        ("road/cell", "Gjon", file),
    ]
