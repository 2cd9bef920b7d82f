"""PO for translators: a part of the catalogue goes out, in the catalogue's own form, and comes in.

In: the bytes of an up-to-date catalogue and the segments wanted, or the bytes of a file that came
back. Out: a PO file that says whose it is, or `Returned`. An extracted comment of each entry says
what the catalogue had for it, so that a newer translation is not written over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportbuild.model.finding import Checked, Span
from reportbuild.model.report import Catalogue
from reportbuild.translate.exchange import SENSITIVE, Package, Returned, ReturnedUnit, Slot
from reportbuild.translate.po import Entry, read_catalogue, read_po
from reportbuild.translate.segments import SegmentRecord
from reportbuild.translate.tags import spelt

_REPORT, _INDEX = "X-Report", "X-Report-Index"
_BASE = re.compile(r"#\. at export: ([0-9a-f]{8}|none)((?: (?:[0-9a-f]{8}|none))*)")
_PERSONAL = re.compile(
    r'^"(Last-Translator|Language-Team|Report-Msgid-Bugs-To|PO-Revision-Date|POT-Creation-Date'
    r'|X-Generator): .*"$',
    re.MULTILINE,
)
_AFTER_EXTRACTED = ("#:", "#,", "#|", "msgctxt", "msgid")


def written(catalogue: bytes, places: Sequence[int], package: Package) -> bytes:
    """Return the file of a package: the catalogue's head, and its entries at these places.

    `catalogue` has an entry for each segment of the report, in order, as `catalogue.update` writes
    it; `places` count from 0.
    """
    head, *entries = catalogue.decode().rstrip("\n").split("\n\n")
    bases: dict[str, list[str]] = {}
    for unit in package.units:
        bases.setdefault(f"{unit.name.partition('[')[0]} {unit.digest}", []).append(unit.base)
    told = (" ".join(found) for found in bases.values())
    chosen = (_with_base(entries[place], base) for place, base in zip(places, told, strict=True))
    return ("\n\n".join((_head(head, package), *chosen)) + "\n").encode()


def _head(head: str, package: Package) -> str:
    """Return a file's head: what tools need of the catalogue's, and nothing of who wrote it."""
    entry = head[re.search(r"^msgid ", head, re.MULTILINE).start() :].rstrip()  # type: ignore[union-attr]  # every catalogue that `update` writes has a head
    bare = _PERSONAL.sub(r'"\1: \\n"', entry)
    fields = {_REPORT: package.report, _INDEX: package.index}
    lines = (f'"{name}: {_escaped(value)}\\n"' for name, value in fields.items() if value)
    comments = (f"# {SENSITIVE}", f"# “{package.title}”, into {package.language}.")
    return "\n".join((*comments, bare, *lines))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _with_base(entry: str, base: str) -> str:
    lines = entry.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(_AFTER_EXTRACTED))
    return "\n".join((*lines[:at], f"#. at export: {base}", *lines[at:]))


def read(path: str, data: bytes) -> Checked[Returned]:
    """Read PO bytes; everything that keeps a catalogue from being read keeps this one, too."""
    raw = read_po(path, data)
    if raw.made is None:
        return Checked(None, raw.findings)
    header = raw.made.header
    po = read_catalogue(Catalogue(path, data), spelt(header.get("Language", "")))
    if po.made is None:
        return Checked(None, po.findings)
    report, index = header.get(_REPORT, ""), header.get(_INDEX, "")
    bases = _bases(data)
    units = tuple(
        unit
        for entry in po.made.entries
        if not entry.retired
        for unit in _units(entry, bases.get(entry.line, []), path)
    )
    title = header.get("Project-Id-Version", "")
    return Checked(Returned(report, index, header.get("Language", ""), units, title), po.findings)


def _bases(data: bytes) -> dict[int, list[str]]:
    """Return what the catalogue had for each entry, form by form, by the line of its msgid."""
    found: dict[int, list[str]] = {}
    waiting: list[str] = []
    for number, line in enumerate(data.decode("utf-8-sig").split("\n"), start=1):
        if told := _BASE.fullmatch(line.strip()):
            waiting = f"{told[1]}{told[2]}".split()
        elif re.match(r"\s*msgid\s", line):
            found[number], waiting = waiting, []
    return found


def _units(entry: Entry, bases: Sequence[str], path: str) -> Iterator[ReturnedUnit]:
    record = SegmentRecord(
        entry.context, "", entry.text, (), Span(path), entry.plural, recorded=entry.recorded
    )
    forms = range(len(entry.forms)) if entry.plural else (None,)
    for number, form in enumerate(forms):
        slot = Slot(record, entry, form)
        yield ReturnedUnit(
            slot.id,
            slot.name,
            slot.digest,
            bases[number] if number < len(bases) else None,
            None,
            slot.translation,
            entry.fuzzy,
            Span(path, entry.line),
        )
