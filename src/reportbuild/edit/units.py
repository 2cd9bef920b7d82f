"""What a wording makes its number a number of: per cent, points, money; and which way it changed.

Goes in: a record, and the words that stand for it. Comes out: faults, and the words without those
that the record asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from reportbuild.edit.amounts import Record, percent
from reportbuild.edit.claiming import qualifiers_in
from reportbuild.edit.money import names_of
from reportbuild.edit.phrases import Claim, claims, fold, holds, phrased
from reportbuild.edit.readers import Number
from reportbuild.edit.statistics import WAYS
from reportbuild.edit.voice import Voice
from reportbuild.model.statistics import Change, Rank, Shift

Fault: TypeAlias = tuple[str, str, str]
"""A code, what is wrong (after "“words” for the statistic “key” "), and a hint."""

_TWO_SLOTS = 2
_INFLECTED = 4  # letters that a name must have before others may end it


HEADED = "\u2028"
"""Stands between what heads the cells of a row and the row itself."""
_FAR = 4
"""Words further from a number than this are not its unit."""


def near(words: str, around: str) -> str:
    """Return the few words beside others in a text, with whatever heads them in a table.

    All of the text, if the words do not stand in it.
    """
    heads, _, row = around.rpartition(HEADED)
    found = [m.span() for m in re.finditer(re.escape(words), row)] if words else []
    beside = (
        f"{' '.join(row[:start].split()[-_FAR:])} {words} {' '.join(row[end:].split()[:_FAR])}"
        for start, end in found
    )
    return f"{heads} {' '.join(beside)}" if found else around


def unit_faults(
    record: Record, words: str, numbers: tuple[Number, ...], around: str, how: Voice
) -> Iterator[Fault]:
    """Yield a fault (say-007) where words lose the unit of their number, or give it one.

    The per cent of another number is none of theirs: theirs stands beside them.
    """
    said = any(n.percent for n in numbers)
    own = _of_unit(record, how)
    if record.unit == "percentage_point":
        if not holds(around, own, how.reader.prefixes):
            yield "say-007", "does not say that it is percentage points.", f"Write “{own[0]}”."
    elif said and not percent(record):
        yield "say-007", "makes it a per cent, which it is not.", "Leave the per cent out."
    elif record.currency is not None:
        code = record.currency.code
        coded = re.search(rf"(?<![a-z]){code.casefold()}(?![a-z])", fold(around))
        if not coded and not holds(around, own, how.reader.prefixes):
            yield "say-007", f"does not say that it is in {code}.", f"Write “{code}”."
    elif percent(record) and not said and not any(n.part for n in numbers):
        listed = how.words.alternatives("per cent", "words")
        beside = near(words, around)
        if not re.search(r"[%\u066a\ufe6a\uff05]", beside) and not holds(
            beside, listed, how.reader.prefixes
        ):
            yield "say-007", "does not say that it is a per cent.", f"Write “{listed[0]}”."


def way_faults(record: Record, words: str, around: str, how: Voice) -> Iterator[Fault]:
    """Yield a fault (say-010) where words turn a change the other way, or do not say which.

    From what to what a number went says it by itself.
    """
    value = record.quantity
    if not isinstance(value, Change | Shift):
        return
    own, other = _of_way(record, how)
    hint = f"It went {value.direction}. Use one of: {_listed(own)} ..."
    inner, outer = (_unqualified(text, how) for text in (words, around))
    if _found(inner, other, how) and not _found(inner, own, how):
        yield "say-010", "says that it went the other way.", hint
    elif isinstance(value, Change) and not _found(outer, own, how):
        yield "say-010", "does not say which way it went.", hint


def without_own(record: Record, words: str, how: Voice) -> str:
    """Return folded words without those by which the record's own kind and unit are said.

    "12 points more" alters a number, unless it is by points that the record goes up; an article
    before such a word is no number. What is left keeps its place.
    """
    folded = fold(words)
    own = _of_unit(record, how)
    own += _of_way(record, how)[0] if isinstance(record.quantity, Change | Shift) else ()
    own += tuple(piece for pattern in _patterns(record, how) for piece in pieces(pattern))
    spans = _found(folded, own, how)
    articles = _found(folded, tuple(how.reader.articles), how) if spans else ()
    starts = {span.start for span in spans}
    headed = tuple(a for a in articles if _next_word(folded, a.end) in starts)
    return _blanked(folded, (*spans, *headed))


def between_pieces(record: Record, how: Voice) -> tuple[str, ...]:
    """Return what stands between the two numbers of a record's own patterns."""
    return tuple(
        middle
        for pattern in _patterns(record, how)
        if len(found := re.split(r"\{\w+\}", pattern)) > _TWO_SLOTS
        and (middle := found[1].strip(" %\u00a0\u202f"))
    )


def pieces(pattern: str) -> tuple[str, ...]:
    """Return the words of a pattern between its slots."""
    found = re.split(r"\{\w+\}\s*%?", pattern)
    return tuple(piece.strip(" ,()\u00a0") for piece in found if piece.strip(" ,()\u00a0"))


def _patterns(record: Record, how: Voice) -> tuple[str, ...]:
    """The locale's own patterns for a shift or a rank."""
    match record.quantity:
        case Shift(_, _):
            text = f"{WAYS[record.quantity.direction]} from {{start}} to {{end}}"
            return (
                how.words("from {start} to {end}", "box"),
                how.words(text, "prose"),
                how.words(f"{text} per cent", "percent"),
            )
        case Rank():
            return (
                how.words("rank {position}", "prose"),
                how.words("rank {position} of {total}", "prose"),
            )
        case _:
            return ()


def _next_word(folded: str, end: int) -> int:
    return end + len(folded[end:]) - len(folded[end:].lstrip())


def _of_unit(record: Record, how: Voice) -> tuple[str, ...]:
    if record.unit == "percentage_point":
        return how.words.alternatives("percentage points", "words")
    if record.currency is None:
        return ()
    names = names_of(record.currency, how)
    return tuple(f"{n}*" if n.isalpha() and len(n) >= _INFLECTED else n for n in names)


def _of_way(record: Record, how: Voice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words for the record's own way of change, and for the other."""
    ways = ["increase", "decrease"]
    if isinstance(record.quantity, Change | Shift) and record.quantity.direction == "down":
        ways.reverse()
    own, other = (how.words.alternatives(way, "words") for way in ways)
    return own, other


def _unqualified(text: str, how: Voice) -> str:
    """A text without its qualifiers: "more than" says nothing of a way."""
    return _blanked(fold(text), qualifiers_in(text, how))


def _found(folded: str, listed: tuple[str, ...], how: Voice) -> tuple[Claim, ...]:
    return claims(folded, phrased(listed), how.reader.prefixes) if listed else ()


def _blanked(folded: str, spans: tuple[Claim, ...]) -> str:
    for span in spans:
        folded = folded[: span.start] + " " * (span.end - span.start) + folded[span.end :]
    return folded


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word.rstrip('*')}”" for word in words[:4])
