"""Every segment of a report, in reading order, and the report with its segments replaced.

In: a `Report`. Out: a record of each segment that a translator must see, or, from the same
traversal, the report rewritten. What the catalogues, the editions and their checks go by is this
one walk; so that nothing can be translated and not printed, or printed and not translated.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Link, Text
from reportbuild.model.report import Identity, Picture, Report, Segment, Work
from reportbuild.model.rewriting import Rewrite, rewrite_chapter
from reportbuild.model.statistics import Statistic, Vague
from reportbuild.translate.markup import inner, markup
from reportbuild.translate.po import Key

_BARE_FIGURES = re.compile(r"\s*\d+(?:\s*[-–—]\s*\d+)*\s*")
"""Years and spans of years; of other figures, another language may set the signs otherwise."""


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """One segment, as catalogues name it.

    `context` (msgctxt) is its place and kind ("health/paragraph"), with a number from 2 on when
    the same text recurs there; `text` (msgid) its words in the segment language. `kind` is what
    it is ("paragraph", "title", "label"). `span` is where it was written.
    """

    context: str
    kind: str
    text: str
    inlines: Segment
    span: Span

    @property
    def key(self) -> Key:
        """The context and the text, which name its entry in every catalogue."""
        return self.context, self.text


RewriteRecord: TypeAlias = Callable[[SegmentRecord], Segment]


def segments(report: Report) -> tuple[SegmentRecord, ...]:
    """Return every segment that a translator must see, in reading order.

    Title page and imprint page come first, then every text, statistics, works and pictures.
    """
    found: list[SegmentRecord] = []

    def gather(record: SegmentRecord) -> Segment:
        found.append(record)
        return record.inlines

    rewrite_report(report, gather)
    return tuple(found)


def rewrite_report(report: Report, rewrite: RewriteRecord) -> Report:
    """Return the report with `rewrite`'s inlines for each segment that a translator must see.

    Segments that are empty, or hold placeholders and plain figures alone, stay as they are, and so
    do titles of works and addresses of links.
    """
    visit = _Visitor(rewrite, Counter())
    return replace(
        report,
        identity=_identity(report.identity, visit.at("report")),
        chapters=tuple(rewrite_chapter(c, visit.at(c.name)) for c in report.chapters),
        statistics={
            key: _statistic(s, visit.at(f"statistics/{key}"))
            for key, s in report.statistics.items()
        },
        works={key: _work(w, visit.at(f"references/{key}")) for key, w in report.works.items()},
        pictures={path: _picture(p, visit.at(path)) for path, p in sorted(report.pictures.items())},
    )


@dataclass(frozen=True, slots=True)
class _Visitor:
    """Makes records of segments; `seen` counts how often each key came by in this traversal."""

    rewrite: RewriteRecord
    seen: Counter[Key]

    def at(self, place: str) -> Rewrite[Draft, Draft]:
        """Return what a traversal calls for each segment of a file, or of a record in it."""

        def visit(kind: str, inlines: Segment, span: Span) -> Segment:
            if not translatable(inlines):
                return inlines
            context, text = f"{place}/{kind}", markup(inlines)
            self.seen[context, text] += 1
            times = self.seen[context, text]
            numbered = f"{context}/{times}" if times > 1 else context
            return self.rewrite(SegmentRecord(numbered, kind, text, inlines, span))

        return visit


def translatable(segment: Segment) -> bool:
    """Tell whether a segment holds anything that another language might write otherwise.

    Letters do, and figures with signs ("1,000", "8%"). Placeholders, bare figures, punctuation,
    and a link whose words are its address do not.
    """
    text = "".join(_plain(segment))
    if any(unicodedata.category(character)[0] == "L" for character in text):
        return True
    return re.search(r"\d", text) is not None and _BARE_FIGURES.fullmatch(text) is None


def _plain(segment: Segment) -> Iterator[str]:
    for node in segment:
        if isinstance(node, Text):
            yield node.text
        elif not (isinstance(node, Link) and node.children == (Text(node.address),)):
            yield from _plain(inner(node))


def _identity(identity: Identity, visit: Rewrite[Draft, Draft]) -> Identity:
    span = identity.span
    return replace(
        identity,
        title=visit("title", identity.title, span),
        standfirst=visit("standfirst", identity.standfirst, span),
        kicker=visit("kicker", identity.kicker, span),
        publisher=visit("publisher", identity.publisher, span),
        address=visit("address", identity.address, span),
        rights=tuple(visit("rights", paragraph, span) for paragraph in identity.rights),
        credits=tuple(visit("credits", paragraph, span) for paragraph in identity.credits),
    )


def _statistic(statistic: Statistic[Draft], visit: Rewrite[Draft, Draft]) -> Statistic[Draft]:
    quantity = statistic.quantity
    if isinstance(quantity, Vague):
        quantity = Vague(visit("value", quantity.words, statistic.value_span))
    return replace(
        statistic,
        quantity=quantity,
        label=visit("label", statistic.label, statistic.span),
        place=visit("place", statistic.place, statistic.span),
    )


def _work(work: Work, visit: Rewrite[Draft, Draft]) -> Work:
    author = visit("author", work.author, work.span)
    return replace(work, author=author, publisher=visit("publisher", work.publisher, work.span))


def _picture(picture: Picture, visit: Rewrite[Draft, Draft]) -> Picture:
    credit = visit("credit", picture.credit, picture.span)
    return replace(picture, credit=credit, rights=visit("rights", picture.rights, picture.span))
