"""Pages turned: a section bound on a verso is what the engine itself would have laid out there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reportbuild.model.artefact import Leaf, PaperComposition, Pressed
from reportbuild.model.document import Matter
from reportbuild.model.handover import Imposed
from reportbuild.press.beds import bed_of
from reportbuild.press.bind import bind
from reportbuild.press.interior import bind_for_press
from reportbuild.press.pages import paginate
from reportbuild.press.turning import turn_of
from reportbuild.work import COMPOSE
from tests.doing import Here
from tests.press.made import (
    ARABIC,
    BOTH,
    IMPRINT,
    composition,
    failures,
    laid_out,
    pressed,
    sheet,
)
from tests.printers import printing, stock_document, the_house

SIDES = (
    "@page:left{margin-left:8mm;margin-right:22mm}@page:right{margin-left:22mm;margin-right:8mm}"
)
SHIFT = 14 / 25.4 * 72
NEAR = 0.02
"""Points: WeasyPrint writes places with a few decimals, and `pdftotext` with six."""

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'
WORDS = {
    "en": "The valley road was shut for the third winter in a row. ",
    "ar": "أغلق طريق الوادي للشتاء الثالث على التوالي. ",
}


def body(language: str) -> str:
    """Text over several pages, with notes, links, figures, a table and a list."""
    words = WORDS[language]
    figure = (
        '<figure><img src="asset:h.svg" alt="A house" style="height:20mm"/>'
        "<figcaption>Caption</figcaption></figure>"
    )
    note = '<span class="note" id="n{0}" data-mark="{0}">{1}</span>'
    return "".join(
        f'<h1 id="h{n}">{n} {words}</h1><p>{words * 9}{note.format(n, words)} '
        f'<a href="https://example.org/{n}">{words}</a></p>{figure if n % 2 else ""}'
        f"<table><tr><th>a</th><td>{words}</td></tr></table><ul><li>{words}</li></ul>"
        for n in range(1, 7)
    )


def made(language: str, text: str, *before: str) -> PaperComposition:
    """A composition with a section, and sheets of one page before it."""
    sheets = [sheet(one, f"s{n}", language=language) for n, one in enumerate(before)]
    notes = [f"n{n}" for n in range(1, 7)]
    sheets.append(sheet(text, "text", language=language, notes=notes))
    imprint = ARABIC if language == "ar" else IMPRINT
    return composition(*sheets, style=SIDES, assets={"h.svg": DRAWING}, imprint=imprint)


def bound(of: PaperComposition) -> tuple[pikepdf.Pdf, tuple[Leaf, ...], list[Pressed]]:
    """A composition bound without furniture."""
    sections = [laid_out(one, of).value for one in of.sheets]
    leaves = paginate(of, {section.id: section.pages for section in sections})
    done = bind(of, sections, leaves, (), [()] * len(leaves))
    assert done.findings == ()
    return pikepdf.open(BytesIO(done.value.data)), leaves, sections


def words(book: pikepdf.Pdf, folder: Path) -> list[list[tuple[str, float, float, float]]]:
    """The words of each page with their left, right and upper edges, as Poppler sees them."""
    book.save(folder / "book.pdf")
    run = ["pdftotext", "-bbox", str(folder / "book.pdf"), "-"]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    pattern = (
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>'
    )
    return [
        [(w, float(x0), float(x1), float(y)) for x0, y, x1, w in re.findall(pattern, page)]
        for page in told.split("<page ")[1:]
    ]


def links(book: pikepdf.Pdf) -> list[list[tuple[str, list[float]]]]:
    """The addresses and rectangles of each page's links."""
    return [
        [
            (str(a.A.URI), [float(x) for x in a.Rect.as_list()])
            for a in page.obj.get("/Annots", [])
            if "/A" in a
        ]
        for page in book.pages
    ]


