"""Terms of the glossary, held in the source's edition and in a translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reportbuild.edit.terms import terms
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Pending, Text
from reportbuild.model.report import Edition
from reportbuild.model.terms import Term
from tests.edit.desk import SPAN, chapter, edition, paragraph, speaking

GLOSSARY = Span("glossary.toml", 4)
TRAFFICKING = Term(
    "trafficking",
    {"en": ("trafficking in human beings", "human trafficking"), "fr": ("traite*",),
     "ar": ("الاتجار بالأشخاص",)},
    {"en": ("people smuggling",), "fr": ("trafic d'êtres humains",)},
    GLOSSARY,
)  # fmt: skip


def of(language: str, *texts: Draft | str, term: Term = TRAFFICKING) -> Edition:
    blocks = [paragraph(text, line=3 + n) for n, text in enumerate(texts)]
    made = edition(chapter(*blocks), language=language)
    return replace(made, report=replace(made.report, glossary=(term,)))


def found(source: tuple[str, ...], language: str, there: tuple[Draft | str, ...]) -> list[str]:
    original = of("en", *source)
    made = replace(of(language, *there), original=original)
    return [f"{f.code} {f.span.line}" for f in terms(made, speaking(language))]


def test_a_word_to_be_avoided_is_found_in_any_edition():
    """lng-006, with the word to be written in its place."""
    english = of("en", "Nobody knows.", "People smuggling is rife.")
    [finding] = terms(english, speaking("en"))
    assert (finding.code, finding.span, finding.hint) == (
        "lng-006", Span(SPAN.path, 4), "Write “trafficking in human beings”.",
    )  # fmt: skip
    assert found(("x",), "fr", ("Le trafic d’êtres humains.",)) == ["lng-006 3"]


@pytest.mark.parametrize(
    ("source", "language", "there", "expected"),
    [
        ("Human trafficking grew.", "fr", "La traite a augmenté.", []),
        ("Human trafficking grew.", "fr", "Le commerce a augmenté.", ["lng-007 3"]),
        ("Trafficking in human beings grew.", "fr", "Le commerce.", ["lng-007 3"]),
        ("Trade in goods grew.", "fr", "Le commerce a augmenté.", []),
        ("Human trafficking grew.", "ar", "ازداد الاتجار بالأشخاص.", []),
        ("Human trafficking grew.", "ar", "ازدادت بالاتجار بالأشخاص الأرباح.", []),
        ("Human trafficking grew.", "ar", "ازدادت التجارة.", ["lng-007 3"]),
        ("Human trafficking grew.", "es", "Aumentó el comercio.", []),
    ],
)
def test_a_term_of_the_source_stands_in_its_translation(
    source: str, language: str, there: str, expected: list[str]
):
    """lng-007: in any of the forms that the glossary has; a language it leaves out is not asked."""
    assert found((source,), language, (there,)) == expected


def test_what_is_not_translated_yet_is_not_asked_for_terms():
    """And what comes after it is compared with its own source."""
    pending: Pending[Draft] = Pending("en", (Text("Human trafficking grew."),))
    source = ("Human trafficking grew.", "Human trafficking shrank.")
    assert found(source, "fr", (pending, "La traite a reculé.")) == []
    assert found(source, "fr", (pending, "Le commerce a reculé.")) == ["lng-007 4"]


def test_without_a_glossary_nothing_is_asked():
    """The file may be left out."""
    bare = edition(chapter(paragraph("People smuggling.")))
    assert list(terms(bare, speaking("en"))) == []
    words: Mapping[str, tuple[str, ...]] = {"fr": ("traite",)}
    assert list(terms(of("en", "x", term=Term("a", words, {}, GLOSSARY)), speaking("en"))) == []
