"""Structure trees of sections joined into one: each section a Part of the one Document.

Works within an open PDF that already holds the sections' pages; ISO 32000-1, 14.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


@dataclass(slots=True)
class Structure:
    """The structure tree of the book while its sections are added, in reading order."""

    book: pikepdf.Pdf
    parts: list[Object] = field(default_factory=list)
    parents: dict[int, Object] = field(default_factory=dict)
    ids: dict[str, Object] = field(default_factory=dict)
    doubles: list[str] = field(default_factory=list)

    def add(self, section: pikepdf.Pdf, identifier: str, pages: list[Object]) -> None:
        """Add the tree of a section whose pages, as they are in the book, are given.

        Its Document becomes a Part with an ID; pages and links get new numbers in the parent
        tree. An ID that was there before is noted in `doubles`.
        """
        root = self.book.copy_foreign(section.Root.StructTreeRoot)
        part = root.K[0]
        part.S = Name.Part
        self._name(identifier, part)
        for name, element in _pairs(root.get("/IDTree", Dictionary()).get("/Names", Array())):
            self._name(str(name), element)
        part.ID = String(identifier)
        self.parts.append(part)
        parents = {int(key): value for key, value in _pairs(root.ParentTree.Nums)}
        for page in pages:
            self._number(page, Name.StructParents, parents)
            for annotation in page.get("/Annots", Array()):
                self._number(annotation, Name.StructParent, parents)

    def _name(self, identifier: str, element: Object) -> None:
        if identifier in self.ids:
            self.doubles.append(identifier)
        self.ids[identifier] = element

    def _number(self, holder: Object, entry: Name, parents: dict[int, Object]) -> None:
        if entry in holder:
            number = len(self.parents)
            self.parents[number] = parents[int(holder[entry])]
            holder[entry] = number

    def marked_on(self, page: Object) -> list[Object]:
        """Return the elements that hold what is marked on a page of the book."""
        if Name.StructParents not in page:
            return []
        return list(self.parents[int(page[Name.StructParents])].as_list())

    def close(self) -> None:
        """Write the one tree into the book's catalogue."""
        root = self.book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self.book.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array(self.parts))
        )
        for part in self.parts:
            part.P = document
        numbers = Array([x for number, entry in self.parents.items() for x in (number, entry)])
        names = sorted((bytes(String(name)), name) for name in self.ids)
        ids = Array([x for _, name in names for x in (String(name), self.ids[name])])
        root.K = Array([document])
        root.ParentTree = self.book.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self.parents)
        root.IDTree = self.book.make_indirect(Dictionary(Names=ids))
        self.book.Root.StructTreeRoot = root
        self.book.Root.MarkInfo = Dictionary(Marked=True)


def _pairs(array: Object) -> Iterator[tuple[Object, Object]]:
    """Yield keys and values of the leaves of a name or number tree."""
    entries = list(array.as_list())
    yield from zip(entries[::2], entries[1::2], strict=True)
