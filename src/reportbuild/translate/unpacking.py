"""What came back from a translator, merged into the catalogue unit by unit.

In: a report, a file that came back, the parser of catalogue text. Out: the catalogue's entries with
what was translated, and a finding for every unit that is not taken, at its line of the file. What
the catalogue says is never lost to a file that did not know of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reportbuild.model.finding import Checked, Finding, Severity, Span, checked
from reportbuild.model.report import ParseSegment, Report
from reportbuild.translate.alike import is_empty, letters, plain, trimmed
from reportbuild.translate.coding import UnreadableCodeError, coded_source, coded_target, decoded
from reportbuild.translate.exchange import (
    Coded,
    Returned,
    ReturnedUnit,
    Slot,
    characters,
    slots,
)
from reportbuild.translate.extent import asked
from reportbuild.translate.finding_back import Register, Sought
from reportbuild.translate.markup import markup
from reportbuild.translate.merging import match
from reportbuild.translate.nouns import noun_compared
from reportbuild.translate.packing import catalogue_of
from reportbuild.translate.parity import compared, shortened
from reportbuild.translate.plurals import categories
from reportbuild.translate.po import Entry, Key, Po
from reportbuild.translate.recorded import words_freely
from reportbuild.translate.segments import segments
from reportbuild.translate.shown import words
from reportbuild.translate.typed import typed_placeholder


@dataclass(frozen=True, slots=True)
class Merged:
    """The catalogue after a file was merged into it, and how many units of the file were what.

    `empty` ones had no translation, `refused` ones have a finding each; `unsure` are those among
    the `taken` that somebody must still look at.
    """

    language: str
    po: Po
    taken: int
    unchanged: int
    empty: int
    refused: int
    unsure: int


def merged(
    report: Report, language: str, file: Returned, parse: ParseSegment, *, over: bool = False
) -> Checked[Merged]:
    """Merge a file into the catalogue of an edition; `over` writes over newer translations, too.

    Not made, if the catalogue cannot be read. Whatever is wrong with a unit keeps that unit alone
    out: see the codes `xch-005` to `xch-010`, and those of `parity.compared`.
    """
    read = catalogue_of(report, language)
    if read.made is None:
        return Checked(None, read.findings)
    matching = match(segments(asked(report, language)), read.made.entries)
    locale = report.editions[language].locale
    forms = len(categories(locale))
    carried = [slot for m in matching.matches for slot in slots(m.record, m.entry, forms)]
    desk = _Desk(Register.of(carried), locale, parse, over)
    for unit in file.units:
        desk.take(unit)
    desk.hold_nouns()
    entries = tuple(desk.done.get(m.record.key, m.entry) for m in matching.matches)
    po = Po(read.made.comments, read.made.header, (*entries, *matching.retired))
    counted = Merged(
        language, po, len(desk.taken), desk.unchanged, desk.empty, desk.refused, len(desk.unsure)
    )
    return checked(counted, (*read.findings, *desk.findings))


Place = tuple[Key, int | None]
"""What a unit is written to: an entry, or one form of it."""


@dataclass(slots=True)
class _Desk:
    """Where units are looked at one after the other, and what has been taken so far."""

    register: Register
    locale: str
    parse: ParseSegment
    over: bool
    done: dict[Key, Entry] = field(default_factory=dict)
    seen: dict[Place, tuple[Coded | str, ReturnedUnit]] = field(default_factory=dict)
    taken: dict[Place, ReturnedUnit] = field(default_factory=dict)
    unsure: set[Place] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    unchanged: int = 0
    empty: int = 0
    refused: int = 0

    def refuse(self, *findings: Finding) -> None:
        self.findings += findings
        self.refused += 1

    def take(self, unit: ReturnedUnit) -> None:
        """Merge one unit, or say why not."""
        if unit.fault:
            self.refuse(Finding("xch-006", unit.span, f"{unit.fault}{_of(unit)}", _CODES))
        elif is_empty(unit.target):
            self.empty += 1
        else:
            found = self.register.find(unit)
            if isinstance(found, Sought):
                self.refuse(Finding("xch-005", unit.span, found.message, found.hint))
            elif not self._is_double(unit, found):
                self._merge(unit, found)

    def _is_double(self, unit: ReturnedUnit, slot: Slot) -> bool:
        """Look whether the unit was there before: saying the same, or something else."""
        place = slot.record.key, slot.form
        target = plain(unit.target)
        if place not in self.seen:
            self.seen[place] = target, unit
            return False
        other, first = self.seen[place]
        if other == target:
            return True
        message = f"This unit stands at line {first.span.line} too, with another translation."
        hint = "The first one counts. Keep the right one of the two in the file."
        self.refuse(Finding("xch-008", unit.span, message + _of(unit), hint))
        return True

    def _merge(self, unit: ReturnedUnit, slot: Slot) -> None:
        current = slot.translation
        as_exported = self._is_as_exported(unit, slot)
        read = Checked(current) if as_exported else self._text(unit, slot)
        text = read.made
        if text is None:
            self.refuse(*read.findings)
            return
        fuzzy = unit.fuzzy
        if fuzzy is None:  # a file that drops states says nothing new of what is unchanged
            fuzzy = slot.entry.fuzzy and text == current
        copied = fuzzy and not current.strip() and text == slot.text
        if copied:
            self.empty += 1
        elif text == current and fuzzy == slot.entry.fuzzy:
            self.unchanged += 1
        elif wrong := (*_newer(unit, slot, self.over), *_worded_anew(unit, slot, text)):
            self.refuse(*wrong)
        else:
            self.findings += read.findings
            self._write(unit, slot, text, fuzzy=fuzzy)

    def _is_as_exported(self, unit: ReturnedUnit, slot: Slot) -> bool:
        if isinstance(unit.target, str):
            return unit.target == slot.translation
        there = coded_target(slot, self.parse, {}) if slot.translation.strip() else ()
        return plain(unit.target) == plain(there)

    def _text(self, unit: ReturnedUnit, slot: Slot) -> Checked[str]:
        """Return a unit's translation as the catalogue writes it, if the build would take it."""
        target = unit.target or ""
        if isinstance(target, str):
            text = target
        elif typed := typed_placeholder(target, coded_source(slot, {})):
            message = f"“{typed}” is typed as text, where a code should stand.{_of(unit)}"
            return Checked(None, (Finding("xch-009", unit.span, message, _CODES),))
        else:
            try:
                text = decoded(trimmed(target, slot), slot)
            except UnreadableCodeError as error:
                found = Finding("xch-006", unit.span, f"{error}{_of(unit)}", _CODES)
                return Checked(None, (found,))
        return Checked(text) if slot.form is not None else self._sound(unit, slot, text)

    def _sound(self, unit: ReturnedUnit, slot: Slot, text: str) -> Checked[str]:
        """Return a text compared with its source; XLIFF's in the form that we write."""
        read = compared(slot.record, text, unit.span, self.parse)
        if read.made is None or any(f.severity is Severity.ERROR for f in read.findings):
            return Checked(None, read.findings)
        target = unit.target
        if target is None or isinstance(target, str):
            return Checked(text, read.findings)
        if letters(words(read.made)) != letters(characters(target)):
            message = f"These words cannot be written in a catalogue without loss.{_of(unit)}"
            hint = "Write them more simply."
            return Checked(None, (Finding("xch-010", unit.span, message, hint),))
        return Checked(markup(read.made, slot.record.inlines), read.findings)

    def _write(self, unit: ReturnedUnit, slot: Slot, text: str, *, fuzzy: bool) -> None:
        key = slot.record.key
        entry = self.done.get(key, slot.entry)
        if slot.form is None:
            entry = replace(entry, translation=text)
        else:
            forms = [*entry.forms, *[""] * (slot.form + 1 - len(entry.forms))]
            forms[slot.form] = text
            entry = replace(entry, forms=tuple(forms))
        if not fuzzy:
            entry = replace(
                entry, previous=None, previous_context=None, previous_plural=None, earlier=()
            )
        self.done[key] = replace(entry, fuzzy=fuzzy, recorded=slot.record.recorded)
        self.taken[key, slot.form] = unit
        if fuzzy:
            self.unsure.add((key, slot.form))

    def hold_nouns(self) -> None:
        """Leave out the nouns whose forms, taken together, the build would refuse."""
        for key, entry in list(self.done.items()):
            if not entry.plural:
                continue
            places = [place for place in self.taken if place[0] == key]
            found = noun_compared(entry, self.locale, self.taken[places[0]].span).findings
            if any(f.severity is Severity.ERROR for f in found):
                del self.done[key]
                for place in places:
                    del self.taken[place]
                    self.unsure.discard(place)
                    self.refused += 1
                self.findings += found


