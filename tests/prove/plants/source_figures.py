"""Numeric faults of the source: free wordings, hedges, and figures typed by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.figures import DIGIT, other_digit, replaced
from tests.prove.plants.places import Passage, Report
from tests.prove.plants.planted import ERROR, SAID, Kinds, stepped, steps
from tests.prove.plants.wordings import NUMERIC, kind_of
from tests.prove.plants.words import (
    FRACTIONS,
    HEDGES,
    NUMBERS,
    PERCENT,
    QUALIFIERS,
    SOMEONE,
    SOURCE,
)

KINDS = Kinds("numeric", (SOURCE,))

IN_TEXT = re.compile(r"(?:\[([^\[\]]+)\])?\{([a-z_0-9]+)\}")
OFFICIAL = {
    "count": "{qualifier} {value:,}", "percent": "{qualifier} {value} per cent",
    "fraction": "{qualifier} {fraction}", "range": "{qualifier} {low} {joint} {high}{unit}",
}  # fmt: skip
"""How `docs/writing.md` says that statistics are printed in text."""


def right_words(report: Report, key: str) -> str:
    """The words of a statistic as the table of `docs/writing.md` prints it."""
    record = report.statistics[key]
    kind, value = kind_of(report, key), record.value("value").strip('"')
    qualifier = record.value("qualifier").strip('"').replace("_", " ")
    bounds = re.findall(r"\d+", value)
    said = OFFICIAL[kind].format(
        qualifier=qualifier,
        value=int(bounds[0]),
        fraction={"1/2": "half", "1/3": "a third"}.get(value, value),
        low=bounds[0],
        high=bounds[-1],
        joint="and" if qualifier == "between" else "to",
        unit=" per cent" if "percent" in record.value("unit") else "",
    )
    return said.strip()


def said(passage: Passage, report: Report) -> list[tuple[re.Match[str], str, str]]:
    """Each numeric statistic of a passage: its placeholder, its key, and words that are right."""
    return [
        (hit, hit[2], hit[1] or right_words(report, hit[2]))
        for hit in IN_TEXT.finditer(passage.raw)
        if hit[2] in report.statistics and kind_of(report, hit[2]) in OFFICIAL
    ]


def saying(kinds: str) -> Callable[[Report, str], Iterator[Passage]]:
    """The passages that hold a statistic of one of these kinds in running words."""

    def pieces(report: Report, _language: str) -> Iterator[Passage]:
        for passage in report.passages:
            if passage.sort in ("paragraph", "item", "note", "more") and any(
                kind_of(report, hit[2]) in kinds.split()
                for hit in IN_TEXT.finditer(passage.raw)
                if hit[2] in report.statistics
            ):
                yield passage

    return pieces


def said_otherwise(
    report: Report, passage: Passage, chance: Random, kinds: str, new: Callable[[str], str]
) -> Edit | None:
    options = [
        replaced(passage.raw, hit, f"[{words}]{{{key}}}")
        for hit, key, right in said(passage, report)
        if kind_of(report, key) in kinds.split() and (words := new(right).strip()) != right
    ]
    return passage.edit(chance.choice(options)) if options else None


@KINDS.of("the figure of the source's wording changed", ERROR, 6, saying(NUMERIC))
def figure_changed(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    numbers, fractions = NUMBERS[SOURCE], FRACTIONS[SOURCE]

    def new(words: str) -> str:
        if hits := list(DIGIT.finditer(words)):
            hit = chance.choice(hits)
            return replaced(words, hit, other_digit(hit[0], chance))
        words = stepped(steps(fractions), fractions, words)
        return stepped(rf"\b(?:{steps(numbers)})\b", numbers, words)

    return said_otherwise(report, passage, chance, NUMERIC, new)


@KINDS.of("a digit of the source's wording dropped", ERROR, 2, saying("count percent range"))
def digit_dropped(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    return said_otherwise(
        report, passage, chance, "count percent range", lambda w: DIGIT.sub("", w, count=1)
    )


@KINDS.of("the qualifier of the source's wording dropped", ERROR, 4, saying(NUMERIC))
def qualifier_dropped(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    def new(words: str) -> str:
        return re.sub(rf"^(?:{steps(QUALIFIERS[SOURCE])}|about) ", "", words)

    return said_otherwise(report, passage, chance, NUMERIC, new)


@KINDS.of("the qualifier of the source's wording exchanged", ERROR, 4, saying(NUMERIC))
def qualifier_exchanged(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    others = QUALIFIERS[SOURCE]

    def new(words: str) -> str:
        return stepped(rf"^(?:{steps(others)})\b", others, words)

    return said_otherwise(report, passage, chance, NUMERIC, new)


@KINDS.of("the per cent of the source's wording dropped", ERROR, 3, saying("percent range"))
def percent_dropped(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    return said_otherwise(
        report, passage, chance, "percent range", lambda w: re.sub(PERCENT[SOURCE], "", w)
    )


@KINDS.of("the bounds of the source's wording swapped", SAID, 2, saying("range"))
def bounds_swapped(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    def new(words: str) -> str:
        return re.sub(r"(\d+)(\D+)(\d+)", r"\3\2\1", words)

    return said_otherwise(report, passage, chance, "range", new)


@KINDS.of("some for the source's none", ERROR, 2, saying("zero"))
def some_for_none(report: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    return passage.line("{redress}", f"[{SOMEONE[SOURCE]}]{{redress}}")


@KINDS.of("a number for what has none in the source", ERROR, 2, saying("text"))
def number_for_words(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hits = [h for h in IN_TEXT.finditer(passage.raw) if h[2] in report.statistics]
    hits = [h for h in hits if kind_of(report, h[2]) == "text"]
    hit = chance.choice(hits)
    return passage.edit(replaced(passage.raw, hit, f"[90 per cent]{{{hit[2]}}}"))


@KINDS.of("the hedge of the source dropped", ERROR, 5, saying("count range"))
def hedge_dropped(report: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    keys = [hit[2] for hit in IN_TEXT.finditer(passage.raw) if hit[2] in report.statistics]
    if not any(report.statistics[key].value("attribution") for key in keys):
        return None
    words = passage.raw
    for hedge, without in HEDGES[SOURCE]:
        words = re.sub(hedge, without, words)
    return passage.edit(words) if words != passage.raw else None


@KINDS.of("a statistic typed by hand", SAID, 4, saying("count percent range"))
def typed(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hits = [(h, words) for h, key, words in said(passage, report)
            if kind_of(report, key) != "fraction" and re.search(r"\d\d", words)]  # fmt: skip
    if not hits:
        return None
    hit, words = chance.choice(hits)
    return passage.edit(replaced(passage.raw, hit, words))
