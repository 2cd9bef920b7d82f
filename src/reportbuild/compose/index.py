"""The index as markup: entries under their letters, each with pages, or chapters in an e-book.

Takes the `index` of a section; gives markup. Paper prints folios, pages that follow one another as
a range; an e-book names the chapter of each place, and counts further ones in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from markupsafe import Markup

from reportbuild.compose.inlines import InlineWriter, Setting
from reportbuild.compose.markup import join, tag
from reportbuild.model.document import IndexEntry, IndexGroup, IndexPlace, Line, Section

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ABJAD = dict(
    zip(
        "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
        (*range(1, 10), *range(10, 100, 10), *range(100, 1001, 100)),
        strict=True,
    )
)


def index_body(section: Section, setting: Setting) -> Markup:
    """Return the groups of an index."""
    writer = _Writer(setting)
    return join([writer.group(group) for group in section.index])


class _Writer:
    """Writes entries for one medium."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._lines = InlineWriter(setting, {})
        self._comma = setting.words(", ", "list")
        self._semicolon = setting.words("; ", "list")

    def group(self, group: IndexGroup) -> Markup:
        return join([tag("h2", group.letter), self._entries(group.entries)])

    def _entries(self, entries: tuple[IndexEntry, ...]) -> Markup:
        return tag("ul", *(self._entry(entry) for entry in entries), class_="entries")

    def _entry(self, entry: IndexEntry) -> Markup:
        parts = [self._lines.inlines(entry.words), *self._places(entry.places)]
        said = join(parts, self._comma)
        separator = self._semicolon if entry.places else self._comma
        for pattern, sent in (("see {entries}", entry.see), ("see also {entries}", entry.see_also)):
            if sent:
                said = join([said, self._sent(pattern, sent)], separator)
                separator = self._semicolon
        below = self._entries(entry.entries) if entry.entries else ""
        return tag("li", said, below, id=entry.id)

    def _sent(self, pattern: str, sent: tuple[tuple[str, Line], ...]) -> Markup:
        before, _, after = self._setting.words(pattern, "index").partition("{entries}")
        links = [self._link(anchor, self._lines.inlines(words)) for anchor, words in sent]
        ends = [tag("em", end.strip()) if end.strip() else "" for end in (before, after)]
        opening = join([ends[0], " " if before[-1:].isspace() else ""])
        closing = join([" " if after[:1].isspace() else "", ends[1]])
        return join([opening, join(links, self._semicolon), closing])

    def _link(self, anchor: str, words: str | Markup) -> Markup:
        return tag("a", words, href=self._setting.href(anchor))

    def _places(self, places: tuple[IndexPlace, ...]) -> Iterator[Markup]:
        if self._setting.medium == "paper":
            yield from self._pages(places)
            return
        for place in places:
            yield self._link(place.target, place.again or place.section)

    def _pages(self, places: tuple[IndexPlace, ...]) -> Iterator[Markup]:
        """Yield the pages of an entry in their order, those that follow one another joined."""
        for run in _runs(places, self._setting.pages):
            (first, start), (last, end) = run[0], run[-1]
            ends: list[str | Markup] = [self._link(start, first)]
            if last != first:
                ends += ["–", self._link(end, last)]
            yield tag("span", *ends, class_="kept")


def _runs(places: tuple[IndexPlace, ...], pages: Mapping[str, str]) -> list[list[tuple[str, str]]]:
    """Return folios and anchors in runs of pages that follow one another, each page once."""
    first: dict[str, str] = {}
    for place in places:
        first.setdefault(pages.get(place.target, "0"), place.target)
    runs: list[list[tuple[str, str]]] = []
    for folio, target in sorted(first.items(), key=lambda item: _count(item[0])):
        matter, number = _count(folio)
        if runs and _count(runs[-1][-1][0]) == (matter, number - 1):
            runs[-1].append((folio, target))
        else:
            runs.append([(folio, target)])
    return runs


def _count(folio: str) -> tuple[int, int]:
    """Return where a page stands: 0 for front matter, 1 for the rest, and the how manieth it is."""
    if folio.isdecimal():
        return 1, int(folio)
    values = [_ROMAN.get(sign) or _ABJAD.get(sign, 0) for sign in folio.replace("أ", "ا")]
    less = (value for value, after in pairwise(values) if value < after)
    roman = folio[:1] in _ROMAN
    return 0, sum(values) - (2 * sum(less) if roman else 0)
