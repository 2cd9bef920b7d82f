"""Numbers read out of a text: figures of any script, number words and fractions of its language.

Goes in: a text and a reader for its locale. Comes out: every number in it, as an exact value. What
looks like a number and is none in that locale ("5,80" in English) comes out as `None`, so that
nothing is passed over. It is written apart from `numbers`, to be able to contradict it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reportbuild.edit.compounds import Word, between, readings
from reportbuild.edit.figured import NUMERIC, PERCENT, in_figures, latin, strange
from reportbuild.edit.folding import LETTERS, fold
from reportbuild.edit.numbers import NumberStyle
from reportbuild.edit.phrases import Claim, claims
from reportbuild.edit.readers import Meaning, Number, Reader, figure_reader

_LONGEST = 24  # words in a number
_MULTIPLIERS = frozenset(Fraction(10**n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 12))
_BLANKS = " -\u00a0\u202f"
_SIGN = re.compile(PERCENT)

_Worded = tuple[Claim, list[Meaning]]


def numbers_in(text: str, how: Reader) -> tuple[Number, ...]:
    """Return every number in a text, in order. Places are those in the folded text."""
    folded = plain = fold(text)
    found: list[Number] = []
    signed = NUMERIC.search(folded) is not None
    if signed:
        plain = latin(folded, how)
        found = in_figures(folded, plain, how)
    said = claims(plain, how.words, how.prefixes)
    for run in _runs(_in_words(plain, said, found, how), plain, how):
        found += _run(run, plain, how)
    if signed:
        places = [(n.start, n.end) for n in found] + [(c.start, c.end) for c in said]
        found += strange(plain, places)
    if not found:
        return ()
    made = _multiplied(_parts(sorted(found, key=lambda n: n.start), plain), plain, how)
    percents = _percents(plain, how)
    marked = [_with_percent(n, plain, percents) for n in _summed(made, plain, how)]
    return tuple(_sure(n, at, marked, plain, how) for at, n in enumerate(marked))


def _in_words(
    plain: str, said: tuple[Claim, ...], found: list[Number], how: Reader
) -> list[_Worded]:
    """Number words, each with its meanings, where no figures are."""
    worded: list[_Worded] = []
    for claim in said:
        meanings = sorted((m for m in claim.meanings if isinstance(m, Meaning)), key=_by_value)
        if meanings and all(claim.end <= n.start or n.end <= claim.start for n in found):
            worded.append((claim, meanings))
    if how.joined:
        worded += _in_joined_words(plain, said, how)
        worded.sort(key=lambda pair: pair[0].start)
    links = {joint.word for joint in how.grammar.joints}
    inner = {
        b.start
        for (a, _), (b, _), (c, _) in zip(worded, worded[1:], worded[2:], strict=False)
        if a.end == b.start and b.end == c.start and plain[b.start : b.end] in links
    }  # the nought of 一百零五 joins, and counts nothing
    return [pair for pair in worded if pair[0].start not in inner]


def _in_joined_words(plain: str, said: tuple[Claim, ...], how: Reader) -> Iterator[_Worded]:
    """Numbers written in one word: "einundzwanzig"."""
    heads = {part[:2] for part in how.joined}
    for match in LETTERS.finditer(plain):
        if match[0][:2] not in heads or any(
            c.start < match.end() and match.start() < c.end for c in said
        ):
            continue
        parts = _cut(match[0], how.joined)
        words = [Word(how.joined[p], p in how.bound) for p in parts if how.joined[p]]
        links: list[str] = []
        for first, second in pairwise(parts):
            if how.joined[second]:
                links.append("" if how.joined[first] else first)
        values = readings(words, links, how.grammar) if len(links) + 1 == len(words) else ()
        vague = any(word.bound for word in words)  # "Hunderttausende"
        meanings = [] if vague else [Meaning(Fraction(value)) for value in values]
        if vague or len(meanings) == 1:
            yield Claim(match.start(), match.end(), frozenset(meanings)), meanings


def _cut(word: str, parts: Mapping[str, frozenset[int]]) -> tuple[str, ...]:
    """Cut a word into parts that it is wholly made of, the longest first; nothing if it is not."""
    ways: dict[int, tuple[str, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        for end in range(len(word), start, -1):
            if end in ways and word[start:end] in parts:
                ways[start] = (word[start:end], *ways[end])
                break
    return ways.get(0, ())


def _runs(worded: list[_Worded], plain: str, how: Reader) -> list[list[_Worded]]:
    """Number words gathered where nothing but what joins numbers stands between them."""
    links = {"", *(joint.word for joint in how.grammar.joints)}
    runs: list[list[_Worded]] = []
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


def _scaled(run: list[_Worded], plain: str) -> bool:
    """Tell whether figures stand before these words, whose number they multiply: "5 mil"."""
    before = plain[: run[0][0].start].rstrip(_BLANKS)
    scales = all(any(m.value in _MULTIPLIERS for m in found) for _, found in run)
    return before[-1:].isdecimal() and scales


def _run(run: list[_Worded], plain: str, how: Reader) -> Iterator[Number]:
    """The numbers of a run: each part that makes one, else the rest of it as one without value."""
    words = [_word(claim, meanings, plain, how) for claim, meanings in run]
    links = [between(plain[a.end : b.start]) for (a, _), (b, _) in pairwise(run)]
    at, size = 0, len(run)
    while at < size:
        claim, meanings = run[at]
        said = plain[claim.start : claim.end]
        cuts = [e for e in range(min(size, at + _LONGEST), at, -1) if e == size or links[e - 1]]
        made = (
            (end, values)
            for end in cuts
            if end > at + 1
            and (values := _together(words[at:end], links[at : end - 1], how)) is not None
        )
        end, values = next(made, (at + 1, None))
        alone = values is None
        if values is not None:
            meanings = values
        elif at + 1 < size and not links[at] and said not in how.articles:
            end, meanings = size, []
        elif words[at].bound and not _follows_figures(plain, claim, meanings):
            meanings = []
        yield Number(
            tuple(meanings),
            claim.start,
            run[end - 1][0].end,
            worded=True,
            article=said in how.articles,
            unsure=alone and end == at + 1 and said in how.unsure,
        )
        at = end


def _together(words: list[Word], links: list[str], how: Reader) -> list[Meaning] | None:
    """What words mean together; two things only where the language itself says two alike."""
    values = readings(words, links, how.grammar)
    if len(values) == 1 or (values and how.grammar.before):
        return [Meaning(Fraction(value)) for value in sorted(values, reverse=True)]
    return None


def _word(claim: Claim, meanings: list[Meaning], plain: str, how: Reader) -> Word:
    values = frozenset(int(m.value) for m in meanings if m.value.denominator == 1)
    return Word(values, plain[claim.start : claim.end] in how.bound)


def _follows_figures(plain: str, claim: Claim, meanings: list[Meaning]) -> bool:
    if not any(m.value in _MULTIPLIERS for m in meanings):
        return False
    return plain[: claim.start].rstrip(_BLANKS)[-1:].isdecimal()


def _by_value(meaning: Meaning) -> Fraction:
    return meaning.value


def _parts(numbers: list[Number], plain: str) -> list[Number]:
    """Join a number and the part that it counts, "seven eighths", into one number each."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _counts(last, number, plain):
            value = (last.value or Fraction(0)) * (number.value or Fraction(0))
            meanings = (Meaning(value, part=True),)
            joined[-1] = Number(meanings, last.start, number.end, worded=True)
        else:
            joined.append(number)
    return joined


