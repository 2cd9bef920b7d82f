"""A made report of any size in four languages; the same seed gives the same bytes.

Its words are real and mean nothing together; it is about nobody. Translations are word for word,
so that every edition has the same structure, figures and notes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGES = ("en", "fr", "es", "ar")

# English, French, Spanish, Arabic: words that are no number, qualifier or hedge in any of them
VOCABULARY = """
road route camino الطريق
winter hiver invierno الشتاء
valley vallée valle الوادي
morning matin mañana الصباح
letter lettre carta الرسالة
window fenêtre ventana النافذة
garden jardin jardín الحديقة
paper papier papel الورق
office bureau oficina المكتب
answer réponse respuesta الجواب
village village aldea القرية
reason raison razón السبب
family famille familia الأسرة
school école escuela المدرسة
market marché mercado السوق
bridge pont puente الجسر
station gare estación المحطة
history histoire historia التاريخ
question question pregunta السؤال
evening soir tarde المساء
committee comité comité اللجنة
neighbour voisin vecino الجار
administration administration administración الإدارة
responsibility responsabilité responsabilidad المسؤولية
municipality municipalité municipio البلدية
minority minorité minoría الأقلية
authority autorité autoridad السلطة
prosecution poursuite acusación الملاحقة
displacement déplacement desplazamiento النزوح
protection protection protección الحماية
the le el ذلك
of de de من
and et y ثم
in dans en في
with avec con مع
before avant antes قبل
after après después بعد
under sous bajo تحت
walked marchait caminaba مشى
asked demandait pedía سأل
wrote écrivait escribía كتب
remained restait quedaba بقي
returned revenait volvía عاد
opened ouvrait abría فتح
considered considérait consideraba نظر
while pendant mientras بينما
"""
ROWS = tuple(tuple(line.split()) for line in VOCABULARY.split("\n") if line)
WORDS = {row[0]: dict(zip(LANGUAGES, row, strict=True)) for row in ROWS}
ENGLISH = tuple(WORDS)


@dataclass(frozen=True, slots=True)
class Tier:
    """A size: how many chapters, words, notes and statistics the report has, or a little more."""

    name: str
    chapters: int
    words: int
    notes: int
    statistics: int


TIERS = {
    tier.name: tier
    for tier in (
        Tier("S", 4, 5_000, 40, 12),
        Tier("M", 12, 30_000, 350, 50),
        Tier("L", 24, 120_000, 1_500, 150),
        Tier("XL", 60, 300_000, 3_000, 400),
    )
}

REPORT = """\
language = "en"
title = "The winter road"
standfirst = "A report of many pages"
publisher = "The Valley Observatory"
rights = ["Made to be measured."]
index = "BENCH {name}"
version = "1.0"
published = 2026-11-21

[style]
trim = "170x240"
openers = "any"
numbering = "chapter"

