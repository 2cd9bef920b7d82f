"""The parts of a book that the builder makes of itself, by the names `order` gives them."""

from __future__ import annotations

LEAVES = (
    "cover",
    "half-title",
    "title-page",
    "imprint-page",
    "contents",
    "list-of-figures",
    "list-of-tables",
    "abbreviations",
    "notes",
    "sources",
    "index",
    "colophon",
)

LISTS = ("list-of-figures", "list-of-tables")
"""Those that name what stands in the texts, each with its page."""

GATHERED = frozenset({*LISTS, "abbreviations", "notes", "sources", "index"})
"""Those that are gathered from the texts, and left out where there is nothing to gather."""

BARE = frozenset({"cover", "half-title", "title-page", "imprint-page"})
"""Those that show neither folio nor running head."""
