"""Fonts of a PDF: a font's dictionary in; whether it is embedded and how wide its letters are out.

ISO 32000-1, 9.6 to 9.9.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Name, Object, Stream

from reportbuild.proof.preflight.objects import (
    FAULTS,
    TooLargeError,
    entry,
    key,
    many,
    number,
    text,
    unpacked,
)

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_HEADS: Mapping[str, tuple[bytes, ...]] = {
    "/FontFile": (b"%!", b"\x80\x01"),
    "/FontFile2": (b"\0\1\0\0", b"true", b"ttcf", b"OTTO"),
    "/FontFile3": (b"\1\0", b"OTTO", b"\0\1\0\0"),
}
"""How font programs begin (9.9, table 126)."""
LONGEST = 65536
"""Characters a font may have."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font as pages use it.

    `name` is without the letters that mark a subset. `widths` are in thousandths of the size, by
    code; `wide` is of the codes that it lacks. `code_bytes` is 2 in composite fonts, of which
    `identity` tells that a code is the glyph's own number. `faulty` tells that what is embedded
    is no font.
    """

    name: str
    kind: str
    embedded: bool
    faulty: bool = False
    code_bytes: int = 1
    identity: bool = False
    widths: Mapping[int, float] = field(default_factory=dict, hash=False)
    wide: float = 500.0
    ascent: float = 800.0
    descent: float = -200.0
    unit: float = 0.001

    @property
    def type3(self) -> bool:
        """Whether its letters are drawings of the file's own."""
        return self.kind == "Type3"

    def length(self, shown: bytes) -> float:
        """Return how far a string goes, in units of the font's size."""
        step, widths, wide = self.code_bytes, self.widths, self.wide
        codes = (
            shown if step == 1 else [
                shown[at] << 8 | shown[at + 1] for at in range(0, len(shown) - 1, 2)
            ]
        )  # fmt: skip
        return sum(widths.get(code, wide) for code in codes) * self.unit

    def count(self, shown: bytes) -> int:
        """Return how many letters a string has."""
        return len(shown) // self.code_bytes

    def lacks(self, shown: bytes) -> bool:
        """Tell whether a string shows the glyph that stands for one that is missing."""
        if not self.identity:
            return False
        return any(not (shown[i] or shown[i + 1]) for i in range(0, len(shown) - 1, 2))


NO_FONT = Font("no font", "none", embedded=False)


class Fonts:
    """Reads fonts; remembers those that it has read."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, int], Font] = {}

    def of(self, value: Object | None) -> Font:
        """Return the font of a dictionary; `NO_FONT` if it is none."""
        if value is None:
            return NO_FONT
        number_of = key(value)
        if number_of != (0, 0) and number_of in self._read:
            return self._read[number_of]
        try:
            font = _font(value)
        except FAULTS:
            font = NO_FONT
        self._read[number_of] = font
        return font


def _font(value: Object) -> Font:
    kind = text(entry(value, "/Subtype")) if entry(value, "/Subtype") is not None else "none"
    name = text(entry(value, "/BaseFont")) if entry(value, "/BaseFont") is not None else "no name"
    name = name.partition("+")[2] if name[6:7] == "+" else name
    if kind == "Type0":
        return _composite(name, value)
    widths = _simple_widths(value)
    if kind == "Type3":
        matrix = [number(item) for item in many(entry(value, "/FontMatrix"))] or [0.001]
        whole = entry(value, "/CharProcs") is not None
        return Font(name, kind, whole, widths=widths, wide=0, unit=abs(matrix[0]))
    descriptor = entry(value, "/FontDescriptor")
    embedded, faulty = _program(descriptor)
    return Font(
        name,
        kind,
        embedded,
        faulty,
        widths=widths,
        wide=number(entry(descriptor, "/MissingWidth")) or 500.0,
        ascent=_between(number(entry(descriptor, "/Ascent")), 300, 1200, 800),
        descent=_between(number(entry(descriptor, "/Descent")), -600, -1, -200),
    )


def _composite(name: str, value: Object) -> Font:
    (descendant, *_) = many(entry(value, "/DescendantFonts")) or [value]
    descriptor = entry(descendant, "/FontDescriptor")
    embedded, faulty = _program(descriptor)
    encoding = entry(value, "/Encoding")
    return Font(
        name,
        "Type0",
        embedded,
        faulty,
        code_bytes=2,
        identity=isinstance(encoding, Name) and str(encoding) == "/Identity-H",
        widths=_composite_widths(entry(descendant, "/W")),
        wide=number(entry(descendant, "/DW"), 1000.0) or 1000.0,
        ascent=_between(number(entry(descriptor, "/Ascent")), 300, 1200, 800),
        descent=_between(number(entry(descriptor, "/Descent")), -600, -1, -200),
    )


def _between(value: float, least: float, most: float, otherwise: float) -> float:
    return value if least <= value <= most else otherwise


def _program(descriptor: Object | None) -> tuple[bool, bool]:
    """Tell whether a font program is embedded, and whether it is none that could be used."""
    for name in _FILES:
        program = entry(descriptor, name)
        if isinstance(program, Stream):
            return True, not _begins(program, _HEADS[name])
    return False, False


def _begins(program: Stream, heads: tuple[bytes, ...]) -> bool:
    """Tell whether a font program begins as its kind does; large ones are believed."""
    try:
        return unpacked(program)[:4].startswith(heads)
    except TooLargeError:
        return True
    except FAULTS:
        return False


def _simple_widths(value: Object) -> dict[int, float]:
    start = int(number(entry(value, "/FirstChar")))
    given = many(entry(value, "/Widths"))[:256]
    return {start + at: number(width) for at, width in enumerate(given)}


def _composite_widths(value: Object | None) -> dict[int, float]:
    """Return the widths of /W: "first [w w w]" or "first last w" (9.7.4.3)."""
    found: dict[int, float] = {}
    items = many(value)
    at = 0
    while at + 1 < len(items) and len(found) < LONGEST:
        start = int(number(items[at]))
        if isinstance(items[at + 1], Array):
            row = many(items[at + 1])
            found |= {start + n: number(width) for n, width in enumerate(row[:LONGEST])}
            at += 2
        elif at + 2 < len(items):
            last = min(int(number(items[at + 1])), start + LONGEST)
            found |= dict.fromkeys(range(start, last + 1), number(items[at + 2]))
            at += 3
        else:
            break
    return found
