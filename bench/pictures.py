"""Pictures made from their names: hills in haze, with the grain that photographs have."""

from __future__ import annotations

import io
import zlib

import numpy as np
from PIL import Image

SIZE = (1500, 1000)


def picture(name: str) -> bytes:
    """Return a JPEG of some 300 kB; the same name gives the same picture."""
    chance = np.random.default_rng(zlib.crc32(name.encode()))
    across, down = SIZE
    shade = np.linspace(215, 150, down)[:, None] * np.ones((1, across))
    rows = np.arange(down)[:, None]
    for ridge in range(5):
        bends = chance.normal(0, 40 + 12 * ridge, 9)
        line = np.interp(np.arange(across), np.linspace(0, across, 9), bends)
        shade[rows > line[None, :] + down * (0.35 + 0.13 * ridge)] = 140 - 24 * ridge
    grain = chance.normal(0, 6, (down, across, 1))
    tints = np.array([1.0, 0.97, 0.92]) + chance.normal(0, 0.03, 3)
    pixels = np.clip(shade[:, :, None] * tints + grain, 0, 255).astype(np.uint8)
    made = io.BytesIO()
    Image.fromarray(pixels).save(made, "JPEG", quality=85)
    return made.getvalue()
