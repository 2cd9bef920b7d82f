"""Editions made by hand: what comes to this room, without the rooms before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

import polib

from reportbuild.edit.document import document
from reportbuild.edit.voice import Voice, voice
from reportbuild.model.design import Face, House
from reportbuild.model.document import Document, Section
from reportbuild.model.finding import Checked, Span
from reportbuild.model.inlines import Draft, Inline, Text
from reportbuild.model.report import (
    Edition,
    EditionSettings,
    Identity,
    Numerals,
    Report,
    Style,
    Words,
    Work,
)
from reportbuild.model.statistics import (
    Amount,
    Attribution,
    Fraction,
    Kind,
    Qualifier,
    Quantity,
    Range,
    Statistic,
    Unit,
    Vague,
)
from reportbuild.model.text import Block, Chapter, Note, Paragraph

T = TypeVar("T")

SPAN = Span("text/01-return.md", 3)
RECORD = Span("statistics.toml", 7)
LOCALES = Path("src/reportbuild/locale")
AUTONYMS = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "sr-Cyrl": "Српски",
    "sr-Latn": "Srpski",
    "sq": "Shqip",
    "de": "Deutsch",
    "pt": "Português",
    "ru": "Русский",
    "fa": "فارسی",
    "ur": "اردو",
    "he": "עברית",
    "hi": "हिन्दी",
    "sw": "Kiswahili",
    "zh": "中文",
    "am": "አማርኛ",
}


@lru_cache
def words(language: str) -> Words:
    """The words that the builder has in a language."""
    own = LOCALES / f"{language}.po"
    catalogue = polib.pofile(str(own if own.exists() else LOCALES / f"{language[:2]}.po"))
    return Words(language, {(e.msgctxt or "", e.msgid): e.msgstr for e in catalogue})


def text(words: str) -> tuple[Draft, ...]:
    return (Text(words),) if words else ()


def statistic(
    key: str,
    value: Quantity[Draft] | int | str,
    qualifier: Qualifier = "exact",
    attribution: Attribution = "documented",
    *,
    kind: Kind = "count",
    unit: Unit = "number",
    per: int | None = None,
) -> Statistic[Draft]:
    """A record, complete, whose label and source do not matter."""
    quantity = Amount(Decimal(value)) if isinstance(value, int | str) else value
    return Statistic(
        key, kind, unit, quantity, qualifier, attribution, text("people"), text("Kosovo"),
        "2003", "ai_2003", "", "", Decimal(per) if per else None, RECORD, RECORD,
    )  # fmt: skip


FLED = statistic("fled", 230000, "more_than")
RETURNED = statistic("returned", 5800, "only")
UNEMPLOYMENT = statistic("unemployment", 90, "up_to", kind="percent")
MINORITIES = statistic("minorities", "8.5", "up_to", kind="percent")
UNDER_14 = statistic(
    "under_14", Range(Decimal(15), Decimal(20)), "between", "reported", kind="range", unit="percent"
)
CLIENTS = statistic("clients", Range(Decimal(10), Decimal(15)), kind="range")
NORTH = statistic("north", Fraction(1, 3), "around", kind="fraction")
HALF = statistic("half", Fraction(1, 2), "more_than", kind="fraction")
EIGHTHS = statistic("eighths", Fraction(3, 7), "about", kind="fraction")
HOUSES = statistic("houses", Fraction(1, 4), kind="ratio")
NURSES = statistic("nurses", "1.5", kind="rate", per=1000)
REDRESS = statistic("redress", 0, kind="zero")
UNSOLVED = statistic("unsolved", Vague(text("the vast majority")), kind="text")
BARS = statistic("bars", 200, "more_than", "believed")
SERBS = statistic("serbs", 100000)

RECORDS = {
    s.key: s
    for s in (
        FLED, RETURNED, UNEMPLOYMENT, MINORITIES, UNDER_14, CLIENTS, NORTH, HALF, EIGHTHS, HOUSES,
        NURSES, REDRESS, UNSOLVED, BARS, SERBS,
    )
}  # fmt: skip

WORKS = {
    "ai_2003": Work(
        "ai_2003", text("Amnesty International"), "“Prisoners in our own homes”", "en",
        "EUR 70/010/2003", "2003-04-29", (), "https://example.org/eur700102003",
        Span("references.toml", 1),
    ),
    "plain": Work(
        "plain", text("A. Writer"), "Un livre", "fr", "", "2001", text("Maison"), "",
        Span("references.toml", 9),
    ),
}  # fmt: skip


def edition(
    *chapters: Chapter[Draft],
    language: str = "en",
    locale: str = "",
    numerals: Numerals = "latn",
    numbering: Literal["chapter", "continuous"] = "chapter",
    isbn: str = "",
    front: tuple[str, ...] = (),
    back: tuple[str, ...] = (),
    statistics: Mapping[str, Statistic[Draft]] | None = None,
    title: tuple[Draft, ...] = (Text("A made report"),),
) -> Edition:
    """An edition of these chapters; `statistics` are added to those of this module."""
    tags = {"en": "en-GB", "fr": "fr-FR", "es": "es-419", "ar": "ar"}
    settings = EditionSettings(
        language, locale or tags.get(language, language), numerals, isbn, Span("report.toml", 20)
    )
    others = {
        tag: EditionSettings(tag, tag, "latn", "", Span("report.toml", 30)) for tag in AUTONYMS
    }
    identity = Identity(
        title, text("Under it"), text("Sample"), text("The publisher"), (), (text("CC BY 4.0"),),
        (), "MADE 01/2026", "1.0", date(2026, 11, 21), Span("report.toml", 1),
    )  # fmt: skip
    report = Report(
        "made", "en", identity, Style("170x240", "recto", numbering, "", SPAN), ("pdf",),
        {**others, language: settings}, front, back, chapters, {**RECORDS, **(statistics or {})},
        WORKS, {}, {}, {"report.toml": "0" * 64},
    )  # fmt: skip
    return Edition(settings, report, words(language), {**AUTONYMS, language: language})


def speaking(language: str = "en", locale: str = "", numerals: Numerals = "latn") -> Voice:
    """The voice of an edition; words of a language that the builder has none in are English."""
    spoken = language if language in AUTONYMS else "en"
    made = (
        edition(language=language, locale=locale, numerals=numerals)
        if spoken == language
        else (
            replace(
                edition(),
                settings=EditionSettings(language, locale or language, numerals, "", SPAN),
            )
        )
    )
    return voice(made).value


def chapter(
    *blocks: Block[Draft], name: str = "return", title: tuple[Draft, ...] = (Text("Return"),),
    notes: tuple[Note[Draft], ...] = (), key: str = "",
) -> Chapter[Draft]:  # fmt: skip
    """A text file of these blocks."""
    return Chapter(name, title, (), blocks, {n.key: n for n in notes}, SPAN, key)


def paragraph(*parts: Draft | str, line: int = 3, key: str = "") -> Paragraph[Draft]:
    inlines = tuple(Text(p) if isinstance(p, str) else p for p in parts)
    return Paragraph(inlines, Span(SPAN.path, line), key)


def note(key: str, *parts: Draft | str) -> Note[Draft]:
    return Note(key, (tuple(Text(p) if isinstance(p, str) else p for p in parts),), SPAN)


def house(charset: frozenset[int] = frozenset()) -> House:
    face = Face("Source Serif 4", 400, "normal", "serif.ttf", b"")
    return House({}, {}, {}, (face,), charset, "0" * 64, "reportbuild 1")


def edited(made: Edition, charset: frozenset[int] = frozenset()) -> Checked[Document]:
    return document(made, house(charset), draft=False)


def first_section(made: Checked[Document]) -> Section:
    return next(s for s in made.value.sections if s.kind == "text")


def line_of(made: Checked[Document], n: int = 0) -> tuple[Inline, ...]:
    """The inlines of the n-th block of the first text, which must be a paragraph."""
    block = first_section(made).blocks[n]
    assert isinstance(block, Paragraph)
    return block.children


def codes(made: Checked[T]) -> list[str]:
    return [finding.code for finding in made.findings]
