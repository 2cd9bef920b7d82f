"""Lists of figures and tables: numbers, captions and places."""

from __future__ import annotations

from reportbuild.edit.lists import repeated
from reportbuild.model.inlines import Draft, Emphasis, Inline, Link, NoteCall, NoteRef, Text
from reportbuild.model.text import Chart, Figure, Table
from tests.edit.desk import SPAN, chapter, edited, edition, note, paragraph


def table(caption: str, key: str = "") -> Table[Draft]:
    return Table((Text(caption),) if caption else (), (), (), (), (), SPAN, id=key)


def figure(caption: str) -> Figure[Draft]:
    return Figure("images/a.svg", (), (Text(caption),), (), SPAN)


def test_lists_hold_what_is_numbered():
    """In the order of the book, under the numbers that are printed; charts are figures."""
    one = chapter(figure("A house."), table("Who"), table(""), name="one")
    two = chapter(table("", "tab_two"), figure("A road."), name="two")
    made = edited(edition(one, two, front=("list-of-figures", "list-of-tables"))).value
    lists = {s.kind: [(t.label, t.caption, t.target) for t in s.listed] for s in made.sections}
    assert lists["list-of-figures"] == [
        ("Figure\u00a01.1", (Text("A house."),), "ch-one-f-1"),
        ("Figure\u00a02.1", (Text("A road."),), "ch-two-f-2"),
    ]
    assert lists["list-of-tables"] == [
        ("Table\u00a01.1", (Text("Who"),), "ch-one-f-2"),
        ("Table\u00a02.1", (), "ch-two-tab_two"),
    ]


def test_a_chart_is_a_figure():
    """It has a number among them."""
    chart: Chart[Draft] = Chart("bar", (), (Text("Bars."),), (), (), SPAN)
    made = edited(edition(chapter(chart), front=("list-of-figures",), language="fr"))
    leaf = next(s for s in made.value.sections if s.kind == "list-of-figures")
    assert [thing.label for thing in leaf.listed] == ["Figure\u00a01.1"]
    assert leaf.heading == "Liste des figures"


def test_a_caption_is_said_again_without_its_marks():
    """A call repeated would call its note twice; a link within a link leads nowhere."""
    link: Link[Inline] = Link("https://a.example", (Text("there"),))
    line: tuple[Inline, ...] = (
        Text("See "), Emphasis((link,)), NoteRef("c", "n", "1", first=True),
    )  # fmt: skip
    assert repeated(line) == (Text("See "), Emphasis((Text("there"),)))


def test_a_note_in_a_caption_is_called_once():
    """The list does not number it again."""
    caption: tuple[Draft, ...] = (Text("Who"), NoteCall("n", SPAN))
    held: Table[Draft] = Table(caption, (), (), (), (), SPAN)
    made = edited(
        edition(chapter(held, paragraph("A"), notes=(note("n"),)), front=("list-of-tables",))
    )
    leaf, text = made.value.sections
    assert leaf.listed[0].caption == (Text("Who"),)
    assert text.notes[0].calls == ("ch-return-c-1",)
