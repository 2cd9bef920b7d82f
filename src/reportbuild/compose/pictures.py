"""Pictures made fit for a medium: no larger than it can show, in the colours that it knows.

Takes the pictures of a report, which `read` has stripped of everything but what is seen; gives
each a name of its own, because a file's name may tell of a person. What a medium asks for, and
whether a picture is so already, is told without decoding any.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportbuild.model.finding import Finding
from reportbuild.model.report import Picture

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


@dataclass(frozen=True, slots=True)
class Fit:
    """What a medium asks of pictures: no side longer than so many pixels.

    `quality` is that of photographs, from 1 to 95, if they have to be made smaller.
    """

    longest: int
    quality: int


ON_PAPER = Fit(longest=2400, quality=82)
"""300 pixels to the inch on the widest measure of the house; with more quality, no more is seen."""

FOR_PRESS = Fit(longest=2400, quality=95)
"""As on paper, but separated into inks once more."""

IN_EBOOK = Fit(longest=1200, quality=82)
"""Sharp on a telephone, and some 100 kB."""


@dataclass(frozen=True, slots=True)
class FitPicture:
    """A picture as it is published: an opaque name ("picture-1.jpg"), media type, bytes.

    Of a picture whose document travels light, the bytes are b"", and still to come.
    """

    name: str
    media_type: str
    data: bytes


def fit_pictures(pictures: Mapping[str, Picture], fit: Fit) -> dict[str, FitPicture]:
    """Return each picture, by its path, as a medium asks for it."""
    return {
        path: FitPicture(
            f"picture-{number}.{SUFFIXES[picture.media_type]}",
            picture.media_type,
            picture.data if fits(picture, fit) else fit_picture(picture.data, *asked(picture, fit)),
        )
        for number, (path, picture) in enumerate(sorted(pictures.items()), start=1)
    }


def asked(picture: Picture, fit: Fit) -> tuple[str, int, int]:
    """Return what `fit_picture` is told of a picture, besides its bytes."""
    return picture.media_type, fit.longest, fit.quality


def fits(picture: Picture, fit: Fit) -> bool:
    """Tell whether a picture keeps its bytes, as its header says.

    Drawings have no pixels and small pictures enough of them: to encode them once more would cost
    some of their sharpness. What is photographed in four inks is for no screen.
    """
    if picture.media_type == "image/svg+xml" or not picture.data:
        return True
    width, height, inked = _header(picture.data)
    return 0 < max(width, height) <= fit.longest and not inked


def fit_picture(data: bytes, media_type: str, longest: int, quality: int) -> bytes:
    """Return a PNG or JPEG in the colours of screens, with no side longer than so many pixels."""
    from PIL import Image  # noqa: PLC0415 - whoever only asks what fits needs no decoder

    with Image.open(io.BytesIO(data)) as opened:
        if max(opened.size) <= longest and opened.mode != "CMYK":
            return data
        opened.load()
        made = opened.copy()
    made.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    made.info = {}
    out = io.BytesIO()
    if media_type == "image/jpeg":
        made = made.convert("L" if made.mode == "L" else "RGB")
        made.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    else:
        made.save(out, "PNG", optimize=True)
    return out.getvalue()


def to_come(pictures: Mapping[str, FitPicture]) -> dict[str, str]:
    """Return the paths of the pictures whose bytes are not there yet, by their published names."""
    return {picture.name: path for path, picture in pictures.items() if not picture.data}


# --- what a header says -------------------------------------------------------------------------

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG's frame header (ITU-T T.81, table B.1)."""


def _header(data: bytes) -> tuple[int, int, bool]:
    """Return the width and height of a picture, and whether it is in four inks; 0 if unknown."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        return *struct.unpack_from(">II", data, 16), False
    at = 2
    while len(data) >= at + 10 and data[at] == 0xFF:  # noqa: PLR2004 - marker, length, frame
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            height, width, colours = struct.unpack_from(">HHB", data, at + 5)
            return width, height, colours == 4  # noqa: PLR2004 - cyan, magenta, yellow, black
        at += 2 + length
    return 0, 0, False


# --- drawings for a press -----------------------------------------------------------------------

_WITHOUT_INKS = re.compile(
    rb"<(?:\w+:)?(linearGradient|radialGradient|pattern|filter|mask|feImage)\b"
)
"""Elements of SVG that mix colours as a screen does (SVG 1.1, 13.2, 13.3, 14.4 and 15)."""


def drawing_faults(pictures: Mapping[str, Picture]) -> Iterator[Finding]:
    """Yield the drawings that hold something without inks."""
    for path, picture in sorted(pictures.items()):
        if picture.media_type != "image/svg+xml":
            continue
        if held := sorted({name.decode() for name in _WITHOUT_INKS.findall(picture.data)}):
            message = f"The drawing {path} holds what no ink can print: {', '.join(held)}."
            hint = "Draw it with flat colours, or save it as a PNG of 600 pixels per inch."
            yield Finding("print-008", picture.span, message, hint)
