"""A copy for review: source and translation side by side, for desks that never open a catalogue.

In: a report, how each side's statistics print, and what was found. Out: one HTML page, which
prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never
from xml.etree.ElementTree import Element

from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    LineBreak,
    Link,
    Measure,
    NoteCall,
    Pending,
    StatisticRef,
    Strong,
    Text,
    When,
)
from reportbuild.model.report import ParseSegment, Report, Segment
from reportbuild.model.webpage import element, webpage
from reportbuild.translate.shown import Shown, shown, words
from reportbuild.translate.translations import GATHERED, Translation, translations

SENSITIVE = (
    "Sensitive, and not for publication: this copy may hold text under embargo, and names or "
    "places by which somebody could be found. Keep it on machines and paper that you can account "
    "for; give no part of it to translation services on the net; destroy it when the work is done."
)

_FIGURES = (
    "Figures from the records are underlined, and stand as they print within a sentence; "
    "where one begins it, a capital is printed."
)
_TOML = {
    "report": "Title page and imprint page",
    "statistics": "Statistics",
    "references": "Works cited",
    "images": "Pictures",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two columns: its language, its direction, and how each statistic prints."""

    language: str
    direction: Literal["ltr", "rtl"]
    statistics: Mapping[str, str]


def review(
    report: Report,
    sides: tuple[Side, Side],
    found: Sequence[Finding],
    style: str,
    parse: ParseSegment,
) -> Checked[bytes]:
    """Return the page of one edition; `sides` are source and translation, `style` is CSS.

    Of what was `found`, each finding stands beside its segment, and all others at the end. The same
    input gives the same bytes. Not made, if the catalogue cannot be read.
    """
    source, target = sides
    translated = translations(report, target.language, parse)
    if translated.made is None:
        return Checked(None, translated.findings)
    printed = _Page(
        shown(report, source.statistics), shown(report, target.statistics), sides, _by_span(found)
    )
    title = f"{words(report.identity.title)}: review of “{target.language}”"
    return checked(webpage(title, style, *printed.body(report, translated.made)), ())


def _by_span(found: Iterable[Finding]) -> dict[Span, list[Finding]]:
    places: dict[Span, list[Finding]] = {}
    for finding in dict.fromkeys(found):
        places.setdefault(finding.span, []).append(finding)
    return places


