"""Targets to locators, citations to the words that name a work.

Goes in: where targets stand and how they are numbered, and the works of the report. Comes out: the
printed words for a cross-reference ("Table 2.1 (p. 31)"), for a citation, and the list of works
cited. Pages stay open: `PageOf`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reportbuild.edit.lines import between, fill_text, joined, plain
from reportbuild.edit.sentences import capitalised
from reportbuild.edit.typography import tidied
from reportbuild.edit.voice import Voice, printed_date, printed_place
from reportbuild.model.document import Line
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    Citation,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Locator,
    PageOf,
    Text,
)
from reportbuild.model.report import Segment, Work
from reportbuild.model.text import Block, Paragraph

Label = Literal[
    "Chapter {number}", "Annex {number}", "Table {number}", "Figure {number}", "Paragraph {number}"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A named place: its anchor, and its number under a label, or its title.

    The anchor is "" of what stands in the full report, and not in an edition of some texts.
    """

    anchor: str
    label: Label | None
    number: str
    title: Segment


def locator(
    target: Target, words: Line | None, title: Line, how: Voice, *, opens: bool = False
) -> Line:
    """Return the words printed for a target, or the writer's own, with its page.

    `opens` tells that it begins a sentence. What is not in this edition is named by its number,
    which is the full report's, and without a link.
    """
    named: Line
    if words:
        named = words
    elif target.label and target.number:
        label = how.words(target.label, "reference")
        named = (Text(fill_text(label, number=target.number)),)
        named = capitalised(named, how.language) if opens else named
    elif not target.anchor:
        named = (Text(how.words("the full report", "reference")),)
        return capitalised(named, how.language) if opens else named
    else:
        before, after = how.quoted(plain(title))
        named = joined((Text(before), *title, Text(after)))
    if not target.anchor:
        return joined((*named, Text(how.words(" (see the full report)"))))
    opening, closing = how.around(" (p. {page})")
    return Locator(target.anchor, named), PageOf(target.anchor, opening, closing)


def nameless(target: Target, words: Line | None, key: str, span: Span) -> tuple[Finding, ...]:
    """Return an error (xref-001) for a mention of what has neither number, title nor words."""
    if words or (target.label and target.number) or plain(target.title).strip():
        return ()
    message = f"The target “{key}” has neither number nor title, so nothing could be printed."
    return (Finding("xref-001", span, message, f"Give your own words: “[words](#{key})”."),)


def citation(
    cited: Citation, works: Mapping[str, Work], how: Voice, known: Collection[str] = ()
) -> Line:
    """Return works as notes and texts name them, each with the place in it.

    Works that are `known` to the reader already are named in short.
    """

    def named(key: str, place: str) -> Line:
        printed = printed_place(place, how)[0]
        name = work_in_short if key in known else work_named
        return name(works[key], how, printed)

    return between((named(key, place) for key, place in cited.works), how.words("; ", "list"))


def work_in_short(work: Work, how: Voice, place: str = "") -> Line:
    """Return author, index or else title, and place in the work."""
    named = (Text(unbroken(work.index)),) if work.index else _title(work, how)
    parts = (tidied(work.author, how), named, (Text(place),) if place else ())
    return between(parts, how.words(", ", "list"))


def _title(work: Work, how: Voice) -> Line:
    title: Inline = Text(work.title)
    if work.language and work.language != how.language:
        title = Foreign(work.language, (title,))
    return (Emphasis((title,)),) if work.title else ()


def unbroken(index: str) -> str:
    """Return an index number that no line can part: "EUR 70/010/2003" is one word."""
    return index.replace(" ", "\u00a0")


def foreign_places(cited: Citation, source_language: str, how: Voice) -> Iterable[Finding]:
    """Yield a warning (xref-002) for each place in a work that this language has no words for."""
    if how.language == source_language:
        return
    for key, place in cited.works:
        if not printed_place(place, how)[1] and any(c.isalpha() for c in place):
            message = f"“{place}” in the work “{key}” is printed as the source language has it."
            hint = "Known are p., pp., para., paras, chapter, note, section, table, figure, annex."
            yield Finding("xref-002", cited.span, message, hint)


def work_named(work: Work, how: Voice, place: str = "") -> Line:
    """Return author, title, publisher, index, date and place; what is missing is left out."""
    author, publisher = tidied(work.author, how), tidied(work.publisher, how)
    index = fill_text(how.words("index {index}", "citation"), index=unbroken(work.index))
    parts: tuple[Line, ...] = (
        author,
        _title(work, how),
        publisher if plain(publisher) != plain(author) else (),
        (Text(index),) if work.index else (),
        (Text(printed_date(work.published, how)),) if work.published else (),
        (Text(place),) if place else (),
    )
    return between(parts, how.words(", ", "list"))


def written(work: Work) -> Iterator[tuple[str, Segment]]:
    """Yield the characters that stand in a work's record, and the segment that they belong to.

    What is not translated belongs to ().
    """
    for segment in (work.author, work.publisher):
        yield plain(segment), segment
    yield f"{work.title}{work.index}{work.address}", ()


def works_listed(
    keys: Iterable[str], works: Mapping[str, Work], how: Voice
) -> tuple[Block[Inline], ...]:
    """Return the works cited as paragraphs, by author, date and title."""
    cited = sorted({key: works[key] for key in keys}.values(), key=_in_order)
    stop = how.words(".", "citation")
    return tuple(Paragraph(_listed(work, how, stop), work.span) for work in cited)


def _listed(work: Work, how: Voice, stop: str) -> Line:
    address = (Text(" "), Link(work.address, (Text(work.address),))) if work.address else ()
    named = work_named(work, how)
    stopped = plain(named).endswith(stop)  # as Serbian dates are: "29. april 2003."
    return joined((*named, Text("" if stopped else stop), *address))


def _in_order(work: Work) -> tuple[str, str, str, str]:
    """Order by letters without their marks, as readers look names up; by key at the last."""

    def letters(text: str) -> str:
        apart = unicodedata.normalize("NFKD", text.casefold())
        return "".join(c for c in apart if c.isalnum() or c.isspace()).strip()

    return letters(plain(work.author)), work.published, letters(work.title), work.key
