"""Brackets in a translation: those that belong to nothing, and phrases that lost or changed theirs.

In: a segment's record and its translation, as written and as read. Out: findings. All of this is
sound Markdown, and prints; but what it prints is most often a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Foreign, Link, StatisticRef, Text
from reportbuild.model.report import Segment
from reportbuild.translate.markup import inner, named, walk
from reportbuild.translate.parity import shortened
from reportbuild.translate.segments import SegmentRecord

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def bracket_findings(
    record: SegmentRecord, segment: Segment, translation: str, language: str, span: Span
) -> Iterator[Finding]:
    """Find what is odd about the brackets of a translation into a language (a BCP 47 tag).

    Error: a bracket without its fellow. Warnings: a phrase of the source that has lost its mark of
    language, or has another; something else within the words for a statistic.
    """
    told = f" Translation: “{shortened(translation)}”."
    if mark := _unpaired(translation):
        message = f"A bracket “{mark}” belongs to nothing.{told}"
        hint = f"Take it out, or pair it; a bracket that is meant is written \\{mark}."
        yield Finding("po-021", span, message, hint)
    for message in _phrases(record.inlines, segment, language):
        hint = "Mark it as the source does, if the words stay in their language."
        yield Finding("po-022", span, message + told, hint)
    for node in walk(segment):
        if isinstance(node, StatisticRef) and node.words and _is_mixed(node.words):
            message = f"Something else stands within the words for {{{node.key}}}.{told}"
            yield Finding("po-023", span, message, "Put it before or after.")


def _unpaired(text: str) -> str:
    """Return a bracket that is not paired, or ""; a backslash before one makes it a character."""
    open_ones = 0
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            open_ones += 1
        elif found[0] == "]":
            if not open_ones:
                return "]"
            open_ones -= 1
    return "[" if open_ones else ""


def _phrases(source: Segment, segment: Segment, language: str) -> Iterator[str]:
    """Tell of phrases of the source that a translation has without, or with another, language."""
    there = [node for node in walk(source) if isinstance(node, Foreign)]
    here = [node for node in walk(segment) if isinstance(node, Foreign)]
    own = language.partition("-")[0]
    for phrase in there:
        words = _words(phrase.children)
        tongues = {node.language for node in here if _words(node.children) == words}
        if phrase.language in tongues or phrase.language.partition("-")[0] == own:
            continue
        if tongues:
            other = ", ".join(sorted(tongues))
            yield f"“{words}” is in “{phrase.language}” in the source, and in “{other}” here."
        elif re.search(rf"(?<!\w){re.escape(words)}(?!\w)", _unmarked(segment)):
            yield f"“{words}” is marked as “{phrase.language}” in the source, and not here."


def _is_mixed(words: Segment) -> bool:
    return any(isinstance(node, Foreign | Link) for node in walk(words)) or any(
        True for _ in named(words)
    )


def _words(segment: Segment) -> str:
    return "".join(node.text for node in walk(segment) if isinstance(node, Text))


def _unmarked(segment: Segment) -> str:
    """Return the characters that stand in no foreign phrase; a phrase leaves a gap."""
    pieces = []
    for node in segment:
        if isinstance(node, Text):
            pieces.append(node.text)
        elif not isinstance(node, Foreign):
            pieces.append(_unmarked(inner(node)))
        else:
            pieces.append("\n")
    return "".join(pieces)
