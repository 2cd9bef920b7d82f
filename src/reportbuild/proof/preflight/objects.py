"""Entries of a PDF's objects, taken from files that may be damaged or made to do harm.

What is not there, or is of another kind than it should be, is None; nothing here raises.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from reportbuild.proof.preflight.geometry import FAR

FAULTS = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    AttributeError,
    ArithmeticError,
    IndexError,
    KeyError,
    NotImplementedError,
    TypeError,
    UnicodeError,
    ValueError,
    zlib.error,
)
"""What reading an object of a faulty file may raise."""

LONGEST_WORDS = 80
"""Characters of a file's own words that a sentence quotes."""

LARGEST_STREAM = 16 * 2**20
"""Bytes of a stream once it is unpacked: more than any page of a report draws."""

_TRUSTED = {"/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85"}
_GROWING = {"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
_FLATE = {"/FlateDecode", "/Fl"}


class TooLargeError(Exception):
    """A stream unpacks to more than is looked at."""


def entry(holder: Object | None, name: str) -> Object | None:
    """Return an entry of a dictionary or of a stream's, or None."""
    if not name or not isinstance(holder, Dictionary | Stream):
        return None
    try:
        found = holder.get(name)
    except FAULTS:
        return None
    return found


def below(holder: Object | None, *names: str) -> Object | None:
    """Return what is found by going from entry to entry."""
    for name in names:
        holder = entry(holder, name)
    return holder


def pairs(holder: Object | None) -> Iterator[tuple[str, Object]]:
    """Yield the entries of a dictionary, by name."""
    if isinstance(holder, Dictionary | Stream):
        for name in sorted(holder.keys()):
            found = entry(holder, name)
            if found is not None:
                yield name, found


def many(value: Object | None) -> list[Object]:
    """Return the items of an array; of any other thing itself; of nothing, none."""
    if value is None:
        return []
    if isinstance(value, Array):
        try:
            return list(value.as_list())
        except FAULTS:
            return []
    return [value]


def number(value: object, otherwise: float = 0.0) -> float:
    """Return an entry as a number that can be reckoned with."""
    try:
        found = float(value)  # type: ignore[arg-type]  # whatever it is: that is the question
    except FAULTS:
        return otherwise
    return found if abs(found) < FAR else otherwise


def numbers(value: Object | None, size: int) -> tuple[float, ...] | None:
    """Return an array of so many numbers, or None."""
    items = many(value)
    if len(items) != size:
        return None
    try:
        found = tuple(float(item) for item in items)
    except FAULTS:
        return None
    return found if all(abs(item) < FAR for item in found) else None


def text(value: object) -> str:
    """Return a name or a string as people read it, short enough for a sentence."""
    try:
        said = str(value)
    except FAULTS:
        return "?"
    said = said.removeprefix("/") if isinstance(value, Name) else said
    return said if len(said) <= LONGEST_WORDS else said[: LONGEST_WORDS - 1] + "…"


def key(value: Object) -> tuple[int, int]:
    """Return the number of an indirect object; (0, 0) of a direct one."""
    try:
        return value.objgen
    except FAULTS:
        return (0, 0)


def unpacked(stream: Stream, most: int = LARGEST_STREAM) -> bytes:
    """Return the bytes of a stream; raise `TooLargeError` rather than unpack more than `most`.

    The size is known before the whole is unpacked, so that a small file cannot fill the memory.
    """
    filters = [str(name) for name in many(entry(stream, "/Filter"))]
    raw = stream.read_raw_bytes()
    growing = sum(name in _FLATE | _GROWING for name in filters)
    if growing > 1 or any(name not in _TRUSTED | _GROWING | _FLATE for name in filters):
        raise TooLargeError
    if any(name in _GROWING for name in filters) and len(raw) > most // 64:
        raise TooLargeError
    if len(raw) > most or (filters and filters[-1] in _FLATE and _inflates(raw, filters, most)):
        raise TooLargeError
    return bytes(stream.read_bytes())


def _inflates(raw: bytes, filters: list[str], most: int) -> bool:
    """Tell whether Flate data are more than so many bytes; those behind other filters may be."""
    unpacking = zlib.decompressobj()
    size = 0
    try:
        rest = _plain(raw, filters[:-1])
        while rest and size <= most:
            size += len(unpacking.decompress(rest, 2**20))
            rest = unpacking.unconsumed_tail
    except (zlib.error, ValueError):
        return False  # as reading it will say
    return size > most


def _plain(raw: bytes, filters: list[str]) -> bytes:
    """Take off the filters that only write bytes as letters."""
    for name in filters:
        letters = b"".join(raw.split())
        if name in ("/ASCIIHexDecode", "/AHx"):
            digits = letters.partition(b">")[0]
            raw = binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        else:
            raw = base64.a85decode(letters.removeprefix(b"<~").partition(b"~>")[0])
    return raw
