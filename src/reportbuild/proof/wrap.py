"""A cover proofed: its barcode is read back from the finished file, and must be the ISBN's.

In: the bytes of a cover and the ISBN of its edition. Out: findings.
"""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Finding, Span
from reportbuild.proof.preflight.barcodes import numbers
from reportbuild.proof.preflight.sheets import sheet_of
from reportbuild.proof.preflight.walk import Walker, inherited

EAN_DIGITS = 13


def proof_wrap(cover: Artefact, isbn: str) -> tuple[Finding, ...]:
    """Read a cover's barcodes: the ISBN's and no other; none for a report that has none."""
    digits = re.sub(r"\D", "", isbn)
    wanted = {digits} if len(digits) == EAN_DIGITS else set()
    seen = barcode_numbers(cover.data)
    if seen == wanted:
        return ()
    told = ", ".join(sorted(seen)) or "nothing"
    message = f"The barcode says {told}; the ISBN is {digits or 'none'}."
    return (Finding("print-011", Span(cover.name), message),)


def barcode_numbers(data: bytes) -> set[str]:
    """Return the numbers that a scanner would read on the pages of a PDF."""
    found: set[str] = set()
    with pikepdf.open(BytesIO(data)) as book:
        for index, page in enumerate(book.pages):
            look = Walker().page(
                page.obj, inherited(page.obj, "/Resources"), sheet_of(page.obj, index).media
            )
            found.update(numbers(look))
    return found
