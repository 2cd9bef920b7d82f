"""What the pages of a PDF show, read back: the text of each piece of marked content, and the rest.

Takes an open PDF; gives, page by page, text by marked-content number (ISO 32000-1, 14.6), and the
text of artifacts. Every content stream is read once. Text comes from `ActualText`, or else from the
fonts' `ToUnicode` maps (9.10).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

CODE_BYTES = 2
"""Bytes of a character code in a composite font with the encoding Identity-H."""

PAINTS = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"})
"""Operators that paint, besides those that show text or draw objects (ISO 32000-1, Annex A)."""

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


@dataclass(slots=True)
class PageText:
    """The text of one page: by marked-content number, in artifacts, and in neither.

    `furniture` is the text of the artifacts of pagination: folios, running heads, draft marks.
    `unmarked` counts what is painted and is neither text nor within any marked content.
    """

    marked: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    unmarked: int = 0


@dataclass(slots=True)
class _Mark:
    """An open marked-content sequence, and the text in it."""

    artifact: bool
    number: int | None
    replacement: str | None
    furniture: bool = False
    parts: list[str] = field(default_factory=list)


class PageReader:
    """Reads pages; remembers the fonts' maps."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], dict[int, str]] = {}

    def read(self, page: Object) -> PageText:
        """Return the text of a page, that of the forms drawn on it too."""
        text = PageText()
        self._read(page, page.get("/Resources", Dictionary()), [], text)
        return text

    def _read(self, content: Object, resources: Object, marks: list[_Mark], text: PageText) -> None:
        codes: Mapping[int, str] = {}
        for instruction in pikepdf.parse_content_stream(content):
            operands = instruction.operands
            match str(instruction.operator):
                case "BMC":
                    marks.append(_Mark(str(operands[0]) == "/Artifact", None, None))
                case "BDC":
                    marks.append(_opened(operands[0], operands[1], resources))
                case "EMC":
                    _close(marks.pop(), marks, text)
                case "ET" if marks and marks[-1].furniture:
                    marks[-1].parts.append("\n")
                case "Tf":
                    codes = self._map(resources.Font[str(operands[0])])
                case "Tj" | "'" | '"':
                    _put(_decoded(operands[-1], codes), marks, text)
                case "TJ":
                    shown = (s for s in operands[0] if isinstance(s, pikepdf.String))
                    _put("".join(_decoded(s, codes) for s in shown), marks, text)
                case "Do":
                    form = resources.XObject[str(operands[0])]
                    if form.get("/Subtype") == Name.Form:
                        self._read(form, form.get("/Resources", resources), marks, text)
                    else:
                        text.unmarked += not marks
                case operator:
                    text.unmarked += operator in PAINTS and not marks

    def _map(self, font: Object) -> dict[int, str]:
        if font.objgen not in self._maps:
            stream = font.get("/ToUnicode")
            self._maps[font.objgen] = {} if stream is None else to_unicode(stream.read_bytes())
        return self._maps[font.objgen]


def to_unicode(cmap: bytes) -> dict[int, str]:
    """Return the text of each code, from a ToUnicode map (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"bfchar":
            for code, text in _CHAR.findall(body):
                found[int(code, 16)] = _utf16(text)
        else:
            for first, last, text in _RANGE.findall(body):
                start = int(first, 16)
                for code in range(start, int(last, 16) + 1):
                    begun = _utf16(text)
                    found[code] = begun[:-1] + chr(ord(begun[-1]) + code - start)
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _decoded(string: Object, codes: Mapping[int, str]) -> str:
    data = bytes(string)
    numbers = (
        int.from_bytes(data[i : i + CODE_BYTES], "big") for i in range(0, len(data), CODE_BYTES)
    )
    return "".join(codes.get(number, "\ufffd") for number in numbers)


def _opened(tag: Object, properties: Object, resources: Object) -> _Mark:
    if isinstance(properties, Name):
        properties = resources.get("/Properties", Dictionary()).get(properties, Dictionary())
    number = properties.get("/MCID")
    replacement = properties.get("/ActualText")
    return _Mark(
        artifact=str(tag) == "/Artifact",
        number=None if number is None else int(number),
        replacement=None if replacement is None else str(replacement),
        furniture=str(tag) == "/Artifact" and properties.get("/Type") == Name.Pagination,
    )


def _put(shown: str, marks: list[_Mark], text: PageText) -> None:
    if marks:
        marks[-1].parts.append(shown)
    elif shown.strip():
        text.stray.append(shown)


def _close(mark: _Mark, marks: list[_Mark], text: PageText) -> None:
    said = "".join(mark.parts) if mark.replacement is None else mark.replacement
    if mark.number is not None and not mark.artifact:
        text.marked[mark.number] = text.marked.get(mark.number, "") + said
    elif marks and not mark.artifact:
        marks[-1].parts.append(f"{said}\n" if marks[-1].furniture else said)
    elif mark.furniture:
        text.furniture.append(said)
    elif mark.artifact or marks:
        text.artifacts.append(said)
    elif said.strip():
        text.stray.append(said)


def entries(array: Object) -> list[tuple[Object, Object]]:
    """Return keys and values of a name or number tree, its branches followed."""
    found: list[tuple[Object, Object]] = []
    for leaf in ("/Names", "/Nums"):
        flat = list(array.get(leaf, Array()).as_list())
        found += zip(flat[::2], flat[1::2], strict=False)
    for kid in array.get("/Kids", Array()).as_list():
        found += entries(kid)
    return found
