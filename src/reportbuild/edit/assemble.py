"""Leaves and texts in order: the sections of the document.

Goes in: an edition and its voice. Comes out: sections with their anchors, numbers, notes and lines.
A memo may know texts that are as they were: then they are not edited again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportbuild.edit.abbreviations import abbreviations_listed
from reportbuild.edit.anchors import Anchors, section_ids
from reportbuild.edit.index import Places, index, marked
from reportbuild.edit.lines import fill_text
from reportbuild.edit.lists import listed
from reportbuild.edit.references import Target, works_listed
from reportbuild.edit.sections import Editor, TextInPlace
from reportbuild.edit.segments import Given, Speaker, borrowed
from reportbuild.edit.title_matter import sources_digest
from reportbuild.edit.voice import Voice
from reportbuild.model.design import House
from reportbuild.model.document import EditedText, Matter, Section
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft, Inline, Text
from reportbuild.model.leaves import GATHERED, LEAVES
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.report import Edition, Report
from reportbuild.model.text import Block, Chapter, Paragraph

_HEADINGS = {
    "cover": "Cover",
    "half-title": "Half-title",
    "title-page": "Title page",
    "imprint-page": "Imprint",
    "contents": "Contents",
    "list-of-figures": "List of figures",
    "list-of-tables": "List of tables",
    "abbreviations": "Abbreviations",
    "notes": "Notes",
    "sources": "Sources",
    "index": "Index",
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
    """Return every part in order: front matter, the texts that are chapters, back matter.

    Notes that are gathered stand before the other leaves of the back matter, unless it names them.
    """
    listed = {*report.front, *report.back}
    front = [Place(n, Matter.COVER if n == "cover" else Matter.FRONT) for n in report.front]
    body = [Place(c.name, Matter.BODY) for c in report.chapters if c.name not in listed]
    back = list(report.back)
    if report.style.notes == "end" and "notes" not in listed:
        first = next((n for n, name in enumerate(back) if name in LEAVES), len(back))
        back.insert(first, "notes")
    return (*front, *body, *(Place(name, Matter.BACK) for name in back))


@dataclass(frozen=True, slots=True)
class Assembled:
    """The sections in order, what was found in their text, and what each line of it prints.

    `cited` are the works that stand in it.
    """

    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    printed: tuple[tuple[str, Span], ...]
    cited: tuple[str, ...] = ()


def assemble(
    edition: Edition, how: Voice, original: Voice | None, house: House, memo: Memo = FORGETFUL
) -> Assembled:
    """Look up every text of an edition, in the order of the book.

    `original` is the voice of whatever is not translated; None, if nothing is.
    """
    report = edition.report
    placed, targets, numbers = _placed(edition, how, memo)
    given = _given(edition, how, original, targets, memo)
    editor = Editor(given, memo, borrowed(report.works.values()))
    sections: list[Section] = []
    done: list[EditedText] = []
    before = 0
    for part in order(report):
        if part.leaf:
            sections.append(_leaf(part, how))
            continue
        text = TextInPlace(placed[part.name], part.matter, numbers.get(part.name, ""), before)
        done.append(editor.edited(text))
        section = done[-1].section
        if report.style.numbering == "continuous":
            before += len(section.notes)
        sections.append(section)
    book, places = marked(sections) if _has_leaf(report, "index") else (tuple(sections), {})
    cited = tuple(dict.fromkeys(key for one in done for key in one.cited))
    found = [finding for one in done for finding in one.findings]
    gathering = _Book(book, places, cited, found)
    filled = tuple(_filled(s, gathering, how, edition, house) for s in book)
    gathered = report.style.notes == "end" and any(s.notes for s in book)
    kept = (
        s
        for s in filled
        if s.kind not in GATHERED
        or s.blocks
        or s.listed
        or s.index
        or (s.kind == "notes" and gathered)
    )
    printed = tuple(line for one in done for line in one.printed)
    return Assembled(tuple(kept), tuple(found), printed, cited)


def _given(
    edition: Edition,
    how: Voice,
    original: Voice | None,
    targets: Mapping[str, Target],
    memo: Memo,
) -> Given:
    """Return what texts are edited with: the very thing of the last time, if it is the same."""
    report = edition.report
    speaker = None
    if original and edition.original:
        records = edition.original.report.statistics
        place = ("speaker", how.language)
        speaker = memo.recall(place, (original, records), lambda: Speaker(original, records))
    values = (
        how,
        report.language,
        report.statistics,
        report.works,
        targets,
        edition.places,
        speaker,
        report.annexes,
        _has_leaf(report, "sources"),
    )
    return memo.recall(("given", how.language), values, lambda: Given(*values))


def _placed(
    edition: Edition, how: Voice, memo: Memo
) -> tuple[Mapping[str, Chapter[Draft]], Mapping[str, Target], Mapping[str, str]]:
    """Return the texts with anchors and numbers, all targets, and the numbers of chapters.

    An edition of some texts keeps the full report's numbers, so that "Table 3" is the same table
    in every language; what stands in the other texts has no anchor in it.
    """
    report = edition.report
    whole = edition.original.report if edition.settings.text and edition.original else report
    texts = {c.name: c for c in whole.chapters} | {c.name: c for c in report.chapters}
    anchors = Anchors(
        how,
        report.style.numbering,
        section_ids(texts),
        annexes=report.annexes,
        paragraphs=report.style.paragraphs == "numbered",
    )
    parts = order(whole)
    numbers = _chapter_numbers(parts, how) | _annex_letters(parts, report.annexes, how)
    placed: dict[str, Chapter[Draft]] = {}
    targets: dict[str, Target] = {}
    for part in parts:
        if part.leaf:
            continue
        number = numbers.get(part.name, "")
        placed[part.name], own = _anchored(anchors, texts[part.name], number, memo)
        held = any(c.name == part.name for c in report.chapters)
        targets |= {
            key: target if held else replace(target, anchor="")
            for key, target in own.items()
            if key not in targets
        }
    return placed, targets, numbers


def _anchored(
    anchors: Anchors, chapter: Chapter[Draft], number: str, memo: Memo
) -> tuple[Chapter[Draft], Mapping[str, Target]]:
    """Return a text with its anchors and numbers, and its targets; count on from it."""
    ruled = anchors.how, anchors.numbering, anchors.annexes, anchors.paragraphs
    values = (chapter, number, anchors.ids[chapter.name], tuple(anchors.counts.items()), *ruled)

    def make() -> tuple[Chapter[Draft], dict[str, Target], Counter[tuple[str, str]]]:
        own = replace(anchors, targets={}, counts=Counter(anchors.counts))
        return own.placed(chapter, number), own.targets, own.counts

    place = ("anchored", anchors.how.language, chapter.name)
    placed, targets, counts = memo.recall(place, values, make)
    anchors.counts = Counter(counts)
    return placed, targets


def _chapter_numbers(parts: Iterable[Place], how: Voice) -> dict[str, str]:
    chapters = (p.name for p in parts if p.matter is Matter.BODY)
    return {name: how.number(n) for n, name in enumerate(chapters, 1)}


def _annex_letters(parts: Iterable[Place], annexes: Collection[str], how: Voice) -> dict[str, str]:
    """Return the letter of each annex, by the custom of the edition's script; then its number."""
    letters = how.words.alternatives("annex letters", "numbering")
    names = (p.name for p in parts if p.matter is Matter.BACK and p.name in annexes)
    return {
        name: letters[n] if n < len(letters) else how.number(n + 1) for n, name in enumerate(names)
    }


