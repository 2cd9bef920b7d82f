"""Words of charts as outlines: shaped, ordered and measured, in faces given by their bytes.

Takes words and faces; gives glyphs' outlines and where they stand. matplotlib's FreeType and
libraqm shape them (joined Arabic, marks, right-to-left lines). Only its `ft2font` is used: its font
manager would search the machine for fonts and keep a list of them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from matplotlib.ft2font import FT2Font, LoadFlags
from pyphen import Pyphen, language_fallback

from reportbuild.model.document import Direction

EM = 100.0
"""Points that faces are measured at: outlines have one unit for each hundredth of the size."""

_MARKS: dict[Direction, str] = {"ltr": "\u200e", "rtl": "\u200f"}
"""What a line begins with, so that all of it takes the direction of its language (UAX #9)."""

_HYPHEN = "\u2010"
_CJK = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_PIECES = re.compile(rf"{_CJK}[^\w\s]?|(?:(?!{_CJK})[^\s/–—-]|[\u00a0\u202f])+[/–—-]*|[/–—-]+")
"""What a line may be broken after: words, hyphens and dashes, signs of Chinese and Japanese."""

_MOVE, _LINE, _QUADRATIC, _CUBIC, _CLOSE = 1, 2, 3, 4, 79


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph where it stands on its line, in hundredths of the size; y goes up."""

    outline: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words shaped: its glyphs from left to right, and how far it reaches.

    `narrow` is less than one where a word that cannot be parted is set smaller to fit.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
    narrow: float = 1.0


@dataclass(slots=True)
class Setter:
    """Sets words of one language; the first of `faces` that has a letter draws it.

    Without faces, as in a house that was made without any, nothing of them is seen.
    """

    faces: tuple[bytes, ...]
    language: str
    direction: Direction
    size: float
    _font: FT2Font | None = field(init=False)
    _hyphens: Pyphen | None = field(init=False)
    _lines: dict[str, Line] = field(default_factory=dict)
    _glyphs: dict[tuple[int, int], tuple[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._font = _font(self.faces) if self.faces else None
        rules = language_fallback(self.language)
        self._hyphens = Pyphen(lang=rules) if rules else None

    def width(self, line: Line) -> float:
        """Return how wide a line is, in points."""
        return line.advance * line.narrow * self.size / EM

    def line(self, text: str) -> Line:
        """Return words on one line, shaped."""
        if text not in self._lines:
            self._lines[text] = self._shaped(text)
        return self._lines[text]

    def lines(self, text: str, width: float) -> tuple[Line, ...]:
        """Return words in lines no wider than so many points; none is cut."""
        broken: list[str] = []
        for piece, gap in _pieces(text):
            together = f"{broken[-1]}{gap}{piece}" if broken else piece
            if broken and self._fits(together, width):
                broken[-1] = together
            else:
                broken += self._parted(piece, width)
        return tuple(self._narrowed(line, width) for line in broken) or (self.line(""),)

    def _fits(self, text: str, width: float) -> bool:
        return self.width(self.line(text)) <= width

    def _parted(self, word: str, width: float) -> Iterator[str]:
        """Yield a word in pieces that fit, parted as its language does; one that has no rule, or
        whose letters join, stays whole.
        """
        places = self._hyphens.positions(word) if self._hyphens else []
        begun = 0
        while not self._fits(word[begun:], width):
            left = [place for place in places if place > begun]
            if not left:
                break
            fitting = [place for place in left if self._fits(word[begun:place] + _HYPHEN, width)]
            end = fitting[-1] if fitting else left[0]
            yield word[begun:end] + _HYPHEN
            begun = end
        yield word[begun:]

    def _narrowed(self, text: str, width: float) -> Line:
        line = self.line(text)
        wide = self.width(line)
        if wide <= width:
            return line
        return Line(line.text, line.glyphs, line.advance, width / wide)

    def _shaped(self, text: str) -> Line:
        glyphs: list[Glyph] = []
        advance = 0.0
        if self._font is None:
            return Line(text, (), advance)
        marked = _MARKS[self.direction] + text
        layout = self._font._layout(  # noqa: SLF001 - matplotlib's own text knows no other way
            marked, LoadFlags.NO_HINTING, language=self.language
        )
        for item in layout:
            if item.char in _MARKS.values():
                continue
            outline, wide = self._glyph(item.ft_object, item.glyph_index)
            advance = max(advance, item.x + wide)
            if outline:
                glyphs.append(Glyph(outline, round(item.x, 2), round(item.y, 2)))
        return Line(text, tuple(glyphs), advance)

    def _glyph(self, face: FT2Font, index: Any) -> tuple[str, float]:  # noqa: ANN401 - a number
        """Return the outline of a glyph, and how far it takes the line on."""
        key = (id(face), int(index))
        if key not in self._glyphs:
            drawn = face.load_glyph(index, flags=LoadFlags.NO_HINTING)
            self._glyphs[key] = _outline(*face.get_path()), drawn.horiAdvance / 64
        return self._glyphs[key]


@lru_cache(maxsize=8)
def _font(faces: tuple[bytes, ...]) -> FT2Font:
    others = [FT2Font(io.BytesIO(data)) for data in faces[1:]]
    font = FT2Font(io.BytesIO(faces[0]), _fallback_list=others)
    for face in (font, *others):
        face.set_size(EM, 72)
    return font


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what lines are made of: each piece, and the space that parts it from the one before."""
    end = 0
    for found in _PIECES.finditer(text):
        yield found[0], " " if text[end : found.start()] else ""
        end = found.end()


def _outline(vertices: Any, codes: Any) -> str:  # noqa: ANN401 - arrays of numpy, which only matplotlib needs
    """Return an outline as the path data of SVG (SVG 1.1, 8.3), y going down."""
    points = [(_short(x), _short(-y)) for x, y in vertices.tolist()]
    kinds = codes.tolist()
    written: list[str] = []
    at = 0
    while at < len(points):
        sign, count = {
            _MOVE: ("M", 1),
            _LINE: ("L", 1),
            _QUADRATIC: ("Q", 2),
            _CUBIC: ("C", 3),
        }.get(kinds[at], ("Z", 0))
        held = points[at : at + count]
        written.append(sign + " ".join(f"{x} {y}" for x, y in held))
        at += max(count, 1)
    return "".join(written)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace("-0.0", "0") if number else "0"
