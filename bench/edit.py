"""A PDF after an edit, in a new process, against Typst's full compile of the same text.

Each turn writes something that no turn before it wrote: a store that is addressed by content would
know a word that comes back.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.book import Book, Tier
from bench.complete import complete
from bench.corpus import book, edited, grown
from bench.programs import Place, has_store
from bench.tables import table
from bench.timing import FIGURES, Command, interleaved, once

ENGINES = ("weasyprint", "pikepdf", "ebooklib", "matplotlib", "PIL")
WORD, GROWN, SAME = "one word of a chapter", "two pages more in a chapter", "nothing"
TYPST = {what: f"Typst: {what}" for what in (WORD, GROWN, SAME)}

LEAVES = 10
"""Pages that are none of a chapter's."""

NOT_A_TURN = 999
"""What is built before the first turn must not be what a turn builds."""

MORE = 2
"""Pages by which a chapter grows."""


def edit(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return a table for each tier: what was edited, and the builder's share of Typst's time."""
    return "\n\n".join(_of(folder / tier.name, tier, rounds) for tier in tiers)


def _of(folder: Path, tier: Tier, rounds: int) -> str:
    edits = Edits(Place(folder, book(tier)), tier.chapters // 2, folder / "store")
    edits.measure()
    commands = {}
    for what in (WORD, GROWN, SAME):
        build, typst = edits.build, edits.place.typst()
        commands[what] = Command(build.words, edits.before(what), edits.after(what))
        commands[TYPST[what]] = Command(typst.command.words, after=edits.whole(typst.file, what))
    timed = interleaved(commands, rounds)
    heads = (
        f"{tier.name}: edited", "pages before", "after", *FIGURES,
        "Typst, seconds", "share of Typst's time",
    )  # fmt: skip
    rows = []
    for what in (WORD, GROWN, SAME):
        one, other = timed[what], timed[TYPST[what]]
        after = "/".join(map(str, sorted(set(edits.pages[what]))))
        rows.append((what, edits.first, after, *one.figures, other.median, one.against(other)))
    return "\n\n".join([table(heads, rows), *_remarks(edits)])


@dataclass(slots=True)
class Edits:
    """The states of one book, turn by turn, and how many pages the builder makes of each."""

    place: Place
    number: int
    store: Path
    first: int = 0
    words: int = 0
    pages: dict[str, list[int]] = field(default_factory=dict)

    @property
    def build(self) -> Command:
        return self.place.reportbuild(store=self.store).command

    def state(self, what: str, turn: int) -> Book:
        if what == WORD:
            return edited(self.place.book, self.number, turn)
        if what == GROWN:
            return grown(self.place.book, self.number, self.words, turn)
        return self.place.book

    def measure(self) -> None:
        """Build the book, and find how many words make its chapter longer by `MORE` pages."""
        self.first = self.pages_of(self.place.book)
        a_page = len(self.place.book.words) / max(1, self.first - LEAVES)
        self.words = round(MORE * a_page)
        for _ in range(6):
            more = (
                self.pages_of(grown(self.place.book, self.number, self.words, NOT_A_TURN))
                - self.first
            )
            if more == MORE:
                break
            self.words += round((MORE - more) * a_page / 2)

    def pages_of(self, state: Book) -> int:
        self.place.write(state)
        once("a build before the edits", self.build)
        return complete(self.place.artefact("en", "pdf"), state).pages

    def before(self, what: str) -> Callable[[int], None]:
        """Build the book as it is before the edit, and edit it."""

        def make_ready(turn: int) -> None:
            self.pages_of(self.place.book)
            self.place.write(self.state(what, turn), "typ")

        return make_ready

    def after(self, what: str) -> Callable[[int], None]:
        def look(turn: int) -> None:
            made = complete(self.place.artefact("en", "pdf"), self.state(what, turn))
            self.pages.setdefault(what, []).append(made.pages)

        return look

    def whole(self, file: Path, what: str) -> Callable[[int], None]:
        def look(turn: int) -> None:
            complete(file, self.state(what, turn))

        return look


def _remarks(edits: Edits) -> list[str]:
    """Tell which engines are imported for nothing, and what this builder lacks."""
    edits.before(SAME)(0)
    done = subprocess.run(
        edits.build.words,
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},  # its workers hear it, too
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(re.findall(r"\| +(\w+)$", done.stderr, re.MULTILINE))
    engines = ", ".join(name for name in ENGINES if name in imported) or "none"
    remarks = [f"Engines that are imported when nothing has changed: {engines}."]
    if not has_store():
        remarks.append("This builder has no store: every one of its builds is a whole one.")
    return remarks
