"""What an e-book may say of its accessibility: what is there, and nothing else.

Takes a `Document`; gives pairs of schema.org metadata by EPUB Accessibility 1.1, section 2. No
conformance to a standard is claimed: that is for a person to judge, who has looked at the book.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportbuild.model.document import Document
from reportbuild.model.inlines import Inline
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Chart, Figure


def accessibility(document: Document) -> tuple[tuple[str, str], ...]:
    """Return (property, value) pairs, the summary in the words of the edition."""
    figures = [block for block in _illustrations(document) if isinstance(block, Figure)]
    described = bool(figures) and all(figure.alt for figure in figures)
    return (
        ("accessMode", "textual"),
        *([("accessMode", "visual")] if figures else []),
        *([("accessModeSufficient", "textual")] if described or not figures else []),
        *([("accessModeSufficient", "textual,visual")] if figures else []),
        *(("accessibilityFeature", feature) for feature in _features(described=described)),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", _summary(document, described=described)),
    )


def _illustrations(document: Document) -> Iterator[Figure[Inline] | Chart[Inline]]:
    for section in document.sections:
        for block in section.blocks:
            yield from (b for b in inner_blocks(block) if isinstance(b, Figure | Chart))


def _features(*, described: bool) -> Iterator[str]:
    yield from (
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        "displayTransformability",
    )
    if described:
        yield "alternativeText"


def _summary(document: Document, *, described: bool) -> str:
    words = document.words
    said = [words("The text can be enlarged, read aloud, or read in braille.")]
    said.append(words("Headings and a table of contents lead through it."))
    if described:
        said.append(words("Pictures are described in words."))
    return " ".join(said)
