"""A PDF read back: its pages and structure, its labels and destinations, as its bytes are.

Takes an `Artefact`; gives a `PaperBook` for the other proofs, or a finding if it cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.proof.pdf_content import PageReader, PageText, entries
from reportbuild.proof.pdf_tree import Node, Structure, tree


@dataclass(frozen=True, slots=True)
class Named:
    """A file's name and language, as findings about it have them."""

    name: str
    language: str

    def finding(self, code: str, message: str, span: Span | None = None, hint: str = "") -> Finding:
        """Return a finding about a place in the sources, or about the file as a whole."""
        return Finding(code, span or Span(self.name), message, hint, self.language)


@dataclass(frozen=True, slots=True)
class PaperBook(Named):
    """A PDF as it was read.

    `pages` holds the text of each page, `labels` their labels, `destinations` the index of the
    page that each named place stands on. `parts` are the sections by their IDs.
    """

    file: pikepdf.Pdf
    pages: tuple[PageText, ...]
    labels: tuple[str, ...]
    destinations: Mapping[str, int]
    structure: Structure
    parts: Mapping[str, Node]

    def folio(self, target: str) -> str:
        """Return the folio of the page that a place stands on; "" if there is no such place."""
        index = self.destinations.get(target)
        return "" if index is None else self.labels[index]

    def page(self, target: str) -> tuple[int, str]:
        """Return the index of the page that a place stands on, and its folio."""
        return self.destinations.get(target, -1), self.folio(target)

    def annotations(self) -> Iterator[Object]:
        """Yield the annotations of all pages."""
        for page in self.file.pages:
            yield from page.obj.get("/Annots", Array()).as_list()


def open_paper(artefact: Artefact) -> Checked[PaperBook]:
    """Read a PDF; what is no tagged PDF is a finding."""
    try:
        file = pikepdf.open(BytesIO(artefact.data))
        reader, destinations = PageReader(), _destinations(file)
        texts = [reader.read(page.obj) for page in file.pages]
        by_object = {page.obj.objgen: text for page, text in zip(file.pages, texts, strict=True)}
        structure = tree(file, by_object)
        book = PaperBook(
            name=artefact.name,
            language=artefact.language,
            file=file,
            pages=tuple(texts),
            labels=tuple(str(page.label) for page in file.pages),
            destinations=destinations,
            structure=structure,
            parts={kid.id: kid for kid in structure.root.kids if isinstance(kid, Node)},
        )
    except (pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError) as fault:
        message = f"The file cannot be read as a tagged PDF: {fault}."
        found = Finding("pdf-001", Span(artefact.name), message, edition=artefact.language)
        return Checked(None, (found,))
    return Checked(book)


def _destinations(file: pikepdf.Pdf) -> dict[str, int]:
    """Return the index of the page of each named destination (ISO 32000-1, 12.3.2.3)."""
    indexes = {page.obj.objgen: index for index, page in enumerate(file.pages)}
    names = file.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    found: dict[str, int] = {}
    for name, destination in entries(names):
        place: Any = destination
        found[str(name)] = indexes[place[0].objgen]
    return found
