"""Documents made by hand, for the rooms behind `edit`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from reportbuild.compose.inlines import Setting
from reportbuild.model.design import House
from reportbuild.model.document import (
    ContentsEntry,
    Direction,
    Document,
    Matter,
    Section,
    TitleMatter,
)
from reportbuild.model.finding import Span
from reportbuild.model.inlines import Inline, Text
from reportbuild.model.report import Style, Words
from reportbuild.model.text import Block, Note, Paragraph

SPAN = Span("text/01-made.md", 1)


class MadeWords(Mapping[tuple[str, str], str]):
    """Words that stand for themselves, as English ones do."""

    def __getitem__(self, key: tuple[str, str]) -> str:
        context, text = key
        return "roman" if context == "numbering" else text

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


WORDS = Words("en", MadeWords())


def paragraph(*inlines: Inline | str) -> Paragraph[Inline]:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines), SPAN)


def section(*blocks: Block[Inline], notes: tuple[Note[Inline], ...] = ()) -> Section:
    """One chapter with these blocks."""
    return Section(
        "ch-made", "text", Matter.BODY, "A chapter", "1", (Text("A chapter"),), (), blocks, notes
    )


def setting(direction: Direction = "ltr", medium: str = "paper", **values: object) -> Setting:
    """Where markup of a test stands."""
    made = Setting(
        medium="ebook" if medium == "ebook" else "paper",
        words=WORDS,
        direction=direction,
        hrefs={},
        pages={},
        pictures={},
    )
    return replace(made, **values)  # type: ignore[arg-type]  # a test names fields of its own


def document(*sections: Section, language: str = "en", direction: Direction = "ltr") -> Document:
    """A document of these sections, with everything else plain."""
    matter = TitleMatter(
        title="A made report",
        title_line=(Text("A made report"),),
        standfirst=(),
        kicker=(),
        publisher="The publisher",
        address=(),
        rights=((Text("CC BY 4.0"),),),
        credits=(),
        index="MADE 01/2026",
        version="1.0",
        isbn="",
        identifier="urn:uuid:00000000-0000-5000-8000-000000000000",
        published=date(2026, 11, 21),
        published_words="21 November 2026",
        editions=(("en", "English"), ("ar", "العربية")),
        digest="0" * 64,
    )
    return Document(
        slug="made",
        language=language,
        locale=language,
        direction=direction,
        digits="latn",
        draft=False,
        words=WORDS,
        title_matter=matter,
        style=Style("170x240", "recto", "chapter", "", SPAN),
        sections=sections,
        contents=tuple(ContentsEntry(1, s.number, s.heading, s.id) for s in sections),
        pictures={},
    )


def house(stylesheets: Mapping[str, str], templates: Mapping[str, str] | None = None) -> House:
    """A house with these stylesheets and templates alone."""
    return House(stylesheets, templates or {}, {}, (), frozenset(), "0" * 64, "reportbuild 0")
