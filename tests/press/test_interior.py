from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from reportbuild.model.artefact import Leaf
from reportbuild.model.document import Matter
from reportbuild.model.handover import Imposed
from reportbuild.press.interior import bind_for_press
from reportbuild.press.pages import interior_leaves, paginate
from tests.press.made import composition, laid_out, sheet
from tests.printers import PRINTER, printing


def leaves(*matters: Matter) -> list[Leaf]:
    return [
        Leaf(f"s{n}", 0, n % 2 == 0, matter, str(n), shows_folio=True, head="")
        for n, matter in enumerate(matters)
    ]


def shown(made: tuple[Leaf, ...]) -> str:
    assert [leaf.recto for leaf in made] == [n % 2 == 0 for n in range(len(made))]
    return " ".join(leaf.sheet or "-" for leaf in made)


COVER, BODY = Matter.COVER, Matter.BODY


def test_the_cover_and_its_inside_are_not_in_the_interior():
    """The first page between the covers is a recto, and blanks fill the last sheet."""
    assert shown(interior_leaves(leaves(COVER, COVER, BODY, BODY, BODY), 4)) == "s2 s3 s4 -"


def test_every_page_keeps_its_side():
    """A verso that followed the cover does not become a recto: its margins would be wrong."""
    assert shown(interior_leaves(leaves(COVER, BODY, BODY, BODY), 4)) == "- s1 s2 s3"


def test_blanks_print_neither_folio_nor_head():
    """A page that fills a sheet is empty."""
    *_, last = interior_leaves(leaves(BODY), 8)

    assert (last.folio, last.shows_folio, last.head, last.sheet) == ("", False, "", "")


def bound(style: str, printer: str = PRINTER) -> tuple[list[str], pikepdf.Pdf]:
    made = replace(composition(sheet("<p>Text</p>"), style=style), printing=printing(printer))
    pressed = laid_out(made.sheets[0], made).value
    done = bind_for_press(made, Imposed((pressed,), paginate(made, {"s": pressed.pages})))
    return [f.code for f in done.findings], pikepdf.open(BytesIO(done.value.data))


def test_what_runs_to_the_edge_runs_into_the_bleed_and_is_cut_there():
    """The sheet holds trim, bleed and marks, each in its place, to a thousandth of a millimetre."""
    _, book = bound("@page{bleed:5mm;background:device-cmyk(0 .5 0 0)}")
    page = book.pages[0].obj
    media, bleed, trim = ([float(x) for x in page[box].as_list()] for box in
                          ("/MediaBox", "/BleedBox", "/TrimBox"))  # fmt: skip
    points = 72 / 25.4

    assert media == pytest.approx([0, 0, (110 + 24) * points, (150 + 24) * points], abs=0.003)
    assert trim == pytest.approx([12 * points, 12 * points, 122 * points, 162 * points], abs=0.003)
    assert bleed == pytest.approx([7 * points, 7 * points, 127 * points, 167 * points], abs=0.003)


def test_a_printer_who_wants_no_marks_gets_none():
    """The sheet ends with the bleed."""
    _, book = bound("@page{bleed:3mm}", "offset-coated")
    page = book.pages[0].obj

    assert page.MediaBox == page.BleedBox
    assert "/ColorSpace" not in page.Resources


def test_a_gradient_that_came_so_far_is_refused():
    """print-010: nobody knows what the press would make of it."""
    codes, _ = bound("p{background:linear-gradient(red,blue)}")

    assert codes == ["print-010"]


def test_sheets_of_a_screen_are_not_bound_for_a_press():
    """They have neither bleed nor inks: that would be a bug."""
    made = composition(sheet("<p>Text</p>"))
    pressed = laid_out(made.sheets[0], made).value

    with pytest.raises(ValueError, match="not composed for a press"):
        bind_for_press(made, Imposed((pressed,), paginate(made, {"s": 1})))
