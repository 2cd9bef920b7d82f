from __future__ import annotations

import os
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bench.as_html import html
from bench.book import Book
from bench.complete import complete
from bench.corpus import edited, grown
from bench.programs import STYLES, Place


def ebook(book: Book, folder: Path) -> Path:
    """Something of the shape of an EPUB, with all that a book says."""
    made = folder / "made.epub"
    with zipfile.ZipFile(made, "w") as held:
        held.writestr("book.xhtml", html(book, STYLES, folder).partition("<body>")[2])
    return made


def test_an_output_of_the_whole_text_is_counted(tiny: Book, tmp_path: Path):
    """All words and notes are found; an EPUB has no pages."""
    output = complete(ebook(tiny, tmp_path), tiny)
    assert output.notes == len(tiny.files)
    assert output.pages == 0
    assert 4700 < output.words < 5400


def test_a_pdf_is_read_page_by_page(tiny: Book, tmp_path: Path):
    """The layout engine's own PDF holds the text, hyphens or not, and its pages are counted."""
    place = Place(tmp_path, tiny)
    place.write(tiny, "html")
    made = place.weasyprint()
    environment = {**os.environ, **made.command.environment}
    subprocess.run(made.command.words, check=True, env=environment)
    output = complete(made.file, tiny)
    assert 14 <= output.pages <= 30
    assert output.notes == len(tiny.files)


def test_an_output_without_a_chapter_is_refused(tiny: Book, tmp_path: Path):
    """Who leaves out a chapter is quicker, and is not timed."""
    with pytest.raises(SystemExit, match="words lost"):
        complete(ebook(replace(tiny, chapters=tiny.chapters[1:]), tmp_path), tiny)


def test_an_output_without_one_note_is_refused(tiny: Book, tmp_path: Path):
    """One note of all is missed by its file number."""
    made = ebook(tiny, tmp_path)
    gone = min(tiny.files)
    with zipfile.ZipFile(made) as held:
        text = held.read("book.xhtml").decode().replace(gone, "")
    with zipfile.ZipFile(made, "w") as held:
        held.writestr("book.xhtml", text)
    many = len(tiny.files)
    with pytest.raises(SystemExit, match=f"{many - 1} notes of {many}"):
        complete(made, tiny)
    with pytest.raises(SystemExit, match="notes of"):
        complete(made, tiny, loses_notes=True)


def test_a_peer_that_loses_notes_may_lose_few(tiny: Book, tmp_path: Path):
    """Of sixty notes it may lose one; whoever is not known for it may not."""
    longer = grown(tiny, 1, 1600, 0)
    made = ebook(longer, tmp_path)
    with zipfile.ZipFile(made) as held:
        text = held.read("book.xhtml").decode().replace(min(longer.files), "")
    with zipfile.ZipFile(made, "w") as held:
        held.writestr("book.xhtml", text)
    assert complete(made, longer, loses_notes=True).notes == len(longer.files) - 1
    with pytest.raises(SystemExit, match="notes of"):
        complete(made, longer)


def test_an_output_of_the_text_before_the_edit_is_refused(tiny: Book, tmp_path: Path):
    """A store that hands out a stale page is not quick but wrong."""
    with pytest.raises(SystemExit, match="is it of an earlier text"):
        complete(ebook(tiny, tmp_path), edited(tiny, 2, 7))


def test_an_output_of_two_books_is_refused(tiny: Book, tmp_path: Path):
    """Twice the text is not the text."""
    twice = replace(tiny, chapters=tiny.chapters * 2)
    with pytest.raises(SystemExit, match="added"):
        complete(ebook(twice, tmp_path), tiny)
