"""Which segment a unit that came back belongs to, weeks later, whatever a tool has left of it.

In: what the report's units are now, and one that came back. Out: its place in the report, or why
there is none. Text that moved is found; text that changed is not mistaken for what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportbuild.translate.alike import letters
from reportbuild.translate.coding import coded_source
from reportbuild.translate.exchange import ReturnedUnit, Slot, characters
from reportbuild.translate.parity import shortened

_DIGEST = re.compile(r"-([0-9a-f]{16}(?:\.[0-9a-f]{8})?)$")


@dataclass(frozen=True, slots=True)
class Sought:
    """Why a unit was not found."""

    message: str
    hint: str = "Export the file again; what was translated already is in it."


@dataclass(frozen=True, slots=True)
class Register:
    """What the report's units are now: by id, by digest of their text, by name."""

    by_id: Mapping[str, Slot]
    by_text: Mapping[str, tuple[Slot, ...]]
    by_name: Mapping[str, tuple[Slot, ...]]

    @staticmethod
    def of(slots: Iterable[Slot]) -> Register:
        by_id: dict[str, Slot] = {}
        by_text: dict[str, tuple[Slot, ...]] = {}
        by_name: dict[str, tuple[Slot, ...]] = {}
        for slot in slots:
            by_id[slot.id] = slot
            text = _text(slot.digest)
            by_text[text] = (*by_text.get(text, ()), slot)
            by_name[slot.name] = (*by_name.get(slot.name, ()), slot)
        return Register(by_id, by_text, by_name)

    def find(self, unit: ReturnedUnit) -> Slot | Sought:
        """Return where a unit belongs, if its source is still what the translator saw."""
        found = self._known(unit)
        if isinstance(found, Slot) and unit.source is not None:
            seen, now = unit.source, characters(coded_source(found, {}))
            if letters(seen) != letters(now):
                return _changed(unit, now)
        return found

    def _known(self, unit: ReturnedUnit) -> Slot | Sought:
        if unit.id in self.by_id:
            return self.by_id[unit.id]
        told = _DIGEST.search(unit.id)
        digest = unit.digest or (told[1] if told else "")
        alike = self.by_text.get(_text(digest), ()) if digest else self._by_words(unit)
        named = [
            slot for slot in alike if slot.name == unit.name or _name(slot.id) == _name(unit.id)
        ]
        if len(named) == 1:
            return named[0]
        form = _form(unit)
        moved = [slot for slot in alike if slot.form == form]
        within = [slot for slot in moved if _place(slot.name) == _place(unit.name)]
        for found in (moved, within):  # `within`: in the same place of a text that was renamed
            if len(found) == 1:
                return found[0]
        if moved:
            message = f"The text of this unit stands in {len(moved)} other places.{_quoted(unit)}"
            return Sought(message)
        there = self.by_name.get(unit.name, ())
        if len(there) == 1:
            return _changed(unit, characters(coded_source(there[0], {})))
        return Sought(f"The report has no such text any more.{_quoted(unit)}")

    def _by_words(self, unit: ReturnedUnit) -> tuple[Slot, ...]:
        """Return the units of the same name and words, if a tool has left nothing else."""
        if unit.source is None:
            return ()
        words = letters(unit.source)
        return tuple(
            slot
            for slot in self.by_name.get(unit.name, ())
            if letters(characters(coded_source(slot, {}))) == words
        )


def _changed(unit: ReturnedUnit, now: str) -> Sought:
    message = f"The text has changed since; it is now “{shortened(now)}”.{_quoted(unit)}"
    return Sought(message)


def _quoted(unit: ReturnedUnit) -> str:
    if unit.source:
        return f" The file has “{shortened(unit.source)}”."
    return f" Unit: {shortened(unit.name or unit.id)}."


def _text(digest: str) -> str:
    return digest.partition(".")[0]


def _name(id_: str) -> str:
    """Return an id without its digest; "" if it has none."""
    found = _DIGEST.search(id_)
    return id_[: found.start()] if found else ""


def _place(name: str) -> str:
    """Return the place within its text that a unit's name tells: "cell/2" of "work/cell/2"."""
    return name.partition("/")[2]


def _form(unit: ReturnedUnit) -> int | None:
    found = re.search(r"\[(\d{1,2})\]$", unit.name) or re.search(
        r"::5b::(\d{1,2})::5d::$", _name(unit.id)
    )
    return int(found[1]) if found else None
