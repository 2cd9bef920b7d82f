"""An edition of some texts of a report, as a reader meets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from reportbuild.edit.lines import plain
from reportbuild.editions import edited
from reportbuild.model.document import Document
from reportbuild.model.inlines import Inline, Locator
from reportbuild.model.order import Order
from reportbuild.model.rewriting import inner_blocks, rewrite_block
from tests.stock import REPORT, stock_shelf
from tests.translate.own_text import HEAD, PATH, TRAVAIL, the_house


@cache
def made(text: str, *, continuous: bool = False) -> tuple[Document, Document]:
    """The French edition made of some texts, and the full one."""
    settings = REPORT.replace('locale = "fr-FR"', f'locale = "fr-FR"\ntext = [{text}]')
    if continuous:
        settings = settings.replace('numbering = "chapter"', 'numbering = "continuous"')
    files = {"report.toml": settings.encode(), PATH: (HEAD + TRAVAIL).encode()}
    if '"work"' not in text:
        del files[PATH]
    part = edited(stock_shelf(files), the_house(), Order(), lambda *_: None)
    full = edited(
        stock_shelf({"report.toml": settings.replace(f"text = [{text}]", "").encode()}),
        the_house(),
        Order(),
        lambda *_: None,
    )
    return part.documents["fr"], full.documents["fr"]


def lines(document: Document, section: str) -> list[tuple[Inline, ...]]:
    """Every line of a section, in order."""
    found: list[tuple[Inline, ...]] = []

    def gather(_kind: str, line: tuple[Inline, ...], _span: object) -> tuple[Inline, ...]:
        found.append(line)
        return line

    [text] = [s for s in document.sections if s.id == section]
    for block in text.blocks:
        rewrite_block(block, gather)
    return found


def said(document: Document, section: str) -> str:
    return " ".join(plain(line) for line in lines(document, section)).replace("\u00a0", " ")


def test_it_holds_its_texts_and_the_leaves():
    """Chapters, sources and colophon; front and back matter without what it has not."""
    part, full = made('"summary", "work"')
    assert [s.id for s in part.sections if s.kind == "text"] == ["ch-summary", "ch-work"]
    leaves = [s.kind for s in full.sections if s.kind != "text"]
    assert [s.kind for s in part.sections if s.kind != "text"] == leaves
    assert {e.target.partition("-h")[0] for e in part.contents} >= {"ch-work"}
    assert not any("ch-return" in e.target for e in part.contents)


@pytest.mark.parametrize("continuous", [False, True])
def test_its_numbers_are_the_full_report_s(*, continuous: bool):
    """Chapter 2 is chapter 2, and Table 2.1 is Table 2.1 (or 1), in every language."""

    def numbers(document: Document) -> list[tuple[str, str]]:
        [work] = [s for s in document.sections if s.id == "ch-work"]
        blocks = [b for outer in work.blocks for b in inner_blocks(outer)]
        return [("", work.number), *(("", n) for b in blocks if (n := getattr(b, "number", "")))]

    part, full = made('"work"', continuous=continuous)
    assert numbers(part) == numbers(full)
    assert numbers(part)[0] == ("", "2")


def locators(line: Iterable[Inline]) -> Iterator[Locator]:
    """The links of a line to places in the book."""
    for node in line:
        if isinstance(node, Locator):
            yield node
        yield from locators(getattr(node, "children", ()))


def targets(document: Document, section: str) -> list[str]:
    return [n.target for line in lines(document, section) for n in locators(line)]


def test_what_it_mentions_and_has_not_is_in_the_full_report():
    """By its number, which is the full report's, and without a link."""
    part, full = made('"summary"')
    assert "tableau 2.1 (voir le rapport complet)" in said(part, "ch-summary")
    assert targets(full, "ch-summary") == ["ch-work-tab_duties"]
    assert targets(part, "ch-summary") == []


def test_links_within_it_lead_there():
    """What it has, it links to."""
    part, _ = made('"return", "work"')
    assert targets(part, "ch-work") == ["ch-work-sec_duty"]


def test_its_sources_are_those_that_it_cites():
    """The list of works is as short as the text."""
    part, full = made('"summary"')
    assert len(said(part, "sources")) < len(said(full, "sources"))
    assert "Counting those who came back" in said(full, "sources")


def test_the_title_says_that_it_is_a_part():
    """Below the kicker, and on the imprint page, with the languages of the full report."""
    part, full = made('"summary"')
    assert "Édition abrégée" in plain(part.title_matter.kicker)
    assert "Édition abrégée" not in plain(full.title_matter.kicker)
    last = plain(part.title_matter.rights[-1])
    assert "langues suivantes\u00a0: English, العربية." in last
    assert len(part.title_matter.rights) == len(full.title_matter.rights) + 1


def test_the_source_and_other_editions_are_whole():
    """A part in one language leaves the others alone."""
    settings = REPORT.replace('locale = "fr-FR"', 'locale = "fr-FR"\ntext = ["summary"]')
    shelf = stock_shelf({"report.toml": settings.encode()})
    documents = edited(shelf, the_house(), Order(), lambda *_: None).documents
    whole = edited(stock_shelf(), the_house(), Order(), lambda *_: None).documents
    for language in ("en", "ar"):
        sections = [(s.id, s.number) for s in documents[language].sections]
        assert sections == [(s.id, s.number) for s in whole[language].sections]
