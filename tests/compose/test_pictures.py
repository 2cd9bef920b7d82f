from __future__ import annotations

import io

from PIL import Image

from reportbuild.compose.pictures import clean_pictures, clean_raster, clean_svg
from reportbuild.model.report import Picture
from tests.documents import SPAN


def photograph(size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    """A JPEG that says where and by whom it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Maker of the camera"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", size, "#a3281f").save(out, "JPEG", exif=exif, comment=b"taken by A. B.")
    return out.getvalue()


def test_a_photograph_loses_everything_but_what_is_seen():
    """Camera, place and comment are gone from the published bytes."""
    data = clean_raster(photograph(), "image/jpeg", 100)

    assert b"Maker" not in data
    assert b"taken by" not in data
    assert b"Exif" not in data
    with Image.open(io.BytesIO(data)) as picture:
        assert dict(picture.getexif()) == {}


def test_a_photograph_taken_sideways_stands_upright():
    """What the camera noted of its position is applied before it is forgotten."""
    with Image.open(io.BytesIO(clean_raster(photograph(orientation=6), "image/jpeg", 100))) as made:
        assert made.size == (20, 40)


def test_a_large_picture_is_made_smaller_and_a_small_one_is_not_blown_up():
    """The longest side is bounded, in proportion."""
    with Image.open(io.BytesIO(clean_raster(photograph((400, 200)), "image/jpeg", 100))) as made:
        assert made.size == (100, 50)
    with Image.open(io.BytesIO(clean_raster(photograph(), "image/jpeg", 100))) as made:
        assert made.size == (40, 20)


def test_transparency_and_grey_survive():
    """A PNG keeps its alpha channel, a grey JPEG stays grey, a CMYK JPEG becomes RGB."""
    out = io.BytesIO()
    Image.new("LA", (4, 4), (10, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(clean_raster(out.getvalue(), "image/png", 100))) as made:
        assert made.getpixel((0, 0)) == (10, 10, 10, 0)
    for mode, kept in (("L", "L"), ("CMYK", "RGB")):
        out = io.BytesIO()
        Image.new(mode, (8, 8)).save(out, "JPEG")
        with Image.open(io.BytesIO(clean_raster(out.getvalue(), "image/jpeg", 100))) as made:
            assert made.mode == kept


def test_a_drawing_loses_its_editor_s_traces():
    """Comments, metadata, foreign elements and attributes go; shapes stay."""
    drawing = b"""<?xml version="1.0"?><!-- drawn at home -->
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://sodipodi.example/"
         s:docname="/home/name/x.svg" viewBox="0 0 1 1" data-author="name">
    <metadata>name</metadata><s:namedview/><path d="M0 0h1v1z"/></svg>"""

    made = clean_svg(drawing)

    for trace in (b"home", b"name", b"drawn", b"sodipodi"):
        assert trace not in made
    assert b'viewBox="0 0 1 1"' in made
    assert b'd="M0 0h1v1z"' in made


def test_names_say_nothing():
    """A file's own name may name a person: published names are numbers, the same every time."""
    pictures = {
        path: Picture(path, "image/jpeg", photograph(), (), (), identifiable=False, consent="",
                      span=SPAN)
        for path in ("images/b-witness.jpg", "images/a.jpg")
    }  # fmt: skip

    made = clean_pictures(pictures, 100)

    assert {path: clean.name for path, clean in made.items()} == {
        "images/a.jpg": "picture-1.jpg",
        "images/b-witness.jpg": "picture-2.jpg",
    }
    assert made == clean_pictures(pictures, 100)
