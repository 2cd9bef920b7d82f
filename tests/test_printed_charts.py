"""Charts in print: each of their colours is in the inks that the house style pairs with it.

A report with a chart of every form that is drawn goes to a printer; its pages are read back, and
separated by Ghostscript as a press would.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from reportbuild.compose.charts_look import look
from reportbuild.compose.inks import inks
from reportbuild.editions import edited
from reportbuild.model.order import Order
from reportbuild.model.printing import Cmyk
from reportbuild.proof.preflight.colours import inks as inks_of
from reportbuild.proof.preflight.sheets import sheet_of
from reportbuild.proof.preflight.walk import Walker, inherited
from tests.printers import files_of, packed, the_house
from tests.stock import stock_files, stock_shelf

pytestmark = pytest.mark.prove_quick

CHAPTER = "text/03-work.md"
CHARTS = """

## Every form of chart

:::{chart} stacked
:data: data/parts.csv
:categories: Group
:series: A | B | C | D | E | F
:alt: Parts.
:source: Our own count

Parts of a whole.
:::

:::{chart} line
:data: data/years.csv
:categories: Year
:dates: Year
:series: A | B | C | D | E
:alt: Lines.
:source: Our own count

Lines through time.
:::

:::{chart} dots
:data: data/parts.csv
:categories: Group
:series: A
:alt: Dots.
:source: Our own count

A dot for each.
:::

"""
DATA = {
    "data/parts.csv": b"Group,A,B,C,D,E,F\nOne,10,20,20,20,20,10\nTwo,20,10,20,10,20,20\n",
    "data/years.csv": b"Year,A,B,C,D,E\n2000,1,2,3,4,5\n2001,2,3,4,5,6\n2002,5,4,3,2,1\n",
}
RESOLUTION = 72


@cache
def interior() -> bytes:
    """The pages of the report, as they go to a printer."""
    head, call, notes = stock_files()[CHAPTER].partition(b"\n[^")
    changed = {CHAPTER: head + CHARTS.encode() + call + notes, **DATA}
    order = Order(frozenset({"en"}))
    made = edited(stock_shelf(changed), the_house(), order, lambda *_: None)
    return files_of(packed(made.documents["en"]).value)["interior.pdf"].data


def tokens() -> set[Cmyk]:
    """The inks of the house style's colours, and bare paper."""
    return {*inks(the_house()).values(), (0, 0, 0, 0)}


def pages_of_charts() -> dict[int, set[Cmyk]]:
    """The pages on which charts are drawn, from 1, with the inks that lines and areas have there.

    Drawings of charts hold outlines alone: their pages have many more lines and areas than others.
    """
    found: dict[int, set[Cmyk]] = {}
    with pikepdf.open(BytesIO(interior())) as pdf:
        walker = Walker()
        for index, page in enumerate(pdf.pages):
            sheet = sheet_of(page.obj, index)
            look_at = walker.page(page.obj, inherited(page.obj, "/Resources"), sheet.media)
            drawn = [p for p in look_at.painted if p.box.touches(sheet.inked(5))]
            shapes = [p for p in drawn if p.kind in ("fill", "stroke")]
            if len(shapes) > 40:
                told = [inks_of(p.colour) for p in drawn if p.colour and p.kind != "picture"]
                assert None not in told, "every colour is told in inks"
                found[index + 1] = {tuple(round(i, 3) for i in c) for c in told if c}  # type: ignore[misc]
    return found


def test_every_colour_of_a_chart_is_a_pair_of_the_house_style():
    """Grounds, patterns, lines and words: the inks of tokens, none of a profile."""
    found = pages_of_charts()

    assert len(found) >= 2
    assert all(colours <= tokens() for colours in found.values())
    dark = [c for colours in found.values() for c in colours if c[3] > 0.5]
    assert dark
    assert all(max(c[:3]) == 0 for c in dark), "no rich black"


def test_every_colour_that_charts_may_take_has_its_inks():
    """So that no ICC profile is asked for any, whatever forms and parts a chart has."""
    house = the_house()
    looks = look(house, "en", "ltr", "paper")
    named = {looks.ink, looks.quiet, looks.grid, looks.ground}
    named |= {fill.ground for fill in looks.parts} | {fill.ink for fill in looks.parts}
    named |= {line.colour for line in looks.lines}
    known = {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in inks(house)}

    assert {name.lower() for name in named} <= known


def test_plates_of_a_chart_s_page_hold_nothing_else(tmp_path: Path):
    """Each dot within the trim is in the inks of a token, or has black printed over them."""
    if not shutil.which("gs"):
        pytest.fail("Ghostscript is missing: apt-get install ghostscript", pytrace=False)
    file = tmp_path / "interior.pdf"
    file.write_bytes(interior())
    for page in pages_of_charts():
        subprocess.run(
            ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dOverrideICC", "-sDEVICE=tiff32nc",
             f"-r{RESOLUTION}", "-dGraphicsAlphaBits=1", "-dTextAlphaBits=1",
             f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={tmp_path}/p.tif",
             str(file)], check=True,
        )  # fmt: skip
        sheet = np.asarray(Image.open(tmp_path / "p.tif"), dtype=int)[40:-40, 40:-40]
        seen = {tuple(int(part) for part in dot) for dot in np.unique(sheet.reshape(-1, 4), axis=0)}
        over = {(*four[:3], 1.0) for four in tokens()}
        wanted = [np.array(four) * 255 for four in tokens() | over]
        for dot in seen:
            assert min(np.abs(np.array(dot) - four).max() for four in wanted) <= 2, dot
        assert sheet[..., 0].max() == 0
        assert sheet[..., 3].max() == 255
