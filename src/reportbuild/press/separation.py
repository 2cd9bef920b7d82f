"""From colours of screens to the inks of one press, as its ICC profile has them.

In: a `Printing` with the profile's bytes and the inks of the house's own colours. Out: inks of
colours and pictures. What the house has inks for keeps them; greys are of black ink alone; all else
goes by the profile, relative to the white of the paper (ISO 15076-1, 6.2), black to black.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from reportbuild.model.finding import Finding
from reportbuild.model.printing import Cmyk, Printing, Rgb

PRESS, INKS = "prtr", "CMYK"
"""What an ICC profile of a press calls its device class and its colours (ISO 15076-1, 7.2)."""

NEUTRAL = 2
"""Of 255: red, green and blue that differ by no more are a grey."""

_FULL = 255


def profile_faults(printing: Printing) -> tuple[Finding, ...]:
    """Return what keeps a print edition from being made for a printer, by what was named."""
    return tuple(_profile_faults(printing))


def _profile_faults(printing: Printing) -> Iterator[Finding]:
    profile = printing.profile
    if profile.kind != "PDF/X-4":
        message = f"“{profile.title}” takes {profile.kind}; this builder writes PDF/X-4."
        hint = "Ask the printer whether PDF/X-4 will do; nearly all presses have it."
        yield Finding("print-007", printing.span, message, hint)
    if not printing.icc:
        message = f"No ICC profile is named; “{profile.title}” asks for {profile.icc}."
        hint = 'Write icc = "..." in [print], or build with --icc FILE.'
        yield Finding("print-004", printing.span, message, hint)
        return
    named = printing.path.rpartition("/")[2]
    if seen := _other_than_press(printing.icc):
        message = f"The ICC profile “{named}” is {seen}."
        hint = f"“{profile.title}” asks for {profile.icc}."
        yield Finding("print-005", printing.span, message, hint)
    elif named != profile.icc:
        message = f"The ICC profile is “{named}”; “{profile.title}” asks for {profile.icc}."
        hint = "Ask the printer which one holds."
        yield Finding("print-006", printing.span, message, hint)


def _other_than_press(icc: bytes) -> str:
    """Return what an ICC profile is instead of a press's; "" if it is one."""
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(icc)).profile
        colours, kind = opened.xcolor_space.strip(), opened.device_class.strip()
        if (kind, colours) == (PRESS, INKS):
            _transform(icc)
            return ""
    except (OSError, ImageCms.PyCMSError, ValueError):
        return "damaged, or no ICC profile"
    return f"one of class {kind} for {colours}, not of a press with four inks"


def _transform(icc: bytes) -> Any:
    """Return the way from sRGB to the inks of a profile."""
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(icc)),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


class Separation:
    """Separates colours and pictures for one press."""

    def __init__(self, printing: Printing) -> None:
        self._inks = printing.inks
        self._most = printing.profile.ink
        self._transform = _transform(printing.icc)

    def colour(self, red: float, green: float, blue: float) -> Cmyk:
        """Return the inks of a colour; each part is from 0 to 1."""
        rgb: Rgb = (round(red * _FULL), round(green * _FULL), round(blue * _FULL))
        if rgb in self._inks:
            return self._inks[rgb]
        if max(rgb) - min(rgb) <= NEUTRAL:
            return 0.0, 0.0, 0.0, round(1 - sum(rgb) / (3 * _FULL), 3)
        dot = self.picture(Image.new("RGB", (1, 1), rgb))
        parts: Any = dot.getpixel((0, 0))
        cyan, magenta, yellow, black = (round(part / _FULL, 3) for part in parts)
        return cyan, magenta, yellow, black

    def picture(self, picture: Image.Image) -> Image.Image:
        """Return a picture in inks, or in black alone ("L") if it has no colours."""
        screen = picture.convert("RGB")
        if is_grey(screen):
            return screen.convert("L")
        separated = ImageCms.applyTransform(screen, self._transform)
        if separated is None:
            raise RuntimeError("the profile gave no picture")
        return limited(separated, self._most)


def is_grey(picture: Image.Image) -> bool:
    """Tell whether an RGB picture has no colours."""
    parts = np.asarray(picture, dtype=np.int16)
    return bool((parts.max(axis=2) - parts.min(axis=2)).max(initial=0) <= NEUTRAL)


def limited(picture: Image.Image, most: int) -> Image.Image:
    """Return a picture of four inks with no more than so many per cent of all together.

    What is too much is taken off cyan, magenta and yellow alike: black keeps the drawing.
    """
    parts = np.asarray(picture, dtype=np.int32)
    limit = most * _FULL // 100
    colours, black = parts[..., :3], parts[..., 3]
    total = colours.sum(axis=2)
    room = np.clip(limit - black, 0, None)
    over = total > room
    if not over.any():
        return picture
    scale = np.where(over, room, total)[..., None]
    fitted = np.where(over[..., None], colours * scale // np.maximum(total, 1)[..., None], colours)
    made = np.concatenate([fitted, black[..., None]], axis=2).astype(np.uint8)
    return Image.fromarray(made, "CMYK")
