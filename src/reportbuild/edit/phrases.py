"""Words of a list found in a text, whatever their case, marks, spaces or joined prefixes.

Goes in: a text and a lexicon of phrases, each with its meanings. Comes out: claims, in order,
none overlapping another. Lists come from the locale files: `*` at the end of a phrase stands
for any ending, ` ... ` within it for any words between. A phrase whose last word is a prefix of the
language, as the Hebrew "יותר מ", "more than", may have the next word joined to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from reportbuild.edit.folding import LETTERS, fold, is_letter, unspaced

__all__ = ["Claim", "Lexicon", "claims", "fold", "holds", "lexicon", "phrased", "table"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase found: its place in the folded text, and all that it may mean.

    `gaps` are the places of the words between its parts, where it has more than one.
    """

    start: int
    end: int
    meanings: frozenset[object]
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Folded phrases with their meanings, the longest first; it is equal to itself alone."""

    phrases: tuple[tuple[str, frozenset[object]], ...] = ()


def lexicon(phrases: Iterable[tuple[str, object]]) -> Lexicon:
    """Return pairs of phrase and meaning as a lexicon: folded, gathered, the longest first."""
    gathered: dict[str, set[object]] = {}
    for phrase, meaning in phrases:
        gathered.setdefault(fold(phrase).strip(), set()).add(meaning)
    pairs = ((p, frozenset(m)) for p, m in gathered.items() if p)
    return Lexicon(tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))))


def table(lists: Mapping[T, Iterable[str]]) -> Lexicon:
    """Return lists of phrases by meaning as a lexicon."""
    return lexicon((phrase, meaning) for meaning, ps in lists.items() for phrase in ps)


@lru_cache(maxsize=512)
def phrased(alternatives: tuple[str, ...]) -> Lexicon:
    """Return phrases without a meaning as a lexicon, one and the same each time."""
    return lexicon((phrase, None) for phrase in alternatives)


def holds(text: str, alternatives: tuple[str, ...], prefixes: tuple[str, ...] = ()) -> bool:
    """Tell whether a text holds one of the phrases."""
    return bool(claims(fold(text), phrased(alternatives), prefixes))


def claims(folded: str, phrases: Lexicon, prefixes: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    """Return what a folded text holds of a lexicon, in order; the first claims, then the longest.

    `prefixes` may be joined to the beginning of a phrase, as Arabic joins "and", "by", "the".
    """
    index = _index(phrases, prefixes)
    found = [*index.of_words(folded), *index.of_signs(folded)]
    taken: list[Claim] = []
    for claim in sorted(found, key=lambda claim: (claim.start, -claim.end)):
        if not taken or taken[-1].end <= claim.start:
            taken.append(claim)
    return tuple(taken)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase as it is looked up: `bare` if its first word is all of it.

    `needs` is another of its words: without it in the text, the phrase need not be tried.
    """

    phrase: str
    meanings: frozenset[object]
    bare: bool = False
    needs: str = ""


_Entries = tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """A lexicon by the word that a phrase begins with, joined prefixes and all.

    `stems` holds phrases of one word with any ending, `heads` the first two letters of each stem;
    `signs` phrases that begin with no letter, or are of a script without spaces.
    """

    prefixes: tuple[str, ...]
    words: Mapping[str, _Entries]
    stems: Mapping[str, _Entries]
    heads: frozenset[str]
    lengths: tuple[int, ...]
    signs: Mapping[str, _Entries]
    sign: re.Pattern[str] | None

    def of_words(self, folded: str) -> list[Claim]:
        """Claims that begin where a word does: nothing is searched if no word is of the index."""
        found: list[Claim] = []
        words = set(LETTERS.findall(folded))
        for word in self.words.keys() & words:
            tried = [e for e in self.words[word] if not e.needs or e.needs in words]
            for start, end in _places(word, folded) if tried else ():
                for entry in tried:
                    found += self._claim(entry, folded, start, end)
        for word in () if not self.heads else [w for w in words if w[:2] in self.heads]:
            tails = [
                (entry, length - len(entry.phrase) + 1)
                for length in self.lengths
                for entry in (self.stems.get(word[:length], ()) if len(word) >= length else ())
            ]
            for start, end in _places(word, folded) if tails else ():
                found += [Claim(start + prefix, end, e.meanings) for e, prefix in tails]
        return found

    def of_signs(self, folded: str) -> list[Claim]:
        """Claims that may begin anywhere."""
        found: list[Claim] = []
        for match in self.sign.finditer(folded) if self.sign else ():
            for entry in self.signs[match.group()]:
                if folded.startswith(entry.phrase.partition(" ")[0].rstrip("*"), match.start()):
                    found += self._claim(entry, folded, match.start(), 0)
        return found

    def _claim(self, entry: _Entry, folded: str, at: int, end: int) -> list[Claim]:
        if entry.bare:
            return [Claim(end - len(entry.phrase), end, entry.meanings)]
        match = _pattern(entry.phrase, self.prefixes).match(folded, at)
        if match is None:
            return []
        start, end = match.span("phrase")
        last = entry.phrase.rpartition(" ")[2]
        bound = entry.phrase.endswith("*") or last in self.prefixes
        if not _whole_words(folded, start, end, match.start(), open_ended=bound):
            return []
        gaps = tuple(match.span(n) for n in range(2, (match.re.groups or 1) + 1))
        return [Claim(start, end, entry.meanings, gaps)]


