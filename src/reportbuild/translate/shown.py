"""What is printed for each placeholder, as far as that can be told before pages are made.

In: a report, and how its statistics print in one language. Out: for a segment, what a translator
should see in the place of each code: the figure, the title referred to, the work cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    IndexMark,
    Link,
    NoteCall,
    StatisticRef,
    Text,
)
from reportbuild.model.report import Report, Segment
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Block, Box, Chapter, Chart, Figure, Heading, Table
from reportbuild.translate.markup import Named, placeholders, walk
from reportbuild.translate.segments import SegmentRecord


@dataclass(frozen=True, slots=True)
class Shown:
    """What prints: statistics by key, titles of what may be referred to by target, works by key."""

    statistics: Mapping[str, str]
    titles: Mapping[str, str]
    works: Mapping[str, str]

    def of(self, record: SegmentRecord) -> Mapping[str, str]:
        """Return what prints for each placeholder of a segment, by its name."""
        return {
            name: self._one(node) or f"{{{name}}}"
            for name, node in placeholders(record.inlines).items()
        }

    def _one(self, node: Named) -> str:
        match node:
            case StatisticRef():
                return self.statistics.get(node.key, "")
            case NoteCall():
                return f"[{node.key}]"
            case CrossReference():
                return self.titles.get(node.target, "")
            case Citation():
                works = (
                    ", ".join(filter(None, (self.works.get(key, key), locator)))
                    for key, locator in node.works
                )
                return "; ".join(works)
            case Link():
                return node.address
            case IndexMark():
                return ""


def shown(report: Report, statistics: Mapping[str, str]) -> Shown:
    """Return what a report prints for its placeholders; `statistics` are as they print, by key."""
    titles = {target: words(title) for target, title in _titles(report) if target}
    return Shown(statistics, titles, {key: work.title for key, work in report.works.items()})


def words(segment: Segment) -> str:
    """Return the characters of a segment."""
    return "".join(node.text for node in walk(segment) if isinstance(node, Text))


def _titles(report: Report) -> Iterator[tuple[str, Segment]]:
    for chapter in report.chapters:
        yield chapter.id, chapter.title
        for block in _blocks(chapter):
            match block:
                case Heading():
                    yield block.id, block.children
                case Table() | Figure() | Chart():
                    yield block.id, block.caption
                case Box():
                    yield block.id, block.title
                case _:
                    pass


def _blocks(chapter: Chapter[Draft]) -> Iterator[Block[Draft]]:
    for block in chapter.blocks:
        yield from inner_blocks(block)
