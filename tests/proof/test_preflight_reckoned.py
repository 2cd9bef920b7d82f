"""Total ink reckoned from what a page paints: never less than what a press would lay there.

What is planted to be found is planted on every page, in each way that a file has to put ink there;
what is reckoned is held against what Ghostscript renders.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from random import Random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from reportbuild import rendering
from reportbuild.model.preflight import Preflight, Separations
from reportbuild.proof.preflight.job import Job, preflight
from tests.proof.pdfs import MARKS, PROFILE, add, book, picture, registration

Plant = Callable[[Pdf, int], None]

AREA = b"60 60 80 80 re f"
OVER = b"/Over gs "
NOBODY = Separations("nobody renders here", measured=False)


def looked(data: bytes, limit: int = 300) -> Preflight:
    """A preflight with Ghostscript."""
    return preflight(Job("book.pdf", data, replace(PROFILE, ink=limit)), rendering.separate(data))


def drawn(content: bytes) -> Plant:
    return lambda pdf, page: add(pdf, page, content)


def form(pdf: Pdf, content: bytes, **entries: Object) -> Object:
    return pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 400, 400]), **entries
    )


def _in_forms(pdf: Pdf, page: int) -> None:
    inner = form(pdf, b"1 1 1 1 k " + AREA)
    outer = form(pdf, b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
    add(pdf, page, b"/Out Do", XObject=Dictionary(Out=outer))


def _picture(pdf: Pdf, page: int) -> None:
    image = picture(pdf, (300, 300))
    image.write(b"\xff" * (300 * 300 * 4))
    add(pdf, page, b"q 60 0 0 60 60 60 cm /P Do Q", XObject=Dictionary(P=image))


def _table_of_colours(pdf: Pdf, page: int) -> None:
    looked_up = Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\0\0\0\0\xff\xff\xff\xff")])
    image = picture(pdf, (300, 300))
    image.ColorSpace = looked_up
    image.write(b"\1" * (300 * 300))
    add(pdf, page, b"q 60 0 0 60 60 60 cm /P Do Q", XObject=Dictionary(P=image))


def _pattern(pdf: Pdf, page: int) -> None:
    tile = pdf.make_stream(
        b"1 1 1 1 k 0 0 9 9 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9, Resources=Dictionary(),
    )  # fmt: skip
    add(pdf, page, b"/Pattern cs /T scn " + AREA, Pattern=Dictionary(T=tile))


def _shading(pdf: Pdf, page: int) -> None:
    run = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1, 1], C1=[1, 1, 1, 0.5], N=1)
    shade = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 400, 0], Function=run
    )
    add(pdf, page, b"60 60 80 80 re W n /S sh", Shading=Dictionary(S=shade))


def _multiplied(pdf: Pdf, page: int) -> None:
    states = Dictionary(M=Dictionary(BM=Name.Multiply))
    content = b"0.9 0.9 0 0 k " + AREA + b" /M gs 0 0 0.9 0.9 k " + AREA
    add(pdf, page, content, ExtGState=states)


def _spot(pdf: Pdf, page: int) -> None:
    spaces = Dictionary(Spot=registration("A red of ours"))
    add(pdf, page, b"/Spot cs 1 scn " + AREA, ColorSpace=spaces)


def _laid_over(pdf: Pdf, page: int) -> None:
    look = form(pdf, b"1 1 1 1 k 0 0 80 80 re f")
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=[60, 60, 140, 140], F=4, AP=Dictionary(N=look)
    )
    look.BBox = Array([0, 0, 80, 80])
    pdf.pages[page - 1].obj.Annots = Array([pdf.make_indirect(note)])


def _drawn_letter(pdf: Pdf, page: int) -> None:
    square = pdf.make_stream(b"1000 0 d0 1 1 1 1 k 0 0 1000 1000 re f")
    letters = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FirstChar=65,
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0], LastChar=65, Widths=[1000], Resources=Dictionary(),
        Encoding=Dictionary(Differences=Array([65, Name.A])), CharProcs=Dictionary(A=square),
    )  # fmt: skip
    add(pdf, page, b"BT /Drawn 60 Tf 60 60 Td (A) Tj ET", Font=Dictionary(Drawn=letters))


PLANTS: dict[str, Plant] = {
    "an area": drawn(b"1 1 1 1 k " + AREA),
    "just too much": drawn(b"0.8 0.8 0.75 0.75 k " + AREA),
    "a line": drawn(b"1 1 1 1 K 30 w 60 100 m 140 100 l S"),
    "a letter": drawn(b"BT /F 90 Tf 1 1 1 1 k 1 0 0 1 60 60 Tm (A) Tj ET"),
    "a letter's outline": drawn(b"BT /F 90 Tf 1 Tr 20 w 1 1 1 1 K 1 0 0 1 60 60 Tm (A) Tj ET"),
    "the sum of what overprints": drawn(
        b"1 1 0 0 k " + AREA + OVER + b"0 0 1 0 k " + AREA + b" 0 0 0 1 k " + AREA
    ),
    "black that overprints a dark ground": drawn(
        b"0.9 0.8 0.7 0 k " + AREA + OVER + b"0 0 0 1 k " + AREA
    ),
    "forms in forms": _in_forms,
    "a picture": _picture,
    "a picture by a table": _table_of_colours,
    "a picture in a line": drawn(
        b"q 60 0 0 60 60 60 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /AHx ID ffffffff> EI Q"
    ),
    "a pattern": _pattern,
    "a shading": _shading,
    "colours multiplied": _multiplied,
    "a spot colour": _spot,
    "an annotation": _laid_over,
    "letters that draw": _drawn_letter,
}


@pytest.mark.parametrize("way", PLANTS)
def test_too_much_ink_is_found_on_whatever_page_and_however_it_came_there(way: str):
    """pre-058 for the page where it is planted, measured; the others are reckoned and are fine."""
    for page in range(1, 5):
        data = book(change=lambda pdf, page=page: PLANTS[way](pdf, page))  # type: ignore[misc]
        done = looked(data)
        assert [f.page for f in done.faults if f.code == "pre-058"] == [page]
        assert [p.number for p in done.pages if p.measured] == [page]
        assert done.ink_measured.startswith("Ghostscript ")
        assert done.ink_measured.endswith("on 1 of 4 pages; reckoned from what the page paints "
                                          "on the others")  # fmt: skip


def _at_random(chance: Random) -> bytes:
    """A page of things that lie over one another, in inks, some of them overprinting."""
    parts = []
    for _ in range(chance.randint(1, 7)):
        inks = b" ".join(b"%.2f" % chance.choice((0, 0, 0.3, 0.7, 1)) for _ in range(4))
        place = b"%d %d %d %d" % tuple(chance.randint(10, 200) for _ in range(4))
        over = OVER if chance.random() < 0.5 else b""
        thing = chance.choice(
            (
                inks + b" k " + place + b" re f",
                inks + b" K 25 w " + place.replace(b" ", b" ", 1) + b" re S",
                inks + b" k BT /F 80 Tf 1 0 0 1 60 60 Tm (AA) Tj ET",
                b"%.2f g " % chance.random() + place + b" re f",
                b"/Grey Do",
            )
        )
        parts.append(b"q " + over + thing + b" Q")
    return b"\n".join(parts)


def test_what_is_reckoned_is_never_less_than_what_is_measured():
    """Of 160 pages of areas, lines, letters and grey pictures; for many it is the very figure."""
    chance = Random(2003)

    def greys(pdf: Pdf) -> None:
        grey = pdf.make_stream(
            b"\x40" * 4, Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2,
            BitsPerComponent=8, ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        placed = form(
            pdf, b"q 90 0 0 90 50 50 cm /P Do Q", Resources=Dictionary(XObject=Dictionary(P=grey))
        )
        for page in pdf.pages:
            page.obj.Resources.XObject = Dictionary(Grey=placed)

    data = book([_at_random(chance) for _ in range(160)], greys)
    reckoned = preflight(Job("book.pdf", data, replace(PROFILE, ink=400)), NOBODY).pages
    measured = looked(data, limit=-1).pages

    assert not any(page.measured for page in reckoned)
    assert all(page.measured for page in measured)
    pairs = [(r.ink, m.ink) for r, m in zip(reckoned, measured, strict=True)]
    assert all(r is not None and m is not None and m <= r + 1 for r, m in pairs)
    assert sum(abs((r or 0) - (m or 0)) <= 2 for r, m in pairs) > 40


def test_marks_beyond_the_bleed_are_no_ink_of_the_page():
    """They are in all inks, and no page of text is rendered for their sake."""
    data = book([b"BT /F 10 Tf 0 0 0 1 k 1 0 0 1 60 60 Tm (A) Tj ET\n" + MARKS] * 4)
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.obj.MediaBox = Array([-40, -40, 508, 720])
        out = BytesIO()
        pdf.save(out)
    done = preflight(Job("book.pdf", out.getvalue(), replace(PROFILE, marks=True)), NOBODY)

    assert [page.ink for page in done.pages] == [100] * 4
    assert done.ink_measured == "reckoned from what the page paints, on every page"
    assert not [fault for fault in done.faults if fault.code == "pre-007"]


def test_a_thick_line_beyond_the_bleed_is_no_mark():
    """Its corners may reach into the page: it is measured, and is fine."""
    line = b"1 1 1 1 K 9 w -22 100 m -22 200 l S"
    done = looked(book(change=lambda pdf: add(pdf, 3, line), marks=True))

    assert [page.number for page in done.pages if page.measured] == [3]
    assert [fault for fault in done.faults if fault.code == "pre-058"] == []


def test_nothing_is_reckoned_of_a_file_that_had_to_be_repaired():
    """Whoever prints it may read it otherwise: every page is measured."""
    data = book()
    broken = data.replace(b"startxref", b"startxxxx")
    done = looked(broken)

    assert "pre-002" in {fault.code for fault in done.faults}
    assert all(page.measured for page in done.pages)
