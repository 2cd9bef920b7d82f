"""From laid-out boxes to what they say: a document of the engine read as a tree of elements.

Takes the pages of a laid-out section; gives the `Element` that holds all of it, with every box that
will be drawn marked by its leaf, or as an artifact. Pieces of one source element, on however many
pages, become one element; notes follow the paragraphs that call them; what the stylesheet adds,
repeats or fills in (`::before`, repeated table heads, leaders) is an artifact and says nothing.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from reportbuild.press.elements import GROUPING, INLINE, TEXT, Area, Element, EngineBox, Leaf
from reportbuild.press.roles import element_for, language_of
from reportbuild.press.wording import Wordings

POINTS = 0.75
"""PDF points in a CSS pixel."""


def read(document: Any, language: str, direction: str) -> Element:
    """Return what a laid-out document says, and mark its boxes for drawing.

    Each text box and picture gets the attribute `leaf`: its `Leaf`, or None for an artifact.
    Links are cut down to one rectangle for each line, as areas; the engine makes one for each
    nested box as well.
    """
    root = Element("Document", None, language)
    if direction == "rtl":
        root.attributes["Layout"] = {"WritingMode": "RlTb"}
    reader = _Reader(root)
    for number, page in enumerate(document.pages):
        reader.page(number, page)
    reader.place_notes()
    for page in document.pages:
        page.links = [link for link in page.links if reader.leads(link[3])]
    return root


class _Reader:
    """Reads boxes in their order; remembers the element made for each source element."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._made: dict[tuple[int, str], Element] = {}
        self._calls: dict[int, Element] = {}
        self._notes: list[tuple[Element, Element]] = []
        self._heads: set[int] = set()
        self._open_links: set[int] = set()
        self._links: dict[int, Element] = {}
        self._wordings = Wordings()
        self._number, self._height = 0, 0.0
        self._earlier_heads: frozenset[int] = frozenset()

    def page(self, number: int, page: Any) -> None:
        self._number, self._height = number, page.height
        self._earlier_heads = frozenset(self._heads)
        for child in page._page_box.children:  # noqa: SLF001 - the engine shows its boxes nowhere else
            if isinstance(child, boxes.MarginBox):
                _make_artifact(child)
            else:
                self._visit(child, self._root)

    def leads(self, box: EngineBox) -> bool:
        """Tell whether a box is the rectangle of a link that has a name."""
        return id(box) in self._links and bool(self._links[id(box)].name())

    def _visit(self, box: EngineBox, parent: Element) -> None:
        box = laid_out(box)
        if isinstance(box, boxes.TextBox):
            self._text(box, parent)
            return
        if self._repeats(box) or _is_decoration(box):
            _make_artifact(box)
            parent.block().flow.due |= _parts_words(box)
            return
        element = self._element(box, parent)
        flow = element.block().flow
        breaks = flow is parent.block().flow and _starts_line(box)
        flow.due |= breaks
        opened = self._open_link(box, element)
        if isinstance(box, boxes.ReplacedBox):
            self._picture(box, element)
        for child in box.children:
            self._visit(child, element)
        self._open_links -= opened
        flow.due |= breaks

    def _repeats(self, box: EngineBox) -> bool:
        """Tell whether a box is the head of a table once more, on a further page."""
        if not (isinstance(box, boxes.TableRowGroupBox) and box.is_header):
            return False
        self._heads.add(id(box.element))
        return id(box.element) in self._earlier_heads

    def _open_link(self, box: EngineBox, element: Element) -> set[int]:
        """Note one rectangle of a link, unless the box lies within one."""
        source = id(box.element)
        if box.element_tag != "a" or element.role != "Link" or source in self._open_links:
            return set()
        at = sum(isinstance(kid, Area) for kid in element.kids)
        element.kids.insert(at, Area(self._number, box))
        self._links[id(box)] = element
        self._open_links.add(source)
        return {source}

    # --- leaves ---------------------------------------------------------------------------------

    def _text(self, box: EngineBox, parent: Element) -> None:
        wording = self._wordings.read(box)
        if wording.blank or box.style["visibility"] != "visible":
            box.leaf = None
            parent.block().flow.due |= wording.spaced
            return
        if parent.role in GROUPING:
            parent = _bare_paragraph(parent)
        leaf = box.leaf = Leaf(self._number, wording.text, divided=wording.divided)
        flow = parent.block().flow
        flow.add(leaf, space_before=wording.space_before, space_after=wording.space_after)
        parent.kids.append(leaf)

    def _picture(self, box: EngineBox, figure: Element) -> None:
        leaf = box.leaf = Leaf(self._number, "")
        figure.kids.append(leaf)
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self._height - top - box.height, left + box.width, self._height - top)
        figure.attributes["Layout"] = {"BBox": [corner * POINTS for corner in corners]}

    # --- elements -------------------------------------------------------------------------------

    def _element(self, box: EngineBox, parent: Element) -> Element:
        """Return the element that what is in a box belongs to, made if need be."""
        tag = box.element_tag
        if box.element is None or tag in {"html", "body"}:
            return parent
        key = (id(box.element), tag)
        if key not in self._made:
            name, _, pseudo = tag.partition("::")
            if pseudo:
                self._made[key] = self._pseudo(box, pseudo, parent)
            elif id(box.element) in self._calls:
                self._made[key] = self._note(box, name)
            else:
                self._made[key] = element_for(box, name, parent)
                self._put_back(box, self._made[key])
        return self._made[key]

    def _put_back(self, box: EngineBox, made: Element) -> None:
        """Have a figure that was put off on the page read where it stands in the sources."""
        passed_by = getattr(box, "passed_by", None)
        if made.parent and passed_by is not None and passed_by is not box.element:
            kids = made.parent.kids
            kids.remove(made)
            kids.insert(kids.index(self._made[id(passed_by), passed_by.tag]), made)

    def _pseudo(self, box: EngineBox, pseudo: str, parent: Element) -> Element:
        if pseudo == "footnote-call":
            call = self._calls[id(box.element)] = parent.add("Reference")
            return call
        if pseudo == "footnote-marker":
            return parent.add("Lbl")
        if pseudo == "marker" and (item := parent.within("LI", "TOCI")):
            return item.add("Lbl", at=0)
        return parent

    def _note(self, box: EngineBox, name: str) -> Element:
        """Return the note of a call; it has an ID of its own (ISO 14289-1, 7.9)."""
        call = self._calls[id(box.element)]
        block = call.block()
        holder = (block.parent or self._root) if block.role in TEXT else block
        note = Element("Note", holder, language_of(box) or call.language, source=name)
        note.id = box.element.get("id", "")
        self._notes.append((note, call))
        return note

    def place_notes(self) -> None:
        """Put each note after the words that call it, however many pages those run over.

        That is after its paragraph or heading; in a cell, a caption or an item, after the run of
        words that holds its call.
        """
        for note, call in self._notes:
            holder = note.parent or self._root
            last = next(element for element in call.above() if element.parent is holder)
            at = holder.kids.index(last) + 1
            if last.role in INLINE:
                at += sum(1 for _ in takewhile(_is_inline, holder.kids[at:]))
            at += sum(1 for _ in takewhile(_is_note, holder.kids[at:]))
            holder.kids.insert(at, note)


