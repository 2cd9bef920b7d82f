"""Total ink, measured on pages that Ghostscript renders as a press would print them.

Ghostscript is asked for: without it these tests fail, as a preflight would say nothing of ink.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf
from PIL import Image

from reportbuild.commands import rendering
from reportbuild.model.preflight import Preflight
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.ink import Separation, ink_faults
from reportbuild.proof.preflight.job import Job, Separations, preflight
from reportbuild.proof.preflight.sheets import sheet_of
from tests.proof.pdfs import MM, PROFILE, add, book, pages, registration


def looked(data: bytes, folder: Path, profile: Profile = PROFILE) -> Preflight:
    """A preflight with Ghostscript."""
    gs = rendering.program(rendering.GHOSTSCRIPT)
    assert gs, "install Ghostscript: apt-get install ghostscript"
    file = folder / "book.pdf"
    file.write_bytes(data)

    def separations(number: int) -> Iterator[Separation]:
        for page, tiff, fault in rendering.separated(gs, file, number):
            yield Separation(page, tiff, rendering.INK_RESOLUTION, fault)

    return preflight(Job("book.pdf", data, profile), Separations("Ghostscript", separations))


def _patch(inks: bytes, size: float, number: int = 2) -> bytes:
    place = b"%.3f %.3f %.3f %.3f re f" % (40 * MM, 90 * MM, size * MM, size * MM)
    return book(change=lambda pdf: add(pdf, number, inks + b" k " + place))


def test_a_sound_book_has_ink_and_not_too_much(tmp_path: Path):
    """Every page is measured: 100 % of text, 100 % of a band of two inks."""
    done = looked(book(), tmp_path)

    assert [fault.code for fault in done.faults] == []
    assert done.pages[0].ink == 100
    assert all(page.ink is not None for page in done.pages)


def test_a_patch_of_400_per_cent_is_told_with_its_page_and_place(tmp_path: Path):
    """pre-058 on page 2, where the patch is, to a millimetre; the sum of its inks is exact."""
    done = looked(_patch(b"1 1 1 1", 10), tmp_path)
    (fault,) = done.faults

    assert (fault.code, fault.page, done.pages[1].ink) == ("pre-058", 2, 400)
    assert "400 % of ink; the profile allows 300 %" in fault.message
    (place,) = fault.places
    found = (place.left, place.top, place.width, place.height)
    assert found == pytest.approx((40, 140, 10, 10), abs=0.8)


@pytest.mark.parametrize(
    ("inks", "size", "codes"),
    [
        (b"0.75 0.75 0.75 0.75", 10, []),
        (b"0.8 0.76 0.75 0.75", 10, ["pre-058"]),
        (b"1 1 1 1", 0.8, []),
        (b"1 1 1 1", 2, ["pre-058"]),
    ],
)
def test_the_limit_is_kept_to_a_per_cent_and_specks_are_passed_by(
    inks: bytes, size: float, codes: list[str], tmp_path: Path
):
    """300 % is allowed, 306 % is not; less than a square millimetre never matters."""
    assert [fault.code for fault in looked(_patch(inks, size), tmp_path).faults] == codes


def test_two_patches_are_two_places_and_one_finding(tmp_path: Path):
    """What does not touch is told apart, the larger first."""
    content = b"1 1 1 1 k %.2f 100 %.2f 30 re f 300 400 60 60 re f" % (30 * MM, 10 * MM)
    (fault,) = looked(book(change=lambda pdf: add(pdf, 3, content)), tmp_path).faults

    assert (fault.page, len(fault.places)) == (3, 2)
    assert fault.places[0].width > fault.places[1].width


def test_a_shape_of_many_runs_is_one_place(tmp_path: Path):
    """Rows of pixels that touch belong together, however they meet: a U is one thing."""
    content = b"1 1 1 1 k 100 100 20 100 re f 180 100 20 100 re f 100 100 100 20 re f"
    (fault,) = looked(book(change=lambda pdf: add(pdf, 1, content)), tmp_path).faults

    (place,) = fault.places
    assert (place.width, place.height) == pytest.approx((100 / MM, 100 / MM), abs=0.8)


def test_marks_in_registration_colour_are_not_on_the_page(tmp_path: Path):
    """400 % beyond the bleed is what marks are; within the trim it is too much."""
    assert [
        f.code for f in looked(book(marks=True), tmp_path, replace(PROFILE, marks=True)).faults
    ] == []
    inside = book(
        change=lambda pdf: add(
            pdf, 2, b"/All cs 1 scn 60 60 50 50 re f",
            ColorSpace=Dictionary(All=registration()),
        )
    )  # fmt: skip
    assert {f.code for f in looked(inside, tmp_path).faults} == {"pre-053", "pre-058"}


def test_a_turned_page_is_measured_where_a_reader_sees_it(tmp_path: Path):
    """What is rendered is turned as the page is, and so is the place."""

    def change(pdf: Pdf) -> None:
        add(pdf, 2, b"1 1 1 1 k %.2f %.2f 40 40 re f" % (20 * MM, 30 * MM))
        for page in pages(pdf):
            page.Rotate = 90

    done = looked(book(change=change), tmp_path)
    (place,) = next(fault.places for fault in done.faults if fault.code == "pre-058")
    assert (place.left, place.top) == pytest.approx((30, 20), abs=0.8)


def test_ink_that_nobody_measured_is_a_finding_of_its_own():
    """pre-007: without Ghostscript the preflight says so, and what to install."""
    nobody = Separations("Ghostscript is not on this machine", measured=False)
    (fault,) = preflight(Job("book.pdf", book(), PROFILE), nobody).faults

    assert (fault.code, fault.page) == ("pre-007", 0)
    assert "Ghostscript is not on this machine" in fault.message
    assert "apt-get install ghostscript" in fault.hint


def test_pages_that_were_not_rendered_are_counted():
    """pre-007 again: of a book of which only two pages came, two are missing."""
    sheet = Image.new("CMYK", (486, 699))
    out = BytesIO()
    sheet.save(out, "TIFF")
    some = Separations(
        "half a renderer", lambda _: [Separation(n, out.getvalue(), 72) for n in (1, 2)]
    )
    (fault,) = preflight(Job("book.pdf", book(), PROFILE), some).faults

    assert (fault.code, "2 of 4 pages" in fault.message) == ("pre-007", True)


@pytest.mark.parametrize("tiff", [b"", b"II*\0", b"no picture", b"II*\0\xff\xff\xff\xff"])
def test_what_a_renderer_did_not_make_is_told(tiff: bytes):
    """pre-005: a page that cannot be rendered, or was rendered to rubbish."""
    with Pdf.open(BytesIO(book())) as pdf:
        sheet = sheet_of(pdf.pages[0].obj, 0)
    for given in (Separation(1, tiff, 72), Separation(1, b"", 72, "it fell")):
        most, (fault,) = ink_faults(given, sheet, PROFILE)
        assert (most, fault.code, fault.page) == (None, "pre-005", 1)


def test_a_page_in_rgb_is_no_separation():
    """pre-005: what is not in four inks cannot be added up."""
    out = BytesIO()
    Image.new("RGB", (10, 10)).save(out, "TIFF")
    with Pdf.open(BytesIO(book())) as pdf:
        sheet = sheet_of(pdf.pages[0].obj, 0)
    assert [f.code for f in ink_faults(Separation(1, out.getvalue(), 72), sheet, PROFILE)[1]] == [
        "pre-005"
    ]


def test_a_renderer_that_is_not_there_or_falls_is_told(tmp_path: Path):
    """Each page then comes with the reason for which there is nothing to measure."""
    file = tmp_path / "book.pdf"
    file.write_bytes(b"no PDF at all")
    for gs in ("/nowhere/gs", rendering.program(rendering.GHOSTSCRIPT)):
        ((page, tiff, fault),) = rendering.separated(gs, file, 1)
        assert (page, tiff, bool(fault)) == (1, b"", True)
    assert rendering.pictured("/nowhere/pdftoppm", file, [1]) == {}
    assert rendering.version("/nowhere/gs") == ""
