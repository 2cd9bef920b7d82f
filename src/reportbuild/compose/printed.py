"""A document composed for a press: the same sheets as on a screen, in inks and with a bleed.

In: a `Document` with its `Printing`, the house style, the page map. Out: a `PaperComposition` that
says how it is printed, and everything about its style that a press cannot do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportbuild.compose.inks import ink_faults, inks
from reportbuild.compose.paper import paper
from reportbuild.model.artefact import PaperComposition
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked
from reportbuild.model.printing import Printing


def printed(
    document: Document, printing: Printing, house: House, pages: Mapping[str, str]
) -> Checked[PaperComposition]:
    """Compose a document for a press; `pages` is the screen edition's page map."""
    found = tuple(ink_faults(house, printing.profile))
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
