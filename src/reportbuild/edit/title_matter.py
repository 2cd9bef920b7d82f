"""What title page, imprint page and metadata say.

Goes in: an edition, its voice, and its sections, whose pictures are to be credited. Comes out: the
title matter in the edition's own words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from reportbuild.edit.isbn import identifier
from reportbuild.edit.lines import between, fill, fill_text, plain, settled
from reportbuild.edit.segments import label_line
from reportbuild.edit.typography import polished, tidied
from reportbuild.edit.voice import Voice, printed_date
from reportbuild.model.document import Line, Section, TitleMatter
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Foreign, LineBreak, Text
from reportbuild.model.report import Edition, Picture, Report, Segment
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Figure


def title_matter(
    edition: Edition, how: Voice, sections: Iterable[Section]
) -> tuple[TitleMatter, tuple[Finding, ...]]:
    """Return what title page, imprint page and metadata say, and what was found in it."""
    report, identity = edition.report, edition.report.identity
    found: list[Finding] = []

    def line(segment: Segment) -> Line:
        done, more = polished(settled(segment), how, edition.place(segment, identity.span))
        found.extend(more)
        return done

    title = line(identity.title)
    isbn = edition.settings.isbn
    matter = TitleMatter(
        plain(title),
        title,
        line(identity.standfirst),
        (*line(identity.kicker), *_extent(edition, how)),
        plain(line(identity.publisher)),
        line(identity.address),
        (*(line(paragraph) for paragraph in identity.rights), *_full_editions(edition, how)),
        (*(line(c) for c in identity.credits), *_picture_credits(report, how, sections)),
        identity.index,
        identity.version,
        isbn,
        identifier(isbn, report.slug, identity.index, how.language),
        identity.published,
        printed_date(identity.published.isoformat(), how),
        tuple((tag, edition.names[tag]) for tag in report.editions),
        sources_digest(report),
    )
    return matter, tuple(found)


def _extent(edition: Edition, how: Voice) -> Line:
    """Return what the title says, below the kicker, of an edition of some texts."""
    if not edition.settings.text:
        return ()
    said = Text(how.words("Summary edition"))
    return (LineBreak(), said) if plain(settled(edition.report.identity.kicker)) else (said,)


def _full_editions(edition: Edition, how: Voice) -> Iterator[Line]:
    """Yield, for an edition of some texts, where the full report is to be had."""
    if not edition.settings.text:
        return
    full = (tag for tag, settings in edition.report.editions.items() if not settings.text)
    names = between(
        ((Foreign(tag, (Text(edition.names[tag]),)),) for tag in full), how.words(", ", "list")
    )
    pattern = "This edition holds part of the report. The full report is published in: {languages}."
    yield fill(how.words(pattern), {"languages": names})


def sources_digest(report: Report) -> str:
    """Return the SHA-256 of all sources: of the list of their paths and digests, in order."""
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(report.sources.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def pictures_shown(report: Report, sections: Iterable[Section]) -> tuple[tuple[str, str], ...]:
    """Return what pictures the document shows, in order: each path, with its figure's number."""
    shown = [(report.style.cover, "")] if report.style.cover else []
    for section in sections:
        for block in section.blocks:
            shown += [(b.image, b.number) for b in inner_blocks(block) if isinstance(b, Figure)]
    return tuple(shown)


def _picture_credits(report: Report, how: Voice, sections: Iterable[Section]) -> Iterator[Line]:
    """Yield a line for each credit, after the names of the pictures that it stands for."""
    lines: dict[Line, list[str]] = {}
    for path, number in pictures_shown(report, sections):
        picture = report.pictures.get(path)
        if picture and (credit := _credit(picture, how)):
            lines.setdefault(credit, []).append(_picture_name(path, number, report, how))
    for credit, names in lines.items():
        listed = how.words(", ", "list").join(dict.fromkeys(names))
        yield label_line(listed, credit, how)


def _credit(picture: Picture, how: Voice) -> Line:
    both = (tidied(picture.credit, how), tidied(picture.rights, how))
    return between(both, how.words(", ", "list"))


def _picture_name(path: str, number: str, report: Report, how: Voice) -> str:
    if number:
        return fill_text(how.words("Figure {number}"), number=number)
    return how.words("Cover" if path == report.style.cover else "Picture")
