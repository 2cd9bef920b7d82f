"""What a careful editor would mark in one edition: undated words, promises of an address, titles.

Goes in: an edition and its voice. Comes out: warnings, in the order of the text. Whatever a
translation says again of its source is said of the source alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction as Ratio
from functools import lru_cache

from reportbuild.edit.amounts import Record, percent
from reportbuild.edit.lines import plain
from reportbuild.edit.passages import FIGURE, PLACE, Passage, as_text, passages
from reportbuild.edit.phrases import Lexicon, claims, fold, lexicon, phrased
from reportbuild.edit.readers import Number
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.statistics import prose
from reportbuild.edit.voice import Voice
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft, Emphasis, Foreign
from reportbuild.model.quotation import marks, unbalanced
from reportbuild.model.report import Edition, Segment, Work
from reportbuild.model.statistics import Amount, Range

SMALLEST_COUNT = 20
"""Counts up to this are too common in running text to be told from one another."""
LIKE = 0.75
"""How much of a phrase must be that of a title for one to be taken for the other."""
FEWEST_WORDS = 3
"""A title shorter than this may be a phrase like any other."""

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]?\d)")
_ENDS = re.compile(r"[\s:\u2013\u2014-]*(?:[.,;!?)\]}»”\u060c\u061b\u061f]|$)")
_QUOTED = re.compile(r"[“„«»][^“”„«»]*[”“»«]")
_ADDRESS = re.compile(r"\S+://\S+|\S+@\S+")


def editorial(edition: Edition, how: Voice) -> Iterator[Finding]:
    """Return what an editor would ask about.

    Warnings: lng-001 a figure typed by hand that is a registered statistic, lng-002 an undated
    "now", lng-003 two spellings of one word, lng-004 "available at" and no address, lng-005 a
    title that differs from references.toml, lng-008 quotation marks that do not pair.
    """
    text = passages(edition)
    own = [p for p in text if not p.span.path.endswith(".po")]
    records = tuple(edition.report.statistics.values())
    yield from _typed_by_hand(own, records, how)
    yield from _undated(own, how)
    yield from _nowhere(own, how)
    yield from _unquoted(own, how)
    yield from _two_spellings(text, records, how)
    yield from _other_titles(text, tuple(edition.report.works.values()))


# --- figures ------------------------------------------------------------------------------------


def _typed_by_hand(
    text: Iterable[Passage], records: Sequence[Record], how: Voice
) -> Iterator[Finding]:
    known: dict[tuple[Ratio, bool], str] = {}
    for record in records:
        for value in _distinct(record):
            known.setdefault((value, percent(record)), record.key)
    for passage in text if known else ():
        numbers = () if passage.spoken else numbers_in(_bare(passage.text), how.reader)
        for number in numbers:
            key = known.get((number.value or Ratio(0), number.percent))
            if key and not _is_year(number, passage.text):
                printed = plain(prose(next(r for r in records if r.key == key), how))
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
        said = fold(_QUOTED.sub(" ", passage.text))
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


def _unquoted(text: Sequence[Passage], how: Voice) -> Iterator[Finding]:
    """Find marks without a partner; a quotation of several paragraphs opens each, closes the last.

    Of a translation the comparison with its source tells.
    """
    pairs = marks(how.words)
    for passage, after in zip(text, (*text, None)[1:], strict=True):
        opened, closed = unbalanced(passage.text, pairs)
        goes_on = (
            opened == 1
            and after is not None
            and after.kind == passage.kind
            and after.text.lstrip()[:1] in dict(pairs.pairs)
        )
        if closed or (opened and not goes_on):
            done = "closed and was not opened" if closed else "opened and not closed"
            hint = "Readers could not tell whose words these are."
            yield Finding("lng-008", passage.span, f"A quotation mark is {done}.", hint)


def _two_spellings(
    text: Sequence[Passage], records: Sequence[Record], how: Voice
) -> Iterator[Finding]:
    """Of a word that stands in two spellings, tell the rarer; what the builder prints is right."""
    pairs = [
        tuple(spelling.strip() for spelling in pair.split("="))
        for pair in how.words.alternatives("spellings", "words")
    ]
    listed = _spelt(tuple(spelling for pair in pairs for spelling in pair))
    places: dict[object, list[Passage]] = defaultdict(list)
    for passage in text:
        for spelling in set() if passage.spoken else _said(passage.text, listed, how):
            places[spelling].append(passage)
    printed = _said(" ".join(plain(prose(record, how)) for record in records), listed, how)
    for pair in pairs:
        if len([s for s in pair if places[s] or s in printed]) > 1:
            right = max(pair, key=lambda s: (s in printed, len(places[s])))
            for wrong in (s for s in pair if s != right):
                shown, other = wrong.rstrip("*"), right.rstrip("*")
                message = f"“{shown}” is spelt “{other}” elsewhere in this edition."
                for passage in places[wrong]:
                    yield Finding("lng-003", passage.span, message, "Choose one of the two.")


@lru_cache(maxsize=64)
def _spelt(spellings: tuple[str, ...]) -> Lexicon:
    """Spellings as a lexicon in which each means itself."""
    return lexicon((spelling, spelling) for spelling in spellings)


def _said(text: str, listed: Lexicon, how: Voice) -> set[object]:
    """Return which of the listed spellings a text has."""
    return {m for c in claims(fold(text), listed, how.reader.prefixes) for m in c.meanings}


# --- titles -------------------------------------------------------------------------------------


def _other_titles(text: Iterable[Passage], works: Sequence[Work]) -> Iterator[Finding]:
    titles = {_title(work.title): work for work in works if _words(work.title) >= FEWEST_WORDS}
    for passage in text if titles else ():
        for phrase in _titled(passage):
            said = _title(phrase)
            if said in titles or _words(phrase) < FEWEST_WORDS:
                continue
            for title, work in titles.items():
                likeness = SequenceMatcher(None, said, title, autojunk=False)
                if likeness.real_quick_ratio() >= LIKE and likeness.ratio() >= LIKE:
                    message = f"“{phrase.strip()}” is cited elsewhere as “{work.title}”."
                    hint = "Spell the title as the work itself does, here and in references.toml."
                    yield Finding("lng-005", passage.span, message, hint)


def _titled(passage: Passage) -> Iterator[str]:
    """Yield what may be a title: emphasised words, and words in quotation marks."""
    yield from _emphasised(passage.segment)
    text = passage.text.replace(FIGURE, "").replace(PLACE, "")
    yield from (match.group()[1:-1] for match in _QUOTED.finditer(text))


def _emphasised(segment: Segment) -> Iterator[str]:
    for inline in segment:
        if isinstance(inline, Emphasis):
            yield _with_foreign(inline.children)
        elif isinstance(inline, Foreign):
            yield from _emphasised(inline.children)


def _with_foreign(segment: Sequence[Draft]) -> str:
    """The words of a segment, those in other languages as well: titles stay in their own."""
    return "".join(
        _with_foreign(i.children) if isinstance(i, Foreign) else as_text((i,)) for i in segment
    )


def _title(text: str) -> str:
    """A title as titles are compared: without marks, case and double spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(text)).split())


def _words(text: str) -> int:
    return len(_title(text).split())
