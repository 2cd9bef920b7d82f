"""Words of a list found in a text, whatever their case, marks, spaces or joined prefixes.

Goes in: a text and a lexicon of phrases, each with its meanings. Comes out: claims, in order,
none overlapping another. Lists come from the locale files: `*` at the end of a phrase stands
for any ending, ` ... ` within it for any words between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

_FOLDED = {
    **dict.fromkeys(map(ord, "\u2019\u02bc\u2018`\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ى"): "ي",
    **dict.fromkeys([0x0640, 0x00AD, 0x200B, 0x200E, 0x200F, 0x061C, 0x2060]),
    **dict.fromkeys([*range(0x064B, 0x0660), 0x0670]),
}
"""Apostrophes and hyphens made one; what Arabic readers supply or leave out (vowels, tatweel,
hamza on alef), and marks without width, taken away."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, kana, Han: words follow one another without a space."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase found: its place in the folded text, and all that it may mean.

    `gaps` are the places of the words between its parts, where it has more than one.
    """

    start: int
    end: int
    meanings: frozenset[object]
    gaps: tuple[tuple[int, int], ...] = ()


_FIRST = re.compile(r"[\s\-*]")

Lexicon = tuple[tuple[str, frozenset[object]], ...]


def fold(text: str) -> str:
    """Return a text as comparisons see it; not of the same length as the text."""
    return unicodedata.normalize("NFC", text).translate(_FOLDED).casefold()


def lexicon(phrases: Iterable[tuple[str, object]]) -> Lexicon:
    """Return pairs of phrase and meaning as a lexicon: folded, gathered, the longest first."""
    gathered: dict[str, set[object]] = {}
    for phrase, meaning in phrases:
        gathered.setdefault(fold(phrase).strip(), set()).add(meaning)
    pairs = ((p, frozenset(m)) for p, m in gathered.items() if p)
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def claims(folded: str, phrases: Lexicon, prefixes: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    """Return what a folded text holds of a lexicon, in order; the first claims, then the longest.

    `prefixes` may be joined to the beginning of a phrase, as Arabic joins "and", "by", "the".
    """
    found: list[Claim] = []
    for phrase, meanings in phrases:
        if _FIRST.split(phrase, maxsplit=1)[0] not in folded:  # most are not there: a quick look
            continue
        for match in _pattern(phrase, prefixes).finditer(folded):
            start, end = match.span("phrase")
            if _whole_words(folded, start, end, match.start(), phrase):
                gaps = tuple(match.span(n) for n in range(2, (match.re.groups or 1) + 1))
                found.append(Claim(start, end, meanings, gaps))
    taken: list[Claim] = []
    for claim in sorted(found, key=lambda claim: (claim.start, -claim.end)):
        if not taken or taken[-1].end <= claim.start:
            taken.append(claim)
    return tuple(taken)


def holds(text: str, alternatives: tuple[str, ...], prefixes: tuple[str, ...] = ()) -> bool:
    """Tell whether a text holds one of the phrases."""
    return bool(claims(fold(text), _unmeaning(alternatives), prefixes))


@lru_cache(maxsize=256)
def _unmeaning(alternatives: tuple[str, ...]) -> Lexicon:
    return lexicon((phrase, None) for phrase in alternatives)


@lru_cache(maxsize=4096)
def _pattern(phrase: str, prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """A phrase as a pattern, in the group "phrase", with what may be joined to it before."""
    parts = (p.split() for p in phrase.removesuffix("*").split(" ... "))
    runs = [r"[\s\-]+".join(map(re.escape, words)) for words in parts]
    body = runs[0]
    for last, run in pairwise(runs):
        body += (r"\b" if last[-1].isalnum() else "") + "(.*?)"
        body += (r"\b" if run[0].isalnum() else "") + run
    body += r"\w*" if phrase.endswith("*") else ""
    joined = "|".join(sorted(map(re.escape, map(fold, prefixes)), key=len, reverse=True))
    opening = "" if _UNSPACED.match(phrase) or not _letter(phrase[0]) else r"(?<![^\W\d_])"
    opening += f"(?:{joined})?" if joined else ""
    return re.compile(f"{opening}(?P<phrase>{body})", re.DOTALL)


def _whole_words(text: str, start: int, end: int, word: int, phrase: str) -> bool:
    """Tell whether letters end where the phrase does: `word` is its start with its prefix."""
    if _UNSPACED.match(text[start]) or _UNSPACED.match(text[end - 1]):
        return True
    opens = not _letter(text[start]) or not (word and _letter(text[word - 1]))
    closes = (
        phrase.endswith("*")
        or not _letter(text[end - 1])
        or not (end < len(text) and _letter(text[end]))
    )
    return opens and closes


def _letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def table(lists: Mapping[T, Iterable[str]]) -> Lexicon:
    """Return lists of phrases by meaning as a lexicon."""
    return lexicon((phrase, meaning) for meaning, ps in lists.items() for phrase in ps)