def boxes(book: pikepdf.Pdf) -> list[list[float]]:
    """The boxes of all figures, in the order of the structure tree."""
    found: list[list[float]] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Array):
            for kid in element.as_list():
                walk(kid)
        elif isinstance(element, pikepdf.Dictionary):
            if element.get("/S") == pikepdf.Name.Figure:
                found.extend(
                    [float(x) for x in a.BBox.as_list()]
                    for a in element.A.as_list()
                    if "/BBox" in a
                )
            if "/K" in element:
                walk(element.K)

    walk(book.Root.StructTreeRoot.K)
    return found


EMPTY = '<div style="break-after:page">&#160;</div>'


@pytest.fixture(scope="module", params=["en", "ar"])
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Any]:
    """A section on a verso: turned when it was bound, and as the engine lays it out there."""
    text = body(request.param)
    turned, leaves, _ = bound(made(request.param, text, "<p>x</p>"))
    there, _, _ = bound(made(request.param, EMPTY + text))
    as_recto, _, _ = bound(made(request.param, text))
    assert [leaf.recto for leaf in leaves][:2] == [True, False]
    assert len(turned.pages) == len(there.pages) == len(as_recto.pages) + 1 > 3
    folder = tmp_path_factory.mktemp("turned")
    return {
        "turned": turned, "there": there, "recto": as_recto,
        "words": [words(book, folder) for book in (turned, there, as_recto)],
    }  # fmt: skip


def test_every_word_stands_where_the_engine_would_have_set_it(pair: Mapping[str, Any]):
    """To a fiftieth of a point, on every page; and on the other side than it was laid out for."""
    turned, there, recto = pair["words"]
    for page, (ours, theirs) in enumerate(zip(turned[1:], there[1:], strict=True)):
        assert [word for word, *_ in ours] == [word for word, *_ in theirs]
        for (_, *own), (_, *other) in zip(ours, theirs, strict=True):
            assert own == pytest.approx(other, abs=NEAR), page
    moved = [own[1] - was[1] for own, was in zip(turned[1], recto[0], strict=True)]
    assert [abs(by) for by in moved] == pytest.approx([SHIFT] * len(moved), abs=NEAR)


def test_every_link_is_over_its_words(pair: Mapping[str, Any]):
    """Its rectangle has moved with them."""
    turned, there = links(pair["turned"])[1:], links(pair["there"])[1:]
    assert sum(map(len, turned)) >= 6
    for ours, theirs in zip(turned, there, strict=True):
        assert [address for address, _ in ours] == [address for address, _ in theirs]
        for (_, own), (_, other) in zip(ours, theirs, strict=True):
            assert own == pytest.approx(other, abs=NEAR)


def test_the_box_of_every_figure_is_around_it(pair: Mapping[str, Any]):
    """Moved once, however often the figure is marked."""
    turned, there = boxes(pair["turned"]), boxes(pair["there"])
    assert len(turned) == 3
    for own, other in zip(turned, there, strict=True):
        assert own == pytest.approx(other, abs=NEAR)


def test_the_pages_themselves_do_not_move(pair: Mapping[str, Any]):
    """Trim and bleed are where they were, and the file is what it must be."""
    for ours, theirs in zip(pair["turned"].pages, pair["there"].pages, strict=True):
        for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
            assert ours.obj[box] == theirs.obj[box]
    data = BytesIO()
    pair["turned"].save(data)
    assert failures(data.getvalue(), *BOTH) == []


def test_what_stands_on_its_own_side_is_not_touched():
    """No operator is added to a recto that was laid out as one."""
    book, _, sections = bound(made("en", body("en")))
    with pikepdf.open(BytesIO(sections[0].pdf)) as alone:
        for page, was in zip(book.pages, alone.pages, strict=True):
            assert page.Contents.read_bytes() == was.Contents.read_bytes()


def test_a_figure_that_is_marked_twice_is_moved_once():
    """A drawing with words in it: several pieces of marked content, one box."""
    text = (
        '<figure aria-label="x"><img src="asset:h.svg" alt="One"/><br/>'
        '<img src="asset:h.svg" alt="Two"/></figure>'
    )
    turned, there = (
        boxes(bound(made("en", one, *before))[0])
        for one, before in ((text, ("<p>x</p>",)), (EMPTY + text, ()))
    )
    assert turned
    for own, other in zip(turned, there, strict=True):
        assert own == pytest.approx(other, abs=NEAR)


