"""What the pages of a PDF show, read back: the text of each piece of marked content, and the rest.

Takes an open PDF; gives, page by page, text by marked-content number (ISO 32000-1, 14.6), and the
text of artifacts. Every content stream is read once. Text comes from `ActualText`, or else from the
fonts' `ToUnicode` maps (9.10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from struct import unpack

from pikepdf import Array, Dictionary, Name, Object, Pdf

from reportbuild.proof.pdf_stream import SHOWING, Instruction, instructions, properties_of

CODE_BYTES = 2
"""Bytes of a character code in a composite font with the encoding Identity-H."""

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


class _Codes(dict[int, str]):
    """The text of each code of a font; one that the font's map does not have is no letter."""

    def __missing__(self, code: int) -> str:
        return "\ufffd"


class PageReader:
    """Reads pages; remembers the fonts' maps, and the forms that were drawn."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], _Codes] = {}
        self._forms: dict[tuple[int, int], list[Instruction]] = {}

    def read(self, page: Object) -> PageText:
        """Return the text of a page, that of the forms drawn on it too."""
        text = PageText()
        resources = page.get("/Resources", Dictionary())
        self._read(instructions(page), resources, [], text)
        return text

    def _read(
        self, content: list[Instruction], resources: Object, marks: list[_Mark], text: PageText
    ) -> None:
        codes, fonts = _Codes(), dict[str, _Codes]()
        for instruction in content:
            match instruction.operator:
                case "BMC":
                    marks.append(_Mark(instruction.name == "/Artifact", None, None))
                case "BDC":
                    marks.append(_opened(instruction, resources))
                case "EMC":
                    _close(marks.pop(), marks, text)
                case "ET":
                    if marks and marks[-1].furniture:
                        marks[-1].parts.append("\n")
                case "Tf":
                    if instruction.name not in fonts:
                        fonts[instruction.name] = self._map(resources.Font[instruction.name])
                    codes = fonts[instruction.name]
                case "Do":
                    self._draw(resources.XObject[instruction.name], resources, marks, text)
                case operator if operator in SHOWING:
                    shown = "".join([_decoded(string, codes) for string in instruction.shown])
                    _put(shown, marks, text)
                case _:
                    text.unmarked += not marks

    def _draw(self, form: Object, resources: Object, marks: list[_Mark], text: PageText) -> None:
        if form.get("/Subtype") != Name.Form:
            text.unmarked += not marks
            return
        if form.objgen not in self._forms:
            self._forms[form.objgen] = instructions(form)
        self._read(self._forms[form.objgen], form.get("/Resources", resources), marks, text)

    def _map(self, font: Object) -> _Codes:
        if font.objgen not in self._maps:
            stream = font.get("/ToUnicode")
            self._maps[font.objgen] = _Codes(to_unicode(stream.read_bytes()) if stream else {})
        return self._maps[font.objgen]


class PageTexts(Mapping[tuple[int, int], PageText]):
    """The text of the pages of a file by their object numbers, in the order of pages; each page is
    read when it is first asked for.
    """

    def __init__(self, file: Pdf) -> None:
        self._pages = {page.obj.objgen: page.obj for page in file.pages}
        self._texts: dict[tuple[int, int], PageText] = {}
        self._reader = PageReader()

    def __getitem__(self, number: tuple[int, int]) -> PageText:
        if number not in self._texts:
            self._texts[number] = self._reader.read(self._pages[number])
        return self._texts[number]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


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


def _decoded(string: bytes, codes: _Codes) -> str:
    whole, left = divmod(len(string), CODE_BYTES)
    numbers = unpack(f">{whole}H{'B' * left}", string)
    return "".join(map(codes.__getitem__, numbers))


def _opened(instruction: Instruction, resources: Object) -> _Mark:
    said, artifact = instruction.said, instruction.name == "/Artifact"
    if isinstance(said, str):
        said = properties_of(resources.get("/Properties", Dictionary()).get(said, Dictionary()))
    return _Mark(artifact, said.number, said.replacement, artifact and said.pagination)


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
