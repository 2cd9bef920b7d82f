"""PO catalogues in and out: bytes to frozen entries, and frozen entries to bytes.

In: a catalogue's bytes. Out: `Po`, or findings with their lines. The only importer of polib, which
sees lines only after `po_lines` has looked at them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

import polib

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Catalogue
from reportbuild.translate.plurals import rearranged
from reportbuild.translate.po_lines import control_character, po_lines
from reportbuild.translate.recorded import Recorded, lines, told_apart

Key: TypeAlias = tuple[str, str]
"""What names an entry: its context (msgctxt, "" if none) and its source text (msgid)."""

_PLAIN_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_REPORTED_LINE = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue.

    `previous` and `previous_context` are the key for which a fuzzy translation was made, where
    known. `comments` are the translator's own; `notes` (printed `#.`) and `files` (`#:`) are ours.
    `line` is that of its msgid, 0 if the entry was not read from a file.

    An entry with a `plural` (msgid_plural) has `forms` (msgstr[0] and so on) and no `translation`;
    `previous_plural` is the plural of `previous`. `recorded` tells what was on record of each
    statistic when the entry was written; `earlier`, of a fuzzy entry, what free wording in it was
    made for (see `recorded`).
    """

    context: str
    text: str
    translation: str = ""
    fuzzy: bool = False
    previous: str | None = None
    previous_context: str | None = None
    comments: str = ""
    flags: tuple[str, ...] = ()
    retired: bool = False
    line: int = 0
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    plural: str = ""
    forms: tuple[str, ...] = ()
    previous_plural: str | None = None
    recorded: Recorded = ()
    earlier: Recorded = ()

    @property
    def key(self) -> Key:
        """The context and the source text."""
        return self.context, self.text

    @property
    def filled(self) -> bool:
        """Whether it holds words of a translation at all, fuzzy or not."""
        return any(words.strip() for words in self.said)

    @property
    def said(self) -> tuple[str, ...]:
        """The words of its translation: one text, or the forms of a plural."""
        return self.forms if self.plural else (self.translation,)


@dataclass(frozen=True, slots=True)
class Po:
    """A catalogue: the comments at its head, its header fields, its entries in order."""

    comments: str
    header: Mapping[str, str]
    entries: tuple[Entry, ...]


def read_catalogue(catalogue: Catalogue, language: str) -> Checked[Po]:
    """Read a catalogue that should hold translations into one language (a BCP 47 tag).

    Each plural has a form for each category of the language, "" where none was written. A form for
    which there is no category is kept as a remark of its entry.

    Error: all of `read_po`, and a header that names another language than the file's name does.
    """
    po = read_po(catalogue.path, catalogue.data)
    if po.made is None:
        return po
    named = po.made.header.get("Language", "").strip()
    if named and _primary(named) != _primary(language):
        message = (
            f"The header says that this catalogue is in “{named}”, its name says “{language}”."
        )
        hint = "Put the right file here, or correct the header's Language field."
        span = Span(catalogue.path, _line_of(b'"Language:', catalogue.data))
        return Checked(None, (*po.findings, Finding("po-004", span, message, hint)))
    rule = po.made.header.get("Plural-Forms", "")
    entries = tuple(_rearranged(e, rule, language) for e in po.made.entries)
    return Checked(replace(po.made, entries=entries), po.findings)


def _line_of(beginning: bytes, data: bytes) -> int:
    """Return the first line that begins so; 0 if there is none."""
    lines = enumerate(data.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(beginning)), 0)


def _rearranged(entry: Entry, rule: str, language: str) -> Entry:
    if not entry.plural:
        return entry
    forms, homeless = rearranged(entry.forms, rule, language)
    remarks = (entry.comments, *(f"Another form: {form}" for form in homeless))
    return replace(entry, forms=forms, comments="\n".join(filter(None, remarks)))


@lru_cache(maxsize=64)  # one catalogue of the house serves every edition of a build
def read_po(path: str, data: bytes) -> Checked[Po]:
    """Read PO bytes.

    Errors, each with its line: those of `po_lines`, a header that names another encoding than
    UTF-8, parts in disorder, entries without text, the same entry twice.
    """
    found = po_lines(path, data)
    if found.made is None:
        return Checked(None, found.findings)
    made = found.made
    try:
        # the line feed at its end keeps polib from taking the text for a file's name
        text = "\n".join(made.lines) + "\n"
        raw = polib.pofile(text, klass=_Raw, encoding="utf-8", wrapwidth=0)
    except OSError as error:
        where = _REPORTED_LINE.search(str(error))
        span = Span(path, int(where[1]) if where else 0)
        message = "The parts of this entry stand in an order that PO does not know."
        return Checked(None, (Finding("po-001", span, message),))
    if len(raw) != len(made.msgids):
        message = "The last entry has a context but no source text."
        return Checked(None, (Finding("po-001", Span(path, made.last), message),))
    if spans := [Span(path, n) for e, n in zip(raw, made.msgids, strict=True) if _formless(e)]:
        message = "The entry has forms of a plural but no plural of its source text (msgid_plural)."
        return Checked(None, tuple(Finding("po-001", span, message) for span in spans))
    entries = [_entry(e, line) for e, line in zip(raw, made.msgids, strict=True)]
    head = next((e for e in entries if e.key == ("", "") and not e.retired), None)
    header = _header(head.translation) if head else {}
    body = tuple(e for e in entries if e is not head)
    faults = tuple(_faults(path, header, body))
    comments = (raw.header, head.comments if head else "", *made.trailing)
    po = Po("\n".join(c for c in comments if c), header, body)
    return Checked(None if faults else po, faults)


