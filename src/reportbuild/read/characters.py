"""Bytes into characters: UTF-8 only, no controls that hide or reorder what a reader sees.

Takes a file's bytes; gives its text with LF line ends, and findings with the line of each fault.
"""

from __future__ import annotations

import re

from reportbuild.model.finding import Checked, Finding, Span

LARGEST_FILE = 500_000
"""Bytes of one text or TOML file: some 80,000 words, more than any report holds in one file."""

_MOST_LINES = 25_000

_STRAY = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\u2028\u2029"  # line and paragraph separators: invisible here, breaks elsewhere
    "\u2061-\u2064\u206a-\u206f"  # invisible operators, deprecated format characters
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff"  # noncharacters, stray byte order marks, U+FFFD
    "\U000e0000-\U000e007f"  # tags: a channel that nobody sees
    "]"
)

# Unicode Standard Annex 9, explicit directional formatting characters
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
            "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}  # fmt: skip
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def decode(path: str, data: bytes) -> Checked[str]:
    """Return a file's text, with LF line ends and without a byte order mark.

    Not made, if it is no UTF-8 or larger than any source should be; stray control characters are
    found, line by line, and left in.
    """
    if len(data) > LARGEST_FILE or data.count(b"\n") + data.count(b"\r") > _MOST_LINES:
        sentence = f"This file is larger than a source may be ({LARGEST_FILE:,} bytes)."
        return Checked(None, (Finding("src-005", Span(path), sentence, "Split it."),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line_of(data[: error.start])
        sentence = f"The byte {data[error.start]:#04x} is not UTF-8."
        hint = "Save the file as UTF-8."
        return Checked(None, (Finding("src-002", Span(path, line), sentence, hint),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _STRAY.search(text) and not _CUT_FIGURE.search(text):
        return Checked(text)
    found: list[Finding] = []
    for number, line_text in enumerate(text.split("\n"), 1):
        found += stray(line_text, Span(path, number))
    return Checked(text, tuple(found))


_CUT_FIGURE = re.compile(r"(?<=\d)[\u00ad\u200b-\u200f\u2060-\u2064]+(?=[\d.,\u066b\u066c])")
"""Invisible characters within a figure: it looks whole, and is two for whoever searches or reads
it aloud."""


def stray(text: str, span: Span) -> list[Finding]:
    """Find characters that have no place in a text: each kind once."""
    cut = sorted(set("".join(_CUT_FIGURE.findall(text))))
    return [
        Finding("src-003", span, f"A figure is cut by an invisible U+{ord(c):04X}.", "Delete it.")
        for c in cut
    ] + [
        Finding("src-003", span, f"A control character, U+{ord(c):04X}, stands here.", "Delete it.")
        for c in sorted(set(_STRAY.findall(text)))
    ]


def unbalanced(text: str, span: Span) -> list[Finding]:
    """Find a segment whose directional controls do not close in the order they were opened.

    One that stays open reorders what follows it, in the eyes of readers only (UAX 9).
    """
    waiting: list[str] = []
    for character in _BIDI.findall(text):
        if character in _OPENERS:
            waiting.append(_OPENERS[character])
        elif waiting and waiting[-1] == character:
            waiting.pop()
        else:
            return [_bidi(character, "closes nothing", span)]
    if waiting:
        return [_bidi(waiting[-1], "is missing", span)]
    return []


def _bidi(character: str, fault: str, span: Span) -> Finding:
    sentence = f"The directional control U+{ord(character):04X} {fault}."
    hint = "Delete these invisible characters: the direction of words follows from their language."
    return Finding("src-004", span, sentence, hint)


def _line_of(before: bytes) -> int:
    return before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
