"""Furniture laid over the pages: folios, running heads, draft marks.

Works within an open PDF. Furniture is an artifact of pagination (ISO 32000-1, 14.8.2.2.2): it is
drawn as a form of its own over each page, and no reader is told of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

Operation: TypeAlias = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

PAINTS = frozenset(
    {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"}
)
"""Operators that leave something to be seen (ISO 32000-1, Annex A)."""


def lay_over(book: pikepdf.Pdf, furniture: bytes) -> None:
    """Draw each page of the furniture over the page of the same index."""
    with pikepdf.open(BytesIO(furniture)) as source:
        before = book.make_stream(b"q")
        after = book.make_stream(b"Q /Artifact <</Type /Pagination>> BDC /Furniture Do EMC")
        for page, over in zip(book.pages, source.pages, strict=True):
            operations = list(_without_tags(pikepdf.parse_content_stream(over)))
            if any(str(operation.operator) in PAINTS for operation in operations):
                form = _form(book, over.obj, pikepdf.unparse_content_stream(operations))
                _draw(page.obj, form, before, after)


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


def _form(book: pikepdf.Pdf, over: Object, content: bytes) -> Object:
    """Return a page as a form, without its marked content."""
    local = book.copy_foreign(over)
    return book.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(list(local.MediaBox.as_list())),
        Resources=local.Resources,
    )


def _draw(page: Object, form: Object, before: Object, after: Object) -> None:
    """Append a form to a page, whose own content is put between q and Q."""
    resources = Dictionary(dict(page.Resources.items()))
    drawn = dict(resources.XObject.items()) if "/XObject" in resources else {}
    resources.XObject = Dictionary({**drawn, "/Furniture": form})
    page.Resources = resources
    page.Contents = Array([before, page.Contents, after])
