"""What the text of a laid-out box stands for: the words as written, spaces and all.

Laying out drops the space at a line's end, adds hyphens and may turn letters into capitals. The
text box that the engine built before layout is remembered (`remember`), and each of its pieces is
found again in it (`Wordings.read`).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportbuild.press.elements import EngineBox

WHITE = " \t\n\r\f"
SOFT_HYPHEN = "\u00ad"
IGNORED = WHITE + "\u200b" + SOFT_HYPHEN


@dataclass(slots=True, eq=False)
class Origin:
    """The text of a box before layout: as `written`, and as `shown` after `text-transform`."""

    written: str
    shown: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What one piece of text says, whether white space stood around it, and how it ends.

    `divided` is true when the piece ends within a word, by a hyphen that is not in the text.
    """

    text: str
    space_before: bool = False
    space_after: bool = False
    divided: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it to be seen."""
        return not self.text.strip(IGNORED)

    @property
    def spaced(self) -> bool:
        """Whether there is white space in it, or around it."""
        return self.space_before or self.space_after or any(c in WHITE for c in self.text)


def remember(box: EngineBox, written: str) -> None:
    """Note on a text box what it says before layout; the engine's copies carry the note along.

    A copy that is transformed once more, as for `::first-line`, is still a piece of the whole.
    """
    if not hasattr(box, "origin"):
        box.origin = Origin(written, box.text)


class Wordings:
    """Finds the pieces of each text box in its origin, in reading order."""

    def __init__(self) -> None:
        self._read: dict[Origin, int] = {}

    def read(self, box: EngineBox) -> Wording:
        """Return what the next piece of a text box says.

        A piece that is not found in its origin, as when the engine made the text itself, says
        what it shows.
        """
        origin: Origin | None = getattr(box, "origin", None)
        if origin is None:
            return Wording(box.text)
        shown = origin.shown
        start = begin = self._read.get(origin, 0)
        found = _piece(box, shown, begin)
        while found is None and shown[begin : begin + 1] and shown[begin] in IGNORED:
            begin += 1
            found = _piece(box, shown, begin)
        if found is None:
            return Wording(box.text)
        end, divided = found
        self._read[origin] = end
        said = origin.written if len(origin.written) == len(shown) else shown
        return Wording(
            said[begin:end].replace(SOFT_HYPHEN, ""),
            space_before=any(c in WHITE for c in shown[start:begin]),
            space_after=end < len(shown) and shown[end] in WHITE,
            divided=divided,
        )


def _piece(box: EngineBox, shown: str, begin: int) -> tuple[int, bool] | None:
    """Return where the piece that begins here ends, and whether a hyphen was added to it."""
    piece: str = box.text
    if shown.startswith(piece, begin):
        return begin + len(piece), False
    hyphen: str = box.style["hyphenate_character"]
    stem = piece.removesuffix(hyphen)
    if stem != piece and shown.startswith(stem, begin):
        return begin + len(stem), True
    return None