def _places(word: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where a word stands by itself, not within another."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and is_letter(folded[at - 1])) and not is_letter(folded[end : end + 1] or " "):
            yield at, end
        at = folded.find(word, end)


@lru_cache(maxsize=512)
def _index(phrases: Lexicon, prefixes: tuple[str, ...]) -> _Index:
    joined = ("", *dict.fromkeys(map(fold, prefixes)))
    words: dict[str, _Entries] = {}
    stems: dict[str, _Entries] = {}
    signs: dict[str, _Entries] = {}
    for phrase, meanings in phrases.phrases:
        first = LETTERS.match(phrase)
        word = first.group() if first else ""
        if not word or unspaced(phrase[0]):
            entry = _Entry(phrase, meanings)
            signs[phrase[0]] = (*signs.get(phrase[0], ()), entry)
            continue
        entry = _Entry(phrase, meanings, word == phrase, _needed(phrase, prefixes))
        into = stems if phrase == f"{word}*" and len(word) > 1 else words
        for prefix in joined:
            into[prefix + word] = (*into.get(prefix + word, ()), entry)
    heads = frozenset(stem[:2] for stem in stems)
    lengths = tuple(sorted({len(stem) for stem in stems}))
    sign = re.compile(f"[{''.join(map(re.escape, signs))}]") if signs else None
    return _Index(prefixes, words, stems, heads, lengths, signs, sign)


def _needed(phrase: str, prefixes: tuple[str, ...]) -> str:
    """The longest word of a phrase after its first, of those that nothing is joined to."""
    _, *rest = LETTERS.findall(phrase)
    if rest and (phrase.endswith("*") or rest[-1] in prefixes):
        rest.pop()
    return max(rest, key=len, default="")


@lru_cache(maxsize=4096)
def _pattern(phrase: str, prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """A phrase as a pattern, in the group "phrase", with what may be joined to it before."""
    parts = (p.split() for p in phrase.removesuffix("*").split(" ... "))
    runs = [r"[\s\-]+".join(map(re.escape, words)) for words in parts]
    body = runs[0]
    for last, run in pairwise(runs):
        body += (r"\b" if last[-1].isalnum() else "") + "(.*?)"
        body += (r"\b" if run[0].isalnum() else "") + run
    body += rf"(?:{LETTERS.pattern})?" if phrase.endswith("*") else ""
    joined = "|".join(sorted(map(re.escape, map(fold, prefixes)), key=len, reverse=True))
    opening = "" if unspaced(phrase[0]) or not is_letter(phrase[0]) else r"(?<![^\W\d_])"
    opening += f"(?:{joined})?" if joined else ""
    return re.compile(f"{opening}(?P<phrase>{body})", re.DOTALL)


def _whole_words(text: str, start: int, end: int, word: int, *, open_ended: bool) -> bool:
    """Tell whether letters end where the phrase does: `word` is its start with its prefix."""
    if unspaced(text[start]) or unspaced(text[end - 1]):
        return True
    opens = not is_letter(text[start]) or not (word and is_letter(text[word - 1]))
    closes = (
        open_ended or not is_letter(text[end - 1]) or not (end < len(text) and is_letter(text[end]))
    )
    return opens and closes
