from __future__ import annotations

from pathlib import Path

import pytest

from reportbuild.translate.words import AUTONYM, words
from tests.translate.samples import HOUSE, codes, entry, house, locale

EN = locale(
    "English",
    entry("", "Contents", ""),
    entry("prose", "{value} {of}", ""),
    entry("words", "only", "only|merely"),
)
FR = locale(
    "Français",
    entry("", "Contents", "Sommaire"),
    entry("prose", "{value} {of}", "{of} {value}"),
    entry("words", "only", "seuls|seulement|ne ... que"),
)


def test_words_are_those_of_the_language():
    """By context and English text; lists come apart at their signs."""
    found = words(house(en=EN, fr=FR), "fr")
    assert found.findings == ()
    assert found.value.language == "fr"
    assert found.value("Contents") == "Sommaire"
    assert found.value(*AUTONYM) == "Français"
    assert found.value.alternatives("only", "words") == ("seuls", "seulement", "ne ... que")


def test_english_says_the_text_itself_where_it_says_nothing_else():
    """As gettext has it: an entry of `en.po` without words means its own text."""
    found = words(house(en=EN, fr=FR), "en")
    assert found.findings == ()
    assert found.value("Contents") == "Contents"
    assert found.value(*AUTONYM) == "English"


def test_a_region_takes_the_words_of_its_language():
    """Quebec reads the French words, and its own where it has some, whatever the tag's case."""
    quebec = locale("Français (Canada)")
    locales = {"en": EN, "fr": FR, "fr-CA": quebec}
    found = words(house(**locales), "fr-ca")
    assert found.findings == ()
    assert (found.value(*AUTONYM), found.value("Contents")) == ("Français (Canada)", "Sommaire")
    assert words(house(en=EN, fr=FR), "fr-CH").value("Contents") == "Sommaire"


@pytest.mark.parametrize(
    ("language", "there"),
    [
        ("sr-Latn", True),
        ("sr-Latn-BA", True),
        ("sr", True),
        ("zh-Hant", False),
        ("zh-Hant-TW", False),
    ],
)
def test_lang_001_a_script_takes_nothing_from_another(language: str, *, there: bool):
    """Serbian in Latin letters has its own words; traditional Chinese none of the simplified."""
    locales = {"en": EN, "sr": FR, "sr-Latn": FR, "zh": FR}
    found = words(house(**locales), language)
    assert codes(found) == ([] if there else ["lang-001"])


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("sr", "Садржај"),
        ("SR", "Садржај"),
        ("sr-RS", "Садржај"),
        ("sr-XK", "Садржај"),
        ("sr-ME", "Sadržaj"),
        ("sr-Latn-XK", "Sadržaj"),
    ],
)
def test_a_bare_tag_takes_the_words_of_its_likeliest_script(language: str, contents: str):
    """Serbian is read in Cyrillic, in Montenegro in Latin letters (CLDR), unless its tag says."""
    cyrillic = FR.replace(b"Sommaire", "Садржај".encode())
    latin = FR.replace(b"Sommaire", "Sadržaj".encode())
    locales = {"en": EN, "sr-Cyrl": cyrillic, "sr-Latn": latin}
    found = words(house(**locales), language)
    assert found.findings == ()
    assert found.value("Contents") == contents
    bare = words(house(**locales, sr=FR), "sr")
    assert bare.value("Contents") == "Sommaire"  # its own file goes first


@pytest.mark.parametrize("language", ["sr-Cyrl", "sr-Cyrl-XK", "zh-Hans", "zh-hans-cn", "zh-CN"])
def test_a_tag_with_its_likeliest_script_takes_the_words_without(language: str):
    """A house that has Serbian or Chinese under its bare tag means that script."""
    found = words(house(**{"en": EN, "sr": FR, "sr-Latn": FR, "zh": FR}), language)
    assert found.findings == ()
    assert found.value("Contents") == "Sommaire"


@pytest.mark.parametrize(
    ("language", "hint"),
    [
        ("fra", "Did you mean “fr”? It has words in: ar, en, fr."),
        ("tlh", "It has words in: ar, en, fr."),
        ("", "It has words in: ar, en, fr."),
    ],
)
def test_lang_001_an_unknown_language_is_told_with_those_there_are(language: str, hint: str):
    """A misspelt tag is met with the one that was meant, and the list."""
    found = words(HOUSE, language)
    assert found.made is None
    assert codes(found) == ["lang-001"]
    assert found.findings[0].hint == hint


def test_lang_001_a_house_without_words_is_told_too():
    """A broken installation gives a finding like any other."""
    assert codes(words(house(), "en")) == ["lang-001"]


@pytest.mark.parametrize(
    "lacking",
    [
        "",
        entry("", "Contents", ""),
        entry("", "Contents", "Sommaire", "#, fuzzy"),
        "#~ " + entry("", "Contents", "Sommaire").replace("\n", "\n#~ "),
    ],
)
def test_lang_002_words_that_english_has_and_a_language_lacks_are_named(lacking: str):
    """Missing, empty, fuzzy or retired: all the same to a reader."""
    found = words(
        house(en=locale("English", entry("", "Contents", "")), fr=locale("Français", lacking)), "fr"
    )
    assert codes(found) == ["lang-002"]
    assert "“Contents”" in found.findings[0].message
    assert found.findings[0].span.path == "locale/fr.po"
    assert found.value(*AUTONYM) == "Français"


def test_lang_002_many_lacking_words_are_one_finding():
    """A locale just begun is told in one sentence, with a count."""
    english = locale("English", *(entry("words", f"word {n}", "") for n in range(40)))
    found = words(house(en=english, de=locale("Deutsch")), "de")
    assert codes(found) == ["lang-002"]
    assert found.findings[0].message.endswith("“word 9” (words) and 30 more.")


@pytest.mark.parametrize(
    "said", ["{of}", "{value} {of} {more}", "valeur", "{value {of}", "{value} } {of}"]
)
def test_lang_003_words_without_the_fields_of_the_english_are_found(said: str):
    """A value dropped or made up, and braces that would stop the program."""
    french = FR.replace(b"{of} {value}", said.encode())
    found = words(house(en=EN, fr=french), "fr")
    assert codes(found) == ["lang-003"]
    assert found.findings[0].span.line > 1


def test_po_001_a_locale_file_that_cannot_be_read_is_told_with_its_line():
    """The house's own files are looked at like any catalogue."""
    found = words(house(en=EN, fr=FR + b"nonsense\n"), "fr")
    assert (found.made, codes(found)) == (None, ["po-001"])
    assert found.findings[0].span.path == "locale/fr.po"
    broken = words(house(en=EN + b"nonsense\n", fr=FR), "fr")
    assert [f.span.path for f in broken.findings] == ["locale/en.po"]


def test_more_words_than_english_has_are_let_be():
    """A language may need lists that English has no use for: prefixes, contractions."""
    french = FR + b"\n" + entry("words", "contractions", "de le>du").encode()
    found = words(house(en=EN, fr=french), "fr")
    assert found.findings == ()
    assert found.value.has("contractions", "words")


LOCALES = Path(__file__).parents[2] / "src" / "reportbuild" / "locale"


@pytest.mark.parametrize("language", sorted(file.stem for file in LOCALES.glob("*.po")))
def test_the_languages_of_the_house_are_whole(language: str):
    """Every locale that the tool brings along has all words, with their fields, and its name."""
    locales = {file.stem: file.read_bytes() for file in LOCALES.glob("*.po")}
    found = words(house(**locales), language)
    assert found.findings == ()
    assert found.value.has(*AUTONYM)
