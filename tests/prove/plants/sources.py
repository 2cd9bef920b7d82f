"""Faults of the records, of report.toml, references.toml and images.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.places import Record, Report
from tests.prove.plants.planted import ERROR, HOLD, REFUSED, SAID, Change, Kinds
from tests.prove.plants.prose import naming
from tests.prove.plants.wordings import kind_of
from tests.prove.plants.words import SOURCE

KINDS = Kinds("structural", (SOURCE,))
NUMERIC = Kinds("numeric", (SOURCE,))


def of_kind(*kinds: str) -> Callable[[Report, str], Iterator[Record]]:
    """The statistics of these kinds, or all of them."""
    return lambda report, _: (
        r for r in report.statistics.values() if not kinds or kind_of(report, r.name) in kinds
    )


def tables(path: str, start: str = "") -> Callable[[Report, str], Iterator[Record]]:
    """The tables of a file whose names begin so."""
    return lambda report, _: (r for r in report.records(path) if r.name.startswith(start))


# --- values -------------------------------------------------------------------------------------


@NUMERIC.of("a part larger than its whole", ERROR, 2, of_kind("count"))
def part_too_large(report: Report, record: Record, _c: Random, _l: str) -> Edit | None:
    base = report.statistics.get(record.value("of").strip('"'))
    return record.having("value", base.value("value") + "0") if base else None


@NUMERIC.of("a whole smaller than its part", ERROR, 1, of_kind("count"))
def whole_too_small(report: Report, record: Record, _c: Random, _l: str) -> Change | None:
    parts = [r for r in report.statistics.values() if r.value("of") == f'"{record.name}"']
    parts = [r for r in parts if kind_of(report, r.name) == "count"]
    if not parts:
        return None
    return Change((record.having("value", "7"),), tuple(report.block(part) for part in parts))


@NUMERIC.of("a base that is the statistic itself", ERROR, 1, of_kind("count", "fraction"))
def own_base(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("of", f'"{record.name}"')


@NUMERIC.of("a base in words", SAID, 1, of_kind("count"))
def base_in_words(report: Report, record: Record, _c: Random, _l: str) -> Edit | None:
    return record.having("of", '"unsolved"') if record.value("of") else None


@NUMERIC.of("a base that is smaller", ERROR, 1, of_kind("count"))
def base_smaller(report: Report, record: Record, _c: Random, _l: str) -> Edit | None:
    value = record.value("value")
    others = [
        r for r in report.statistics.values()
        if kind_of(report, r.name) == "count" and int(r.value("value")) < int(value)
    ]  # fmt: skip
    return record.having("of", f'"{others[0].name}"') if others else None


@NUMERIC.of("the bounds of a record swapped", ERROR, 2, of_kind("range"))
def bounds_swapped(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    low, high = re.findall(r"\d+", record.value("value"))
    return record.having("value", f"{{low = {high}, high = {low}}}")


@NUMERIC.of("a share of more than a hundred", ERROR, 2, of_kind("percent"))
def share_too_large(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("value", "120")


@NUMERIC.of("a fraction of more than one", SAID, 1, of_kind("fraction"))
def fraction_too_large(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("value", '"5/3"')


@NUMERIC.of("a fraction that can be reduced", ERROR, 1, of_kind("fraction"))
def fraction_high(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("value", '"2/6"')


@NUMERIC.of("a number in words' place", ERROR, 1, of_kind("text"))
def number_for_words(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("value", "90")


@NUMERIC.of("a decimal with a point", ERROR, 1, of_kind("percent"))
def decimal(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("value", "8.5")


@NUMERIC.of("the reason why a small figure may be printed dropped", HOLD, 1, of_kind("count"))
def not_sensitive(_r: Report, record: Record, _c: Random, _l: str) -> Edit | None:
    return record.having("sensitive", "") if record.value("sensitive") else None


# --- what records must say ----------------------------------------------------------------------


@KINDS.of("a day after publication", REFUSED, 2, of_kind())
def too_late(_r: Report, record: Record, chance: Random, _l: str) -> Edit:
    return record.having("as_of", chance.choice(('"2027"', '"2026-12"', '"2031-01-01"')))


@KINDS.of("a day after the source's own", ERROR, 1, of_kind())
def after_source(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("as_of", '"2010-06"')


@KINDS.of("a date dropped", HOLD, 2, of_kind())
def date_dropped(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("as_of", "")


@KINDS.of("a date that there is not", ERROR, 1, of_kind())
def no_date(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("as_of", '"2003-13"')


@KINDS.of("a source dropped", HOLD, 2, of_kind())
def source_dropped(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("source", "")


@KINDS.of("a source that is not there", ERROR, 2, of_kind())
def source_misspelt(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("source", '"ai_2013"')


@KINDS.of("a base that is not there", ERROR, 2, of_kind("count", "fraction"))
def base_misspelt(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("of", '"everybody"')


@KINDS.of("a qualifier that there is not", ERROR, 1, of_kind())
def no_qualifier(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("qualifier", '"roughly"')


@KINDS.of("an attribution that there is not", ERROR, 1, of_kind())
def no_attribution(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("attribution", '"rumoured"')


@KINDS.of("a label dropped", ERROR, 1, of_kind())
def label_dropped(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("label", "")


@KINDS.of("a place dropped", ERROR, 1, of_kind())
def place_dropped(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("place", "")


@KINDS.of("a kind that there is not", ERROR, 1, of_kind())
def no_kind(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("kind", '"amount"')


@KINDS.of("a value dropped", ERROR, 1, of_kind())
def value_dropped(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("value", "")


@KINDS.of("a key misspelt", ERROR, 2, of_kind())
def key_misspelt(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return Edit(
        record.path, record.start, record.stop, record.raw.replace("\nlabel = ", "\nlable = ")
    )


@KINDS.of("a statistic of another name", ERROR, 2, of_kind())
def renamed(report: Report, record: Record, _c: Random, _l: str) -> Change:
    head = Edit(record.path, record.start, record.start + len(record.name) + 2, "[no_longer]")
    uses = naming(report, rf"\{{{record.name}\}}|statistics?(?:\}}|:) .*\b{record.name}\b")
    return Change((head,), uses, here=False)


@KINDS.of("a statistic twice", ERROR, 1, of_kind())
def doubled(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return Edit(record.path, record.stop, record.stop, f"\n{record.raw}")


# --- the other files ----------------------------------------------------------------------------


@KINDS.of("a work without its title", ERROR, 1, tables("references.toml"))
def work_untitled(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("title", "")


@KINDS.of("a work of the year to come", ERROR, 1, tables("references.toml"))
def work_to_come(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("published", '"2027"')


@KINDS.of("a work of another name", ERROR, 2, tables("references.toml"))
def work_renamed(report: Report, record: Record, _c: Random, _l: str) -> Change:
    head = Edit(record.path, record.start, record.start + len(record.name) + 2, "[no_longer]")
    return Change((head,), naming(report, rf"@{record.name}\b"), here=False)


@KINDS.of("a work whose address is empty", ERROR, 1, tables("references.toml"))
def address_empty(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("address", '""')


@KINDS.of("somebody known from a picture", ERROR, 1, tables("images.toml"))
def known(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("identifiable", "true")


@KINDS.of("a picture without an entry", ERROR, 1, tables("images.toml"))
def picture_unknown(report: Report, record: Record, _c: Random, _l: str) -> Change:
    shown = naming(report, re.escape(record.name))
    at = report.texts["report.toml"].find(record.name)
    if at >= 0:
        shown = (*shown, report.block(report.records("report.toml")[0]))
    return Change((Edit(record.path, record.start, record.stop, ""),), shown)


@KINDS.of("a part of the order that is not there", ERROR, 1, tables("report.toml", "order"))
def order_misspelt(_r: Report, record: Record, _c: Random, _l: str) -> Edit:
    return record.having("back", record.value("back").replace("full-", "fuller-"))