_CODES = "Take the codes from the source, each as often as it stands there."


def _newer(unit: ReturnedUnit, slot: Slot, over: bool) -> Iterator[Finding]:  # noqa: FBT001
    """Find that the catalogue has a translation which the file did not know of."""
    if over or not slot.translation.strip() or unit.base == slot.base:
        return
    if unit.base is None and slot.entry.fuzzy and not unit.fuzzy:
        return
    told = "has changed since" if unit.base else "differs, and the file does not say from which"
    message = f"The catalogue’s translation {told}: it is “{shortened(slot.translation)}”."
    hint = "It is kept. Compare the two; `--replace` takes those of the file."
    yield Finding("xch-007", unit.span, message + _of(unit), hint)


def _worded_anew(unit: ReturnedUnit, slot: Slot, text: str) -> Iterator[Finding]:
    """Find words of the translator's own for a statistic that has another record by now."""
    _, _, then = unit.digest.partition(".")
    _, _, now = slot.digest.partition(".")
    if then and then != now:
        for key, told in slot.record.recorded:
            if words_freely(text, key):
                message = f"What is on record of {key} has changed; it is now: {told}."
                hint = "Correct the words that the translation has of its own for it."
                yield Finding("xch-005", unit.span, message + _of(unit), hint)


def _of(unit: ReturnedUnit) -> str:
    name = unit.name or unit.id
    return f" Unit: {shortened(name)}." if name else ""


def unsure(merged: Merged, path: str) -> tuple[Finding, ...]:
    """Return the finding that some translations taken must still be looked at, if there are any."""
    if not merged.unsure:
        return ()
    message = f"{merged.unsure} of the translations taken are marked as not finished."
    hint = "They are fuzzy in the catalogue, and will not be printed before somebody confirms them."
    return (Finding("xch-012", Span(path), message, hint),)
