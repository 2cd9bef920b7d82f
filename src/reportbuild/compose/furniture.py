"""Furniture: folios, running heads and draft marks, laid over the pages of the book.

Takes the leaves as paginated; gives sheets that are pressed like any other, and what of them is
laid over each leaf. A head is one page of them, however many pages show it, and a folio is the same
whatever it stands on: so a moved page sets neither a text nor its folio anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportbuild.compose.markup import join, tag
from reportbuild.compose.paper import page
from reportbuild.compose.templates import Templates
from reportbuild.model.artefact import Furniture, Leaf, Mark, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter

FOLIOS = 48
"""Folios that are pressed together: enough to be quick, so few that one more costs little."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing laid over pages: on the left or right of them, or on the cover."""

    head: str = ""
    folio: str = ""
    draft: str = ""
    left: bool = False
    cover: bool = False


def furniture(document: Document, house: House, leaves: Sequence[Leaf]) -> Furniture:
    """Return all furniture of a book, and the marks of each of its leaves."""
    pieces = [tuple(_pieces(leaf, document)) for leaf in leaves]
    heads = dict.fromkeys(piece for own in pieces for piece in own if not piece.folio)
    templates = Templates(house)
    sheets: list[Sheet] = []
    marks: dict[_Piece, Mark] = {}
    for name, run in (("heads", tuple(heads)), *_folios(leaves, document)):
        if run:
            sheets.append(_sheet(name, run, document, templates))
            marks |= {piece: Mark(sheets[-1].id, number) for number, piece in enumerate(run)}
    return Furniture(tuple(sheets), tuple(tuple(marks[piece] for piece in own) for own in pieces))


def _folios(leaves: Sequence[Leaf], document: Document) -> Iterator[tuple[str, tuple[_Piece, ...]]]:
    """Yield all folios in named runs, those that no page shows as well.

    So a run stays the same when chapters begin elsewhere.
    """
    front = [leaf for leaf in leaves if leaf.folio and leaf.matter is Matter.FRONT]
    main = [leaf for leaf in leaves if leaf.folio and leaf.matter is not Matter.FRONT]
    for name, own in (("front", front), ("main", main)):
        for run, at in enumerate(range(0, len(own), FOLIOS)):
            yield (
                f"{name}-{run}",
                tuple(_folio(leaf, document) for leaf in own[at : at + FOLIOS]),
            )


def _folio(leaf: Leaf, document: Document) -> _Piece:
    return _Piece(folio=leaf.folio, left=_is_left(leaf, document))


def _is_left(leaf: Leaf, document: Document) -> bool:
    """Tell whether the outer edge of a page is its left one."""
    return leaf.recto != (document.direction == "ltr")


def _pieces(leaf: Leaf, document: Document) -> Iterator[_Piece]:
    """Yield what is laid over a page: head and folio on the outer edge, no head on an opener.

    A recto names the chapter, a verso the report. Every page of a draft says that it is one.
    """
    if leaf.head and leaf.page > 0:
        head = leaf.head if leaf.recto else document.title_matter.title
        yield _Piece(head=head, left=_is_left(leaf, document))
    if leaf.shows_folio:
        yield _folio(leaf, document)
    if document.draft:
        draft = document.words("Draft: not for publication")
        yield _Piece(draft=draft, cover=leaf.matter is Matter.COVER)


def _sheet(name: str, pieces: Sequence[_Piece], document: Document, templates: Templates) -> Sheet:
    inside = join([_page(piece) for piece in pieces])
    return Sheet(
        id=f"furniture-{name}",
        matter=Matter.BODY,
        xhtml=page(inside, document, document.title_matter.title, templates),
        opens="any",
        head="",
        folios=False,
    )


def _page(piece: _Piece) -> Markup:
    """Return the page that a piece stands on."""
    return tag(
        "div",
        class_="furniture on-cover" if piece.cover else "furniture",
        data_head_left=piece.head if piece.left else "",
        data_head_right="" if piece.left else piece.head,
        data_folio_left=piece.folio if piece.left else "",
        data_folio_right="" if piece.left else piece.folio,
        data_draft=piece.draft,
    )
