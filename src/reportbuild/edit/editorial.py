"""What a careful editor would mark in one edition: undated words, promises of an address, titles.

Goes in: an edition and its voice. Comes out: warnings, in the order of the text. Whatever a
translation says again of its source is said of the source alone. A memo may know what was found in
texts that are as they were.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction as Ratio
from functools import lru_cache, partial
from typing import TypeAlias, TypeVar

from reportbuild.edit.amounts import Record, percent
from reportbuild.edit.lines import plain
from reportbuild.edit.passages import Passage, by_text
from reportbuild.edit.phrases import Lexicon, claims, fold, lexicon, phrased
from reportbuild.edit.readers import Number
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.statistics import prose
from reportbuild.edit.titles import QUOTED, other_titles, works_by_title
from reportbuild.edit.voice import Voice
from reportbuild.model.finding import Finding
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.quotation import marks, unbalanced
from reportbuild.model.report import Edition
from reportbuild.model.statistics import Amount, Range

SMALLEST_COUNT = 20
"""Counts up to this are too common in running text to be told from one another."""

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]?\d)")
_ENDS = re.compile(r"[\s:\u2013\u2014-]*(?:[.,;!?)\]}»”\u060c\u061b\u061f]|$)")
_ADDRESS = re.compile(r"\S+://\S+|\S+@\S+")


T = TypeVar("T")


def editorial(edition: Edition, how: Voice, memo: Memo = FORGETFUL) -> Iterator[Finding]:
    """Return what an editor would ask about.

    Warnings: lng-001 a figure typed by hand that is a registered statistic, lng-002 an undated
    "now", lng-003 two spellings of one word, lng-004 "available at" and no address, lng-005 a
    title that differs from references.toml, lng-008 quotation marks that do not pair.
    """
    texts = _Texts(by_text(edition, memo), how, memo)
    own = replace(texts, own=True)
    records, works = edition.report.statistics, edition.report.works
    language = how.language
    known = memo.recall(("known", language), (records,), lambda: _known(records))
    titles = memo.recall(("known titles", language), (works,), lambda: works_by_title(works))
    yield from own.found("typed", _typed_by_hand, known, records)
    yield from own.found("undated", _undated)
    yield from own.found("nowhere", _nowhere)
    yield from _unquoted(own)
    yield from _two_spellings(texts, records)
    yield from texts.found("titles", other_titles, titles)


def _is_own(passage: Passage) -> bool:
    return not passage.span.path.endswith(".po")


@dataclass(frozen=True, slots=True)
class _Texts:
    """The passages of each text, the voice of the edition, and who may know what they hold.

    With `own`, none is looked at that a translation says again of its source.
    """

    texts: tuple[tuple[Passage, ...], ...]
    how: Voice
    memo: Memo
    own: bool = False

    def each(
        self, name: str, look: Callable[..., Iterable[T]], *values: object, lasting: bool = False
    ) -> Iterator[tuple[T, ...]]:
        """Look at each text: `look` depends on its passages, the voice and `values` alone."""
        for number, text in enumerate(self.texts):
            place = (name, self.how.language, str(number))
            given = (text, self.own, self.how, *values)
            make = partial(self._all, look, text, *values)
            yield self.memo.recall(place, given, make, lasting=lasting)

    def _all(
        self, look: Callable[..., Iterable[T]], text: tuple[Passage, ...], *values: object
    ) -> tuple[T, ...]:
        passages = tuple(filter(_is_own, text)) if self.own else text
        return tuple(look(passages, self.how, *values))

    def found(
        self, name: str, look: Callable[..., Iterable[Finding]], *values: object
    ) -> Iterator[Finding]:
        """Yield what is found in all texts."""
        for findings in self.each(name, look, *values, lasting=True):
            yield from findings


# --- figures ------------------------------------------------------------------------------------


Known: TypeAlias = Mapping[tuple[Ratio, bool], str]
"""The keys of statistics, by values and whether these are per cent."""


def _known(records: Mapping[str, Record]) -> Known:
    known: dict[tuple[Ratio, bool], str] = {}
    for record in records.values():
        for value in _distinct(record):
            known.setdefault((value, percent(record)), record.key)
    return known


def _typed_by_hand(
    text: Iterable[Passage], how: Voice, known: Known, records: Mapping[str, Record]
) -> Iterator[Finding]:
    for passage in text if known else ():
        numbers = () if passage.spoken else numbers_in(_bare(passage.text), how.reader)
        for number in numbers:
            key = known.get((number.value or Ratio(0), number.percent))
            if key and not _is_year(number, passage.text):
                printed = plain(prose(records[key], how))
                message = f"A figure typed here is that of the statistic “{key}” ({printed})."
                hint = f"Write {{{key}}} or [your words]{{{key}}}, so that it can never differ."
                yield Finding("lng-001", passage.span, message, hint)
                break


def _distinct(record: Record) -> tuple[Ratio, ...]:
    """The values by which a figure in the text is known for the record's: none that is common."""
    match record.quantity:
        case Amount(value) if percent(record) or value > SMALLEST_COUNT:
            return (Ratio(value),)
        case Range(low, high) if percent(record) or low > SMALLEST_COUNT:
            return (Ratio(low), Ratio(high))
        case _:
            return ()


