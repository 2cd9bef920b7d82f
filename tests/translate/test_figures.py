from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.mentions import mentions
from reportbuild.model.report import Segment
from reportbuild.translate.figures import disparity, running_text
from reportbuild.translate.words import words as words_of
from tests.translate.own_text import the_house
from tests.translate.samples import words


def told(source: str, translation: str, tag: str = "fr-FR") -> str:
    """What a message says of a pair of segments, written as authors write."""

    def read(language: str, segment: Segment):
        reader = mentions(language, words_of(the_house(), language.partition("-")[0]).value)
        assert reader is not None
        return reader(running_text(segment))

    return disparity(read("en-GB", words(source)), read(tag, words(translation))).told


@pytest.mark.parametrize(
    ("source", "tag", "translation"),
    [
        ("29 April 2003, 230,000 fled", "fr-FR", "29/04/2003, 230 000 ont fui"),
        ("29 April 2003", "fr-FR", "29 avril 2003"),
        ("29/04/2003", "ar", "٢٩ أبريل ٢٠٠٣"),
        ("In 1999 8.5 per cent of 1,000", "ar", "في عام ١٩٩٩ كان ٨٫٥ في المائة من ١٬٠٠٠"),
        ("under eighteen", "es-419", "menor de 18 años"),
        ("under eighteen", "ar", "دون الثامنة عشرة"),
        ("18 years", "fr-FR", "dix-huit ans"),
        ("{fled} in 1999", "fr-FR", "[plus de 230 000]{fled} en 1999"),
        ("up to 8 per cent", "fr-FR", "jusqu’à huit pour cent"),
        ("between 15 and 20 per cent", "fr-FR", "entre 15 % et 20 %"),
        ("15–20%", "fr-FR", "15 à 20 %"),
        ("in the 1990s", "fr-FR", "dans les années 90"),
        ("in the 1990s", "fr-FR", "dans les années 1990"),
        ("the 19th century", "fr-FR", "le XIXe siècle"),
        ("in 1998–99", "fr-FR", "en 1998-1999"),
        ("one of the two, one another", "fr-FR", "l’un des deux, d’une part"),
        ("both of them", "fr-FR", "tous deux"),
        ("the two women", "ar", "المرأتان"),
        ("a third party, the second time, a first", "fr-FR", "un tiers, la deuxième fois"),
        ("in the Turkish quarter", "fr-FR", "dans le quartier turc"),
        ("half of them", "fr-FR", "la moitié d’entre eux"),
        ("two thirds", "fr-FR", "deux tiers"),
        ("It may be so", "fr-FR", "C’est possible"),
        ("three, and again three", "fr-FR", "trois, et encore"),
        ("index EUR 70/010/2003", "ar", "الرقم EUR 70/010/2003"),
        ("<https://example.org/2003>", "fr-FR", "<https://example.org/2003>"),
        ("[https://e.org/1](https://e.org/1)", "fr-FR", "rien"),
        ("[pesë]{lang=sq} men, [1999]{lang=sq}", "fr-FR", "hommes, 1999"),
        ("§ 12, Article 5", "fr-FR", "article 5, paragraphe 12"),
    ],
)
def test_the_same_numbers_in_another_dress_are_no_difference(
    source: str, tag: str, translation: str
):
    """Digits, signs, number words, dates, ordinals and idioms of every language."""
    assert told(source, translation, tag) == ""


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("It ended in July 1999.", "Fini en juillet 1989.", "“1999” missing, “1989” added"),
        ("Some 230,000 fled.", "Quelque 320 000 ont fui.", "“230,000” missing, “320 000” added"),
        ("Some 5,800.", "Quelque 5,800.", "“5,800” missing, “5,800” added"),
        ("In 2003 and 2004.", "En 2003.", "“2004” missing"),
        ("In spring.", "Au printemps 2003.", "“2003” added"),
        ("12 houses", "13 maisons", "“12” missing, “13” added"),
        ("2 March 2026", "3 mars 2026", "“2” missing, “3” added"),
        ("2 March 2026", "2 avril 2026", "“march” missing, “avril” added"),
        ("3 houses", "Des maisons", "“3” missing"),
        ("15 per cent", "15", "“15” per cent missing, “15” added"),
        ("15", "15 %", "“15” missing, “15” per cent added"),
        ("seven men", "huit hommes", "“seven” missing, “huit” added"),
        ("two men", "trois hommes", "“two” missing, “trois” added"),
        ("eighteen men", "des hommes", "“eighteen” missing"),
        ("two thirds", "trois quarts", "“two thirds” missing, “trois quarts” added"),
        ("8.5", "8,6", "“8.5” missing, “8,6” added"),
        ("1 and 1", "1", "“1” missing"),
    ],
)
def test_numbers_that_differ_are_told(source: str, translation: str, expected: str):
    """What is missing, and what was added, as both texts write it."""
    assert told(source, translation) == expected


def test_running_text_parts_what_is_not_read_together():
    """Placeholders stand between words; links and emphasis do not."""
    segment = words("of *230*,000 {fled} 5[^n] [800](#t) [](#t) [6 pesë 7]{lang=sq}")
    assert running_text(segment) == "of 230,000  |  5 |  800  |   | 6 | 7 | "


@given(st.lists(st.integers(0, 3000), max_size=6), st.randoms())
def test_the_order_of_numbers_is_no_difference(numbers: list[int], chance: st.DataObject):
    """A translation may say them in any order."""
    shuffled = [*numbers]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    there, here = (", x ".join(map(str, each)) for each in (numbers, shuffled))
    assert told(there, here) == ""


@given(st.lists(st.integers(13, 3000), min_size=1, max_size=5), st.integers(4000, 9000))
def test_a_number_that_is_changed_is_told(numbers: list[int], other: int):
    """Any one of them."""
    there, here = (", x ".join(map(str, each)) for each in (numbers, [other, *numbers[1:]]))
    assert told(there, here) == f"“{numbers[0]}” missing, “{other}” added"
