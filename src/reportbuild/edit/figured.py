"""Numbers in figures found in a text: digits of any script, vulgar fractions, signs of number.

Goes in: a folded text and a reader. Comes out: the numbers in figures, those that the locale cannot
read without a value; and the text with its digits as Latin ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reportbuild.edit.folding import signs
from reportbuild.edit.numbers import system_digits
from reportbuild.edit.readers import Meaning, Number, Reader

PERCENT = r"[%\u066a\ufe6a\uff05]"

_HARD = r"[.,'\u066b\u066c\u060c\u00b7]"
_START = re.compile(r"\d|[\u00bc-\u00be\u2150-\u215e\u2189]")
_RUN = re.compile(rf"\d+(?:(?:{_HARD}|/|\u2044)\d+)*")
_STROKES = frozenset("/\u2044\u2215\\")
_HAN = "〇零一二三四五六七八九"
_HAN_SCALES = "十百千万萬亿億两兩分"
_HAN_RUN = re.compile(rf"[{_HAN}]+(?:[,.][{_HAN}]+)*")
_DECIMALS = re.compile(r"[^\D0-9]")


def _numeric(sign: str) -> bool:
    han = "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff"
    return sign.isnumeric() and (not han or sign in _HAN + _HAN_SCALES)


NUMERIC = re.compile(f"[{signs(_numeric)}\U00010000-\U0001ffff]")
"""What is or may be a sign of number; without one, a text holds no figures."""


def latin(folded: str, how: Reader) -> str:
    """Return a text with the digits of other scripts as Latin ones, of the same length."""
    plain = _DECIMALS.sub(lambda found: str(unicodedata.decimal(found[0])), folded)
    return _HAN_RUN.sub(lambda found: _from_han(found, how), plain) if how.han else plain


def _from_han(found: re.Match[str], how: Reader) -> str:
    """Chinese digits one after another, 二〇〇三, are figures; beside 十 or 万 they are words.

    Two that follow one another in counting, 七八, are "seven or eight", and left as they are.
    """
    written, around = found[0], found.string[max(0, found.start() - 1) : found.end() + 1]
    digits = system_digits("hanidec")
    values = [digits.find("〇" if sign == "零" else sign) for sign in written]
    counted = len(values) > 1 and all(a + 1 == b for a, b in pairwise(values))
    if how.words.phrases and (len(written) == 1 or counted or set(around) & set(_HAN_SCALES)):
        return written
    return "".join(sign if v < 0 else str(v) for sign, v in zip(written, values, strict=True))


def in_figures(folded: str, plain: str, how: Reader) -> list[Number]:
    """Return the numbers in figures; `plain` is the text with Latin digits."""
    found: list[Number] = []
    at = 0
    while match := _START.search(plain, at):
        number = _figure_at(folded, plain, match.start(), how)
        found.append(number)
        at = number.end
    return found


def strange(plain: str, known: Iterable[tuple[int, int]]) -> Iterator[Number]:
    """Signs of number that no locale reads here, "²", "③", "三", but at `known` places."""
    places = list(known)
    for match in NUMERIC.finditer(plain):
        at = match.start()
        numeric = unicodedata.numeric(match[0], None) is not None
        if numeric and all(at < start or end <= at for start, end in places):
            yield Number((), at, at + 1)


def _figure_at(folded: str, plain: str, start: int, how: Reader) -> Number:
    pattern = how.figures if folded[start] == plain[start] else how.native
    match = pattern.match(plain, start)
    end = match.end() if match else start
    run = _RUN.match(plain, start)
    if run and run.end() > end:
        return Number(_slashed(run.group(), how), start, run.end())
    if start and re.match(_HARD, plain[start - 1]):
        return Number((), start, end + (match is None))
    value, part = (_value(match), False) if match else (Fraction(0), True)
    if end < len(plain) and (vulgar := _vulgar(plain[end])):
        value, end = value + vulgar, end + 1
    if _touched(plain, start, end):
        return Number((), start, end)
    return Number((Meaning(-value if _negative(plain, start) else value, part),), start, end)


def _touched(plain: str, start: int, end: int) -> bool:
    """Tell whether a Latin letter or a stroke touches figures: "80k", "80th", "x80", "80/"."""
    sides = (plain[start - 1 : start], plain[end : end + 1])
    return any(c in _STROKES or unicodedata.name(c, "").startswith("LATIN") for c in sides if c)


def _slashed(run: str, how: Reader) -> tuple[Meaning, ...]:
    """What "1/3" means; nothing, for any other run of digits and signs that is no number."""
    fraction = re.fullmatch(r"(\d+)[/\u2044](\d+)", run)
    if not fraction or not int(fraction[2]):
        return ()
    meaning = Meaning(Fraction(int(fraction[1]), int(fraction[2])), part=True)
    decimal = Meaning(Fraction(f"{fraction[1]}.{fraction[2]}"))
    return (decimal, meaning) if how.stroked else (meaning,)


def _value(match: re.Match[str]) -> Fraction:
    whole = re.sub(r"\D", "", match["whole"])
    return Fraction(Decimal(f"{whole}.{match['places'] or '0'}"))


def _vulgar(character: str) -> Fraction | None:
    if not unicodedata.decomposition(character).startswith("<fraction>"):
        return None
    top, _, bottom = unicodedata.normalize("NFKD", character).partition("\u2044")
    return Fraction(int(top or 0), int(bottom)) if bottom else None


_OPENED = re.compile(r"(?:^|[^\d\s%\u066a]\s{1,9})[-\u2212]\s{1,9}$")


def _negative(plain: str, start: int) -> bool:
    """Tell whether a minus sign stands before; a hyphen is one only where no word goes before."""
    if plain[start - 1 : start].isspace() and _OPENED.search(plain, max(0, start - 24), start):
        return True
    before = plain[max(0, start - 2) : start]
    if before.endswith("\u2212"):
        return not before[:-1].isdecimal()
    return before.endswith(("-", "\u2013")) and (
        len(before) == 1 or before[0].isspace() or before[0] in "(["
    )
