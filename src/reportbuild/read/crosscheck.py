"""What the text mentions, against what there is: statistics, notes, targets, works, alt text.

Takes chapters and the keys of the records beside them; gives findings in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Citation, CrossReference, Draft, NoteCall, StatisticRef
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.statistics import Statistic
from reportbuild.model.text import Chapter, Chart, Figure, Paragraph, Table
from reportbuild.read.charted import undrawable
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.toml import Toml
from reportbuild.read.walk import said, uncalled


@dataclass(frozen=True, slots=True)
class Beside:
    """The records beside the text. Their files name those too that could not be made.

    `unread` holds the paths of files that could not be read at all: what they would have told is
    not missing, but unknown. `lost` holds the targets of blocks that could not be read.
    """

    statistics: Mapping[str, Statistic[Draft]]
    statistics_file: Toml | None
    references_file: Toml | None
    unread: frozenset[str] = frozenset()
    lost: AbstractSet[str] = frozenset()

    @property
    def statistic_keys(self) -> frozenset[str] | None:
        """Every key of statistics.toml; None if nobody can tell."""
        return self._keys("statistics.toml", self.statistics_file)

    @property
    def work_keys(self) -> frozenset[str] | None:
        """Every key of references.toml; None if nobody can tell."""
        return self._keys("references.toml", self.references_file)

    @property
    def has_all_texts(self) -> bool:
        """Whether every text could be read."""
        return not any(path.startswith("text/") for path in self.unread)

    def _keys(self, path: str, file: Toml | None) -> frozenset[str] | None:
        return None if path in self.unread else frozenset(file.values if file else ())


def crosscheck(chapters: Sequence[Chapter[Draft]], beside: Beside) -> list[Finding]:
    """Find what is mentioned and not there, there twice, or there and never mentioned."""
    found = list(_targets(chapters))
    named = frozenset(key for chapter in chapters for key, _ in _named(chapter))
    targets = named | beside.lost if beside.has_all_texts else None
    statistics = {k for s in beside.statistics.values() for k in (s.of, *s.derived_from)}
    works = {s.source for s in beside.statistics.values()}
    known, known_works = beside.statistic_keys, beside.work_keys
    for chapter in chapters:
        mentioned = [*said(chapter)]
        for inline in mentioned:
            match inline:
                case StatisticRef(key):
                    statistics.add(key)
                    found += _unknown("ref-001", "statistic", key, known, inline.span)
                case CrossReference(target):
                    found += _unknown("ref-003", "target", target, targets, inline.span)
                case Citation(cited):
                    for key, _ in cited:
                        works.add(key)
                        found += _unknown("ref-004", "work", key, known_works, inline.span)
                case _:
                    pass
        found += _notes(chapter, mentioned, chapters)
        found += _illustrations(chapter, beside)
    if beside.has_all_texts:
        found += _unused("ref-009", "statistic", beside.statistics_file, statistics)
        found += _unused("ref-010", "work", beside.references_file, works)
    return found


def nameless(chapters: Sequence[Chapter[Draft]]) -> Iterator[Finding]:
    """Find targets above paragraphs, which only a report that numbers them can refer to."""
    for chapter in chapters:
        for block in (inner for outer in chapter.blocks for inner in inner_blocks(outer)):
            if isinstance(block, Paragraph) and block.id:
                sentence = f"The target “{block.id}” names a paragraph, which has no number."
                hint = "Put it right above a heading, table, figure, chart, box or quotation."
                yield Finding("text-035", block.span, sentence, hint)


def _unknown(
    code: str, what: str, key: str, known: frozenset[str] | None, span: Span
) -> Iterator[Finding]:
    if known is not None and key not in known:
        sentence = f"No {what} is called “{shortened(key)}”."
        yield Finding(code, span, sentence, did_you_mean(key, known))


def _unused(code: str, what: str, file: Toml | None, used: set[str]) -> Iterator[Finding]:
    for key in file.values if file else ():
        if file and key not in used:
            sentence = f"The {what} “{shortened(key)}” is never mentioned."
            yield Finding(code, file.span(key), sentence)


def _named(chapter: Chapter[Draft]) -> Iterator[tuple[str, Span]]:
    if chapter.id:
        yield chapter.id, chapter.span
    for block in (inner for outer in chapter.blocks for inner in inner_blocks(outer)):
        key = getattr(block, "id", "")  # a list has none
        if key:
            yield key, block.span


def _targets(chapters: Sequence[Chapter[Draft]]) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    for chapter in chapters:
        for key, span in _named(chapter):
            if key in first:
                sentence = f"The target “{key}” stands at {first[key]} already."
                hint = "Targets belong to the whole report: give it another key."
                yield Finding("ref-007", span, sentence, hint)
            first.setdefault(key, span)


def _notes(
    chapter: Chapter[Draft], mentioned: Sequence[Draft], chapters: Sequence[Chapter[Draft]]
) -> Iterator[Finding]:
    calls = [inline for inline in mentioned if isinstance(inline, NoteCall)]
    for call in calls:
        if call.key not in chapter.notes:
            elsewhere = next((c.span.path for c in chapters if call.key in c.notes), "")
            hint = did_you_mean(call.key, chapter.notes) or "Write it below: [^key]: ..."
            if elsewhere:
                hint = f"Notes belong to their file; this one stands in {elsewhere}."
            sentence = f"No note of this file is called “{call.key}”."
            yield Finding("ref-002", call.span, sentence, hint)
    for key in uncalled(chapter, mentioned):
        sentence = f"Nothing calls the note “{key}”, so it would not be printed."
        hint = f"Write [^{key}] where it belongs."
        yield Finding("ref-006", chapter.notes[key].span, sentence, hint)


def _is_sourceless(block: Figure[Draft] | Table[Draft] | Chart[Draft]) -> bool:
    """Tell whether nothing says where a thing comes from; statistics bring their own sources."""
    return not (block.source or getattr(block, "statistics", ()))


def _illustrations(chapter: Chapter[Draft], beside: Beside) -> Iterator[Finding]:
    for block in (inner for outer in chapter.blocks for inner in inner_blocks(outer)):
        if isinstance(block, Figure) and not block.alt:
            hint = "Say in its option “alt” what it shows, for those who cannot see it."
            yield Finding("pic-009", block.span, "This illustration has no alt text.", hint)
        if isinstance(block, Figure | Table | Chart) and block.caption and _is_sourceless(block):
            hint = "Say in its option “source” where it comes from."
            what = {Figure: "illustration", Table: "table", Chart: "chart"}[type(block)]
            yield Finding("text-042", block.span, f"This {what} has no source.", hint)
        if isinstance(block, Chart):
            yield from undrawable(block, beside.statistics)
