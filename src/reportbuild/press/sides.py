"""What the two sides of a spread do to a page: its text stands nearer to the spine, and no more.

In: a stylesheet as the engine has read it. Out: how far a page's text moves when the page stands
on the other side, and what else the stylesheet makes of a side, which is a fault. A sheet is thus
laid out once, as if it began on a recto, and its pages are turned when the book is bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportbuild.press.elements import EngineBox

TURNED = frozenset({"margin_left", "margin_right"})
SIDES = ("left", "right")
BREAKS = frozenset({"break_before", "break_after"})
AT_THE_SIDE = ("@left-", "@right-")
ROUNDING = 0.01
"""CSS pixels."""
TO_A_SIDE = frozenset({"left", "right", "recto", "verso"})


@dataclass(frozen=True, slots=True)
class Sides:
    """How far right, in CSS pixels, a text moves from a right-hand page to a left-hand one; pages
    that do not move.
    """

    turn: float
    unmoved: frozenset[str]

    def turn_of(self, box: EngineBox) -> float:
        """Return how far a page moves when it stands on the other side than it was laid out on.

        A recto is a right-hand page, but a left-hand one in a book that is read from the right.
        """
        if box.page_type.name in self.unmoved:
            return 0.0
        return self.turn if box.page_type.side == "right" else -self.turn


def sides(stylesheet: Any, spread: Any) -> Sides:
    """Return what the sides of a stylesheet are; `spread` is a laid-out document of two pages."""
    boxes = (page._page_box for page in spread.pages[:2])  # noqa: SLF001 - as in `reading`
    margins = {box.page_type.side: box.margin_left for box in boxes}
    own = {
        selector.name
        for _, selectors, declarations in stylesheet.page_rules
        for _, pseudo, selector in selectors
        if selector.name and not pseudo and TURNED & {name for name, *_ in declarations}
    }
    return Sides(margins["left"] - margins["right"], frozenset(own))


def faults(stylesheet: Any, spread: Any) -> Iterator[str]:
    """Yield what a stylesheet gives to one side of a spread besides its two margins.

    Where texts move, so would whatever else a page shows that does not go by its text.
    """
    recto, verso = (page._page_box for page in spread.pages[:2])  # noqa: SLF001 - as in `reading`
    if abs(recto.width - verso.width) > ROUNDING:
        yield "the width of the text"
    yield from _moved_in_vain(stylesheet, sides(stylesheet, spread))
    for _, selectors, declarations in stylesheet.page_rules:
        names = {name for name, *_ in declarations}
        for _, pseudo, selector in selectors:
            if selector.side not in SIDES:
                continue
            where = f"@page {selector.name or ''}:{selector.side}"
            if selector.name or pseudo or selector.first or selector.index:
                yield where + (f" {pseudo}" if pseudo else "")
            else:
                yield from (f"{where} {name.replace('_', '-')}" for name in names - TURNED)
    for name, value, *_ in _declarations(stylesheet.matcher):
        if name in BREAKS and value in TO_A_SIDE:
            yield f"{name.replace('_', '-')}: {value}"


def _moved_in_vain(stylesheet: Any, made: Sides) -> Iterator[str]:
    """Yield what stands by the edges of a page whose text moves: its ground, boxes at its sides."""
    for _, selectors, declarations in stylesheet.page_rules if made.turn else ():
        ground = any(name.startswith("background_") for name, *_ in declarations)
        for _, pseudo, selector in selectors:
            if selector.name in made.unmoved or selector.side in SIDES:
                continue
            where = " ".join(filter(None, ("@page", selector.name, pseudo)))
            if ground and not pseudo:
                yield f"{where} background"
            if pseudo and (pseudo.startswith(AT_THE_SIDE) or pseudo.endswith("-corner")):
                yield where


def _declarations(matcher: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the declarations of all rules that are no page's."""
    tables = (
        *matcher.id_selectors.values(),
        *matcher.class_selectors.values(),
        *matcher.lower_local_name_selectors.values(),
        *matcher.namespace_selectors.values(),
        matcher.lang_attr_selectors,
        matcher.other_selectors,
    )
    for rules in tables:
        for *_, (declarations, _layer) in rules:
            yield from declarations
