"""What makes a bound book last: PDF/A-3, conformance level A, beside PDF/UA-1 in one file.

Works within an open PDF that is tagged and has its metadata; ISO 19005-3. What the metadata have to
say of it is in `metadata`, what is embedded in `faces`.
"""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reportbuild.press.srgb import NAME, srgb

RGB_COMPONENTS = 3

_UNCLEAR_END = re.compile(rb"\r\nendstream\nendobj")
_LINE_FEED = 1
"""Where the line feed stands in an unclear end."""


def keep_for_good(book: pikepdf.Pdf) -> None:
    """Say what the colours are, and take away what readers may each do as they please."""
    book.Root.OutputIntents = Array([book.make_indirect(_output_intent(book))])
    for thing in book.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image:
            _settle_picture(thing)


def _output_intent(book: pikepdf.Pdf) -> Dictionary:
    """Return the intent by which all colours without a profile are those of a screen (6.2.3)."""
    profile = book.make_stream(srgb(), N=RGB_COMPONENTS, Alternate=Name.DeviceRGB)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(NAME),
        RegistryName=String("http://www.color.org"),
        Info=String(NAME),
        DestOutputProfile=profile,
    )


def _settle_picture(picture: pikepdf.Stream) -> None:
    """Take away the leave to smooth a picture that is shown larger than it is (6.2.8)."""
    if "/Interpolate" in picture:
        del picture.Interpolate


def clear_ends(saved: BytesIO) -> None:
    """Change a saved file so that no stream's last byte can be taken for half a line's end.

    Data that happen to end with a carriage return would seem one byte shorter than their length
    says (6.1.7.1), since a line feed follows; a second carriage return ends the line as well.
    """
    with saved.getbuffer() as data:
        for end in _UNCLEAR_END.finditer(data):
            data[end.start() + _LINE_FEED] = ord("\r")