def test_a_printed_page_is_turned_with_its_words(tmp_path: Path):
    """The interior for a press, where the same section stands on a verso."""
    of = replace(made("en", body("en"), "<p>x</p>"), printing=printing())
    sections = tuple(laid_out(one, of).value for one in of.sheets)
    leaves = paginate(of, {section.id: section.pages for section in sections})
    done = bind_for_press(of, Imposed(sections, leaves))
    printed = words(pikepdf.open(BytesIO(done.value.data)), tmp_path)
    screen = words(bound(made("en", body("en"), "<p>x</p>"))[0], tmp_path)
    margin = printed[0][0][1] - screen[0][0][1]
    for own, other in zip(printed, screen, strict=True):
        lefts = [left - margin for _, left, _, _ in own]
        assert lefts == pytest.approx([left for _, left, _, _ in other], abs=NEAR)


def test_a_leaf_tells_how_far_it_moves():
    """Not at all where it stands as it was laid out, or where nothing is known of sides."""
    section = Pressed("s", b"", 2, (), turns=(-5.0, 5.0))
    leaf = Leaf("s", 0, True, Matter.BODY, "1", True, "")
    moves = [
        turn_of(replace(leaf, page=page, recto=recto), section)
        for page in (0, 1)
        for recto in (True, False)
    ]
    assert moves == [0.0, -5.0, 5.0, 0.0]
    assert turn_of(replace(leaf, recto=False), replace(section, turns=())) == 0.0


# --- stylesheets that cannot be turned ----------------------------------------------------------

ONE_SIDED = [
    "@page:left{margin-top:30mm}",
    "@page:right{margin:9mm}",
    "@page:left{background:red}",
    "@page:left{size:a5}",
    "@page:right{@bottom-right{content:'x'}}",
    "@page:left{@footnote{margin-top:9mm}}",
    "@page :first:left{margin-left:9mm}",
    "@page :nth(2):right{margin-left:9mm}",
    "@page x:left{margin-left:9mm}.x{page:x}",
    "h2{break-before:left}",
    "h2{break-before:recto}",
    ".a{break-after:verso}",
    "#a{page-break-before:right}",
    "*{break-after:recto}",
    "p:lang(en){break-before:recto}",
    "[lang=en] p{break-before:verso}",
    "@page:left{margin-left:30mm}",
    "@page{background:#eee}" + SIDES,
    "@page{@left-middle{content:'x'}}" + SIDES,
    "@page{@top-right-corner{content:'x'}}" + SIDES,
]


@pytest.mark.parametrize("style", ONE_SIDED)
def test_a_stylesheet_with_more_than_two_margins_is_refused(style: str):
    """press-017: pages laid out for one side would be wrong on the other."""
    found = {finding.code for finding in pressed("<p>x</p>", style=style).findings}
    assert "press-017" in found


@pytest.mark.parametrize(
    "style",
    [
        SIDES,
        "@page:left{margin-left:9mm;margin-right:21mm}@page:right{margin-left:21mm;margin-right:9mm}",
        "@page x{margin:0;background:red}.x{page:x}" + SIDES,
        "@page{background:#eee;@left-middle{content:'x'}}",
        "@page{@top-left{content:'x'}}" + SIDES,
        "@page :first{margin-top:30mm}",
        "h2{break-before:page;break-after:avoid}",
    ],
)
def test_what_can_be_turned_is_sound(style: str):
    """Two margins that mirror each other, and whatever is the same on both sides."""
    found = {finding.code for finding in pressed("<p>x</p>", style=style).findings}
    assert "press-017" not in found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_house_can_be_turned(language: str):
    """Every sheet of the stock report: press-017 is said of none, and its pages do move."""
    made = Here().do(COMPOSE, stock_document(language), the_house(), {}).result().value
    for one in made.sheets:
        done = laid_out(one, made)
        assert "press-017" not in {finding.code for finding in done.findings}
        assert all(done.value.turns) == (one.id != "cover")
    assert bed_of(made.sheets[0], made).direction == ("rtl" if language == "ar" else "ltr")
