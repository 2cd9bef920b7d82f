from __future__ import annotations

import pytest

from reportbuild.translate.leftovers import comparable, left_of
from tests.translate.samples import words

SOURCE = (
    "The road to the village was shut for two winters, and nobody from the United Nations Interim"
    " Administration Mission in Kosovo came. See *The road to nowhere at all* and “no way out of"
    " this for us”."
)


@pytest.mark.parametrize(
    ("translation", "left"),
    [
        ("La route. The road to the village was shut.", "The road to the village was shut"),
        ("La route to the village was shut.", "to the village was shut"),
        ("to the village was shut for two winters", "to the village was shut for two winters"),
        ("La Mission, United Nations Interim Administration Mission in Kosovo", ""),
        ("Voir *The road to nowhere at all*, « The road to nowhere at all »", ""),
        ("Voir “no way out of this for us”", ""),
        ("[The road to the village was shut]{lang=en}", ""),
        ("the village was shut", ""),
        ("The road {fled} to the village", ""),
        ("La route du village fut fermée deux hivers.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_runs_of_the_source_s_words_are_found(translation: str, left: str):
    """Names, titles and what is marked as foreign may stay; a few words are no run."""
    assert left_of(words(SOURCE), words(translation)) == left


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [("en", "fr", True), ("en", "en-US", False), ("sr-Latn", "hr", False), ("es", "pt", True)],
)
def test_languages_that_share_sentences_are_not_compared(one: str, other: str, may: bool):
    """What is the same in Serbian and Croatian was not left over."""
    assert comparable(one, other) is may
    assert comparable(other, one) is may
