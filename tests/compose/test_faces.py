"""Faces for e-books: what the text needs is there, nothing else is, and the bytes never change."""

from __future__ import annotations

import string
import zlib
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.compose.faces import ALWAYS, cut_face, embed
from reportbuild.model.design import Face

FONTS = Path(__file__).parents[2] / "styles" / "fonts"


def face(family: str, name: str, weight: int = 400, style: str = "normal") -> Face:
    return Face(family, weight, style, name, (FONTS / name).read_bytes())


def subsetted(whole: Face, characters: Iterable[str]) -> Face:
    return replace(whole, data=cut_face(whole, "".join(sorted(characters))))


SERIF = face("Source Serif 4", "SourceSerif4-Regular.ttf")
ARABIC = face("Amiri", "Amiri-Regular.ttf")

# Cut beforehand, so that tests of what is carried are quick.
LATIN = string.ascii_letters + ALWAYS + "ëŽž§←↑Ж"
FACES = (
    subsetted(SERIF, LATIN),
    subsetted(face("Source Serif 4", "SourceSerif4-It.ttf", style="italic"), LATIN),
    subsetted(ARABIC, "سلام" + string.ascii_letters + ALWAYS),
)

RULES = """
@font-face{font-family:"Source Serif 4";src:url(../fonts/SourceSerif4-Regular.ttf)}
@font-face{font-family:"Amiri";src:url("../fonts/Amiri-Regular.ttf") format("truetype")}
"""


def drawn(made: Face) -> frozenset[str]:
    return frozenset(map(chr, TTFont(BytesIO(made.data)).getBestCmap()))


def by_name(stylesheet: str, text: str) -> dict[str, Face]:
    made = embed(stylesheet, FACES, text).faces
    return {whole.name: subsetted(whole, characters) for whole, characters in made}


def test_a_face_draws_the_text_and_what_readers_add():
    """The subset holds the text's characters and basic punctuation, and no other letter."""
    faces = by_name(RULES + 'body{font-family:"Source Serif 4",serif}', "Mitrovicë")
    assert set(faces) == {"SourceSerif4-Regular.ttf"}
    assert drawn(faces["SourceSerif4-Regular.ttf"]) == frozenset("Mitrovicë") | frozenset(ALWAYS)


def test_a_character_goes_to_the_first_family_that_draws_it():
    """In an Arabic edition the Latin face carries only what the Arabic one lacks."""
    sheet = RULES + 'body{font-family:Amiri,"Source Serif 4",serif}'
    faces = by_name(sheet, "سلام EUR 70/010 ↑ Ж")
    assert drawn(faces["SourceSerif4-Regular.ttf"]) == {"↑", "Ж"}
    assert frozenset("سلام EUR") <= drawn(faces["Amiri-Regular.ttf"])


def test_an_idle_family_is_left_out_with_its_rule():
    """A family that no character needs costs the reader nothing."""
    made = embed(RULES + 'body{font-family:"Source Serif 4",Amiri}', FACES, "Only Latin.")
    assert [face.name for face, _ in made.faces] == ["SourceSerif4-Regular.ttf"]
    assert "Amiri-Regular" not in made.stylesheet
    assert "SourceSerif4-Regular" in made.stylesheet


def test_a_family_that_only_stands_in_comes_in_its_regular_face():
    """Some words in another script are not worth its bold and italic."""
    italic = '@font-face{font-family:"Source Serif 4";src:url(../fonts/SourceSerif4-It.ttf)}'
    text = "سلام Ж"
    stand_in = by_name(RULES + italic + 'p{font-family:Amiri,"Source Serif 4"}', text)
    leading = by_name(RULES + italic + 'p{font-family:"Source Serif 4",Amiri}', text)
    assert set(stand_in) == {"SourceSerif4-Regular.ttf", "Amiri-Regular.ttf"}
    assert set(leading) == {"SourceSerif4-Regular.ttf", "SourceSerif4-It.ttf", "Amiri-Regular.ttf"}


def test_a_face_without_a_rule_is_not_carried():
    """Faces of the house that the e-book's stylesheet does not load stay at home."""
    assert "SourceSerif4-It.ttf" not in by_name(RULES + 'p{font-family:"Source Serif 4"}', "abc")


def test_families_named_within_media_rules_count():
    """A family named for wide screens only is a family in use."""
    sheet = RULES + "@media (min-width:30em){h1{font-family:Amiri}}"
    assert set(by_name(sheet, "abc")) == {"Amiri-Regular.ttf"}


