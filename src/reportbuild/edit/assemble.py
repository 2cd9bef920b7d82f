"""Leaves and texts in order: the sections of the document, and its title matter.

Goes in: an edition and its voice. Comes out: sections with their anchors, numbers, notes and lines,
and what title page, imprint page and metadata say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportbuild.edit.anchors import Anchors, section_ids
from reportbuild.edit.isbn import identifier
from reportbuild.edit.lines import between, fill_text, plain, settled, without_marks
from reportbuild.edit.notes import NoteRoll
from reportbuild.edit.references import works_listed
from reportbuild.edit.segments import Desk, cells_of, label_line
from reportbuild.edit.typography import polished
from reportbuild.edit.voice import Voice, printed_date
from reportbuild.model.design import House
from reportbuild.model.document import Line, Matter, Section, TitleMatter
from reportbuild.model.finding import Finding
from reportbuild.model.report import LEAVES, Edition, Picture, Report, Segment
from reportbuild.model.text import (
    Block,
    Chapter,
    Draft,
    Figure,
    Inline,
    Paragraph,
    Text,
    inner_blocks,
    replace_paragraphs,
    rewrite_block,
)

_HEADINGS = {
    "cover": "Cover",
    "half-title": "Half-title",
    "title-page": "Title page",
    "imprint-page": "Imprint",
    "contents": "Contents",
    "sources": "Sources",
    "colophon": "Colophon",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One part of the book in its order: a leaf's or a text file's name, and its matter."""

    name: str
    matter: Matter

    @property
    def leaf(self) -> bool:
        return self.name in LEAVES


def order(report: Report) -> tuple[Place, ...]:
    """Return every part in order: front matter, the texts that are chapters, back matter."""
    listed = {*report.front, *report.back}
    front = [Place(n, Matter.COVER if n == "cover" else Matter.FRONT) for n in report.front]
    body = [Place(c.name, Matter.BODY) for c in report.chapters if c.name not in listed]
    return (*front, *body, *(Place(name, Matter.BACK) for name in report.back))


