"""The locale settings that statistics are printed in, and records of every kind to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product

import polib

from reportbuild.edit.amounts import Record
from reportbuild.edit.plurals import categories
from reportbuild.edit.voice import Voice, voice
from reportbuild.model.report import EditionSettings, Numerals, StatisticStyle, Words
from reportbuild.model.statistics import (
    CATEGORIES,
    Change,
    Currency,
    Direction,
    Fraction,
    Kind,
    Noun,
    Period,
    Qualifier,
    Range,
    Rank,
    Shift,
    Unit,
)
from tests.edit.desk import LOCALES, SPAN, edition, statistic


@dataclass(frozen=True, slots=True)
class Setting:
    """A language, the locale of its figures, and its digits."""

    language: str
    locale: str
    numerals: Numerals = "latn"

    def __str__(self) -> str:
        return self.locale if self.numerals == "latn" else f"{self.locale}-native"


WANTED = (
    Setting("en", "en-GB"), Setting("fr", "fr-FR"), Setting("es", "es-ES"),
    Setting("es", "es-419"), Setting("pt", "pt-BR"), Setting("pt", "pt-PT"),
    Setting("de", "de-DE"), Setting("ar", "ar"), Setting("ar", "ar-EG", "native"),
    Setting("fa", "fa", "native"), Setting("fa", "fa"), Setting("ur", "ur"),
    Setting("he", "he"), Setting("sq", "sq"), Setting("sr-Cyrl", "sr-Cyrl"),
    Setting("sr-Latn", "sr-Latn"), Setting("ru", "ru"), Setting("hi", "hi"),
    Setting("hi", "hi", "native"), Setting("sw", "sw"), Setting("zh", "zh"), Setting("am", "am"),
)  # fmt: skip
"""Every language that figures are promised in, in each of its ways."""

LANGUAGES = tuple(dict.fromkeys(setting.language for setting in WANTED))
THERE = tuple(s for s in WANTED if (LOCALES / f"{s.language}.po").exists())

STYLES = {
    "default": StatisticStyle(),
    "signs": StatisticStyle("sign", "words", 0, compact=False),
    "words": StatisticStyle("words", "sign", 20, compact=False),
    "compact": StatisticStyle("words", "sign", 0, compact=True),
}


@lru_cache
def words_of(language: str) -> Words:
    """The builder's words in a language, from its locale file alone."""
    catalogue = polib.pofile(str(LOCALES / f"{language}.po"))
    return Words(language, {(e.msgctxt or "", e.msgid): e.msgstr for e in catalogue})


@lru_cache
def spoken_in(setting: Setting, style: str = "default") -> Voice:
    """The voice of an edition of these settings, in a report of this style."""
    made = edition()
    settings = EditionSettings(setting.language, setting.locale, setting.numerals, "", SPAN)
    report = replace(made.report, statistic_style=STYLES[style])
    return voice(
        replace(made, settings=settings, report=report, words=words_of(setting.language))
    ).value


def with_words(how: Voice, *changed: tuple[str, str, str]) -> Voice:
    """The same voice with other words: context, English text, and what is said instead."""
    entries = {(context, text): words for context, text, words in changed}
    return replace(how, words=Words(how.words.language, {**how.words.entries, **entries}))


def noun_in(how: Voice) -> Noun:
    """A made noun with every form that a locale has."""
    names = [name for name in CATEGORIES if name in categories(how.locale)]
    return Noun(tuple((name, f"{{value}} quaxi{n * 'a'}") for n, name in enumerate(names)))


