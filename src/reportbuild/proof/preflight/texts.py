"""Text: the operators that set and show it, with where it ends up (ISO 32000-1, 9.3 and 9.4)."""

from __future__ import annotations

import math

from pikepdf import Array, String

from reportbuild.proof.preflight.canvas import Canvas
from reportbuild.proof.preflight.fonts import Fonts
from reportbuild.proof.preflight.geometry import UNIT, Matrix, of_corners, times
from reportbuild.proof.preflight.objects import below
from reportbuild.proof.preflight.paths import Handlers, Operands

FAR_LETTERS = 4000
"""Letters of one string that are measured: more would be longer than any page."""


class TextPen:
    """Sets text on a canvas."""

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self._canvas, self._fonts = canvas, fonts
        self._at: Matrix = UNIT
        self._line: Matrix = UNIT

    def handlers(self) -> Handlers:
        """Return what to do for each operator."""
        return {
            "BT": self._begin, "Tf": self._font, "Td": self._next, "TD": self._next_leading,
            "Tm": self._matrix, "T*": lambda _: self._step(0, -self._canvas.state.leading),
            "Tj": lambda o: self._show(bytes(o[-1])),  # type: ignore[call-overload]
            "'": self._show_below, '"': self._show_spaced, "TJ": self._show_many,
            "Tc": lambda o: self._set("letter", o), "Tw": lambda o: self._set("word", o),
            "TL": lambda o: self._set("leading", o), "Ts": lambda o: self._set("rise", o),
            "Tz": self._stretch, "Tr": self._mode,
        }  # fmt: skip

    def _set(self, name: str, operands: Operands) -> None:
        setattr(self._canvas.state, name, _float(operands[0]))

    def _stretch(self, operands: Operands) -> None:
        self._canvas.state.stretch = _float(operands[0]) / 100

    def _mode(self, operands: Operands) -> None:
        self._canvas.state.mode = int(_float(operands[0]))

    def _begin(self, _operands: Operands) -> None:
        self._at = self._line = UNIT

    def _font(self, operands: Operands) -> None:
        state = self._canvas.state
        state.font = self._fonts.of(below(self._canvas.resources, "/Font", str(operands[0])))
        state.size = _float(operands[1])

    def _next(self, operands: Operands) -> None:
        self._step(_float(operands[0]), _float(operands[1]))

    def _next_leading(self, operands: Operands) -> None:
        self._canvas.state.leading = -_float(operands[1])
        self._next(operands)

    def _step(self, right: float, up: float) -> None:
        self._line = times((1, 0, 0, 1, right, up), self._line)
        self._at = self._line

    def _matrix(self, operands: Operands) -> None:
        a, b, c, d, e, f = (_float(value) for value in operands)
        self._at = self._line = (a, b, c, d, e, f)

    def _show_below(self, operands: Operands) -> None:
        self._step(0, -self._canvas.state.leading)
        self._show(bytes(operands[-1]))  # type: ignore[call-overload]

    def _show_spaced(self, operands: Operands) -> None:
        self._set("word", operands)
        self._set("letter", operands[1:])
        self._show_below(operands)

    def _show_many(self, operands: Operands) -> None:
        state = self._canvas.state
        shown, kerns = bytearray(), 0.0
        items = operands[0]
        if not isinstance(items, Array):
            raise TypeError
        for item in items.as_list():
            if isinstance(item, String):
                shown += bytes(item)
            else:
                kerns -= _float(item) / 1000 * state.size
        self._show(bytes(shown), kerns)

    def _show(self, shown: bytes, kerns: float = 0.0) -> None:
        if not shown:
            return
        canvas, state = self._canvas, self._canvas.state
        font, size = state.font, state.size
        measured = shown[: FAR_LETTERS * font.code_bytes]
        across = font.length(measured) * size + font.count(measured) * state.letter + kerns
        across += shown.count(b" ") * state.word if font.code_bytes == 1 else 0
        across *= state.stretch
        matrix = times(self._at, state.matrix)
        low = font.descent / 1000 * size + state.rise
        high = font.ascent / 1000 * size + state.rise
        box = of_corners((0, low, across, high), matrix)
        seen = abs(size) * math.hypot(matrix[2], matrix[3])
        if not (font.code_bytes == 1 and not shown.strip()):
            canvas.look.fonts.setdefault(font, box)
            canvas.text(box, seen)
        if font.lacks(measured):
            canvas.look.missing.append((font, box))
        self._at = times((1, 0, 0, 1, across, 0), self._at)


def _float(value: object) -> float:
    return float(value)  # type: ignore[arg-type]  # raises TypeError for what is no number
