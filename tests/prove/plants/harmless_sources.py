"""Harmless edits of texts and TOML files: lines broken elsewhere, parts moved, remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.harmless import EMPHASIS, Whole
from tests.prove.plants.places import Passage, Record, Report, passages
from tests.prove.plants.planted import SAID, Change, Kinds
from tests.prove.plants.prose import CALL, sorts
from tests.prove.plants.words import LANGUAGES

KINDS = Kinds("harmless", LANGUAGES)

BEGINNING = re.compile(r"[A-Za-z“*{\[]")


def wholes(end: str) -> Callable[[Report, str], Iterator[Whole]]:
    """The files whose paths end so."""
    return lambda report, _: (Whole(p, text) for p, text in report.texts.items() if p.endswith(end))


def at_large(*names: str) -> Callable[[Report, str], Iterator[Passage]]:
    """The passages of these sorts that stand in no named block."""
    return lambda report, _: (p for p in report.passages if p.sort in names and not p.within)


# --- lines --------------------------------------------------------------------------------------


@KINDS.of("lines broken elsewhere", SAID, 5, sorts("paragraph", "item"))
def reflowed(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    if len(passage.raw) < 120:
        return None
    indent = "  " if passage.raw.startswith("- ") else ""
    if re.match(r"\s*\d|\s+", passage.raw):
        return None
    width, lines, line = chance.choice((40, 60, 72, 90)), [], ""
    for word in passage.raw.split():
        full = len(line) + len(word) > width and BEGINNING.match(word) and word[:2] != "[^"
        if full and line:
            lines.append(line)
            line = indent + word
        else:
            line = f"{line} {word}" if line else word
    return passage.edit("\n".join((*lines, line)))


@KINDS.of("lines of a note broken elsewhere", SAID, 2, sorts("note"))
def note_reflowed(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hits = [h.start() for h in re.finditer(r" (?=[a-z])", passage.raw) if h.start() > 30]
    if not hits:
        return None
    at = chance.choice(hits)
    return passage.edit(f"{passage.raw[:at]}\n    {passage.raw[at + 1 :]}")


@KINDS.of("a comment between paragraphs", SAID, 3, at_large("paragraph", "heading"))
def comment(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit:
    said = chance.choice(("% To be looked at.", "% {fled} [^no] *x", "% 5,900?", "% now, today"))
    named = re.search(r"\([a-z_0-9]+\)=\n$", _r.texts[passage.path][: passage.start])
    start = passage.start - (len(named[0]) if named else 0)
    return Edit(passage.path, start, start, f"{said}\n\n")


@KINDS.of("line ends of another system, in a text", SAID, 1, wholes(".md"))
def crlf(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(whole.text.replace("\n", "\r\n"))


@KINDS.of("a byte order mark, in a source", SAID, 2, wholes(".md"))
def byte_order_mark(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit("\ufeff" + whole.text)


@KINDS.of("blanks at the ends of lines, in a text", SAID, 1, wholes(".md"))
def blanks(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(re.sub(r"(?<=[\w.:])\n", " \n", whole.text))


@KINDS.of("more empty lines, in a text", SAID, 1, wholes(".md"))
def empty_lines(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(whole.text.replace("\n\n", "\n\n\n"))


@KINDS.of("another sign for the items of a list", SAID, 1, wholes(".md"))
def bullets(_r: Report, whole: Whole, chance: Random, _l: str) -> Edit | None:
    new = re.sub(r"^(\s*)- ", rf"\g<1>{chance.choice('*+')} ", whole.text, flags=re.MULTILINE)
    return whole.edit(new) if new != whole.text else None


@KINDS.of("emphasis by the other sign, in a text", SAID, 2, sorts("paragraph", "item", "note"))
def emphasis(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    new = EMPHASIS.sub(r"_\1_", passage.raw)
    return passage.edit(new) if new != passage.raw else None


@KINDS.of("a table drawn otherwise", SAID, 2, wholes(".md"))
def table(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit | None:
    new = "\n".join(
        re.sub(r" *\| *", " | ", line).strip() if line.startswith("|") else line
        for line in whole.text.split("\n")
    )
    new = new.replace("\n| ---", "\n|:---") if "--:" not in new else new
    return whole.edit(re.sub(r"-{5,}", "---", new)) if "|--" in whole.text else None


# --- what is moved ------------------------------------------------------------------------------


def movable(report: Report, passage: Passage) -> bool:
    """Whether a paragraph may stand elsewhere: no other paragraph leans on it."""
    text = report.texts[passage.path]
    before, after = text[: passage.start], text[passage.stop :]
    alone = before.endswith("\n\n") and not before.endswith(")=\n\n")
    ends = not passage.raw.rstrip().endswith(":")
    return alone and after.startswith("\n\n") and ends and not before.endswith(")=\n")


def moved(report: Report, passage: Passage, to: Passage) -> Change | None:
    """A paragraph with its notes, taken behind another; None if a note's name is in use there."""
    text, there = report.texts[passage.path], report.texts[to.path]
    taken = Edit(passage.path, passage.start, passage.stop + 2, "")
    edits = [taken, Edit(to.path, to.stop, to.stop, f"\n\n{passage.raw}")]
    if to.path == passage.path:
        return Change(tuple(edits))
    for name in set(CALL.findall(passage.raw)):
        if f"[^{name}]" in there or text.count(f"[^{name}]") != 2:
            return None
        [note] = [p for p in passages(passage.path, text) if p.raw.startswith(f"[^{name}]:")]
        if text.startswith("\n\n    ", note.stop):
            return None
        edits.append(Edit(note.path, note.start, note.stop, ""))
        edits.append(Edit(to.path, len(there), len(there), f"\n{note.raw}\n"))
    return Change(tuple(edits))


