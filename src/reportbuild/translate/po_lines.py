"""A catalogue's bytes as lines that can be parsed without loss.

In: PO bytes, from whatever tool. Out: lines in one form, and findings for those that are not PO.
polib reads leniently: it drops the last character of a string whose closing quote is missing,
splits strings at line separators other than newlines, takes octal escapes for text and forgets
comments at a file's end and the previous text of retired entries. None of that gets past here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportbuild.model.finding import Checked, Finding, Span

LARGEST = 32 * 1024 * 1024
"""Bytes in the largest catalogue that is read: some hundred times the longest report's."""

_MANY = 10  # syntax errors told one by one; what follows is seldom news
_STRING_LINE = re.compile(
    r"(?P<mark>\#~\||\#\||\#~)?[ \t]*"
    r"(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)[ \t]+)?"
    r'(?P<string>"(?:[^"\\]|\\[\\"ntrvbf])*")'
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class PoLines:
    """A catalogue's lines in the form that polib reads rightly.

    `msgids` has the line number of each source text in order, whether in use or retired;
    `trailing` the translator's comments after the last entry.
    """

    lines: tuple[str, ...]
    msgids: tuple[int, ...]
    trailing: tuple[str, ...]

    @property
    def last(self) -> int:
        """The number of the last line that says anything."""
        return max((n for n, line in enumerate(self.lines, start=1) if line), default=0)


def control_character(text: str) -> str:
    """Return the first character that no catalogue can carry as "U+2028", or ""."""
    found = _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def po_lines(path: str, data: bytes) -> Checked[PoLines]:
    """Return the lines of PO bytes: UTF-8, with or without byte order mark, LF or CRLF.

    Errors, each with its line: too large, not UTF-8, control characters, lines that are neither
    comments nor keywords with strings, parts of an entry that do not follow one another.
    """
    if len(data) > LARGEST:
        message = f"The catalogue is larger than {LARGEST // 1024 // 1024} MiB."
        return Checked(None, (Finding("po-001", Span(path), message),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Save it as UTF-8: every PO editor can."
        finding = Finding("po-002", Span(path, line), "The catalogue is not UTF-8.", hint)
        return Checked(None, (finding,))
    text = text.replace("\r\n", "\n")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"The catalogue holds the control character U+{ord(found[0]):04X}."
        return Checked(None, (Finding("po-001", Span(path, line), message, "Delete it."),))
    return _looked_over(path, text)


def _looked_over(path: str, text: str) -> Checked[PoLines]:
    lines: list[str] = []
    msgids: list[int] = []
    trailing: list[str] = []
    broken: list[Finding] = []
    unfinished: list[Finding] = []
    begun = ("", 0)  # the last keyword that was not of a previous text, and its line
    for number, line in enumerate(map(str.strip, text.split("\n")), start=1):
        found = _STRING_LINE.fullmatch(line)
        if found:
            mark, word = found["mark"] or "", found["word"] or ""
            if word and "|" not in mark:
                broken += _misplaced(Span(path, number), begun[0], word)
                unfinished += _unfinished(path, begun, word)
                begun = (word, number)
            if word == "msgid" and "|" not in mark:
                msgids.append(number)
            trailing.clear()
            # polib leaves `#~|` out when it reads, and writes it for what is retired
            parts = ("#|" if mark == "#~|" else mark, word, found["string"])
            lines.append(" ".join(part for part in parts if part))
        elif line.startswith("#") and not line.startswith(("#|", "#~")):
            lines.append(_comment(line))
            trailing += [line[1:].strip()] if line[1:2] not in {".", ":", ",", "="} else []
        elif line in {"", "#~", "#|", "#~|"}:
            lines.append("")
        else:
            message = "This line is neither a comment nor a keyword with a string in quotes."
            hint = 'Within quotes, write \\" for a quote and \\\\ for a backslash.'
            broken.append(Finding("po-001", Span(path, number), message, hint))
    unfinished += _unfinished(path, begun, "")
    broken = broken or unfinished  # what breaks an entry off may be a line that is broken
    made = PoLines(tuple(lines), tuple(msgids), tuple(trailing))
    return Checked(None if broken else made, tuple(broken[:_MANY]))


def _unfinished(path: str, begun: tuple[str, int], following: str) -> Iterator[Finding]:
    """Find an entry that stops short: no source text after its context, or no translation."""
    word, line = begun
    if word == "msgctxt" and following in ("msgctxt", ""):
        message = "This entry has a context but no source text (msgid)."
        yield Finding("po-001", Span(path, line), message)
    if word == "msgid" and following in ("msgctxt", "msgid", ""):
        message = "This entry has a source text but no translation (msgstr)."
        hint = 'Write msgstr "" below it, if it has none yet.'
        yield Finding("po-001", Span(path, line), message, hint)
    if word == "msgid_plural" and not following.startswith("msgstr["):
        message = "This entry has a plural but no forms of it in translation (msgstr[0])."
        hint = 'Write msgstr[0] "" below it, if it has none yet.'
        yield Finding("po-001", Span(path, line), message, hint)


def _misplaced(span: Span, before: str, word: str) -> Iterator[Finding]:
    """Find a part of a plural that does not follow what it belongs to: forms count from 0 on."""
    number = int(word[7]) if word.startswith("msgstr[") else -1
    wanted = f"msgstr[{number - 1}]" if number > 0 else "msgid_plural"
    if (number >= 0 and before != wanted) or (word == "msgid_plural" and before != "msgid"):
        message = f"{word} does not follow {wanted if number >= 0 else 'msgid'}."
        yield Finding("po-001", span, message)


def _comment(line: str) -> str:
    """Write a comment with the one space after its mark that polib wants."""
    mark, rest = line[:2], line[2:].strip()
    if mark in {"#.", "#:", "#,", "#="}:
        # gettext 1.0 may write flags after `#=`; a fuzzy mark must not be lost
        return f"{mark.replace('=', ',')} {rest}" if rest else ""
    return f"# {line[1:].removeprefix(' ')}".rstrip()