def _is_year(number: Number, text: str) -> bool:
    """Tell whether a number may as well be a year of the text."""
    value = number.value
    years = {int(year) for year in _YEAR.findall(_digits(text))}
    return value is not None and value.denominator == 1 and int(value) in years


def _bare(text: str) -> str:
    """The text without addresses, whose numbers are nobody's figures."""
    return _ADDRESS.sub(" ", text)


def _digits(text: str) -> str:
    if text.isascii():
        return text
    return re.sub(r"\d", lambda digit: str(int(digit[0])), text)


# --- phrases ------------------------------------------------------------------------------------


def _undated(text: Iterable[Passage], how: Voice) -> Iterator[Finding]:
    listed = phrased(how.words.alternatives("undated", "words"))
    for passage in text:
        if passage.spoken or _YEAR.search(_digits(passage.text)):
            continue
        said = fold(QUOTED.sub(" ", passage.text))
        for claim in claims(said, listed, how.reader.prefixes)[:1]:
            message = f"“{said[claim.start : claim.end]}” has no date beside it."
            hint = "Say as of when: readers will meet this years from now."
            yield Finding("lng-002", passage.span, message, hint)


def _nowhere(text: Iterable[Passage], how: Voice) -> Iterator[Finding]:
    listed = phrased(how.words.alternatives("leads to an address", "words"))
    for passage in text:
        said = fold(passage.text)
        for claim in claims(said, listed, how.reader.prefixes):
            if _ENDS.match(said, claim.end):
                words = said[claim.start : claim.end]
                message = f"“{words}” is followed by nothing."
                hint = "Name the address, or leave the words out."
                yield Finding("lng-004", passage.span, message, hint)


def _unquoted(own: _Texts) -> Iterator[Finding]:
    """Find marks without a partner; a quotation of several paragraphs opens each, closes the last.

    Of a translation the comparison with its source tells.
    """
    text = [one for each in own.each("marks", _with_unbalanced) for one in each]
    pairs = marks(own.how.words)
    for (passage, opened, closed), after in zip(text, (*text, None)[1:], strict=True):
        goes_on = (
            opened == 1
            and after is not None
            and after[0].kind == passage.kind
            and after[0].text.lstrip()[:1] in dict(pairs.pairs)
        )
        if closed or (opened and not goes_on):
            done = "closed and was not opened" if closed else "opened and not closed"
            hint = "Readers could not tell whose words these are."
            yield Finding("lng-008", passage.span, f"A quotation mark is {done}.", hint)


def _with_unbalanced(text: Iterable[Passage], how: Voice) -> Iterator[tuple[Passage, int, int]]:
    """Yield passages, each with its marks that are opened and not closed, and the other way."""
    pairs = marks(how.words)
    for passage in text:
        yield passage, *unbalanced(passage.text, pairs)


def _two_spellings(texts: _Texts, records: Mapping[str, Record]) -> Iterator[Finding]:
    """Of a word that stands in two spellings, tell the rarer; what the builder prints is right."""
    how = texts.how
    pairs = _spellings(how)
    places: dict[object, list[Passage]] = defaultdict(list)
    each = texts.each("spellings", _with_spellings, lasting=True)
    for text, spelt in zip(texts.texts, each, strict=True):
        for spelling, at in spelt:
            places[spelling].append(text[at])
    printed = texts.memo.recall(
        ("printed spellings", how.language), (records, how), lambda: _printed(records, how)
    )
    for pair in pairs:
        if len([s for s in pair if places[s] or s in printed]) > 1:
            right = max(pair, key=lambda s: (s in printed, len(places[s])))
            for wrong in (s for s in pair if s != right):
                shown, other = wrong.rstrip("*"), right.rstrip("*")
                message = f"“{shown}” is spelt “{other}” elsewhere in this edition."
                for passage in places[wrong]:
                    yield Finding("lng-003", passage.span, message, "Choose one of the two.")


def _spellings(how: Voice) -> list[tuple[str, ...]]:
    """Return the spellings of words that have two."""
    return [
        tuple(spelling.strip() for spelling in pair.split("="))
        for pair in how.words.alternatives("spellings", "words")
    ]


def _with_spellings(text: Iterable[Passage], how: Voice) -> Iterator[tuple[object, int]]:
    """Yield the spellings that a text has, each with its passage's number, from 0."""
    for at, passage in enumerate(text):
        for spelling in set() if passage.spoken else _said(passage.text, how):
            yield spelling, at


def _printed(records: Mapping[str, Record], how: Voice) -> set[object]:
    """Return the spellings that the builder prints."""
    return _said(" ".join(plain(prose(record, how)) for record in records.values()), how)


@lru_cache(maxsize=64)
def _spelt(spellings: tuple[str, ...]) -> Lexicon:
    """Spellings as a lexicon in which each means itself."""
    return lexicon((spelling, spelling) for spelling in spellings)


def _said(text: str, how: Voice) -> set[object]:
    """Return which of the listed spellings a text has."""
    listed = _spelt(tuple(spelling for pair in _spellings(how) for spelling in pair))
    return {m for c in claims(fold(text), listed, how.reader.prefixes) for m in c.meanings}
