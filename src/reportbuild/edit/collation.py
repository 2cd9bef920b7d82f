"""The order of words in a language: the Unicode Collation Algorithm, tailored as CLDR tailors it.

Goes in: a BCP 47 tag and words. Comes out: keys to sort by, and the letter a word stands under.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase

from pyuca import Collator

Weights = tuple[int, ...]
Key = tuple[tuple[tuple[int, int, int], ...], Weights, Weights, str]
"""Primary weights, each with the group of its script and its place among tailored letters;
secondary weights, tertiary weights, and the word itself."""

_ALBANIAN = "c ç|d dh|e ë|g gj|l ll|n nj|r rr|s sh|t th|x xh|z zh"
_SERBIAN_LATIN = "c č ć|d dž đ|l lj|n nj|s š|z ž"
_TAILORED: Mapping[str, str] = {
    "en": "",
    "fr": "",
    "de": "",
    "pt": "",
    "sw": "",
    "es": "n ñ",
    "sq": _ALBANIAN,
    "sr-Latn": _SERBIAN_LATIN,
    "sr": "",
    "sr-Cyrl": "",
    "ru": "",
    "ar": "",
}
"""The letters that follow another as letters of their own (CLDR, common/collation).

A letter of two characters is one letter of the alphabet: "dh" comes after all of "d".
"""
_ALIKE: Mapping[str, str] = {"ar": "ا ء أ ؤ إ ئ|ت ة|ي ى"}
"""Letters that count as another one, and stand before it where nothing else tells words apart.

An alef with madda counts as two: it comes right after "ءا".
"""
_SCRIPTS = {"sr": "CYRILLIC", "sr-Cyrl": "CYRILLIC", "ru": "CYRILLIC", "ar": "ARABIC"}
"""The script that stands before all others (CLDR: `reorder`); else it is the Latin one."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter of a tailored alphabet: the one it follows, and as the how manieth.

    One that counts as another, or as two others, has `accents` to add to their own: less than
    nothing, if it comes before them.
    """

    after: str
    place: int
    accents: Weights = ()


def is_tailored(language: str) -> bool:
    """Tell whether the order of a language is known here; others have the order of all scripts."""
    return bool(_base(language))


def sort_key(word: str, language: str) -> Key:
    """Return what a word is sorted by (UTS #10, 7; strength tertiary, nothing ignored)."""
    first = _SCRIPTS.get(_base(language), "")
    primary: list[tuple[int, int, int]] = []
    secondary: list[int] = []
    tertiary: list[int] = []
    for piece, letter in _pieces(unicodedata.normalize("NFD", word), _letters(language)):
        place, accents = (letter.place, letter.accents) if letter else (0, ())
        for run, group in _runs(letter.after if letter else piece, first):
            for n, (weight, accent, case) in enumerate(_weights(run)):
                if weight:
                    primary.append((group if weight >= _least_letter() else 0, weight, place))
                if accent:
                    secondary.append(accent + sum(accents[n : n + 1]))
                if case:
                    tertiary.append(case + (_capitals(piece) if letter else 0))
    return tuple(primary), tuple(secondary), tuple(tertiary), word


def letter_of(word: str, language: str) -> str:
    """Return the letter that a word stands under, as a head shows it; "" for figures and signs."""
    letters = _letters(language)
    for piece, letter in _pieces(unicodedata.normalize("NFD", word), letters):
        if letter:
            shown = letter.after[:1] if letter.accents else piece
            return unicodedata.normalize("NFC", shown[:1].upper() + shown[1:].lower())
        for character in piece:
            if character.isalpha():
                return _plain_letter(character).upper()
            if character.isdecimal():
                return ""
    return ""


def _plain_letter(character: str) -> str:
    """Return the letter of a to z that a character is sorted as at first ("œ" as "o"), or it."""
    weight = _weights(character)[0][0]
    return next((a for a in ascii_lowercase if _weights(a)[0][0] == weight), character)


def _base(language: str) -> str:
    """Return the tag under which a language's order stands here, "" if it stands nowhere."""
    parts = language.split("-")
    tags = ("-".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((tag for tag in tags if tag in _TAILORED), "")


@lru_cache(maxsize=32)
def _letters(language: str) -> Mapping[str, _Letter]:
    """Return the tailored letters of a language, decomposed, in each case that they have."""
    made: dict[str, _Letter] = {}
    for run in filter(None, _TAILORED.get(_base(language), "").split("|")):
        after, *following = run.split()
        for place, letter in enumerate(following, 1):
            for form in (letter, letter.capitalize(), letter.upper()):
                made[unicodedata.normalize("NFD", form)] = _Letter(after, place)
    for run in filter(None, _ALIKE.get(_base(language), "").split("|")):
        as_what, *before = run.split()
        for place, letter in enumerate(before):
            made[unicodedata.normalize("NFD", letter)] = _Letter(as_what, 0, (place - len(before),))
    if _base(language) == "ar":
        made["\u0627\u0653"] = _Letter("اا", 0, (-5, 1))
    return made


def _pieces(word: str, letters: Mapping[str, _Letter]) -> Iterator[tuple[str, _Letter | None]]:
    """Yield a word cut into tailored letters and what stands between them."""
    longest = max(map(len, letters), default=0)
    start = at = 0
    while at < len(word):
        found = next((n for n in range(longest, 0, -1) if word[at : at + n] in letters), 0)
        if found:
            if at > start:
                yield word[start:at], None
            yield word[at : at + found], letters[word[at : at + found]]
            start = at = at + found
        else:
            at += 1
    if at > start:
        yield word[start:], None


def _capitals(piece: str) -> int:
    """Tell how capital a letter of two characters is: "lj" before "Lj" before "LJ"."""
    return sum(character.isupper() for character in piece)


def _runs(piece: str, first: str) -> Iterator[tuple[str, int]]:
    """Yield a piece cut where its script changes, each with 1 for the script that comes first."""
    start, group = 0, 2
    for at, character in enumerate(piece):
        if character.isalpha():
            here = 1 if first and unicodedata.name(character, "").startswith(first) else 2
            if here != group and at > start:
                yield piece[start:at], group
                start = at
            group = here
    yield piece[start:], group


@lru_cache(maxsize=1)
def _table() -> Collator:
    """Return the default table (UTS #10, 3.5): two tenths of a second, and only for an index."""
    return Collator()


@lru_cache(maxsize=1)
def _least_letter() -> int:
    return _weights("a")[0][0]


@lru_cache(maxsize=4096)
def _weights(piece: str) -> tuple[tuple[int, int, int], ...]:
    found: Iterable[list[int]] = _table().collation_elements(piece)
    return tuple((e[0], e[1], e[2]) for e in found)
