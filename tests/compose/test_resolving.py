"""Tokens in their places: the stylesheet says the same, and the engine has less to work out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.compose.resolving import resolved

ROOT = ":root { --leading: 12pt; --half: calc(var(--leading) / 2); }"


@pytest.mark.parametrize(
    ("rule", "becomes"),
    [
        ("p { margin: var(--leading) }", "p { margin: 12pt }"),
        ("p { margin: var( --half ) }", "p { margin: 6pt }"),
        ("p { margin: calc(var(--leading) * .75) 0 }", "p { margin: 9pt 0 }"),
        ("p { margin: calc(var(--leading) * -1) }", "p { margin: -12pt }"),
        ("p { margin: calc(var(--leading) / 0) }", "p { margin: calc(12pt / 0) }"),
        ("p { margin: calc(var(--leading) - 1pt) }", "p { margin: calc(12pt - 1pt) }"),
        ("p { width: var(--share, 3%) }", "p { width: var(--share, 3%) }"),
        ("p { width: var(--unknown) }", "p { width: var(--unknown) }"),
    ],
)
def test_tokens_and_products_become_plain_values(rule: str, becomes: str):
    """What cannot be known here stays for the engine: fallbacks, sums, what no root sets."""
    assert resolved(f"{ROOT}\n{rule}", "ltr").endswith(becomes)


def test_what_an_element_sets_for_itself_is_left_to_the_engine():
    """Its value depends on where it is asked for."""
    css = f"{ROOT}\np {{ --leading: 9pt }}\nem {{ margin: var(--leading) }}"
    assert resolved(css, "ltr").endswith("em { margin: var(--leading) }")


@pytest.mark.parametrize(("direction", "leading"), [("ltr", "14pt"), ("rtl", "20pt")])
def test_the_direction_of_writing_counts_for_more_than_the_order(direction: str, leading: str):
    """A trim's own tokens come later than the house's for right-to-left text, and give way."""
    css = (
        ':root { --leading: 12pt } :root[dir="rtl"] { --leading: 20pt } '
        ":root { --leading: 14pt /* of this trim */ } p { margin: var(--leading) }"
    )
    assert resolved(css, direction).endswith(f"p {{ margin: {leading} }}")  # type: ignore[arg-type]


@given(st.text(alphabet="abc{}();:*/-, \n\"'vr.0123", max_size=80))
def test_any_stylesheet_is_taken(css: str):
    """Whatever is wrong with it is the engine's to say."""
    resolved(ROOT + css, "ltr")
