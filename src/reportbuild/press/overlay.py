"""Furniture laid over the pages: folios, running heads, draft marks.

Works within an open PDF. Furniture is an artifact of pagination (ISO 32000-1, 14.8.2.2.2): it is
drawn as a form of its own over each page, and no reader is told of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from reportbuild.model.artefact import Leaf, Mark, Pressed
from reportbuild.press.turning import turn_of

Operation: TypeAlias = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

PAINTS = frozenset(
    {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"}
)
"""Operators that leave something to be seen (ISO 32000-1, Annex A)."""


def lay_over(
    book: pikepdf.Pdf,
    furniture: Mapping[str, Pressed],
    marks: Sequence[Sequence[Mark]],
    leaves: Sequence[Leaf],
) -> None:
    """Draw over each page of the book the marks that are its own.

    `furniture` are the pressed sheets that marks stand on, `leaves` the pages of the book. A mark
    becomes one form, however many pages show it.
    """
    forms: dict[Mark, Object | None] = {}
    before = book.make_stream(b"q")
    sources = {name: pikepdf.open(BytesIO(sheet.pdf)) for name, sheet in furniture.items()}
    for page, own, leaf in zip(book.pages, marks, leaves, strict=True):
        drawn = []
        for mark in own:
            if mark not in forms:
                forms[mark] = _form(book, sources[mark.sheet].pages[mark.page])
            if (form := forms[mark]) is not None:  # a stream is false if it has no length yet
                stands = replace(leaf, page=mark.page)
                drawn.append((form, turn_of(stands, furniture[mark.sheet])))
        if drawn:
            _draw(book, page.obj, before, drawn)


def _without_tags(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Yield operations without marks, save those that only say what their text is.

    Nothing in an artifact may be tagged (ISO 14289-1, 7.1).
    """
    kept: list[bool] = []
    for operation in operations:
        match str(operation.operator):
            case "BMC" | "BDC":
                properties = operation.operands[-1]
                says = isinstance(properties, Dictionary) and "/ActualText" in properties
                kept.append(says and "/MCID" not in properties)
                if kept[-1]:
                    yield operation
            case "EMC":
                if kept.pop():
                    yield operation
            case _:
                yield operation


def _form(book: pikepdf.Pdf, over: pikepdf.Page) -> Object | None:
    """Return a page as a form, without its marked content; None if there is nothing to see."""
    operations = list(_without_tags(pikepdf.parse_content_stream(over)))
    if not any(str(operation.operator) in PAINTS for operation in operations):
        return None
    local = book.copy_foreign(over.obj)
    return book.make_stream(
        pikepdf.unparse_content_stream(operations),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(list(local.MediaBox.as_list())),
        Resources=local.Resources,
    )


def _draw(
    book: pikepdf.Pdf, page: Object, before: Object, drawn: Sequence[tuple[Object, float]]
) -> None:
    """Append forms to a page, each moved to the right; its own content is put between q and Q."""
    resources = Dictionary(dict(page.Resources.items()))
    named = dict(resources.XObject.items()) if "/XObject" in resources else {}
    lines = ["Q"]
    for number, (form, shift) in enumerate(drawn):
        named[f"/Furniture{number}"] = form
        does = f"/Furniture{number} Do"
        moved = f"q 1 0 0 1 {shift:g} 0 cm {does} Q" if shift else does
        lines.append(f"/Artifact <</Type /Pagination>> BDC {moved} EMC")
    resources.XObject = Dictionary(named)
    page.Resources = resources
    after = book.make_stream("\n".join(lines).encode())
    contents = page.Contents
    own = list(contents.as_list()) if isinstance(contents, Array) else [contents]
    page.Contents = Array([before, *own, after])
