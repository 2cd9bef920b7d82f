"""What a section says, as a tree: elements that hold leaves, as ISO 32000-1, 14.7 and 14.8 have it.

`reading` makes the tree of laid-out boxes, `structure` writes it into the PDF. An element is a
structure element, a leaf one piece of marked content, an area one rectangle of a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

EngineBox: TypeAlias = Any
"""A box of the layout engine, which has no types of its own."""

INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code"})
"""Roles within a line: words run on through them (ISO 32000-1, 14.8.4.4)."""

GROUPING = frozenset({"Document", "Part", "Sect", "Div", "BlockQuote", "TOC"})
"""Roles that hold no text of their own: it stands in a paragraph (ISO 32000-1, 14.8.4.2)."""

HEADINGS = tuple(f"H{level}" for level in range(1, 7))

TEXT = frozenset({"P", *HEADINGS})
"""Roles that hold nothing but words (ISO 32000-1, 14.8.4.3.2)."""


def with_spaces(text: str) -> str:
    """Return a text with plain spaces for those that do not break: one glyph draws both."""
    return text.replace("\u00a0", " ")


@dataclass(slots=True, eq=False)
class Leaf:
    """What one drawn box says.

    `text` is what a reader must be told, in logical order. `divided` is true when the line ends
    within a word. Drawing fills in `mcid`, the leaf's number in its page, and `drawn`, the text
    that the glyphs give by themselves.
    """

    page: int
    text: str
    divided: bool = False
    mcid: int | None = None
    drawn: str = ""

    @property
    def exact(self) -> bool:
        """Whether the glyphs by themselves say what must be said.

        A no-break space is a space, and one more at the end parts no words that were together:
        the engine draws it where it stood in the source.
        """
        drawn, text = with_spaces(self.drawn), with_spaces(self.text)
        return drawn in {text, f"{text} "}

    @property
    def lacks_space(self) -> bool:
        """Whether all that the glyphs do not say is the space at the end of the line."""
        return with_spaces(self.text) == with_spaces(self.drawn) + " "


@dataclass(slots=True, eq=False)
class Area:
    """One rectangle of a link: the part of it on one line."""

    page: int
    box: EngineBox


@dataclass(slots=True, eq=False)
class Flow:
    """The run of words in one block: its last leaf, and whether a space is due after it."""

    last: Leaf | None = None
    due: bool = False

    def add(self, leaf: Leaf, *, space_before: bool, space_after: bool) -> None:
        """Append a leaf, giving the one before it the space that the line's end has swallowed."""
        last = self.last
        if last and (space_before or (self.due and not last.divided)):
            apart = last.text[-1:].isspace() or leaf.text[:1].isspace()
            last.text += "" if apart else " "
        self.last, self.due = leaf, space_after


@dataclass(slots=True, eq=False)
class Element:
    """A structure element.

    `title` names a group that nothing printed names, such as the bars of a chart. `source` names
    the element of the sheet, "" for an anonymous one. `attributes` maps owners ("Layout", "List",
    "Table") to attributes; strings become names.
    """

    role: str
    parent: Element | None
    language: str
    id: str = ""
    alt: str = ""
    title: str = ""
    source: str = ""
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    kids: list[Element | Leaf | Area] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)

    def add(
        self, role: str, *, source: str = "", language: str = "", at: int | None = None
    ) -> Element:
        """Append a new element, or insert it at an index, and return it."""
        element = Element(role, self, language or self.language, source=source)
        self.kids.insert(len(self.kids) if at is None else at, element)
        return element

    def above(self) -> Iterator[Element]:
        """Yield this element and those that hold it, innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def block(self) -> Element:
        """Return the innermost element that is no mere part of a line."""
        return next(e for e in self.above() if e.role not in INLINE or e.parent is None)

    def within(self, *roles: str) -> Element | None:
        """Return the innermost element of these roles that holds this one, or is it."""
        return next((e for e in self.above() if e.role in roles), None)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def text(self) -> str:
        """Return everything that this element says, in reading order."""
        parts = []
        for kid in self.kids:
            if isinstance(kid, Element):
                parts.append(kid.text())
            elif isinstance(kid, Leaf):
                parts.append(kid.text)
        return "".join(parts)

    def name(self) -> str:
        """Return what this element is called: its text, or else what describes its pictures."""
        return self.text().strip() or " ".join(e.alt for e in self.walk() if e.alt)


def runs(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, ...]]:
    """Cut neighbouring leaves into runs: exact ones alone, others joined as far as they reach.

    A run of leaves that are not exact gets one replacement text; it reaches past the end of a
    line that divides a word, so that the word is told whole (ISO 32000-1, 14.9.4).
    """
    run: list[Leaf] = []
    for leaf in leaves:
        if run and leaf.exact and not run[-1].divided:
            yield tuple(run)
            run = []
        if leaf.exact and not run:
            yield (leaf,)
        else:
            run.append(leaf)
    if run:
        yield tuple(run)
