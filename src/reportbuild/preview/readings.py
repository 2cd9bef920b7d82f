"""What the reading text of a section is composed from: no more of its document than it prints.

Pure. So it travels quickly to whoever composes it, and is known again while others are written.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from reportbuild.compose.navigation import PAPER_ONLY
from reportbuild.model.document import Document, Section
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Figure
from reportbuild.packing import pack


def alone(document: Document, section: Section) -> Document:
    """Return a document that holds of its text one section; of the others it knows what they are.

    So it is small, and stays the same while others are written.
    """
    figures = (b for outer in section.blocks for b in inner_blocks(outer) if isinstance(b, Figure))
    shown = {figure.image for figure in figures}
    shown |= {document.style.cover} if section.kind == "cover" else set()
    return replace(
        document,
        sections=tuple(
            s
            if s is section
            else replace(s, title=(), standfirst=(), blocks=(), notes=(), listed=(), index=())
            for s in document.sections
        ),
        pictures={path: p for path, p in document.pictures.items() if path in shown},
    )


def by_itself(document: Document, section: Section) -> Document:
    """Return a document from which a section is composed for paper as from the whole.

    Pictures keep their places among all, so that they keep their names (those of others are empty
    drawings, which nobody looks into); charts, which are counted throughout the text, do not.
    """
    small = alone(document, section)
    every = document.pictures.items()
    empty = {path: replace(one, media_type="image/svg+xml", data=b"") for path, one in every}
    return replace(small, pictures={**empty, **small.pictures})


def readings(document: Document, house: str, memo: Memo = FORGETFUL) -> dict[str, str]:
    """Return the names of sections that an e-book has, by digests of all that their page is of.

    `house` is the digest of the house. A `memo` knows texts that are as they were.
    """
    return {
        _name(document, section, house, memo): section.id
        for section in document.sections
        if section.kind not in PAPER_ONLY
    }


def _name(document: Document, section: Section, house: str, memo: Memo) -> str:
    small = alone(document, section)
    if section.kind != "text":
        return digest(pack((house, small)))
    shown = tuple((path, picture.data) for path, picture in sorted(small.pictures.items()))
    values = house, document.language, document.digits, document.draft, section, shown

    def make() -> str:
        pictures = [(path, sha256(data).digest()) for path, data in shown]
        return digest(pack((*values[:-1], pictures)))

    return memo.recall(("reading", document.language, section.id), values, make)


def digest(data: bytes) -> str:
    """Return the name under which bytes are handed to a browser."""
    return sha256(data).hexdigest()[:32]
