"""A report read and edited again and again: what a memo knows, and that it never shows.

Whatever is made with a memo, after any changes, is what is made without one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeAlias, TypeVar

import polib
import pytest

from reportbuild.catalogues import catalogue
from reportbuild.editions import Edited, edited, silent
from reportbuild.memory import Memory
from reportbuild.model.design import House
from reportbuild.model.memo import FORGETFUL, LastRound, Memo, same
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.read.report import report as read_report
from tests.memos import Watched
from tests.previews import the_house
from tests.stock import stock_files, stock_jpeg
from tests.test_workshop import Shelf as Keeper

T = TypeVar("T")

SUMMARY, RETURN, WORK = "text/01-summary.md", "text/02-return.md", "text/03-work.md"
CHART = """
:::{chart} line
:data: data/years.csv
:alt: A line that rises
:source: [@obs_2026]

By year.
:::

An [office]{index=office} of the UN looked on.
"""
GLOSSARY = '[home]\nwords.en = ["home"]\nwords.fr = ["foyer"]\n'
ABBREVIATIONS = '[un]\nshort = "UN"\nfull = "United Nations"\n'
INDEX = '[office]\nentry = "Office"\n'


@cache
def files() -> dict[str, bytes]:
    """The stock report with all that it may have besides: data, lists, an index, a catalogue."""
    made = stock_files()
    made[RETURN] += CHART.encode()
    made["report.toml"] = made["report.toml"].replace(b'"sources", ', b'"sources", "index", ')
    made |= {
        "data/years.csv": b"Year,Returned\n2002,1200\n2003,3400\n2004,5800\n",
        "glossary.toml": GLOSSARY.encode(),
        "abbreviations.toml": ABBREVIATIONS.encode(),
        "index.toml": INDEX.encode(),
    }
    empty = catalogue(read_report(Shelf("stock", made), the_house()).value, "fr", the_house())
    entries = polib.pofile(empty.value.decode())
    for entry in entries:
        if entry.msgid.startswith(("Nobody told", "The {", "The **road**", "We walked")):
            entry.msgstr = entry.msgid.replace("road", "route").replace("Nobody", "Personne")
    return {**made, "editions/fr.po": str(entries).encode()}


def done(
    now: Mapping[str, bytes], memo: Memo, house: House | None = None, *languages: str
) -> Edited:
    """Read and edit, from bytes that nobody has seen before."""
    fresh = {path: bytes(bytearray(data)) for path, data in now.items()}
    order = Order(frozenset(languages))
    return edited(Shelf("stock", fresh), house or the_house(), order, silent, memo)


def changed(path: str, old: str, new: str) -> dict[str, bytes]:
    text = files()[path].decode()
    assert old in text
    return {**files(), path: text.replace(old, new).encode()}


CHANGES = {
    "a statistic's value": changed("statistics.toml", "230000", "240000"),
    "digits that are equal as numbers": changed("statistics.toml", '"90.5"', '"90.50"'),
    "a statistic's qualifier": changed("statistics.toml", "more_than", "at_least"),
    "a statistic's source": changed("statistics.toml", '"obs_2022"', '"obs_2026"'),
    "a work's author": changed("references.toml", "The Valley Observatory", "A Valley Office"),
    "a work's title": changed("references.toml", "The winter road", "The summer road"),
    "a picture's credit": changed("images.toml", "Map by the authors", "Map by a neighbour"),
    "a picture": {**files(), "images/woman.jpg": stock_jpeg(90, 30)},
    "a picture that is none": {**files(), "images/woman.jpg": b"\xff\xd8\xff nothing"},
    "a glossary": changed("glossary.toml", '["foyer"]', '["foyer"]\navoid.en = ["road"]'),
    "an abbreviation": changed("abbreviations.toml", "United Nations", "Union of Nations"),
    "an index": changed("index.toml", '"Office"', '"Offices"'),
    "data": changed("data/years.csv", "3400", "3500"),
    "data that is none": changed("data/years.csv", "Year,", "Year,Returned,"),
    "numbering": changed("report.toml", 'numbering = "chapter"', 'numbering = "continuous"'),
    "paragraphs": changed("report.toml", "[style]", '[style]\nparagraphs = "numbered"'),
    "notes": changed("report.toml", "[style]", '[style]\nnotes = "end"'),
    "a locale": changed("report.toml", "[editions.en]", '[editions.en]\nlocale = "en-IN"'),
    "numerals": changed("report.toml", 'numerals = "native"', 'numerals = "latn"'),
    "leaves": changed("report.toml", '"sources", ', ""),
    "annexes": changed("report.toml", "[order]", '[order]\nannexes = ["method"]'),
    "the order of chapters": changed("report.toml", '"contents", "summary"', '"contents"'),
    "another chapter's title": changed(WORK, "# Work and health", "# Health and work"),
    "another chapter's key": changed(WORK, "(tab_duties)=", "(tab_duty)="),
    "another chapter's tables": changed(WORK, "(sec_duty)=", "(tab_more)=\n:::{table} More\n"
        ":source: [@obs_2026]\n\n| A | B |\n|---|---|\n| a | b |\n:::\n\n(sec_duty)="),
    "a chapter's line": changed(RETURN, "# Return", "\n\n# Return"),
    "a chapter's name": {
        **{p: d for p, d in files().items() if p != WORK}, "text/03-labour.md": files()[WORK],
    },
    "a chapter's number": {
        **{p: d for p, d in files().items() if p != WORK}, "text/09-work.md": files()[WORK],
    },
    "a chapter less": {p: d for p, d in files().items() if p != WORK},
    "a figure typed by hand": changed(RETURN, "The **road**", "Of 230,000 people, the **road**"),
    "a spelling": changed(RETURN, "The **road**", "Organise and organize: the **road**"),
    "a quotation mark": changed(RETURN, "Then we walked", "“Then we walked"),
    "a translation": changed("editions/fr.po", "Personne", "Aucun"),
    "a catalogue that is none": {**files(), "editions/fr.po": b"msgid"},
    "a broken text": changed(RETURN, "{fled}", "{nosuch}"),
    "broken TOML": changed("statistics.toml", "[fled]", "[fled"),
    "no report": {p: d for p, d in files().items() if p != "report.toml"},
    "no text": {**files(), RETURN: b""},
}  # fmt: skip


@cache
def anew(change: str = "") -> Edited:
    """What is made of a change, or of no change, without a memo."""
    return done(CHANGES[change] if change else files(), FORGETFUL)


Begin: TypeAlias = Callable[[], Memo]
"""Gives the memo of each round, or of each command."""


def going_on() -> Begin:
    """A process that goes on: one memo for all rounds."""
    memo = LastRound()
    return lambda: memo


def commands() -> Begin:
    """Commands, one after the other, which share nothing but what is kept."""
    keeper = Keeper()
    return lambda: Memory(keeper, "recipe")


@pytest.fixture(scope="module", params=[going_on, commands])
def begin(request: pytest.FixtureRequest) -> Begin:
    """Whatever remembers, through all changes, one after the other."""
    begins: Callable[[], Begin] = request.param
    known = begins()
    done(files(), known())
    return known


@pytest.mark.prove_quick
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(change: str, begin: Begin) -> None:
    """In every language, and so is the change that takes it back."""
    remembered, back = done(CHANGES[change], begin()), done(files(), begin())

    assert remembered == anew(change)
    assert same(remembered.documents, anew(change).documents)
    assert same(remembered.findings, anew(change).findings)
    assert back == anew()
    assert same(back.documents, anew().documents)
    told = anew(change).documents, anew(change).findings
    assert not same(told, (anew().documents, anew().findings)), "or this would prove nothing"


def test_the_words_of_the_house_are_seen() -> None:
    """A house that calls a table otherwise prints otherwise."""
    memo = LastRound()
    done(files(), memo, None, "en")
    locale = the_house().locales["en"]
    words = locale.replace('msgstr "Table\u00a0{number}"'.encode(), b'msgstr "Grid {number}"')
    house = replace(the_house(), locales={**the_house().locales, "en": words})
    assert words != locale

    remembered, made = (done(files(), one, house, "en") for one in (memo, FORGETFUL))
    assert remembered == made
    assert "'Grid " in repr(made.documents["en"].sections)


@pytest.mark.parametrize("begins", [going_on, commands])
@pytest.mark.parametrize("seed", range(4))
def test_nothing_of_what_came_before_is_ever_seen(seed: int, begins: Callable[[], Begin]) -> None:
    """After any changes, one upon the other, some of them faults, and rounds that forget."""
    luck, begin, now = random.Random(seed), begins(), files()
    for _ in range(7):
        memo = begin()
        if luck.random() < 0.4:
            now = {**now, **_difference(CHANGES[luck.choice(list(CHANGES))])}
        else:
            now = {**now, **_typed(now, luck)}
        languages = luck.choice([("en",), ("fr",), ("en", "ar")])
        assert done(now, memo, None, *languages) == done(now, FORGETFUL, None, *languages)
        if luck.random() < 0.5 and isinstance(memo, LastRound):
            memo.settle()


def _difference(of: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in of.items() if files().get(path) != data}


def _typed(now: Mapping[str, bytes], luck: random.Random) -> dict[str, bytes]:
    """A line of a text moved, doubled, left out, or with other words."""
    path = luck.choice(sorted(path for path in now if path.startswith("text/")))
    lines = now[path].decode().split("\n")
    at = luck.randrange(len(lines))
    match luck.randrange(4):
        case 0:
            lines.insert(at, lines[luck.randrange(len(lines))])
        case 1:
            lines.pop(at)
        case 2:
            lines[at] = lines[at].replace("the ", "a late ").replace("was", "is now")
        case _:
            lines[at] += luck.choice([" {fled}", " See [](#ch_work).", " 5,800 of them", "[^gjon]"])
    return {path: "\n".join(lines).encode()}


def test_a_save_makes_what_it_changed_and_nothing_else() -> None:
    """One text of four is read and edited; a statistic's value has none read again."""
    memo = Watched(LastRound())
    done(files(), memo, None, "en")
    memo.made.clear()
    now = changed(RETURN, "Nobody told us", "No one told us")
    done(now, memo, None, "en")
    assert memo.of("chapter") == {RETURN}
    assert memo.of("edited") == {"return"}
    assert memo.of("picture") == memo.of("toml") == memo.of("misprints") == set()

    memo.made.clear()
    statistics = files()["statistics.toml"].replace(b"230000", b"240000")
    done({**now, "statistics.toml": statistics}, memo, None, "en")
    assert memo.of("chapter") == set()
    assert memo.of("edited") == {"summary", "return", "work", "method"}
    assert memo.of("misprints") == {"fled"}


def test_a_translation_is_edited_again_where_it_changed() -> None:
    """Although all of it is translated anew with every save."""
    memo = Watched(LastRound())
    done(files(), memo, None, "fr")
    memo.made.clear()
    done(files(), memo, None, "fr")
    assert memo.made == []
