"""Changes of the source that leave translations behind, or contradict them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from tests.prove.plants.edits import Edit, Lines
from tests.prove.plants.entries import Entry
from tests.prove.plants.figures import DIGIT, other_digit
from tests.prove.plants.places import Passage, Record, Report
from tests.prove.plants.planted import HOLD, REFUSED, Change, Kinds
from tests.prove.plants.prose import one, sorts, swapped
from tests.prove.plants.wordings import kind_of
from tests.prove.plants.words import TRANSLATED

KINDS = Kinds("structural", TRANSLATED)
NUMERIC = Kinds("numeric", TRANSLATED)

RUNNING = sorts("paragraph", "item", "note", "more", "heading", "quote")
BARE = re.compile(r"[^\w\s]+")


def plainly(text: str) -> str:
    """The words of a text, however it is marked up, to find its entry by."""
    text = re.sub(r"\{[^{}]*\}|\(#?[^()\s]*\)|\[\^[a-z_0-9]+\]:?|\[@[^\]]*\]", " ", text)
    return " ".join(BARE.sub(" ", text).split()).lower()


def left_behind(report: Report, passage: Passage, language: str) -> tuple[Lines, ...]:
    """The lines of the entry that translates a passage."""
    said = plainly(re.sub(r"^(?:[#>*-]+|\d+[.)]) ", "", passage.raw.strip()))
    return tuple(
        report.block(entry) for entry in report.catalogue(language)
        if plainly(entry.source) == said
    )  # fmt: skip


def changed(report: Report, passage: Passage, edit: Edit, language: str) -> Change:
    return Change((edit,), left_behind(report, passage, language))


# --- words and paragraphs -----------------------------------------------------------------------


@KINDS.of("a word of the source changed", HOLD, 3, RUNNING)
def word_changed(report: Report, passage: Passage, chance: Random, language: str) -> Change | None:
    hit = one(passage, re.compile(r"(?<= )[a-z]{5,}(?= )(?![^\[]*\])"), chance)
    return changed(report, passage, swapped(passage, hit, "otherwise"), language) if hit else None


@KINDS.of("a sentence of the source dropped", HOLD, 2, sorts("paragraph", "note"))
def sentence_dropped(report: Report, passage: Passage, _c: Random, language: str) -> Change | None:
    found = re.search(r"(?<=[.!?]) [^{}\[\]*“”]+\.(?:\Z)", passage.raw)
    if not found or len(plainly(passage.raw[: found.start()]).split()) < 4:
        return None
    return changed(report, passage, swapped(passage, found, ""), language)


@KINDS.of("a paragraph added to the source", HOLD, 2, sorts("paragraph"))
def paragraph_added(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if passage.within:
        return None
    new = "What was added here stands in no edition but this."
    return Edit(passage.path, passage.start, passage.start, f"{new}\n\n")


@KINDS.of("an item added to a list of the source", HOLD, 1, sorts("item"))
def item_added(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if not passage.raw.startswith("- "):
        return None
    return Edit(passage.path, passage.start, passage.start, "- what was added here;\n")


@KINDS.of("a row added to a table of the source", HOLD, 2, sorts("row"))
def row_added(report: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if re.match(r"\|\s*-", passage.raw):
        return None
    if report.texts[passage.path].startswith("|-", passage.stop + 1):
        return None
    cells = passage.raw.count("|") - 1
    new = "|" + " a row that was added |" * cells
    return Edit(passage.path, passage.stop, passage.stop, f"\n{new}")


@KINDS.of("a note added to the source", HOLD, 2, sorts("note"))
def note_added(report: Report, passage: Passage, _c: Random, language: str) -> Change | None:
    text = report.texts[passage.path]
    body = [p for p in report.passages if p.path == passage.path and p.sort == "paragraph"]
    body = [p for p in body if not p.within and len(p.raw) > 80 and p.stop < passage.start]
    if not body or "[^added]" in text:
        return None
    call = Edit(passage.path, body[0].stop, body[0].stop, "[^added]")
    note = Edit(passage.path, passage.start, passage.start, "[^added]: As was said before.\n\n")
    return Change((call, note), left_behind(report, body[0], language))


@KINDS.of("a note's call dropped in the source", REFUSED, 2, sorts("paragraph", "item"))
def call_dropped(report: Report, passage: Passage, chance: Random, language: str) -> Change | None:
    hit = one(passage, re.compile(r"\[\^[a-z_0-9]+\]"), chance)
    return changed(report, passage, swapped(passage, hit, ""), language) if hit else None


def labelled(report: Report, _language: str) -> Iterator[Record]:
    return iter(report.statistics.values())


@KINDS.of("the label of a record changed", HOLD, 2, labelled)
def label_changed(report: Report, record: Record, _c: Random, language: str) -> Change:
    label = record.value("label").strip('"')
    also = tuple(report.block(e) for e in report.catalogue(language) if e.source == label)
    return Change((record.having("label", f'"{label}, as was said"'),), also)


@KINDS.of("words that stand for a number changed", HOLD, 1, labelled)
def words_changed(report: Report, record: Record, _c: Random, language: str) -> Change | None:
    if kind_of(report, record.name) != "text":
        return None
    also = tuple(
        report.block(e) for e in report.catalogue(language)
        if e.context == f"statistics/{record.name}/value"
    )  # fmt: skip
    return Change((record.having("value", '"nearly all but a few"'),), also)


# --- figures ------------------------------------------------------------------------------------


@NUMERIC.of("a digit of the source changed", HOLD, 3, RUNNING)
def digit_changed(report: Report, passage: Passage, chance: Random, language: str) -> Change | None:
    hit = one(passage, re.compile(r"(?<=[ (])\d{2,4}(?=[ .,;)])(?![^\[]*\])"), chance)
    if not hit or (passage.sort == "paragraph" and passage.within[:1] == ("figure",)):
        return None
    digit = DIGIT.search(hit[0], 1)
    assert digit
    new = hit[0][:1] + other_digit(digit[0], chance) + hit[0][2:]
    return changed(report, passage, swapped(passage, hit, new), language)


def worded_freely(report: Report, language: str) -> Iterator[Record]:
    """The statistics that a translation words freely."""
    for record in report.statistics.values():
        if wording(report, record, language):
            yield record


def wording(report: Report, record: Record, language: str) -> list[Entry]:
    return [e for e in report.catalogue(language) if f"]{{{record.name}}}" in e.words]


def contradicted(report: Report, record: Record, edit: Edit, language: str) -> Change:
    due = tuple(report.block(entry) for entry in wording(report, record, language))
    return Change((edit,), due, here=False)


OTHER_VALUE = {
    "230000": "240000", "5800": "5900", "8": "9", "90": "80", '"1/2"': '"2/3"', '"1/3"': '"1/4"',
    "2": "3", "200": "300", "{low = 10, high = 15}": "{low = 10, high = 20}",
}  # fmt: skip
OTHER_QUALIFIER = {
    "": "more_than", "only": "about", "up_to": "at_least", "around": "nearly",
    "more_than": "fewer_than", "about": "up_to", "between": "about",
}  # fmt: skip


@NUMERIC.of("the value of a record changed", REFUSED, 3, worded_freely)
def value_changed(report: Report, record: Record, _c: Random, language: str) -> Change | None:
    value = record.value("value")
    if value not in OTHER_VALUE:
        return None
    return contradicted(report, record, record.having("value", OTHER_VALUE[value]), language)


@NUMERIC.of("the qualifier of a record changed", REFUSED, 3, worded_freely)
def qualifier_changed(report: Report, record: Record, _c: Random, language: str) -> Change | None:
    if kind_of(report, record.name) not in ("count", "percent", "fraction"):
        return None
    new = OTHER_QUALIFIER[record.value("qualifier").strip('"')]
    return contradicted(report, record, record.having("qualifier", f'"{new}"'), language)


@NUMERIC.of("a record that is no longer established", REFUSED, 2, labelled)
def hedge_added(report: Report, record: Record, _c: Random, language: str) -> Change | None:
    if record.value("attribution"):
        return None
    used = [e for e in report.catalogue(language) if f"{{{record.name}}}" in e.words]
    texts = [p for p in report.passages if f"{{{record.name}}}" in p.raw]
    due = tuple(map(report.block, used)) + tuple(map(report.block, texts))
    return Change((record.having("attribution", '"alleged"'),), due, here=False)