def test_a_family_without_quotation_marks_is_found():
    """CSS lets a family of several words stand without quotation marks."""
    sheet = "@font-face{font-family:Book Face;src:url(SourceSerif4-It.ttf)}p{font-family:Book Face}"
    ((made, characters),) = embed(sheet, FACES, "abc").faces
    assert made.name == "SourceSerif4-It.ttf"
    assert set("abc") <= set(characters)


def test_characters_that_the_stylesheet_writes_are_drawn():
    """Generated content needs its glyphs as text does."""
    sheet = RULES + 'p{font-family:"Source Serif 4"}p::before{content:"§ " attr(x) "\\2190"}'
    assert {"§", "←"} <= drawn(by_name(sheet, "abc")["SourceSerif4-Regular.ttf"])


def test_capitals_are_drawn_where_the_stylesheet_transforms():
    """Text that a rule sets in capitals has its capitals in the face."""
    sheet = RULES + 'p{font-family:"Source Serif 4"}'
    plain = by_name(sheet, "žar")["SourceSerif4-Regular.ttf"]
    capital = by_name(sheet + "h1{text-transform:uppercase}", "žar")["SourceSerif4-Regular.ttf"]
    assert drawn(capital) - drawn(plain) == set("ŽAR")


def test_comments_are_not_for_readers():
    """What the house notes in its stylesheets stays in the house, however deep it stands."""
    sheet = "/* one */ p{/* two */margin:0} @media print{/* three */ p{/* four */margin:0}}"
    assert embed(sheet, FACES, "a").stylesheet.count("/*") == 0


def test_a_rule_for_a_missing_file_stays_for_the_proof_to_find():
    """A misspelt file name is not swallowed together with its rule."""
    sheet = '@font-face{font-family:"X";src:url(../fonts/Missing.ttf)}p{font-family:"X"}'
    made = embed(sheet, FACES, "abc")
    assert made.faces == ()
    assert "Missing.ttf" in made.stylesheet


def test_a_rule_without_a_file_is_kept():
    """A local face loads nothing and harms nothing."""
    assert "local" in embed("@font-face{font-family:X;src:local(Arial)}", FACES, "a").stylesheet


@pytest.mark.parametrize("original", [SERIF, ARABIC], ids=lambda f: f.name)
def test_the_same_cut_gives_the_same_bytes(original: Face):
    """Cutting a face leaves no time and no chance in it."""
    first = subsetted(original, "abc سلام 123")
    assert subsetted(original, reversed("abc سلام 123")) == first


def test_arabic_keeps_all_that_joins_its_letters():
    """Initial, medial, final forms and mark positions stay, and so do ligatures of letters cut."""
    font = TTFont(BytesIO(subsetted(ARABIC, "سَلام الله").data))
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina", "rlig"} <= features
    assert {r.FeatureTag for r in font["GPOS"].table.FeatureList.FeatureRecord} >= {"curs", "mark"}


def test_figures_keep_their_styles():
    """Old-style, lining and tabular figures can still be asked for."""
    font = TTFont(BytesIO(subsetted(SERIF, "0123456789").data))
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"onum", "lnum", "tnum"} <= features


def test_a_face_keeps_its_licence_and_drops_the_rest():
    """The OFL asks for copyright and licence in each copy; glyph names and hints are of no use."""
    font = TTFont(BytesIO(subsetted(SERIF, "abc").data))
    said = {record.nameID: str(record) for record in font["name"].names}
    assert "Adobe" in said[0]
    assert "SIL Open Font License" in said[13]
    assert set(said) == {0, 1, 2, 4, 6, 13, 14}
    assert font["post"].formatType == 3.0
    assert not {"fpgm", "prep", "cvt ", "STAT", "DSIG"} & set(font.keys())


def test_faces_are_small():
    """A Latin face costs less than 30 kB in the book, an Arabic one less than 75 kB."""
    latin = subsetted(SERIF, map(chr, range(0x20, 0x7F)))
    arabic = subsetted(ARABIC, map(chr, range(0x621, 0x66E)))
    assert len(zlib.compress(latin.data, 9)) < 30_000
    assert len(zlib.compress(arabic.data, 9)) < 75_000


@settings(max_examples=8)
@given(st.text(st.sampled_from(LATIN) | st.characters(), max_size=40))
def test_any_text_can_be_carried(text: str):
    """No text makes cutting fail; what the face can draw it still draws."""
    sheet = RULES + 'p{font-family:"Source Serif 4"}'
    assert frozenset(text) & drawn(FACES[0]) <= drawn(
        by_name(sheet, text)["SourceSerif4-Regular.ttf"]
    )
