from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.book import Block, Book, Chapter, Note, Paragraph, See, Tier
from bench.corpus import TIERS, WITH_PAGES, book, edited, grown, new_word
from bench.vocabulary import ENGLISH, LANGUAGES, translated


def references(chapter: Chapter) -> list[See]:
    paragraphs = [block for block in chapter.blocks if isinstance(block, Paragraph)]
    return [part for block in paragraphs for part in block.line if isinstance(part, See)]


def changed(before: Book, after: Book) -> list[int]:
    pairs = zip(before.chapters, after.chapters, strict=True)
    return [one.number for one, other in pairs if one != other]


def test_the_same_seed_gives_the_same_book(tiny: Book):
    """A book is made of its tier and seed alone, pictures included."""
    assert book(tiny.tier) == tiny
    assert book(tiny.tier, seed=2) != tiny


@pytest.mark.parametrize("name", ["S", "M"])
def test_a_book_has_the_size_of_its_tier(name: str):
    """Words, notes, chapters and statistics are those of the tier, or little besides."""
    tier = TIERS[name]
    made = book(tier)
    assert tier.words <= len(made.words) < 1.06 * tier.words
    assert 0.9 * tier.notes <= len(made.files) <= 1.1 * tier.notes
    assert len(made.chapters) == tier.chapters
    assert len(made.statistics) == tier.statistics


def test_a_book_has_every_kind_of_block(tiny: Book):
    """Headings, call-outs, quotations, lists, tables and pictures: none is left out."""
    kinds = {type(block) for chapter in tiny.chapters for block in chapter.blocks}
    assert kinds == set(get_args(Block))


def test_notes_are_numbered_by_chapter_and_filed_once(tiny: Book):
    """A note's number begins anew with its chapter; its file number stands nowhere else."""
    for chapter in tiny.chapters:
        numbers = [note.number for note in chapter.notes]
        assert numbers == list(range(1, len(numbers) + 1))
    assert len(tiny.files) == sum(len(list(chapter.notes)) for chapter in tiny.chapters)


def test_few_chapters_name_pages_and_most_references_lead_back():
    """One chapter of six names pages; nearly all that is referred to has been seen before."""
    made = book(Tier("MANY", pages=60, chapters=15, words=22_000, notes=100, statistics=20))
    of_later = 0
    for chapter in made.chapters:
        paged = {see.paged for see in references(chapter)}
        assert paged == {chapter.number % WITH_PAGES == WITH_PAGES // 2}
        number = (int(see.target.split("_")[1]) for see in references(chapter))
        of_later += sum(one > chapter.number for one in number)
    assert 0 < of_later < 0.15 * sum(len(references(chapter)) for chapter in made.chapters)


@given(turn=st.integers(0, 999), number=st.integers(1, 3))
def test_an_edit_changes_one_word_of_one_chapter(tiny: Book, turn: int, number: int):
    """One word goes, and one comes that stands nowhere in the book."""
    after = edited(tiny, number, turn)
    assert changed(tiny, after) == [number]
    gone, come = (
        Counter(tiny.words) - Counter(after.words),
        Counter(after.words) - Counter(tiny.words),
    )
    assert (gone.total(), come.total()) == (1, 1)
    assert not set(come) & set(tiny.words)


@given(st.integers(0, 999), st.integers(0, 999), st.integers(1, 14))
def test_no_turn_writes_the_word_of_another(one: int, other: int, length: int):
    """A store that is addressed by content knows none of the words that turns bring."""
    assert (new_word(length, one) == new_word(length, other)) == (one == other)
    assert new_word(length, one) not in ENGLISH
    assert len(new_word(length, one)) >= length


def test_a_chapter_grows_by_words_and_notes_of_its_own(tiny: Book):
    """Its end has the words asked for, with notes filed apart; each turn differs by one word."""
    first, second = (grown(tiny, 2, 300, turn) for turn in (0, 1))
    assert changed(tiny, first) == changed(first, second) == [2]
    assert 300 <= len(first.words) - len(tiny.words) < 420
    assert tiny.files < first.files
    assert (Counter(first.words) - Counter(second.words)).total() == 1
    numbers = [note.number for note in first.chapters[1].notes]
    assert numbers == list(range(1, len(numbers) + 1))


def test_notes_of_a_grown_chapter_have_records(tiny: Book):
    """Whatever statistic the new words name is among the book's, with the same figure."""
    longer = grown(tiny, 1, 3000, 0)
    figures = {one.key: one.value for one in longer.statistics}
    assert len(figures) == len(longer.statistics)
    parts = (p for block in longer.chapters[0].blocks if isinstance(block, Paragraph)
             for p in block.line)  # fmt: skip
    for part in parts:
        if not isinstance(part, str | Note | See):
            assert figures[part.key] == part.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_word_for_word(language: str):
    """Words and labels change; figures, placeholders and punctuation stay where they are."""
    told = translated("The road to {count_3} (see Table 4.1), file F00007.", language)
    assert told.split(" ")[3] == "{count_3}"
    assert told.endswith(" F00007.")
    assert "4.1)," in told
    assert ("road" in told) == (language == "en")
