"""An edition as edited: numbered, filled, resolved; only pages are still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Literal, TypeAlias

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Inline
from reportbuild.model.printing import Printing
from reportbuild.model.report import Picture, Style, Words
from reportbuild.model.text import Block, Note

Line: TypeAlias = tuple[Inline, ...]
Direction: TypeAlias = Literal["ltr", "rtl"]


REPORT = Span("report.toml")
"""The file that leaves come from, and whatever else is nobody's text."""


class Matter(Enum):
    """The three parts of a book, and the cover that holds them."""

    COVER = "cover"
    FRONT = "frontmatter"
    BODY = "bodymatter"
    BACK = "backmatter"


@dataclass(frozen=True, slots=True)
class Section:
    """The unit that is pressed: a leaf that the builder makes of itself, or one text file.

    `kind` is a leaf's name, or "text". `id` begins every anchor in it. `number` is the printed
    number of a chapter ("3", "٣"), "" if it has none; `heading` is the title without its notes,
    for contents and running heads. `label` is what stands above its title in place of the number
    ("Annex A"). `span` is its text file, or `report.toml` for a leaf. `listed` are the lines of a
    list of figures or tables, `index` what an index holds.
    """

    id: str
    kind: str
    matter: Matter
    heading: str
    number: str = ""
    title: Line = ()
    standfirst: Line = ()
    blocks: tuple[Block[Inline], ...] = ()
    notes: tuple[Note[Inline], ...] = ()
    span: Span = REPORT
    label: str = ""
    listed: tuple[ListedThing, ...] = ()
    index: tuple[IndexGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedText:
    """A text as a section, what was found in it, what its lines print, and the works it cites.

    `printed` are characters, and where they were written.
    """

    section: Section
    findings: tuple[Finding, ...]
    printed: tuple[tuple[str, Span], ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedThing:
    """A line of a list of figures or tables: "Table 2.1", its caption, and its anchor."""

    label: str
    caption: Line
    target: str


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """A place that the index leads to: its anchor, and the heading of the section it stands in.

    `again` is the printed number of a further place of one entry in one section, else "".
    """

    target: str
    section: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of the index: its words, its places in the order of the book, and those below it.

    `see` and `see_also` are other entries, each by its anchor and its words.
    """

    id: str
    words: Line
    places: tuple[IndexPlace, ...]
    see: tuple[tuple[str, Line], ...] = ()
    see_also: tuple[tuple[str, Line], ...] = ()
    entries: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The entries that begin with one letter, in the order of their language."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: level 1 for sections, 2 for the headings in them."""

    level: int
    number: str
    title: str
    target: str


@dataclass(frozen=True, slots=True)
class TitleMatter:
    """What title page, imprint page, colophon and metadata say, in this edition's words.

    `identifier` is a URN that stays the same for this edition of the report. `published` is the
    date by which every artefact is dated; `published_words` its printed form. `editions` lists
    the report's languages as (tag, name in itself). `digest` is that of all sources.
    """

    title: str
    title_line: Line
    standfirst: Line
    kicker: Line
    publisher: str
    address: Line
    rights: tuple[Line, ...]
    credits: tuple[Line, ...]
    index: str
    version: str
    isbn: str
    identifier: str
    published: date
    published_words: str
    editions: tuple[tuple[str, str], ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is to be set, in order; nothing left to look up but pages.

    `digits` is the CLDR numbering system of every printed figure ("latn", "arab", "deva").
    `draft` is true when holds stand: every page must say so. `printing` is there if this is to be
    printed by a printer.

    Nearly all that is done with a document needs no picture's bytes: it travels `light`.
    """

    slug: str
    language: str
    locale: str
    direction: Direction
    digits: str
    draft: bool
    words: Words
    title_matter: TitleMatter
    style: Style
    sections: tuple[Section, ...]
    contents: tuple[ContentsEntry, ...]
    pictures: Mapping[str, Picture]
    printing: Printing | None = None

    def light(self) -> Document:
        """Return the document without the bytes of its pictures: they are b"". All else that is
        known of a picture stays.
        """
        left = {path: replace(picture, data=b"") for path, picture in self.pictures.items()}
        return replace(self, pictures=left)
