"""One translation compared with its source: nothing dropped, doubled, invented or left over.

In: a segment's record, its translation and the parser of catalogue text. Out: the translation as
inlines, which carry what the source's placeholders stand for, and everything found.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import assert_never

from reportbuild.model.finding import Checked, Finding, Severity, Span, checked
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    Link,
    NoteCall,
    StatisticRef,
    Strong,
    Text,
)
from reportbuild.model.report import ParseSegment, Segment
from reportbuild.translate.markup import (
    Named,
    identity,
    inner,
    language_named,
    named,
    placeholders,
    walk,
)
from reportbuild.translate.segments import SegmentRecord

FEW_WORDS = 3
"""So many words may well be the same in two languages: names, titles, "Total"."""

_BRACKETS = "Write the words in brackets, directly before the braces."
_QUOTED = 160  # characters of a text that a message shows
_HEADINGS = frozenset({"title", "heading", "caption"})
_HEADING_WORDS = 2
_NAMES = frozenset({"author", "publisher", "address", "credit"})  # kinds that are mostly names

# Unicode Standard Annex 9, 2: explicit directional formatting
_OVERRIDES = frozenset("\u202d\u202e")
_OPENING = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_CLOSING = frozenset(_OPENING.values())


def compared(
    record: SegmentRecord, translation: str, span: Span, parse: ParseSegment
) -> Checked[Segment]:
    """Read a translation and compare it with its source; `span` is the catalogue entry's place.

    Placeholders must be those of the source, each as often. A statistic may change between
    `{fled}` and free wording, emphasis may differ, foreign phrases may come and go.
    """
    resolver = _Resolver(placeholders(record.inlines), span)
    parsed = parse(translation, span, resolver)
    if parsed.made is None or any(f.severity is Severity.ERROR for f in parsed.findings):
        return parsed
    segment = _plain(parsed.made) if record.kind == "alt" else parsed.made
    pair = f" Source: “{shortened(record.text)}”. Translation: “{shortened(translation)}”."
    faults = [*resolver.faults, *_miscounted(record.inlines, segment), *_misplaced(segment)]
    findings = [Finding(code, span, message + pair, hint) for code, message, hint in faults]
    findings += bidi(segment, span)
    if not findings:
        findings += _doubts(record, segment, translation, span)
    return checked(segment, [*parsed.findings, *findings])


@dataclass(slots=True)
class _Resolver:
    """Tells the parser what placeholders stand for, and notes those that stand for nothing.

    A fault is code, message and hint; a parser may ask for the same placeholder more than once.
    """

    known: dict[str, Named]
    span: Span
    faults: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, name: str, words: Segment | None, _at: Span) -> Draft | None:
        node, language = self.known.get(name), language_named(name)
        if node is None and not language:
            near = get_close_matches(name, self.known, 1)
            hint = f"Did you mean {{{near[0]}}}?" if near else "Only what the source has may stand."
            return self._fault("po-010", f"The source has no {{{name}}}.", hint)
        if words is not None and not _is_visible(words):
            return self._fault("po-011", f"The brackets before {{{name}}} hold no words.")
        if node is not None:
            return self._carried(name, node, words)
        if words is None:
            return self._fault("po-011", f"{{{name}}} has no words before it.", _BRACKETS)
        return Foreign(language, words)

    def _carried(self, name: str, node: Named, words: Segment | None) -> Draft | None:
        """Return what the source has, with the translation's words and place."""
        match node:
            case StatisticRef() | CrossReference():
                return replace(node, words=words, span=self.span)
            case Link():
                if words is None:
                    return self._fault("po-011", f"{{{name}}} has no words before it.", _BRACKETS)
                return Link(node.address, words)
            case IndexMark():
                if words is None:
                    return self._fault("po-011", f"{{{name}}} has no words before it.", _BRACKETS)
                return replace(node, children=words, span=self.span)
            case NoteCall() | Citation() if words is not None:
                hint = f"Leave the brackets out, or put {{{name}}} after the words."
                return self._fault("po-011", f"{{{name}}} takes no words.", hint)
            case NoteCall() | Citation():
                return replace(node, span=self.span)
            case _:
                assert_never(node)

    def _fault(self, code: str, message: str, hint: str = "") -> Draft | None:
        """Note a fault, once, and return what stands for it: nothing."""
        if (code, message, hint) not in self.faults:
            self.faults.append((code, message, hint))
        return None


