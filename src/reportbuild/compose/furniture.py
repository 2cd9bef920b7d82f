"""Furniture: folios, running heads and draft marks, one page for each page of the book.

Takes the leaves as paginated; gives one sheet, pressed like any other and laid over the pages, so
that a moved page number never sets the text anew.
"""

from __future__ import annotations

from markupsafe import Markup

from reportbuild.compose.markup import join, tag
from reportbuild.compose.paper import page
from reportbuild.compose.templates import Templates
from reportbuild.model.artefact import Leaf, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document, Matter


def furniture(document: Document, house: House, leaves: tuple[Leaf, ...]) -> Sheet:
    """Return the sheet whose nth page is to be laid over the nth leaf."""
    inside = join([_page(leaf, document) for leaf in leaves])
    return Sheet(
        id="furniture",
        matter=Matter.BODY,
        xhtml=page(inside, document, document.title_matter.title, Templates(house)),
        opens="any",
        head="",
        folios=False,
    )


def _page(leaf: Leaf, document: Document) -> Markup:
    """Return one page: head and folio on the outer edge, no head on an opener.

    A recto names the chapter, a verso the report. Every page of a draft says that it is one.
    """
    right = leaf.recto == (document.direction == "ltr")
    outer = "right" if right else "left"
    head = ""
    if leaf.head and leaf.page > 0:
        head = leaf.head if leaf.recto else document.title_matter.title
    folio = leaf.folio if leaf.shows_folio else ""
    draft = document.words("Draft: not for publication") if document.draft else ""
    return tag(
        "div",
        class_="furniture on-cover" if leaf.matter is Matter.COVER else "furniture",
        data_head_left=head if outer == "left" else "",
        data_head_right=head if outer == "right" else "",
        data_folio_left=folio if outer == "left" else "",
        data_folio_right=folio if outer == "right" else "",
        data_draft=draft,
    )
