from __future__ import annotations

from datetime import date

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Emphasis, Link, Text
from reportbuild.model.report import EditionSettings, StatisticStyle, Style
from tests.read.reports import found, read, replaced
from tests.stock import REPORT


def test_identity_style_and_editions_are_read():
    """report.toml says who publishes what, how it is set, and in which languages."""
    report = read().value
    assert report.identity.title == (Text("No way "), Emphasis((Text("home"),)))
    assert report.identity.published == date(2026, 11, 21)
    assert [type(words[-2]) for words in report.identity.rights[1:]] == [Link]
    assert report.style == Style(
        "170x240", "recto", "chapter", "images/cover.svg", Span("report.toml", 17)
    )
    assert report.editions["ar"] == EditionSettings(
        "ar", "ar-EG", "native", "", Span("report.toml", 33)
    )
    assert report.editions["en"].locale == "en"
    assert list(report.editions) == ["en", "fr", "ar"]
    assert report.formats == ("pdf", "epub")
    assert report.front[-1] == "summary"
    assert report.back == ("method", "sources", "colophon")


def test_what_may_be_left_out_has_defaults():
    """A report of the required keys alone is sound, in the default order."""
    text = (
        'language = "en"\ntitle = "T"\npublisher = "P"\nrights = ["R"]\nindex = "I"\n'
        'version = "1"\npublished = 2026-11-21\n[editions.en]\n'
    )
    made = read({"report.toml": text})
    assert [str(f.span) for f in made.findings] == ["images/cover.svg"]  # that nobody shows now
    assert made.value.front == ("cover", "half-title", "title-page", "imprint-page", "contents")
    assert made.value.back == ("sources", "colophon")
    assert made.value.style.trim == "170x240"
    assert made.value.formats == ("pdf", "epub")
    assert made.value.identity.credits == ()
    assert "images/cover.svg" not in made.value.pictures


def test_a_report_says_how_its_statistics_print():
    """Left out, they print as they always did; nonsense is found."""
    assert read().value.statistic_style == StatisticStyle()
    chosen = '[statistics]\npercent_in_text = "sign"\nwords_up_to = 9\ncompact = true\n[order]'
    made = read(replaced("report.toml", "[order]", chosen)).value
    assert made.statistic_style == StatisticStyle("sign", "sign", 9, compact=True)
    for line in ("words_up_to = 21", 'words_up_to = "9"', 'compact = "yes"', "percent = 1"):
        found_there = found(replaced("report.toml", "[order]", f"[statistics]\n{line}\n[order]"))
        assert [one.partition("-")[0] for one in found_there] == ["toml"], line


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"contents", "summary"]', '"contents", "sumary"]', "rep-001 report.toml:24"),
        ('back = ["method", "sources"', 'back = ["method", "source"', "rep-001 report.toml:25"),
        ('back = ["method", "sources"', 'back = ["summary", "sources"', "rep-002 report.toml:25"),
        ('["cover", "half-title"', '["cover", "cover"', "rep-002 report.toml:24"),
        ('trim = "170x240"', 'trim = "a5"', "rep-003 report.toml:18"),
        ('language = "en"', 'language = "sq"', "rep-004 report.toml:1"),
        ('locale = "fr-FR"', 'locale = "fr-FR"\nisbn = "9789210000017"', "rep-005 report.toml:32"),
        ('locale = "fr-FR"', 'locale = "de-CH"', "rep-006 report.toml:31"),
        ('kicker = "Stock report"', 'kicker = "{fled}"', "text-038 report.toml:4"),
        ('"Drawings: the authors."', '"[a](b)"', "text-017 report.toml:11"),
        ('index = "STOCK 01/2026"', 'index = "A \\u0007"', "src-003 report.toml:12"),
        ('index = "STOCK 01/2026"', 'index = "A \\u202e"', "src-004 report.toml:12"),
        ('kicker = "Stock report"', 'kicker = "A \\u0007"', "src-003 report.toml:4"),
        ('cover = "images/cover.svg"', 'cover = "../cover.svg"', "pic-001 report.toml:21"),
        ('cover = "images/cover.svg"', 'cover = "images/cover.png"', "ref-005 report.toml:21"),
    ],
)
def test_faults_of_identity_are_found(old: str, new: str, expected: str):
    """Order, trim, editions and words of report.toml are checked on their lines."""
    assert found(replaced("report.toml", old, new)) == [expected]


def test_a_text_may_not_take_the_name_of_a_leaf():
    """rep-001: nobody could tell which of the two the order means."""
    files = {"text/04-method.md": None, "text/04-sources.md": "# How\n\n[@obs_2026; @bank_2025]\n"}
    text = REPORT.replace('back = ["method", ', "back = [")
    assert found({**files, "report.toml": text}) == ["rep-001 text/04-sources.md:1"]


def test_a_grid_and_figures_that_float_are_asked_for():
    """Neither is there by itself."""
    style = read().value.style
    assert (style.grid, style.figures) == (False, "here")
    chosen = '[style]\ngrid = true\nfigures = "float"'
    asked = read(replaced("report.toml", "[style]", chosen)).value.style
    assert (asked.grid, asked.figures) == (True, "float")
