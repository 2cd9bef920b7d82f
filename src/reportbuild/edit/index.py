"""The index: marks in the texts become places, and entries stand in the order of their language.

Goes in: sections, and the records of index.toml. Comes out: sections whose marks have anchors, and
the groups of entries, each under its letter, with findings for what readers would stumble over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reportbuild.edit.collation import is_tailored, letter_of, sort_key
from reportbuild.edit.lines import between, plain
from reportbuild.edit.typography import tidied
from reportbuild.edit.voice import Voice
from reportbuild.model.document import IndexEntry, IndexGroup, IndexPlace, Line, Section
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Foreign,
    IndexMark,
    Inline,
    Link,
    Locator,
    Pending,
    Strong,
)
from reportbuild.model.rewriting import replace_paragraphs, rewrite_block
from reportbuild.model.terms import IndexTerm

Places = Mapping[str, Sequence[IndexPlace]]
"""The places of each entry, by its key, in the order of the book."""


def marked(sections: Iterable[Section]) -> tuple[tuple[Section, ...], Places]:
    """Return the sections with an anchor on each mark, and the places that each entry has."""
    places: dict[str, list[IndexPlace]] = {}
    made = []
    for section in sections:
        marker = _Marker(section, places)
        notes = (
            replace_paragraphs(note, tuple(marker.line("", p, note.span) for p in note.paragraphs))
            for note in section.notes
        )
        made.append(
            replace(
                section,
                title=marker.line("", section.title, section.span),
                standfirst=marker.line("", section.standfirst, section.span),
                blocks=tuple(rewrite_block(block, marker.line) for block in section.blocks),
                notes=tuple(notes),
            )
        )
    return tuple(made), places


@dataclass(slots=True)
class _Marker:
    """Gives the marks of one section their anchors, and enters them under their keys."""

    section: Section
    places: dict[str, list[IndexPlace]]
    count: int = 0

    def line(self, _kind: str, line: Line, _span: Span) -> Line:
        return tuple(map(self._inline, line))

    def _inline(self, node: Inline) -> Inline:
        match node:
            case IndexMark():
                self.count += 1
                anchor = f"{self.section.id}-i-{self.count}"
                place = IndexPlace(anchor, self.section.heading)
                self.places.setdefault(node.key, []).append(place)
                return replace(node, children=tuple(map(self._inline, node.children)), id=anchor)
            case Emphasis() | Strong() | Foreign() | Link() | Locator() | Pending():
                return replace(node, children=tuple(map(self._inline, node.children)))
            case CallOut():
                return replace(node, label=tuple(map(self._inline, node.label)))
            case _:
                return node


def index(
    terms: Mapping[str, IndexTerm], places: Places, how: Voice
) -> tuple[tuple[IndexGroup, ...], tuple[Finding, ...]]:
    """Return the entries in order under their letters, and what was found.

    Warnings: idx-004 for a language whose order is not known, idx-005 for entries alike.
    """
    desk = _Desk(terms, places, how)
    entries = desk.entries("")
    found = list(desk.found)
    if entries and not is_tailored(how.language):
        message = f"The order of “{how.language}” is not known: the index has that of all scripts."
        found.append(Finding("idx-004", Span("index.toml"), message, "Look through the index."))
    others = how.words("Numbers and signs", "index")
    runs = groupby(entries, lambda entry: letter_of(plain(entry.words), how.language))
    groups = tuple(IndexGroup(letter or others, tuple(held)) for letter, held in runs)
    return groups, tuple(found)


@dataclass(slots=True)
class _Desk:
    """Where the entries of one index are put together."""

    terms: Mapping[str, IndexTerm]
    places: Places
    how: Voice
    found: list[Finding] = field(default_factory=list)
    words: dict[str, Line] = field(init=False)

    def __post_init__(self) -> None:
        self.words = {key: tidied(term.entry, self.how) for key, term in self.terms.items()}

    def entries(self, under: str) -> tuple[IndexEntry, ...]:
        """Return the entries below one, or those below none, in the order of their language."""
        made = [
            self._entry(key, term)
            for key, term in self.terms.items()
            if term.under == under and self._holds(key)
        ]
        ordered = sorted(made, key=lambda e: (sort_key(plain(e.words), self.how.language), e.id))
        self.found += self._alike(ordered)
        return tuple(ordered)

    def _entry(self, key: str, term: IndexTerm) -> IndexEntry:
        return IndexEntry(
            anchor_of(key),
            self.words[key],
            tuple(self._counted(self.places.get(key, ()))),
            tuple(self._sent(term.see)),
            tuple(self._sent(term.see_also)),
            self.entries(key),
        )

    def _counted(self, places: Iterable[IndexPlace]) -> Iterator[IndexPlace]:
        for _, held in groupby(places, lambda place: place.section):
            for count, place in enumerate(held, 1):
                again = self.how.number(count) if count > 1 else ""
                yield replace(place, again=again)

    def _holds(self, key: str) -> bool:
        """Tell whether an entry leads anywhere: to places, to others, or by those below it."""
        below = (other for other, term in self.terms.items() if term.under == key)
        return bool(
            self.places.get(key)
            or any(self._leads(other) for other in self.terms[key].see)
            or any(self._holds(other) for other in below)
        )

    def _leads(self, key: str) -> bool:
        """Tell whether readers may be sent to an entry: it must not send them on itself."""
        return key in self.terms and not self.terms[key].see and self._holds(key)

    def _sent(self, keys: Iterable[str]) -> Iterator[tuple[str, Line]]:
        for key in filter(self._leads, keys):
            above = self.words.get(self.terms[key].under, ())
            yield anchor_of(key), between((above, self.words[key]), self.how.words(", ", "list"))

    def _alike(self, ordered: Sequence[IndexEntry]) -> Iterator[Finding]:
        for words, same in groupby(ordered, lambda entry: plain(entry.words).casefold()):
            keys = [entry.id.removeprefix(anchor_of("")) for entry in same]
            if len(keys) > 1:
                named = ", ".join(f"“{key}”" for key in keys)
                message = f"The entries {named} are all “{words}” in this language."
                yield Finding("idx-005", self.terms[keys[0]].span, message)


def anchor_of(key: str) -> str:
    """Return the anchor of an entry of the index."""
    return f"index-e-{key}"
