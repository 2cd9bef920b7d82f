"""The record of signatures: what goes in comes out, and what is no record counts for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.signoff import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Signature,
    fault_of_name,
    fault_of_note,
)
from reportbuild.signoff import record as recording
from reportbuild.signoff.items import ITEMS
from reportbuild.signoff.record import read_record, signed, write_record
from tests.signoff.made import signature

NAMES = st.text(st.characters(categories=["L", "M", "N"]), min_size=1, max_size=LONGEST_NAME)
NOTES = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=50)
SIGNATURES = st.builds(
    lambda item, form, name, day, note, digest: Signature(
        "sr-Latn", form, "a-sr.pdf", digest, item, name, day, note
    ),
    st.sampled_from([item.key for item in ITEMS]),
    st.sampled_from(["pdf", "epub", "print"]),
    NAMES.filter(lambda text: not fault_of_name(text)),
    st.dates(),
    NOTES.filter(lambda text: not fault_of_note(text)),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)
ONE = write_record([signature("order")]).decode()


@given(st.lists(SIGNATURES, max_size=5))
def test_what_is_written_is_read_again(signatures: list[Signature]):
    """Every signature that may be recorded comes back, and in any order the bytes are the same."""
    data = write_record(signatures)

    assert set(read_record(data).value) == set(signatures)
    assert write_record(reversed(signatures)) == data


def test_a_record_that_is_empty_has_no_signatures():
    """No entry, or nothing at all, is no fault."""
    assert read_record(b"").value == read_record(write_record([])).value == ()


def test_a_newer_signature_of_the_same_person_takes_the_place_of_theirs():
    """For the same file and item; other people's and other files' stay."""
    first = signature("order")
    other = signature("order", by="JT")
    earlier = signature("order", digest="cd" * 32)
    again = replace(first, date=date(2026, 4, 1), note="heard again")

    assert signed((first, other, earlier), [again]) == (other, earlier, again)


BROKEN = [
    ("no toml", "This is no TOML.", 1),
    ("\n\n<<<<<<< ours\n", "This is no TOML.", 3),
    ("x = 1", "“x” has no place in it.", 0),
    ("signature = 1", "“signature” has no place in it.", 0),
    ("signature = [1]", "An entry is no signature.", 0),
    ("a = " + "[" * 5000 + "]" * 5000, "This is no", None),
    (ONE.replace('by = "MK"\n', ""), "A signature has no by.", 5),
    (ONE.replace('by = "MK"', 'by = "MK"\nmore = 1'), "A signature has no place for “more”.", 5),
    (ONE.replace("2026-03-31", '"2026-03-31"'), "The date of a signature is no day", 5),
    (ONE.replace("2026-03-31", "2026-03-31T10:00:00"), "The date of a signature is no day", 5),
    (ONE.replace('"MK"', "7"), "The by of a signature is no text.", 5),
    (ONE.replace('"MK"', '"M\\u0007K"'), "“M\x07K” cannot be who has signed: it holds U+0007", 5),
    (ONE.replace('"MK"', '"' + "M" * 61 + '"'), "cannot be who has signed: it has 61 char", 5),
    (ONE.replace('"pdf"', '"doc"'), "“doc” is no format.", 5),
    (ONE.replace("ab", "AB"), "cannot be the sha256 of a signature.", 5),
    (ONE.replace('"fr"', '"../x"'), "“../x” cannot be the edition of a signature.", 5),
    (ONE.replace('"stock-fr.pdf"', '"/etc/x"'), "“/etc/x” cannot be the file of a signature.", 5),
    (ONE.replace('"order"', '"O R"'), "“O R” cannot be the item of a signature.", 5),
    (ONE + 'note = "' + "n" * 501 + '"', "A note cannot be kept: it has 501 characters", 5),
]


@pytest.mark.parametrize(("text", "said", "line"), BROKEN)
def test_a_record_that_is_none_counts_for_nothing(text: str, said: str, line: int | None):
    """sign-001, with the line where there is one; no signature of it is believed, even a sound."""
    read = read_record(text.encode())

    assert read.made is None
    (found,) = read.findings
    assert found.code == "sign-001"
    assert said in found.message
    assert line in (None, found.span.line)


def test_bytes_that_are_no_text_and_a_record_too_large_are_findings(
    monkeypatch: pytest.MonkeyPatch,
):
    """sign-001 too: nothing is guessed of what cannot be read."""
    assert [found.code for found in read_record(b"\xff\xfe").findings] == ["sign-001"]
    monkeypatch.setattr(recording, "LARGEST", 10)
    assert [found.code for found in read_record(ONE.encode()).findings] == ["sign-001"]


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_nothing_that_is_read_is_a_traceback(data: bytes):
    """Whatever bytes lie there: signatures, or a finding."""
    read = read_record(data)
    assert read.made is not None or read.findings


def test_a_signature_for_what_is_not_asked_is_told_and_kept():
    """sign-002 at its line: an item of another version, and one of another format."""
    given_ = [signature("order"), signature("hologram"), signature("barcode")]
    read = read_record(write_record(given_))

    assert set(read.value) == set(given_)
    found = [(f.code, f.span.line, f.message) for f in read.findings]
    assert found == [
        ("sign-002", 5, "“barcode” is not asked of the format pdf."),
        ("sign-002", 14, "“hologram” is not asked of the format pdf."),
    ]


@pytest.mark.parametrize(
    "name",
    ["MK", "Mira Krasniqi", "O’Brien", "آ. ب", "می\u200cنا", "Đ. Ђ.", "王芳", "Gal·la", "R2"],
)
def test_names_of_any_script_and_initials_can_sign(name: str):
    """A name is whatever people are called by."""
    assert fault_of_name(name) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it has 0 characters"),
        ("7", "it has no letter"),
        ("M" * (LONGEST_NAME + 1), "it has 61 characters"),
        (" MK", "it has spaces at its ends"),
        ("M  K", "it has spaces at its ends, or several in a row"),
        ("M\nK", "it has spaces at its ends, or several in a row"),
        ("M\x1b[31mK", "it holds U+001B"),
        ("M\u202eK", "it holds U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("M\ud800", "it holds U+D800"),
        ("mk@example.org", "it holds U+0040 COMMERCIAL AT"),
        ("<b>MK", "it holds U+003C"),
        ("M\u3164", "it holds U+3164 HANGUL FILLER"),
    ],
)
def test_what_is_no_name_cannot_sign(name: str, why: str):
    """Controls, turned lines, letters that are none, addresses, books."""
    assert fault_of_name(name).startswith(why)


@pytest.mark.parametrize("note", ["x" * (LONGEST_NOTE + 1), "a\nb", "a\x00", "a\u202e", "a\u2028b"])
def test_a_note_is_one_line_of_moderate_length(note: str):
    """What would change a page or a terminal, or fill a record, is refused; words are not."""
    assert fault_of_note(note)
    assert fault_of_note("NVDA 2025.1, “Firefox” <beta> – نعم") == fault_of_note("") == ""
