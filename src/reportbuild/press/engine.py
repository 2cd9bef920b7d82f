"""The layout engine, in the one version that is read inside, with a few of its lines changed.

WeasyPrint has no interface for what the press needs; `structure` and `reading` look at its boxes,
and this module mends its layout of lines. None of it may run on a version it was not written for.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from types import FunctionType, ModuleType
from typing import Any

import weasyprint
from weasyprint.layout import block, inline
from weasyprint.text import line_break

ENGINE = "70.0"
if weasyprint.__version__ != ENGINE:
    raise ImportError(f"WeasyPrint {weasyprint.__version__} is not {ENGINE}, which is read inside")


@dataclass(frozen=True, slots=True)
class Mend:
    """A line of one of the engine's functions, and what stands in its place.

    The lines lie in the middle of long functions, which are therefore compiled anew; several mends
    of one function are applied one upon the other.
    """

    module: ModuleType
    function: str
    was: str
    becomes: str

    def apply(self) -> None:
        """Compile the function with its line changed; `ImportError` if it is not there once."""
        place = (self.module.__name__, self.function)
        source = _MENDED.get(place) or inspect.getsource(getattr(self.module, self.function))
        if source.count(self.was) != 1:
            raise ImportError(f"{self.function} is not the one that its mend was written for")
        mended = source.replace(self.was, self.becomes)
        code = compile(mended, str(self.module.__file__), "exec")
        defined: dict[str, FunctionType] = {}
        exec(code, defined)  # noqa: S102 - the engine's own source, one line changed
        # modules that have imported the function keep the object: only its code is exchanged
        getattr(self.module, self.function).__code__ = defined[self.function].__code__
        _MENDED[place] = mended


_MENDED: dict[tuple[str, str], str] = {}
"""What functions of the engine have become, by their module and name."""

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

HEIGHTS = Mend(
    block,
    "block_container_layout",
    "            min(new_box.height, new_box.max_height), new_box.min_height)\n"
    "    elif bottom_space > -inf and not new_box.is_column:\n",
    "            min(new_box.height, new_box.max_height), new_box.min_height)\n"
    "        if [token.value for token in new_box.style['__block_step_round'] or ()\n"
    "                if token.type == 'ident'] == ['up']:\n"
    "            step = new_box.style['line_height'].value\n"
    "            rest = -new_box.border_height() % step\n"
    "            new_box.height += rest if rest < step - .01 else 0\n"
    "    elif new_children and isinstance(new_children[-1], boxes.BlockLevelBox):\n"
    "        ends = new_children[-1].border_box_y() + new_children[-1].border_height()\n"
    "        new_box.height = min(new_box.height, ends - new_box.content_box_y())\n"
    "    elif False:\n",
)
"""A box that goes on to the next page is drawn down to the foot of its first, which leaves a tinted
void where its next line did not fit. Now each of its parts ends below its own last line.

Of CSS Rhythmic Sizing the engine knows nothing. A block with `--block-step-round: up` is made as
high as so many whole lines of its own text, so that what follows it stands on the grid again."""

CHILDREN = Mend(
    block,
    "block_container_layout",
    "    for index, child in enumerate(box.children[skip:], start=(skip or 0)):\n",
    "    for index, child in _in_turn(box, skip or 0):\n",
)

BEFORE = Mend(
    block,
    "block_container_layout",
    "            # Layout in-flow child.\n",
    "            before = [*new_children], position_y, [*adjoining_margins], {**next_page}\n",
)

PUT_OFF = Mend(
    block,
    "block_container_layout",
    "            skip_stack = None\n"
    "            first_letter_style = first_line_style = None\n"
    "\n"
    "            # Handle max-lines.\n",
    "            skip_stack = None\n"
    "            first_letter_style = first_line_style = None\n"
    "            if stop and before[0] == new_children and resume_at == {index: None}:\n"
    "                if _is_put_off(box, index):\n"
    "                    new_children, position_y, adjoining_margins, next_page = before\n"
    "                    continue\n"
    "\n",
)
"""A figure that does not fit its page leaves the rest of it white. With `--put-off: yes` it lets
the text that follows go first, until the page is full, and stands where there is room for it."""

PASSING = frozenset({"p", "ul", "ol", "blockquote", "h3", "h4"})
"""What goes before a figure that is put off: it stays in its section, after figures before it."""

LED_TO = frozenset({"ul", "ol", "blockquote"})
"""What is not parted from the words that lead to it; nor is a heading from what it is above."""


def _in_turn(box: Any, skip: int) -> Iterator[tuple[int, Any]]:
    """Yield the children of a box from a place on, as they stand when it is their turn."""
    index = skip
    while index < len(box.children):
        child = box.children[index]
        yield index, child
        index += box.children[index] is child


def _is_put_off(box: Any, index: int) -> bool:
    """Put a child off if it may be: what follows it is moved before it. Tell whether it was."""
    child, following = box.children[index], box.children[index + 1 :]
    passing = _passing(following)
    says = [token.value for token in child.style["__put_off"] or () if token.type == "ident"]
    if says != ["yes"] or not passing or (_notes(child) and any(map(_notes, passing))):
        return False
    if getattr(child, "passed_by", None) is None:
        child.passed_by = passing[0].element
    box.children = [*box.children[:index], *passing, child, *following[len(passing) :]]
    return True


def _passing(following: list[Any]) -> list[Any]:
    """Return what may go before a figure: a paragraph with what it leads to, its heading too."""
    passing: list[Any] = []
    for box, after in pairwise([*following, None]):
        if box.element_tag not in PASSING:
            return []
        passing.append(box)
        leads = after is not None and after.element_tag in LED_TO
        if not (leads or box.element_tag in {"h3", "h4"}):
            return passing
    return []


def _notes(box: Any) -> bool:
    """Tell whether a box calls notes: two that do keep their order."""
    return any("note" in inner.get("class", "").split() for inner in box.element.iter())


MENDS = (NOTES, BLANKS, FITS, INDENTS, HEIGHTS, CHILDREN, BEFORE, PUT_OFF)


def mend_layout() -> None:
    """Put every mend in its place."""
    vars(block).update(_in_turn=_in_turn, _is_put_off=_is_put_off)  # its functions call them
    for mend in MENDS:
        mend.apply()
