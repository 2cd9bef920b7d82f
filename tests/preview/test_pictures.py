from __future__ import annotations

import io

import pikepdf
from PIL import Image

from reportbuild.preview.pictures import picture, sizes


def two_pages() -> bytes:
    """A page of 200 x 300 points that is red below its middle, and a wide empty one."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 300))
        pdf.pages[0].Contents = pdf.make_stream(b"1 0 0 rg 0 0 200 150 re f")
        pdf.add_blank_page(page_size=(400, 100))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_sizes_are_those_of_each_page():
    """In PDF points, page by page."""
    assert sizes(two_pages()) == ((200, 300), (400, 100))


def test_a_page_is_pictured_at_the_width_that_was_asked_for():
    """With what is on it where it is, and white where nothing is."""
    with Image.open(io.BytesIO(picture(two_pages(), 0, 320))) as seen:
        assert seen.format == "PNG"
        assert seen.size == (320, 480)
        assert seen.getpixel((160, 100)) == (255, 255, 255)
        assert seen.getpixel((160, 400)) == (255, 0, 0)
    with Image.open(io.BytesIO(picture(two_pages(), 1, 480))) as seen:
        assert seen.size == (480, 120)
