from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reportbuild.compose import pictures as room
from reportbuild.compose.pictures import (
    FOR_PRESS,
    IN_EBOOK,
    ON_PAPER,
    Fit,
    drawing_faults,
    fit_pictures,
    fits,
    to_come,
)
from reportbuild.model.report import Picture
from tests.documents import SPAN


def picture(path: str, data: bytes) -> Picture:
    """A picture as `read` hands it on."""
    suffix = path.rpartition(".")[2]
    kind = {"jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}[suffix]
    return Picture(
        path, kind, data, (), (), identifiable=False, consent="", span=SPAN,  # type: ignore[arg-type]
    )  # fmt: skip


def raster(mode: str, size: tuple[int, int], form: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


def fitted(path: str, data: bytes, longest: int = 100) -> bytes:
    return fit_pictures({path: picture(path, data)}, Fit(longest, 82))[path].data


def test_a_large_picture_is_made_smaller_in_proportion():
    """The longest side is bounded."""
    with Image.open(io.BytesIO(fitted("a.jpg", raster("RGB", (400, 200), "JPEG")))) as made:
        assert made.size == (100, 50)


@pytest.mark.parametrize(("path", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG")])
def test_a_small_picture_keeps_its_bytes(path: str, form: str):
    """Nothing is encoded twice without need: each time would cost a JPEG some of its sharpness."""
    data = raster("RGB", (40, 20), form)

    assert fitted(path, data) == data


def test_a_drawing_keeps_its_bytes():
    """It has no pixels to lose."""
    assert fitted("a.svg", b"<svg/>") == b"<svg/>"


@pytest.mark.parametrize(
    ("path", "mode", "form", "kept"),
    [("a.jpg", "CMYK", "JPEG", "RGB"), ("a.jpg", "L", "JPEG", "L"),
     ("a.png", "RGBA", "PNG", "RGBA"), ("a.png", "P", "PNG", "P")],
)  # fmt: skip
def test_colours_survive_in_a_form_that_every_reader_knows(
    path: str, mode: str, form: str, kept: str
):
    """Inks become light, grey stays grey, and transparency is kept."""
    with Image.open(io.BytesIO(fitted(path, raster(mode, (200, 100), form)))) as made:
        assert made.mode == kept


def test_names_say_nothing():
    """A file's own name may name a person: published names are numbers, the same every time."""
    data = raster("RGB", (4, 4), "JPEG")
    pictures = {path: picture(path, data) for path in ("images/b-witness.jpg", "images/a.jpg")}

    made = fit_pictures(pictures, IN_EBOOK)

    assert {path: fit.name for path, fit in made.items()} == {
        "images/a.jpg": "picture-1.jpg",
        "images/b-witness.jpg": "picture-2.jpg",
    }
    assert made == fit_pictures(pictures, IN_EBOOK)


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGB"), ("PNG", "L"), ("PNG", "RGBA"), ("PNG", "P"),
     ("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK")],
)  # fmt: skip
@pytest.mark.parametrize("size", [(100, 100), (101, 40), (40, 101), (1, 1)])
def test_a_header_tells_what_a_decoder_would(form: str, mode: str, size: tuple[int, int]):
    """A picture fits if no side is too long and it is not in inks: nothing is decoded for that."""
    data = raster(mode, size, form)
    with Image.open(io.BytesIO(data)) as opened:
        wanted = max(opened.size) <= 100 and opened.mode != "CMYK"

    assert fits(picture("a.png" if form == "PNG" else "a.jpg", data), Fit(100, 82)) is wanted


@pytest.mark.parametrize("progressive", [False, True])
def test_the_frame_of_a_jpeg_is_found_behind_whatever_stands_before_it(progressive: bool):
    """A colour profile of several segments, and tables."""
    out = io.BytesIO()
    made = Image.new("RGB", (300, 200))
    made.save(out, "JPEG", icc_profile=bytes(200_000), progressive=progressive)

    of = picture("a.jpg", out.getvalue())
    assert (fits(of, Fit(300, 82)), fits(of, Fit(299, 82))) == (True, False)


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]))
def test_a_header_that_says_nothing_leaves_it_to_the_decoder(rest: bytes, before: bytes):
    """Any bytes: the answer is yes or no, and of those without a size it is no."""
    assert fits(picture("a.jpg", before + rest), Fit(70_000, 82)) in (True, False)
    assert not fits(picture("a.jpg", before + b"\0"), Fit(70_000, 82))


def test_whoever_is_asked_to_fit_what_fits_gives_it_back():
    """A decoder's word stands above a header's."""
    data = raster("RGB", (40, 20), "JPEG")
    assert room.fit_picture(data, "image/jpeg", 100, 82) == data


def test_what_is_printed_keeps_more_of_a_photograph():
    """As large as on paper, and better: it is separated once more."""
    assert IN_EBOOK.longest < ON_PAPER.longest == FOR_PRESS.longest
    assert IN_EBOOK.quality == ON_PAPER.quality < FOR_PRESS.quality


def test_a_picture_that_travels_apart_has_its_name_already():
    """The same name and kind as with its bytes, which are told to be missing."""
    whole = picture("images/a.jpg", raster("RGB", (4, 4), "JPEG"))
    pictures = {"images/a.jpg": whole, "images/b.svg": picture("images/b.svg", b"<svg/>")}
    light = {**pictures, "images/a.jpg": replace(whole, data=b"")}
    made, bare = fit_pictures(pictures, IN_EBOOK), fit_pictures(light, IN_EBOOK)

    assert {p: (f.name, f.media_type) for p, f in made.items()} == {
        p: (f.name, f.media_type) for p, f in bare.items()
    }
    assert bare["images/a.jpg"].data == b""
    assert (to_come(made), to_come(bare)) == ({}, {"picture-1.jpg": "images/a.jpg"})


def test_a_drawing_with_a_gradient_is_found_where_it_is_declared():
    """print-008 names the drawing and what it holds; what has flat colours is not found."""
    gradient = b'<svg xmlns="http://www.w3.org/2000/svg"><radialGradient id="a"/></svg>'
    pictures = {
        "images/x.svg": picture("images/x.svg", gradient),
        "images/y.svg": picture("images/y.svg", b'<svg><path fill="red"/></svg>'),
        "images/z.png": picture("images/z.png", gradient),
    }

    [finding] = drawing_faults(pictures)
    assert (finding.code, finding.span) == ("print-008", SPAN)
    assert "radialGradient" in finding.message
    assert "images/x.svg" in finding.message
