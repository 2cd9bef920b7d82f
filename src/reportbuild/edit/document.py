"""An edition to a document: the whole of editing, in its order.

Goes in: an edition, the house style, and whether holds stand. Comes out: the document, everything
looked up but pages, with all that was found. A memo may know parts that are as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import zip_longest

from reportbuild.edit.abbreviations import abbreviations
from reportbuild.edit.assemble import assemble
from reportbuild.edit.contents import contents
from reportbuild.edit.editorial import editorial
from reportbuild.edit.glyphs import beside_lines, characters, undrawable
from reportbuild.edit.isbn import digits_of
from reportbuild.edit.lines import plain, settled
from reportbuild.edit.numbers import numbering_system
from reportbuild.edit.references import written
from reportbuild.edit.rereading import misprints
from reportbuild.edit.terms import terms
from reportbuild.edit.title_matter import pictures_shown, title_matter
from reportbuild.edit.typography import polished
from reportbuild.edit.voice import Voice, voice
from reportbuild.edit.wording import vague_faults
from reportbuild.model.design import House
from reportbuild.model.document import Document, Line, Section, TitleMatter
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.inlines import Text
from reportbuild.model.memo import FORGETFUL, Memo, steady
from reportbuild.model.report import Edition, Segment


def document(
    edition: Edition, house: House, memo: Memo = FORGETFUL, *, draft: bool
) -> Checked[Document]:
    """Return the document of an edition; `draft` is true when holds stand anywhere behind it.

    Nothing is made for a locale that CLDR does not know or that is another language's.
    """
    edition = _steadied(edition, memo)
    spoken = _voice(edition, memo)
    if spoken.made is None:
        return Checked(None, spoken.findings)
    how = spoken.made
    report = edition.report
    original = _voice(edition.original, memo).made if edition.original else None
    assembled = assemble(edition, how, original, house, memo)
    sections, found = assembled.sections, assembled.findings
    matter, found_in_title = title_matter(edition, how, sections)
    shown = [path for path, _ in pictures_shown(report, sections)]
    made = Document(
        report.slug,
        how.language,
        how.locale,
        how.direction,
        numbering_system(how.locale, edition.settings.numerals),
        draft,
        edition.words,
        matter,
        report.style,
        sections,
        contents(sections),
        {path: report.pictures[path] for path in shown if path in report.pictures},
    )
    beside = (*_beside(edition, assembled.cited, shown), *beside_lines(_without_works(sections)))
    texts = (*_front(edition, matter), *assembled.printed, *beside)
    glyphs = undrawable(texts, house.charset)
    marked = (
        *editorial(edition, how, memo),
        *terms(edition, how, memo),
        *abbreviations(edition, how, memo),
    )
    records = _records(edition, how, memo)
    return checked(made, (*_isbn(edition), *records, *found, *found_in_title, *glyphs, *marked))


def _steadied(edition: Edition, memo: Memo) -> Edition:
    """Return an edition whose large parts are the very objects of the last time, if they can be.

    So whatever is made of them is known again at a glance.
    """
    language, report = edition.settings.language, edition.report
    chapters = (steady(memo, ("text", language, c.name), c) for c in report.chapters)
    return replace(
        edition,
        report=replace(
            report,
            chapters=tuple(chapters),
            statistics=steady(memo, ("statistics", language), report.statistics),
            works=steady(memo, ("works", language), report.works),
        ),
        words=steady(memo, ("words", language), edition.words),
        places=steady(memo, ("places", language), edition.places),
        original=edition.original and _steadied(edition.original, memo),
    )


def _voice(edition: Edition, memo: Memo) -> Checked[Voice]:
    """Return the voice of an edition: of these settings, words and rules alone."""
    values = edition.settings, edition.words, edition.report.statistic_style
    return memo.recall(("voice", edition.settings.language), values, lambda: voice(edition))


def _front(edition: Edition, matter: TitleMatter) -> Iterator[tuple[str, Span]]:
    """Yield what title page and imprint page print, and where it was written."""
    identity = edition.report.identity
    written: tuple[tuple[Line, Segment], ...] = (
        (matter.title_line, identity.title),
        (matter.standfirst, identity.standfirst),
        (matter.kicker, identity.kicker),
        (matter.address, identity.address),
        ((Text(matter.publisher),), identity.publisher),
        *zip_longest(matter.rights, identity.rights, fillvalue=()),  # ours come last
        *zip(matter.credits, identity.credits, strict=False),  # pictures' own come last
    )
    for line, segment in written:
        yield characters(line), edition.place(segment, identity.span)
    for words in (matter.index, matter.version, matter.isbn, matter.published_words):
        yield words, identity.span


def _beside(
    edition: Edition, cited: Iterable[str], shown: Iterable[str]
) -> Iterator[tuple[str, Span]]:
    """Yield what records of works cited and pictures shown print, and where it was written."""
    report = edition.report
    for work in (report.works[key] for key in cited if key in report.works):
        for text, segment in written(work):
            yield text, edition.place(segment, work.span)
    for term in report.index_terms.values():
        yield plain(term.entry), edition.place(term.entry, term.span)
    for picture in (report.pictures[path] for path in shown if path in report.pictures):
        for segment in (picture.credit, picture.rights):
            yield plain(segment), edition.place(segment, picture.span)


def _without_works(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections, the list of sources without its works: each is told of by itself."""
    for section in sections:
        yield replace(section, blocks=()) if section.kind == "sources" else section


def _records(edition: Edition, how: Voice, memo: Memo) -> tuple[Finding, ...]:
    """Return what is wrong with statistics and works themselves, as this edition prints them."""
    report = edition.report
    values = report.statistics, report.works, edition.places, how

    def make() -> tuple[Finding, ...]:
        return (*_statistics(edition, how, memo), *_works(edition, how))

    return memo.recall(("records", how.language), values, make, lasting=True)


def _statistics(edition: Edition, how: Voice, memo: Memo) -> Iterator[Finding]:
    for record in edition.report.statistics.values():
        place = ("misprints", how.language, record.key)
        yield from memo.recall(place, (record, how), partial(misprints, record, how))
        for segment in (record.label, record.place):
            written_at = edition.place(segment, record.span)
            yield from polished(settled(segment), how, written_at)[1]
        yield from vague_faults(record, how)


def _works(edition: Edition, how: Voice) -> Iterator[Finding]:
    for work in edition.report.works.values():
        for segment in (work.author, work.publisher):
            yield from polished(settled(segment), how, edition.place(segment, work.span))[1]


def _isbn(edition: Edition) -> Iterator[Finding]:
    settings = edition.settings
    if not settings.isbn:
        return
    if not digits_of(settings.isbn):
        message = f"“{settings.isbn}” is no ISBN: its length or its check digit is wrong."
        yield Finding("isbn-001", settings.span, message, "Copy it from the agency's own letter.")
        return
    for other in edition.report.editions.values():
        same = digits_of(other.isbn) == digits_of(settings.isbn)
        if other.language != settings.language and same:
            message = f"“{settings.isbn}” is the ISBN of the edition “{other.language}” as well."
            yield Finding("isbn-002", settings.span, message, "Each edition needs its own.")
