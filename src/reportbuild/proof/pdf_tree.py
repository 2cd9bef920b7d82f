"""The structure tree of a PDF, read back as a reader of it is told.

Takes an open PDF and the text of its pages; gives a `Node`. ISO 32000-1, 14.7.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from reportbuild.proof.pdf_content import PageText

UNSEEN = frozenset("-\u00ad\u2010\u2011\u200b\u200c\u200d\u200e\u200f\u2060")
"""Hyphens, and characters that nothing is drawn for."""

_WITHOUT_UNSEEN = dict.fromkeys(map(ord, UNSEEN))

_MARK, _OBJECT = Name.MCR, Name.OBJR
"""What an element holds besides others: marked content, and annotations (14.7.4)."""

INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code"})
"""Roles within a line; all others stand apart from what is before and after them."""


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element: role, ID, language ("" where it is that of its parent), alternative
    text, title, attributes, the address or destination of a link, and text and elements in order.

    `marks` are the pieces of marked content that are its own, each by the index of its page and
    its number; `contents` are what the annotations of a link say of it; `drawn` is what is drawn
    where another text is told.
    """

    role: str
    id: str
    language: str
    alt: str
    title: str
    attributes: Mapping[str, str]
    target: str
    kids: tuple[Node | str, ...]
    marks: tuple[tuple[int, int], ...] = ()
    contents: tuple[str, ...] = ()
    drawn: str | None = None

    def walk(self) -> Iterator[Node]:
        """Yield this node and all in it, in reading order."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead += [kid for kid in reversed(node.kids) if isinstance(kid, Node)]

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """Return what is said, a line for each block; `without` names roles to be left out."""
        return "\n".join(line.strip() for line in self._said(without).splitlines() if line.strip())

    def _said(self, without: frozenset[str]) -> str:
        parts = []
        for kid in self.kids:
            if isinstance(kid, str):
                parts.append(kid)
            elif kid.role not in without:
                said = kid._said(without)  # noqa: SLF001 - a node of the same tree
                parts.append(said if kid.role in INLINE else f"\n{said}\n")
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of a PDF, and the pieces of marked content that stand anywhere in it, each by
    the index of its page and its number.
    """

    root: Node
    told: frozenset[tuple[int, int]]


def tree(
    book: pikepdf.Pdf, pages: Mapping[tuple[int, int], PageText], share: range | None = None
) -> Structure:
    """Return the structure of a PDF, or that share of it which its root holds at these places.

    `pages` holds the text of each page by its object number, in the order of pages.
    """
    reader = _TreeReader(pages)
    root = reader.node(book.Root.StructTreeRoot.K[0], (0, 0), share)
    return Structure(root, frozenset(reader.told))


def letters(text: str) -> Counter[str]:
    """Return the letters of a text, in whatever order and case: without blanks, hyphens, joiners.

    Glyphs of right-to-left text are drawn in another order than they are read in, and hyphens are
    added at the ends of lines.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return Counter("".join(folded.translate(_WITHOUT_UNSEEN).split()))


@dataclass(slots=True)
class _Inside:
    """What an element holds, as far as it was read; `annotations` are those of a link."""

    kids: list[Node | str] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Object] = field(default_factory=list)


class _TreeReader:
    def __init__(self, pages: Mapping[tuple[int, int], PageText]) -> None:
        self._pages = pages
        self._indexes = {page: index for index, page in enumerate(pages)}
        self.told: set[tuple[int, int]] = set()

    def node(self, element: Object, page: tuple[int, int], share: range | None = None) -> Node:
        held = dict(element.items())
        if "/Pg" in held:
            page = held["/Pg"].objgen
        inside, drawn = _Inside(), None
        kids_held = as_list(held.get("/K"))
        for kid in kids_held if share is None else kids_held[share.start : share.stop]:
            self._add(kid, page, inside)
        kids = tuple(inside.kids)
        if "/ActualText" in held:  # stands for all that is in the element (14.9.4)
            seen = "".join(kid if isinstance(kid, str) else kid.text() for kid in kids)
            kids = (str(held["/ActualText"]),)
            same = kids[0] == seen or letters(kids[0]) == letters(seen)
            drawn = None if same else seen
        return Node(
            role=str(held["/S"]).removeprefix("/"),
            id=str(held.get("/ID", "")),
            language=str(held.get("/Lang", "")),
            alt=str(held.get("/Alt", "")),
            title=str(held.get("/T", "")),
            attributes=_attributes(held.get("/A")),
            target=_target(inside.annotations[0]) if inside.annotations else "",
            kids=kids,
            marks=tuple(inside.marks),
            contents=tuple(str(a.get("/Contents", "")) for a in inside.annotations),
            drawn=drawn,
        )

    def _add(self, kid: object, page: tuple[int, int], inside: _Inside) -> None:
        """Add what an element holds: marked content, an annotation, or another element."""
        number = kid if isinstance(kid, int) else None
        if isinstance(kid, Dictionary):
            kind = kid.get("/Type")
            if kind == _MARK:
                page, number = kid.Pg.objgen if "/Pg" in kid else page, int(kid.MCID)
            elif kind == _OBJECT:
                inside.annotations.append(kid.Obj)
            elif "/S" in kid:
                inside.kids.append(self.node(kid, page))
        if number is not None:
            inside.kids.append(self._pages[page].marked.get(number, ""))
            inside.marks.append((self._indexes[page], number))
            self.told.add((self._indexes[page], number))


def as_list(kids: object) -> list[object]:
    """Return what an entry of the structure holds: nothing, one thing, or an array of them."""
    if kids is None:
        return []
    return list(kids.as_list()) if isinstance(kids, Array) else [kids]


def _attributes(attributes: Object | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for owner in as_list(attributes):
        if isinstance(owner, Dictionary):
            for name, value in owner.items():
                if name != "/O":
                    found[str(name).removeprefix("/")] = _plain(value)
    return found


def _plain(value: object) -> str:
    if isinstance(value, Array):
        return " ".join(_plain(item) for item in value.as_list())
    return str(value).removeprefix("/")


def _target(annotation: Object) -> str:
    """Return where the annotation of a link leads: an address, or "#" and a destination."""
    if "/Dest" in annotation:
        return f"#{annotation.Dest}"
    return str(annotation.get("/A", Dictionary()).get("/URI", ""))
