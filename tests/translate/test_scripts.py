"""The script of a tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.translate.scripts import names_script, with_script, without_script


@pytest.mark.parametrize(
    ("tag", "full"),
    [
        ("sr", "sr-Cyrl"),
        ("sr-me", "sr-Latn-ME"),
        ("SR-latn", "sr-Latn"),
        ("sr-Cyrl-XK", "sr-Cyrl-XK"),
        ("zh-TW", "zh-Hant-TW"),
        ("zh", "zh-Hans"),
        ("es-419", "es-Latn-419"),
        ("ar", "ar-Arab"),
        ("xx", "xx"),
        ("xx-YY", "xx-YY"),
        ("", ""),
    ],
)
def test_a_tag_gets_its_likeliest_script(tag: str, full: str):
    """That of its region, or else of its language; a script that it names stays."""
    assert with_script(tag) == full


@given(st.from_regex(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?", fullmatch=True))
def test_a_tag_with_its_script_is_whole(tag: str):
    """To complete it again changes nothing, and nothing of the tag is lost."""
    full = with_script(tag)
    assert with_script(full) == full
    assert set(tag.lower().split("-")) <= set(full.lower().split("-"))
    assert names_script(full) or full.lower() == tag.lower()


@pytest.mark.parametrize(
    ("tag", "bare"),
    [
        ("sr-Cyrl", "sr"),
        ("sr-cyrl-XK", "sr-XK"),
        ("sr-Latn", "sr-Latn"),
        ("zh-Hans-TW", "zh-TW"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("fr", "fr"),
        ("xx-Latn", "xx-Latn"),
        ("", ""),
    ],
)
def test_a_script_is_left_out_where_the_language_is_likeliest_written_in_it(tag: str, bare: str):
    """That of the language, not of its region; another script stays."""
    assert without_script(tag) == bare
