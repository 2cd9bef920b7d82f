"""One chapter in two editions: whether both have the same blocks, and name the same things.

In: the skeletons of the source's chapter and of an edition's. Out: every difference, with the
places on both sides; what is meant and declared is left out by `declared`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from reportbuild.model.finding import Finding, Span
from reportbuild.model.report import Aspect
from reportbuild.translate.links import Addresses, local_address
from reportbuild.translate.skeleton import END, Bone, Skeleton

CODES: Mapping[Aspect, str] = {
    "headings": "par-010",
    "blocks": "par-011",
    "statistics": "par-012",
    "notes": "par-013",
    "references": "par-014",
    "links": "par-015",
    "figures": "par-016",
    "tables": "par-017",
    "recommendations": "par-018",
    "quotations": "par-019",
    "numbers": "par-020",
}
"""The code of a difference in each aspect."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One difference: in what, of what name, where in the edition, and what both sides have."""

    aspect: Aspect
    name: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which block or note of an edition stands for which of the source, by the source's lines.

    `opcodes` tell in the manner of difflib how the source's bones become the edition's.
    """

    opcodes: tuple[tuple[str, int, int, int, int], ...]
    lines: tuple[int, ...]
    spans: tuple[Span, ...]

    def span(self, source: Span) -> Span:
        """Return where something of the source stands in the edition, or should stand."""
        return self.spans[max(0, bisect_right(self.lines, source.line) - 1)]


def alignment(source: Skeleton, edition: Skeleton) -> Alignment:
    """Return how the blocks of two chapters go together."""
    there = [bone.name for bone in source.bones]
    here = [bone.name for bone in edition.bones]
    opcodes: list[tuple[str, int, int, int, int]] = [("equal", 0, len(there), 0, len(here))]
    if there != here:
        opcodes = list(SequenceMatcher(None, there, here, autojunk=False).get_opcodes())
    pairs = {source.chapter.span.line: edition.chapter.span}
    for what, a, b, c, d in opcodes:
        after = edition.bones[min(d, len(here) - 1)].span if here else edition.chapter.span
        for at, bone in enumerate(source.bones[a:b]):
            own = what in ("equal", "replace") and c + at < d
            pairs.setdefault(bone.span.line, edition.bones[c + at].span if own else after)
    for key, note in source.chapter.notes.items():
        if key in edition.chapter.notes:
            pairs[note.span.line] = edition.chapter.notes[key].span
    lines = sorted(pairs)
    return Alignment(tuple(opcodes), tuple(lines), tuple(pairs[line] for line in lines))


def gaps(
    source: Skeleton, edition: Skeleton, beside: Alignment, addresses: Addresses
) -> Iterator[Gap]:
    """Yield every difference in blocks, in what is named and how often.

    `addresses` are those that the edition has for the source's: a link may lead to either.
    """
    yield from _gaps_of_blocks(source, edition, beside)
    for aspect in ("statistics", "notes", "references"):
        there, here = source.named.get(aspect, {}), edition.named.get(aspect, {})
        yield from _gaps_of_names(aspect, there, here, beside)
    links = source.named.get("links", {})
    known = {local_address(old, addresses): old for old in links}
    leading: dict[str, tuple[Span, ...]] = {}
    for address, spans in edition.named.get("links", {}).items():
        old = known.get(address, address)
        leading[old] = (*leading.get(old, ()), *spans)
    yield from _gaps_of_names("links", links, leading, beside)


def _gaps_of_blocks(source: Skeleton, edition: Skeleton, beside: Alignment) -> Iterator[Gap]:
    found: list[Gap] = []
    for what, a, b, c, d in beside.opcodes:
        if what != "equal":
            found += _unlike(source.bones[a:b], edition.bones[c:d], beside, source.chapter.span)
    ends = [gap for gap in found if gap.name.startswith(END)]
    yield from found if len(ends) == len(found) else (gap for gap in found if gap not in ends)


def _unlike(
    there: Sequence[Bone], here: Sequence[Bone], beside: Alignment, around: Span
) -> Iterator[Gap]:
    """Yield what differs in a stretch of blocks; `around` is where the source's chapter begins.

    Blocks of one aspect are taken for one another, in their order; the rest is missing or added.
    """
    for aspect in dict.fromkeys(bone.aspect for bone in (*there, *here)):
        olds = [bone for bone in there if bone.aspect == aspect]
        news = [bone for bone in here if bone.aspect == aspect]
        for old, new in zip_longest(olds, news):
            if old and new and old.name != new.name:
                said = f"The source has a {old.name} here ({old.span})"
                message = f"{said}, this edition a {new.name}."
                yield Gap(aspect, old.name, new.span, message)
            elif old and not new:
                message = f"The source has a {old.name} here ({old.span}); this edition has not."
                yield Gap(aspect, old.name, beside.span(old.span), message)
            elif new and not old:
                message = f"This edition has a {new.name} that the source ({around.path}) has not."
                yield Gap(aspect, new.name, new.span, message)


def _gaps_of_names(
    aspect: Aspect,
    there: Mapping[str, tuple[Span, ...]],
    here: Mapping[str, tuple[Span, ...]],
    beside: Alignment,
) -> Iterator[Gap]:
    for name in dict.fromkeys((*there, *here)):
        olds, news = there.get(name, ()), here.get(name, ())
        if len(olds) == len(news):
            continue
        where = f" ({olds[0]})" if olds else ""
        said = f"The source has {name} {_times(len(olds))}{where}"
        message = f"{said}, this edition {_times(len(news))}."
        yield Gap(aspect, name, news[-1] if news else beside.span(olds[0]), message)


def dangling(
    edition: Sequence[Skeleton], elsewhere: Sequence[Skeleton], source: Iterable[Skeleton]
) -> Iterator[Finding]:
    """Yield a finding (par-014) for each mention of a target that no chapter has any more.

    It cannot be declared as meant: nothing could be printed. `elsewhere` are the chapters that
    stand in the full report alone. A target that the source has not either is found where the
    texts are read (ref-003), once for all editions.
    """
    lost = _targets(source) - _targets((*edition, *elsewhere))
    for chapter in edition:
        for name, spans in chapter.named.get("references", {}).items():
            if name.startswith("#") and name[1:] in lost:
                message = f"The target “{name[1:]}”, to which this refers, stands in no chapter."
                hint = f"Write ({name[1:]})= above it, in this edition's own text."
                yield Finding("par-014", spans[0], message, hint)


def _targets(chapters: Iterable[Skeleton]) -> set[str]:
    named = [chapter.named.get("references", {}) for chapter in chapters]
    return {name[1:-2] for names in named for name in names if name.endswith(")=")}


def disordered(source: Skeleton, edition: Skeleton) -> Iterator[Finding]:
    """Yield a finding (par-006) if notes that both have are first called in another order."""
    there = [key for key in source.calls if key in edition.calls]
    here = [key for key in edition.calls if key in source.calls]
    for old, new in zip(there, here, strict=True):
        if old != new:
            message = (
                f"The note “{new}” is called before “{old}”; in the source ({source.calls[old]}) it"
                " comes after."
            )
            hint = "The notes have other numbers here than in the source's edition."
            yield Finding("par-006", edition.calls[new], message, hint)
            return


def _times(number: int) -> str:
    return {0: "nowhere", 1: "once"}.get(number, f"{number} times")
