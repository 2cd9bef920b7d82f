"""A made report of some three hundred pages, in Latin, Cyrillic and Arabic letters.

The same seed gives the same report. Its words are real and mean nothing together; it is about
nobody. Each note and its call carry a number in plain sight ("M17", "N17"), so that both can be
found on the pages.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import polib

from reportbuild.catalogues import catalogue
from reportbuild.model.shelf import Shelf
from tests.prove.builds import checked, the_house

SEED = 2003
CHAPTERS = 17
PARAGRAPHS = 34

LETTERS = {
    "latin": """
road winter valley morning letter window garden paper office answer number village reason family
school market bridge station history question evening committee neighbour afternoon administration
responsibility the of and in that was for with had by were from this which walked asked told wrote
remained returned opened considered nevertheless before after while
""",
    "cyrillic": """
дорога зима долина письмо окно сад мост школа рынок вопрос вечер сосед ответ
""",
    "arabic": """
الطريق الشتاء الوادي الصباح الرسالة النافذة الحديقة المكتب الجواب القرية السبب الأسرة المدرسة
السوق الجسر المحطة التاريخ السؤال المساء اللجنة الجار المسؤولية في من على إلى عن مع كان التي
مشى سأل كتب بقي عاد فتح قبل بعد بينما ومع ذلك
""",
}
LATIN, CYRILLIC, ARABIC = (words.split() for words in LETTERS.values())

REPORT = """\
language = "en"
title = "A long road"
standfirst = "A report of many pages"
publisher = "The Valley Observatory"
rights = ["Made for a proof."]
index = "LARGE 1"
version = "1.0"
published = 2026-11-21

[style]
trim = "170x240"
openers = "recto"
numbering = "chapter"

[order]
front = ["cover", "half-title", "title-page", "imprint-page", "contents"]
back = ["sources", "colophon"]

[editions.en]

[editions.ar]
locale = "ar-EG"
numerals = "native"
"""

WORK = """\
[winter]
author = "The Valley Observatory"
title = "The winter road"
language = "en"
published = "2022-09-01"
"""


class Author:
    """Writes a chapter at a time, from a seed."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)
        self.notes = 0
        self.statistics: list[str] = []

    def words(self, least: int, most: int) -> str:
        return " ".join(self.chance.choices(LATIN, k=self.chance.randint(least, most)))

    def sentence(self) -> str:
        return f"{self.words(6, 24).capitalize()}."

    def statistic(self) -> str:
        """Enter a record, and return its key."""
        key = f"count_{len(self.statistics)}"
        self.statistics.append(
            f'[{key}]\nkind = "count"\nvalue = {self.chance.randint(1000, 999_999)}\n'
            f'qualifier = "more_than"\nlabel = "{self.words(3, 9)}"\nplace = "Upper Valley"\n'
            'as_of = "2022-06"\nsource = "winter"\n'
        )
        return key

    def paragraph(self, notes: list[str]) -> str:
        """Some sentences; a phrase in Cyrillic letters; a note or two, whose texts are kept."""
        sentences = [self.sentence() for _ in range(self.chance.randint(4, 9))]
        phrase = " ".join(self.chance.choices(CYRILLIC, k=3))
        sentences.insert(1, f"[{phrase.capitalize()}]{{lang=ru}}.")
        for _ in range(self.chance.choice((0, 1, 1, 2))):
            self.notes += 1
            sentences.insert(-1, f"{self.words(3, 9).capitalize()} M{self.notes}[^n{self.notes}].")
            told = " ".join(self.sentence() for _ in range(self.chance.randint(1, 4)))
            notes.append(f"[^n{self.notes}]: N{self.notes} {told} [@winter]\n")
        return " ".join(sentences) + "\n"

    def chapter(self, number: int) -> str:
        """A title, paragraphs with heads, a call-out, a quotation and a table between them."""
        notes: list[str] = []
        parts = [f"(ch_{number})=\n# {self.words(2, 4).capitalize()}\n"]
        for place in range(PARAGRAPHS):
            match place % 12:
                case 3:
                    parts.append(f"## {self.words(2, 5).capitalize()}\n")
                case 6:
                    parts.append(f":::{{statistic}} {self.statistic()}\n:::\n")
                case 8:
                    parts.append(f"> {self.sentence()}\n")
                case 10:
                    parts.append(self.table(number, place))
            parts.append(self.paragraph(notes))
        parts.append(f"See [](#ch_{self.chance.randint(1, CHAPTERS)}).\n")
        return "\n".join(parts + notes)

    def table(self, number: int, place: int) -> str:
        row = "| {} | {} | {{{}}} |\n"
        rows = "".join(
            row.format(self.words(1, 3), self.words(2, 8), self.statistic()) for _ in range(5)
        )
        return (
            f"(tab_{number}_{place})=\n:::{{table}} {self.sentence()}\n:source: [@winter]\n\n"
            f"| A | B | C |\n|---|---|--:|\n{rows}:::\n"
        )


def large_report() -> tuple[dict[str, bytes], int]:
    """The files of the report, with its Arabic catalogue, and how many notes it has."""
    author = Author()
    texts = {
        f"text/{number:02}-part-{number}.md": author.chapter(number)
        for number in range(1, CHAPTERS + 1)
    }
    records = {
        "report.toml": REPORT,
        "references.toml": WORK,
        "statistics.toml": "\n".join(author.statistics),
    }
    files = {path: text.encode() for path, text in (records | texts).items()}
    return files | {"editions/ar.po": arabic(files)}, author.notes


def arabic(files: dict[str, bytes]) -> bytes:
    """The catalogue: every word of prose becomes an Arabic one, what stands in braces stays."""
    report = checked(Shelf("large", files), "en").report
    assert report
    po = polib.pofile(catalogue(report, "ar", the_house()).value.decode(), wrapwidth=0)
    chance = random.Random(SEED)
    for entry in po:
        entry.msgstr = "".join(translated(entry.msgid, chance))
    return str(po).encode()


def translated(text: str, chance: random.Random) -> Iterator[str]:
    kept = re.compile(r"(\{[^}]*\}|\b[MN]\d+\b|[А-я]+)")
    for piece in kept.split(text):
        if kept.fullmatch(piece):
            yield piece
        else:
            yield re.sub(r"[A-Za-z]+", lambda _: chance.choice(ARABIC), piece)
