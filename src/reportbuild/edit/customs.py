"""What is custom in one language: spaces that do not break, dashes of dialogue, signs of a script.

Goes in: an edition's voice. Comes out: rules, from a text to what of it must change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeAlias

from reportbuild.edit.voice import Voice

Edit: TypeAlias = tuple[int, int, str]
"""What stands from one place to another, and what shall."""
Rule: TypeAlias = Callable[[str], Iterator[Edit]]

_NARROW, _FULL = "\u202f", "\u00a0"
_GAP = "[ \u00a0\u202f\u2009]*"
_STOPPED = r"[\w»)\]”’%…]"
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u0660-\u0669\u06f0-\u06f9"


def customs(how: Voice) -> tuple[Rule, ...]:
    """Return the rules of a language, in the order in which they apply."""
    return (*_of_language(how), *_short_words(how.words.alternatives("short words", "words")))


def _of_language(how: Voice) -> tuple[Rule, ...]:
    match how.language.split("-")[0].lower():
        case "fr":
            return tuple(_french(how))
        case "es":
            return _SPANISH
        case "sr":
            return (_serbian_stops,)
        case "ar" | "fa" | "ur":
            return _ARABIC_SIGNS
        case _:
            return ()


@cache
def swaps(pattern: str, new: str, sign: str = "") -> Rule:
    """Return the rule that puts something in the place of each match of a pattern.

    `sign` stands in every match: without it, a text need not be searched.
    """
    compiled = re.compile(pattern)

    def rule(text: str) -> Iterator[Edit]:
        for match in compiled.finditer(text) if sign in text else ():
            if match.group() != (made := match.expand(new)):
                yield match.start(), match.end(), made

    return rule


@cache
def _short_words(words: tuple[str, ...]) -> tuple[Rule, ...]:
    """Keep the words that no line may end on with the word that follows."""
    if not words:
        return ()
    listed = "|".join(map(re.escape, words))
    short = re.compile(rf"(?<![\w’'-])(?:{listed}) (?=[\w«“„\"(])", re.IGNORECASE)

    def rule(text: str) -> Iterator[Edit]:
        for match in short.finditer(text):
            yield match.end() - 1, match.end(), _FULL

    return (rule,)


_serbian_stops = swaps(r"(?<=\d)\.(?=[,;:)\]]|\.(?!\.))", "")
"""The stop that makes a figure an ordinal ("29. april 2003.") goes where another mark follows it
(Pravopis srpskoga jezika, Matica srpska 2010)."""

_SPANISH: tuple[Rule, ...] = (
    swaps(r"^— +(?=[\w¿¡«“])", "—", "—"),
    swaps(r"(?<= )— +(?=[\w¿¡«“][^—]* —)", "—", "—"),
    swaps(r"(?<=[\w.!?…»”]) +—(?=[.,;:)]|$)", "—", "—"),
    swaps(r"(?<= —)([^—]*[^—\s]) +—(?= )", r"\1—", "—"),
)
"""The raya stands close to what it sets off: at the head of speech, before and after an aside
(Ortografía de la lengua española 2010, 3.4.10)."""

_ARABIC_SIGNS: tuple[Rule, ...] = (
    swaps(rf"(?<=[{_ARABIC}»)]),(?=\s|$)", "،"),
    swaps(rf"(?<=[{_ARABIC}»)]);(?=\s|$)", "؛"),
    swaps(rf"(?<=[{_ARABIC}»)])\?(?=[\s»)]|$)", "؟"),
)


def _french(how: Voice) -> Iterator[Rule]:
    """Spaces that do not break: narrow before ; ! ?, full before : and within « ».

    In Canada none stands before ; ! ? (Office québécois de la langue française).
    """
    yield swaps(f"«{_GAP}", f"«{_FULL}", "«")
    yield swaps(f"{_GAP}»", f"{_FULL}»", "»")
    yield swaps(r"(?<=\d) (?=%)", _FULL, " %")
    yield swaps(rf"(?<={_STOPPED}){_GAP}:(?=\s|$)", f"{_FULL}:", ":")
    if not how.locale.upper().endswith("-CA"):
        yield swaps(rf"(?<={_STOPPED}){_GAP}(?=[;!?])", _NARROW)
