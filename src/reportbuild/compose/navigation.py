"""The two tables of contents that an e-book carries, and its landmarks.

Takes the contents of a `Document` and the addresses of its anchors; gives the navigation document
of EPUB 3.3 (section 7) and, for older reading systems, an NCX that says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from reportbuild.compose.templates import Templates
from reportbuild.model.document import ContentsEntry, Document, Matter, Section

PAPER_ONLY = frozenset({"half-title", "notes"})
"""Leaves of bound books; the notes of an e-book stand in the files that call them."""

LISTS = (("list-of-figures", "loi"), ("list-of-tables", "lot"), ("index", "index"))
"""Leaves that list something, and their names in the Structural Semantics Vocabulary 1.1."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the contents with those below it; `order` counts them all from 1."""

    number: str
    title: str
    href: str
    order: int
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that reading systems offer a way to: its structural semantics, name and address."""

    type: str
    title: str
    href: str


def nested(contents: Sequence[ContentsEntry], hrefs: Mapping[str, str]) -> tuple[Branch, ...]:
    """Return the contents as a tree: each entry holds those of a deeper level that follow it."""
    return _nested([(e.level, _branch(e, hrefs, i)) for i, e in enumerate(contents, start=1)])


def _branch(entry: ContentsEntry, hrefs: Mapping[str, str], order: int) -> Branch:
    return Branch(entry.number, entry.title, hrefs[entry.target], order)


def _nested(leaves: Sequence[tuple[int, Branch]]) -> tuple[Branch, ...]:
    branches: list[Branch] = []
    at = 0
    while at < len(leaves):
        level, branch = leaves[at]
        end = at + 1
        while end < len(leaves) and leaves[end][0] > level:
            end += 1
        branches.append(replace(branch, branches=_nested(leaves[at + 1 : end])))
        at = end
    return tuple(branches)


def depth(branches: Sequence[Branch]) -> int:
    """Return the number of levels in a tree of contents."""
    return max((1 + depth(branch.branches) for branch in branches), default=0)


def landmarks(document: Document, hrefs: Mapping[str, str]) -> tuple[Landmark, ...]:
    """Return the cover, the contents, the start of the text and lists, as far as they are there.

    A landmark may not lead to a file outside the order of reading (EPUB 3.3, 5.4.2).
    """
    sections = document.sections
    cover = next((s for s in sections if s.matter is Matter.COVER), None)
    text = next((s for s in sections if s.matter is Matter.BODY), None)
    lists = ((kind, next((s for s in sections if s.kind == leaf), None)) for leaf, kind in LISTS)
    places = (
        ("cover", cover),
        ("toc", contents_section(document)),
        ("bodymatter", text),
        *lists,
    )
    return tuple(
        Landmark(kind, section.heading or document.title_matter.title, hrefs[section.id])
        for kind, section in places
        if section is not None
    )


def contents_section(document: Document) -> Section | None:
    """Return the document's own leaf of contents, if it has one."""
    return next((s for s in document.sections if s.kind == "contents"), None)


def contents_heading(document: Document) -> str:
    """Return the words above the table of contents."""
    section = contents_section(document)
    return section.heading if section else document.words("Contents")


def entries(document: Document) -> tuple[ContentsEntry, ...]:
    """Return the lines of the contents; a document without any gets one, as a book needs it."""
    first = document.sections[0]
    alone = ContentsEntry(1, "", first.heading or document.title_matter.title, first.id)
    leaves = {s.id for s in document.sections if s.kind in PAPER_ONLY}
    return tuple(e for e in document.contents if e.target not in leaves) or (alone,)


def contents_page(document: Document, hrefs: Mapping[str, str], templates: Templates) -> Markup:
    """Return the inside of the navigation document."""
    section = contents_section(document)
    anchor = section.id if section else "contents"
    return templates.fill(
        "ebook-contents.xhtml.j2",
        {
            "id": anchor,
            "heading": contents_heading(document),
            "branches": nested(entries(document), hrefs),
            "landmarks": landmarks(document, hrefs),
        },
    )


def ncx(document: Document, hrefs: Mapping[str, str], templates: Templates) -> str:
    """Return the NCX (Daisy 2005-1) of a document."""
    points = nested(entries(document), hrefs)
    values = {"document": document, "depth": depth(points), "points": points}
    return str(templates.fill("ebook-contents.ncx.j2", values))
