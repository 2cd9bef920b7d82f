"""Numeric faults of translations: figures and number words in prose, and free wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.entries import PLACEHOLDER, Entry, outside
from tests.prove.plants.places import Report
from tests.prove.plants.planted import SAID, Kinds, steps
from tests.prove.plants.words import (
    NUMBERS,
    TRANSLATED,
    VALUES,
)

DIGITS = "0123456789", "٠١٢٣٤٥٦٧٨٩"
DIGIT = re.compile("[0-9٠-٩]")
DIGIT_RUN = re.compile("[0-9٠-٩]+")
NUMBER = re.compile(r"[0-9٠-٩]+(?:[.,٬٫\u00a0\u202f ][0-9٠-٩]{3})*")
ALONE = re.compile(r"(?<![\w/.,٬٫–-])[0-9٠-٩]+(?![\w/–%-]|[.,٬٫][0-9٠-٩])")

KINDS = Kinds("numeric", TRANSLATED)


def translated(report: Report, language: str) -> Iterator[Entry]:
    """The entries that have a translation."""
    return (entry for entry in report.catalogue(language) if entry.words)


def other_digit(digit: str, chance: Random) -> str:
    """Another digit of the same script, and never a nought."""
    system = next(system for system in DIGITS if digit in system)
    return chance.choice([other for other in system[1:] if other != digit])


def replaced(text: str, found: re.Match[str], new: str, shift: int = 0) -> str:
    return text[: shift + found.start()] + new + text[shift + found.end() :]


def in_prose(entry: Entry, pattern: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
    """What is found in a translation outside its placeholders."""
    return [(at, hit) for at, part in outside(entry.words) for hit in pattern.finditer(part)]


# --- figures in prose ---------------------------------------------------------------------------


@KINDS.of("a digit of a translation changed", SAID, 5, translated)
def digit_changed(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    if not (hits := in_prose(entry, DIGIT)):
        return None
    at, hit = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, other_digit(hit[0], chance), at))


@KINDS.of("a digit of a translation dropped", SAID, 3, translated)
def digit_dropped(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    if not (hits := in_prose(entry, DIGIT)):
        return None
    at, hit = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, "", at))


@KINDS.of("a digit of a translation added", SAID, 3, translated)
def digit_added(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    if not (hits := in_prose(entry, DIGIT)):
        return None
    at, hit = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, hit[0] + other_digit(hit[0], chance), at))


@KINDS.of("a figure of a translation dropped", SAID, 3, translated)
def figure_dropped(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    if not (hits := in_prose(entry, ALONE)):
        return None
    at, hit = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, "", at))


@KINDS.of("two digits of a translation exchanged", SAID, 3, translated)
def digits_exchanged(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    pairs = [
        (at, hit) for at, hit in in_prose(entry, re.compile("([0-9٠-٩])([1-9١-٩])"))
        if hit[1] != hit[2]
    ]  # fmt: skip
    if not pairs:
        return None
    at, hit = chance.choice(pairs)
    return entry.saying(replaced(entry.words, hit, hit[2] + hit[1], at))


@KINDS.of("the ends of a span in a translation swapped", SAID, 2, translated)
def ends_swapped(_r: Report, entry: Entry, _c: Random, _l: str) -> Edit | None:
    span = re.search(r"(\d+)(?: to | and |–)(\d+)", PLACEHOLDER.sub("", entry.source))
    hits = in_prose(entry, DIGIT_RUN)
    if not span or len(hits) != 2 or span[1] == span[2]:
        return None
    (at, first), (behind, last) = hits
    words = replaced(entry.words, last, first[0], behind)
    return entry.saying(replaced(words, first, last[0], at))


def same_numbers(entry: Entry, language: str) -> list[tuple[int, re.Match[str]]]:
    """The number words of a translation, each of which says what one word of the source says."""
    source = re.findall(rf"\b({steps(VALUES['en'])})\b", entry.source, re.IGNORECASE)
    said = [VALUES["en"][word.lower()] for word in source]
    pattern = re.compile(rf"\b(?:{steps(VALUES[language])})\b", re.IGNORECASE)
    hits = in_prose(entry, pattern)
    values = [VALUES[language][hit[0].lower()] for _, hit in hits]
    alone = [value for value in values if values.count(value) == said.count(value) == 1]
    return [hit for hit, value in zip(hits, values, strict=True) if value in alone]


def cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


@KINDS.of("a number word of a translation changed", SAID, 5, translated)
def number_word_changed(_r: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    if not (hits := same_numbers(entry, language)):
        return None
    at, hit = chance.choice(hits)
    new = cased(NUMBERS[language][hit[0].lower()], hit[0])
    return entry.saying(replaced(entry.words, hit, new, at))
