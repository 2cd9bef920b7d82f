"""XML that strangers send: parsed without entities, network or size, and its inline codes read.

In: bytes of a file that came back. Out: its root element, or the finding that it cannot be read;
and from the element of a translation its words and codes. XLIFF 1.2 and 2.0 name their codes
differently, but no name means one thing in one of them and another in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lxml import etree

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.translate.exchange import Code, Coded, CodeKind, Piece

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest file that is read: some hundred times the longest report's."""

_HEAD = 64 * 1024  # bytes in which a document type is looked for, if the file cannot be parsed
_EXPORTED_AGAIN = "Ask for the file once more, or export it again."

_ALONE = frozenset({"x", "ph"})
_PAIRED = frozenset({"g", "pc"})
_OPENING = frozenset({"bx", "bpt", "sc"})
_CLOSING = frozenset({"ex", "ept", "ec"})
_NOTHING = frozenset({"sm", "em"})

Part: TypeAlias = Literal["alone", "open", "close"]


class UnreadableTextError(Exception):
    """Codes of a text that do not close, or overlap; the message is for the translator."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a code stands, opens or closes; `key` tells the two halves of a pair as one."""

    part: Part
    key: str
    id: str = ""
    kind: CodeKind = ""
    name: str = ""


@dataclass(slots=True)
class _Open:
    mark: _Mark
    pieces: list[Piece] = field(default_factory=list)


def parsed(path: str, data: bytes) -> Checked[etree._Element]:
    """Return the root of an XML document of any encoding that declares itself.

    Errors (xch-001, xch-002): too large, too deep, not well formed; a document type, which could
    have entities that name files or grow without end.
    """
    if len(data) > LARGEST:
        message = f"The file is larger than {LARGEST // 1024 // 1024} MiB."
        return Checked(None, (Finding("xch-001", Span(path), message),))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        tree = etree.fromstring(data, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:  # or an encoding that is none
        if b"<!DOCTYPE" in data[:_HEAD].replace(b"\0", b""):
            return Checked(None, (_doctype(path),))
        line = (error.lineno or 0) if isinstance(error, etree.XMLSyntaxError) else 0
        told = _plain(error.msg) if isinstance(error, etree.XMLSyntaxError) else "its encoding"
        message = f"The file is not XML that can be read: {told}."
        return Checked(None, (Finding("xch-001", Span(path, line), message, _EXPORTED_AGAIN),))
    if tree.docinfo.internalDTD is not None:
        return Checked(None, (_doctype(path),))
    return Checked(tree.getroot())


def _doctype(path: str) -> Finding:
    message = "The file has a document type (DOCTYPE), which files of this kind never have."
    hint = "It may be made to harm. Do not open it elsewhere; ask whoever sent it."
    return Finding("xch-002", Span(path), message, hint)


def _plain(message: str) -> str:
    """Return a parser's message without what it says of where, in printable characters."""
    first = message.partition(", line ")[0].strip().rstrip(".")
    return "".join(c if c.isprintable() else "�" for c in first)[:160]


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "" of comments and instructions."""
    return "" if callable(element.tag) else etree.QName(element).localname


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names, whatever their namespace."""
    return (inner for inner in element if local(inner) in names)


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without namespace, "" if there is none."""
    if name in element.attrib:
        return str(element.attrib[name])
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(f"}}{name}")), "")


def line(element: etree._Element) -> int:
    """Return the line of an element, 0 if nobody knows."""
    found: int | None = element.sourceline  # type: ignore[assignment]  # an ellipsis in the stubs
    return found or 0


def content(element: etree._Element, kinds: Mapping[str, CodeKind]) -> Coded:
    """Return the words and codes of an element; raises `UnreadableTextError`.

    `kinds` tells from `ctype` or `subType` what a code stands for. Marks of segments, terms and
    comments (`mrk`) and elements of other namespaces are seen through; white space with a line end
    in it becomes one line feed.
    """
    stack = [_Open(_Mark("open", ""))]
    for piece in _flat(element, kinds):
        if isinstance(piece, str):
            _add(stack[-1].pieces, piece)
        elif piece.part == "alone":
            stack[-1].pieces.append(Code(piece.id, piece.kind, piece.name))
        elif piece.part == "open":
            stack.append(_Open(piece))
        else:
            _close(stack, piece)
    if len(stack) > 1:
        raise UnreadableTextError(f"The code “{stack[-1].mark.id}” opens and does not close.")
    return tuple(_tidy(p) if isinstance(p, str) else p for p in stack[0].pieces)


def _close(stack: list[_Open], mark: _Mark) -> None:
    if len(stack) == 1 or stack[-1].mark.key != mark.key:
        message = f"The code “{mark.id}” closes where another one is open, or none."
        raise UnreadableTextError(message)
    done = stack.pop()
    words = tuple(_tidy(p) if isinstance(p, str) else p for p in done.pieces)
    opened = done.mark
    stack[-1].pieces.append(Code(opened.id, opened.kind, opened.name, words))


def _add(pieces: list[Piece], text: str) -> None:
    if not text:
        return
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] += text
    else:
        pieces.append(text)


def _tidy(text: str) -> str:
    return re.sub(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*", "\n", text)


def _flat(element: etree._Element, kinds: Mapping[str, CodeKind]) -> Iterator[str | _Mark]:
    """Yield text and marks in order. Trees deeper than a few hundred levels were never parsed."""
    yield element.text or ""
    for inner in element:
        if isinstance(inner.tag, str):
            yield from _one(inner, kinds)
        yield inner.tail or ""


def _one(element: etree._Element, kinds: Mapping[str, CodeKind]) -> Iterator[str | _Mark]:
    name = local(element)
    number = attribute(element, "id")
    told = attribute(element, "ctype") or attribute(element, "subType")
    kind, of = _kind(told, kinds)
    if name in _ALONE:
        yield _Mark("alone", number, number, kind, of)
    elif name in _PAIRED:
        # a pair's end belongs to its own element, whatever its number
        key = f"{number} {id(element)}"
        yield _Mark("open", key, number, kind, of)
        yield from _flat(element, kinds)
        yield _Mark("close", key, number)
    elif name in _OPENING or (name == "it" and attribute(element, "pos") == "open"):
        yield _Mark("open", attribute(element, "rid") or number, number, kind, of)
    elif name in _CLOSING or name == "it":
        key = attribute(element, "startRef") or attribute(element, "rid") or number
        yield _Mark("close", key, key)
    elif name == "cp":
        yield _character(attribute(element, "hex"))
    elif name not in _NOTHING:
        yield from _flat(element, kinds)


def _kind(told: str, kinds: Mapping[str, CodeKind]) -> tuple[CodeKind, str]:
    if told in kinds:
        return kinds[told], ""
    _, found, language = told.partition("lang-")
    return ("foreign", f"lang.{language.replace('-', '_')}") if found else ("", "")


def _character(number: str) -> str:
    """Return the character that XML cannot carry and XLIFF 2.0 names by its number."""
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
