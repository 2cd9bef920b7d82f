"""The record of signatures, `signoff.toml`: bytes to signatures, and signatures to bytes.

The file stands in the report's folder, and is none of its sources: a signature must not change
what was signed. It has an entry for each signature, in an order that does not hang on who wrote
first, so that two people's additions can be merged line by line. Nothing in it is more than a
line in a file: whoever may write the file may sign.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, get_args

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Format
from reportbuild.model.signoff import Signature, fault_of_name, fault_of_note
from reportbuild.signoff.items import BY_KEY

RECORD = "signoff.toml"
LARGEST = 4 * 2**20
"""Bytes of a record: some 15,000 signatures."""

_FORMATS = get_args(Format)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FILE = re.compile(r"(?![./])[^\x00-\x1f\x7f\\]{1,500}")
_FIELDS = ("edition", "format", "file", "sha256", "item", "by", "date")
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*signature[ \t]*\]\]", re.MULTILINE)
_HEAD = """\
# Who has looked at what of this report's files; written by `reportbuild signoff sign`.
# Each entry holds for the file with its digest, and for no other. Names are personal data:
# initials will do, if you keep somewhere else whose they are.
"""


def read_record(data: bytes) -> Checked[tuple[Signature, ...]]:
    """Read a record.

    Error (sign-001): what is no TOML, or not of this shape; then no signature counts. Warning
    (sign-002): signatures for what no checklist asks, which are kept.
    """
    if len(data) > LARGEST:
        return _broken(f"It has {len(data) >> 20} MB; at most {LARGEST >> 20} are read.")
    try:
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        named = re.search(r"at line (\d+)", str(fault))
        return _broken("This is no TOML.", int(named[1]) if named else 0)
    except RecursionError:
        return _broken("This is no record of signatures.")
    entries = values.pop("signature", [])
    if values or not isinstance(entries, list):
        said = f"“{_short(next(iter(values), 'signature'))}” has no place in it."
        return _broken(said)
    lines = [text.count("\n", 0, found.start()) + 1 for found in _ENTRY.finditer(text)]
    places = lines if len(lines) == len(entries) else [0] * len(entries)
    signatures: list[Signature] = []
    for entry, line in zip(entries, places, strict=True):
        fault_of_entry = _fault(entry)
        if fault_of_entry:
            return _broken(f"{fault_of_entry}.", line)
        signatures.append(_signature(entry))
    return Checked(tuple(signatures), tuple(_foreign(signatures, places)))


def write_record(signatures: Iterable[Signature]) -> bytes:
    """Write signatures, each once: the same signatures are the same bytes, in whatever order."""
    ordered = sorted(
        set(signatures),
        key=lambda s: (s.language, s.format, s.item, s.date, s.by, s.sha256, s.file, s.note),
    )
    return "".join([_HEAD, *map(_entry, ordered)]).encode()


def signed(given: Iterable[Signature], more: Iterable[Signature]) -> tuple[Signature, ...]:
    """Return the signatures with more of them; somebody's newer one for the same replaces theirs.

    Signatures for other files and of other people stay.
    """
    new = {_same(signature): signature for signature in more}
    return (*(s for s in given if _same(s) not in new), *new.values())


def _same(signature: Signature) -> tuple[str, ...]:
    s = signature
    return (s.language, s.format, s.sha256, s.item, s.by)


def _entry(signature: Signature) -> str:
    s = signature
    lines = [
        f"edition = {_quoted(s.language)}",
        f"format = {_quoted(s.format)}",
        f"item = {_quoted(s.item)}",
        f"by = {_quoted(s.by)}",
        f"date = {s.date.isoformat()}",
        *([f"note = {_quoted(s.note)}"] if s.note else []),
        f"file = {_quoted(s.file)}",
        f"sha256 = {_quoted(s.sha256)}",
    ]
    return "\n[[signature]]\n" + "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML, but for U+007F


def _signature(entry: dict[str, Any]) -> Signature:
    return Signature(
        entry["edition"], entry["format"], entry["file"], entry["sha256"], entry["item"],
        entry["by"], entry["date"], entry.get("note", ""),
    )  # fmt: skip


def _fault(entry: object) -> str:
    """Why an entry is no signature; "" if it is one."""
    if not isinstance(entry, dict):
        return "An entry is no signature"
    if lacking := [field for field in _FIELDS if field not in entry]:
        return f"A signature has no {lacking[0]}"
    if strange := [field for field in entry if field not in (*_FIELDS, "note")]:
        return f"A signature has no place for “{_short(strange[0])}”"
    if type(entry["date"]) is not date or isinstance(entry["date"], datetime):
        return "The date of a signature is no day: write 2026-03-31, without quotation marks"
    words = {field: value for field, value in entry.items() if field != "date"}
    if odd := [field for field, value in words.items() if not isinstance(value, str)]:
        return f"The {odd[0]} of a signature is no text"
    shapes = {"edition": _TAG, "file": _FILE, "sha256": _DIGEST, "item": _KEY}
    for field, shape in shapes.items():
        if not shape.fullmatch(words[field]):
            return f"“{_short(words[field])}” cannot be the {field} of a signature"
    if words["format"] not in _FORMATS:
        return f"“{_short(words['format'])}” is no format"
    if fault := fault_of_name(words["by"]):
        return f"“{_short(words['by'])}” cannot be who has signed: {fault}"
    for field in ("file", "note"):
        if fault := fault_of_note(words.get(field, "")):
            return f"A {field} cannot be kept: {fault}"
    return ""


def _foreign(signatures: Iterable[Signature], lines: Iterable[int]) -> Iterator[Finding]:
    for signature, line in zip(signatures, lines, strict=True):
        item = BY_KEY.get(signature.item)
        if item is None or signature.format not in item.formats:
            message = f"“{signature.item}” is not asked of the format {signature.format}."
            yield Finding("sign-002", Span(RECORD, line), message, edition=signature.language)


def _broken(message: str, line: int = 0) -> Checked[tuple[Signature, ...]]:
    hint = "Take the file from its history, or mend it by hand; nothing in it counts until then."
    return Checked(None, (Finding("sign-001", Span(RECORD, line), message, hint),))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - as much as a line shows
