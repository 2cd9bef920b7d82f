"""A PDF from nothing, against every peer's of the same text: seconds, and the most memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.book import Tier
from bench.complete import complete
from bench.corpus import book
from bench.programs import Made, Place, has_xelatex
from bench.tables import table
from bench.timing import FIGURES, interleaved

XELATEX = "texlive-xetex, texlive-fonts-recommended and lmodern of Debian"
OURS, ENGINE = "reportbuild", "WeasyPrint, one document"
"""The engine by itself drops a note now and then where a page is full; the builder mends that."""


def cold(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return a table for each tier: the builder, and what share it takes of each peer's."""
    return "\n\n".join(_of(folder / tier.name, tier, rounds) for tier in tiers)


def _of(folder: Path, tier: Tier, rounds: int) -> str:
    place = Place(folder, book(tier))
    place.write(place.book, "html", "typ", "md")
    programs = _programs(place)
    timed = interleaved({name: made.command for name, made in programs.items()}, rounds)
    ours = timed[OURS]
    heads = (
        f"{tier.name}, one language", "pages", "notes", *FIGURES,
        "reportbuild's share of its time", "of its memory",
    )  # fmt: skip
    rows = []
    for name, made in programs.items():
        one = timed[name]
        output = complete(made.file, place.book, loses_notes=name == ENGINE)
        shares = (ours.against(one), ours.megabytes / one.megabytes)
        rows.append((name, output.pages, output.notes, *one.figures, *shares))
    missing = "" if has_xelatex() else f"\n\nPandoc with XeLaTeX: not installed here ({XELATEX})."
    return table(heads, rows) + missing


def _programs(place: Place) -> dict[str, Made]:
    programs = {
        OURS: place.reportbuild(before=lambda _: place.forget()),
        ENGINE: place.weasyprint(),
        "Typst": place.typst(),
        "Pandoc with Typst": place.pandoc_typst(),
    }
    return programs | ({"Pandoc with XeLaTeX": place.xelatex()} if has_xelatex() else {})
