"""The checklist of a file: what is asked of it, what is signed, and what is still open.

In: a file with what a machine has seen of it, and all signatures of its report. Out: an answer for
each item. A signature for another digest is shown as outdated, and counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from reportbuild.model.finding import Finding, Span
from reportbuild.model.signoff import Answer, Checklist, Item, Signature, State, Subject
from reportbuild.signoff.items import items_of

_EDITIONS = "editions/"
_TEXTS = "text/"
_FEW = 5


def checklist(
    subject: Subject, signatures: Sequence[Signature], changed: tuple[str, ...] = ()
) -> Checklist:
    """Return the checklist of a file."""
    own = [s for s in signatures if (s.language, s.format) == (subject.language, subject.format)]
    answers = tuple(_answer(item, subject, own) for item in items_of(subject.format))
    return Checklist(subject, answers, changed)


def _answer(item: Item, subject: Subject, signatures: Iterable[Signature]) -> Answer:
    ours = sorted(
        (s for s in signatures if s.item == item.key), key=lambda s: (s.date, s.by, s.sha256)
    )
    valid = tuple(s for s in ours if s.sha256 == subject.sha256)
    if valid:
        return Answer(item, "signed", valid)
    if not _arises(item, subject):
        return Answer(item, "absent")
    state: State = "outdated" if ours else "open"
    return Answer(item, state, tuple(ours))


def _arises(item: Item, subject: Subject) -> bool:
    """Whether a question arises: what could not be counted may be there."""
    counted = {fact.key: fact.number for fact in subject.facts}
    return not item.of or any(counted.get(key, 1) for key in item.of)


def unsigned(held: Checklist) -> tuple[Finding, ...]:
    """Return a finding if a file may not be released by its checklist."""
    subject = held.subject
    if subject.draft:
        return (draft_only(subject),)
    if held.complete:
        return ()
    asked = sum(answer.state != "absent" for answer in held.answers)
    done = sum(answer.state == "signed" for answer in held.answers)
    parts = [f"{done} of {asked} are signed"]
    for state, said in (("open", "open"), ("outdated", "signed for an earlier file")):
        keys = [answer.item.key for answer in held.answers if answer.state == state]
        if keys:
            parts.append(f"{said}: {', '.join(keys)}")
    span = Span(subject.file)
    return (Finding("sign-006", span, f"{'; '.join(parts)}.", "", subject.language),)


def draft_only(subject: Subject) -> Finding:
    """Return the finding that a file is a draft."""
    message = "This is a draft, and cannot be signed off."
    return Finding("sign-005", Span(subject.file), message, "", subject.language)


def changed_sources(subject: Subject, sources: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the sources that are not what a file was made from, by path.

    `sources` is what lies in the report's folder now. Catalogues of other editions do not touch a
    file. What lies outside the folder, as a profile named at the build, is not looked for.
    """
    before = {p: d for p, d in subject.sources.items() if not p.startswith("--")}
    new = {p for p in sources if p.startswith(_TEXTS)} - before.keys()
    other = {
        path
        for path, digest in before.items()
        if path not in sources or sha256(sources[path]).hexdigest() != digest
    }
    return tuple(sorted(path for path in new | other if _touches(path, subject.language)))


def _touches(path: str, language: str) -> bool:
    if not path.startswith(_EDITIONS):
        return True
    name = path.removeprefix(_EDITIONS)
    return name.partition("/")[0].partition(".")[0] == language


def stale(held: Checklist) -> tuple[Finding, ...]:
    """Return a finding if a file was made from other sources than those that are there now."""
    if not held.changed:
        return ()
    more = len(held.changed) - _FEW
    named = ", ".join(held.changed[:_FEW]) + (f" and {more} more" if more > 0 else "")
    message = f"Made from other sources than there are now: {named}."
    subject = held.subject
    return (Finding("sign-008", Span(subject.file), message, "", subject.language),)
