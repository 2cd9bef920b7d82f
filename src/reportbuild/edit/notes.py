"""Notes numbered in the order in which they are called.

Goes in: the calls of one section, as they are read. Comes out: a `NoteRef` for each, and the notes
that were called, in order, with their marks and the anchors of their calls.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportbuild.edit.voice import Voice
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Inline, NoteCall, NoteRef
from reportbuild.model.text import Note


@dataclass(slots=True)
class NoteRoll:
    """The notes of one section, entered as they are called.

    `before` is how many notes the report has numbered already: 0 where each section begins anew.
    """

    section: str
    before: int
    how: Voice
    calls: dict[str, list[str]] = field(default_factory=dict)

    def call(self, key: str) -> NoteRef:
        """Return the mark for a call; the first call of a note gives it its number."""
        first = key not in self.calls
        anchors = self.calls.setdefault(key, [])
        place = list(self.calls).index(key) + 1
        again = f"-{len(anchors) + 1}" if anchors else ""
        anchor = f"{self.section}-c-{place}{again}"
        anchors.append(anchor)
        return NoteRef(anchor, f"{self.section}-n-{place}", self._mark(place), first)

    def numbered(self, notes: Mapping[str, Note[Inline]]) -> tuple[Note[Inline], ...]:
        """Return the notes that were called, in order; the others are not printed."""
        return tuple(
            replace(
                notes[key],
                id=f"{self.section}-n-{place}",
                mark=self._mark(place),
                calls=tuple(anchors),
            )
            for place, (key, anchors) in enumerate(self.calls.items(), 1)
        )

    def _mark(self, place: int) -> str:
        return self.how.number(self.before + place)


def nested_call(call: NoteCall, span: Span) -> Finding:
    """Return the error (call-001) for a note that calls a note."""
    message = f"A note calls the note “{call.key}”; notes may not have notes."
    hint = "Join the two, or cite the work within the first."
    return Finding("call-001", span if span.line else call.span, message, hint)
