"""The barest report, edition and document that there can be: for tests of what runs the stages."""

from __future__ import annotations

from datetime import date

from reportbuild.model.design import House
from reportbuild.model.document import Document, TitleMatter
from reportbuild.model.finding import Span
from reportbuild.model.report import EditionSettings, Format, Identity, Report, Style, Words

HERE = Span("text/01-summary.md", 7)
HOUSE = House({}, {}, {}, (), frozenset(), "", "reportbuild 0")
STYLE = Style("a4", "any", "chapter", "", Span("report.toml"))


def report(name: str, languages: str, formats: tuple[Format, ...] = ("pdf", "epub")) -> Report:
    identity = Identity((), (), (), (), (), (), (), "", "1.0", date(2026, 11, 21), HERE)
    settings = {
        language: EditionSettings(language, language, "latn", "", HERE)
        for language in languages.split()
    }
    return Report(
        name, "en", identity, STYLE, formats, settings, (), (), (), {}, {}, {}, {}, {}
    )  # fmt: skip


def document(slug: str, language: str, *, draft: bool = False) -> Document:
    matter = TitleMatter(
        "Valley", (), (), (), "", (), (), (), "", "1.0", "", "urn:x", date(2026, 11, 21), "", (), ""
    )  # fmt: skip
    return Document(
        slug, language, language, "ltr", "latn", draft, Words(language, {}), matter, STYLE,
        (), (), {},
    )  # fmt: skip
