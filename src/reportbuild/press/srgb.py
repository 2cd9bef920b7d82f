"""The colour profile of screens, sRGB, written out from its definition.

Pure; gives an ICC profile of version 4.2 (ISO 15076-1) with the primaries, white and curve of
IEC 61966-2-1. It is our own, so that no bytes of anyone else are handed on, and holds no clock.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import md5
from typing import TypeAlias

Matrix: TypeAlias = Sequence[Sequence[float]]

NAME = "sRGB IEC61966-2.1"
"""What the colour space is called in registries and by other programs."""

PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
"""Chromaticities of red, green and blue (IEC 61966-2-1, Table 1)."""

WHITE = (0.3127, 0.3290)
"""Chromaticity of the white of screens, D65."""

D50 = (63190, 65536, 54061)
"""The white of profiles in 65536ths: 0.9642, 1, 0.8249 (ISO 15076-1, 7.2.16)."""

BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
"""From XYZ to the answers of the eye's cones, in which white is adapted (ISO 15076-1, Annex E)."""

CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""How light grows with the number of a colour: (a x + b)^g above d, else c x."""

DATED = (1999, 10, 1, 0, 0, 0)
"""The date that the profile bears: not that of its making, but the month of the standard."""

_UNIT = 65536
_HEADER = 128
_PLACE_OF_ID = slice(84, 100)


@cache
def srgb() -> bytes:
    """Return the profile; its ID is the digest of the rest (ISO 15076-1, 7.2.18)."""
    adaptation = _adaptation()
    curve = _curve()
    colours = zip("rgb", _columns(adaptation), strict=True)
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(D50),
        b"chad": _numbers(b"sf32", [round(x * _UNIT) for row in adaptation for x in row]),
        **{f"{name}XYZ".encode(): _xyz(column) for name, column in colours},
        **{f"{name}TRC".encode(): curve for name in "rgb"},
    }
    profile = bytearray(_assembled(tags))
    profile[_PLACE_OF_ID] = md5(bytes(profile), usedforsecurity=False).digest()
    return bytes(profile)


# --- colours ------------------------------------------------------------------------------------


def _adaptation() -> Matrix:
    """Return what turns XYZ under the white of screens into XYZ under that of profiles."""
    x, y = WHITE
    from_white = _times(BRADFORD, (x / y, 1.0, (1 - x - y) / y))
    to_white = _times(BRADFORD, [n / _UNIT for n in D50])
    scales = [to / since for to, since in zip(to_white, from_white, strict=True)]
    scaled = [[n * scale for n in row] for row, scale in zip(BRADFORD, scales, strict=True)]
    back = _inverse(BRADFORD)
    return [[sum(back[i][k] * scaled[k][j] for k in range(3)) for j in range(3)] for i in range(3)]


def _columns(adaptation: Matrix) -> list[tuple[int, ...]]:
    """Return red, green and blue in XYZ, rounded so that together they are exactly white."""
    x, y = WHITE
    spread = [[x / y, 1.0, (1 - x - y) / y] for x, y in PRIMARIES]
    across = [[spread[j][i] for j in range(3)] for i in range(3)]
    amounts = _times(_inverse(across), (x / y, 1.0, (1 - x - y) / y))
    red, green, blue = (
        [round(n * amount * _UNIT) for n in _times(adaptation, colour)]
        for colour, amount in zip(spread, amounts, strict=True)
    )
    blue = [white - r - g for white, r, g in zip(D50, red, green, strict=True)]
    return [tuple(red), tuple(green), tuple(blue)]


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _inverse(m: Matrix) -> Matrix:
    """Return the inverse of a matrix of three rows, by its cofactors."""
    cofactors = [
        [
            m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3]
            - m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3]
            for j in range(3)
        ]
        for i in range(3)
    ]
    determinant = sum(m[0][j] * cofactors[0][j] for j in range(3))
    return [[cofactors[j][i] / determinant for j in range(3)] for i in range(3)]


# --- bytes --------------------------------------------------------------------------------------


def _assembled(tags: Mapping[bytes, bytes]) -> bytes:
    """Return header, table of tags and their data; equal data stand once."""
    table, body = b"", b""
    places: dict[bytes, int] = {}
    start = _HEADER + 4 + 12 * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    whole = start + len(body)
    return _header(whole) + struct.pack(">I", len(tags)) + table + body


def _header(size: int) -> bytes:
    """Return the header (ISO 15076-1, 7.2): a screen's RGB, no maker, perceptual intent."""
    made = struct.pack(">6H", *DATED)
    return struct.pack(
        ">I4xI4s4s4s12s4s28x3I48x",
        size, 0x04200000, b"mntr", b"RGB ", b"XYZ ", made, b"acsp", *D50,
    )  # fmt: skip


def _text(words: str) -> bytes:
    """Return a text in one language (ISO 15076-1, 10.15)."""
    encoded = words.encode("utf-16-be")
    return struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def _xyz(numbers: Sequence[int]) -> bytes:
    return _numbers(b"XYZ ", numbers)


def _numbers(kind: bytes, numbers: Sequence[int]) -> bytes:
    return struct.pack(f">4s4x{len(numbers)}i", kind, *numbers)


def _curve() -> bytes:
    """Return the curve by its parameters (ISO 15076-1, 10.18, function type 3)."""
    numbers = [round(parameter * _UNIT) for parameter in CURVE]
    return struct.pack(">4s4xHH5i", b"para", 3, 0, *numbers)
