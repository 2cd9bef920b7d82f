"""What a preflight of a PDF finds: faults with their places on the page, and what each page is.

Lengths are millimetres. Places are measured from the left and the top of the trimmed page as a
reader holds it, turned pages turned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportbuild.model.finding import Finding, Severity, Span
from reportbuild.model.printing import Profile


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page: its left and top edge, its width and its height."""

    left: float
    top: float
    width: float
    height: float

    def __str__(self) -> str:
        left, top = round(self.left, 1) + 0.0, round(self.top, 1) + 0.0  # no minus nought
        return f"{left:.1f} mm from the left, {top:.1f} mm from the top"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found: a code, the page (from 1; 0 is the file as a whole), a sentence, a hint.

    `places` are where on the page, each once, as many as a report can show. `waived` is the reason
    for which somebody lets it stand, or "".
    """

    code: str
    page: int
    message: str
    hint: str = ""
    places: tuple[Place, ...] = ()
    waived: str = ""

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives this fault's code."""
        return self.finding("").severity

    def finding(self, path: str) -> Finding:
        """Return the fault as a finding in a file; the page is named in its sentence."""
        return Finding(self.code, Span(path), self.message, self.hint, ignored=self.waived)


@dataclass(frozen=True, slots=True)
class Waiver:
    """What somebody lets stand: a code, on one page (0: on all), for a reason, and who said so."""

    code: str
    reason: str
    page: int
    by: str
    span: Span

    def covers(self, fault: Fault) -> bool:
        """Tell whether this fault is meant."""
        return fault.code == self.code and self.page in (0, fault.page)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page is, as it is looked at: its sheet, its trim and its bleed on that sheet.

    `sheet` is the place of the whole sheet measured from the trimmed page, so that its left and
    top are negative where there is bleed. `turned` is degrees. `resolution` is the least of its
    pictures' in pixels per inch; None if there is no picture. `ink` is the most of all inks
    together in per cent, as `measured` on the rendered page; else what no place of the page can
    exceed, reckoned from what it paints; None if neither is known. `colours` names the colour
    spaces that it paints with.
    """

    number: int
    width: float
    height: float
    sheet: Place
    bleed: Place
    turned: int
    texts: int
    drawings: int
    pictures: int
    colours: tuple[str, ...]
    fonts: tuple[str, ...]
    resolution: float | None = None
    ink: int | None = None
    measured: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Preflight:
    """A file looked at before it goes to a printer.

    `digest` is the SHA-256 of the file. `ink_measured` tells how total ink was found, or why it
    was not.
    """

    name: str
    digest: str
    size: int
    profile: Profile
    pages: tuple[PageFacts, ...]
    faults: tuple[Fault, ...]
    waivers: tuple[Waiver, ...] = ()
    ink_measured: str = ""


@dataclass(frozen=True, slots=True)
class SeparatedPage:
    """One page, from 1: a picture in CMYK of its whole sheet, as TIFF, and its pixels per inch.

    `fault` tells why there is no picture; `late`, that it may be the machine's, not the page's.
    """

    page: int
    tiff: bytes
    resolution: int
    fault: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Separations:
    """Pages of one file as a press would print them: given which, from 1, one after the other.

    `told` is by what they are made, or why nobody can make them; then they are not `measured`.
    """

    told: str
    pages: Callable[[Sequence[int]], Iterable[SeparatedPage]] = lambda _: ()
    measured: bool = True
