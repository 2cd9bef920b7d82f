"""A made report of any size; the same seed gives the same report. It is about nobody."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from bench.book import (
    Block,
    Book,
    Bullets,
    CallOut,
    Chapter,
    Heading,
    Inline,
    Line,
    Note,
    Paragraph,
    Picture,
    Quotation,
    See,
    Statistic,
    Table,
    Tier,
    block_lines,
)
from bench.pictures import picture
from bench.vocabulary import COMMON, ENGLISH

TIERS = {
    tier.name: tier
    for tier in (
        Tier("S", 16, 4, 5_000, 40, 12),
        Tier("M", 80, 7, 30_000, 350, 50),
        Tier("L", 280, 24, 120_000, 1_500, 150),
        Tier("XL", 650, 54, 300_000, 3_000, 400),
    )
}

WITH_PAGES = 6
"""In one chapter of so many, references name the page: the others do with "Table 4.2"."""

LATER = 0.1
"""How many references lead to a later chapter; the others lead back, or stay in their own."""

REFERRING = 0.2
"""How many paragraphs refer to a table, figure or chapter."""

CITING = 0.5
"""How many notes cite a work."""

BEFORE_PICTURE = 6
"""Paragraphs of a chapter that stand before its picture."""

SYLLABLES = ("ba", "ce", "di", "fu", "ga", "he", "ki", "lu", "ma", "ne")
"""What the digits of a turn are spelt with in words that are new."""

WORDS_BETWEEN_NOTES = 68
"""Words of a paragraph of four sentences, and of a share of what stands between paragraphs."""


def book(tier: Tier, seed: int = 1) -> Book:
    """Make the report of a tier."""
    author = Author(tier, seed)
    chapters = tuple(author.chapter(number) for number in range(1, tier.chapters + 1))
    pictures = {
        block.file: picture(block.file)
        for chapter in chapters
        for block in chapter.blocks
        if isinstance(block, Picture)
    }
    return Book(tier, chapters, tuple(author.statistics), pictures)


def edited(whole: Book, number: int, turn: int) -> Book:
    """Exchange one word in the middle of a chapter for one of its length that is new each turn."""
    chapter = whole.chapters[number - 1]
    places = [i for i, block in enumerate(chapter.blocks) if isinstance(block, Paragraph)]
    middle = places[len(places) // 2]
    line = _with_new_word(_line_of(chapter.blocks[middle]), turn)
    blocks = (*chapter.blocks[:middle], Paragraph(line), *chapter.blocks[middle + 1 :])
    return _with(whole, replace(chapter, blocks=blocks))


def grown(whole: Book, number: int, words: int, turn: int) -> Book:
    """Add so many words, with their notes, to the end of a chapter; one of them is new each turn.

    All else is the same each turn, so that it fills as many pages.
    """
    chapter = whole.chapters[number - 1]
    author = Author(whole.tier, seed=2)
    author.statistics = list(whole.statistics)
    author.notes, author.number = len(whole.files) + 1000, len(tuple(chapter.notes))
    added: list[Block] = []
    while sum(len(line.split()) for block in added for line in block_lines(block)) < words:
        line = author.paragraph()
        added.append(Paragraph(line if added else _with_new_word(line, turn)))
    longer = _with(whole, replace(chapter, blocks=(*chapter.blocks, *added)))
    return replace(longer, statistics=tuple(author.statistics))


def _with_new_word(line: Line, turn: int) -> Line:
    first, *others = line
    opening, word, after = str(first).split(" ", 2)
    return (f"{opening} {new_word(len(word), turn)} {after}", *others)


def _line_of(block: Block) -> Line:
    return block.line if isinstance(block, Paragraph) else ()


def new_word(length: int, turn: int) -> str:
    """Return a word that stands nowhere else, of so many letters if that is enough of them."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{turn:02}").ljust(length, "o")


def _with(whole: Book, chapter: Chapter) -> Book:
    at = chapter.number - 1
    return replace(whole, chapters=(*whole.chapters[:at], chapter, *whole.chapters[at + 1 :]))


