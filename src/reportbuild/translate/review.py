"""A copy for review: source and translation side by side, for desks that never open a catalogue.

In: a report, how each side's statistics print, and what was found. Out: one HTML page that asks
nothing of any network, runs nothing, and prints. Text becomes nodes of a tree, and the tree is
written by the standard library, so that no character of a source can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never
from xml.etree.ElementTree import Element, tostring

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
    body = _element("body", *printed.body(report, translated.made))
    page = _element("html", _head(report, target, style), body, lang="en")
    html = "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"
    return checked(html.encode(), ())


def _head(report: Report, target: Side, style: str) -> Element:
    policy = {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'",
    }
    return _element(
        "head",
        _element("meta", charset="utf-8"),
        Element("meta", policy),
        _element("meta", name="viewport", content="width=device-width"),
        _element("meta", name="robots", content="noindex"),
        _element("title", f"{words(report.identity.title)}: review of “{target.language}”"),
        _element("style", style),
    )


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
        title = _element("span", words(report.identity.title), lang=there.language)
        yield _element(
            "header",
            _element("p", _element("strong", SENSITIVE), class_="sensitive"),
            _element("h1", title, f" – review of the edition “{here.language}”"),
            _element("p", f"{report.identity.index}, version {report.identity.version}"),
            _element("p", _FIGURES),
            _counts(translated),
        )
        titles = {chapter.name: words(chapter.title) for chapter in report.chapters}
        parts: dict[str, list[Translation]] = {}
        for one in translated:
            parts.setdefault(one.record.part, []).append(one)
        contents = _element("ol")
        sections = []
        for number, (part, held) in enumerate(parts.items(), start=1):
            heading = titles.get(part) or _TOML.get(part, part)
            language = there.language if part in titles else "en"
            link = _element("a", _element("bdi", heading, lang=language), href=f"#part-{number}")
            contents.append(_element("li", link))
            sections.append(self._section(f"part-{number}", heading, language, held))
        yield _element("nav", _element("h2", "Contents"), contents)
        yield _element("main", *sections)
        left = (finding for findings in self.found.values() for finding in findings)
        if rest := [finding for finding in left if finding.code not in GATHERED]:
            yield _element("footer", _element("h2", "Findings about other places"), *_told(rest))

    def _section(
        self, anchor: str, heading: str, language: str, held: Sequence[Translation]
    ) -> Element:
        there, here = self.sides
        heads = _element(
            "tr",
            _element("th", "Segment", scope="col"),
            _element("th", f"Source ({there.language})", scope="col"),
            _element("th", f"Translation ({here.language})", scope="col"),
        )
        rows = (self._row(number, one) for number, one in enumerate(held, start=1))
        table = _element("table", _element("thead", heads), _element("tbody", *rows))
        title = _element("h2", _element("bdi", heading, lang=language), id=f"{anchor}-title")
        return _element("section", title, table, id=anchor, aria_labelledby=f"{anchor}-title")

    def _row(self, number: int, one: Translation) -> Element:
        there, here = self.sides
        name, state = _state(one)
        spans = dict.fromkeys((one.place, *(finding.span for finding in one.findings)))
        beside = [f for span in spans if span for f in self.found.pop(span, [])]
        # those of translating come back from the build with an edition named, or gathered
        known = {(f.code, f.message) for f in one.findings}
        told = [f for f in beside if f.code not in GATHERED and (f.code, f.message) not in known]
        head = _element("th", f"{number} {one.record.kind}", scope="row")
        if one.record.part == "statistics":
            key = one.record.context.split("/")[1]
            head.append(_element("small", f"{{{key}}}: {self.source.statistics.get(key, '')}"))
        source = _element("div", *self._source(one), lang=there.language, dir=there.direction)
        target = _element("div", *self._target(one), lang=here.language, dir=here.direction)
        notes = _element("p", state, class_=f"state {name}")
        return _element(
            "tr",
            head,
            _element("td", source),
            _element("td", target, notes, *_told((*one.findings, *told))),
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
            yield from (_element("p", said) for said in one.said if said.strip())
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
                return _element("br")
            case Emphasis():
                return _element("em", *self._inlines(node.children, one, side))
            case Strong():
                return _element("strong", *self._inlines(node.children, one, side))
            case Foreign():
                inner = self._inlines(node.children, one, side)
                return _element("bdi", *inner, lang=node.language)
            case Link():
                inner = self._inlines(node.children, one, side)
                address = _element("bdi", f" ‹{node.address}›", class_="address")
                return _element("span", *inner, address, class_="link")
            case IndexMark():
                inner = self._inlines(node.children, one, side)
                return _element("span", *inner, class_="index", title=node.key)
            case StatisticRef():
                printed = side.statistics.get(node.key, f"{{{node.key}}}")
                inner = self._inlines(node.words, one, side) if node.words else iter([printed])
                return _element("span", *inner, class_="statistic", title=node.key)
            case NoteCall():
                return _element("sup", f"[note {node.key}]", dir="ltr")
            case CrossReference():
                inner = self._inlines(node.words, one, side) if node.words else iter(())
                title = side.titles.get(node.target) or node.target
                return _element("span", *inner, f" [→ {title}]", class_="reference")
            case Citation():
                works = (", ".join(filter(None, (side.works.get(k, k), p))) for k, p in node.works)
                return _element("bdi", f"[{'; '.join(works)}]", class_="citation")
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
    return _element("ul", *(_element("li", f"{n}: {state}") for state, n in sorted(told.items())))


def _told(findings: Iterable[Finding]) -> Iterator[Element]:
    for finding in findings:
        severity, hint = finding.severity.value, f" {finding.hint}" if finding.hint else ""
        text = f"{severity}[{finding.code}] {finding.span}: {finding.message}{hint}"
        yield _element("p", text, class_=f"finding {severity}")


def _forms(forms: Iterable[tuple[str, str]]) -> Iterator[Element]:
    for category, form in forms:
        yield _element("p", _element("small", f"{category}: ", dir="ltr"), form)


def _element(name: str, /, *inner: Element | str, **attributes: str) -> Element:
    """Return an element; names of attributes are written as Python can: `class_`, `aria_label`."""
    made = Element(name, {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items()})
    for piece in inner:
        if isinstance(piece, Element):
            made.append(piece)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + piece
        else:
            made.text = (made.text or "") + piece
    return made
