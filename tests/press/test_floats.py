"""Figures that float: text goes before those that do not fit their page, and is read after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import ParentBox

from reportbuild.press.reading import read
from tests.press.test_grid import STYLES, rendered

STYLE = (
    "@page{size:300px 200px;margin:0} p,ul,h2,h3,figure,blockquote{margin:0;font:10px/20px"
    "'Source Serif 4';orphans:2;widows:2} h2,h3{break-after:avoid} body{margin:0}"
    "figure{height:120px;break-inside:avoid} .note{float:footnote}"
)
LINE = "One line of words.<br/>"
FILLED = f"<p>{LINE * 6}</p>"
FIGURE = '<figure class="fig">A figure.</figure>'
NOTE = '<span class="note">A note.</span>'


def pages(body: str, floats: str = "floats.css") -> Any:  # noqa: ANN401 (the engine has no types)
    sheet = (STYLES / floats).read_text("utf-8") if floats else ""
    html = f'<html lang="en"><body><section class="text">{body}</section></body></html>'
    return rendered(html, sheet + STYLE)


def shown(document: Any) -> list[list[str]]:  # noqa: ANN401 (the engine has no types)
    """The names of the blocks on each page, in the order in which they stand."""
    return [[*_blocks(page._page_box)] for page in document.pages]


def _blocks(box: Any) -> Iterator[str]:  # noqa: ANN401 (the engine has no types)
    for child in box.children:
        inside = child.element is not None and child.element_tag not in {"html", "body", "section"}
        if inside:
            yield child.element.get("id") or child.element_tag
        elif isinstance(child, ParentBox):
            yield from _blocks(child)


def test_text_goes_before_a_figure_that_does_not_fit():
    """It fills the page, even with the first lines of a paragraph that goes on below the figure."""
    body = f'{FILLED}{FIGURE}<p id="a">{LINE}</p><p id="b">{LINE * 5}</p><p id="c">{LINE}</p>'
    assert shown(pages(body, "")) == [["p"], ["figure", "a", "b"], ["b", "c"]]
    assert shown(pages(body)) == [["p", "a", "b"], ["b", "figure", "c"]]


@pytest.mark.parametrize(
    ("after", "first"),
    [
        ("<h2>A heading</h2><p>Words.</p>", ["p"]),
        ("<h3>A heading</h3><p>Words.</p>", ["p", "h3", "p"]),
        ("<h3>A heading</h3>", ["p"]),
        ("<p>Words:</p><ul><li>one</li></ul><p>More.</p>", ["p", "p", "ul", "p"]),
        ("<p>Words:</p><blockquote><p>one</p></blockquote>", ["p", "p", "blockquote"]),
        (f"{FIGURE}<p>Words.</p>", ["p"]),
        ('<div class="single">A call-out.</div><p>Words.</p>', ["p"]),
        ("", ["p"]),
    ],
)
def test_a_figure_stays_in_its_section_and_in_its_order(after: str, first: list[str]):
    """Nothing is parted from what leads to it, and no figure goes before another."""
    assert shown(pages(f"{FILLED}{FIGURE}{after}"))[0] == first


@pytest.mark.parametrize(
    ("within", "after", "passes"), [(NOTE, "", True), ("", NOTE, True), (NOTE, NOTE, False)]
)
def test_notes_keep_their_order(within: str, after: str, passes: bool):
    """A text that calls notes may not go before a table that does."""
    figure = f"<figure>A figure.{within}</figure>"
    made = shown(pages(f'{FILLED}{figure}<p id="a">Words.{after}</p><p>More.</p>'))
    assert ("a" in made[0]) == passes


def test_a_figure_that_was_put_off_is_read_where_it_stands_in_the_sources():
    """Who listens hears the report in its own order, as an e-book shows it."""
    body = f'{FILLED}{FIGURE}<p id="a">First.</p><p id="b">{LINE * 5}</p>'
    assert read(pages(body), "en", "ltr").text() == read(pages(body, ""), "en", "ltr").text()
    assert shown(pages(body)) != shown(pages(body, ""))
