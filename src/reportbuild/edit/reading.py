"""Numbers read out of a text: figures of any script, number words and fractions of its language.

Goes in: a text and a reader for its locale. Comes out: every number in it, as an exact value. What
looks like a number and is none in that locale ("5,80" in English) comes out as `None`, so that
nothing is passed over. It is written apart from `numbers`, to be able to contradict it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reportbuild.edit.compounds import Word, between, together
from reportbuild.edit.numbers import NumberStyle, system_digits
from reportbuild.edit.phrases import Claim, claims, fold
from reportbuild.edit.readers import Meaning, Number, Reader, figure_reader

_HARD = r"[.,'\u066b\u066c\u060c\u00b7]"
_PERCENT = r"[%\u066a\ufe6a\uff05]"
_START = re.compile(r"\d|[\u00bc-\u00be\u2150-\u215e\u2189]")
_RUN = re.compile(rf"\d+(?:(?:{_HARD}|/|\u2044)\d+)*")
_STROKES = frozenset("/\u2044\u2215\\")
_LONGEST = 24  # words in a number
_MULTIPLIERS = frozenset(Fraction(10**n) for n in (2, 3, 5, 6, 7, 9, 12))


def numbers_in(text: str, how: Reader) -> tuple[Number, ...]:
    """Return every number in a text, in order. Places are those in the folded text."""
    folded = fold(text)
    plain = "".join(_plain_digit(c, han=how.han) for c in folded)
    found = list(_in_figures(folded, plain, how))
    worded: list[tuple[Claim, list[Meaning]]] = []
    for claim in claims(plain, how.words, how.prefixes):
        meanings = sorted((m for m in claim.meanings if isinstance(m, Meaning)), key=_by_value)
        if meanings and all(claim.end <= n.start or n.end <= claim.start for n in found):
            worded.append((claim, meanings))
    for run in _runs(worded, plain, how):
        found += _run(run, plain, how)
    found += _strange(plain, found)
    joined = _multiplied(sorted(found, key=lambda n: n.start), plain)
    return tuple(_with_percent(n, plain, how) for n in joined)


def _runs(
    worded: list[tuple[Claim, list[Meaning]]], plain: str, how: Reader
) -> list[list[tuple[Claim, list[Meaning]]]]:
    """Number words gathered where nothing but what joins numbers stands between them."""
    links = {"", *(joint.word for joint in how.joints)}
    runs: list[list[tuple[Claim, list[Meaning]]]] = []
    for claim, meanings in worded:
        whole = all(m.part for m in meanings)
        last = runs[-1][-1] if runs else None
        if last and not whole and not all(m.part for m in last[1]):
            link = plain[last[0].end : claim.start]
            if between(link) in links and not _scaled(runs[-1], plain):
                runs[-1].append((claim, meanings))
                continue
        runs.append([(claim, meanings)])
    return runs


def _scaled(run: list[tuple[Claim, list[Meaning]]], plain: str) -> bool:
    """Tell whether figures stand before these words, whose number they multiply: "5 mil"."""
    before = plain[: run[0][0].start].rstrip(" -\u00a0\u202f")
    scales = all(any(m.value in _MULTIPLIERS for m in found) for _, found in run)
    return before[-1:].isdecimal() and scales


def _run(run: list[tuple[Claim, list[Meaning]]], plain: str, how: Reader) -> Iterator[Number]:
    """The numbers of a run: each part that makes one, else the rest of it as one without value."""
    words = [_word(claim, meanings, plain, how) for claim, meanings in run]
    links = [between(plain[a.end : b.start]) for (a, _), (b, _) in pairwise(run)]
    at, size = 0, len(run)
    while at < size:
        claim, meanings = run[at]
        article = plain[claim.start : claim.end] in how.articles
        cuts = [e for e in range(min(size, at + _LONGEST), at, -1) if e == size or links[e - 1]]
        made = (
            (end, value)
            for end in cuts
            if end > at + 1
            and (value := together(words[at:end], links[at : end - 1], how.joints)) is not None
        )
        end, value = next(made, (at + 1, None))
        if value is not None:
            meanings = [Meaning(Fraction(value))]
        elif at + 1 < size and not links[at] and not article:
            end, meanings = size, []
        elif words[at].bound and not _follows_figures(plain, claim, meanings):
            meanings = []
        yield Number(
            tuple(meanings), claim.start, run[end - 1][0].end, worded=True, article=article
        )
        at = end


def _word(claim: Claim, meanings: list[Meaning], plain: str, how: Reader) -> Word:
    values = frozenset(int(m.value) for m in meanings if m.value.denominator == 1)
    return Word(values, plain[claim.start : claim.end] in how.bound)


def _follows_figures(plain: str, claim: Claim, meanings: list[Meaning]) -> bool:
    if not any(m.value in _MULTIPLIERS for m in meanings):
        return False
    return plain[: claim.start].rstrip(" -\u00a0\u202f")[-1:].isdecimal()


def _strange(plain: str, found: list[Number]) -> Iterator[Number]:
    """Signs of number that no locale reads here: "²", "③", "三"."""
    for at, sign in enumerate(plain):
        numeric = unicodedata.numeric(sign, None) is not None
        if numeric and all(at < n.start or n.end <= at for n in found):
            yield Number((), at, at + 1)


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
    if _touched(plain, start, end):
        return Number((), start, end)
    return Number((Meaning(-value if _negative(plain, start) else value, part),), start, end)


def _touched(plain: str, start: int, end: int) -> bool:
    """Tell whether a Latin letter or a stroke touches figures: "80k", "80th", "x80", "80/"."""
    sides = (plain[start - 1 : start], plain[end : end + 1])
    return any(c in _STROKES or unicodedata.name(c, "").startswith("LATIN") for c in sides if c)


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
    if re.search(r"(?:^|[^\d\s%\u066a]\s+)[-\u2212]\s+$", plain[:start]):
        return True
    before = plain[max(0, start - 2) : start]
    if before.endswith("\u2212"):
        return not before[:-1].isdecimal()
    return before.endswith(("-", "\u2013")) and (
        len(before) == 1 or before[0].isspace() or before[0] in "(["
    )


def _multiplied(numbers: list[Number], plain: str) -> list[Number]:
    """Join figures and the words that multiply them, "1.2 million", into one number each."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _multiplies(last, number, plain):
            value = (last.value or Fraction(0)) * (number.value or Fraction(0))
            joined[-1] = Number((Meaning(value),), last.start, number.end)
        else:
            joined.append(number)
    return joined


def _multiplies(last: Number, number: Number, plain: str) -> bool:
    """Tell whether a word such as "thousand" follows a smaller number and belongs to it."""
    if last.value is None or not number.worded or number.value not in _MULTIPLIERS:
        return False
    adjoins = re.fullmatch(r"[\s\-]+", plain[last.end : number.start])
    return bool(adjoins) and not (last.part or last.worded) and last.value < (number.value or 0)


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
