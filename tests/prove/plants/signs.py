"""Faults of the source: links, signs and words that go wrong in a text."""

from __future__ import annotations

import re
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.places import Passage, Report
from tests.prove.plants.planted import ERROR, REFUSED, SAID, Kinds
from tests.prove.plants.prose import RUNNING, one, sorts, swapped
from tests.prove.plants.segments import CONTROLS
from tests.prove.plants.words import SOURCE

KINDS = Kinds("structural", (SOURCE,))


@KINDS.of("an address dropped", ERROR, 1, RUNNING)
def address_dropped(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"\(https://[^)]+\)"), chance)
    return swapped(passage, hit, "()") if hit else None


@KINDS.of("an address that runs something", ERROR, 1, RUNNING)
def address_changed(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"\(https://[^)]+\)"), chance)
    return swapped(passage, hit, "(javascript:alert%281%29)") if hit else None


@KINDS.of("a link whose words name another host", SAID, 1, RUNNING)
def words_elsewhere(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"\[[^\[\]]+\]\((https://[^)]+)\)"), chance)
    return swapped(passage, hit, f"[www.evil.example]({hit[1]})") if hit else None


@KINDS.of("a language that is none", ERROR, 1, RUNNING)
def no_language(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"\{lang=([a-zA-Z-]+)\}"), chance)
    return swapped(passage, hit, "{lang=serbian_latin}") if hit else None


@KINDS.of("a control of direction in the text", ERROR, 2, RUNNING)
def control(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"(?<=[a-z]) (?=[a-z])"), chance)
    return swapped(passage, hit, f" {chance.choice(CONTROLS)}") if hit else None


@KINDS.of("HTML in the text", ERROR, 2, RUNNING)
def html(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"(?<= )[a-z]{4,}(?= )"), chance)
    return swapped(passage, hit, f"<b>{hit[0]}</b>") if hit else None


@KINDS.of("a star dropped in the text", SAID, 2, RUNNING)
def star_dropped(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"\*+(?! )"), chance)
    return swapped(passage, hit, "") if hit else None


@KINDS.of("a quotation mark dropped in the text", SAID, 2, RUNNING)
def quote_dropped(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile("[“”]"), chance)
    return swapped(passage, hit, "") if hit else None


@KINDS.of("a bracket dropped", REFUSED, 2, RUNNING)
def bracket_dropped(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"\](?=[({])|\}"), chance)
    return swapped(passage, hit, "") if hit else None


@KINDS.of("a word of today", SAID, 1, sorts("paragraph"))
def today(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if passage.within or re.search(r"\d|“", passage.raw) or len(passage.raw) < 80:
        return None
    return passage.edit(f"{passage.raw} This is still so today.")


@KINDS.of("an address that was to follow", SAID, 1, sorts("paragraph"))
def available_at(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if passage.within or len(passage.raw) < 80:
        return None
    return passage.edit(f"{passage.raw} The text is available at.")
