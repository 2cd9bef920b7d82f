"""Pictures made fit for a medium: no larger than it can show, in the colours that it knows.

Takes the pictures of a report, which `read` has stripped of everything but what is seen; gives
each a name of its own, because a file's name may tell of a person.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

from reportbuild.model.report import Picture

QUALITY = 82
"""Of photographs for a screen: less is seen, more is only carried."""

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


@dataclass(frozen=True, slots=True)
class FitPicture:
    """A picture as it is published: an opaque name ("picture-1.jpg"), media type, bytes."""

    name: str
    media_type: str
    data: bytes


def fit_pictures(
    pictures: Mapping[str, Picture], longest: int, quality: int = QUALITY
) -> dict[str, FitPicture]:
    """Return each picture, by its path, with no side longer than so many pixels.

    `quality` is that of photographs, from 1 to 95, if they have to be made smaller.

    Drawings have no pixels, and small pictures enough of them: both keep their bytes.
    """
    return {
        path: FitPicture(
            f"picture-{number}.{SUFFIXES[picture.media_type]}",
            picture.media_type,
            _fit(picture, longest, quality),
        )
        for number, (path, picture) in enumerate(sorted(pictures.items()), start=1)
    }


def _fit(picture: Picture, longest: int, quality: int) -> bytes:
    if picture.media_type == "image/svg+xml":
        return picture.data
    with Image.open(io.BytesIO(picture.data)) as opened:
        if max(opened.size) <= longest and opened.mode != "CMYK":
            return picture.data
        opened.load()
        made = opened.copy()
    made.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    made.info = {}
    out = io.BytesIO()
    if picture.media_type == "image/jpeg":
        made = made.convert("L" if made.mode == "L" else "RGB")
        made.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    else:
        made.save(out, "PNG", optimize=True)
    return out.getvalue()
