"""Reports gone wrong by chance: strategies that lay a few changes over a sound one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

Files: TypeAlias = Mapping[str, bytes]
Draw: TypeAlias = st.DrawFn

HOSTILE = (
    "\x00", "\x07", "\x1b[2J", "\x7f", "\x85", "\u00ad", "\u061c", "\u200b", "\u200e", "\u2028",
    "\u202e", "\u2067", "\u2069", "\u0301" * 40, "\ufeff", "\ufffd", "\uffff", "\U000e0041",
    "\U0001f600", "開", "ﷺ", "עברית", "ไทย", "हिन्दी", "\t", "\r", "\r\n\r\n", " " * 90,
)  # fmt: skip
"""Characters that break lines, lines' direction, terminals, faces and parsers."""

MARKS = (
    "{", "}", "[", "]", "(", ")", "[^x]", "{fled}", "[1]{fled}", ":::", "::::{box} x",
    ":::{figure}", "|", "`", "```", "<b>", "&#0;", "\\", "# ", "#### ", "> ", "- ", "1. ", "[](#x)",
    "(x)=", "![](", "[@", "***", '"', "'''", "=", "[[", "]]", "#,", 'msgid "', "%", "{lang=sq}",
    "\n\n", "@", "{{",
)  # fmt: skip
"""Pieces of the grammar, where they do not belong."""

TEXTS = (".toml", ".md", ".po", ".svg")

VALUES = (
    "0", "-1", "1e400", "nan", "inf", "9" * 30, "9" * 5000, "0x1f", "1_000", "true", '""', "[]",
    '"\\u0000"', "{}", "[[1]]", "2026-02-29", "9999-12-31", "0001-01-01", "1979-05-27T07:32:00Z",
    '"0001"', '"9999-12-31"', '"1/0"', '"-1/3"', '"NaN"', '"٥"', '"' + "x" * 20_000 + '"',
    "{ low = 1 }", "{ low = 20, high = 15 }", '"ar"', '"x-y-z"', '"en"', '["en"]', '"../x"',
    "'''\n'''",
)  # fmt: skip
"""Values of TOML that a record hardly expects."""

Change: TypeAlias = Callable[[Draw, bytes], bytes]


# --- changes to the bytes of one file -----------------------------------------------------------


def place(draw: Draw, data: Sequence[object] | bytes) -> int:
    return draw(st.integers(0, len(data)))


def flip(draw: Draw, data: bytes) -> bytes:
    at = place(draw, data[1:])
    return data[:at] + bytes([data[at] ^ (1 << draw(st.integers(0, 7)))]) + data[at + 1 :]


def cut(draw: Draw, data: bytes) -> bytes:
    at = place(draw, data)
    return data[:at] + data[at + draw(st.integers(1, 400)) :]


def end(draw: Draw, data: bytes) -> bytes:
    return data[: place(draw, data)]


def repeat(draw: Draw, data: bytes) -> bytes:
    at = place(draw, data)
    piece = data[at : at + draw(st.integers(1, 200))]
    return data[:at] + piece * draw(st.sampled_from((2, 3, 300))) + data[at:]


def noise(draw: Draw, data: bytes) -> bytes:
    at = place(draw, data)
    return data[:at] + draw(st.binary(min_size=1, max_size=20)) + data[at:]


def piece(draw: Draw, data: bytes) -> bytes:
    at = place(draw, data)
    return data[:at] + draw(st.sampled_from((*HOSTILE, *MARKS))).encode() + data[at:]


