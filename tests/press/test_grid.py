"""The grid of lines: text at the same heights on all pages, whatever stands between paragraphs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure.boxes import LineBox, ParentBox
from weasyprint.text.fonts import FontConfiguration

from reportbuild.press import structure
from tests.press.made import FONTS

STYLES = FONTS.parent
WORDS = {
    "ltr": "The valley road was shut for the third winter in a row. ",
    "rtl": "تصف العائلات التي بقيت في وسط المدينة أيامًا تقاس بمواعيد الحراسة. ",
}
LEADING = {"ltr": 14, "rtl": 19}
FACES = {"Source Serif 4": "SourceSerif4-Regular", "Source Sans 3": "SourceSans3-Regular",
         "Amiri": "Amiri-Regular", "Vazirmatn": "Vazirmatn-Regular"}  # fmt: skip

TITLES = (
    "<h2>A heading {0}</h2>",
    "<h2>A heading</h2><h3>Another below it</h3>",
)
LIST = "<ul><li>{0}</li><li>{0}{0}<ol><li>{0}</li></ol></li></ul>"
FIGURE = """<figure><div style="height:{1}pt"></div>
<figcaption>{0}<p class="source">{0}</p></figcaption></figure>"""
TABLE = """<div class="table"><table><caption>{0}</caption><tr><th>{0}</th><td>{0}</td></tr></table>
<p class="source">{0}</p></div>"""
SINGLE = """<div class="single"><div class="callout"><p class="value"><span class="number">5</span>
</p><div class="words"><p class="label">{0}{0}</p><p class="context">{0}</p></div></div></div>"""
GRID = """<div class="grid"><div class="callout"><p class="value"><span class="number">8</span></p>
<div class="words"><p class="label">{0}</p></div></div></div>"""
BOX = '<aside class="box"><p class="box-title">{0}</p><p>{0}{0}</p><p>{0}</p></aside>'
QUOTED = '<blockquote><p>{0}{0}</p><p class="attribution">{0}</p></blockquote>'
BETWEEN = (*TITLES, LIST, FIGURE, TABLE, SINGLE, GRID, BOX, QUOTED)
OPENER = """<header class="opener"><p class="numeral">1</p><h1>{0}</h1>
<p class="standfirst">{0}{0}</p></header>"""


def chapter(seed: int, words: str) -> str:
    """Paragraphs with notes, and between them whatever the house style knows."""
    dice = random.Random(seed)
    parts = [OPENER]
    for _ in range(30):
        note = f'<span class="note" data-mark="1">{words * 2}</span>' if dice.random() < 0.2 else ""
        parts.append(f'<p class="body">{words * dice.randint(1, 6)}{note}</p>')
        if dice.random() < 0.6:
            parts.append(dice.choice(BETWEEN))
    return "".join(part.format(words, dice.randint(40, 160)) for part in parts)


def rendered(html: str, css: str) -> Any:  # noqa: ANN401 (the engine has no types)
    """Pages in the faces of the house, and in no others."""
    structure.install()
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url("file://{FONTS}/{file}.ttf")}}'
        for family, file in FACES.items()
    )
    configured = FontConfiguration()
    style = weasyprint.CSS(string=faces + css, font_config=configured)
    return weasyprint.HTML(string=html).render(stylesheets=[style], font_config=configured)


def laid_out(seed: int, direction: str, *, grid: bool) -> Any:  # noqa: ANN401 (the engine has no types)
    names = ("tokens.css", "trims/170x240.css", "text.css", "page.css", *["grid.css"] * grid)
    css = "".join((STYLES / name).read_text("utf-8") for name in names)
    body = f'<section class="text">{chapter(seed, WORDS[direction])}</section>'
    return rendered(f'<html dir="{direction}"><body>{body}</body></html>', css)


def body_lines(box: Any) -> Iterator[LineBox]:  # noqa: ANN401 (the engine has no types)
    for child in box.children:
        if isinstance(child, LineBox):
            if "body" in (child.element.get("class") or ""):
                yield child
        elif isinstance(child, ParentBox):
            yield from body_lines(child)


def heights(document: Any, leading: float) -> set[float]:  # noqa: ANN401 (the engine has no types)
    """Where lines of running text stand within one leading, in points, over all pages."""
    found = [
        line.position_y * 0.75 for page in document.pages for line in body_lines(page._page_box)
    ]
    assert len(found) > 60
    return {round(height - found[0], 1) % leading for height in found}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("seed", range(3))
def test_on_a_grid_all_lines_of_text_stand_at_the_same_heights(seed: int, direction: str):
    """On every page, after figures, tables, call-outs and boxes of any height."""
    document = laid_out(seed, direction, grid=True)
    assert len(document.pages) > 4
    assert heights(document, LEADING[direction]) <= {0, 0.1, LEADING[direction] - 0.1}


def test_without_a_grid_they_do_not():
    """The measure sees it: spaces are then halves of lines, figures as high as they are."""
    assert len(heights(laid_out(0, "ltr", grid=False), 14)) > 2


def boxes_of(box: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 (the engine has no types)
    for child in getattr(box, "children", ()):
        if child.element_tag == name and child.element.get("class") == "box":
            yield child
        yield from boxes_of(child, name)


@pytest.mark.parametrize("led", ["", '<p style="break-after:avoid">And:</p>'])
def test_a_box_that_goes_on_is_closed_below_its_last_line(led: str):
    """The engine draws its ground on to the foot of the page, where its next item did not fit."""
    style = (
        "@page{size:300px 200px;margin:0} p,ul{margin:0}"
        "body{margin:0;font:10px/20px 'Source Serif 4'}"
        ".box{padding:10px 0;background:#eee;box-decoration-break:clone} li{break-inside:avoid}"
    )
    long = "A line.<br/>A line.<br/>A line.<br/>A line.<br/>A line."
    items = f"<ul><li>{long}</li></ul>{led}<ul><li>{long}</li></ul>"
    html = f'<aside class="box"><p>One.</p>{items}</aside>'
    document = rendered(html, style)
    first, second = ([*boxes_of(page._page_box, "aside")] for page in document.pages)
    assert [box.border_height() for box in (*first, *second)] == [140, 140 if led else 120]