def write_po(po: Po) -> bytes:
    """Write a catalogue: UTF-8, one line for each line of text, retired entries last.

    The same value gives the same bytes, and `read_po` gives the value back.
    """
    raw = polib.POFile(wrapwidth=0)
    # polib would write such a line as flags or as references
    raw.header = re.sub(r"(?m)^(?=[,:])", " ", po.comments)
    raw.metadata = dict(po.header)
    raw.extend(_raw_entry(entry) for entry in po.entries)
    return str(raw).encode("utf-8")


class _Raw(polib.POFile):
    """A catalogue whose header stays an entry, so that comments and doubles of it are seen."""

    def find(
        self,
        st: str,
        by: str = "msgid",
        include_obsolete_entries: bool = False,  # noqa: FBT001, FBT002 (polib's signature)
        msgctxt: object = False,  # noqa: FBT002
    ) -> None:
        """Find nothing: polib asks for the header only, to take it out."""


def _header(text: str) -> dict[str, str]:
    fields = (line.partition(":") for line in text.split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in fields}


def _faults(path: str, header: Mapping[str, str], entries: tuple[Entry, ...]) -> Iterator[Finding]:
    charset = re.search(r"charset=(\S+)", header.get("Content-Type", ""))
    if charset and charset[1].strip(";").lower() not in _PLAIN_CHARSETS:
        message = f"The header says that the catalogue is written in “{charset[1]}”."
        hint = "Save it as UTF-8: every PO editor can."
        yield Finding("po-002", Span(path), message, hint)
    times: Counter[Key] = Counter()
    first: dict[Key, int] = {}
    for entry in entries:
        span = Span(path, entry.line)
        if not entry.text:
            yield Finding("po-001", span, "The entry has no source text.")
        if found := control_character(f"{entry.text}{entry.plural}{''.join(entry.said)}"):
            yield Finding("po-001", span, f"The entry holds the control character {found}.")
        if entry.retired:
            continue
        times[entry.key] += 1
        if times[entry.key] > 1:
            message = f"The entry of line {first[entry.key]} stands here again."
            yield Finding("po-003", span, message, "Keep the right one of the two.")
        first.setdefault(entry.key, entry.line)


def _formless(raw: polib.POEntry) -> bool:
    return bool(raw.msgstr_plural) and not raw.msgid_plural


def _entry(raw: polib.POEntry, line: int) -> Entry:
    fuzzy = "fuzzy" in raw.flags
    comments, kept, kept_earlier = told_apart(raw.tcomment)
    _, recorded, earlier = told_apart(raw.comment)
    forms = raw.msgstr_plural
    return Entry(
        context=raw.msgctxt or "",
        text=raw.msgid,
        translation="" if raw.msgid_plural else raw.msgstr,
        fuzzy=fuzzy,
        previous=raw.previous_msgid if fuzzy else None,
        previous_context=raw.previous_msgctxt if fuzzy else None,
        comments=comments,
        flags=tuple(dict.fromkeys(f for f in raw.flags if f and f != "fuzzy")),
        retired=bool(raw.obsolete),
        line=line,
        plural=raw.msgid_plural,
        forms=tuple(forms[number] for number in sorted(forms)) if raw.msgid_plural else (),
        previous_plural=raw.previous_msgid_plural if fuzzy else None,
        recorded=recorded or kept,
        earlier=(earlier or kept_earlier) if fuzzy else (),
    )


def _raw_entry(entry: Entry) -> polib.POEntry:
    told = lines(entry.recorded, entry.earlier)
    # no tool keeps extracted comments of what is retired
    comments = (entry.comments, *told) if entry.retired else (entry.comments,)
    return polib.POEntry(
        msgctxt=entry.context or None,
        msgid=entry.text,
        msgid_plural=entry.plural,
        msgstr=entry.translation,
        msgstr_plural=dict(enumerate(entry.forms)) if entry.plural else {},
        flags=(["fuzzy"] if entry.fuzzy else []) + list(entry.flags),
        previous_msgid=entry.previous,
        previous_msgctxt=entry.previous_context,
        previous_msgid_plural=entry.previous_plural,
        tcomment="\n".join(filter(None, comments)),
        comment="\n".join((*entry.notes, *(() if entry.retired else told))),
        occurrences=[(path, "") for path in entry.files],
        obsolete=entry.retired,
    )


def _primary(tag: str) -> str:
    """Return the language alone of "fr-CA", "fr_CA.UTF-8" or "sr@latin", in lower case."""
    return re.split(r"[-_@.]", tag.lower())[0]
