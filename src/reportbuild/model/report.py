"""The report in all its languages, and the edition: the report in one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from reportbuild.model.finding import Checked, Span
from reportbuild.model.ignoring import Ignore
from reportbuild.model.inlines import Draft, ResolvePlaceholder
from reportbuild.model.statistics import Statistic
from reportbuild.model.text import Chapter

Segment: TypeAlias = tuple[Draft, ...]
Numerals: TypeAlias = Literal["latn", "native"]
Format: TypeAlias = Literal["pdf", "epub"]


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """How one language is set.

    `language` is the BCP 47 tag that names the edition and its files ("es"); `locale` the full
    tag that figures and dates follow ("es-419"); `numerals` one choice for figures, notes, folios
    and dates alike. `isbn` may be "".
    """

    language: str
    locale: str
    numerals: Numerals
    isbn: str
    span: Span


@dataclass(frozen=True, slots=True)
class Identity:
    """What the report is, as its title page and imprint page say it.

    `index` is the publisher's own number; `version` and `published` tell this issue of it;
    `place` and `address` belong to the publisher. `kicker` is the line above the title on the
    cover, `credits` stand on the imprint page after the rights.
    """

    title: Segment
    standfirst: Segment
    kicker: Segment
    publisher: Segment
    address: Segment
    rights: tuple[Segment, ...]
    credits: tuple[Segment, ...]
    index: str
    version: str
    published: date
    span: Span


@dataclass(frozen=True, slots=True)
class Style:
    """What a report chooses of the house style.

    `trim` names a file in `styles/trims/`; `openers` the side a chapter may begin on; `numbering`
    whether notes, tables and figures number by chapter or through the whole report; `cover`
    is a picture's path or "".
    """

    trim: str
    openers: Literal["recto", "any"]
    numbering: Literal["chapter", "continuous"]
    cover: str
    span: Span


@dataclass(frozen=True, slots=True)
class StatisticStyle:
    """How a report prints its statistics, in every language alike.

    `percent_in_text` and `percent_in_boxes` choose between words ("8 per cent") and sign ("8%").
    Whole numbers up to `words_up_to` are words in running text, where the language has words that
    fit any noun. `compact` prints long round numbers short ("1.2 million") where that is exact.
    """

    percent_in_text: Literal["words", "sign"] = "words"
    percent_in_boxes: Literal["words", "sign"] = "sign"
    words_up_to: int = 0
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A work cited, from `references.toml`. Its title stays in its own language."""

    key: str
    author: Segment
    title: str
    language: str
    index: str
    published: str
    publisher: Segment
    address: str
    span: Span


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by its path below the report's folder, with what `images.toml` says of it.

    `identifiable` tells whether a living person could be known from it; if so, `consent` must
    say how consent was given.
    """

    path: str
    media_type: Literal["image/png", "image/jpeg", "image/svg+xml"]
    data: bytes
    credit: Segment
    rights: Segment
    identifiable: bool
    consent: str
    span: Span


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's catalogue as it lies on the shelf: PO bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read: its structure in the source language, and the catalogues beside it.

    `front` and `back` list what stands before and after the chapters, in order: names of leaves
    ("cover", "contents", ...) or of text files. `chapters` holds every text file in order.
    `sources` maps each path read to the SHA-256 of its bytes. `ignores` tells which findings are
    to stand, `statistic_style` how statistics print.
    """

    slug: str
    language: str
    identity: Identity
    style: Style
    formats: tuple[Format, ...]
    editions: Mapping[str, EditionSettings]
    front: tuple[str, ...]
    back: tuple[str, ...]
    chapters: tuple[Chapter[Draft], ...]
    statistics: Mapping[str, Statistic[Draft]]
    works: Mapping[str, Work]
    pictures: Mapping[str, Picture]
    catalogues: Mapping[str, Catalogue]
    sources: Mapping[str, str]
    ignores: tuple[Ignore, ...] = ()
    statistic_style: StatisticStyle = StatisticStyle()


ParseSegment: TypeAlias = Callable[[str, Span, ResolvePlaceholder], Checked[Segment]]
"""Parse a segment as catalogues write it; placeholders in braces go through the resolver."""

LEAVES = ("cover", "half-title", "title-page", "imprint-page", "contents", "sources", "colophon")
"""The parts that the builder makes of itself, by the names `order` gives them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tool's own words in one language: "Contents", "more than {value}" and lists of words.

    `entries` maps (context, English text) to the words; a list is written with "|" between.
    """

    language: str
    entries: Mapping[tuple[str, str], str]

    def __call__(self, text: str, context: str = "") -> str:
        """Return the words for an English text; `KeyError` if the locale lacks them."""
        return self.entries[context, text]

    def has(self, text: str, context: str = "") -> bool:
        """Tell whether the locale has words for it."""
        return (context, text) in self.entries

    def alternatives(self, text: str, context: str) -> tuple[str, ...]:
        """Return the words listed for it, "|" between; nothing if the locale has none."""
        found = self.entries.get((context, text), "")
        return tuple(w.strip() for w in found.split("|") if w.strip())


@dataclass(frozen=True, slots=True)
class Edition:
    """The report in one language: the same structure, its segments translated.

    `report` holds the translated text; untranslated segments are `Pending`. `words` are the
    tool's own words in this language, `names` the names of all the report's languages, each in
    itself ("Français"). `places` has, for each translated segment and the place of its source,
    that of its entry in the catalogue.
    """

    settings: EditionSettings
    report: Report
    words: Words
    names: Mapping[str, str]
    places: Mapping[tuple[Span, Segment], Span] = field(default_factory=dict)

    def place(self, segment: Segment, span: Span) -> Span:
        """Return where a segment was written in this language; `span` is the source's place."""
        return self.places.get((span, segment), span)
