"""glossary.toml: terms by language, one word or several."""

from __future__ import annotations

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.terms import Term
from tests.read.reports import found, read

GLOSSARY = """\
[trafficking]
words.en = ["trafficking in human beings", "human trafficking"]
words.fr = "traite des êtres humains"
avoid.fr = "trafic"
"""


def test_a_term_has_words_by_language():
    """A single word stands for a list of one."""
    made = read({"glossary.toml": GLOSSARY})
    assert made.value.glossary == (
        Term(
            "trafficking",
            {
                "en": ("trafficking in human beings", "human trafficking"),
                "fr": ("traite des êtres humains",),
            },
            {"fr": ("trafic",)},
            Span("glossary.toml", 1),
        ),
    )
    assert "glossary.toml" in made.value.sources


def test_a_report_may_have_no_glossary():
    """Nothing is missed then."""
    assert read().value.glossary == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]\n", "toml-004 glossary.toml:1"),
        ("[a]\nwords.en = []\n", "toml-008 glossary.toml:2"),
        ('[a]\nwords.english = "a"\n', "toml-008 glossary.toml:2"),
        ('[a]\nwords.en = "a"\nnot.fr = "b"\n', "toml-005 glossary.toml:3"),
        ('[a]\nwords.en = ""\n', "toml-008 glossary.toml:2"),
        ('[1a]\nwords.en = "a"\n', "toml-009 glossary.toml:1"),
    ],
)
def test_faults_of_the_glossary_are_found_on_their_lines(text: str, expected: str):
    """As in any record."""
    assert found({"glossary.toml": text}) == [expected]
