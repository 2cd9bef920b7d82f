"""The segments of a report matched with the entries of a catalogue.

In: segments and entries. Out: for every segment what is known of its translation, and the entries
that no segment needs any more. Nothing that a translator wrote is lost: what moved goes along,
what changed is offered as a stale translation, what went is kept until its text comes back.
Updating a catalogue writes this down; an edition made without updating it is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

from reportbuild.translate import likeness
from reportbuild.translate.po import Entry, Key
from reportbuild.translate.recorded import Recorded, outdated, words_freely
from reportbuild.translate.segments import SegmentRecord

State: TypeAlias = Literal["translated", "stale", "missing"]


@dataclass(frozen=True, slots=True)
class Match:
    """A segment, and its entry as the catalogue should have it.

    The entry's `line` is where its translation stands now; 0, if the catalogue has nothing on it.
    """

    record: SegmentRecord
    entry: Entry

    @property
    def state(self) -> State:
        """Whether the translation may be printed, waits for a translator's eye, or is not there."""
        if not self.entry.filled:
            return "missing"
        return "stale" if self.entry.fuzzy else "translated"


@dataclass(frozen=True, slots=True)
class Matching:
    """All segments in reading order, and the entries to keep although no segment needs them.

    `undated` are the segments whose translation has words of its own for a statistic, of which
    nothing tells what was on record.
    """

    matches: tuple[Match, ...]
    retired: tuple[Entry, ...]
    undated: tuple[SegmentRecord, ...] = ()


def match(records: Sequence[SegmentRecord], entries: Sequence[Entry]) -> Matching:
    """Match every segment with the entry that knows most of its translation.

    In this order: its own entry; one of the same text that has lost its place, now or earlier; one
    of the same text elsewhere; the one of the text most like it, as stale. A translation with words
    of its own for a statistic is stale as soon as something else is on record. A text with a plural
    and one without are never matched.
    """
    pool = _Pool.of(records, entries)
    for find in (pool.kept, pool.moved, pool.copied, pool.changed):
        for record in records:
            found = None if record.key in pool.known else find(record)
            if found is not None:
                pool.known[record.key] = pool.placed(record, found)
    matches = tuple(
        Match(r, pool.known.get(r.key) or pool.placed(r, Entry(r.context, r.text))) for r in records
    )
    undated = tuple(record for record in records if record.key in pool.undated)
    return Matching(matches, pool.left_over(), undated)


