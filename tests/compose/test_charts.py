from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportbuild.compose.charts import drawings
from reportbuild.compose.charts_canvas import Canvas
from reportbuild.compose.charts_drawing import draw
from reportbuild.compose.charts_lines import _apart
from reportbuild.compose.charts_look import Look, Medium, look, points
from reportbuild.compose.charts_marks import Scale, draw_mark
from reportbuild.compose.charts_words import Setter
from reportbuild.model.charts import ChartForm, Mark, Plot, Tick
from reportbuild.model.document import Direction
from reportbuild.model.inlines import Bound
from tests.documents import document, drawn, section
from tests.ebooks import bare_house, house

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
ROOT = Path(__file__).parents[2]

LONG = (
    "of children went to the school in the next town, because their own had no roof, no heating "
    "and no teacher who dared to come to it"
)
ARABIC = (
    "من الأطفال كانوا يذهبون إلى مدرسة البلدة المجاورة لأن مدرستهم بلا سقف ولا تدفئة ولا معلم "
    "يجرؤ على المجيء إليها كل يوم من أيام الشتاء"
)
GERMAN = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenverwaltung"


def english(medium: Medium = "paper") -> Look:
    return look(house(), "en", "ltr", medium)


def arabic(medium: Medium = "paper") -> Look:
    return look(house(), "ar", "rtl", medium)


def mark(low: float | None, high: float | None, bound: Bound = "exact") -> Mark:
    ends = [None if n is None else Decimal(str(n)) for n in (low, high)]
    return Mark(ends[0], ends[1], bound, "x")


def plot(form: ChartForm, labels: tuple[str, ...], rows: tuple[tuple[Mark, ...], ...]) -> Plot:
    series = tuple(f"Series {n}" for n in range(len(rows[0])))
    ticks = tuple(Tick(Decimal(n), str(n)) for n in (0, 20, 40, 60, 80, 100))
    return Plot(form, labels, series, rows, ticks, (("at_most", "An upper limit"),))


DOTS = plot("dots", ("One", "Two"), ((mark(30, 30),), (mark(None, 90, "at_most"),)))
STACK = plot("stacked", ("One", "Two"), ((mark(30, 30), mark(20, 20)), (mark(1, 1), mark(0, 0))))
LINE = plot("line", ("One", "Two", "Three"), ((mark(1, 1),), (mark(9, 9),), (mark(50, 50),)))


def root_of(svg: bytes) -> etree._Element:
    return etree.fromstring(svg)


# --- drawings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [DOTS, STACK, LINE])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_drawing_holds_outlines_and_nothing_that_tells(made: Plot, direction: str):
    """No live text, no style, no date, no remark: paths, and each glyph written once."""
    root = root_of(draw(made, english() if direction == "ltr" else arabic()))
    kinds = {str(element.tag).removeprefix(SVG) for element in root.iter()}
    assert kinds <= {"svg", "defs", "path", "g", "use", "rect", "circle"}
    outlines = [p.get("d") for p in root.iterfind(f"{SVG}defs/{SVG}path")]
    assert len(outlines) == len(set(outlines)) > 5
    used = {use.get(XLINK) for use in root.iter(f"{SVG}use")}
    assert used == {f"#{p.get('id')}" for p in root.iterfind(f"{SVG}defs/{SVG}path")}
    assert set(root.attrib) == {"version", "width", "height", "viewBox"}


def test_colours_come_from_the_tokens_alone():
    """Every colour of a drawing is one of the house style's."""
    looks = english()
    svg = b"".join(draw(made, looks) for made in (DOTS, STACK, LINE)).decode()
    tokens = {looks.ink, looks.quiet, looks.grid, looks.ground, "none"}
    tokens |= {f.ground for f in looks.parts} | {f.ink for f in looks.parts}
    tokens |= {s.colour for s in looks.lines}
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) <= tokens


def test_a_drawing_is_mirrored_for_a_language_read_from_the_right():
    """The same plot has its discs as far from the right in Arabic as from the left in English."""
    made = replace(DOTS, categories=("", ""), key=())
    one, other = english(), replace(arabic(), text=english().text, leading=english().leading)
    one = replace(one, regular=(), firm=())
    other = replace(other, regular=(), firm=())
    left = [float(c.get("cx", 0)) for c in root_of(draw(made, one)).iter(f"{SVG}circle")]
    right = [float(c.get("cx", 0)) for c in root_of(draw(made, other)).iter(f"{SVG}circle")]
    assert left
    assert [round(one.measure - x, 1) for x in left] == [round(x, 1) for x in right]


