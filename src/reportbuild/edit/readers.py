"""Numbers as they are read, and by what: the patterns and lists of one locale.

Goes in: a locale, and its words. Comes out: a reader, by which `reading` finds numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from reportbuild.edit.compounds import Joint, joints
from reportbuild.edit.locales import cldr, unmarked
from reportbuild.edit.numbers import numbering_system
from reportbuild.edit.phrases import Lexicon, fold, lexicon
from reportbuild.model.report import Words

_SPACES = "\u00a0\u202f\u2009\u2007"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value that a number may have; `part` is true of fractions."""

    value: Fraction
    part: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, and how it is written.

    `meanings` holds more than one where a word has several (Arabic writes "five" and "a fifth"
    alike without vowels), and none where the locale cannot read it. `article` is true of a word for
    one that the language has as its article, too.
    """

    meanings: tuple[Meaning, ...]
    start: int
    end: int
    worded: bool = False
    percent: bool = False
    article: bool = False

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
    joints: tuple[Joint, ...] = ()
    articles: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()


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
    values, and in context "words" the lists "per cent", "prefixes", "compound numbers", "articles"
    and "plural numbers".
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
        joints(words.alternatives("compound numbers", "words")),
        frozenset(map(fold, words.alternatives("articles", "words"))),
        frozenset(map(fold, words.alternatives("plural numbers", "words"))),
    )


def _figures(decimal: str, group: str, *, indian: bool) -> re.Pattern[str]:
    groups = re.escape(group + _SPACES + (" " if group in _SPACES else ""))
    grouped = rf"\d{{1,3}}(?P<g>[{groups}])\d{{3}}(?:(?P=g)\d{{3}})*(?!\d)"
    if indian:
        grouped += rf"|\d{{1,2}}(?P<h>[{groups}])(?:\d{{2}}(?P=h))*\d{{3}}(?!\d)"
    return re.compile(rf"(?P<whole>{grouped}|\d+)(?:{re.escape(decimal)}(?P<places>\d+))?")
