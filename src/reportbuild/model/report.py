"""The report in all its languages, and the edition: the report in one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.ignoring import Ignore
from reportbuild.model.inlines import Draft, ResolvePlaceholder
from reportbuild.model.printing import Printing
from reportbuild.model.statistics import Statistic
from reportbuild.model.terms import Abbreviation, IndexTerm, Term
from reportbuild.model.text import Chapter

Segment: TypeAlias = tuple[Draft, ...]
Numerals: TypeAlias = Literal["latn", "native"]
Format: TypeAlias = Literal["pdf", "epub", "print"]


Aspect: TypeAlias = Literal[
    "headings", "blocks", "statistics", "notes", "references", "links", "figures", "tables",
    "recommendations", "quotations", "numbers",
]  # fmt: skip
"""In what an edition's chapter may differ from the source's."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference from the source that is meant, and why.

    `chapter` is a text's name. `which` narrows it to some things of that kind, by the names that
    findings give them (a key, an address, a number); empty, it means all of them.
    """

    chapter: str
    what: Aspect
    which: tuple[str, ...]
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """How one language is set, and in what its edition differs from the source's.

    `language` is the BCP 47 tag that names the edition and its files ("es"); `locale` the full
    tag that figures and dates follow ("es-419"); `numerals` one choice for figures, notes, folios
    and dates alike. `isbn` may be "". `text` names the text files it is made of; none means all.
    `addresses` maps addresses of the source to those that its links have here, each with its span.
    """

    language: str
    locale: str
    numerals: Numerals
    isbn: str
    span: Span
    text: tuple[str, ...] = ()
    addresses: Mapping[str, tuple[str, Span]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()


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
    is a picture's path or "". `paragraphs` may be numbered, and notes stand at the foot of their
    pages or, gathered, at the end. On a `grid` the lines of all pages stand at the same heights.
    `figures` that float, and tables, let text go before them where they do not fit their page.
    """

    trim: str
    openers: Literal["recto", "any"]
    numbering: Literal["chapter", "continuous"]
    cover: str
    span: Span
    paragraphs: Literal["plain", "numbered"] = "plain"
    notes: Literal["foot", "end"] = "foot"
    grid: bool = False
    figures: Literal["here", "float"] = "here"


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
    say how consent was given. In a document that travels light, `data` is b"".
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
    """A file that belongs to one language, as it lies on the shelf: its catalogue or approvals."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Replacement:
    """A chapter that an edition has a text of its own for, in place of its catalogue.

    `chapter` is None if it could not be read. `digest` is the SHA-256 of the source's file that it
    was made from, "" if it does not say; `span` is where it says so. `findings` are what was found
    in it: they touch this edition alone.
    """

    chapter: Chapter[Draft] | None
    digest: str
    span: Span
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read: its structure in the source language, and the catalogues beside it.

    `front` and `back` list what stands before and after the chapters, in order: names of leaves
    ("cover", "contents", ...) or of text files. `chapters` holds every text file in order.
    `sources` maps each path read to the SHA-256 of its bytes. `ignores` tells which findings are
    to stand, `statistic_style` how statistics print. `replacements` holds, by language and name of
    the chapter, what stands in place of the catalogue. `approvals` holds, by language, what is
    approved of its translation; `approval_needed` tells whether a release needs all of it to be.
    `printing` is what the print edition is made with, if a printer is named. `abbreviations` and
    `index_terms` are by key; `annexes` names the texts of `back` that are lettered.
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
    glossary: tuple[Term, ...] = ()
    statistic_style: StatisticStyle = StatisticStyle()
    replacements: Mapping[str, Mapping[str, Replacement]] = field(default_factory=dict)
    approvals: Mapping[str, Catalogue] = field(default_factory=dict)
    approval_needed: bool = False
    printing: Printing | None = None
    abbreviations: Mapping[str, Abbreviation] = field(default_factory=dict)
    index_terms: Mapping[str, IndexTerm] = field(default_factory=dict)
    annexes: tuple[str, ...] = ()


ParseSegment: TypeAlias = Callable[[str, Span, ResolvePlaceholder], Checked[Segment]]
"""Parse a segment as catalogues write it; placeholders in braces go through the resolver."""

MentionForm: TypeAlias = Literal["figure", "word", "month", "sign"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in running text, as its language reads it.

    `values` are all that it may mean, `written` its words. It is in figures, in words, the name
    of a month beside a day or year, or a sign only that may be meant as a number and may not be:
    "XX", a decade, an article, "may". `percent` is None
    where a per cent further on may be its own, too ("15 to 20 per cent").
    """

    values: frozenset[Fraction]
    written: str
    form: MentionForm
    percent: bool | None = False


ReadMentions: TypeAlias = Callable[[str], tuple[Mention, ...]]
"""From a text of one language to the numbers in it, in order."""

NumberReading: TypeAlias = "Callable[[str, Words], ReadMentions | None]"
"""From a locale's tag and the words of its language to what reads its numbers, if anything can."""


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
    that of its entry in the catalogue. `original` is the edition in the source language, as which
    whatever is `Pending` prints, and whose numbers an edition of some texts keeps; None, if this
    is it.
    """

    settings: EditionSettings
    report: Report
    words: Words
    names: Mapping[str, str]
    places: Mapping[tuple[Span, Segment], Span] = field(default_factory=dict)
    original: Edition | None = None

    def place(self, segment: Segment, span: Span) -> Span:
        """Return where a segment was written in this language; `span` is the source's place."""
        return self.places.get((span, segment), span)
