"""Numbers as they are read, and by what: the patterns and lists of one locale.

Goes in: a locale, and its words. Comes out: a reader, by which `reading` finds numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from reportbuild.edit.compounds import Grammar, grammar
from reportbuild.edit.folding import fold, unspaced
from reportbuild.edit.locales import cldr, unmarked
from reportbuild.edit.numbers import numbering_system
from reportbuild.edit.phrases import Lexicon, lexicon
from reportbuild.model.report import Words

_SPACES = "\u00a0\u202f\u2009\u2007"
_LAKHS = frozenset({"ur"})
"""Written with lakhs where CLDR has thousands: Urdu in Pakistan's papers, "2,30,000"."""

_GROUPED_BY_DOTS = frozenset({"pt"})
"""Written with full stops between thousands, also where CLDR has spaces: Portugal's Portuguese."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value that a number may have; `part` is true of fractions."""

    value: Fraction
    part: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, and how it is written.

    `meanings` holds more than one where a word has several (Arabic writes "five" and "a fifth"
    alike without vowels), and none where the locale cannot read it, or where it has no value of its
    own ("thousands"). `article` is true of a word for one that the language has as its article,
    too.

    `unsure` is true of a word that is as often no number: an article or a pronoun ("one", "un",
    "ein"), an ordinal or a thing by the name of a fraction ("third", "a quarter", Arabic "ثمن",
    "price"), another word of its spelling (French "neuf", "new"). It is false where something
    beside it shows a number: a per cent, or another number that it is linked to. What compares the
    numbers of two languages must match an unsure one if it can, and may pass over it if it cannot;
    any other must be matched. Nothing written in figures is unsure.
    """

    meanings: tuple[Meaning, ...]
    start: int
    end: int
    worded: bool = False
    percent: bool = False
    article: bool = False
    unsure: bool = False

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
    """How numbers are read in one locale: figures by pattern, words by lists.

    `figures` is the pattern of Latin digits, `native` that of the locale's own, `han` whether these
    are Chinese; `stroked` whether "8/5" may be 8.5. `words` are number words and fractions, and
    phrases that hold such words and are none. `percent` are the words after a number, `leading`
    those before it. `joined` are the parts of words written together ("einundzwanzig"), with their
    values; links have none.
    """

    han: bool
    figures: re.Pattern[str]
    native: re.Pattern[str]
    stroked: bool = False
    words: Lexicon = field(default_factory=Lexicon)
    percent: Lexicon = field(default_factory=Lexicon)
    leading: Lexicon = field(default_factory=Lexicon)
    prefixes: tuple[str, ...] = ()
    grammar: Grammar = field(default_factory=Grammar)
    articles: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    joined: Mapping[str, frozenset[int]] = field(default_factory=dict)


@lru_cache(maxsize=64)
def figure_reader(tag: str) -> Reader:
    """Return a reader of figures alone for a locale that CLDR knows."""
    locale = cldr(tag)
    if locale is None:
        raise ValueError(f"unknown locale {tag}")
    native = numbering_system(tag, "native")
    latin = locale.number_symbols["latn"]
    own = locale.number_symbols.get(native, latin)
    grouping = locale.decimal_formats[None].grouping[1]
    indian = grouping == 2 or locale.language in _LAKHS  # noqa: PLR2004 - lakh, crore
    dots = "." if locale.language in _GROUPED_BY_DOTS else ""

    def pattern(decimal: str, group: str) -> re.Pattern[str]:
        return _figures(fold(unmarked(decimal)), fold(unmarked(group)) + dots, indian=indian)

    plain = (latin.get("decimal"), latin.get("group"))
    return Reader(
        native == "hanidec",
        pattern(*plain),
        pattern(own.get("decimal") or plain[0], own.get("group") or plain[1]),
        stroked=locale.language == "fa",
    )


def reader(tag: str, words: Words) -> Reader:
    """Return a reader of figures and of the language's number words and fractions.

    Of the locale's words it takes the contexts "number" and "fraction", whose English texts are the
    values, and in context "words" the lists "per cent", "per cent before", "prefixes", "compound
    numbers", "joined numbers", "articles", "plural numbers", "unsure numbers", "no numbers",
    "range" and "proportion".
    """
    bare = figure_reader(tag)

    def listed(*names: str) -> tuple[str, ...]:
        return tuple(w for name in names for w in words.alternatives(name, "words"))

    def folded(*names: str) -> frozenset[str]:
        return frozenset(map(fold, listed(*names)))

    values = {
        fold(form): int(text)
        for context, text in words.entries
        if context == "number"
        for form in words.alternatives(text, context)
    }
    composed = {form for form in values if _composed(form, values)}
    forms: list[tuple[str, object]] = []
    for context, text in words.entries:
        if context in {"number", "fraction"}:
            meaning = Meaning(Fraction(text), part=context == "fraction")
            found = words.alternatives(text, context)
            forms += [(w, meaning) for w in found if fold(w) not in composed or meaning.part]
    # "pour cent" holds a hundred, "no one" a one, and neither is a number
    forms += [(w, None) for w in listed("per cent", "no numbers")]
    leading = listed("per cent before")
    return Reader(
        bare.han,
        bare.figures,
        bare.native,
        bare.stroked,
        lexicon(forms),
        lexicon((w, None) for w in listed("per cent") if w not in leading),
        lexicon((w, None) for w in leading),
        listed("prefixes"),
        grammar(
            listed("compound numbers"), (n for form, n in values.items() if form not in composed)
        ),
        folded("articles"),
        folded("plural numbers"),
        folded("articles", "unsure numbers"),
        folded("range", "proportion"),
        _joined(values, listed("joined numbers")),
    )


def _composed(form: str, values: Iterable[str]) -> bool:
    """Tell whether a number of a script without spaces is written by the signs of others: 百万."""
    return len(form) > 1 and all(unspaced(sign) and sign in values for sign in form)


def _joined(values: Mapping[str, int], links: tuple[str, ...]) -> Mapping[str, frozenset[int]]:
    if not links:
        return {}
    parts = {form: frozenset({n}) for form, n in values.items() if form.isalpha()}
    return {**parts, **dict.fromkeys(map(fold, links), frozenset())}


def _figures(decimal: str, group: str, *, indian: bool) -> re.Pattern[str]:
    groups = re.escape(group + _SPACES + (" " if set(group) & set(_SPACES) else ""))
    grouped = rf"\d{{1,3}}(?P<g>[{groups}])\d{{3}}(?:(?P=g)\d{{3}})*(?!\d)"
    if indian:
        grouped += rf"|\d{{1,2}}(?P<h>[{groups}])(?:\d{{2}}(?P=h))*\d{{3}}(?!\d)"
    return re.compile(rf"(?P<whole>{grouped}|\d+)(?:{re.escape(decimal)}(?P<places>\d+))?")
