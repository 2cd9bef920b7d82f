"""What a printer asks for, and what a report's print edition is made with.

Lengths are millimetres, but for `hairline` and `small_text`, which the trade gives in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reportbuild.model.finding import Span

Conformance: TypeAlias = Literal["PDF/X-1a", "PDF/X-3", "PDF/X-4"]
Binding: TypeAlias = Literal["perfect", "sewn", "saddle-stitch"]
BlackRule: TypeAlias = Literal["overprint", "knockout"]

Rgb: TypeAlias = tuple[int, int, int]
"""A colour of screens, from 0 to 255 each."""

Cmyk: TypeAlias = tuple[float, float, float, float]
"""A colour of the four inks, from 0 to 1 each."""


PRINTERS = Span("styles/printers")
"""The folder of the house that holds a file for each printer."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A printer's rules, from `styles/printers/NAME.toml`.

    `kind` is the standard that the printer takes. `tolerance` is how far the cut may stray,
    `safety` how far inside the trim text must end, `bleed` how far beyond it colour must run;
    `marks` tells whether crop marks are wanted. `ink` is the most of all four inks together, in
    per cent. `resolution` is that which pictures should have at the size they are printed, in
    pixels per inch, `least_resolution` what they must have; the same for `line_art`, drawings of
    one bit. `black` tells whether black text is printed over what lies below it. No rule may be
    thinner than `hairline`, no text of several inks, or reversed out, smaller than `small_text`.
    The extent of the interior is a multiple of `multiple` pages.

    `icc` is the file's name of the ICC profile meant, `characterisation` the name of the printing
    condition in `registry`. A leaf of the interior is `caliper` thick, the board of the cover
    `cover_caliper`; `paper` and `cover_paper` name them.
    """

    name: str
    title: str
    kind: Conformance
    tolerance: float
    safety: float
    bleed: float
    marks: bool
    ink: int
    resolution: int
    least_resolution: int
    line_art: int
    least_line_art: int
    black: BlackRule
    hairline: float
    small_text: float
    multiple: int
    icc: str
    characterisation: str
    registry: str
    binding: Binding
    caliper: float
    cover_caliper: float
    paper: str
    cover_paper: str
    span: Span = PRINTERS


@dataclass(frozen=True, slots=True)
class Printing:
    """What a report's print edition is made with: `[print]` of its report.toml.

    `icc` holds the bytes of the ICC profile that the user named, b"" if none was; `path` is its
    path in the report's folder, or its file's name if it lies elsewhere. `waivers` is the path and
    the bytes of a file that says which faults of a preflight are to stand. `inks` maps colours of
    the house style to what they are in print, once that is known.
    """

    profile: Profile
    icc: bytes
    span: Span
    path: str = ""
    waivers: tuple[str, bytes] | None = None
    inks: Mapping[Rgb, Cmyk] = field(default_factory=dict)


def spine_width(profile: Profile, extent: int) -> float:
    """Return the width of a spine in millimetres, for an interior of so many pages.

    It is as thick as its leaves and one board, of which half lies in either fold; stitched through
    the fold, a book has none.
    """
    if profile.binding == "saddle-stitch":
        return 0.0
    return round(extent / 2 * profile.caliper + profile.cover_caliper, 2)