def assemble(
    edition: Edition, how: Voice, house: House
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """Return the sections in order, and what was found in their text."""
    report = edition.report
    parts = order(report)
    ids = section_ids(c.name for c in report.chapters)
    anchors = Anchors(how, report.style.numbering, ids)
    numbers = _chapter_numbers(parts, how)
    texts = {c.name: c for c in report.chapters}
    placed = {
        p.name: anchors.placed(texts[p.name], numbers.get(p.name, "")) for p in parts if not p.leaf
    }
    desk = Desk(report, how, anchors.targets)
    sections: list[Section] = []
    before = 0
    for part in parts:
        if part.leaf:
            sections.append(_leaf(part, how))
            continue
        section = _text(placed[part.name], part.matter, numbers.get(part.name, ""), before, desk)
        if report.style.numbering == "continuous":
            before += len(section.notes)
        sections.append(section)
    filled = (_filled(section, desk, edition, house) for section in sections)
    kept = (s for s in filled if s.blocks or s.kind != "sources")  # a list of nothing is no leaf
    return tuple(kept), tuple(desk.found)


def _chapter_numbers(parts: Iterable[Place], how: Voice) -> dict[str, str]:
    chapters = (p.name for p in parts if p.matter is Matter.BODY)
    return {name: how.number(n) for n, name in enumerate(chapters, 1)}


def _leaf(part: Place, how: Voice) -> Section:
    heading = how.words(_HEADINGS[part.name])
    return Section(part.name, part.name, part.matter, heading, title=(Text(heading),))


def _text(chapter: Chapter[Draft], matter: Matter, number: str, before: int, desk: Desk) -> Section:
    desk.roll = NoteRoll(chapter.id, before, desk.how)
    desk.cells = cells_of(chapter)
    title = desk.line("title", chapter.title, chapter.span)
    standfirst = desk.line("standfirst", chapter.standfirst, chapter.span)
    blocks = tuple(rewrite_block(block, desk.line) for block in chapter.blocks)
    notes = {
        key: replace_paragraphs(
            chapter.notes[key],
            tuple(
                desk.line("note", p, chapter.notes[key].span) for p in chapter.notes[key].paragraphs
            ),
        )
        for key in desk.roll.calls
    }
    heading = plain(without_marks(title)).strip()
    called = desk.roll.numbered(notes)
    return Section(chapter.id, "text", matter, heading, number, title, standfirst, blocks, called)


def _filled(section: Section, desk: Desk, edition: Edition, house: House) -> Section:
    """Give the leaves that list something their blocks, now that all texts are read."""
    match section.kind:
        case "sources":
            listed = works_listed(desk.cited, edition.report.works, desk.how)
            return replace(section, blocks=listed)
        case "colophon":
            return replace(section, blocks=tuple(_colophon(edition, house, desk.how)))
        case _:
            return section


def _colophon(edition: Edition, house: House, how: Voice) -> Iterator[Block[Inline]]:
    span = edition.report.identity.span
    families = how.words(", ", "list").join(sorted({face.family for face in house.faces}))
    digest = sources_digest(edition.report)
    apart = " ".join(digest[n : n + 8] for n in range(0, len(digest), 8))
    words = how.words
    if families:
        text = fill_text(words("Faces of the house style: {faces}."), faces=families)
        yield Paragraph((Text(text),), span)
    made = "Made with {tool} from sources with the digest {digest}."
    yield Paragraph((Text(fill_text(words(made), tool=house.tool, digest=apart)),), span)
    yield Paragraph((Text(words("The same sources and tools give the same bytes.")),), span)


def sources_digest(report: Report) -> str:
    """Return the SHA-256 of all sources: of the list of their paths and digests, in order."""
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(report.sources.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def title_matter(
    edition: Edition, how: Voice, sections: Iterable[Section]
) -> tuple[TitleMatter, tuple[Finding, ...]]:
    """Return what title page, imprint page and metadata say, and what was found in it."""
    report, identity = edition.report, edition.report.identity
    found: list[Finding] = []

    def line(segment: Segment) -> Line:
        done, more = polished(settled(segment), how, identity.span)
        found.extend(more)
        return done

    title = line(identity.title)
    isbn = edition.settings.isbn
    matter = TitleMatter(
        plain(title),
        title,
        line(identity.standfirst),
        line(identity.kicker),
        plain(line(identity.publisher)),
        line(identity.address),
        tuple(line(paragraph) for paragraph in identity.rights),
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


def pictures_shown(report: Report, sections: Iterable[Section]) -> dict[str, tuple[str, ...]]:
    """Return the pictures that the document shows, each with the numbers of its figures."""
    shown: dict[str, tuple[str, ...]] = {report.style.cover: ()} if report.style.cover else {}
    for section in sections:
        for block in section.blocks:
            for inner in inner_blocks(block):
                if isinstance(inner, Figure):
                    numbers = (inner.number,) if inner.number else ()
                    shown[inner.image] = (*shown.get(inner.image, ()), *numbers)
    return shown


def _picture_credits(report: Report, how: Voice, sections: Iterable[Section]) -> Iterator[Line]:
    """Yield a line for each credit, after the names of the pictures that it stands for."""
    lines: dict[Line, list[str]] = {}
    for path, numbers in pictures_shown(report, sections).items():
        picture = report.pictures.get(path)
        if picture is None:
            continue
        credit = _credit(picture, how)
        if credit:
            lines.setdefault(credit, []).extend(_picture_names(path, numbers, report, how))
    for credit, names in lines.items():
        listed = how.words(", ", "list").join(dict.fromkeys(names))
        yield label_line(listed, credit, how)


def _credit(picture: Picture, how: Voice) -> Line:
    both = between((settled(picture.credit), settled(picture.rights)), how.words(", ", "list"))
    return polished(both, how, picture.span)[0]


def _picture_names(
    path: str, numbers: tuple[str, ...], report: Report, how: Voice
) -> Iterator[str]:
    if path == report.style.cover:
        yield how.words("Cover")
    for number in numbers:
        yield fill_text(how.words("Figure {number}"), number=number)
    if path != report.style.cover and not numbers:
        yield how.words("Picture")
