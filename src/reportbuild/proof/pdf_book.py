"""A PDF read back: its pages and structure, its labels and destinations, as its bytes are.

Takes an `Artefact`; gives a `PaperBook` for the other proofs, or a finding if it cannot be read. A
share of it is read as the whole is: by itself, and nothing of the others.
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
from reportbuild.model.proof import Named
from reportbuild.proof.pdf_content import PageText, PageTexts, entries
from reportbuild.proof.pdf_shares import share_of
from reportbuild.proof.pdf_tree import Node, Structure, tree


@dataclass(frozen=True, slots=True)
class PaperBook(Named):
    """A PDF as it was read, or a share of it.

    `pages` holds the text of each page by its index, `labels` the labels of all pages of the file,
    `destinations` the index of the page that each named place stands on. `parts` are the sections
    by their IDs.
    """

    file: pikepdf.Pdf
    pages: Mapping[int, PageText]
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

    def untold(self) -> Iterator[tuple[int, int | None, str]]:
        """Yield text of its pages that stands nowhere in its structure: the index of the page, the
        number of the marked content, if it is any, and the text.
        """
        for index, page in self.pages.items():
            for number, text in page.marked.items():
                if (index, number) not in self.structure.told and text.strip():
                    yield index, number, text
            yield from ((index, None, text) for text in page.stray if text.strip())

    def annotations(self) -> Iterator[Object]:
        """Yield the annotations of all pages."""
        for page in self.file.pages:
            yield from page.obj.get("/Annots", Array()).as_list()


def open_paper(artefact: Artefact, number: int = 0, of: int = 1) -> Checked[PaperBook]:
    """Read a PDF, or one of so many shares of it; what is no tagged PDF is a finding."""
    stream = BytesIO(artefact.data)
    try:
        file = pikepdf.open(stream)
        share, texts = share_of(file, number, of), PageTexts(file)
        pages = {index: texts[file.pages[index].obj.objgen] for index in share.pages}
        structure = tree(file, texts, share.kids)
        book = PaperBook(
            name=artefact.name,
            language=artefact.language,
            file=file,
            pages=pages,
            labels=tuple(str(page.label) for page in file.pages),
            destinations=_destinations(file),
            structure=structure,
            parts={kid.id: kid for kid in structure.root.kids if isinstance(kid, Node)},
        )
    except (pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError) as fault:
        said = str(fault).replace(f"stream {stream}", artefact.name)  # an address in memory
        message = f"The file cannot be read as a tagged PDF: {said}."
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