@dataclass
class _Pool:
    """What is known while matching.

    `own` holds the entries of segments that are still there; `lost` all others that say something,
    those that lost their place just now first; `plural` whether each segment has a plural; `taken`
    the numbers of lost ones found again; `known` the translations of the segments matched so far.
    """

    own: dict[Key, Entry]
    lost: tuple[Entry, ...]
    kinds: dict[Key, str]
    plural: dict[Key, bool]
    taken: set[int] = field(default_factory=set)
    known: dict[Key, Entry] = field(default_factory=dict)
    undated: set[Key] = field(default_factory=set)

    @staticmethod
    def of(records: Sequence[SegmentRecord], entries: Sequence[Entry]) -> _Pool:
        kinds = {record.key: record.kind for record in records}
        plural = {record.key: bool(record.plural) for record in records}
        fitting = [e for e in entries if plural.get(e.key) == bool(e.plural)]
        own = {e.key: e for e in fitting if not e.retired}
        telling = [e for e in entries if e.filled or e.comments]
        lost = [e for e in telling if not e.retired and own.get(e.key) is not e]
        # a remark on a text without translation comes back with the text
        silent = [e for e in fitting if e.retired and not e.filled and e.comments]
        for entry in silent:
            own.setdefault(entry.key, entry)
        lost += [e for e in telling if e.retired and e not in silent]
        return _Pool(own, tuple(lost), kinds, plural)

    @cached_property
    def by_text(self) -> dict[str, list[int]]:
        """The numbers of lost translations by their text."""
        found: dict[str, list[int]] = {}
        for number, entry in enumerate(self.lost):
            if entry.filled:
                found.setdefault(entry.text, []).append(number)
        return found

    @cached_property
    def like(self) -> tuple[tuple[Entry, ...], likeness.Index]:
        """The lost translations that nothing has taken up, and their texts to be searched."""
        left = tuple(e for n, e in enumerate(self.lost) if e.filled and n not in self.taken)
        return left, likeness.index(entry.text for entry in left)

    @cached_property
    def settled(self) -> dict[str, list[Entry]]:
        """The translations known before any is copied, by their text."""
        found: dict[str, list[Entry]] = {}
        for entry in self.known.values():
            if not entry.fuzzy:
                found.setdefault(entry.text, []).append(entry)
        return found

    def kept(self, record: SegmentRecord) -> Entry | None:
        entry = self.own.get(record.key)
        return entry if entry is not None and entry.filled else None

    def moved(self, record: SegmentRecord) -> Entry | None:
        """Find a lost entry of the same text; each serves once."""

        def preference(number: int) -> tuple[bool, bool, bool, int]:
            entry = self.lost[number]
            other_kind = _kind(entry.context) != record.kind
            return entry.key != record.key, entry.fuzzy, other_kind, number

        free = [
            number
            for number in self.by_text.get(record.text, ())
            if number not in self.taken and bool(self.lost[number].plural) == bool(record.plural)
        ]
        if not free:
            return None
        number = min(free, key=preference)
        self.taken.add(number)
        return self.lost[number]

    def copied(self, record: SegmentRecord) -> Entry | None:
        """Find a translation of the same text that stays where it is.

        Of another kind (a heading for a cell), or if translations differ, it is a proposal only.
        """
        found = self.settled.get(record.text, [])
        donors = [e for e in found if bool(e.plural) == bool(record.plural)]
        alike = [e for e in donors if self.kinds[e.key] == record.kind]
        if not donors:
            return None
        donor = (alike or donors)[0]
        certain = len({e.said for e in alike}) == 1
        return replace(
            donor,
            comments="",
            fuzzy=not certain,
            previous=None if certain else donor.text,
            previous_context=None if certain else donor.context,
            previous_plural=None if certain else donor.plural or None,
        )

    def changed(self, record: SegmentRecord) -> Entry | None:
        """Find the lost translation whose text is most like this one, as a proposal."""
        entries, texts = self.like
        number = likeness.nearest(record.text, texts)
        if number is None:
            return None
        donor = entries[number]
        if bool(donor.plural) != bool(record.plural):
            return None
        if donor.fuzzy and donor.previous is not None:
            return donor
        return _proposed(donor)

    def placed(self, record: SegmentRecord, entry: Entry) -> Entry:
        """Return the entry as that of this segment, with what its own entry has besides."""
        own = self.own.get(record.key, entry)
        comments = [own.comments, entry.comments if entry.comments != own.comments else ""]
        if record.plural != entry.plural and entry.filled and not entry.fuzzy:
            entry = _proposed(entry)  # of its plural alone the words have changed
        if entry.filled and not entry.fuzzy and _undated(record, entry):
            self.undated.add(record.key)
        unlike = _unlike(record, entry)
        fuzzy = entry.filled and (entry.fuzzy or bool(unlike))
        return replace(
            entry,
            context=record.context,
            text=record.text,
            plural=record.plural,
            recorded=record.recorded,
            earlier=unlike if fuzzy else (),
            fuzzy=fuzzy,
            previous=entry.previous if entry.filled else None,
            previous_context=entry.previous_context if entry.filled else None,
            previous_plural=entry.previous_plural if entry.filled else None,
            comments="\n".join(c for c in comments if c),
            flags=tuple(dict.fromkeys(own.flags + entry.flags)),
            retired=False,
            line=own.line or entry.line,
        )

    def left_over(self) -> tuple[Entry, ...]:
        """Return the lost entries that are lost still, retired, each with a key of its own."""
        left = [e for n, e in enumerate(self.lost) if n not in self.taken]
        left.sort(key=lambda entry: not entry.retired)  # the latest to go come last
        sure = [e for e in (*self.known.values(), *left) if not e.fuzzy]
        said = {(e.text, e.said, remark) for e in sure for remark in ("", e.comments)}
        kept: dict[Key, Entry] = {}
        for entry in left:
            if entry.fuzzy and (entry.previous, entry.said, entry.comments) in said:
                continue  # a proposal that was never taken up; what it proposed is kept
            twin = self.known.get(entry.key) or kept.get(entry.key)
            if twin and (twin.said, twin.comments) == (entry.said, entry.comments):
                continue
            retired = replace(entry, context=_free(entry, {*self.kinds, *kept}), retired=True)
            kept[retired.key] = retired
        return tuple(kept.values())


def _proposed(entry: Entry) -> Entry:
    """Return an entry as one that waits for a translator's eye, with what it was made for."""
    previous_plural = entry.plural or None
    return replace(
        entry,
        fuzzy=True,
        previous=entry.text,
        previous_context=entry.context,
        previous_plural=previous_plural,
    )


def _unlike(record: SegmentRecord, entry: Entry) -> Recorded:
    """Return what free wording in an entry was made for, where something else is on record now.

    A fuzzy entry may have been asked about before: what its words were made for is what counts,
    until a translator takes off the mark.
    """
    now = dict(record.recorded)
    asked = dict(entry.earlier) if entry.fuzzy else {}
    found = {**dict(outdated(entry.translation, entry.recorded, record.recorded)), **asked}
    return tuple((key, told) for key, told in found.items() if key in now)


def _undated(record: SegmentRecord, entry: Entry) -> bool:
    told = dict(entry.recorded)
    return any(
        key not in told and words_freely(entry.translation, key) for key, _ in record.recorded
    )


def _kind(context: str) -> str:
    """Return the kind in a context, the number of its occurrence left off."""
    *_, before, last = ("", *context.split("/"))
    return before if last.isdecimal() else last


def _free(entry: Entry, keys: set[Key]) -> str:
    """Return the entry's context, numbered on if its key is taken: gettext wants each key once."""
    context, number = entry.context, 2
    while (context, entry.text) in keys:
        context, number = f"{entry.context}/{number}", number + 1
    return context
