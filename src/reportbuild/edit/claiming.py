"""What a wording claims about its number: a qualifier, a denial, an alteration, a link.

Goes in: words, and the voice whose lists are looked up. Comes out: the claims found. What stands
between the parts of a phrase ("ne ... que") is looked at as well, so that nothing hides in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from reportbuild.edit.phrases import Claim, claims, fold, phrased
from reportbuild.edit.readers import Number
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.voice import Voice
from reportbuild.model.statistics import QUALIFIERS, Qualifier

_SIGNS = frozenset({"Sc", "Sm"})  # money, reckoning
_OF_NUMBERS = frozenset("\u2212\u2044")  # minus and stroke are read with their number
_NEAR = 2  # words between a negation and what it denies
_QUALIFYING = frozenset(QUALIFIERS)
_DENIAL = frozenset({"negation"})


def said(folded: str, how: Voice) -> tuple[Claim, ...]:
    """Return what a folded text holds of the voice's sayings, also within their gaps."""
    return tuple(_said(folded, how, 0))


def _said(folded: str, how: Voice, offset: int) -> Iterator[Claim]:
    for claim in claims(folded, how.sayings, how.reader.prefixes):
        inner = [c for a, b in claim.gaps for c in _said(folded[a:b], how, offset + a)]
        end, meanings = claim.end, claim.meanings
        if claim.gaps and any(c.meanings == _DENIAL for c in (claim, *inner)):
            end, meanings = claim.gaps[0][0], _DENIAL  # "n’est pas estimé ... que" is no "only"
        yield Claim(offset + claim.start, offset + end, meanings)
        yield from inner


def qualifiers_in(words: str, how: Voice) -> tuple[Claim, ...]:
    """Return the qualifiers of a wording.

    What links two numbers is none: "до" between the ends of a range, which elsewhere is "up to";
    nor is what puts them in proportion, as the Swahili "kati ya", "between" and "of".
    """
    folded = fold(words)
    links = tuple(_links(folded, numbers_in(words, how.reader), how))
    return tuple(
        c
        for c in said(folded, how)
        if c.meanings & (_QUALIFYING - ({"between"} if "proportion" in c.meanings else set()))
        and not any(start <= c.start and c.end <= end for start, end in links)
    )


def _within(claim: Claim, numbers: tuple[Number, ...]) -> bool:
    """Tell whether a claim is a part of a number in several words: "nine" is "no" in Persian."""
    return any(
        n.start <= claim.start and claim.end <= n.end and n.end - n.start > claim.end - claim.start
        for n in numbers
    )


def _links(folded: str, numbers: tuple[Number, ...], how: Voice) -> Iterator[tuple[int, int]]:
    """The place of each word that links two numbers, also after a unit: "50 евро до 60 евро".

    Of two words beside each other neither is a link alone: "10 and up to 15" is no range.
    """
    listed = phrased(how.words.alternatives("range", "words"))
    for first, last in pairwise(numbers):
        found = claims(folded[first.end : last.start], listed, how.reader.prefixes)
        if len(found) == 1:
            yield first.end + found[0].start, first.end + found[0].end


def denied(words: str, how: Voice, *, zero: bool = False) -> tuple[str, ...]:
    """Return the negations of a wording that belong to no qualifier.

    Where the record is `zero`, words for none, and what agrees with them, deny nothing.
    """
    folded = fold(words)
    nones = how.words.alternatives("zero", "words") if zero else ()
    said_none = claims(folded, phrased(nones), how.reader.prefixes)
    if said_none and not any(c.isnumeric() for c in folded):
        return ()
    numbers = numbers_in(words, how.reader)
    return tuple(
        folded[c.start : c.end]
        for c in said(folded, how)
        if c.meanings == {"negation"}
        and not _within(c, numbers)
        and all(c.end <= n.start or n.end <= c.start for n in said_none)
    )


def altered(words: str, numbers: tuple[Number, ...], how: Voice) -> tuple[str, ...]:
    """Return what multiplies or alters a number: words of the list, signs of money or reckoning."""
    folded = fold(words)
    listed = [
        folded[c.start : c.end]
        for c in said(folded, how)
        if c.meanings == {"altering"} and all(c.end <= n.start or n.end <= c.start for n in numbers)
    ]
    signs = [c for c in words if unicodedata.category(c) in _SIGNS and c not in _OF_NUMBERS] + [
        c for c in words if c in "\u2030\u2031"
    ]
    return (*listed, *signs)


def linked(between: str, link: str, how: Voice, also: tuple[str, ...] = ()) -> bool:
    """Tell whether two numbers are linked as a "range" or a "proportion" by what is between.

    `also` are further phrases that link them.
    """
    listed = (*how.words.alternatives(link, "words"), *also)
    if link == "range" and re.fullmatch(r"\W*[-\u2013]\W*", between):
        return True
    return bool(claims(between, phrased(listed), how.reader.prefixes))


def only_article(number: Number, numbers: tuple[Number, ...], folded: str, how: Voice) -> bool:
    """Tell whether a word for one is an article here, as no other number is joined to it.

    Before figures with a per cent it is one ("un 90 %").
    """
    if not number.article or not number.means(Fraction(1)):
        return False
    for other in numbers:
        if other is number:
            continue
        first, last = sorted((number, other), key=lambda n: n.start)
        apart = folded[first.end : last.start]
        if first is number and other.percent and not apart.strip():
            continue
        if _joins(apart, how):
            return False
    return True


def _joins(apart: str, how: Voice) -> bool:
    """Tell whether nothing but a link, or a proportion among other words, is between two."""
    bare = apart.strip(" -\u00a0\u202f")
    links = {fold(w) for x in ("range", "proportion") for w in how.words.alternatives(x, "words")}
    if not bare or bare in links:
        return True
    pattern = how.words("{numerator} in {denominator}", "prose")
    sign = pattern.partition("{numerator}")[2].partition("{denominator}")[0].strip()
    return bool(sign) and bool(claims(apart, phrased((sign,)), how.reader.prefixes))


def begun_before(own: Qualifier, words: str, around: str, how: Voice) -> bool:
    """Tell whether a qualifier in parts ("ne ... que") begins before a wording and ends in it.

    It must do so wherever the wording stands, within one sentence, and undenied between.
    """
    listed = tuple(w for w in how.words.alternatives(own, "words") if " ... " in w)
    places = [m.start() for m in re.finditer(re.escape(words), around)] if words else []
    return bool(listed and places) and all(
        _across(around[:at], words, listed, how) for at in places
    )


def _across(before: str, words: str, listed: tuple[str, ...], how: Voice) -> bool:
    sentence = fold(re.split(r"[.!?\u2026\u061f]\s", before)[-1])
    whole = sentence + fold(words)
    for phrase in listed:
        for claim in claims(whole, phrased((phrase,)), how.reader.prefixes):
            inner = [c for a, b in claim.gaps for c in said(whole[a:b], how)]
            if claim.start < len(sentence) < claim.end and not any(
                c.meanings & (_QUALIFYING | {"negation"}) for c in inner
            ):
                return True
    return False


def affirms(text: str, listed: tuple[str, ...], how: Voice) -> bool:
    """Tell whether a text holds one of the words without a negation close before it."""
    folded = fold(text)
    negations = [c for c in said(folded, how) if c.meanings == {"negation"}]
    return any(
        not any(_near(folded[n.end : claim.start]) for n in negations if n.end <= claim.start)
        for claim in claims(folded, phrased(listed), how.reader.prefixes)
    )


def _near(between: str) -> bool:
    return len(between.split()) <= _NEAR and not re.search(r"[^\w\s'\-]", between)
