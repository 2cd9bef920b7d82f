"""Lines that leave their column, in real layouts: what stands side by side stays apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.compose.paper import paper
from reportbuild.model.artefact import Passage
from reportbuild.model.document import Document
from reportbuild.model.finding import Finding, Span
from reportbuild.model.text import CallOuts
from tests.documents import document as plain_document
from tests.documents import section
from tests.ebooks import Language, call_out, full_document, house
from tests.press.made import SOURCE, composition, laid_out, pressed, sheet

LONG = "12,500,000,000,000"
WIDE = "W" * 7

GRID = """
.grid{display:table;table-layout:fixed;width:100%}
.grid div{display:table-cell;padding:0 4mm;white-space:nowrap}
.grid p{display:flex;flex-direction:column}
.row{display:flex} .row div{flex:1;min-width:0} .row .fixed{flex:none;width:20mm}
td,th{padding:0 2mm;white-space:nowrap} table{table-layout:fixed;width:100%}
p{hyphens:none}
"""


def codes(body: str, language: str = "en") -> list[str]:
    return [f.code for f in pressed(body, style=GRID, language=language).findings]


def cells(*texts: str) -> str:
    return f'<div class="grid">{"".join(f"<div>{text}</div>" for text in texts)}</div>'


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("inner", ["{}", "<p><span>{}</span></p>", "<b>{}</b>"])
def test_a_figure_that_runs_into_the_next_call_out_is_an_error(inner: str, language: str):
    """press-016: however deep in its cell it stands, in both directions."""
    body = cells(inner.format(LONG), "1", "2", "3")
    assert codes(body, language) == ["press-016"]
    assert codes(cells(inner.format("12,500"), "1", "2", "3"), language) == []


def test_a_cell_of_a_table_that_runs_into_the_next_is_an_error():
    """press-016: even if nothing is written in the next one."""
    row = f"<tr><td>{LONG}</td><td></td><td>1</td><td>2</td></tr>"
    table = f"<table><thead><tr>{'<th>a</th>' * 4}</tr></thead><tbody>{row}</tbody></table>"
    assert codes(table) == ["press-016"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_last_of_a_row_only_leaves_its_column(language: str):
    """press-009: there is nothing beside it but the margin."""
    assert codes(cells("1", "2", "3", LONG[:10]), language) == ["press-009"]


def test_an_item_of_a_row_that_is_wider_than_its_room_is_found():
    """press-016 and press-009: the label of a bar, over the bar; the figure, over the edge."""
    bar = (
        '<div class="row"><div class="fixed">{}</div><div>x</div><div class="fixed">{}</div></div>'
    )
    assert codes(bar.format(WIDE, "1")) == ["press-016"]
    assert codes(bar.format("1", WIDE)) == ["press-009"]


def test_items_pushed_out_of_their_row_are_found():
    """press-009: each line keeps to its own box, and the last box lies outside the row."""
    row = "".join(f'<div class="fixed" style="width:30mm">{n}</div>' for n in ("a", "b", WIDE))
    assert "press-009" in codes(f'<div class="row">{row}</div>')


def test_a_word_that_leaves_the_page_is_one_finding():
    """press-010 alone: what is off the page is off its column, too."""
    assert codes(cells("1", "2", "3", "W" * 40)) == ["press-010"]


def test_a_word_in_a_note_is_looked_at_as_well():
    """press-009: notes have columns, too; the finding is at the note's own line."""
    body = f'<p>x<span class="note" id="n1" data-mark="1">{"W" * 32}</span></p>'
    passages = [Passage("W" * 32, Span(SOURCE.path, 7))]
    made = sheet(body, notes=("n1",), passages=passages)
    (found,) = laid_out(made, composition(made)).findings
    assert (found.code, found.span.line) == ("press-009", 7)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_set_out_on_purpose_is_no_fault(language: str):
    """Marks of lists, hanging first lines and things placed in the margin are where they should."""
    body = (
        "<ul style='margin:0 5mm;padding:0'><li>x</li><li>y<ol><li>z</li></ol></li></ul>"
        "<p style='text-indent:-5mm;padding-inline-start:5mm'>hanging</p>"
        "<div style='position:relative'>"
        "<div style='position:absolute;inset-inline-end:-9mm'>note</div>x</div>"
    )
    assert codes(body, language) == []


# --- the house's own grid -----------------------------------------------------------------------


def grid(language: Language, *values: str) -> tuple[Document, list[Finding]]:
    """Call-outs with these values in the style of the house, and what the press finds of them."""
    boxes = tuple(call_out(language, f"k{n}", value=v) for n, v in enumerate(values))
    made = section(CallOuts(boxes, Span("text/01-x.md", 7)))
    words = plain_document(made).words
    of = replace(full_document(language), sections=(made,), words=words)
    composed = paper(of, house(), {}).value
    (only,) = composed.sheets
    return of, list(laid_out(only, composed).findings)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "9" * 24), ("ar", "٩" * 24)],
)  # fmt: skip
@pytest.mark.parametrize("at", range(3))
def test_no_figure_of_the_house_s_grid_runs_over_unseen(language: Language, word: str, at: int):
    """press-016 at the call-outs' own line: a figure that no size can fit, in three places."""
    values = ["1", "2", "3", "4"]
    values[at] = word
    _, found = grid(language, *values)
    faults = [f for f in found if f.code == "press-016"]
    assert [f.span for f in faults] == [Span("text/01-x.md", 7)]
    assert word[:20] in faults[0].message


@pytest.mark.parametrize("language", ["en", "ar"])
def test_short_figures_of_the_house_s_grid_are_sound(language: Language):
    """Nothing is called a fault that is none."""
    _, found = grid(language, "230,000", "5,800")
    assert found == []
