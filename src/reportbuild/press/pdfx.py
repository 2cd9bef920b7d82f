"""What makes a bound book a PDF/X-4: its boxes, its marks, the press that it is for, what it says.

Works within an open PDF whose content is in inks; ISO 15930-7, on ISO 32000-1 and PDF 1.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from reportbuild.model.artefact import Artefact, Imprint
from reportbuild.model.printing import Printing, Profile
from reportbuild.press.metadata import info, xmp_for_press

CONFORMANCE = "PDF/X-4"
VERSION = "1.6"
POINTS = 72 / 25.4
"""PDF points in a millimetre."""

GAP, LENGTH, EDGE = 1.0, 5.0, 1.0
"""Millimetres: from the bleed to a mark, its length, and from there to the edge of the sheet."""

WEIGHT = 0.25
"""Points: the weight of a mark."""


def set_boxes(book: pikepdf.Pdf, profile: Profile, folds: Sequence[float] = ()) -> None:
    """Give each page its boxes and, if the printer wants them, its marks.

    The pages' trim begins at the origin. The sheet does afterwards; its trim lies within it, by the
    bleed and the room that marks take. `folds` are places across the trim, in millimetres from its
    left, that are marked as well. What runs over the bleed is cut off.
    """
    bleed = profile.bleed * POINTS
    slug = bleed + (GAP + LENGTH + EDGE) * POINTS * profile.marks
    for page in book.pages:
        _, _, width, height = (float(part) for part in page.obj.TrimBox.as_list())
        trim = (slug, slug, slug + width, slug + height)
        page.obj.MediaBox = _box(0, 0, width + 2 * slug, height + 2 * slug)
        page.obj.BleedBox = _box(*(t + b for t, b in zip(trim, _outward(bleed), strict=True)))
        page.obj.TrimBox = _box(*trim)
        cut = f"{-bleed:.4f} {-bleed:.4f} {width + 2 * bleed:.4f} {height + 2 * bleed:.4f} re W n"
        before = f"q 1 0 0 1 {slug:.4f} {slug:.4f} cm {cut}"
        after = "Q"
        if profile.marks:
            lines = " ".join(_marks(trim, bleed, [slug + fold * POINTS for fold in folds]))
            after = f"Q q /All CS 1 SCN {WEIGHT} w {lines} S Q"
            resources = page.obj.Resources = Dictionary(dict(page.obj.Resources.items()))
            spaces = dict(resources.get("/ColorSpace", Dictionary()).items())
            resources.ColorSpace = Dictionary({**spaces, "/All": _all_inks()})
        content = page.obj.Contents
        parts = content.as_list() if isinstance(content, Array) else [content]
        page.obj.Contents = Array(
            [book.make_stream(before.encode()), *parts, book.make_stream(after.encode())]
        )


def trim_of(artefact: Artefact) -> tuple[float, float]:
    """Return the width and height of the first page's trim, in millimetres."""
    with pikepdf.open(BytesIO(artefact.data)) as book:
        left, bottom, right, top = (float(part) for part in book.pages[0].trimbox.as_list())
    return round((right - left) / POINTS, 1), round((top - bottom) / POINTS, 1)


def _outward(bleed: float) -> tuple[float, float, float, float]:
    return -bleed, -bleed, bleed, bleed


def _box(*sides: float) -> Array:
    return Array([Decimal(f"{side:.4f}") for side in sides])


def _all_inks() -> Array:
    """Return the colour of marks, which is on every plate (ISO 32000-1, 8.6.6.4)."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[1] * 4, N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, function])


def _marks(
    trim: tuple[float, float, float, float], bleed: float, folds: Sequence[float]
) -> Iterator[str]:
    """Yield crop marks at the corners, and fold marks above and below, all outside the bleed."""
    left, bottom, right, top = trim
    near, far = bleed + GAP * POINTS, bleed + (GAP + LENGTH) * POINTS
    for x in (left, right, *folds):
        yield f"{x:.4f} {bottom - near:.4f} m {x:.4f} {bottom - far:.4f} l"
        yield f"{x:.4f} {top + near:.4f} m {x:.4f} {top + far:.4f} l"
    for y in (bottom, top):
        yield f"{left - near:.4f} {y:.4f} m {left - far:.4f} {y:.4f} l"
        yield f"{right + near:.4f} {y:.4f} m {right + far:.4f} {y:.4f} l"


# --- what the file says -------------------------------------------------------------------------


def describe(book: pikepdf.Pdf, imprint: Imprint, printing: Printing, name: str) -> None:
    """Say which standard the file keeps, which press it is for, and what it is."""
    root = book.Root
    root.OutputIntents = Array([book.make_indirect(_output_intent(book, printing))])
    said = xmp_for_press(imprint, CONFORMANCE, _identity(imprint, name))
    root.Metadata = pikepdf.Stream(book, said, Type=Name.Metadata, Subtype=Name.XML)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if imprint.direction == "rtl":
        root.ViewerPreferences.Direction = Name.R2L
    for key, value in info(imprint).items():
        book.docinfo[key] = String(value)
    book.docinfo["/Trapped"] = Name("/False")
    book.docinfo["/GTS_PDFXVersion"] = String(CONFORMANCE)


def _output_intent(book: pikepdf.Pdf, printing: Printing) -> Object:
    """Return the printing condition, with the profile that describes it (ISO 32000-1, 14.11.5)."""
    profile = printing.profile
    icc = book.make_stream(printing.icc, N=4, Alternate=Name.DeviceCMYK)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.characterisation),
        OutputCondition=String(profile.title),
        RegistryName=String(profile.registry),
        Info=String(f"{profile.characterisation}, {printing.path.rpartition('/')[2]}"),
        DestOutputProfile=icc,
    )


def _identity(imprint: Imprint, name: str) -> str:
    """Return a URN that a file keeps however often it is made (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{imprint.identifier}/{name}/{imprint.published}')}"
