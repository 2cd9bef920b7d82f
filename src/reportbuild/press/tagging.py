"""Writing a structure tree into the PDF of a section (ISO 32000-1, 14.7).

Takes what `reading` found and drawing has filled in; leaves objects in the engine's PDF.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, TypeAlias

import pydyf

from reportbuild.press.elements import Area, Element, Leaf, runs

PdfDictionary: TypeAlias = Any

PRINTED = 4
"""The flags of an annotation that is to be seen, on paper too (ISO 32000-1, Table 165)."""


def write_tree(pdf: Any, document: Element) -> None:
    """Add a structure tree to a PDF, and say that it is tagged."""
    _Writer(pdf).write(document)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class _Writer:
    """Writes elements as objects, and the tables by which marked content finds them."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._marked: list[dict[int, bytes]] = [{} for _ in pdf.page_references]
        self._areas: list[tuple[bytes, PdfDictionary]] = []
        self._ids: dict[str, bytes] = {}

    def write(self, document: Element) -> None:
        root = self._object({"Type": "/StructTreeRoot"})
        root["K"] = pydyf.Array([self._element(document, root.reference)])
        root["ParentTree"] = self._object({"Nums": self._numbers()}).reference
        root["ParentTreeNextKey"] = len(self._marked) + len(self._areas)
        if self._ids:
            names = [part for id_ in sorted(self._ids) for part in (_id(id_), self._ids[id_])]
            root["IDTree"] = self._object({"Names": pydyf.Array(names)}).reference
        self._pdf.catalog["StructTreeRoot"] = root.reference

    def _object(self, entries: dict[str, Any]) -> PdfDictionary:
        made = pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made

    def _element(self, element: Element, parent: bytes) -> bytes:
        made = self._object({"Type": "/StructElem", "S": f"/{element.role}", "P": parent})
        if element.id:
            made["ID"] = _id(element.id)
            self._ids[element.id] = made.reference
        if element.parent and element.language != element.parent.language:
            made["Lang"] = pydyf.String(element.language)
        if element.alt:
            made["Alt"] = pydyf.String(element.alt)
        if element.title:
            made["T"] = pydyf.String(element.title)
        if element.attributes:
            made["A"] = pydyf.Array(
                [_attributes(owner, values) for owner, values in element.attributes.items()]
            )
        first = next((kid.page for kid in element.kids if isinstance(kid, Leaf)), None)
        if first is not None:
            made["Pg"] = self._pdf.page_references[first]
        made["K"] = self._kids(element, made.reference, first)
        return bytes(made.reference)

    def _kids(self, element: Element, reference: bytes, page: int | None) -> Any:
        kids = pydyf.Array()
        for kind, group in groupby(element.kids, type):
            if kind is Leaf:
                drawn = [kid for kid in group if isinstance(kid, Leaf) and kid.mcid is not None]
                for run in runs(drawn):
                    kids += self._run(run, reference, page)
                continue
            for kid in group:
                if isinstance(kid, Element) and (kid.role != "Link" or kid.name()):
                    kids.append(self._element(kid, reference))
                elif isinstance(kid, Area) and kid.box.link_annotation:
                    kids.append(self._area(kid, element, reference))
        return kids

    def _run(self, run: tuple[Leaf, ...], reference: bytes, page: int | None) -> list[Any]:
        """Return leaves as kids; those that are not exact within a Span that says their text."""
        if all(leaf.exact for leaf in run):
            return [self._mark(leaf, reference, page) for leaf in run]
        page = run[0].page
        span = self._object({"Type": "/StructElem", "S": "/Span", "P": reference})
        span["Pg"] = self._pdf.page_references[page]
        span["ActualText"] = pydyf.String("".join(leaf.text for leaf in run))
        span["K"] = pydyf.Array([self._mark(leaf, span.reference, page) for leaf in run])
        return [span.reference]

    def _mark(self, leaf: Leaf, holder: bytes, page: int | None) -> Any:
        """Return the reference to a leaf: its number on the element's page, else with its own."""
        assert leaf.mcid is not None  # noqa: S101 - leaves that were not drawn are left out
        self._marked[leaf.page][leaf.mcid] = holder
        if leaf.page == page:
            return leaf.mcid
        pages = self._pdf.page_references
        return pydyf.Dictionary({"Type": "/MCR", "Pg": pages[leaf.page], "MCID": leaf.mcid})

    def _area(self, area: Area, link: Element, reference: bytes) -> Any:
        annotation = area.box.link_annotation
        annotation["Contents"] = pydyf.String(link.name())
        annotation["F"] = PRINTED
        self._areas.append((reference, annotation))
        page = self._pdf.page_references[area.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page})

    def _numbers(self) -> Any:
        """Return the parent tree (ISO 32000-1, 14.7.4.4): pages first, then the areas of links."""
        numbers = pydyf.Array()
        for page, marked in enumerate(self._marked):
            numbers += [page, pydyf.Array([marked.get(n, "null") for n in range(len(marked))])]
        for number, (reference, annotation) in enumerate(self._areas, start=len(self._marked)):
            annotation["StructParent"] = number
            numbers += [number, reference]
        return numbers


def _id(identifier: str) -> Any:
    return pydyf.String(identifier)


def _attributes(owner: str, values: dict[str, Any]) -> Any:
    written: dict[str, Any] = {"O": f"/{owner}"}
    for name, value in values.items():
        match value:
            case str():
                written[name] = f"/{value}"
            case list():
                written[name] = pydyf.Array(value)
            case _:
                written[name] = value
    return pydyf.Dictionary(written)