@dataclass(slots=True)
class _Page:
    """The page while it is written; findings are taken out of `found` as they are told."""

    source: Shown
    target: Shown
    sides: tuple[Side, Side]
    found: dict[Span, list[Finding]]

    def body(self, report: Report, translated: Sequence[Translation]) -> Iterator[Element]:
        there, here = self.sides
        title = element("span", words(report.identity.title), lang=there.language)
        yield element(
            "header",
            element("p", element("strong", SENSITIVE), class_="sensitive"),
            element("h1", title, f" – review of the edition “{here.language}”"),
            element("p", f"{report.identity.index}, version {report.identity.version}"),
            element("p", _FIGURES),
            _counts(translated),
        )
        titles = {chapter.name: words(chapter.title) for chapter in report.chapters}
        parts: dict[str, list[Translation]] = {}
        for one in translated:
            parts.setdefault(one.record.part, []).append(one)
        contents = element("ol")
        sections = []
        for number, (part, held) in enumerate(parts.items(), start=1):
            heading = titles.get(part) or _TOML.get(part, part)
            language = there.language if part in titles else "en"
            link = element("a", element("bdi", heading, lang=language), href=f"#part-{number}")
            contents.append(element("li", link))
            sections.append(self._section(f"part-{number}", heading, language, held))
        yield element("nav", element("h2", "Contents"), contents)
        yield element("main", *sections)
        left = (finding for findings in self.found.values() for finding in findings)
        if rest := [finding for finding in left if finding.code not in GATHERED]:
            yield element("footer", element("h2", "Findings about other places"), *_told(rest))

    def _section(
        self, anchor: str, heading: str, language: str, held: Sequence[Translation]
    ) -> Element:
        there, here = self.sides
        heads = element(
            "tr",
            element("th", "Segment", scope="col"),
            element("th", f"Source ({there.language})", scope="col"),
            element("th", f"Translation ({here.language})", scope="col"),
        )
        rows = (self._row(number, one) for number, one in enumerate(held, start=1))
        table = element("table", element("thead", heads), element("tbody", *rows))
        title = element("h2", element("bdi", heading, lang=language), id=f"{anchor}-title")
        return element("section", title, table, id=anchor, aria_labelledby=f"{anchor}-title")

    def _row(self, number: int, one: Translation) -> Element:
        there, here = self.sides
        name, state = _state(one)
        spans = dict.fromkeys((one.place, *(finding.span for finding in one.findings)))
        beside = [f for span in spans if span for f in self.found.pop(span, [])]
        # those of translating come back from the build with an edition named, or gathered
        known = {(f.code, f.message) for f in one.findings}
        told = [f for f in beside if f.code not in GATHERED and (f.code, f.message) not in known]
        head = element("th", f"{number} {one.record.kind}", scope="row")
        if one.record.part == "statistics":
            key = one.record.context.split("/")[1]
            head.append(element("small", f"{{{key}}}: {self.source.statistics.get(key, '')}"))
        source = element("div", *self._source(one), lang=there.language, dir=there.direction)
        target = element("div", *self._target(one), lang=here.language, dir=here.direction)
        notes = element("p", state, class_=f"state {name}")
        return element(
            "tr",
            head,
            element("td", source),
            element("td", target, notes, *_told((*one.findings, *told))),
            class_=name,
        )

    def _source(self, one: Translation) -> Iterator[Element | str]:
        noun = one.record.noun
        if noun:
            yield from _forms(noun.forms)
        else:
            yield from self._inlines(one.record.inlines, one, self.source)

    def _target(self, one: Translation) -> Iterator[Element | str]:
        if one.state == "missing" and not any(form.strip() for form in one.said):
            return
        if one.state != "translated":
            yield from (element("p", said) for said in one.said if said.strip())
        elif one.noun:
            yield from _forms(one.noun.forms)
        else:
            yield from self._inlines(one.inlines, one, self.target)

    def _inlines(self, segment: Segment, one: Translation, side: Shown) -> Iterator[Element | str]:
        for node in segment:
            yield self._inline(node, one, side)

    def _inline(self, node: Draft, one: Translation, side: Shown) -> Element | str:
        match node:
            case Text():
                return node.text
            case LineBreak():
                return element("br")
            case Emphasis():
                return element("em", *self._inlines(node.children, one, side))
            case Strong():
                return element("strong", *self._inlines(node.children, one, side))
            case Foreign():
                inner = self._inlines(node.children, one, side)
                return element("bdi", *inner, lang=node.language)
            case Link():
                inner = self._inlines(node.children, one, side)
                address = element("bdi", f" ‹{node.address}›", class_="address")
                return element("span", *inner, address, class_="link")
            case IndexMark():
                inner = self._inlines(node.children, one, side)
                return element("span", *inner, class_="index", title=node.key)
            case StatisticRef():
                printed = side.statistics.get(node.key, f"{{{node.key}}}")
                inner = self._inlines(node.words, one, side) if node.words else iter([printed])
                return element("span", *inner, class_="statistic", title=node.key)
            case NoteCall():
                return element("sup", f"[note {node.key}]", dir="ltr")
            case CrossReference():
                inner = self._inlines(node.words, one, side) if node.words else iter(())
                title = side.titles.get(node.target) or node.target
                return element("span", *inner, f" [→ {title}]", class_="reference")
            case Citation():
                works = (", ".join(filter(None, (side.works.get(k, k), p))) for k, p in node.works)
                return element("bdi", f"[{'; '.join(works)}]", class_="citation")
            case Pending() | Measure() | When():
                return ""
            case _:
                assert_never(node)


def _state(one: Translation) -> tuple[str, str]:
    """Return the state of a segment as a name and in words."""
    match one.state:
        case "translated" if one.approved_by:
            return "approved", f"✓ Approved by {one.approved_by}"
        case "translated":
            return "unapproved", "○ Translated, not approved"
        case "stale":
            return "stale", "△ Stale: not printed until a translator has looked at it"
        case "faulty":
            return "faulty", "✕ Faulty: not printed"
        case "missing":
            return "missing", "□ Missing: no translation"
        case _:
            assert_never(one.state)


def _counts(translated: Sequence[Translation]) -> Element:
    told: dict[str, int] = {}
    for one in translated:
        _, state = _state(one)
        state = "✓ Approved" if one.approved_by else state
        told[state] = told.get(state, 0) + 1
    return element("ul", *(element("li", f"{n}: {state}") for state, n in sorted(told.items())))


def _told(findings: Iterable[Finding]) -> Iterator[Element]:
    for finding in findings:
        severity, hint = finding.severity.value, f" {finding.hint}" if finding.hint else ""
        text = f"{severity}[{finding.code}] {finding.span}: {finding.message}{hint}"
        yield element("p", text, class_=f"finding {severity}")


def _forms(forms: Iterable[tuple[str, str]]) -> Iterator[Element]:
    for category, form in forms:
        yield element("p", element("small", f"{category}: ", dir="ltr"), form)
