"""The layout engine with lines changed, and the guard around them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure.boxes import LineBox, ParentBox
from weasyprint.text.fonts import FontConfiguration

from reportbuild.press import engine, structure
from tests.press.made import FONTS, pressed

WORDS = "The valley road was shut for the third winter in a row. "
SHAPES = (
    "<p>{}</p>",
    "<ul><li>{}</li></ul>",
    "<blockquote style='break-inside:avoid'><p>{}</p></blockquote>",
    "<table><tr><td>{}</td></tr></table>",
)


@pytest.mark.parametrize("mend", engine.MENDS)
def test_an_engine_that_lays_out_lines_otherwise_is_refused(mend: engine.Mend):
    """What is changed must be there, once, or nothing may be printed."""
    with pytest.raises(ImportError, match=mend.function):
        replace(mend, was="a line that is nowhere").apply()


ARABIC = "تصف العائلات التي بقيت في وسط المدينة أيامًا تقاس بمواعيد الحراسة. "


def lines(box: Any) -> Iterator[LineBox]:  # noqa: ANN401 (the engine's boxes have no types)
    """Every line below a box of the engine."""
    if isinstance(box, LineBox):
        yield box
    elif isinstance(box, ParentBox):
        for child in box.children:
            yield from lines(child)


@pytest.mark.parametrize("length", range(20, 60, 2))
def test_right_to_left_lines_keep_to_their_measure(length: int):
    """A blank that ends a line before an inline element moves nothing out of the column."""
    structure.install()
    faces = FontConfiguration()
    style = (
        f'@font-face{{font-family:Amiri;src:url("file://{FONTS}/Amiri-Regular.ttf")}}'
        "@page{size:80mm 100mm;margin:10mm} html{font:11pt/18pt Amiri} p{text-align:justify}"
    )
    start = (ARABIC * 2)[:length].rpartition(" ")[0]
    body = f'<p>{start} <bdi dir="ltr">230,000,000,000</bdi> {ARABIC}</p>'
    document = weasyprint.HTML(
        string=f'<html lang="ar" dir="rtl"><body>{body}</body></html>'
    ).render(stylesheets=[weasyprint.CSS(string=style, font_config=faces)], font_config=faces)

    for line in lines(document.pages[0]._page_box):
        right = max(child.position_x + child.width for child in line.children)
        assert min(child.position_x for child in line.children) >= line.position_x - 0.01
        assert right == pytest.approx(line.position_x + line.width, abs=0.01)


@pytest.mark.parametrize("align", ["justify", "start"])
@pytest.mark.parametrize("length", [40, 400])
def test_a_right_to_left_paragraph_is_indented_at_its_right(align: str, length: int):
    """The first line begins an indent later than the others, and ends where they do."""
    structure.install()
    faces = FontConfiguration()
    style = (
        f'@font-face{{font-family:Amiri;src:url("file://{FONTS}/Amiri-Regular.ttf")}}'
        "@page{size:80mm 100mm;margin:10mm} html{font:11pt/18pt Amiri}"
        f"p{{text-align:{align};text-indent:20px;margin:0}}"
    )
    text = (ARABIC * 9)[:length]
    document = weasyprint.HTML(
        string=f'<html lang="ar" dir="rtl"><body><p>{text}</p></body></html>'
    ).render(stylesheets=[weasyprint.CSS(string=style, font_config=faces)], font_config=faces)

    first, *rest = lines(document.pages[0]._page_box)
    right = first.position_x + first.width
    assert max(c.position_x + c.width for c in first.children) == pytest.approx(right - 20, abs=0.1)
    for line in rest:
        end = max(child.position_x + child.width for child in line.children)
        assert end == pytest.approx(right, abs=0.1)
    if align == "justify" and rest:
        assert min(c.position_x for c in first.children) == pytest.approx(first.position_x)


def text_of(box: Any) -> str:  # noqa: ANN401 (the engine's boxes have no types)
    if isinstance(box, ParentBox):
        return "".join(map(text_of, box.children))
    return str(getattr(box, "text", ""))


def set_at(width: float, body: str) -> list[LineBox]:
    """The lines of a body that is set to a width in px."""
    faces = FontConfiguration()
    style = (
        f'@font-face{{font-family:F;src:url("file://{FONTS}/SourceSerif4-Regular.ttf")}}'
        f"@page{{size:900px 500px;margin:0}} body{{font:14px F;margin:0;width:{width}px}}"
        ".kept{white-space:nowrap}"
    )
    document = weasyprint.HTML(string=body).render(
        stylesheets=[weasyprint.CSS(string=style, font_config=faces)], font_config=faces
    )
    return list(lines(document.pages[0]._page_box))


@pytest.mark.parametrize("words", range(2, 14))
def test_a_line_that_only_its_last_blank_does_not_fit_is_not_broken(words: int):
    """The blank before a word and its call hangs over the edge; the engine broke after a word."""
    structure.install()
    text = " ".join(WORDS.split()[:words])
    [line] = set_at(900, f"<p>{text}</p>")
    fits = line.children[0].width

    first, *_ = set_at(
        fits + 1, f'<p>{text} <span class="kept">school.<sup>1</sup></span> End.</p>'
    )
    assert text_of(first).strip() == text


def crowded(seed: int) -> tuple[str, tuple[str, ...]]:
    """Paragraphs, lists, quotations and tables with up to three notes each."""
    dice = random.Random(seed)
    parts: list[str] = []
    names: list[str] = []
    for _ in range(20):
        text = ""
        for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
            names.append(f"n{len(names)}")
            note = f'<span class="note" id="{names[-1]}" data-mark="1">'
            text += WORDS * dice.randint(0, 3) + note + WORDS * dice.randint(1, 4) + "</span> "
        parts.append(dice.choice(SHAPES).format(text + WORDS * dice.randint(0, 4)))
    return "".join(parts), tuple(names)


@pytest.mark.parametrize("seed", [1, 5, 7, 8])  # the engine by itself puts notes off on these
def test_notes_stay_with_their_calls_on_crowded_pages(seed: int):
    """However notes and paragraphs fall, each note is on the page of its call."""
    body, notes = crowded(seed)
    made = pressed(body, notes=notes, style="p,li{orphans:3;widows:3}")
    assert [str(finding) for finding in made.findings] == []
