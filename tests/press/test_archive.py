"""What a bound book says for those who keep it: its colours, and where its streams end."""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from reportbuild.press.archive import clear_ends, keep_for_good
from reportbuild.press.srgb import srgb
from tests.press.made import BOTH, bound, composition, failures, sheet
from tests.stock import stock_jpeg, stock_png

PICTURES = (
    '<section id="s"><h1>Road</h1><p><img src="asset:a.png" alt="A map"/></p>'
    '<p><img src="asset:b.jpg" alt="A woman"/></p><p><img src="asset:c.svg" alt="Faint"/></p>'
    '<p style="opacity:0.5"><a href="https://example.org/">Link</a></p></section>'
)
FAINT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    b'<path d="M0 0H9V9Z" fill="#c00" opacity="0.5"/></svg>'
)


@cache
def book() -> bytes:
    """A book with every kind of picture, a link, and colours that let others through."""
    assets = {"a.png": stock_png(), "b.jpg": stock_jpeg(), "c.svg": FAINT}
    made, _ = bound(composition(sheet(PICTURES), assets=assets))
    assert made.findings == ()
    return made.value.data


def without(entry: str) -> bytes:
    """The book again, with an entry taken out of whatever holds it."""
    with pikepdf.open(BytesIO(book())) as file:
        for thing in file.objects:
            if isinstance(thing, Dictionary | pikepdf.Stream) and entry in thing:
                del thing[entry]
        data = BytesIO()
        file.save(data)
    return data.getvalue()


def test_a_book_with_pictures_links_and_transparency_is_both_standards():
    """PDF/UA-1 and PDF/A-3a in one file."""
    assert failures(book(), *BOTH) == []


@pytest.mark.parametrize("entry", ["/OutputIntents", "/F", "/Metadata", "/MarkInfo", "/Lang"])
def test_the_validator_misses_what_is_taken_away(entry: str):
    """Colours, flags of links, metadata, structure, language: each of them is needed."""
    assert failures(without(entry), *BOTH)


def test_colours_are_those_of_screens():
    """One intent, with the profile in the file."""
    with pikepdf.open(BytesIO(book())) as file:
        (intent,) = file.Root.OutputIntents
        assert intent.S == Name.GTS_PDFA1
        assert int(intent.DestOutputProfile.N) == 3
        assert intent.DestOutputProfile.read_bytes() == srgb()


def test_no_picture_may_be_smoothed():
    """The engine lets readers smooth pictures; PDF/A does not (ISO 19005-3, 6.2.8)."""
    with pikepdf.open(BytesIO(book())) as file:
        pictures = [
            thing
            for thing in file.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image
        ]
        assert len(pictures) == 2
        assert all("/Interpolate" not in picture for picture in pictures)
        pictures[0].Interpolate = True
        keep_for_good(file)
        assert "/Interpolate" not in pictures[0]


def test_a_stream_that_ends_with_a_carriage_return_has_its_whole_length():
    """Its last byte and the line feed after it would be taken for one end of a line."""
    unlucky = next(
        words
        for words in (f"% {i}".encode() for i in range(10_000))
        if zlib.adler32(words) & 0xFF == ord("\r")
    )
    with pikepdf.open(BytesIO(book())) as file:
        file.pages[0].contents_add(unlucky)
        data = BytesIO()
        file.save(data)
    unclear = data.getvalue()
    clear_ends(data)
    assert any("LENGTH" in fault for fault in failures(unclear, "3a"))
    assert failures(data.getvalue(), *BOTH) == []
    with pikepdf.open(data) as file:
        assert file.check_pdf_syntax() == []
        assert file.pages[0].Contents[-1].read_bytes() == unlucky


@given(st.lists(st.sampled_from([b"\r", b"\n", b"\r\nendstream", b"\nendobj", b"x"])))
def test_only_the_ends_of_streams_are_changed(pieces: list[bytes]):
    """Every unclear end, wherever it stands, becomes clear; not a byte more, and none is added."""
    data = BytesIO(b"".join(pieces))
    expected = data.getvalue().replace(b"\r\nendstream\nendobj", b"\r\rendstream\nendobj")
    clear_ends(data)
    assert data.getvalue() == expected
