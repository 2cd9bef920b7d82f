from __future__ import annotations

import io

import pytest
from PIL import Image

from reportbuild.compose.pictures import fit_pictures
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
    return fit_pictures({path: picture(path, data)}, longest)[path].data


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

    made = fit_pictures(pictures, 100)

    assert {path: fit.name for path, fit in made.items()} == {
        "images/a.jpg": "picture-1.jpg",
        "images/b-witness.jpg": "picture-2.jpg",
    }
    assert made == fit_pictures(pictures, 100)
