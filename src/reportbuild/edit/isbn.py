"""ISBN and the identifier of an edition.

Goes in: what `report.toml` gives as ISBN. Comes out: whether it is one (ISO 2108), and a URN.
"""

from __future__ import annotations

import re
import uuid

_TEN = 10


def digits_of(isbn: str) -> str:
    """Return an ISBN without its hyphens and spaces; "" if its check digit is wrong."""
    bare = re.sub(r"[\s\-\u2010-\u2013]", "", isbn).upper()
    if re.fullmatch(r"97[89]\d{10}", bare, re.ASCII):
        total = sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(bare))
        return bare if total % 10 == 0 else ""
    if re.fullmatch(r"\d{9}[\dX]", bare, re.ASCII):
        total = sum((10 if c == "X" else int(c)) * (_TEN - n) for n, c in enumerate(bare))
        return bare if total % 11 == 0 else ""
    return ""


def identifier(isbn: str, slug: str, index: str, language: str) -> str:
    """Return the URN of an edition: its ISBN's, else a UUID made of its name (RFC 9562, v5).

    The same edition keeps it through all versions and builds.
    """
    if bare := digits_of(isbn):
        return f"urn:isbn:{bare}"
    name = f"reportbuild\n{slug}\n{index}\n{language}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
