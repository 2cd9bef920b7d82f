"""Numbers read out of a text: figures of any script, number words and fractions of its language.

Goes in: a text and a reader for its locale. Comes out: every number in it, as an exact value. What
looks like a number and is none in that locale ("5,80" in English) comes out as `None`, so that
nothing is passed over. It is written apart from `numbers`, to be able to contradict it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from reportbuild.edit.locales import cldr, unmarked
from reportbuild.edit.numbers import NumberStyle, numbering_system, system_digits
from reportbuild.edit.phrases import Lexicon, claims, fold, lexicon
from reportbuild.model.report import Words

_SPACES = "\u00a0\u202f\u2009\u2007"
_HARD = r"[.,'\u066b\u066c\u060c\u00b7]"
_PERCENT = r"[%\u066a\ufe6a\uff05]"
_START = re.compile(r"\d|[\u00bc-\u00be\u2150-\u215e\u2189]")
_RUN = re.compile(rf"\d+(?:(?:{_HARD}|/|\u2044)\d+)*")
_MULTIPLIERS = frozenset(Fraction(10**n) for n in (2, 3, 5, 6, 7, 9, 12))


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value that a number may have; `part` is true of fractions."""

    value: Fraction
    part: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, and how it is written.

    `meanings` holds more than one where a word has several (Arabic writes "five" and "a fifth"
    alike without vowels), and none where the locale cannot read it.
    """

    meanings: tuple[Meaning, ...]
    start: int
    end: int
    worded: bool = False
    percent: bool = False

    @property
    def value(self) -> Fraction | None:
        """The first of its meanings, None if it cannot be read."""
        return self.meanings[0].value if self.meanings else None

    @property
    def part(self) -> bool:
        """Whether it may be a fraction."""
        return any(meaning.part for meaning in self.meanings)

    def means(self, value: Fraction, *, part: bool = False) -> bool:
        """Tell whether it may have this value; and be a fraction, if `part` asks for one."""
        return any(m.value == value and (m.part or not part) for m in self.meanings)


@dataclass(frozen=True, slots=True)
class Reader:
    """How numbers are read in one locale: figures by pattern, words by lists."""

    han: bool
    figures: re.Pattern[str]
    native: re.Pattern[str]
    words: Lexicon = ()
    percent: Lexicon = ()
    prefixes: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def figure_reader(tag: str) -> Reader:
    """Return a reader of figures alone for a locale that CLDR knows."""
    locale = cldr(tag)
    if locale is None:
        raise ValueError(f"unknown locale {tag}")
    native = numbering_system(tag, "native")
    latin = locale.number_symbols["latn"]
    own = locale.number_symbols.get(native, latin)
    indian = locale.decimal_formats[None].grouping[1] == 2  # noqa: PLR2004 - lakh, crore

    def pattern(decimal: str, group: str) -> re.Pattern[str]:
        return _figures(fold(unmarked(decimal)), fold(unmarked(group)), indian=indian)

    plain = (latin.get("decimal"), latin.get("group"))
    return Reader(
        native == "hanidec",
        pattern(*plain),
        pattern(own.get("decimal") or plain[0], own.get("group") or plain[1]),
    )


def reader(tag: str, words: Words) -> Reader:
    """Return a reader of figures and of the language's number words and fractions.

    Of the locale's words it takes the contexts "number" and "fraction", whose English texts are the
    values, and in context "words" the lists "per cent" and "prefixes".
    """
    bare = figure_reader(tag)
    listed: list[tuple[str, object]] = []
    for context, text in words.entries:
        if context in {"number", "fraction"}:
            meaning = Meaning(Fraction(text), part=context == "fraction")
            listed += [(w, meaning) for w in words.alternatives(text, context)]
    percent = [(w, None) for w in words.alternatives("per cent", "words")]
    return Reader(
        bare.han,
        bare.figures,
        bare.native,
        lexicon([*listed, *percent]),  # "pour cent" holds a hundred, and is none
        lexicon(percent),
        words.alternatives("prefixes", "words"),
    )


def _figures(decimal: str, group: str, *, indian: bool) -> re.Pattern[str]:
    groups = re.escape(group + _SPACES + (" " if group in _SPACES else ""))
    grouped = rf"\d{{1,3}}(?P<g>[{groups}])\d{{3}}(?:(?P=g)\d{{3}})*(?!\d)"
    if indian:
        grouped += rf"|\d{{1,2}}(?P<h>[{groups}])(?:\d{{2}}(?P=h))*\d{{3}}(?!\d)"
    return re.compile(rf"(?P<whole>{grouped}|\d+)(?:{re.escape(decimal)}(?P<places>\d+))?")


def numbers_in(text: str, how: Reader) -> tuple[Number, ...]:
    """Return every number in a text, in order. Places are those in the folded text."""
    folded = fold(text)
    plain = "".join(_plain_digit(c, han=how.han) for c in folded)
    found = list(_in_figures(folded, plain, how))
    for claim in claims(plain, how.words, how.prefixes):
        meanings = sorted((m for m in claim.meanings if isinstance(m, Meaning)), key=_by_value)
        if meanings and all(claim.end <= n.start or n.end <= claim.start for n in found):
            found.append(Number(tuple(meanings), claim.start, claim.end, worded=True))
    joined = _multiplied(sorted(found, key=lambda n: n.start), plain)
    return tuple(_with_percent(n, plain, how) for n in joined)


def _by_value(meaning: Meaning) -> Fraction:
    return meaning.value


def _plain_digit(character: str, *, han: bool) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if han and character in (digits := system_digits("hanidec")):
        return str(digits.index(character))
    return character


def _in_figures(folded: str, plain: str, how: Reader) -> list[Number]:
    found: list[Number] = []
    at = 0
    while match := _START.search(plain, at):
        number = _figure_at(folded, plain, match.start(), how)
        found.append(number)
        at = number.end
    return found


def _figure_at(folded: str, plain: str, start: int, how: Reader) -> Number:
    pattern = how.figures if folded[start] == plain[start] else how.native
    match = pattern.match(plain, start)
    end = match.end() if match else start
    run = _RUN.match(plain, start)
    if run and run.end() > end:
        return Number(_slashed(run.group()), start, run.end())
    if start and re.match(_HARD, plain[start - 1]):
        return Number((), start, end + (match is None))
    value, part = (_value(match), False) if match else (Fraction(0), True)
    if end < len(plain) and (vulgar := _vulgar(plain[end])):
        value, end = value + vulgar, end + 1
    return Number((Meaning(-value if _negative(plain, start) else value, part),), start, end)


def _slashed(run: str) -> tuple[Meaning, ...]:
    """What "1/3" means; nothing, for any other run of digits and signs that is no number."""
    fraction = re.fullmatch(r"(\d+)[/\u2044](\d+)", run)
    if not fraction or not int(fraction[2]):
        return ()
    return (Meaning(Fraction(int(fraction[1]), int(fraction[2])), part=True),)


def _value(match: re.Match[str]) -> Fraction:
    whole = re.sub(r"\D", "", match["whole"])
    return Fraction(Decimal(f"{whole}.{match['places'] or '0'}"))


def _vulgar(character: str) -> Fraction | None:
    if not unicodedata.decomposition(character).startswith("<fraction>"):
        return None
    top, _, bottom = unicodedata.normalize("NFKD", character).partition("\u2044")
    return Fraction(int(top or 0), int(bottom)) if bottom else None


def _negative(plain: str, start: int) -> bool:
    """Tell whether a minus sign stands before; a hyphen is one only where no word goes before."""
    before = plain[max(0, start - 2) : start]
    if before.endswith("\u2212"):
        return not before[:-1].isdecimal()
    return before.endswith("-") and (len(before) == 1 or before[0].isspace() or before[0] in "([")


def _multiplied(numbers: list[Number], plain: str) -> list[Number]:
    """Join "1.2 million" and "a hundred thousand" into one number each."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _multiplies(last, number, plain):
            value = (last.value or Fraction(0)) * (number.value or Fraction(0))
            joined[-1] = Number((Meaning(value),), last.start, number.end, worded=last.worded)
        else:
            joined.append(number)
    return joined


def _multiplies(last: Number, number: Number, plain: str) -> bool:
    """Tell whether a word such as "thousand" follows a smaller number and belongs to it."""
    if last.value is None or not number.worded or number.value not in _MULTIPLIERS:
        return False
    adjoins = re.fullmatch(r"[\s\-]+", plain[last.end : number.start])
    return bool(adjoins) and not last.part and last.value < (number.value or 0)


def _with_percent(number: Number, plain: str, how: Reader) -> Number:
    after, before = plain[number.end :], plain[: number.start]
    signed = re.match(rf"[\s]*{_PERCENT}", after) or re.search(rf"{_PERCENT}[\s]*$", before)
    worded = any(not after[: c.start].strip() for c in claims(after, how.percent, how.prefixes)[:1])
    if not signed and not worded:
        return number
    return replace(number, percent=True)


def misprinted(value: Decimal, printed: str, style: NumberStyle) -> bool:
    """Tell whether figures, read back by their locale, say anything but their value."""
    read = numbers_in(printed, figure_reader(style.locale))
    return [n.value for n in read] != [Fraction(value)]
