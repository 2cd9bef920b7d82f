"""Typography."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.lines import plain
from reportbuild.edit.typography import polished, tidied
from reportbuild.model.document import Line
from reportbuild.model.inlines import (
    Emphasis,
    Figures,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Locator,
    NoteRef,
    PageOf,
    Pending,
    Strong,
    Text,
)
from tests.edit.desk import SPAN, speaking

N, NN = "\u00a0", "\u202f"


def set_text(text: str, language: str = "en", locale: str = "") -> str:
    return plain(polished((Text(text),), speaking(language, locale), SPAN)[0])


def found_in(*line: Inline) -> list[str]:
    return [f.code for f in polished(line, speaking(), SPAN)[1]]


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "the director's words", "the director’s words"),
        ("en", "refugees' homes in the '90s", "refugees’ homes in the ’90s"),
        ("en", 'She said "no".', "She said “no”."),
        ("en", "a 'safe' house", "a ‘safe’ house"),
        ("en", "\"We are 'safe'\"", "“We are ‘safe’”"),
        ("en", "and so on...", "and so on…"),
        ("en", "1999.... 2003", "1999.... 2003"),
        ("en", "two  spaces", "two spaces"),
        ("en", "no change: here; there!", "no change: here; there!"),
        ("fr", "l'exode", "l’exode"),
        ("fr", 'il dit "non"', f"il dit «{N}non{N}»"),
        ("fr", 'l\'"État"', f"l’«{N}État{N}»"),
        ("es", 'dijo "no"', "dijo “no”"),
        ("ar", 'قال "لا"', "قال «لا»"),
        ("he", "צ'ק", "צ'ק"),
    ],
)
def test_marks_that_were_typed_straight_are_set(language: str, typed: str, printed: str):
    """Apostrophes, quotation marks in pairs, ellipses, single spaces."""
    assert set_text(typed, language) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Qui ? Quoi! Où;", f"Qui{NN}? Quoi{NN}! Où{NN};"),
        ("Ainsi : voici", f"Ainsi{N}: voici"),
        ("Ainsi: voici", f"Ainsi{N}: voici"),
        ("Ainsi :", f"Ainsi{N}:"),
        ("« non »", f"«{N}non{N}»"),
        ("«non»", f"«{N}non{N}»"),
        (f"«{NN}non{NN}»", f"«{N}non{N}»"),
        ("« Qui ? »", f"«{N}Qui{NN}?{N}»"),
        ("Quoi ?!", f"Quoi{NN}?!"),
        ("à 10:30, 3:1", "à\u00a010:30, 3:1"),
        ("(!) et [?]", "(!) et [?]"),
        ("8 % et 8,5 %", f"8{N}% et 8,5{N}%"),
        ("voir https://exemple.fr/a?b=1;c et mailto:a@b.fr", None),
        (f"déjà{N}: oui{NN};", f"déjà{N}: oui{NN};"),
    ],
)
def test_french_stops_have_their_spaces(typed: str, printed: str | None):
    """Narrow before ; ! ?, full before : and within « »; times and addresses are left alone."""
    assert set_text(typed, "fr") == (printed or typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("29. април 2003.. Бројке", "29. април 2003. Бројке"),
        ("април 2003., стр. 5; 2004.;", "април 2003, стр. 5; 2004;"),
        ("(Београд, 2003.)", "(Београд, 2003)"),
        ("у 2003. години, 5.800,5 и 2.1.", None),
        ("2003... и 2004…", "2003… и 2004…"),
        ("тј., стр., итд.)", None),
        ("https://primer.rs/1.,2", None),
    ],
)
def test_serbian_ordinals_lose_their_stop_before_another_mark(typed: str, printed: str | None):
    """A date is not followed by two marks; other stops, numbers and addresses stay."""
    for language in ("sr-Cyrl", "sr-Latn"):
        assert set_text(typed, language).replace("\u00a0", " ") == (printed or typed)


def test_canadian_french_has_no_space_before_most_stops():
    """The colon and the guillemets keep theirs."""
    assert set_text("Qui? Voici : « non »", "fr", "fr-CA") == f"Qui? Voici{N}: «{N}non{N}»"


def test_rules_look_across_inlines():
    """A stop after a foreign phrase, a note's mark, an emphasis or a figure."""
    how = speaking("fr")
    note = NoteRef("c", "n", "1", first=True)
    line: Line = (
        Emphasis((Text("Return"),)), Text(" : "), Foreign("en", (Text("home"),)), Text(" ; "),
        Text("oui"), note, Text(" ! "), Figures("5", "x"), Text(" ?"),
    )  # fmt: skip
    made = polished(line, how, SPAN)[0]
    assert plain(made) == f"Return{N}: home{NN}; oui{NN}! 5{NN}?"
    assert made[5] == note


