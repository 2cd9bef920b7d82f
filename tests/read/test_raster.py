from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from reportbuild.read.raster import (
    MOST_PIXELS,
    TooLargeError,
    TurnedError,
    UnreadableError,
    raster,
)
from tests.stock import stock_jpeg, stock_png


def photograph(kind: str, *, turned: int = 1, progressive: bool = False) -> bytes:
    """Return a picture with everything that a camera writes into it."""
    noise = random.Random(1).randbytes(80 * 60 * 3)
    picture = Image.frombytes("RGB", (80, 60), noise)
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "CAMERA"
    exif[0x013B] = "ANNA"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    if kind == "JPEG":
        picture.save(out, "JPEG", exif=exif, comment=b"ANNA", progressive=progressive,
                     icc_profile=b"PROFILE" * 20, xmp=b"<x:xmpmeta>ANNA</x:xmpmeta>")  # fmt: skip
    else:
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "ANNA")
        text.add_itxt("XML:com.adobe.xmp", "ANNA")
        picture.save(out, "PNG", exif=exif, pnginfo=text, dpi=(300, 300))
    return out.getvalue() + b"ANNA's other picture"


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_keeps_its_pixels_and_loses_its_story(progressive: bool):
    """Exif, comments, XMP and what follows the picture are gone; pixels and colours stay."""
    data = photograph("JPEG", progressive=progressive)
    clean = raster(data)
    assert clean.media_type == "image/jpeg"
    for trace in (b"ANNA", b"CAMERA", b"Exif", b"xmp"):
        assert trace not in clean.data
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(clean.data))
    assert after.tobytes() == before.tobytes()
    assert after.info["icc_profile"] == before.info["icc_profile"]
    assert not after.getexif()
    assert raster(clean.data) == clean


def test_a_png_keeps_its_pixels_and_loses_its_story():
    """Texts, Exif and what follows the picture are gone; pixels and density are the same."""
    data = photograph("PNG")
    clean = raster(data)
    assert clean.media_type == "image/png"
    for trace in (b"ANNA", b"CAMERA", b"eXIf", b"tEXt", b"iTXt"):
        assert trace not in clean.data
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(clean.data))
    assert after.tobytes() == before.tobytes()
    assert after.info["dpi"] == before.info["dpi"]
    assert raster(clean.data) == clean


def test_a_thumbnail_is_taken_out():
    """A JFIF thumbnail may show what the picture itself no longer does."""
    data = stock_jpeg()
    jfif = data[2 : 2 + 18]
    with_thumbnail = (
        b"\xff\xe0" + struct.pack(">H", 16 + 3) + jfif[4:16] + b"\x01\x01" + b"\xaa\xbb\xcc"
    )
    assert raster(data[:2] + with_thumbnail + data[20:]).data == raster(data).data


def test_other_pictures_in_the_file_are_taken_out():
    """Phones append frames and depth maps, and tell of them in a segment that goes as well."""
    data = stock_jpeg()
    segment = b"\xff\xe2" + struct.pack(">H", 2 + 4 + 4) + b"MPF\0" + b"more"
    assert raster(data[:2] + segment + data[2:] + data).data == raster(data).data


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_on_its_side_is_refused(kind: str):
    """Without its note the picture would be printed on its side."""
    with pytest.raises(TurnedError):
        raster(photograph(kind, turned=6))


def png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_bombs_are_not_decoded():
    """A few bytes that say they are many pixels are refused before anything is decoded."""
    assert MOST_PIXELS < 10_000 * 10_000
    with pytest.raises(TooLargeError):
        raster(png(10_000, 10_000, zlib.compress(b"\0" * 1000)))
    frame = stock_jpeg().index(b"\xff\xc0")
    jpeg = bytearray(stock_jpeg())
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", 65_000, 65_000)
    with pytest.raises(TooLargeError):
        raster(bytes(jpeg))


@pytest.mark.parametrize("length", [*range(8, 60), *range(60, len(stock_png()), 7)])
def test_a_png_that_ends_anywhere_is_refused(length: int):
    """Within its head, a chunk's length, its name, its bytes."""
    with pytest.raises(UnreadableError):
        raster(stock_png()[:length])


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg/>"])
def test_what_is_no_picture_is_refused(data: bytes):
    """Other formats and bare signatures are no pictures."""
    with pytest.raises(UnreadableError):
        raster(data)


@pytest.mark.parametrize("lenient", [False, True])
def test_damage_is_noticed(lenient: bool, monkeypatch: pytest.MonkeyPatch):
    """Pictures without a size, with missing pixels or with a wrong checksum are refused.

    Also where the layout engine has told PIL to pass over missing pixels.
    """
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    for data in (
        png(0, 9, b""),
        png(9, 9, zlib.compress(b"\0")),
        stock_png()[:-14],
        stock_jpeg()[:-20],
    ):
        with pytest.raises(UnreadableError):
            raster(data)
    assert lenient == ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("seed", range(120))
def test_no_bytes_make_the_reader_fail_otherwise(seed: int):
    """However a picture is damaged, it is read or refused."""
    chance = random.Random(seed)
    data = bytearray(
        chance.choice([stock_png(), stock_jpeg(), photograph("JPEG"), photograph("PNG")])
    )
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 4)] = chance.randbytes(chance.randint(0, 4))
    try:
        clean = raster(bytes(data))
    except (UnreadableError, TurnedError, TooLargeError):
        return
    assert raster(clean.data).data == clean.data
