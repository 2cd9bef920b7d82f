"""Total ink, measured on pages that Ghostscript renders as a press would print them.

Ghostscript is asked for: without it these tests fail, as a preflight would say nothing of ink.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf
from PIL import Image

from reportbuild import rendering
from reportbuild.model.preflight import Preflight, SeparatedPage, Separations
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.ink import ink_faults
from reportbuild.proof.preflight.job import Job, preflight
from reportbuild.proof.preflight.sheets import sheet_of
from tests.proof.pdfs import MM, PROFILE, add, book, pages, registration


def looked(data: bytes, profile: Profile = PROFILE) -> Preflight:
    """A preflight with Ghostscript."""
    separations = rendering.separate(data)
    assert separations.measured, "install Ghostscript: apt-get install ghostscript"
    return preflight(Job("book.pdf", data, profile), separations)


def _patch(inks: bytes, size: float, number: int = 2) -> bytes:
    place = b"%.3f %.3f %.3f %.3f re f" % (40 * MM, 90 * MM, size * MM, size * MM)
    return book(change=lambda pdf: add(pdf, number, inks + b" k " + place))


def test_a_sound_book_has_ink_and_not_too_much():
    """Black text over a band of two inks comes to 200 % at most, black text alone to 100 %."""
    done = looked(book())

    assert [fault.code for fault in done.faults] == []
    assert [(page.ink, page.measured) for page in done.pages] == [(200, False)] + [(100, False)] * 3


def test_a_patch_of_400_per_cent_is_told_with_its_page_and_place():
    """pre-058 on page 2, where the patch is, to a millimetre; the sum of its inks is exact."""
    done = looked(_patch(b"1 1 1 1", 10))
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
    inks: bytes, size: float, codes: list[str]
):
    """300 % is allowed, 306 % is not; less than a square millimetre never matters."""
    assert [fault.code for fault in looked(_patch(inks, size)).faults] == codes


def test_two_patches_are_two_places_and_one_finding():
    """What does not touch is told apart, the larger first."""
    content = b"1 1 1 1 k %.2f 100 %.2f 30 re f 300 400 60 60 re f" % (30 * MM, 10 * MM)
    (fault,) = looked(book(change=lambda pdf: add(pdf, 3, content))).faults

    assert (fault.page, len(fault.places)) == (3, 2)
    assert fault.places[0].width > fault.places[1].width


def test_a_shape_of_many_runs_is_one_place():
    """Rows of pixels that touch belong together, however they meet: a U is one thing."""
    content = b"1 1 1 1 k 100 100 20 100 re f 180 100 20 100 re f 100 100 100 20 re f"
    (fault,) = looked(book(change=lambda pdf: add(pdf, 1, content))).faults

    (place,) = fault.places
    assert (place.width, place.height) == pytest.approx((100 / MM, 100 / MM), abs=0.8)


def test_marks_in_registration_colour_are_not_on_the_page():
    """400 % beyond the bleed is what marks are; within the trim it is too much."""
    assert [f.code for f in looked(book(marks=True), replace(PROFILE, marks=True)).faults] == []
    inside = book(
        change=lambda pdf: add(
            pdf, 2, b"/All cs 1 scn 60 60 50 50 re f",
            ColorSpace=Dictionary(All=registration()),
        )
    )  # fmt: skip
    assert {f.code for f in looked(inside).faults} == {"pre-053", "pre-058"}


def test_a_turned_page_is_measured_where_a_reader_sees_it():
    """What is rendered is turned as the page is, and so is the place."""

    def change(pdf: Pdf) -> None:
        add(pdf, 2, b"1 1 1 1 k %.2f %.2f 40 40 re f" % (20 * MM, 30 * MM))
        for page in pages(pdf):
            page.Rotate = 90

    done = looked(book(change=change))
    (place,) = next(fault.places for fault in done.faults if fault.code == "pre-058")
    assert (place.left, place.top) == pytest.approx((30, 20), abs=0.8)


RICH = b"1 1 1 0.2 k 60 60 50 50 re f"


def test_ink_that_nobody_measured_is_a_finding_of_its_own():
    """pre-007: without Ghostscript the preflight says of how many pages, and what to install."""
    nobody = Separations("Ghostscript is not on this machine", measured=False)
    data = book(change=lambda pdf: add(pdf, 2, RICH))
    done = preflight(Job("book.pdf", data, PROFILE), nobody)
    (fault,) = done.faults

    assert (fault.code, fault.page) == ("pre-007", 0)
    assert "The ink of 1 of 4 pages was not measured: Ghostscript is not on" in fault.message
    assert "apt-get install ghostscript" in fault.hint
    assert [page.ink for page in done.pages] == [200, None, 100, 100]
    assert done.ink_measured.startswith(
        "not measured (Ghostscript is not on this machine), on 1 of"
    )


def test_where_all_pages_lack_that_is_said():
    """pre-007: with something unknown on each page, no page was measured."""
    nobody = Separations("Ghostscript is not on this machine", measured=False)
    (*_, fault) = preflight(
        Job("book.pdf", book([RICH, RICH + b" "]), replace(PROFILE, multiple=2)), nobody
    ).faults

    assert fault.message.startswith("The total ink of no page was measured")


def test_pages_that_were_not_rendered_are_counted():
    """pre-007 again: of a book of which only one of two rich pages came, one is missing."""
    sheet = Image.new("CMYK", (486, 699))
    out = BytesIO()
    sheet.save(out, "TIFF")
    some = Separations("half a renderer", lambda _: [SeparatedPage(2, out.getvalue(), 72)])

    def change(pdf: Pdf) -> None:
        add(pdf, 2, RICH)
        add(pdf, 4, RICH)

    data = book(change=change)
    (fault,) = preflight(Job("book.pdf", data, PROFILE), some).faults

    assert (fault.code, "1 of 4 pages" in fault.message) == ("pre-007", True)


@pytest.mark.parametrize("tiff", [b"", b"II*\0", b"no picture", b"II*\0\xff\xff\xff\xff"])
def test_what_a_renderer_did_not_make_is_told(tiff: bytes):
    """pre-005: a page that cannot be rendered, or was rendered to rubbish."""
    with Pdf.open(BytesIO(book())) as pdf:
        sheet = sheet_of(pdf.pages[0].obj, 0)
    for given in (SeparatedPage(1, tiff, 72), SeparatedPage(1, b"", 72, "it fell")):
        most, (fault,) = ink_faults(given, sheet, PROFILE)
        assert (most, fault.code, fault.page) == (None, "pre-005", 1)


def test_a_page_in_rgb_is_no_separation():
    """pre-005: what is not in four inks cannot be added up."""
    out = BytesIO()
    Image.new("RGB", (10, 10)).save(out, "TIFF")
    with Pdf.open(BytesIO(book())) as pdf:
        sheet = sheet_of(pdf.pages[0].obj, 0)
    assert [
        f.code for f in ink_faults(SeparatedPage(1, out.getvalue(), 72), sheet, PROFILE)[1]
    ] == ["pre-005"]


def test_a_renderer_that_is_not_there_or_falls_is_told(tmp_path: Path):
    """Each page then comes with the reason for which there is nothing to measure."""
    data = b"no PDF at all"
    for gs in ("/nowhere/gs", rendering.program(rendering.GHOSTSCRIPT)):
        (made,) = rendering.separations(gs, data).pages([1])
        assert (made.page, made.tiff, bool(made.fault)) == (1, b"", True)
    (tmp_path / "book.pdf").write_bytes(data)
    assert rendering.pictured("/nowhere/pdftoppm", tmp_path / "book.pdf", [1]) == {}
    assert rendering.version("/nowhere/gs") == ""
    assert not rendering.separations("", data).measured


def test_pages_come_as_they_were_asked_for_and_no_others():
    """Page by page, with gaps, however many go into one run of the program."""
    bands = [b"0 0 0 %.2f k 0 0 300 300 re f" % (n / 20) for n in range(1, 21)]
    asked = [2, 3, 5, 7, 8, 9, 10, 11, 13, 17, 20]
    made = list(rendering.separate(book(bands)).pages(asked))

    assert [one.page for one in made] == asked
    for one in made:
        plate = Image.open(BytesIO(one.tiff)).getchannel("K")
        black = plate.getpixel((100, plate.height - 100))
        assert black == pytest.approx(255 * one.page / 20, abs=1.5)


def test_a_program_that_makes_other_pages_is_too_old(tmp_path: Path):
    """One that does not know what a list of pages is makes all of them: none is then believed."""
    gs = tmp_path / "gs"
    gs.write_text(
        "#!/bin/sh\nfor a in $@; do case $a in -sOutputFile=*) o=${a#-sOutputFile=};; esac; done\n"
        "for n in 1 2 3 4; do echo page > ${o%/*}/$n.tif; done\n"
    )
    gs.chmod(0o755)
    made = list(rendering.separations(str(gs), b"").pages([2, 4]))

    assert [(one.page, one.tiff, "too old" in one.fault) for one in made] == [
        (2, b"", True), (4, b"", True),
    ]  # fmt: skip