@pytest.mark.parametrize("bound", ["at_most", "at_least"])
def test_a_limit_is_never_drawn_as_a_measured_value(bound: Bound):
    """No disc and no filled shape stands at a limit: an open bracket, and a broken line."""
    canvas = Canvas(english())
    limit = mark(None, 90, bound) if bound == "at_most" else mark(90, None, bound)
    scale = Scale(Decimal(0), Decimal(100), 0.0, 100.0)
    draw_mark(canvas, limit, scale, lambda place, beside: (place, beside), english().lines[0])
    root = root_of(canvas.svg())
    assert not list(root.iter(f"{SVG}circle"))
    bracket, broken = list(root.iter(f"{SVG}path"))
    assert {bracket.get("fill"), broken.get("fill")} == {"none"}
    assert broken.get("stroke-dasharray")
    serif = float(re.findall(r"[ML](-?[\d.]+) ", bracket.get("d") or "")[0])
    assert serif < 90 if bound == "at_most" else serif > 90


def test_every_kind_of_mark_is_drawn_in_its_own_way():
    """Exact, approximate, range, limits and nothing known: six drawings, none like another."""
    scale = Scale(Decimal(0), Decimal(100), 0.0, 100.0)
    seen = set()
    for made in (
        mark(50, 50), mark(50, 50, "about"), mark(40, 60, "range"), mark(None, 50, "at_most"),
        mark(50, None, "at_least"), mark(None, None, "none"),
    ):  # fmt: skip
        canvas = Canvas(english())
        draw_mark(canvas, made, scale, lambda place, beside: (place, beside), english().lines[0])
        seen.add(canvas.svg())
    assert len(seen) == 6


def test_a_line_is_broken_where_nothing_was_measured():
    """A limit or a gap parts the line; two values beside one another are joined."""
    rows = ((mark(1, 1),), (mark(2, 2),), (mark(None, 9, "at_most"),), (mark(4, 4),), (mark(5, 5),))
    made = plot("line", tuple("abcde"), rows)
    looks = english()
    paths = root_of(draw(made, looks)).iter(f"{SVG}path")
    width = f"{looks.stroke:g}"
    lines = [
        p for p in paths
        if p.get("stroke") == looks.lines[0].colour and p.get("stroke-width") == width
        and len(re.findall("[ML]", p.get("d") or "")) == 2
        and not p.get("stroke-dasharray")
    ]  # fmt: skip
    assert len(lines) == 2


def test_no_axis_is_cut():
    """A bar's length is in proportion to its value: 30 is drawn thrice as long as 10."""
    made = plot("stacked", ("a", "b"), ((mark(30, 30), mark(1, 1)), (mark(10, 10), mark(1, 1))))
    looks = english()
    fill = looks.parts[0].ground
    rows = (r for r in root_of(draw(made, looks)).iter(f"{SVG}rect") if r.get("fill") == fill)
    bars = [
        row for row in rows if float(row.get("height", 0)) == pytest.approx(looks.bar, abs=0.01)
    ]
    long, short = (float(bar.get("width", 0)) for bar in bars)
    gap = looks.hairline * 2
    assert (long + gap) / (short + gap) == pytest.approx(3, abs=0.01)


def test_parts_differ_without_colour():
    """Of two parts with one pattern, one is far lighter; lines differ in marks, most in dashes."""

    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        return 0.3 * red + 0.59 * green + 0.11 * blue

    parts = english().parts
    assert len(parts) == 6
    for one, other in combinations(parts, 2):
        apart = abs(lightness(one.ground) - lightness(other.ground))
        assert one.pattern != other.pattern or apart > 80
    lines = english().lines
    assert len({line.mark for line in lines}) == len(lines) == 5
    assert len({line.dashes for line in lines}) >= 4


@pytest.mark.parametrize("made", [DOTS, STACK, LINE])
@pytest.mark.parametrize("label", [LONG, ARABIC, GERMAN, "", "x"])
@pytest.mark.parametrize("medium", ["paper", "ebook"])
def test_no_label_leaves_the_drawing(made: Plot, label: str, medium: Medium):
    """Labels of 120 letters, and words longer than a line, stay within the canvas's edges."""
    looks = arabic(medium) if label == ARABIC else english(medium)
    if label == GERMAN:
        looks = replace(looks, language="de")
    labels = tuple(f"{label} {n}" for n in range(len(made.categories)))
    series = tuple(f"{label} {n}" for n in range(len(made.series)))
    root = root_of(draw(replace(made, categories=labels, series=series), looks))
    height = float((root.get("viewBox") or "").split()[3])
    for group in root.iter(f"{SVG}g"):
        found = re.match(
            r"translate\((\S+) (\S+)\) scale\((\S+) (\S+)\)", group.get("transform", "")
        )
        assert found
        left, baseline, scale = (float(found[n]) for n in (1, 2, 3))
        last = max(float(use.get("x", 0)) for use in group)
        assert left >= -0.5
        assert left + last * scale <= looks.measure + 0.5
        assert looks.text * 0.5 < baseline < height


def test_only_charts_that_are_drawn_are_drawn_and_once():
    """Bars are markup; the same plot in two places is one picture."""
    assert not drawings(document(section()), bare_house(), "paper")
    twice = document(section(drawn()), section(drawn()))
    assert [p.name for p in drawings(twice, bare_house(), "ebook").values()] == ["chart-1.svg"]


