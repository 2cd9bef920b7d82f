"""The builder's own words in its languages."""

from __future__ import annotations

from string import Formatter

import polib
import pytest

from reportbuild.edit.assemble import _HEADINGS
from reportbuild.model.leaves import LEAVES
from reportbuild.model.statistics import HEDGES, QUALIFIERS
from tests.edit.desk import AUTONYMS, LOCALES, speaking

LANGUAGES = sorted(p.stem for p in LOCALES.glob("*.po"))
ONLY_SOME = {
    ("words", "contractions"),
    ("words", "prefixes"),
    ("words", "articles"),  # Arabic has none that counts
    ("words", "unsure numbers"),
    ("words", "no numbers"),
    ("words", "joined numbers"),  # German writes them in one word
    ("words", "short words"),  # where no line may end on them
    ("words", "per cent before"),  # Swahili and Chinese say it first
}
PERCENTS = (
    "} Prozent",
    "} درصد",
    "} فیصد",
    "} प्रतिशत",
    "} በመቶ",
    "asilimia {",
    "} odsto",
    "} одсто",
)
TENS, HUNDREDS = range(40, 100, 10), range(100, 1001, 100)
COUNTED = {("number", str(n)) for n in (*range(31), *TENS, *HUNDREDS, 10**6, 10**9)} | {
    ("fraction", f"{part}/{whole}")
    for whole in (2, 3, 4, 5)
    for part in range(1, whole)
    if (part, whole) != (2, 4)
}


def entries(language: str) -> dict[tuple[str, str], str]:
    catalogue = polib.pofile(str(LOCALES / f"{language}.po"))
    return {(e.msgctxt or "", e.msgid): e.msgstr for e in catalogue}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_everything(language: str):
    """None is empty, none is missing, none is over."""
    found = entries(language)
    numbers = {key for key in found if key[0] in {"number", "fraction"}}
    english = {key for key in entries("en") if key[0] not in {"number", "fraction"}}
    assert numbers >= COUNTED  # a language may have more words for numbers than English, and fewer
    assert set(found) - ONLY_SOME - numbers == english - ONLY_SOME
    assert all(words.strip() for words in found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_has_the_slots_of_the_english_one(language: str):
    """A slot lost would be a number lost."""
    for (context, text), words in entries(language).items():
        if context in {"number", "fraction", "words"}:
            continue
        slots = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert {name for _, name, _, _ in Formatter().parse(words) if name} == slots, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_have_proper_headers(language: str):
    """Translators' tools read them."""
    metadata = polib.pofile(str(LOCALES / f"{language}.po")).metadata
    assert metadata["Language"] == language
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert metadata["Plural-Forms"].startswith("nplurals=")


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_before_signs_and_units_do_not_break(language: str):
    """A number is not parted from what it counts, nor a French colon from its word."""
    for (context, text), words in entries(language).items():
        if context in {"number", "fraction", "words", "list"}:
            continue
        for sign in (" %", " :", " ;", " »", "« ", "} per cent", "} في المائة", *PERCENTS):
            assert sign not in words, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_editing_asks_for_are_there(language: str):
    """For every leaf, every qualifier, every hedge."""
    how = speaking(language)
    assert set(_HEADINGS) == set(LEAVES)
    for heading in _HEADINGS.values():
        assert how.words(heading)
    for listed in (*set(QUALIFIERS) - {"exact"}, *HEDGES, "per cent", "zero", "abbreviations"):
        assert how.words.alternatives(listed, "words"), listed
    assert how.words("language", "autonym") == AUTONYMS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_listed_form_stands_twice(language: str):
    """A doubled form is a slip that hides another."""
    for (context, text), words in entries(language).items():
        if context in {"number", "fraction", "words"}:
            forms = [form.strip() for form in words.split("|")]
            assert len(forms) == len(set(forms)), (context, text)
            assert all(forms), (context, text)