def _amounts() -> Iterator[Record]:
    counts: tuple[tuple[int, Qualifier], ...] = (
        (1, "exact"), (2, "exact"), (3, "only"), (5, "at_least"), (7, "exact"), (9, "at_most"),
        (11, "about"), (12, "exact"), (20, "exact"), (21, "fewer_than"), (57, "exact"),
        (100, "nearly"), (999, "around"), (1000, "exact"), (1001, "up_to"), (5800, "only"),
        (10000, "exact"), (100000, "about"), (230000, "more_than"), (1000000, "exact"),
        (1200000, "more_than"), (1234567, "exact"), (12000000, "about"), (100200300, "at_least"),
        (3000000000, "exact"), (987654321012, "exact"),
    )  # fmt: skip
    for value, qualifier in counts:
        yield statistic(f"count_{value}", value, qualifier)
    for part in ("8", "8.50", "0.5", "100", "90.5", "33.333", "0"):
        yield statistic(f"share_{part}", part, "up_to", kind="percent")
    yield statistic("share", "1", "exact", kind="percent")
    yield statistic("deaths", "12", "about", kind="rate", per=1000)
    yield statistic("births", "1.5", kind="rate", per=100000)
    yield statistic("nobody", 0, kind="zero")
    for number, money, year in (
        (1, "EUR", None), (3500, "EUR", None), ("8.50", "USD", None), (1200000, "RSD", 2003),
        (50, "GBP", None), (200, "ALL", None),
    ):  # fmt: skip
        record = statistic(f"paid_{number}_{money}", number, "more_than", kind="currency")
        yield replace(record, currency=Currency(money, year))


def _pairs() -> Iterator[Record]:
    qualifiers: tuple[Qualifier, ...] = ("exact", "between", "about")
    for low, high in ((2, 5), (10, 15), (1500, 20000), (1200000, 1500000)):
        for qualifier in qualifiers:
            yield _range(f"range_{low}_{qualifier}", low, high, qualifier)
    yield _range("shares", 15, 20, "between", unit="percent")
    yield _range("shares_exact", "0.5", "8.50", "exact", unit="percent")
    paid = statistic("prices", Range(Decimal(50), Decimal(3500)), "between", kind="currency")
    yield replace(paid, currency=Currency("EUR"))
    yield replace(paid, key="prices_of", qualifier="exact", currency=Currency("USD", 2003))


def _range(
    key: str, low: int | str, high: int | str, qualifier: Qualifier, unit: Unit = "number"
) -> Record:
    value = Range(Decimal(low), Decimal(high))
    return statistic(key, value, qualifier, kind="range", unit=unit)


def _changes() -> Iterator[Record]:
    kind: Kind = "change"
    ways: tuple[Direction, ...] = ("up", "down")
    units: tuple[Unit, ...] = ("number", "percent", "percentage_point")
    for way, unit, by in product(ways, units, ("1", "12", "2.5", "1400")):
        if unit == "number" or by != "1400":
            value = Change(way, Decimal(by))
            yield statistic(f"{way}_{unit}_{by}", value, "more_than", kind=kind, unit=unit)
    yield statistic("up_by", Change("up", Decimal(12)), kind=kind, unit="percent")
    for start, end in ((40, 52), (52, 40)):
        shift = Shift(Decimal(start), Decimal(end))
        yield statistic(f"shift_{start}", shift, kind=kind)
        yield statistic(f"shares_{start}", shift, kind=kind, unit="percent")
    yield statistic("shift_large", Shift(Decimal(5800), Decimal(230000)), kind=kind)


def records() -> tuple[Record, ...]:
    """Records of every kind that has a number."""
    others = (
        statistic("third", Fraction(1, 3), "around", kind="fraction"),
        statistic("half", Fraction(1, 2), "more_than", kind="fraction"),
        statistic("sevenths", Fraction(3, 7), "about", kind="fraction"),
        statistic("houses", Fraction(1, 4), kind="ratio"),
        statistic("houses_of_many", Fraction(3, 1000), "nearly", kind="ratio"),
        statistic("ranked", Rank(3), kind="rank"),
        statistic("ranked_of", Rank(3, 40), kind="rank"),
        statistic("ranked_last", Rank(120, 120), kind="rank"),
    )
    dated = replace(statistic("dated", 230000, "more_than"), period=Period("1999-07", "2003-04"))
    return (*_amounts(), *_pairs(), *_changes(), *others, dated)
