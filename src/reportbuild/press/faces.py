"""Faces in the PDF: each under its own PostScript name, and embedded once for the whole book.

Sections carry a subset of each face they use. Glyphs keep their numbers in a subset, so that one
subset of what all sections use can take the place of all of them; widths and the mapping to text
stay each section's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from io import BytesIO

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object

from reportbuild.model.design import Face

POSTSCRIPT_NAME = 6
"""The name record that holds a face's PostScript name (OpenType, table `name`)."""

LAYOUT = ("GSUB", "GPOS", "GDEF", "BASE", "STAT")
"""Tables that tell which glyphs to set, and where: in a book they are set already."""


@lru_cache(maxsize=64)
def postscript_name(face: bytes) -> str:
    """Return the PostScript name of a font file."""
    font = TTFont(BytesIO(face), lazy=True)
    return str(font["name"].getDebugName(POSTSCRIPT_NAME))


def share_faces(book: pikepdf.Pdf, of_house: Sequence[Face]) -> None:
    """Embed each face once, with the glyphs that the whole book uses."""
    faces = {postscript_name(face.data): face.data for face in of_house}
    using: dict[str, list[Object]] = {}
    for font in _composite_fonts(book):
        using.setdefault(str(font.BaseFont).rpartition("+")[2], []).append(font)
    for name, fonts in using.items():
        if name in faces:
            glyphs = {glyph for font in fonts for glyph in _glyphs(font)}
            _embed(book, name, fonts, subsetted(faces[name], glyphs))


def subsetted(face: bytes, glyphs: Iterable[int]) -> bytes:
    """Return a face with only these glyphs, each under its own number, and nothing to shape them.

    Glyph 0, which stands for missing ones, is always kept.
    """
    options = subset.Options(
        retain_gids=True,
        hinting=False,
        notdef_outline=True,
        glyph_names=False,
        layout_features=[],
        name_IDs=[],
        recalc_timestamp=False,
    )
    font = subset.load_font(BytesIO(face), options)
    for table in LAYOUT:  # the cutter would read them all, even those that it is told to drop
        if table in font:
            del font[table]
    cutter = subset.Subsetter(options)
    cutter.populate(gids=sorted(glyphs))
    cutter.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()


def _composite_fonts(book: pikepdf.Pdf) -> Iterator[Object]:
    """Yield the fonts of a book in the order of their objects; no others have descendants (ISO
    32000-1, 9.7.6.1).
    """
    for thing in book.objects:
        if isinstance(thing, Dictionary) and "/DescendantFonts" in thing:
            yield thing


def _glyphs(font: Object) -> Iterator[int]:
    """Yield the glyphs whose widths a font lists (ISO 32000-1, 9.7.4.3): first, then widths."""
    widths = iter(font.DescendantFonts[0].get("/W", Array()).as_list())
    for first in widths:
        entry = next(widths)
        if isinstance(entry, Array):
            yield from range(int(first), int(first) + len(entry))
        else:
            yield from range(int(first), int(entry) + 1)
            next(widths)


def _embed(book: pikepdf.Pdf, name: str, fonts: list[Object], face: bytes) -> None:
    tag = "".join(chr(ord("A") + byte % 26) for byte in sha256(face).digest()[:6])
    tagged = Name(f"/{tag}+{name}")
    descriptor = fonts[0].DescendantFonts[0].FontDescriptor
    descriptor.FontName = tagged
    descriptor.FontFile2 = book.make_stream(face, Length1=len(face))
    if "/CIDSet" in descriptor:
        del descriptor.CIDSet
    for font in fonts:
        font.BaseFont = tagged
        font.DescendantFonts[0].BaseFont = tagged
        font.DescendantFonts[0].FontDescriptor = descriptor