@KINDS.of("a paragraph moved within its chapter", SAID, 3, at_large("paragraph"))
def moved_within(report: Report, passage: Passage, chance: Random, _l: str) -> Change | None:
    others = [
        p for p in report.passages
        if p.path == passage.path and p.sort == "paragraph" and not p.within
        and p.start != passage.start and movable(report, p)
    ]  # fmt: skip
    if not movable(report, passage) or not others:
        return None
    return moved(report, passage, chance.choice(others))


@KINDS.of("a paragraph moved to another chapter", SAID, 5, at_large("paragraph"))
def moved_away(report: Report, passage: Passage, chance: Random, _l: str) -> Change | None:
    others = [
        p for p in report.passages
        if p.path != passage.path and p.sort == "paragraph" and not p.within and movable(report, p)
    ]  # fmt: skip
    return moved(report, passage, chance.choice(others)) if movable(report, passage) else None


# --- records ------------------------------------------------------------------------------------


def all_records(report: Report, _language: str) -> Iterator[Record]:
    for path in ("statistics.toml", "references.toml", "images.toml"):
        yield from report.records(path)


@KINDS.of("keys in another order", SAID, 3, all_records)
def keys(_r: Report, record: Record, chance: Random, _l: str) -> Edit:
    head, *lines = record.raw.splitlines(keepends=True)
    chance.shuffle(lines)
    return Edit(record.path, record.start, record.stop, "".join((head, *lines)))


@KINDS.of("tables in another order", SAID, 2, wholes("s.toml"))
def tables(report: Report, whole: Whole, chance: Random, _l: str) -> Edit:
    found = [record.raw for record in report.records(whole.path)]
    chance.shuffle(found)
    return whole.edit("\n".join(found))


@KINDS.of("a remark in a record", SAID, 2, all_records)
def remark(_r: Report, record: Record, chance: Random, _l: str) -> Edit:
    at = record.start + record.raw.index("\n") + 1
    said = chance.choice(("# value = 7", "# [fled]", "# Looked up again.", "#"))
    return Edit(record.path, at, at, f"{said}\n")


@KINDS.of("line ends of another system, in a record", SAID, 1, wholes(".toml"))
def crlf_toml(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(whole.text.replace("\n", "\r\n"))


@KINDS.of("a value parted by underlines, or another kind of string", SAID, 2, all_records)
def written_otherwise(_r: Report, record: Record, _c: Random, _l: str) -> Edit | None:
    value = record.value("value")
    if re.fullmatch(r"\d{4,}", value):
        return record.having("value", f"{value[:-3]}_{value[-3:]}")
    place = record.value("place").strip('"')
    return record.having("place", f"'{place}'") if place else None
