"""A PDF divided into shares that are read apart: which sections are whose, and which pages.

Takes an open PDF; gives a `Share`. Wherever the cuts fall, every page and everything that the root
of the structure holds is of one share: a cut that is badly chosen only makes shares unequal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Object

from reportbuild.proof.pdf_tree import INLINE, as_list


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the pages of a file, by their indexes, and what its structure's root holds of them,
    by the places among its kids.
    """

    pages: range
    kids: range


def share_of(file: pikepdf.Pdf, number: int, of: int) -> Share:
    """Return the share of a number, from 0, of so many that are about as long as one another.

    A share begins with the section nearest to where it would begin if pages alone counted.
    """
    root = file.Root.StructTreeRoot.K[0]
    kids, pages = len(as_list(root.get("/K"))), len(file.pages)
    begins = list(_beginnings(file, root)) if of > 1 else []
    goals = [pages * n // of for n in range(1, of)]
    cuts = [_nearest(begins, goal) or (kids, goal) for goal in goals]
    at_kids = [0, *sorted(kid for kid, _ in cuts), kids]
    at_pages = [0, *sorted(page for _, page in cuts), pages]
    return Share(
        range(at_pages[number], at_pages[number + 1]), range(at_kids[number], at_kids[number + 1])
    )


def _nearest(begins: Sequence[tuple[int, int]], goal: int) -> tuple[int, int] | None:
    """Return what begins nearest to a page, if anything does."""
    return min(begins, key=lambda at: abs(at[1] - goal), default=None)


def _beginnings(file: pikepdf.Pdf, root: Object) -> Iterator[tuple[int, int]]:
    """Yield the sections that a share may begin with, each with the page that it begins on.

    None begins with words of a line or with a note, which belong to what is before them; and none
    where another text stands for all that the root holds.
    """
    if "/ActualText" in root:
        return
    indexes = {page.obj.objgen: index for index, page in enumerate(file.pages)}
    for place, kid in enumerate(as_list(root.get("/K"))):
        if isinstance(kid, Dictionary) and "/S" in kid:
            role = str(kid.S).removeprefix("/")
            page = indexes.get(next(_pages(kid), (0, 0)))
            if role not in INLINE and role != "Note" and page is not None:
                yield place, page


def _pages(element: Object) -> Iterator[tuple[int, int]]:
    """Yield the pages that an element and what it holds name, by their object numbers."""
    if "/Pg" in element:
        yield element.Pg.objgen
    for kid in as_list(element.get("/K")):
        if isinstance(kid, Dictionary):
            yield from _pages(kid)
