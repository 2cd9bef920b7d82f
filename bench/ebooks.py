"""An EPUB from nothing and after a one-word edit, against Pandoc's of the same text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.book import Book, Tier
from bench.complete import complete
from bench.corpus import book, edited
from bench.programs import Place, has_store
from bench.tables import table
from bench.timing import FIGURES, Command, interleaved, once

COLD, EDITED = "from nothing", "after one word"
PANDOC = {COLD: "Pandoc", EDITED: "Pandoc, after one word"}


def epub(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return a table for each tier. Neither EPUB has a list of printed pages."""
    return "\n\n".join(_of(folder / tier.name, tier, rounds) for tier in tiers)


def _of(folder: Path, tier: Tier, rounds: int) -> str:
    timed = interleaved(_commands(folder, tier), rounds)
    heads = (f"{tier.name}: EPUB", *FIGURES, "Pandoc, seconds", "share of Pandoc's time")
    rows = (
        (name, *timed[name].figures, timed[peer].median, timed[name].against(timed[peer]))
        for name, peer in PANDOC.items()
    )
    lacks = "" if has_store() else "\n\nThis builder has no store: both builds are whole ones."
    return table(heads, rows) + lacks


def _commands(folder: Path, tier: Tier) -> dict[str, Command]:
    place, number = Place(folder, book(tier)), tier.chapters // 2
    made, pandoc = place.reportbuild(("epub",)), place.pandoc_epub()
    again = place.reportbuild(("epub",), store=folder / "store").command

    def as_it_is(_: int) -> None:
        place.forget()
        place.write(place.book, "md")

    def with_an_edit(turn: int) -> None:
        place.write(place.book)
        once("the build before the edit", again)
        place.write(edited(place.book, number, turn), "md")

    def whole(edit: Callable[[int], Book]) -> Callable[[int], None]:
        def look(turn: int) -> None:
            for file in (made.file, pandoc.file):
                complete(file, edit(turn))

        return look

    return {
        COLD: Command(made.command.words, as_it_is),
        PANDOC[COLD]: Command(pandoc.command.words, after=whole(lambda _: place.book)),
        EDITED: Command(again.words, with_an_edit),
        PANDOC[EDITED]: Command(
            pandoc.command.words, after=whole(lambda turn: edited(place.book, number, turn))
        ),
    }
