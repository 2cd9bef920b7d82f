"""Files sent to translators and brought back, for the tests of exchanging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from reportbuild.model.finding import Finding, Span
from reportbuild.model.report import Catalogue, Report, Segment
from reportbuild.model.text import Chapter, Paragraph
from reportbuild.read.inlines import parse_segment
from reportbuild.translate import xliff12, xliff20
from reportbuild.translate.catalogue import update
from reportbuild.translate.exchange import Package, Unit
from reportbuild.translate.packing import Prints, Wanted, packed
from reportbuild.translate.po import Entry, Po, read_po, write_po
from reportbuild.translate.returning import addressed, returned
from reportbuild.translate.segments import segments
from reportbuild.translate.sending import ExchangeFormat, sent
from reportbuild.translate.unpacking import Merged, merged
from tests.translate.samples import report as plain_report
from tests.translate.samples import statistic, words, work

FORMS: tuple[ExchangeFormat, ...] = get_args(ExchangeFormat)
XLIFF: tuple[ExchangeFormat, ...] = ("xliff-1.2", "xliff-2.0")
PRINTS = Prints(
    {"fled": "more than 230,000", "returned": "only 5,800"},
    {"fled": "plus de 230 000", "returned": "seulement 5 800"},
)
FILE = "back.xlf"


def of_segments(*texts: Segment) -> Report:
    """A report of one chapter, a paragraph for each segment, in English and French."""
    blocks = tuple(
        Paragraph(text, Span("text/01-health.md", line)) for line, text in enumerate(texts, start=3)
    )
    title = words("Health")
    chapter = Chapter("health", title, (), blocks, {}, Span("text/01-health.md", 1))
    return with_records(plain_report(chapter))


def of_texts(*texts: str) -> Report:
    """A report of one chapter, a paragraph for each text as authors write it."""
    return of_segments(*(words(text) for text in texts))


def with_records(made: Report) -> Report:
    """The report with two statistics and a work."""
    keys = {"fled": "fled the valley", "returned": "returned"}
    statistics = {key: statistic(key, label) for key, label in keys.items()}
    cited = work("ai_2003", "Amnesty International", "Prisoners in our own homes")
    return replace(made, statistics=statistics, works={"ai_2003": cited})


def catalogue(made: Report) -> bytes:
    """The French catalogue brought up to date."""
    return update(made, "fr", PRINTS.edition).value


def with_catalogue(made: Report, data: bytes) -> Report:
    """The report with this French catalogue."""
    return replace(made, catalogues={"fr": Catalogue("editions/fr.po", data)})


def translated(made: Report, translate: Callable[[str, Segment], str]) -> Report:
    """The report with every segment translated, by its text and inlines."""
    entries = tuple(
        Entry(r.context, r.text, translate(r.text, r.inlines), recorded=r.recorded)
        for r in segments(made)
    )
    filled = with_catalogue(made, write_po(Po("", {"Language": "fr"}, entries)))
    return with_catalogue(made, catalogue(filled))


def package(made: Report, chapter: str = "") -> Package:
    """What goes out of the French edition."""
    return packed(made, Wanted("fr", chapter), PRINTS, parse_segment).value


def export(made: Report, form: ExchangeFormat = "xliff-1.2", chapter: str = "") -> bytes:
    """The file of the French edition."""
    return sent(made, Wanted("fr", chapter), form, PRINTS, parse_segment).value


def written(sending: Package, form: ExchangeFormat) -> bytes:
    """The XLIFF of a package."""
    return xliff20.written(sending) if form == "xliff-2.0" else xliff12.written(sending)


def changed(made: Report, change: Callable[[Unit], Unit], form: ExchangeFormat) -> bytes:
    """The XLIFF of the French edition with its units changed."""
    sending = package(made)
    return written(replace(sending, units=tuple(map(change, sending.units))), form)


@dataclass(frozen=True)
class Back:
    """What a file has come to: the catalogue afterwards, the counts, what was found."""

    catalogue: bytes
    counts: Merged | None
    findings: Sequence[Finding]

    @property
    def codes(self) -> list[str]:
        """The codes of what was found, in order."""
        return [finding.code for finding in self.findings]

    @property
    def translations(self) -> dict[str, str]:
        """The translations in use by source text."""
        return {
            e.text: e.translation for e in read_po("fr.po", self.catalogue).value.entries
            if not e.retired
        }  # fmt: skip


def bring_back(made: Report, data: bytes, *, over: bool = False, path: str = FILE) -> Back:
    """Import a file; a catalogue that nothing is merged into keeps its bytes."""
    before = made.catalogues["fr"].data if "fr" in made.catalogues else b""
    read = returned(path, data)
    if read.made is None:
        return Back(before, None, read.findings)
    language = addressed(read.made, made, path)
    if language.made is None:
        return Back(before, None, (*read.findings, *language.findings))
    found = merged(made, language.made, read.made, parse_segment, over=over)
    findings = (*read.findings, *found.findings)
    if found.made is None or not found.made.taken:
        return Back(before, found.made, findings)
    return Back(catalogue(with_catalogue(made, write_po(found.made.po))), found.made, findings)
