"""Every segment of a report, in reading order, and the report with its segments replaced.

In: a `Report`. Out: a record of each segment that a translator must see, or, from the same
traversal, the report rewritten. What the catalogues, the editions and their checks go by is this
one walk; so that nothing can be translated and not printed, or printed and not translated.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Link, StatisticRef, Text
from reportbuild.model.report import Identity, Picture, Report, Segment, Work
from reportbuild.model.rewriting import Rewrite, rewrite_chapter
from reportbuild.model.statistics import Noun, Statistic, Vague
from reportbuild.model.terms import Abbreviation
from reportbuild.translate.markup import inner, markup, walk
from reportbuild.translate.po import Key
from reportbuild.translate.recorded import Recorded, on_record

_BARE_FIGURES = re.compile(r"\s*\d+(?:\s*[-–—]\s*\d+)*\s*")
"""Years and spans of years; of other figures, another language may set the signs otherwise."""


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """One segment, as catalogues name it.

    `context` (msgctxt) is its place and kind ("health/paragraph"), with a number from 2 on when
    the same text recurs there; `text` (msgid) its words in the segment language. `kind` is what
    it is ("paragraph", "title", "label"). `span` is where it was written. `recorded` tells what is
    on record of the statistics that it names, or belongs to.

    What a statistic counts is a segment of the kind "noun", with the whole `noun` and a `plural`
    (msgid_plural).
    """

    context: str
    kind: str
    text: str
    inlines: Segment
    span: Span
    plural: str = ""
    noun: Noun | None = None
    recorded: Recorded = ()

    @property
    def key(self) -> Key:
        """The context and the text, which name its entry in every catalogue."""
        return self.context, self.text

    @property
    def part(self) -> str:
        """The part of the report that it belongs to: the name of its text, or of its TOML file."""
        in_toml = self.span.path.endswith(".toml")
        return self.span.path.removesuffix(".toml") if in_toml else self.context.partition("/")[0]


RewriteRecord: TypeAlias = Callable[[SegmentRecord], Segment]
RewriteNoun: TypeAlias = Callable[[SegmentRecord], Noun]


def segments(report: Report) -> tuple[SegmentRecord, ...]:
    """Return every segment that a translator must see, in reading order.

    Title page and imprint page come first, then every text, statistics, works and pictures.
    """
    found: list[SegmentRecord] = []

    def gather(record: SegmentRecord) -> Segment:
        found.append(record)
        return record.inlines

    def gather_noun(record: SegmentRecord) -> Noun:
        found.append(record)
        return record.noun or Noun(())

    rewrite_report(report, gather, gather_noun)
    return tuple(found)


def rewrite_report(
    report: Report, rewrite: RewriteRecord, rewrite_noun: RewriteNoun | None = None
) -> Report:
    """Return the report with `rewrite`'s inlines for each segment that a translator must see.

    Segments that are empty, or hold placeholders and plain figures alone, stay as they are, and so
    do titles of works and addresses of links. Nouns of statistics become what `rewrite_noun`
    returns; without it, they stay.
    """
    recorded = {key: on_record(statistic) for key, statistic in report.statistics.items()}
    visit = _Visitor(rewrite, rewrite_noun, recorded, Counter())
    return replace(
        report,
        identity=_identity(report.identity, visit.at("report")),
        chapters=tuple(rewrite_chapter(c, visit.at(c.name)) for c in report.chapters),
        statistics={
            key: replace(_statistic(s, visit.at(f"statistics/{key}", key)), noun=visit.noun(key, s))
            for key, s in report.statistics.items()
        },
        abbreviations={
            key: _abbreviation(a, visit.at(f"abbreviations/{key}"))
            for key, a in report.abbreviations.items()
        },
        index_terms={
            key: replace(t, entry=visit.at(f"index/{key}")("entry", t.entry, t.span))
            for key, t in report.index_terms.items()
        },
        works={key: _work(w, visit.at(f"references/{key}")) for key, w in report.works.items()},
        pictures={path: _picture(p, visit.at(path)) for path, p in sorted(report.pictures.items())},
    )


@dataclass(frozen=True, slots=True)
class _Visitor:
    """Makes records of segments; `seen` counts how often each key came by in this traversal."""

    rewrite: RewriteRecord
    rewrite_noun: RewriteNoun | None
    recorded: Mapping[str, str]
    seen: Counter[Key]

    def at(self, place: str, statistic: str = "") -> Rewrite[Draft, Draft]:
        """Return what a traversal calls for each segment of a file, or of a record in it."""

        def visit(kind: str, inlines: Segment, span: Span) -> Segment:
            if not translatable(inlines):
                return inlines
            context, text = f"{place}/{kind}", markup(inlines)
            self.seen[context, text] += 1
            times = self.seen[context, text]
            numbered = f"{context}/{times}" if times > 1 else context
            recorded = self._named(inlines, statistic)
            return self.rewrite(
                SegmentRecord(numbered, kind, text, inlines, span, recorded=recorded)
            )

        return visit

    def noun(self, key: str, statistic: Statistic[Draft]) -> Noun | None:
        """Return what a statistic counts, rewritten."""
        noun = statistic.noun
        if noun is None or not noun.forms or self.rewrite_noun is None:
            return noun
        last = noun.form("other") or noun.forms[-1][1]
        text = noun.form("one") or last
        return self.rewrite_noun(
            SegmentRecord(
                f"statistics/{key}/noun",
                "noun",
                text,
                (Text(text),),
                statistic.span,
                last,
                noun,
                ((key, self.recorded[key]),),
            )
        )

    def _named(self, inlines: Segment, statistic: str) -> Recorded:
        named = (node.key for node in walk(inlines) if isinstance(node, StatisticRef))
        keys = dict.fromkeys((statistic, *named) if statistic else named)
        return tuple((key, self.recorded[key]) for key in keys if key in self.recorded)


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


def _abbreviation(record: Abbreviation, visit: Rewrite[Draft, Draft]) -> Abbreviation:
    short = visit("short", record.short, record.span)
    return replace(record, short=short, full=visit("full", record.full, record.span))


def _work(work: Work, visit: Rewrite[Draft, Draft]) -> Work:
    author = visit("author", work.author, work.span)
    return replace(work, author=author, publisher=visit("publisher", work.publisher, work.span))


def _picture(picture: Picture, visit: Rewrite[Draft, Draft]) -> Picture:
    credit = visit("credit", picture.credit, picture.span)
    return replace(picture, credit=credit, rights=visit("rights", picture.rights, picture.span))
