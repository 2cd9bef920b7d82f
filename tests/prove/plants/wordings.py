"""Numeric faults of free wordings in translations, and hedges that translations lose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.entries import PLACEHOLDER, Entry
from tests.prove.plants.figures import DIGIT, DIGIT_RUN, other_digit, replaced, translated
from tests.prove.plants.places import Report
from tests.prove.plants.planted import ERROR, SAID, Kinds, stepped, steps
from tests.prove.plants.words import (
    DENIALS,
    FRACTIONS,
    HEDGES,
    NUMBERS,
    PERCENT,
    QUALIFIERS,
    SOMEONE,
    TRANSLATED,
    TWICE,
)

KINDS = Kinds("numeric", TRANSLATED)


# --- free wordings, of the translators and of the comments for them -----------------------------


def wordings(entry: Entry, report: Report) -> list[tuple[re.Match[str], str, str]]:
    """Each statistic of a translation: its placeholder, its key, and words that are right.

    The words are the translator's own or, where the translation has none, those that the comment
    of the entry shows.
    """
    found = []
    for hit in PLACEHOLDER.finditer(entry.words):
        key = hit[2] or hit[3] or ""
        if key in report.statistics and (words := hit[1] or entry.printed.get(key, "")):
            found.append((hit, key, words))
    return found


def worded(kinds: str) -> Callable[[Report, str], Iterator[Entry]]:
    """The entries whose translation has a statistic of one of these kinds."""

    def pieces(report: Report, language: str) -> Iterator[Entry]:
        for entry in translated(report, language):
            if any(kind_of(report, key) in kinds.split() for _, key, _ in wordings(entry, report)):
                yield entry

    return pieces


def kind_of(report: Report, key: str) -> str:
    return report.statistics[key].value("kind").strip('"')


def said_otherwise(
    report: Report, entry: Entry, chance: Random, kinds: str, new: Callable[[str], str]
) -> Edit | None:
    """One statistic of a translation is said in other words: made of the right ones."""
    options = []
    for hit, key, words in wordings(entry, report):
        if kind_of(report, key) in kinds.split() and (said := new(words).strip()) != words:
            options.append(replaced(entry.words, hit, f"[{said}]{{{key}}}"))
    return entry.saying(chance.choice(options)) if options else None


NUMERIC = "count percent range fraction"


@KINDS.of("the figure of a wording changed", ERROR, 5, worded(NUMERIC))
def wording_changed(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    numbers, fractions = NUMBERS[language], FRACTIONS[language]

    def new(words: str) -> str:
        if hits := list(DIGIT.finditer(words)):
            hit = chance.choice(hits)
            return replaced(words, hit, other_digit(hit[0], chance))
        words = stepped(steps(fractions), fractions, words)
        return stepped(rf"\b(?:{steps(numbers)})\b", numbers, words)

    return said_otherwise(report, entry, chance, NUMERIC, new)


@KINDS.of("a digit of a wording dropped", ERROR, 2, worded("count percent range"))
def wording_digit_dropped(report: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    return said_otherwise(
        report, entry, chance, "count percent range", lambda words: DIGIT.sub("", words, count=1)
    )


@KINDS.of("a digit of a wording added", ERROR, 2, worded("count percent range"))
def wording_digit_added(report: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    def new(words: str) -> str:
        return re.sub("([0-9٠-٩])(?![0-9٠-٩])", r"\1\1", words, count=1)

    return said_otherwise(report, entry, chance, "count percent range", new)


@KINDS.of("the fraction of a wording changed", ERROR, 2, worded("fraction"))
def fraction_changed(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    fractions = FRACTIONS[language]

    def new(words: str) -> str:
        return stepped(steps(fractions), fractions, words)

    return said_otherwise(report, entry, chance, "fraction", new)


@KINDS.of("the qualifier of a wording dropped", ERROR, 4, worded("count percent fraction"))
def qualifier_dropped(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    pattern = rf"\b(?:{steps(QUALIFIERS[language])}|فقط|seulement)\s+|\s+فقط"

    def new(words: str) -> str:
        return re.sub(pattern, "", words, count=1)

    return said_otherwise(report, entry, chance, "count percent fraction", new)


@KINDS.of("the qualifier of a wording exchanged", ERROR, 4, worded("count percent fraction"))
def qualifier_exchanged(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    others = QUALIFIERS[language]

    def new(words: str) -> str:
        return stepped(rf"\b(?:{steps(others)})(?!\w)", others, words)

    return said_otherwise(report, entry, chance, "count percent fraction", new)


@KINDS.of("a qualifier where the record has none", ERROR, 1, worded("count"))
def qualifier_invented(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    invented = list(QUALIFIERS[language].values())[-1]
    options = [
        replaced(entry.words, hit, f"[{invented} {words}]{{{key}}}")
        for hit, key, words in wordings(entry, report)
        if kind_of(report, key) == "count" and not report.statistics[key].value("qualifier")
    ]
    return entry.saying(chance.choice(options)) if options else None


@KINDS.of("a wording that denies", ERROR, 2, worded(NUMERIC))
def denied(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    def new(words: str) -> str:  # "ليس سوى" is no denial: it says "only"
        return words if "سوى" in words else f"{DENIALS[language]} {words}"

    return said_otherwise(report, entry, chance, NUMERIC, new)


@KINDS.of("a wording that doubles", ERROR, 2, worded(NUMERIC))
def twice(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    return said_otherwise(
        report, entry, chance, NUMERIC, lambda words: f"{TWICE[language]} {words}"
    )


@KINDS.of("a second number in a wording", ERROR, 2, worded(NUMERIC))
def second_number(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    digits = "٣٠" if language == "ar" else "30"
    return said_otherwise(report, entry, chance, NUMERIC, lambda words: f"{words} ({digits})")


@KINDS.of("the per cent of a wording dropped", ERROR, 3, worded("percent range"))
def percent_dropped(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    def new(words: str) -> str:
        return re.sub(PERCENT[language], "", words)

    return said_otherwise(report, entry, chance, "percent range", new)


@KINDS.of("the bounds of a range swapped", SAID, 2, worded("range"))
def bounds_swapped(report: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    def new(words: str) -> str:
        numbers = iter(reversed(DIGIT_RUN.findall(words)))
        return DIGIT_RUN.sub(lambda _: next(numbers), words)

    return said_otherwise(report, entry, chance, "range", new)


@KINDS.of("one bound of a range left", ERROR, 1, worded("range"))
def bound_dropped(report: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    def new(words: str) -> str:
        low, high = DIGIT_RUN.finditer(words)
        return words[low.start() : low.end()] + words[high.end() :]

    return said_otherwise(report, entry, chance, "range", new)


@KINDS.of("a number for what has none", ERROR, 2, worded("text"))
def number_for_words(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    percent = {"ar": "90 في المائة", "sq": "90 për qind", "sr": "90 одсто"}.get(language, "90 %")
    return said_otherwise(report, entry, chance, "text", lambda _: percent)


@KINDS.of("some for none", ERROR, 2, worded("zero"))
def some_for_none(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    return said_otherwise(report, entry, chance, "zero", lambda _: SOMEONE[language])


# --- hedges -------------------------------------------------------------------------------------


def hedged(report: Report, language: str) -> Iterator[Entry]:
    """The entries whose translation has a statistic that is no more than believed or reported."""
    for entry in translated(report, language):
        keys = [key for _, key, _ in wordings(entry, report)]
        if any(report.statistics[key].value("attribution") for key in keys):
            yield entry


@KINDS.of("the hedge of a translation dropped", ERROR, 6, hedged)
def hedge_dropped(_r: Report, entry: Entry, _c: Random, language: str) -> Edit | None:
    words = entry.words
    for hedge, without in HEDGES[language]:
        words = re.sub(hedge, without, words)
    return entry.saying(words) if words != entry.words else None
