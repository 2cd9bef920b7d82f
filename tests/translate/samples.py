"""Small reports, catalogues and houses for the tests of translating, made by hand.

Words are given as authors write them, and read by the reading room.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Span
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    Link,
    NoteCall,
    StatisticRef,
    Strong,
)
from reportbuild.model.report import (
    Catalogue,
    EditionSettings,
    Identity,
    Picture,
    Report,
    Segment,
    Style,
    Work,
)
from reportbuild.model.statistics import Amount, Statistic, Vague
from reportbuild.model.text import Chapter, Note, Paragraph
from reportbuild.read.inlines import line

T = TypeVar("T")

HERE = Span("text/01-health.md", 1)
RECORD = Span("statistics.toml", 1)
PO = Span("editions/fr.po", 9)


def words(text: str, span: Span = HERE) -> Segment:
    """Read words as texts write them; they must be sound."""
    read = line(text, span)
    assert read.findings == (), read.findings
    return read.value


def unplaced(segment: Segment) -> Segment:
    """Return the inlines with all their spans alike, to be compared."""
    return tuple(_unplaced(node) for node in segment)


def _unplaced(node: Draft) -> Draft:
    match node:
        case Emphasis() | Strong() | Foreign() | Link():
            return replace(node, children=unplaced(node.children))
        case StatisticRef() | CrossReference():
            own = None if node.words is None else unplaced(node.words)
            return replace(node, words=own, span=HERE)
        case NoteCall() | Citation():
            return replace(node, span=HERE)
        case _:
            return node


def fields(text: str) -> list[str]:
    """Return the fields of a Python brace format string, in order; `ValueError` if it is none."""
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


def chapter(
    name: str, title: str, *paragraphs: str, notes: Mapping[str, Sequence[str]] | None = None
) -> Chapter[Draft]:
    """A text file of a title, paragraphs, one on every second line, and notes."""
    path = f"text/01-{name}.md"
    blocks = tuple(
        Paragraph(words(text, Span(path, at)), Span(path, at))
        for at, text in enumerate(paragraphs, start=3)
    )
    read = {
        key: Note(key, tuple(words(t) for t in texts), Span(path, 90))
        for key, texts in (notes or {}).items()
    }
    return Chapter(name, words(title, Span(path, 1)), (), blocks, read, Span(path, 1))


def statistic(key: str, label: str, place: str = "") -> Statistic[Draft]:
    """A count of more than 230,000."""
    return Statistic(
        key, "count", "number", Amount(Decimal(230000)), "more_than", "documented",
        words(label, RECORD), words(place, RECORD), "1999", "ai_2003", "", "", None, RECORD, RECORD,
    )  # fmt: skip


def vague(key: str, value: str, label: str) -> Statistic[Draft]:
    """A quantity in words."""
    return replace(statistic(key, label), kind="text", quantity=Vague(words(value, RECORD)))


def work(key: str, author: str, title: str, publisher: str = "") -> Work:
    """A work cited."""
    span = Span("references.toml", 1)
    return Work(key, words(author), title, "en", "", "2003", words(publisher), "", span)


def picture(path: str, credit: str, rights: str) -> Picture:
    """A picture of no bytes."""
    span = Span("images.toml", 1)
    return Picture(path, "image/png", b"", words(credit), words(rights), False, "", span)


def identity(title: str = "Report", **parts: str) -> Identity:
    """What `report.toml` says; rights and credits are one paragraph each, if given."""
    read = {name: words(text, Span("report.toml", 2)) for name, text in parts.items()}
    return Identity(
        words(title, Span("report.toml", 2)),
        read.get("standfirst", ()),
        read.get("kicker", ()),
        read.get("publisher", ()),
        read.get("address", ()),
        tuple(read[name] for name in ("rights",) if name in read),
        tuple(read[name] for name in ("credits",) if name in read),
        "EUR 70/010/2003",
        "1.0",
        date(2003, 4, 29),
        Span("report.toml", 2),
    )


def report(*chapters: Chapter[Draft], languages: str = "en fr", **catalogues: bytes) -> Report:
    """A report of these chapters in English, with catalogues by language."""
    settings = {
        language: EditionSettings(language, language, "latn", "", Span("report.toml", 20 + number))
        for number, language in enumerate(languages.split())
    }
    return Report(
        "valley", "en", identity(), Style("a4", "any", "chapter", "", Span("report.toml")),
        ("pdf",), settings, (), (), chapters, {}, {}, {},
        {tag: Catalogue(f"editions/{tag}.po", data) for tag, data in catalogues.items()}, {},
    )  # fmt: skip


def po(*entries: str, head: str = "Content-Type: text/plain; charset=UTF-8") -> bytes:
    """A catalogue: each entry is PO text."""
    return "\n\n".join([f'msgid ""\nmsgstr "{head}\\n"', *entries, ""]).encode()


def entry(context: str, text: str, translation: str, *lines: str) -> str:
    """An entry, with lines (comments, flags) before it."""
    strings = {"msgctxt": context, "msgid": text, "msgstr": translation}
    told = (
        f'{word} "{_escaped(value)}"'
        for word, value in strings.items()
        if value or word != "msgctxt"
    )
    return "\n".join([*lines, *told])


def retired(context: str, text: str, translation: str) -> str:
    """An entry that no text needs any more."""
    return "\n".join(f"#~ {line}" for line in entry(context, text, translation).split("\n"))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def house(**locales: bytes) -> House:
    """A house of words alone."""
    return House({}, {}, locales, (), frozenset(), "", "reportbuild 0")


def locale(autonym: str, *entries: str) -> bytes:
    """A locale file with a language's name in itself, and more entries."""
    return po(entry("autonym", "language", autonym), *entries)


HOUSE = house(en=locale("English"), fr=locale("Français"), ar=locale("العربية"))


def codes(found: Checked[T]) -> list[str]:
    """The codes of what was found, in order."""
    return [finding.code for finding in found.findings]
