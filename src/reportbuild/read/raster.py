"""PNG and JPEG: bytes in, bytes out that hold pixels and colours and nothing else.

Where a picture was taken, when, with what and by whom may put people at risk; cameras write it
into every file. It is left out here, without touching a pixel, so that no artefact can hold it.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MOST_PIXELS = 60_000_000
"""More than any camera in use takes, less than harms the machine that decodes it."""

_PNG = b"\x89PNG\r\n\x1a\n"
# PNG third edition, 11: pixels, transparency, colour, density. Texts, times, Exif and animation go.
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
     b"bKGD", b"pHYs", b"cICP"),
)  # fmt: skip

# ITU-T T.81, table B.1
_SOI, _EOI, _SOS, _COM, _APP0, _APP2, _APP14 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xE2, 0xEE
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_APPS = range(0xE0, 0xF0)

_ORIENTATION = 0x0112
_UPRIGHT = (None, 0, 1)


class UnreadableError(Exception):
    """A picture that cannot be used; its words say why."""


class TurnedError(Exception):
    """A picture that is stored lying on its side, with a note telling viewers to turn it."""


class TooLargeError(Exception):
    """A picture of more pixels than are decoded here."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture's media type, and its bytes without anything but the picture."""

    media_type: Literal["image/png", "image/jpeg"]
    data: bytes


def raster(data: bytes) -> Raster:
    """Read a PNG or JPEG. Raises `UnreadableError`, `TurnedError` or `TooLargeError`."""
    if data.startswith(_PNG):
        clean, size, kind = *_png(data), "image/png"
    elif data.startswith(b"\xff\xd8\xff"):
        clean, size, kind = *_jpeg(data), "image/jpeg"
    else:
        raise UnreadableError("it is neither a PNG nor a JPEG")
    if 0 in size:
        raise UnreadableError("it has no size")
    if size[0] * size[1] > MOST_PIXELS:
        raise TooLargeError(f"{size[0]:,} × {size[1]:,}")
    _decode(data, clean)
    return Raster("image/png" if kind == "image/png" else "image/jpeg", clean)


def _decode(data: bytes, clean: bytes) -> None:
    """Decode the picture, as every reader of the artefacts will have to.

    Strictly: the layout engine, where it is loaded, tells PIL to pass over missing pixels.
    """
    from PIL import Image, ImageFile  # noqa: PLC0415 - only reports with such pictures need it

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with (
            warnings.catch_warnings(action="ignore"),  # of damage in what is left out anyway
            Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture,
        ):
            turned = picture.getexif().get(_ORIENTATION) not in _UPRIGHT
        with Image.open(io.BytesIO(clean), formats=("PNG", "JPEG")) as picture:
            picture.draft("RGB", (picture.width // 8, picture.height // 8))  # JPEG: a quick decode
            picture.load()
    except Exception as error:  # decoders of hostile bytes raise whatever they like
        raise UnreadableError(str(error)[:80] or type(error).__name__) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    if turned:
        raise TurnedError


def _png(data: bytes) -> tuple[bytes, tuple[int, int]]:
    size = (0, 0)
    kept = [_PNG]
    at = len(_PNG)
    while True:
        if at + 12 > len(data):
            raise UnreadableError("it ends too early")
        length, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise UnreadableError("it ends too early")
        chunk = data[at : at + 12 + length]
        if kind == b"IHDR" and length >= 8:  # noqa: PLR2004 - two numbers of four bytes
            size = struct.unpack_from(">II", data, at + 8)
        if kind in _PNG_KEPT:
            kept.append(chunk)
        at += 12 + length
        if kind == b"IEND":
            return b"".join(kept), size


def _jpeg(data: bytes) -> tuple[bytes, tuple[int, int]]:
    size = (0, 0)
    kept = [data[:2]]
    for marker, segment in _segments(data):
        if marker in _FRAMES and len(segment) > 8:  # noqa: PLR2004 - up to the width
            height, width = struct.unpack_from(">HH", segment, 5)
            size = (width, height)
        kept.append(_kept(marker, segment))
    return b"".join(kept), size


def _kept(marker: int, segment: bytes) -> bytes:
    """Return what is kept of a segment: JFIF without its thumbnail, colour profiles, pixels."""
    body = segment[4:]
    if marker == _APP0 and body.startswith(b"JFIF\0") and len(body) >= 14:  # noqa: PLR2004 - JFIF 1.02
        return b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"
    if marker == _APP2 and body.startswith(b"ICC_PROFILE\0"):
        return segment
    if marker == _APP14 and body.startswith(b"Adobe"):
        return segment
    return b"" if marker in _APPS or marker == _COM else segment


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each segment after the start of the image, up to its end; what follows is no image."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if at + 2 > len(data) or data[at] != 0xFF:  # noqa: PLR2004 - a marker's first byte
            raise UnreadableError("it ends too early")
        marker = data[at + 1]
        if marker == _EOI:
            yield marker, data[at : at + 2]
            return
        if marker in _BARE:
            end = at + 2
        else:
            if at + 4 > len(data):
                raise UnreadableError("it ends too early")
            end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if marker == _SOS:
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end


def _scan_end(data: bytes, start: int) -> int:
    """Return where the pixels of a scan end: at the next marker that is not part of them."""
    at = start
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] and data[at + 1] not in _BARE and data[at + 1] != 0xFF:  # noqa: PLR2004 - fill
            return at
        at += 1 if data[at + 1] == 0xFF else 2  # noqa: PLR2004 - as above
    raise UnreadableError("it ends too early")