def encode(draw: Draw, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(
        draw(st.sampled_from(("utf-16", "latin-1", "cp1251", "shift-jis"))), "replace"
    )


# --- changes to lines and words -----------------------------------------------------------------


def line(draw: Draw, data: bytes) -> bytes:
    """A line doubled, lost, moved, or drawn together with the next."""
    lines = data.split(b"\n")
    at = draw(st.integers(0, len(lines) - 1))
    taken = lines[at]
    match draw(st.integers(0, 4)):
        case 0:
            lines.insert(at, taken)
        case 1:
            del lines[at]
        case 2:
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        case 3:
            lines[at : at + 2] = [b" ".join(lines[at : at + 2])]
        case _:
            lines[at] = draw(st.sampled_from((b"    ", b"\t", b"> ", b"- ", b"% ", b"#"))) + taken
    return b"\n".join(lines)


def key(draw: Draw, data: bytes) -> bytes:
    """A word becomes another word of the same file, or a strange one."""
    words = re.findall(rb"[A-Za-z_]\w+", data)
    if not words:
        return data + b"x"
    old = draw(st.sampled_from(words))
    new = draw(st.sampled_from((*words[:200], b"", b"x" * 3000, "ключ".encode(), b"14_x", b"a-b")))
    return data.replace(old, new, draw(st.sampled_from((1, -1))))


def value(draw: Draw, data: bytes) -> bytes:
    """What stands after a `=`, or any number, becomes a value that nobody expects."""
    found = list(re.finditer(rb"(?m)(?<= = ).+$|\d[\d,. ]*", data))
    if not found:
        return data + b"7"
    old = draw(st.sampled_from(found))
    return data[: old.start()] + draw(st.sampled_from(VALUES)).encode() + data[old.end() :]


def word(draw: Draw, data: bytes) -> bytes:
    """A word of prose becomes another, perhaps of another script, or a figure."""
    words = list(re.finditer(rb"(?<= )[a-z]{3,}(?= )|\d+", data))
    if not words:
        return data
    old = draw(st.sampled_from(words))
    new = draw(
        st.sampled_from(("only", "7", "٧", "reportedly", "слово", "كلمة", "*a*", "{fled}", ""))
    )
    return data[: old.start()] + new.encode() + data[old.end() :]


ANYWHERE: tuple[Change, ...] = (flip, cut, end, repeat, noise)
IN_TEXT: tuple[Change, ...] = (piece, line, key, value, word)
CHANGES = (*ANYWHERE, encode, *IN_TEXT * 4)


# --- changes to the folder ----------------------------------------------------------------------


def lose(draw: Draw, files: dict[str, bytes]) -> None:
    del files[draw(st.sampled_from(sorted(files)))]


def exchange(draw: Draw, files: dict[str, bytes]) -> None:
    one, two = (draw(st.sampled_from(sorted(files))) for _ in range(2))
    files[one], files[two] = files[two], files[one]


def rename(draw: Draw, files: dict[str, bytes]) -> None:
    old = draw(st.sampled_from(sorted(files)))
    folder, _, name = old.rpartition("/")
    new = draw(st.sampled_from((f"{folder}/{name.upper()}", f"text/{name}", f"{old}.md", "text/.md",
                                "text/٠٩-ملف.md", "editions/x.po", f"text/1/{name}")))  # fmt: skip
    files[new.lstrip("/")] = files.pop(old)


@dataclass(frozen=True, repr=False)
class Damaged:
    """The files of a report after an accident or more; shown by what is not as it was."""

    files: Files
    good: Files

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: object) -> None:
        printer.text(repr(self))

    def __repr__(self) -> str:
        paths = sorted({*self.files, *self.good})
        return "\n" + "\n".join(filter(None, map(self._changed, paths)))

    def _changed(self, path: str) -> str:
        old, new = self.good.get(path), self.files.get(path)
        if old == new:
            return ""
        if old is None or new is None:
            return f"{path}: {'gone' if new is None else new[:300]!r}"
        start = alike(old, new)
        tail = alike(old[start:][::-1], new[start:][::-1])
        was, now = old[start : len(old) - tail], new[start : len(new) - tail]
        return f"{path}, from byte {start}: {was[:300]!r} became {now[:300]!r}"


def alike(one: bytes, two: bytes) -> int:
    """How many bytes are the same from the beginning."""
    shorter = min(len(one), len(two))
    return next((n for n in range(shorter) if one[n] != two[n]), shorter)


def more_text(files: Files) -> list[str]:
    """The paths of the files, of those that hold text four times each."""
    return [path for path in sorted(files) for _ in range(4 if path.endswith(TEXTS) else 1)]


@st.composite
def damaged(draw: Draw, good: Files) -> Damaged:
    """A report after one to three accidents."""
    files = dict(good)
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.integers(0, 19)) == 0 and files:
            draw(st.sampled_from((lose, exchange, rename)))(draw, files)
        elif files:
            path = draw(st.sampled_from(more_text(files)))
            changes = CHANGES if path.endswith(TEXTS) else ANYWHERE
            files[path] = draw(st.sampled_from(changes))(draw, files[path] or b" ")
    return Damaged(files, good)
