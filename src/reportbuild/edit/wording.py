"""Free wording held against its record: the value, the qualifier, the hedge.

Goes in: a record, the words that a writer or translator chose for it, and the text around them.
Comes out: findings. Words that cannot be read are taken for a contradiction, never for consent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction as Ratio

from reportbuild.edit.amounts import Record
from reportbuild.edit.carrying import Said, carries, value_faults
from reportbuild.edit.claiming import (
    affirms,
    altered,
    begun_before,
    denied,
    qualifiers_in,
)
from reportbuild.edit.lines import joined, plain
from reportbuild.edit.phrases import fold
from reportbuild.edit.readers import Number
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.statistics import prose
from reportbuild.edit.units import Fault, unit_faults, way_faults, without_own
from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    Emphasis,
    Figures,
    Foreign,
    IndexMark,
    Inline,
    Link,
    Locator,
    Pending,
    Strong,
    Text,
)
from reportbuild.model.statistics import HEDGES, Range, Rank, Shift, Vague


def contradictions(
    record: Record, words: str, around: str, how: Voice, span: Span
) -> tuple[Finding, ...]:
    """Return what a wording says that its record does not, or leaves out.

    `words` are the wording's, `around` the whole segment's. Errors: say-001 value not carried,
    say-002 another number, say-003 qualifier not carried, say-004 a qualifier too many, say-006
    a number for what has none, say-007 unit lost or invented, say-008 value altered, say-009
    denied, say-010 a change turned round.
    """
    faults: list[Fault] = []
    bare = without_own(record, words, how)
    numbers = numbers_in(bare, how.reader)
    if isinstance(record.quantity, Vague):
        faults += _numbers_of_vague(words, numbers)
    else:
        said = Said(fold(words), bare, numbers)
        faults += value_faults(record, said, how)
        faults += unit_faults(record, words, numbers, around, how)
        faults += way_faults(record, words, around, how)
        faults += _alterations(record, said, how)
    own = bare if isinstance(record.quantity, Shift | Rank) else words
    faults += _qualifier_faults(record, own, around, how)
    return tuple(
        Finding(code, span, f"“{words}” for the statistic “{record.key}” {fault}", hint)
        for code, fault, hint in faults
    )


def hedge_missing(record: Record, around: str, how: Voice, span: Span) -> tuple[Finding, ...]:
    """Return an error (say-005) where a statistic's attribution hedges and its segment does not."""
    if record.attribution not in HEDGES:
        return ()
    words = how.words.alternatives(record.attribution, "words")
    if affirms(around, words, how):
        return ()
    message = (
        f"The statistic “{record.key}” is {record.attribution}, and nothing in this text says so."
    )
    shown = ", ".join(f"“{w.rstrip('*')}”" for w in words[:4])
    return (Finding("say-005", span, message, f"Use one of the language's words: {shown} ..."),)


def vague_faults(record: Record, how: Voice) -> tuple[Finding, ...]:
    """Return an error (say-006) where a quantity that has no number is given one in its record."""
    if not isinstance(record.quantity, Vague) or any(
        isinstance(part, Pending) for part in record.quantity.words
    ):
        return ()  # a quantity, or words still in the source language
    words = plain(record.quantity.words)
    return tuple(
        Finding(
            code, record.value_span, f"“{words}” for the statistic “{record.key}” {fault}", hint
        )
        for code, fault, hint in _numbers_of_vague(words, numbers_in(words, how.reader))
    )


def worded(line: Line, key: str, how: Voice) -> Line:
    """Return a wording with its digits as `Figures` of the statistic, kept in one piece."""
    group = how.style.group if how.style.group.isspace() else _NO_BREAK
    parts: list[Inline] = []
    for part in line:
        match part:
            case Text():
                parts += _with_figures(part.text, key, group)
            case Emphasis() | Strong() | Foreign() | Link() | IndexMark() | Locator() | Pending():
                parts.append(replace(part, children=worded(part.children, key, how)))
            case _:
                parts.append(part)
    return joined(parts)


def _with_figures(text: str, key: str, group: str) -> Iterator[Inline]:
    at = 0
    for match in _FIGURES.finditer(text):
        yield Text(text[at : match.start()])
        grouped = re.sub(r"(?<=\d) (?=\d)", group, match.group())
        yield Figures(grouped.replace(" ", _NO_BREAK), key)
        at = match.end()
    yield Text(text[at:])


def other_digits(words: str, how: Voice, span: Span) -> tuple[Finding, ...]:
    """Return a warning (num-002) where a wording's digits are not those of the edition."""
    strange = sorted({c for c in words if c.isdecimal() and c not in how.style.digits})
    if not strange:
        return ()
    message = (
        f"“{words}” has digits ({''.join(strange)}) that the edition does not print elsewhere."
    )
    hint = f"This edition's digits are {how.style.digits}."
    return (Finding("num-002", span, message, hint),)


_FIGURES = re.compile(
    r"[\u2212]?(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:[.,'’\u066b\u066c\u00a0\u202f\u2009]\d+)*"
    r"(?:[ \u00a0\u202f]?[%\u066a])?|[\u00bc-\u00be\u2150-\u215e]"
)
_NO_BREAK = "\u00a0"


def _numbers_of_vague(words: str, numbers: tuple[Number, ...]) -> Iterator[Fault]:
    digits = any(unicodedata.category(c).startswith("N") for c in words)
    if digits or any(not _article(n) for n in numbers):
        yield (
            "say-006",
            "gives it a number, which its source does not.",
            "Its record is of kind “text”: it may never become a number.",
        )


def _alterations(record: Record, said: Said, how: Voice) -> Iterator[Fault]:
    must = f"It must say just this: “{plain(prose(record, how))}”."
    for phrase in altered(said.bare, said.numbers, how) if carries(record, said, how) else ():
        yield "say-008", f"alters its value by “{phrase}”.", must
    for phrase in denied(said.bare, how, zero=record.kind == "zero"):
        yield "say-009", f"denies it by “{phrase}”.", must


def _article(number: Number) -> bool:
    """Tell whether this may be no number at all: the word for one is an article in many tongues."""
    return number.worded and number.means(Ratio(1))


def _qualifier_faults(record: Record, words: str, around: str, how: Voice) -> Iterator[Fault]:
    found = qualifiers_in(words, how)
    if isinstance(record.quantity, Range):
        found = tuple(c for c in found if "between" not in c.meanings)
    own = record.qualifier
    free = own == "exact" or (own == "between" and isinstance(record.quantity, Range))
    shown = [f"“{w.rstrip('*')}”" for w in how.words.alternatives(own, "words")[:4]]
    if (
        not free
        and not any(own in c.meanings for c in found)
        and not begun_before(own, words, around, how)
    ):
        named = f", {shown[0]}" if shown else ""
        yield "say-003", f"leaves out its qualifier{named}.", f"Use one of: {', '.join(shown)} ..."
    for claim in found:
        if own not in claim.meanings:
            phrase = fold(words)[claim.start : claim.end]
            yield (
                "say-004",
                f"says “{phrase}”, which its record does not.",
                f"It is qualified by {shown[0]}: use words that say just that."
                if shown
                else "It has no qualifier: use words without any.",
            )
