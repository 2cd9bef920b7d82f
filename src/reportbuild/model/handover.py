"""What is printed, and what goes to a printer with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportbuild.model.artefact import Artefact, Imprint, Leaf, Mark, Pressed
from reportbuild.model.printing import Printing

Part: TypeAlias = Literal["interior", "cover"]
"""A file that is printed."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """What is printed: pressed sheets, the leaves they fill, the furniture laid over each leaf.

    `folds` are where the sheet of a cover is folded, in millimetres from the left of its trim.
    """

    pressed: tuple[Pressed, ...]
    leaves: tuple[Leaf, ...]
    furniture: tuple[Pressed, ...] = ()
    marks: tuple[tuple[Mark, ...], ...] = ()
    folds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """What goes to a printer for one edition.

    `leaves` are the pages of the interior in order, `screen` those of the proof; `sheets` maps
    sheets to what people call them. `cover` is None for a report without one. `isbn` may be "".
    `reports` are further files, by name: those of the preflight.
    """

    interior: Artefact
    cover: Artefact | None
    proof: Artefact
    imprint: Imprint
    sheets: Mapping[str, str]
    printing: Printing
    leaves: Sequence[Leaf]
    screen: Sequence[Leaf]
    isbn: str
    draft: bool
    licences: Mapping[str, bytes]
    reports: Mapping[str, bytes]
