"""From what stands on a page back to the sources: which file and line a fault is to be mended in.

Takes a `Sheet` and words seen on its pages; gives spans and names that people know. Words that
stand in several places of the sources are told as the file's, not as the wrong line's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from reportbuild.model.artefact import Sheet, SheetPicture
from reportbuild.model.finding import Span

ASSET = "asset:"
"""What the names of pictures and faces begin with, in sheets and stylesheets."""

FACES = "fonts/"
"""What comes then, for faces."""


def title_of(sheet: Sheet) -> str:
    """Return what people call a sheet."""
    return sheet.title or sheet.id


def span_of(words: str, sheet: Sheet) -> Span:
    """Return the place that words come from: that of their passage, or of the sheet's file.

    A passage that says just this comes before those that hold it, and these before those that
    hold its longest word: layout puts numbers and labels before some lines.
    """
    wanted = _bare(words)
    longest = _bare(max(words.split(), key=len, default=""))
    said = [(_bare(passage.words), passage.span) for passage in sheet.passages]
    tests: tuple[Callable[[str], bool], ...] = (
        lambda text: text == wanted,
        lambda text: wanted in text,
        lambda text: longest in text,
    )
    for holds in tests if wanted else ():
        spans = {span for text, span in said if holds(text)}
        if len(spans) == 1:
            return spans.pop()
        if spans:
            break
    return sheet.source


def _bare(text: str) -> str:
    """Return a text without what layout changes: blanks, invisible marks, capitals, end hyphens."""
    kept = (char for char in text if not char.isspace() and unicodedata.category(char) != "Cf")
    return "".join(kept).casefold().rstrip("-\u2010")


def picture_in(message: str, sheet: Sheet) -> SheetPicture | None:
    """Return the picture that a line of the engine's log names, if the sheet shows it."""
    named = (picture for picture in sheet.pictures if ASSET + picture.asset in message)
    return next(named, None)