def test_every_process_draws_the_same_bytes(tmp_path: Path):
    """Two processes, with other hash seeds, homes and languages: one digest, no file written."""
    program = (
        "import hashlib, tests.compose.test_charts as t\n"
        "from reportbuild.compose.charts_drawing import draw\n"
        "looks = (t.english(), t.arabic())\n"
        "made = [draw(plot, one) for plot in (t.DOTS, t.STACK, t.LINE) for one in looks]\n"
        "print(hashlib.sha256(b''.join(made)).hexdigest())\n"
        "import sys; print('matplotlib.font_manager' in sys.modules)\n"
    )
    said = set()
    for seed, language in (("1", "C"), ("2", "de_DE.UTF-8")):
        home = tmp_path / seed
        home.mkdir()
        (home / "mpl").mkdir()
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "PYTHONHASHSEED": seed, "LANG": language,
            "MPLCONFIGDIR": str(home / "mpl"), "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, cwd=ROOT,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        said.add(done.stdout)
        assert [str(f) for f in home.rglob("*") if f.is_file()] == []
    assert len(said) == 1
    assert said.pop().splitlines()[1] == "False"


def test_books_without_drawn_charts_never_load_the_engine():
    """Composing both media is ready without matplotlib or numpy."""
    program = (
        "import sys, reportbuild.compose.paper, reportbuild.compose.ebook\n"
        "print([m for m in ('matplotlib', 'numpy') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


# --- words --------------------------------------------------------------------------------------


def setter(language: str = "en", direction: Direction = "ltr") -> Setter:
    looks = english() if direction == "ltr" else arabic()
    return Setter(looks.regular, language, direction, 10.0)


def test_arabic_is_joined_and_reads_from_the_right():
    """Three letters of one word are other glyphs than alone, and the first stands rightmost."""
    made = setter("ar", "rtl")
    word, alone = made.line("عمل"), [made.line(letter).glyphs[0].outline for letter in "عمل"]
    assert {g.outline for g in word.glyphs}.isdisjoint(alone[:2])
    mixed = made.line("KFOR عمل")
    latin = made.line("KFOR").glyphs[0].outline
    (k,) = [g.x for g in mixed.glyphs if g.outline == latin]
    assert k > min(g.x for g in mixed.glyphs)


def test_a_letter_that_the_first_face_lacks_is_drawn_by_the_next():
    """Cyrillic within Arabic comes from the face of Latin, never from a box for the unknown."""
    made = setter("ar", "rtl")
    outline = made.line("Ж").glyphs[0].outline
    assert outline != made.line("\U0001f600").glyphs[0].outline
    assert outline == setter().line("Ж").glyphs[0].outline


def test_words_are_parted_by_the_rules_of_their_language():
    """A German word longer than its line is hyphenated; one without rules is set smaller."""
    german = setter("de").lines(GERMAN, 100)
    assert "".join(line.text.removesuffix("\u2010") for line in german) == GERMAN
    assert all(line.text.endswith("\u2010") for line in german[:-1])
    (narrow,) = setter("xx").lines(GERMAN, 100)
    assert narrow.narrow < 1
    assert setter("xx").width(narrow) == pytest.approx(100)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str):
    """Whatever is written is broken, parted or set smaller, and all of it is there."""
    made = setter()
    lines = made.lines(text, 60)
    assert all(made.width(line) <= 60.001 for line in lines)
    kept = "".join(line.text.removesuffix("\u2010") for line in lines)
    bare = re.sub(r"\s", "", kept)
    assert bare == re.sub(r"\s", "", text) or "\u2010" in text


# --- look and layout ----------------------------------------------------------------------------


def test_lengths_are_points_millimetres_or_bare():
    """A length in another unit is a fault of the house style, told by its value."""
    assert points("25.4mm") == pytest.approx(72)
    assert points("8pt") == 8
    assert points(".36") == 0.36
    with pytest.raises(ValueError, match="2em"):
        points("2em")


def test_each_medium_and_script_has_its_sizes():
    """An e-book's drawing is narrower with larger letters; Arabic has more room between lines."""
    assert english("ebook").measure < english().measure
    assert english("ebook").text > english().text
    assert arabic().leading > english().leading
    assert len(arabic().regular) == 2


@given(st.lists(st.tuples(st.floats(0, 160), st.integers(1, 4)), min_size=1, max_size=5))
def test_names_at_the_ends_of_lines_never_meet(wanted: list[tuple[float, int]]):
    """Names are pushed apart, in the order of their lines, whatever ends beside them."""
    looks = english()
    blocks = sorted((at, lines * looks.leading) for at, lines in wanted)
    tops = _apart(blocks, looks)
    assert min(tops) >= 0
    for n in range(1, len(tops)):
        assert tops[n] >= tops[n - 1] + blocks[n - 1][1] - 0.01