def _miscounted(source: Segment, segment: Segment) -> Iterator[tuple[str, str, str]]:
    """Find what the translation holds more or less often than the source."""
    there = Counter(map(identity, named(source)))
    here = Counter(map(identity, named(segment)))
    for name, node in placeholders(source).items():
        wanted, held = there[identity(node)], here[identity(node)]
        if held < wanted:
            what = "has dropped" if not held else f"has only {held} of {wanted}"
            yield "po-009", f"The translation {what} {{{name}}}.", "Put it where it belongs."
        elif held > wanted:
            message = f"The translation has {{{name}}} {held} times, the source {_times(wanted)}."
            yield "po-009", message, ""


def _misplaced(segment: Segment) -> Iterator[tuple[str, str, str]]:
    """Find what leads somewhere within the words of a link: a reader could follow one only."""
    for node in walk(segment):
        if isinstance(node, Link | CrossReference):
            for within in walk(inner(node)):
                if isinstance(within, Link | CrossReference | NoteCall | Citation):
                    message = "A placeholder that leads elsewhere stands in the words of a link."
                    yield "po-011", message, "Put it before or after."


def _doubts(
    record: SegmentRecord, segment: Segment, translation: str, span: Span
) -> Iterator[Finding]:
    if (
        translation == record.text
        and record.kind not in _NAMES
        and (words_to_translate(segment) > FEW_WORDS or _is_heading(record, segment))
    ):
        message = f"The translation is the source's own text: “{shortened(translation)}”."
        hint = "Words meant to stay in their language are written [words]{lang.en}."
        yield Finding("po-013", span, message, hint)


def _is_heading(record: SegmentRecord, segment: Segment) -> bool:
    """Tell whether a segment is a heading, and no name: a word of it begins with a small letter."""
    if record.kind not in _HEADINGS or words_to_translate(segment) < _HEADING_WORDS:
        return False
    return any(word[:1].islower() for word in record.text.split())


def words_to_translate(segment: Segment) -> int:
    """Count the words of a segment, foreign phrases left out."""
    total = 0
    for node in segment:
        if isinstance(node, Text):
            total += sum(any(map(str.isalpha, word)) for word in node.text.split())
        elif not isinstance(node, Foreign):
            total += words_to_translate(inner(node))
    return total


def bidi(segment: Segment, span: Span) -> Iterator[Finding]:
    """Find directional controls that reorder more than they enclose, or against the characters.

    Each run of words must close what it opens itself: a link, a statistic is an island of its own.
    """
    open_ones: list[str] = []
    for character in "".join(node.text for node in segment if isinstance(node, Text)):
        if character in _OVERRIDES:
            message = f"The control U+{ord(character):04X} forces an order on what follows."
            yield Finding("po-012", span, message, "Delete it: figures could be read backwards.")
        if character in _OPENING:
            open_ones.append(_OPENING[character])
        elif character in _CLOSING and (not open_ones or open_ones.pop() != character):
            open_ones = ["closed"]
            break
    if open_ones:
        message = "Directional controls are not closed within the words that opened them."
        yield Finding("po-012", span, message, "Delete them: order follows from the language.")
    for node in segment:
        yield from bidi(inner(node), span)


def _is_visible(segment: Segment) -> bool:
    """Tell whether words would leave anything on the page."""
    text = "".join(node.text for node in walk(segment) if isinstance(node, Text))
    hidden = all(c.isspace() or unicodedata.category(c) == "Cf" for c in text)
    return not hidden or any(True for _ in named(segment))


def _plain(segment: Segment) -> Segment:
    """Return the segment without emphasis and marks of language, as alternative text must be."""
    plain: list[Draft] = []
    for node in segment:
        inside = _plain(node.children) if isinstance(node, Emphasis | Strong | Foreign) else (node,)
        for piece in inside:
            if isinstance(piece, Text) and plain and isinstance(plain[-1], Text):
                plain[-1] = Text(plain[-1].text + piece.text)
            else:
                plain.append(piece)
    return tuple(plain)


def _times(number: int) -> str:
    return {0: "not at all", 1: "once"}.get(number, f"{number} times")


def shortened(text: str) -> str:
    """Return a text as a message shows it: on one line, its end left out if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"
