"""What a reader must find in leaves that list things: figures, tables, entries of an index.

Takes a `Section` of such a kind, and where its places are printed; gives lines.
"""

from __future__ import annotations

from collections.abc import Callable

from reportbuild.model.document import IndexEntry, Section
from reportbuild.model.report import Words
from reportbuild.proof.expected import Expected, expected_line, plain, spaced

LISTS = frozenset({"list-of-figures", "list-of-tables", "index"})

Folio = Callable[[str], str]
"""From an anchor to the folio of its page; "" in a book that has no pages of its own."""


Pages = Callable[[str], "tuple[int, str]"]
"""From an anchor to the index of its page and its folio."""


def leaf_lines(
    section: Section, words: Words, folio: Folio, page: Pages | None = None
) -> tuple[Expected, ...]:
    """Return the lines of a leaf, its heading first; `page` is None in a book without pages."""
    lines = [Expected(section.heading, section.span)]
    for group in section.index:
        lines.append(Expected(group.letter, section.span))
        lines += (_entry(e, section, words, page) for entry in group.entries for e in _all(entry))
    for thing in section.listed:
        caption = expected_line(thing.caption, section.span, f"{thing.label} ")
        text = f"{caption.text} {folio(thing.target)}".strip()
        lines.append(Expected(text, section.span, caption.statistic, (thing.target,)))
    return tuple(lines)


def _all(entry: IndexEntry) -> tuple[IndexEntry, ...]:
    return (entry, *entry.entries)


def _entry(entry: IndexEntry, section: Section, words: Words, page: Pages | None) -> Expected:
    """Return an entry with its pages, or the chapters that it leads to, and where it sends on."""
    places = _ranges(entry, page) if page else [p.again or p.section for p in entry.places]
    said = words(", ", "list").join([plain(entry.words), *places])
    targets = [place.target for place in entry.places]
    for pattern, sent in (("see {entries}", entry.see), ("see also {entries}", entry.see_also)):
        if sent:
            names = words("; ", "list").join(plain(line) for _, line in sent)
            apart = words("; " if targets else ", ", "list")
            said += apart + words(pattern, "index").replace("{entries}", names)
            targets += [anchor for anchor, _ in sent]
    return Expected(spaced(said), section.span, links=tuple(targets))


def _ranges(entry: IndexEntry, page: Pages) -> list[str]:
    """Return the folios of an entry, pages of one matter that follow one another as a range."""
    pages = sorted({page(place.target) for place in entry.places})
    runs: list[list[tuple[int, str]]] = []
    for index, folio in pages:
        before = runs[-1][-1] if runs else None
        follows = before and before[0] == index - 1
        if before and follows and before[1].isdecimal() == folio.isdecimal():
            runs[-1].append((index, folio))
        else:
            runs.append([(index, folio)])
    return [run[0][1] if len(run) == 1 else f"{run[0][1]}–{run[-1][1]}" for run in runs]
