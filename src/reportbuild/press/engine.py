"""The layout engine, in the one version that is read inside, with a few of its lines changed.

WeasyPrint has no interface for what the press needs; `structure` and `reading` look at its boxes,
and this module mends its layout of lines. None of it may run on a version it was not written for.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from types import FunctionType, ModuleType

import weasyprint
from weasyprint.layout import block, inline
from weasyprint.text import line_break

ENGINE = "70.0"
if weasyprint.__version__ != ENGINE:
    raise ImportError(f"WeasyPrint {weasyprint.__version__} is not {ENGINE}, which is read inside")


@dataclass(frozen=True, slots=True)
class Mend:
    """A line of one of the engine's functions, and what stands in its place.

    The lines lie in the middle of long functions, which are therefore compiled anew.
    """

    module: ModuleType
    function: str
    was: str
    becomes: str

    def apply(self) -> None:
        """Compile the function with its line changed; `ImportError` if it is not there once."""
        source = inspect.getsource(getattr(self.module, self.function))
        if source.count(self.was) != 1:
            raise ImportError(f"{self.function} is not the one that its mend was written for")
        code = compile(source.replace(self.was, self.becomes), str(self.module.__file__), "exec")
        defined: dict[str, FunctionType] = {}
        exec(code, defined)  # noqa: S102 - the engine's own source, one line changed
        # modules that have imported the function keep the object: only its code is exchanged
        getattr(self.module, self.function).__code__ = defined[self.function].__code__


NOTES = Mend(
    block,
    "_linebox_layout",
    "report = not context.in_column and can_break_now and not could_break_before",
    "report = False",
)
"""Where a paragraph begins on a full page, the engine makes room for its lines by sending the last
note to the next page, whatever `footnote-policy` says of that note. Now the paragraph goes on."""

BLANKS = Mend(
    inline,
    "remove_last_whitespace",
    "for child in line.children:",
    "for child in line.children[:-1]:",
)
"""Where a right-to-left line ends in a blank, the engine takes the blank away at the left of its
last box, and moves all boxes left by as much. The last one, narrower now, has to stay."""

FITS = Mend(
    line_break,
    "split_first_line",
    "if resume_index is None and first_line_width <= max_width:",
    "if resume_index is None and (first_line_width <= max_width or ' ' in text.strip(' ')):",
)
"""Where all words of a text fit a line and only the blank after them does not, the engine takes the
text for one long word and breaks the line after its first word. Pango, which has not parted the
text, is right: the blank hangs over the edge."""

INDENTS = Mend(
    inline,
    "get_next_linebox",
    "line.translate(offset_x, offset_y)\n",
    "line.translate(offset_x, offset_y)\n"
    "        if containing_block.style['direction'] == 'rtl':\n"
    "            for child in line.children:\n"
    "                child.translate(-linebox.text_indent)\n",
)
"""The engine leaves a paragraph's indent at the left of its first line, whatever its direction. The
boxes of a right-to-left line are moved there, so that the indent is at its right."""

MENDS = (NOTES, BLANKS, FITS, INDENTS)


def mend_layout() -> None:
    """Put every mend in its place."""
    for mend in MENDS:
        mend.apply()