def test_quotation_marks_pair_across_inlines():
    """A quotation may begin before an emphasis and end after it."""
    line: Line = (Text('He said "'), Strong((Text("never"),)), Text(' again".'))
    made, found = polished(line, speaking(), SPAN)
    assert plain(made) == "He said “never again”."
    assert found == ()


def test_what_is_not_in_this_language_is_left_alone():
    """Foreign phrases, untranslated segments, addresses, figures, pages, breaks."""
    line: Line = (
        Foreign("en", (Text("Why? 'No'..."),)),
        Pending("en", (Text('"Yes": it\'s'),)),
        Link("https://e.org/a'b", (Text("https://e.org/a'b"),)),
        LineBreak(),
        Figures("5 800", "x"),
        PageOf("t", " (p. ", ")"),
    )
    assert polished(line, speaking("fr"), SPAN) == (line, ())


def test_locators_and_links_in_words_are_set():
    """Only their addresses are not text."""
    line: Line = (Locator("t", (Text("l'image"),)), Link("https://e.org/'", (Text("l'office"),)))
    made = polished(line, speaking("fr"), SPAN)[0]
    assert plain(made) == "l’imagel’office"
    assert isinstance(made[1], Link)
    assert made[1].address == "https://e.org/'"


def test_a_double_mark_without_a_partner_is_a_warning():
    """type-001: it is printed as it is, for nobody can know where the other belongs."""
    assert found_in(Text('Prisoners in our own homes":')) == ["type-001"]
    assert found_in(Text('a " b " c')) == ["type-001"]
    assert set_text('Prisoners":') == 'Prisoners":'
    assert found_in(Text("“one” «two»")) == []


def test_a_single_mark_that_may_be_either_is_a_warning():
    """type-002: an apostrophe or a quotation mark, only its writer knows."""
    assert found_in(Text("'tis the refugees' choice, isn' it 'then")) == ["type-002"]
    assert found_in(Text("it's")) == []


def test_marks_in_a_foreign_phrase_are_no_finding():
    """It is set as its own language has it."""
    assert found_in(Foreign("en", (Text("6\" 'x"),))) == []


def test_a_pair_within_typographic_marks_is_the_inner_one():
    """Quotation marks alternate."""
    assert set_text('“He said "no" to us”') == "“He said ‘no’ to us”"


def test_labels_are_tidied():
    """What nothing is named in is set in one go."""
    assert tidied((Text("l'exode"),), speaking("fr")) == (Text("l’exode"),)


LINES = st.lists(
    st.text("aZé5 \"'.…:;!?«»“”()%-\u00a0\u202f\u05e6\u0628", max_size=12), min_size=1, max_size=4
)


@given(LINES, st.sampled_from(["en", "fr", "es", "ar"]))
def test_letters_and_digits_never_change(texts: list[str], language: str):
    """Whatever is typed: the words and figures of a line come out as they went in, in place."""
    line: Line = tuple(Emphasis((Text(t),)) if n % 2 else Text(t) for n, t in enumerate(texts))
    made, _ = polished(line, speaking(language), SPAN)
    kept = [[c for c in plain((part,)) if c.isalnum()] for part in made]
    assert kept == [[c for c in plain((part,)) if c.isalnum()] for part in line]


@given(LINES, st.sampled_from(["en", "fr", "es", "ar"]))
def test_setting_twice_is_setting_once(texts: list[str], language: str):
    """A finished line is finished."""
    how = speaking(language)
    once, _ = polished(tuple(Text(t) for t in texts), how, SPAN)
    assert polished(once, how, SPAN)[0] == once


@pytest.mark.parametrize(
    ("typed", "printed"),
    [('قال لـ"مالك" هنا', "قال لـ«مالك» هنا"), ('و"كوسوفو" بلد', "و«كوسوفو» بلد"),
     ('"كوسوفو" بلد', "«كوسوفو» بلد")],
)  # fmt: skip
def test_quotation_marks_open_after_a_joined_word(typed: str, printed: str):
    """Arabic writes "and" and "for" without a space before what they join."""
    assert set_text(typed, "ar") == printed
