"""Where links and bookmarks lead: `anchor:ID` becomes a place on a page of the book.

Works within an open PDF. Places are named destinations (ISO 32000-1, 12.3.2.3), so that the book
can be cited at a place, too; only those are named that something leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, String

from reportbuild.model.artefact import Anchor, Pressed
from reportbuild.model.document import ContentsEntry
from reportbuild.model.finding import Finding, Span

ANCHOR = "anchor:"


class Targets:
    """The anchors of all sections, and those that were led to so far."""

    def __init__(
        self,
        book: pikepdf.Pdf,
        pressed: Sequence[Pressed],
        pages: Mapping[tuple[str, int], Object],
        place: Span,
    ) -> None:
        self._book = book
        self._pages = pages
        self._place = place
        self._anchors: dict[str, tuple[str, Anchor]] = {}
        self._named: set[str] = set()
        self.findings: list[Finding] = []
        for section in pressed:
            for anchor in section.anchors:
                if anchor.id in self._anchors:
                    message = f"The anchor “{anchor.id}” stands in two places."
                    self.findings.append(Finding("press-014", place, message))
                self._anchors.setdefault(anchor.id, (section.id, anchor))

    def resolve_links(self, pages: Iterable[Object]) -> None:
        """Give each link to an anchor its destination; leave links out of the book as they are."""
        for page in pages:
            for annotation in page.get("/Annots", Array()):
                address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
                if address.startswith(ANCHOR):
                    target = unquote(address.removeprefix(ANCHOR))
                    del annotation["/A"]
                    annotation.Dest = String(self._name(target, "A link"))

    def add_outline(self, entries: Iterable[ContentsEntry]) -> None:
        """Write the bookmarks: entries of level 1, and those of level 2 below them."""
        with self._book.open_outline() as outline:
            for entry in entries:
                title = " ".join(part for part in (entry.number, entry.title) if part)
                target = self._name(entry.target, f"The bookmark “{title}”")
                item = OutlineItem(title, String(target))
                deeper = entry.level > 1 and outline.root
                (outline.root[-1].children if deeper else outline.root).append(item)

    def keep(self, places: Iterable[str]) -> None:
        """Name places to which a range of pages leads, and no link of its own."""
        for place in places:
            self._name(place, "The index")

    def _name(self, target: str, who: str) -> str:
        """Return the destination's name; tell of a target that stands nowhere."""
        if target in self._anchors:
            self._named.add(target)
        else:
            message = f"{who} leads to “{target}”, which stands nowhere in the book."
            self.findings.append(Finding("press-013", self._place, message))
        return target

    def close(self) -> None:
        """Write the named destinations, sorted as name trees must be (ISO 32000-1, 7.9.6)."""
        names = Array()
        for encoded, target in sorted((bytes(String(t)), t) for t in self._named):
            section, anchor = self._anchors[target]
            page = self._pages[section, anchor.page]
            names.append(String(encoded))
            names.append(Array([page, Name.XYZ, None, anchor.y, None]))
        if len(names):
            tree = self._book.make_indirect(Dictionary(Names=names))
            self._book.Root.Names = Dictionary(Dests=tree)
