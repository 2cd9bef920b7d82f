"""Translations in each other's place, and spans of years that are turned round."""

from __future__ import annotations

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, StatisticRef, Text
from reportbuild.translate.agreement import doubled, turned
from reportbuild.translate.segments import SegmentRecord

HERE = Span("text/01-a.md", 3)


def record(text: str) -> SegmentRecord:
    return SegmentRecord("a/paragraph", "paragraph", text, (Text(text),), HERE)


def lines(*pairs: tuple[str, str]) -> list[int]:
    """The lines, by number of the pair, of which something is said."""
    translated = [
        (record(source), (Text(there),), Span("editions/fr.po", number))
        for number, (source, there) in enumerate(pairs, 1)
    ]
    found = list(doubled(translated))
    assert {finding.code for finding in found} <= {"par-026"}
    return [finding.span.line for finding in found]


def test_a_translation_in_anothers_place_is_told_of_at_both():
    """par-026: nobody but a reader of both can tell which of the two is wrong."""
    wrong = "Personne n’est venu de la ville."
    pairs = (("Nobody came from the town.", wrong), ("The road was shut all winter.", wrong))
    assert lines(*pairs, ("It rained.", "Il pleuvait.")) == [1, 2]


@pytest.mark.parametrize(
    "pairs",
    [
        (("To the police", "À la police"), ("For the police", "À la police")),
        (("barracks had no roof left", "a b c d e"), ("of barracks had no roof left", "a b c d e")),
        (
            ("Nobody came from the town.", "a b c d e f"),
            ("Nobody came from the town.", "a b c d e f"),
        ),
    ],
)
def test_short_texts_and_the_same_text_may_have_one_translation(pairs: tuple[tuple[str, str], ...]):
    """Languages do not part the same things."""
    assert lines(*pairs) == []


@pytest.mark.parametrize(
    ("source", "there", "expected"),
    [
        ("From 1999 to 2003.", "De 2003 à 1999.", [("1999", "2003")]),
        ("From 1999 to 2003.", "De 1999 à 2003.", []),
        ("1999–2003", "٢٠٠٣–١٩٩٩", [("1999", "2003")]),
        ("From 1999 to 2003.", "من ٢٠٠٣ إلى ١٩٩٩.", [("1999", "2003")]),
        ("Between 14 and 18 years.", "Entre 18 et 14 ans.", [("14", "18")]),
        ("Between 1,400 and 1,800.", "Entre 1 800 et 1 400.", []),
        ("Of 2003 people 1999 fled.", "1999 personnes sur 2003.", []),
        ("In 1999. In 2003.", "En 2003, et plus tard en 1999.", []),
    ],
)
def test_a_span_of_years_goes_the_way_of_its_source(
    source: str, there: str, expected: list[tuple[str, str]]
):
    """par-027: in any digits; other orders are the translator's business."""
    segment: tuple[Draft, ...] = (Text(source), StatisticRef("fled", HERE))
    assert list(turned(segment, (Text(there),))) == expected
