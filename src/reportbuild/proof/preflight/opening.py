"""A file opened: bytes in, an open PDF and its pages out, or why that cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Object

from reportbuild.model.preflight import Fault
from reportbuild.proof.preflight.objects import FAULTS, text

_STREAM = re.compile(r"(?:stream )?<_io\.BytesIO[^>]*>:? ?")

MOST_PAGES = 5000
"""Pages that are looked at: no book has more."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file and its pages, in order; `faults` tell what had to be mended to open it."""

    pdf: pikepdf.Pdf | None
    pages: tuple[Object, ...]
    faults: tuple[Fault, ...]


def opened(data: bytes) -> Opened:
    """Open a file as gently as can be: what is damaged is repaired, and told."""
    try:
        pdf = pikepdf.Pdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        hint = "Save it without a password."
        return _closed("pre-004", "The file is encrypted, and asks for a password.", hint)
    except (*FAULTS, MemoryError, RuntimeError) as fault:
        said = f"The file cannot be read as a PDF: {_short(fault)}."
        return _closed("pre-001", said, "Make it again.")
    try:
        pages = tuple(page.obj for page in pdf.pages)
    except (*FAULTS, MemoryError, RuntimeError) as fault:
        said = f"The pages of the file cannot be found: {_short(fault)}."
        return _closed("pre-001", said, "Make it again.")
    if not pages:
        return _closed("pre-001", "The file has no pages.", "Make it again.")
    found: list[Fault] = []
    warnings = pdf.get_warnings()
    if warnings:
        said = f"The file is damaged, and was repaired to be read: {_short(warnings[0])}."
        found.append(Fault("pre-002", 0, said, "Make it again: others may not repair it alike."))
    if len(pages) > MOST_PAGES:
        said = f"The file has {len(pages)} pages; the first {MOST_PAGES} are looked at."
        found.append(Fault("pre-003", 0, said))
    return Opened(pdf, pages[:MOST_PAGES], tuple(found))


def _closed(code: str, said: str, hint: str) -> Opened:
    return Opened(None, (), (Fault(code, 0, said, hint),))


def _short(fault: object) -> str:
    """What a reader of PDFs complains of, without its own name for the file, which it makes up."""
    return text(" ".join(_STREAM.sub("", str(fault)).split())).rstrip(".")