[editions.en]
locale = "en-GB"
"""
EDITIONS = {
    "fr": '\n[editions.fr]\nlocale = "fr-FR"\n',
    "es": '\n[editions.es]\nlocale = "es-419"\n',
    "ar": '\n[editions.ar]\nlocale = "ar-EG"\nnumerals = "native"\n',
}
WORK = """\
[winter]
author = "The Valley Observatory"
title = "Road and bridge"
language = "en"
published = "2024-09-01"
"""


class Author:
    """Writes a report from a seed, chapter by chapter."""

    def __init__(self, tier: Tier, seed: int) -> None:
        self.tier = tier
        self.chance = random.Random(f"{tier.name} {seed}")
        self.records: list[str] = []
        self.notes = 0

    def words(self, least: int, most: int) -> str:
        return " ".join(self.chance.choices(ENGLISH, k=self.chance.randint(least, most)))

    def sentence(self, least: int = 6, most: int = 24) -> str:
        return f"{self.words(least, most).capitalize()}."

    def statistic(self) -> str:
        """The key of a record: a new one until there are enough."""
        if len(self.records) >= self.tier.statistics:
            return f"count_{self.chance.randrange(len(self.records))}"
        key = f"count_{len(self.records)}"
        self.records.append(
            f'[{key}]\nkind = "count"\nvalue = {self.chance.randint(1000, 999_999)}\n'
            f'qualifier = "more_than"\nlabel = "{self.words(3, 9)}"\nplace = "{self.words(1, 2)}"\n'
            'as_of = "2022-06"\nsource = "winter"\n'
        )
        return key

    def paragraph(self, notes: list[str]) -> str:
        """Some sixty words with their share of notes, and a statistic now and then."""
        sentences = [self.sentence() for _ in range(4)]
        if self.chance.random() < self.tier.statistics / self.paragraphs:
            sentences.append(f"{{{self.statistic()}}} {self.words(3, 9)}.")
        due = self.chance.random() * 2 * self.tier.notes / self.paragraphs
        for _ in range(round(due)):
            self.notes += 1
            sentences.append(f"{self.sentence(4, 9)[:-1]}[^n{self.notes}].")
            notes.append(f"[^n{self.notes}]: {self.sentence(9, 24)[:-1]} [@winter].\n")
        return " ".join(sentences) + "\n"

    @property
    def paragraphs(self) -> float:
        """About how many paragraphs the report has: what else there is takes a tenth of it."""
        return self.tier.words / 75

    def chapter(self, number: int) -> str:
        notes: list[str] = []
        parts = [f"(ch_{number})=\n# {self.words(2, 5).capitalize()}\n"]
        written, place = 0, 0
        while written < self.tier.words / self.tier.chapters:
            parts += self.between(number, place)
            parts.append(self.paragraph(notes))
            written = sum(len(part.split()) for part in (*parts, *notes))
            place += 1
        parts.append(f"{self.sentence()} [](#ch_{self.chance.randint(1, self.tier.chapters)})\n")
        return "\n".join(parts + notes)

    def between(self, number: int, place: int) -> Iterator[str]:
        """What stands between paragraphs: headings, call-outs, quotations, lists, tables."""
        match place % 16:
            case 2 | 9:
                yield f"## {self.words(2, 6).capitalize()}\n"
            case 5:
                yield f":::{{statistic}} {self.statistic()}\n:::\n"
            case 7:
                said = f":attribution: {self.words(2, 4)}\n\n{self.sentence()}\n"
                yield f":::{{quotation}}\n{said}:::\n"
            case 11:
                yield "".join(f"- {self.sentence(4, 12)}\n" for _ in range(4))
            case 14:
                rows = "".join(
                    f"| {self.words(1, 3)} | {self.words(2, 8)} | {{{self.statistic()}}} |\n"
                    for _ in range(6)
                )
                yield (
                    f"(tab_{number}_{place})=\n:::{{table}} {self.words(3, 7)}\n"
                    f":source: [@winter]\n\n| {' | '.join(self.words(3, 3).split())} |\n"
                    f"|---|---|--:|\n{rows}:::\n"
                )
            case _:
                return


def sources(tier: Tier, languages: tuple[str, ...] = LANGUAGES, seed: int = 1) -> dict[str, bytes]:
    """Return the files of a report, without catalogues, by their paths."""
    author = Author(tier, seed)
    texts = {
        f"text/{number:03}-part-{number}.md": author.chapter(number)
        for number in range(1, tier.chapters + 1)
    }
    report = REPORT.format(name=tier.name) + "".join(EDITIONS.get(tag, "") for tag in languages)
    files = {
        "report.toml": report,
        "references.toml": WORK,
        "statistics.toml": "\n".join(author.records),
        **texts,
    }
    return {path: text.encode() for path, text in files.items()}


def translated(text: str, language: str) -> str:
    """Return a segment of a catalogue word for word; what it does not know stays as it is."""
    parts = []
    for part in text.split(" "):
        bare = part.strip(".,[]()")
        row = WORDS.get(bare.lower())
        parts.append(part.replace(bare, row[language]) if row and bare else part)
    return " ".join(parts)
