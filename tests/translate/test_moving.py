"""A report is edited at random, again and again, and a translator works on it in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import polib
import pytest

from reportbuild.model.inlines import Pending, Text
from reportbuild.model.report import Catalogue, Report
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.catalogue import update
from reportbuild.translate.edition import edition
from reportbuild.translate.po import Entry, read_po
from reportbuild.translate.translations import translations
from tests.translate.samples import HOUSE, chapter, entry, po, report, statistic

Draft = dict[str, list[str]]
"""The paragraphs of each chapter, by its name."""

WORDS = ("people", "house", "road", "return", "school", "police", "winter", "valley", "court")


def sentence(chance: Random) -> str:
    """A new paragraph: some words, a number that no other has, and now and then a statistic."""
    words = " ".join(chance.choices(WORDS, k=chance.randint(2, 9)))
    figure = chance.choice(["", "", " {fled}", " [some 230,000]{fled}"])
    return f"{words} {chance.randrange(10**6)}{figure}"


def inserted(text: Draft, chance: Random) -> None:
    paragraphs = text[chance.choice(list(text))]
    paragraphs.insert(chance.randint(0, len(paragraphs)), sentence(chance))


def deleted(text: Draft, chance: Random) -> None:
    taken(text, chance)


def taken(text: Draft, chance: Random) -> str:
    paragraphs = text[chance.choice([name for name in text if text[name]])]
    return paragraphs.pop(chance.randrange(len(paragraphs)))


def moved(text: Draft, chance: Random) -> None:
    paragraph = taken(text, chance)
    paragraphs = text[chance.choice(list(text))]
    paragraphs.insert(chance.randint(0, len(paragraphs)), paragraph)


def renamed(text: Draft, chance: Random) -> None:
    name = chance.choice(list(text))
    text[f"renamed-{chance.randrange(10**6)}"] = text.pop(name)


def changed(text: Draft, chance: Random) -> None:
    paragraphs = text[chance.choice([name for name in text if text[name]])]
    place = chance.randrange(len(paragraphs))
    words = paragraphs[place].split(" ")
    words[0] = chance.choice([word for word in WORDS if word != words[0]])
    paragraphs[place] = " ".join(words)


def swapped(text: Draft, chance: Random) -> None:
    one, other = (text[chance.choice([n for n in text if text[n]])] for _ in range(2))
    here, there = chance.randrange(len(one)), chance.randrange(len(other))
    one[here], other[there] = other[there], one[here]


def doubled(text: Draft, chance: Random) -> None:
    paragraph = chance.choice([p for paragraphs in text.values() for p in paragraphs])
    text[chance.choice(list(text))].append(paragraph)


EDITS: tuple[Callable[[Draft, Random], None], ...] = (
    inserted, deleted, moved, renamed, changed, swapped, doubled,
)  # fmt: skip
KEEPING = (moved, renamed, swapped)
"""Edits after which the same texts stand elsewhere, and every one of them is translated still."""


def as_report(text: Draft, fr: bytes) -> Report:
    """The report of these chapters, with its French catalogue."""
    made = report(*(chapter(name, "Title", *paragraphs) for name, paragraphs in text.items()))
    catalogues = {"fr": Catalogue("editions/fr.po", fr)}
    return replace(made, statistics={"fled": statistic("fled", "fled")}, catalogues=catalogues)


def translated(data: bytes, chance: Random) -> bytes:
    """The catalogue after a translator has worked: most of what is open is done, in her words.

    A translation names its source, so that it can be told whose it is.
    """
    catalogue = polib.pofile(data.decode(), wrapwidth=0)
    for found in catalogue:
        if (not found.msgstr or "fuzzy" in found.flags) and chance.random() < 0.8:
            found.msgstr = french(found.msgid)
            found.flags = [flag for flag in found.flags if flag != "fuzzy"]
            found.previous_msgid = found.previous_msgctxt = None
    return str(catalogue).encode()


def french(text: str) -> str:
    return f"« {text} »"


def entries(data: bytes) -> tuple[Entry, ...]:
    found = read_po("editions/fr.po", data)
    assert found.findings == ()
    return found.value.entries


def sure(data: bytes) -> set[tuple[str, str]]:
    """Each text with its translation, in use or retired, that is not fuzzy."""
    return {(e.text, e.translation) for e in entries(data) if e.translation and not e.fuzzy}


def history(seed: int, steps: int) -> Iterator[tuple[Callable[..., None], Draft, bytes, bytes]]:
    """Yield each edit, the text after it, and the catalogue before it and after an update."""
    chance = Random(seed)
    text = {name: [sentence(chance) for _ in range(3)] for name in ("one", "two")}
    data = update(as_report(text, po()), "fr", {}).value
    for _ in range(steps):
        data = translated(data, chance)
        edit = chance.choice(EDITS if sum(map(len, text.values())) else (inserted,))
        edit(text, chance)
        after = update(as_report(text, data), "fr", {}).value
        yield edit, text, data, after
        data = after


@pytest.mark.parametrize("seed", range(25))
def test_through_any_edits_nothing_is_lost_and_nothing_false_is_printed(seed: int):
    """Kept: every translation. Printed: only words made for that very text. Twice is once."""
    for _, text, before, after in history(seed, 12):
        made = as_report(text, after)
        assert update(made, "fr", {}).value == after
        assert sure(before) <= sure(after)
        words = {e.translation for e in entries(before)} - {""}
        assert words <= {e.translation for e in entries(after)}
        for found in translations(made, "fr", parse_segment).value:
            if found.state == "translated":
                assert found.said == (french(found.record.text),)
        # a build sees the same with and without an update
        unchanged = translations(as_report(text, before), "fr", parse_segment).value
        updated = translations(made, "fr", parse_segment).value
        seen = [(t.record.key, t.state, t.said) for t in unchanged]
        assert seen == [(t.record.key, t.state, t.said) for t in updated], (
            "a build sees the same with and without an update"
        )


@pytest.mark.parametrize("seed", range(25, 40))
def test_what_only_moves_stays_translated_and_what_changes_is_open(seed: int):
    """Within a chapter, between chapters, with the name of its file: the words go along."""
    for edit, text, before, after in history(seed, 12):
        known = {text for text, _ in sure(before)}
        states = {
            (t.record.text, t.state)
            for t in translations(as_report(text, after), "fr", parse_segment).value
        }
        if edit in KEEPING:
            assert not [t for t, state in states if t in known and state != "translated"]
        assert not [t for t, state in states if t not in known and state == "translated"]


STATES = [
    ("", "msgstr", "Rapport", True),
    ("#, fuzzy\n", "msgstr", "Rapport", False),
    ("#, fuzzy, no-wrap\n", "msgstr", "Rapport", False),
    ("#= fuzzy\n", "msgstr", "Rapport", False),
    ('#, fuzzy\n#| msgid "Repor"\n', "msgstr", "Rapport", False),
    ("", "msgstr", "", False),
    ("", "msgstr", "   ", False),
    ("", "msgstr", "Rapport {x}", False),
]


@pytest.mark.parametrize("header", ["", "#, fuzzy\n"])
@pytest.mark.parametrize(("flags", "word", "words", "printed"), STATES)
def test_only_what_a_translator_let_stand_is_printed(
    header: str, flags: str, word: str, words: str, printed: bool
):
    """Of all states of an entry one is printed, whatever stands at the catalogue's head."""
    data = f'{header}msgid ""\nmsgstr "Language: fr\\n"\n\n{flags}msgctxt "report/title"\n'
    data += f'msgid "Report"\n{word} "{words}"\n'
    made = replace(report(), catalogues={"fr": Catalogue("editions/fr.po", data.encode())})
    found = edition(made, "fr", HOUSE, parse_segment)
    title = found.value.report.identity.title
    assert title == ((Text("Rapport"),) if printed else (Pending("en", (Text("Report"),)),))
    assert bool(found.findings) is not printed


@pytest.mark.parametrize(
    "words",
    ["Rien.", "{fled} {fled}.", "{fled} {flod}.", "{fled} {note.x}.", "{value}.", "{fled"],
)
def test_a_placeholder_dropped_doubled_or_invented_names_both_segments(words: str):
    """An error with the source's text and the translation's, at the translation's line."""
    source = "{fled} fled."
    data = po(entry("home/paragraph", source, words))
    made = replace(
        report(chapter("home", "Home", source), fr=data),
        statistics={"fled": statistic("fled", "x")},
    )
    found = edition(made, "fr", HOUSE, parse_segment)
    assert not found.sound
    [fault] = [f for f in found.findings if f.severity.value == "error"][:1]
    assert fault.span.path == "editions/fr.po"
    assert fault.span.line == data.decode().split("\n").index(f'msgid "{source}"') + 1
    if words != "{fled":
        assert source in fault.message
        assert words in fault.message
