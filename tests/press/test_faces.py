"""Faces cut to what a book uses of them."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont

from reportbuild.press.faces import postscript_name, subsetted
from tests.press.made import face


def test_a_subset_keeps_the_numbers_of_its_glyphs():
    """Glyphs are addressed by number in the pages: none may move."""
    whole = face("SourceSerif4-Regular.ttf")
    small = subsetted(whole, [40, 41])
    assert postscript_name(whole) == "SourceSerif4-Regular"
    assert len(small) < len(whole) / 10
    assert small == subsetted(whole, [41, 40])
    assert small != subsetted(whole, [40])


def test_a_subset_tells_how_glyphs_look_and_no_more():
    """Outlines and widths are those of the whole face; what shapes text is gone."""
    whole, small = (
        TTFont(BytesIO(data))
        for data in (face("Amiri-Regular.ttf"), subsetted(face("Amiri-Regular.ttf"), [40, 41]))
    )
    for number in (0, 40, 41):
        ours, theirs = (font.getGlyphName(number) for font in (small, whole))
        assert small["hmtx"][ours] == whole["hmtx"][theirs]
        drawn, was = (font["glyf"][name].getCoordinates(font["glyf"])
                      for font, name in ((small, ours), (whole, theirs)))  # fmt: skip
        assert drawn[0] == was[0]
    assert set(whole.keys()) & {"GSUB", "GPOS", "GDEF"}
    assert not set(small.keys()) & {"GSUB", "GPOS", "GDEF", "BASE", "STAT"}
