"""What a sheet is laid out with: of all that its composition has, what it depends on.

Pure, and without the engine: takes a `PaperComposition`; gives a `Bed` for one of its sheets.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from reportbuild.model.artefact import Bed, PaperComposition, Sheet
from reportbuild.press.sources import ASSET

_NAMED = re.compile(rf"{ASSET}([^\s\"')]+)")


def bed_of(sheet: Sheet, composition: PaperComposition) -> Bed:
    """Return the bed of a sheet of a composition, with the pictures that the sheet names.

    Raises `ValueError` if one of them is still to come.
    """
    named = {unquote(name) for name in _NAMED.findall(sheet.xhtml)}
    if lacking := named & composition.to_come.keys():
        raise ValueError(f"a sheet was pressed before its pictures were there: {lacking}")
    return Bed(
        stylesheet=composition.stylesheet,
        faces=composition.faces,
        pictures={name: data for name, data in composition.assets.items() if name in named},
        direction=composition.imprint.direction,
        inked=composition.printing is not None,
    )
