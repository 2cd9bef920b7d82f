"""What the reading text of a section is composed from: no more of its document than it prints.

Pure. So it travels quickly to whoever composes it, and is known again while others are written.
"""

from __future__ import annotations

from hashlib import sha256

from reportbuild.compose.apart import alone
from reportbuild.compose.navigation import PAPER_ONLY
from reportbuild.model.document import Document, Section
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.packing import pack


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
