"""Pages turned: what was laid out for one side of a spread, moved to stand on the other.

Works within an open PDF. Everything on a page moves together: its drawing, the places of its links
and the boxes of its figures. The boxes of the page itself stay.
"""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Object

from reportbuild.model.artefact import Leaf, Pressed


def turn_of(leaf: Leaf, section: Pressed) -> float:
    """Return how far the content of a leaf must move to the right, in PDF points.

    A section is laid out with its even pages, from 0, as rectos.
    """
    stands = leaf.recto == (leaf.page % 2 == 0)
    return 0.0 if stands or not section.turns else section.turns[leaf.page]


def turn(book: pikepdf.Pdf, page: Object, shift: float) -> None:
    """Move all that is drawn on a page, and its links, to the right by so many points."""
    before = book.make_stream(f"q 1 0 0 1 {shift:g} 0 cm".encode())
    page.Contents = Array([before, page.Contents, book.make_stream(b"Q")])
    for annotation in page.get("/Annots", Array()):
        annotation.Rect = _moved(annotation.Rect, shift)
        if "/QuadPoints" in annotation:
            annotation.QuadPoints = _moved(annotation.QuadPoints, shift)


def turn_figures(elements: Iterable[Object], shift: float) -> None:
    """Move the boxes of those elements that are figures (ISO 32000-1, 14.8.5.4.3)."""
    once = {e.objgen: e for e in elements if isinstance(e, Dictionary)}  # marked in several pieces
    for element in once.values():
        for attributes in element.get("/A", Array()):
            if "/BBox" in attributes:
                attributes.BBox = _moved(attributes.BBox, shift)


def _moved(points: Object, shift: float) -> Array:
    """Return x and y by turns, every x moved."""
    places = [float(value) for value in points.as_list()]
    return Array([round(x, 4) + shift * (i % 2 == 0) for i, x in enumerate(places)])
