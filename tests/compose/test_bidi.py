from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.compose.bidi import Isolate, direction_of, isolate, plain
from reportbuild.model.inlines import Emphasis, Figures, Foreign, Inline, NoteRef, Text


def shown(line: tuple[Inline | Isolate, ...]) -> str:
    """The line with its isolated runs in angle brackets."""
    return "".join(
        f"<{plain(piece.children)}>" if isinstance(piece, Isolate) else plain((piece,))
        for piece in line
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قوة KFOR في", "قوة <KFOR> في"),
        ("الوثيقة EUR 70/010/2003، 29 نيسان", "الوثيقة <EUR 70/010/2003>، 29 نيسان"),
        ("بعثة UNMIK (United Nations Mission) في", "بعثة <UNMIK (United Nations Mission)> في"),
        ("بعثة (UNMIK) في", "بعثة (<UNMIK>) في"),
        ("انظر (Amnesty) International هنا", "انظر <(Amnesty) International> هنا"),
        ("البصمة 39abaa30 96 هنا", "البصمة <39abaa30 96> هنا"),
        ("في عام 1999 KFOR في", "في عام 1999 <KFOR> في"),
        ("كتاب “Is it right?”، 2004", "كتاب <“Is it right?”>، 2004"),
        ("كتاب «Is it right?» هنا", "كتاب «<Is it right?>» هنا"),
        ("عام 1999 وعام ٢٠٠٣", "عام 1999 وعام ٢٠٠٣"),
        ("نص فقط", "نص فقط"),
        ("", ""),
    ],
)
def test_latin_runs_in_arabic_are_isolated(text: str, expected: str):
    """A run takes its digits and its brackets along, but no number beyond Arabic punctuation."""
    assert shown(isolate((Text(text),), "rtl")) == expected


def test_a_run_in_several_pieces_gets_one_isolate():
    """Inline boxes of one phrase must share an element, or they come out in the wrong order."""
    line: tuple[Inline, ...] = (Text("كتاب ABC "), Emphasis((Text("DEF"),)), Text(" GHI هنا"))

    made = isolate(line, "rtl")

    assert shown(made) == "كتاب <ABC DEF GHI> هنا"
    assert sum(isinstance(piece, Isolate) for piece in made) == 1


def test_words_are_never_cut():
    """Letters that join must lie in one text, so neighbouring pieces are joined again."""
    made = isolate((Text("ب"), Text("كوسوفو")), "rtl")

    assert made == (Text("بكوسوفو"),)


def test_statistics_and_notes_end_a_run():
    """The figures of a statistic are isolated by themselves, and a call stays where it stands."""
    line: tuple[Inline, ...] = (
        Text("من KFOR "),
        Figures("5,800", "returned"),
        NoteRef("r", "n", "1", first=True),
        Text(" شخص"),
    )

    assert shown(isolate(line, "rtl")) == "من <KFOR> 5,800 شخص"


def test_arabic_in_english_is_isolated_too():
    """The rule holds both ways."""
    line: tuple[Inline, ...] = (Text("see "), Foreign("ar", (Text("عربي"),)), Text(" here"))

    assert shown(isolate(line, "ltr")) == "see <عربي> here"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("ar-Latn", "ltr"), ("fa-IR", "rtl"), ("sr-Latn", "ltr"), ("az-Arab", "rtl"),
     ("he", "rtl"), ("en", "ltr"), ("zh", "ltr")],
)  # fmt: skip
def test_direction_follows_language_and_script(language: str, direction: str):
    """A script subtag outweighs the language's own script."""
    assert direction_of(language) == direction


@given(st.text("abc אבג ابج 123 ٤٥ ()[]«»،.-\u200f", max_size=40), st.sampled_from(["ltr", "rtl"]))
def test_no_character_is_lost_or_moved(text: str, base: str):
    """Isolating changes elements alone: the characters stay as they were, in their order."""
    made = isolate((Text(text),), "rtl" if base == "rtl" else "ltr")

    assert (
        "".join(plain(p.children) if isinstance(p, Isolate) else plain((p,)) for p in made) == text
    )


@given(st.text("ab אב اب 12 ٤ ()،.", max_size=30))
def test_no_isolate_holds_the_line_s_own_direction(text: str):
    """An isolate in an Arabic line holds no letter that is written from right to left."""
    for piece in isolate((Text(text),), "rtl"):
        if isinstance(piece, Isolate):
            kinds = {unicodedata.bidirectional(c) for c in plain(piece.children)}
            assert not kinds & {"R", "AL", "AN"}
            assert "L" in kinds
