"""Content streams of a PDF, cut into those instructions that tell what is said and shown.

Takes a page or a form; gives its instructions (ISO 32000-1, 7.8.2). Streams of plain numbers, names
and strings, as layout engines write them, are cut here, which takes a fifth of the time; a stream
with anything else in it goes to pikepdf as a whole.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


@dataclass(frozen=True, slots=True)
class Properties:
    """What a marked-content sequence says of itself (ISO 32000-1, 14.6): its number, the text that
    stands for what it draws, and whether it is of pagination.
    """

    number: int | None = None
    replacement: str | None = None
    pagination: bool = False


class Instruction(NamedTuple):
    """An operator, and what it is about: with `Tf`, `Do`, `BMC` and `BDC` a name, with operators
    that show text the strings shown, with `BDC` properties or their name among the resources.
    """

    operator: str
    name: str = ""
    shown: tuple[bytes, ...] = ()
    said: Properties | str = ""


SHOWING = frozenset({"Tj", "TJ", "'", '"'})
"""Operators that show text (ISO 32000-1, 9.4.3)."""

PAINTS = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"})
"""Operators that paint, besides those that show text or draw objects (ISO 32000-1, Annex A)."""

_NAMING = frozenset({"Tf", "Do", "BMC"})
_BARE = {name: Instruction(name) for name in (*PAINTS, "EMC", "ET")}
"""Operators that matter without operands; colours, matrices and paths say nothing."""


_BLANK = rb"[\0\t\n\f\r ]"
_NAME = rb"/[A-Za-z0-9_.+:-]*+"
_NUMBER = rb"[-+]?+(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)"
_HEX = rb"<[0-9A-Fa-f]*+>"
_LITERAL = rb"\((?:[^()\\]|\\.)*+\)"
_ARRAY = rb"\[(?:[0-9.+\-\0\t\n\f\r ]*+" + _HEX + rb")*+[0-9.+\-\0\t\n\f\r ]*+\]"
_DICTIONARY = rb"<<(?:[A-Za-z0-9/_.+:\-\0\t\n\f\r ]++|" + _HEX + rb"|" + _LITERAL + rb")*+>>"
_OPERAND = rb"(?:%b(?![A-Za-z'\"])|%b|%b|%b|%b|%b)" % (
    _NUMBER, _NAME, _HEX, _ARRAY, _DICTIONARY, _LITERAL,
)  # fmt: skip
_END = rb"(?![^\0\t\n\f\r /\[(<])"
_SILENT = rb"(?:(?:%b%b*+|%b%b++)*+(?:q|Q|cm|gs|rg|RG|g|BT|Tm|Td|w|J|j|m|l|c|re|W|W\*|n)%b%b*+)" % (
    _NAME, _BLANK, _NUMBER, _BLANK, _END, _BLANK,
)  # fmt: skip
"""An instruction that sets colours, places and paths, and neither says nor shows anything."""

_INSTRUCTION = re.compile(
    rb"%b*+%b*+((?:%b%b*+)*+)([A-Za-z'\"][A-Za-z0-9*]*+)%b"
    % (_BLANK, _SILENT, _OPERAND, _BLANK, _END),
    re.DOTALL,
)
_REST = re.compile(_BLANK + rb"*+" + _SILENT + rb"*+")
_HEXES = re.compile(_HEX)
_STRING, _STRINGS = (re.compile(kind + _BLANK + rb"*+") for kind in (_HEX, rb"\[[^\]]*+\]"))
_SHOWN = {b"Tj": _STRING, b"'": _STRING, b'"': re.compile(rb"(?!)"), b"TJ": _STRINGS}
_NAMED = re.compile(_NAME)
_CODES = re.compile(rb"<((?:[0-9A-Fa-f]{4})*+)>")
_TAG_AND_PROPERTIES = re.compile(rb"(/[^/<]*?)" + _BLANK + rb"*+([/<].*)", re.DOTALL)
_FOREIGN = frozenset({"BI", "ID", "EI", "true", "false", "null"})
"""What begins an inline image, whose bytes are no instructions, and words that are operands."""


class _OddError(Exception):
    """A stream holds what is not cut here."""


def instructions(content: Object) -> list[Instruction]:
    """Return the instructions of a page or form that mark, show text, draw or paint."""
    try:
        return [*_cut(_bytes(content))]
    except _OddError:
        return [*_parsed(pikepdf.parse_content_stream(content))]


def _bytes(content: Object) -> bytes:
    stream = content if isinstance(content, pikepdf.Stream) else content.get("/Contents")
    if stream is None:
        return b""
    parts = stream.as_list() if isinstance(stream, Array) else [stream]
    return b"\n".join(part.read_bytes() for part in parts)


# --- plain streams ------------------------------------------------------------------------------


def _cut(data: bytes) -> Iterator[Instruction]:
    end = 0
    for found in _INSTRUCTION.finditer(data):
        if found.start() != end:
            raise _OddError
        end = found.end()
        operands, operator = found.groups()
        if strings := _SHOWN.get(operator):
            if not strings.fullmatch(operands):
                raise _OddError
            yield Instruction(operator.decode(), "", _shown(operands))
        elif instruction := _instruction(operator.decode(), operands):
            yield instruction
    if not _REST.fullmatch(data, end):
        raise _OddError


@lru_cache(maxsize=4096)
def _instruction(operator: str, operands: bytes) -> Instruction | None:
    """Return an instruction, if it matters; most of them stand on nearly every page."""
    if operator == "BDC":
        tag, said = _marked(operands)
        return Instruction(operator, tag, said=said)
    if operator in _NAMING:
        return Instruction(operator, _named(operands))
    if operator in _FOREIGN:
        raise _OddError
    return _BARE.get(operator)


def _shown(operands: bytes) -> tuple[bytes, ...]:
    """Return the strings shown, joined where each holds whole codes of two bytes."""
    pieces = _CODES.findall(operands)
    if len(pieces) == operands.count(b"<"):
        return (unhexlify(b"".join(pieces)),)
    return tuple(bytes(Object.parse(string)) for string in _HEXES.findall(operands))


def _named(operands: bytes) -> str:
    name = _NAMED.match(operands)
    if not name:
        raise _OddError
    return name[0].decode()


def _marked(operands: bytes) -> tuple[str, Properties | str]:
    found = _TAG_AND_PROPERTIES.fullmatch(operands)
    if not found:
        raise _OddError
    return found[1].decode(), _properties(Object.parse(found[2]))


# --- any stream ---------------------------------------------------------------------------------


def _parsed(
    found: Iterable[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage],
) -> Iterator[Instruction]:
    for instruction in found:
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "TJ":
            strings = (s for s in operands[0] if isinstance(s, pikepdf.String))
            yield Instruction(operator, shown=tuple(bytes(s) for s in strings))
        elif operator in SHOWING:
            yield Instruction(operator, shown=(bytes(operands[-1]),))
        elif operator == "BDC":
            yield Instruction(operator, str(operands[0]), said=_properties(operands[1]))
        elif operator in _NAMING:
            yield Instruction(operator, str(operands[0]))
        elif operator in _BARE:
            yield _BARE[operator]


def _properties(said: Object) -> Properties | str:
    return str(said) if isinstance(said, Name) else properties_of(said)


def properties_of(said: Object) -> Properties:
    """Return the properties that a dictionary holds."""
    if not isinstance(said, Dictionary):
        raise TypeError("properties of marked content that are no dictionary")
    number, replacement = said.get("/MCID"), said.get("/ActualText")
    return Properties(
        number=None if number is None else int(number),
        replacement=None if replacement is None else str(replacement),
        pagination=said.get("/Type") == Name.Pagination,
    )