def _leaf(part: Place, how: Voice) -> Section:
    heading = how.words(_HEADINGS[part.name])
    return Section(part.name, part.name, part.matter, heading, title=(Text(heading),))


def _has_leaf(report: Report, name: str) -> bool:
    return name in (*report.front, *report.back)


@dataclass(frozen=True, slots=True)
class _Book:
    """What leaves list: the texts, the places to which the index leads, the works that are cited;
    and everything found so far.
    """

    sections: tuple[Section, ...]
    places: Places
    cited: tuple[str, ...]
    found: list[Finding]


def _filled(section: Section, book: _Book, how: Voice, edition: Edition, house: House) -> Section:
    """Give the leaves that list something their blocks, now that all texts are read."""
    match section.kind:
        case "sources":
            works = works_listed(book.cited, edition.report.works, how)
            return replace(section, blocks=works)
        case "list-of-figures" | "list-of-tables":
            return replace(section, listed=listed(section.kind, book.sections, how))
        case "abbreviations":
            records = edition.report.abbreviations.values()
            return replace(section, blocks=abbreviations_listed(records, how))
        case "index":
            groups, found = index(edition.report.index_terms, book.places, how)
            book.found.extend(found)
            return replace(section, index=groups)
        case "colophon":
            return replace(section, blocks=tuple(_colophon(edition, house, how)))
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