def laid_out(box: EngineBox) -> EngineBox:
    """Return the box itself where the engine left a placeholder for it."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001 - as above


def _starts_line(box: EngineBox) -> bool:
    return isinstance(box, boxes.BlockLevelBox) or box.is_flex_item or box.is_grid_item


def _parts_words(decoration: EngineBox) -> bool:
    """Tell whether words before and after a decoration are apart, as before and after a leader."""
    name, _, pseudo = str(decoration.element_tag).partition("::")
    return name == "br" or not pseudo


def _make_artifact(box: EngineBox) -> None:
    for inner in box.descendants(placeholders=True):
        laid_out(inner).leaf = None


def _is_decoration(box: EngineBox) -> bool:
    """Tell whether a box only looks: made by the stylesheet, or written as decoration."""
    tag = box.element_tag or ""
    if box.is_leader or tag.endswith(("::before", "::after")):
        return True
    if box.element is None or "::" in tag:
        return False
    attributes = box.element.attrib
    return (
        "data-artifact" in attributes
        or attributes.get("aria-hidden") == "true"
        or not {"decoration", "leader"}.isdisjoint(attributes.get("class", "").split())
        or (tag == "img" and attributes.get("alt") == "")
    )


def _is_inline(kid: object) -> bool:
    return not isinstance(kid, Element) or kid.role in INLINE


def _is_note(kid: object) -> bool:
    return isinstance(kid, Element) and kid.role == "Note"


def _bare_paragraph(parent: Element) -> Element:
    """Return the paragraph for text that stands bare in a grouping element."""
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Element) and last.role == "P" and not last.source:
        return last
    return parent.add("P")
