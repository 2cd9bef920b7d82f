"""What is custom in one language: short words, dashes of dialogue, signs of a script."""

from __future__ import annotations

import pytest

from reportbuild.edit.lines import plain
from reportbuild.edit.typography import polished
from reportbuild.model.document import Line
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Foreign, Text
from tests.edit.desk import speaking

N = "\u00a0"


def set_text(text: str, language: str) -> str:
    return plain(polished((Text(text),), speaking(language), Span("t"))[0])


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("fr", "il va à Prizren", f"il va à{N}Prizren"),
        ("fr", "il y a", f"il y{N}a"),
        ("fr", "Voilà le", "Voilà le"),
        ("sr-Cyrl", "Он и ја у Пећи", f"Он и{N}ја у{N}Пећи"),
        ("sr-Latn", "On i ja", f"On i{N}ja"),
        ("ru", "В доме", f"В{N}доме"),
        ("sq", "e drejta e tyre", f"e{N}drejta e{N}tyre"),
        ("sq", "shtëpi-e re", "shtëpi-e re"),
        ("en", "a house", "a house"),
        ("es", "y a mí", "y a mí"),
    ],
)
def test_no_line_ends_on_a_short_word(language: str, typed: str, printed: str):
    """Where the language forbids it: the space after it does not break; part of a word is none."""
    assert set_text(typed, language) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("— Venga.", "—Venga."),
        ("—Venga —dijo ella.", "—Venga —dijo ella."),
        ("—Venga — dijo ella —, pronto.", "—Venga —dijo ella—, pronto."),
        ("Los dos — padre e hijo — fueron.", "Los dos —padre e hijo— fueron."),
        ("Uno — dos", "Uno — dos"),
    ],
)
def test_the_spanish_dash_stands_close_to_what_it_sets_off(typed: str, printed: str):
    """At the head of speech, and on both sides of an aside; one alone may mean something else."""
    assert set_text(typed, "es") == printed
    assert set_text(typed, "en") == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("البيت, والنهر", "البيت، والنهر"),
        ("من هو?", "من هو؟"),
        ("نعم; لا", "نعم؛ لا"),
        ("KFOR, UNMIK", "KFOR, UNMIK"),
        ("1,000", "1,000"),
        ("٢٠٠٣, ثم", "٢٠٠٣، ثم"),
    ],
)
def test_arabic_has_signs_of_its_own(typed: str, printed: str):
    """After Arabic letters and digits; within Latin words and figures they are those of Latin."""
    assert set_text(typed, "ar") == printed


def test_foreign_phrases_keep_their_own_customs():
    """A French rule is none of an English title's."""
    line: Line = (Text("Lire "), Foreign("en", (Text("a house; y a"),)))
    assert polished(line, speaking("fr"), Span("t"))[0] == line