class Author:
    """Writes a report from a seed, chapter by chapter."""

    def __init__(self, tier: Tier, seed: int) -> None:
        self.tier = tier
        self.chance = random.Random(f"{tier.name} {seed}")
        self.statistics: list[Statistic] = []
        self.targets: list[tuple[str, str]] = []
        self.notes = 0
        self.number = 0
        self.due = 0.0
        self.paged = False

    # --- words ----------------------------------------------------------------------------------

    def words(self, least: int, most: int) -> str:
        many = self.chance.randint(least, most)
        return " ".join(self.chance.choices(ENGLISH, COMMON, k=many))

    def title(self, least: int, most: int) -> str:
        return self.words(least, most).capitalize()

    def sentence(self, least: int = 6, most: int = 24) -> str:
        return f"{self.title(least, most)}."

    # --- what stands in a line ------------------------------------------------------------------

    def statistic(self) -> Statistic:
        """Return a new record until there are enough, then one of them."""
        if len(self.statistics) >= self.tier.statistics:
            return self.chance.choice(self.statistics)
        key = f"count_{len(self.statistics)}"
        value = self.chance.randint(1000, 999_999)
        self.statistics.append(Statistic(key, value, self.words(3, 9), self.words(1, 2)))
        return self.statistics[-1]

    def note(self) -> Note:
        self.notes += 1
        self.number += 1
        key, file = f"n{self.notes}", f"F{self.notes:05}"
        return Note(key, self.number, self.title(6, 18), file, cites=self.chance.random() < CITING)

    def see(self) -> See:
        if self.chance.random() < LATER:
            number = self.chance.randint(1, self.tier.chapters)
            return See(f"ch_{number}", f"Chapter {number}", self.paged)
        return See(*self.chance.choice(self.targets), self.paged)

    def paragraph(self) -> tuple[Inline, ...]:
        """Four sentences, notes, and at times a statistic or a reference."""
        parts: list[Inline] = []
        for _ in range(4):
            sentence = self.sentence()
            self.due += self.tier.notes / self.tier.words * self.share / 4
            if self.due >= 1:
                self.due -= 1
                parts += [f"{sentence[:-1]}", self.note(), ". "]
            else:
                parts.append(f"{sentence} ")
        if self.chance.random() < self.tier.statistics / self.tier.words * self.share:
            parts += [f"{self.title(3, 9)} ", self.statistic(), f" {self.words(3, 9)}. "]
        if self.targets and self.chance.random() < REFERRING:
            parts += [f"{self.title(3, 6)} (see ", self.see(), "). "]
        parts.append(self.sentence(4, 9))
        return tuple(_joined(parts))

    @property
    def share(self) -> float:
        """The words of the report for which one paragraph stands: its own, its notes', others'."""
        return WORDS_BETWEEN_NOTES / (1 - 22 * self.tier.notes / self.tier.words) * 1.05

    # --- chapters -------------------------------------------------------------------------------

    def chapter(self, number: int) -> Chapter:
        """Write a chapter of its share of the report's words."""
        self.number = 0
        self.paged = number % WITH_PAGES == WITH_PAGES // 2
        self.targets.append((f"ch_{number}", f"Chapter {number}"))
        title, blocks, written, place, tables = self.title(2, 5), list[Block](), 0, 0, 0
        while written < self.tier.words / self.tier.chapters:
            between = self.between(number, place, tables + 1)
            tables += isinstance(between, Table)
            new = [between] if between else []
            blocks += [*new, Paragraph(self.paragraph())]
            written += sum(
                len(line.split()) for b in blocks[-1 - len(new) :] for line in block_lines(b)
            )
            place += 1
        return Chapter(number, title, tuple(blocks))

    def between(self, chapter: int, place: int, table: int) -> Block | None:
        """Return what stands before a paragraph: one picture a chapter, all else in turn."""
        if place == BEFORE_PICTURE:
            return self.picture(chapter)
        match place % 24:
            case 2 | 12 | 20:
                return Heading(self.title(2, 6))
            case 9:
                return CallOut(self.statistic())
            case 15:
                return Quotation(self.sentence(12, 30), self.title(2, 4))
            case 18:
                return Bullets(tuple(self.sentence(4, 12) for _ in range(4)))
            case 4:
                return self.table(chapter, table)
            case _:
                return None

    def picture(self, chapter: int) -> Picture:
        key, number = f"fig_{chapter}", f"{chapter}.1"
        self.targets.append((key, f"Figure {number}"))
        file = f"view-{chapter:03}.jpg"
        return Picture(key, number, file, self.sentence(6, 12), self.sentence(5, 12))

    def table(self, chapter: int, table: int) -> Table:
        key, number = f"tab_{chapter}_{table}", f"{chapter}.{table}"
        self.targets.append((key, f"Table {number}"))
        heads = (self.title(1, 1), self.title(1, 1), self.title(1, 1))
        rows = tuple((self.words(1, 3), self.words(2, 8), self.statistic()) for _ in range(6))
        return Table(key, number, self.title(3, 7), heads, rows)


def _joined(parts: list[Inline]) -> Iterator[Inline]:
    """Yield the parts of a line with strings that follow one another made into one."""
    said = ""
    for part in parts:
        if isinstance(part, str):
            said += part
            continue
        if said:
            yield said
        said = ""
        yield part
    yield said