def _counts(last: Number, number: Number, plain: str) -> bool:
    """Tell whether a part follows directly on a number less than what it is a part of."""
    part, many = number.value, last.value
    if part is None or many is None or not (number.worded and last.worded):
        return False
    if not number.part or last.part or part.numerator != 1 or not 1 < many < part.denominator:
        return False
    return not plain[last.end : number.start].strip(_BLANKS)


def _multiplied(numbers: list[Number], plain: str, how: Reader) -> list[Number]:
    """Join figures and the words that multiply them, "1.2 million", into one number each."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _multiplies(last, number, plain, how):
            value = (last.value or Fraction(0)) * (number.value or Fraction(0))
            joined[-1] = Number((Meaning(value),), last.start, number.end)
        else:
            joined.append(number)
    return joined


def _multiplies(last: Number, number: Number, plain: str, how: Reader) -> bool:
    """Tell whether a word such as "thousand" stands beside a smaller number and belongs to it."""
    figures, word = (number, last) if how.grammar.before else (last, number)
    if figures.value is None or word.value not in _MULTIPLIERS:
        return False
    if plain[last.end : number.start].strip(_BLANKS) or not word.worded:
        return False
    half = figures.part and figures.value > 1  # "anderthalb Millionen", "ढाई लाख"
    return figures.worded == figures.part == half and figures.value < (word.value or 0)


def _summed(numbers: list[Number], plain: str, how: Reader) -> list[Number]:
    """Join what is counted by scales one after another, "2 lakh 30 thousand", into one each."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _adds(last, number, plain, how):
            value = (last.value or Fraction(0)) + (number.value or Fraction(0))
            joined[-1] = Number((Meaning(value),), last.start, number.end)
        else:
            joined.append(number)
    return joined


def _adds(last: Number, number: Number, plain: str, how: Reader) -> bool:
    """Tell whether figures with a scale are followed by less: with another, or written to it."""
    if last.worded or number.worded or last.value is None or number.value is None:
        return False
    gap = plain[last.end : number.start]
    scaled = not plain[number.end - 1].isdecimal()
    if plain[last.end - 1].isdecimal() or gap.strip(_BLANKS) or not (scaled or not gap):
        return False
    place = next((scale for scale in how.grammar.scales if last.value % scale == 0), 0)
    return 0 < number.value < place


def _percents(plain: str, how: Reader) -> tuple[frozenset[int], frozenset[int]]:
    """Where signs and words for per cent begin that follow a number, and end that precede one."""
    signs = [match.span() for match in _SIGN.finditer(plain)]
    after, before = claims(plain, how.percent, how.prefixes), claims(plain, how.leading)
    starts = (*(start for start, _ in signs), *(claim.start for claim in after))
    return frozenset(starts), frozenset((*(end for _, end in signs), *(c.end for c in before)))


def _with_percent(
    number: Number, plain: str, percents: tuple[frozenset[int], frozenset[int]]
) -> Number:
    after, before = number.end, number.start
    while plain[after : after + 1].isspace():
        after += 1
    while plain[max(0, before - 1) : before].isspace():
        before -= 1
    starts, ends = percents
    return replace(number, percent=True) if after in starts or before in ends else number


def _sure(number: Number, at: int, numbers: list[Number], plain: str, how: Reader) -> Number:
    """Take the doubt from a word that a per cent or a link to another number shows to be one."""
    if not number.unsure:
        return number
    apart = [plain[a.end : b.start] for a, b in pairwise(numbers[max(0, at - 1) : at + 2])]
    if number.percent or any(gap.strip(_BLANKS) in how.links for gap in apart):
        return replace(number, unsure=False)
    return number


def misprinted(value: Decimal, printed: str, style: NumberStyle) -> bool:
    """Tell whether figures, read back by their locale, say anything but their value."""
    read = numbers_in(printed, figure_reader(style.locale))
    return [n.value for n in read] != [Fraction(value)]
