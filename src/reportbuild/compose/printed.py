"""A document composed for a press: the same sheets as on a screen, in inks and with a bleed.

In: a `Document` with its `Printing`, the house style, the page map. Out: a `PaperComposition` that
says how it is printed, and everything about it that a press cannot do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportbuild.compose.inks import ink_faults, inks
from reportbuild.compose.paper import paper
from reportbuild.model.artefact import PaperComposition
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.printing import Printing

_WITHOUT_INKS = re.compile(
    rb"<(?:\w+:)?(linearGradient|radialGradient|pattern|filter|mask|feImage)\b"
)
"""Elements of SVG that mix colours as a screen does (SVG 1.1, 13.2, 13.3, 14.4 and 15)."""


def printed(
    document: Document, printing: Printing, house: House, pages: Mapping[str, str]
) -> Checked[PaperComposition]:
    """Compose a document for a press; `pages` is the screen edition's page map."""
    found = (*ink_faults(house, printing.profile), *_drawing_faults(document))
    composed = paper(replace(document, printing=printing), house, pages)
    return composed.then(
        lambda made: Checked(
            replace(
                made,
                printing=replace(printing, inks=inks(house)),
            ),
            found,
        )
    )


def _drawing_faults(document: Document) -> Iterator[Finding]:
    """Yield the drawings that hold something without inks."""
    for path, picture in sorted(document.pictures.items()):
        if picture.media_type != "image/svg+xml":
            continue
        if held := sorted({name.decode() for name in _WITHOUT_INKS.findall(picture.data)}):
            message = f"The drawing {path} holds what no ink can print: {', '.join(held)}."
            hint = "Draw it with flat colours, or save it as a PNG of 600 pixels per inch."
            yield Finding("print-008", picture.span, message, hint)
