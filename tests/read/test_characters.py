from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.finding import Span
from reportbuild.read.characters import decode, stray, unbalanced

AT = Span("a.md", 1)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff", 1),
        (b"a\nb\n\xc3(", 3),
        (b"a\r\nb\r\xe9", 3),
        (b"\xed\xa0\x80", 1),
        (b"a\n\xc3", 2),
    ],
)
def test_bytes_that_are_no_utf_8_are_found_on_their_line(data: bytes, line: int):
    """src-002: the line counts LF, CRLF and CR."""
    made = decode("a.md", data)
    assert made.made is None
    assert [(f.code, f.span) for f in made.findings] == [("src-002", Span("a.md", line))]


@given(st.text())
def test_what_is_utf_8_comes_back(text: str):
    """Every text comes back with LF line ends, less a byte order mark at its head."""
    made = decode("a.md", text.encode())
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert made.value == expected


@pytest.mark.parametrize(
    "character",
    ["\0", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u2063", "\u206a", "\ufeff", "\ufff9",
     "\ufffd", "\ufffe", "\U000e0041"],
)  # fmt: skip
def test_stray_characters_are_found_with_their_line(character: str):
    """src-003: what nobody sees, and what marks a loss, is found on each line it stands on."""
    made = decode("a.md", f"a\nb{character}{character}\nc".encode())
    assert [(f.code, f.span.line) for f in made.findings] == [("src-003", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "a\tb",
        "می‌خواهم",
        "क्‍ष",
        "א\u200fב",
        "a\u00adb",
        "👩‍👩‍👧",
        "ﻻ",
        "\u00a0\u202f\u2011",
        "葛\U000e0100",
    ],
)
def test_characters_that_scripts_need_pass(text: str):
    """Joiners, marks, soft hyphens, fixed spaces and variants are part of writing."""
    assert stray(text, AT) == []
    assert unbalanced(text, AT) == []


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("\u2067a\u2069", True),
        ("\u202aa\u2067b\u2069c\u202c", True),
        ("\u2067a", False),
        ("a\u2069", False),
        ("\u2067a\u202c", False),
        ("\u202aa\u2067b\u202cc\u2069", False),
    ],
)
def test_directional_controls_close_in_order(text: str, balanced: bool):
    """src-004: what stays open would reorder the rest of the paragraph."""
    assert [f.code for f in unbalanced(text, AT)] == ([] if balanced else ["src-004"])


def test_huge_files_are_refused():
    """src-005: by their bytes, and by their lines."""
    for data in (b"a" * 500_001, b"\n" * 25_001):
        assert [f.code for f in decode("a.md", data).findings] == ["src-005"]
    assert decode("a.md", b"a" * 500_000).findings == ()


@pytest.mark.parametrize("cut", ["5,8\u200b00", "5\u00ad800", "5\u2060,800", "٥\u200f٨٠٠"])
def test_a_figure_that_is_cut_by_something_invisible_is_found(cut: str):
    """src-003: it looks whole, and whoever searches or listens meets two figures."""
    made = decode("a.md", f"a\nonly {cut} of\n".encode())
    assert [(f.code, f.span.line) for f in made.findings] == [("src-003", 2)]


@pytest.mark.parametrize(
    "text", ["5\u200bpeople", "ភាសា\u200bខ្មែរ", "5.\u200f", "1990\u2013\u20602000"]
)
def test_invisible_characters_between_words_may_stand(text: str):
    """Some scripts part their words so, and a figure may end beside one."""
    assert stray(text, AT) == []
