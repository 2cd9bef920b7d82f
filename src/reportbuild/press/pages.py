"""The pages of the book: which section's page stands where, on which side, under which folio.

Pure: takes the sheets and how many pages each fills; gives the leaves in order, and the page that
each anchor came to stand on. Folios count every page of their matter, shown or not, blank or not;
front matter counts for itself, back matter goes on from the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportbuild.model.artefact import Leaf, PaperComposition, Pressed, Sheet
from reportbuild.model.document import Matter

ZEROS = {
    "latn": 0x30, "arab": 0x660, "arabext": 0x6F0, "nkoo": 0x7C0, "deva": 0x966, "beng": 0x9E6,
    "guru": 0xA66, "gujr": 0xAE6, "orya": 0xB66, "tamldec": 0xBE6, "telu": 0xC66, "knda": 0xCE6,
    "mlym": 0xD66, "sinh": 0xDE6, "thai": 0xE50, "laoo": 0xED0, "tibt": 0xF20, "mymr": 0x1040,
    "khmr": 0x17E0, "mong": 0x1810, "olck": 0x1C50, "fullwide": 0xFF10, "adlm": 0x1E950,
}  # fmt: skip
"""The digit nought of each decimal numbering system, by its name in CLDR."""

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
ABJAD = (
    (1000, "غ"), (900, "ظ"), (800, "ض"), (700, "ذ"), (600, "خ"), (500, "ث"), (400, "ت"),
    (300, "ش"), (200, "ر"), (100, "ق"), (90, "ص"), (80, "ف"), (70, "ع"), (60, "س"), (50, "ن"),
    (40, "م"), (30, "ل"), (20, "ك"), (10, "ي"), (9, "ط"), (8, "ح"), (7, "ز"), (6, "و"), (5, "ه"),
    (4, "د"), (3, "ج"), (2, "ب"), (1, "ا"),
)  # fmt: skip
ALONE = {"ا": "أ", "ه": "هـ"}
"""Letters written otherwise when they stand alone: a bare "ه" looks like the digit five."""


def paginate(composition: PaperComposition, extents: Mapping[str, int]) -> tuple[Leaf, ...]:
    """Return the pages of the book in order; `extents` tells how many each sheet fills.

    The first page is a recto. A blank verso stands before a sheet that must open on a recto where
    it is needed, and belongs to the matter before it.
    """
    counts = {"front": 0, "main": 0}
    leaves: list[Leaf] = []

    def add(matter: Matter, sheet: Sheet | None, page: int) -> None:
        folio = ""
        if matter is not Matter.COVER:
            count = "front" if matter is Matter.FRONT else "main"
            counts[count] += 1
            folio = numeral(counts[count], composition.numbering[matter])
        leaves.append(
            Leaf(
                sheet=sheet.id if sheet else "",
                page=page,
                recto=is_recto(len(leaves)),
                matter=matter,
                folio=folio,
                shows_folio=bool(sheet and sheet.folios and folio),
                head=sheet.head if sheet else "",
            )
        )

    for sheet in composition.sheets:
        if sheet.opens == "recto" and not is_recto(len(leaves)):
            add(leaves[-1].matter, None, 0)
        for page in range(extents[sheet.id]):
            add(sheet.matter, sheet, page)
    return tuple(leaves)


def interior_leaves(leaves: Sequence[Leaf], multiple: int) -> tuple[Leaf, ...]:
    """Return the leaves between the covers, each on its side, and blanks to fill the last sheet.

    A page that stood on the inside of the cover gets a blank recto before it.
    """
    inside = [leaf for leaf in leaves if leaf.matter is not Matter.COVER]
    if inside and not inside[0].recto:
        inside.insert(0, _blank(inside[0], recto=True))
    while len(inside) % multiple:
        inside.append(_blank(inside[-1], recto=is_recto(len(inside))))
    return tuple(inside)


def _blank(beside: Leaf, *, recto: bool) -> Leaf:
    return replace(beside, sheet="", page=0, recto=recto, folio="", shows_folio=False, head="")


def is_recto(index: int) -> bool:
    """Tell whether the page at an index of the book, from 0, is a right-hand page.

    Left-hand in a book that is read from right to left; the first page is a recto in either.
    """
    return index % 2 == 0


def page_map(pressed: Sequence[Pressed], leaves: Sequence[Leaf]) -> dict[str, str]:
    """Return the folio of the page that each anchor stands on, sorted by anchors."""
    folios = {(leaf.sheet, leaf.page): leaf.folio for leaf in leaves}
    found = (
        (anchor.id, folios[section.id, anchor.page])
        for section in pressed
        for anchor in section.anchors
    )
    return dict(sorted(found))


def numeral(number: int, numbering: str) -> str:
    """Return a folio: "roman" (lower case), "abjad", or the digits of a CLDR numbering system.

    `KeyError` for a numbering system that is not known.
    """
    if numbering == "roman":
        return "".join(_summed(number, ROMAN))
    if numbering == "abjad":
        letters = "".join(_summed(number, ABJAD))
        return ALONE.get(letters, letters)
    zero = ZEROS[numbering]
    return "".join(chr(zero + int(digit)) for digit in str(number))


def _summed(number: int, letters: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield the letters whose values sum up to a number, the greatest first."""
    for value, letter in letters:
        times, number = divmod(number, value)
        yield letter * times
