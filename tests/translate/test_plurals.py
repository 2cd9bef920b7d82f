from __future__ import annotations

import gettext
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.statistics import CATEGORIES, Category
from reportbuild.translate.plurals import (
    categories,
    means_one_number,
    numbers_of,
    plural_forms,
    rearranged,
)

NUMBERS = (*range(1001), 10**6, 3 * 10**6, 10**9)
LANGUAGES = sorted(tag for tag in locale_identifiers() if "_" not in tag)
EAST_SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
    " n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 :"
    " n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)
REFORMED = "nplurals=2; plural=(n > 1);"


def rule(header: str) -> tuple[int, Callable[[int], int]]:
    """The number of forms that a header announces, and its formula as gettext follows it."""
    found = re.fullmatch(r"nplurals=(\d); plural=(.+);", header)
    assert found, header
    return int(found[1]), gettext.c2py(found[2])


@pytest.mark.parametrize("language", [*LANGUAGES, "pt-PT", "sr-Latn", "es-419", "ar-EG"])
def test_gettext_sorts_whole_numbers_as_cldr_does(language: str):
    """The formula gives each number the place of its CLDR category, millions too."""
    forms, choose = rule(plural_forms(language))
    order = categories(language)
    category = Locale.parse(language.replace("-", "_")).plural_form
    assert forms == len(order)
    assert [order[choose(n)] for n in NUMBERS] == [category(n) for n in NUMBERS]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "other"),
        ("en", "one other"),
        ("fr", "one many other"),
        ("es-419", "one many other"),
        ("pt", "one many other"),
        ("he", "one two other"),
        ("sr-Latn", "one few other"),
        ("ru", "one few many other"),
        ("ar", "zero one two few many other"),
        ("tlh", "other"),
    ],
)
def test_a_language_has_the_categories_of_cldr_in_its_order(language: str, expected: str):
    """That is the order of msgstr[0], msgstr[1] and so on."""
    assert " ".join(categories(language)) == expected


@pytest.mark.parametrize("language", ["fr", "es", "ar", "ru", "he", "zh", "sl", "cy", "br", "kw"])
def test_gettext_takes_the_header(language: str, tmp_path: Path):
    """Msgfmt follows the formula for a thousand numbers and finds no fault in it."""
    forms = "\n".join(f'msgstr[{n}] "{{value}} x"' for n in range(len(categories(language))))
    file = tmp_path / "x.po"
    file.write_text(
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {language}\\n"\n"Plural-Forms: {plural_forms(language)}\\n"\n\n'
        f'#, python-brace-format\nmsgid "{{value}} bar"\nmsgid_plural "{{value}} bars"\n{forms}\n'
    )
    done = subprocess.run(
        ["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", file],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_language_has_no_rule():
    """The header is left without one, for the translator's tool to fill in."""
    assert plural_forms("tlh") == ""


@pytest.mark.parametrize(
    ("language", "category", "single"),
    [
        ("ar", "two", True),
        ("ar", "zero", True),
        ("ar", "few", False),
        ("he", "two", True),
        ("he", "one", False),
        ("fr", "one", False),
        ("ru", "one", False),
        ("en", "one", True),
        ("en", "other", False),
        ("tlh", "other", False),
    ],
)
def test_a_form_may_leave_its_figure_out_where_it_can_mean_one_number_only(
    language: str, category: Category, single: bool
):
    """Arabic says "two bars" in one word; French "one" is nought as well, and 1.5."""
    assert means_one_number(language, category) is single


def test_numbers_of_a_category_are_whole_if_there_are_any():
    """Czech "many" is for parts alone; French "many" for millions."""
    assert numbers_of("fr", "many")[0] == 10**6
    assert str(numbers_of("cs", "many")[0]) == "0.1"
    assert numbers_of("tlh", "other") == ()


@pytest.mark.parametrize(
    ("written_by", "language", "forms", "expected"),
    [
        (REFORMED, "fr", ("bar", "bars"), ("bar", "", "bars")),
        ("nplurals=2; plural=(n != 1);", "es", ("bar", "bares"), ("bar", "", "bares")),
        (
            EAST_SLAVIC,
            "ru",
            ("бар", "бара", "баров"),
            ("бар", "бара", "баров", ""),
        ),
        (
            ARABIC,
            "ar",
            tuple("abcdef"),
            tuple("abcdef"),
        ),
        # a rule with its forms the other way round
        ("nplurals=2; plural=(n == 1);", "en", ("bars", "bar"), ("bar", "bars")),
        ("", "fr", ("bar", "bars"), ("bar", "", "bars")),
        ("nplurals=nonsense", "en", ("bar", "bars"), ("bar", "bars")),
        ("nplurals=1; plural=0;", "zh", ("酒吧",), ("酒吧",)),
    ],
)
def test_forms_written_by_an_older_rule_go_to_their_categories(
    written_by: str, language: str, forms: tuple[str, ...], expected: tuple[str, ...]
):
    """The form for most numbers stays that; a category that had no form of its own gets none."""
    assert rearranged(forms, written_by, language) == (expected, ())


def test_a_form_without_a_category_is_handed_back():
    """Nothing is dropped: the caller keeps what found no place."""
    assert rearranged(("a", "b"), "nplurals=2; plural=(n != 1);", "zh") == (("b",), ("a",))
    assert rearranged(("a", "b", "c"), plural_forms("en"), "en") == (("a", "b"), ("c",))


@given(
    st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=6),
    st.sampled_from(["", "nplurals=9; plural=n;", REFORMED, "junk", ARABIC, EAST_SLAVIC]),
    st.sampled_from(["fr", "ar", "zh", "ru", "tlh"]),
)  # fmt: skip
def test_no_word_is_lost_whatever_the_header_says(forms: list[str], written_by: str, language: str):
    """Placed or handed back, each form that says something comes out once; again, nothing moves."""
    placed, homeless = rearranged(forms, written_by, language)
    assert sorted(filter(None, (*placed, *homeless))) == sorted(filter(None, forms))
    assert len(placed) == len(categories(language))
    assert rearranged(placed, plural_forms(language), language) == (placed, ())


def test_categories_are_named_as_the_model_names_them():
    """CLDR knows no other than these six."""
    assert {c for tag in LANGUAGES for c in categories(tag)} == set(CATEGORIES)
