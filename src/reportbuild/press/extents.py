"""How far lines and pictures reach on a laid-out page, and which boxes they should have kept to.

Takes boxes of the engine; gives a `Place` for each line and picture. A line whose words may not
break is drawn over the edge of its column without a word from the engine; where columns stand side
by side, as in a grid of call-outs, a table or a chart, it is drawn over its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

from reportbuild.press.elements import EngineBox
from reportbuild.press.reading import laid_out

SLACK = 0.75
"""CSS pixels by which lines may pass an edge: roundings, and marks that hang in the margin."""

_COLUMNS = (boxes.BlockContainerBox, boxes.FlexContainerBox)
"""Boxes whose content has a measure of its own: blocks, cells, items in a row."""


@dataclass(frozen=True, slots=True)
class Place:
    """A drawn line or picture, and how it lies: edges in CSS pixels from the page's top left.

    `words` is the text of a line, `address` the name of a picture. `free` tells that it is
    positioned by itself, and may stand in the margins; `exceeds` that a line passes the edge of a
    box that it stands in, `collides` that it thereby comes to lie over a neighbour of that box.
    """

    left: float
    right: float
    bottom: float
    words: str
    address: str
    free: bool
    exceeds: bool
    collides: bool


@dataclass(frozen=True, slots=True)
class _Column:
    """A box that lines stand in, and those beside it in its parent."""

    box: EngineBox
    beside: tuple[EngineBox, ...]


def places(box: EngineBox) -> Iterator[Place]:
    """Yield the lines and pictures in a box."""
    yield from _places(box, _with(box, (), ()), free=False)


def _places(box: EngineBox, within: tuple[_Column, ...], *, free: bool) -> Iterator[Place]:
    children = [laid_out(child) for child in box.children]
    for child in children:
        if isinstance(child, boxes.LineBox | boxes.ReplacedBox):
            yield _place(child, within, free=free)
        if isinstance(child, boxes.ParentBox) and not _is_marker(child):
            alone = child.is_absolutely_positioned()
            around = _with(child, () if alone else within, () if alone else children)
            yield from _places(child, around, free=free or alone)


def _with(
    box: EngineBox, within: tuple[_Column, ...], siblings: Sequence[EngineBox]
) -> tuple[_Column, ...]:
    """Return the columns that the content of a box stands in."""
    if not isinstance(box, _COLUMNS):
        return within
    beside = (b for b in siblings if b is not box and not b.is_absolutely_positioned())
    return (*within, _Column(box, tuple(beside)))


def _is_marker(box: EngineBox) -> bool:
    """Tell whether a box is the number or dash of a list item, which hangs beside its text."""
    return str(box.element_tag).endswith("::marker")


def _place(box: EngineBox, within: tuple[_Column, ...], *, free: bool) -> Place:
    is_line = isinstance(box, boxes.LineBox)
    passed = [column for column in within if is_line and _passes(box, column.box)]
    return Place(
        left=float(box.position_x),
        right=float(box.position_x + box.width),
        bottom=float(box.position_y + box.height),
        words=words_of(box) if is_line else "",
        address="" if is_line else str(box.element.get("src", "")),
        free=free,
        exceeds=bool(passed),
        collides=any(_overlap(box, other) for column in passed for other in column.beside),
    )


def _passes(line: EngineBox, column: EngineBox) -> bool:
    """Tell whether a line is wider than a column, or runs over the edge at its end.

    At its beginning it may: marks and first lines are set out into the margin on purpose.
    """
    if line.width > column.width + SLACK:
        return True
    start = column.content_box_x()
    if column.style["direction"] == "rtl":
        return bool(line.position_x < start - SLACK)
    return bool(line.position_x + line.width > start + column.width + SLACK)


def _overlap(line: EngineBox, other: EngineBox) -> bool:
    left, top = other.border_box_x(), other.border_box_y()
    return bool(
        line.position_x + SLACK < left + other.border_width()
        and left + SLACK < line.position_x + line.width
        and line.position_y + SLACK < top + other.border_height()
        and top + SLACK < line.position_y + line.height
    )


def words_of(box: EngineBox) -> str:
    """Return the text of a box as it is drawn, without the calls of notes."""
    return "".join(_texts(box)).strip()


def _texts(box: EngineBox) -> Iterator[str]:
    if isinstance(box, boxes.TextBox):
        yield box.text
    elif not str(box.element_tag).endswith("::footnote-call"):
        for child in getattr(box, "children", ()):
            yield from _texts(laid_out(child))
