"""The whole of editing."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass, replace

import pytest

from reportbuild.edit.document import document
from reportbuild.model.inlines import Citation, CrossReference, NoteCall, StatisticRef, Text
from reportbuild.model.report import EditionSettings, ParseSegment
from reportbuild.model.shelf import Shelf
from reportbuild.model.statistics import Vague
from reportbuild.read.inlines import parse_segment
from reportbuild.read.report import report
from reportbuild.translate.edition import edition as translated
from tests.edit.desk import (
    FLED,
    LOCALES,
    SPAN,
    UNSOLVED,
    WORKS,
    chapter,
    codes,
    edited,
    edition,
    house,
    paragraph,
    text,
)
from tests.stock import stock_shelf

DRAFTS = (StatisticRef, NoteCall, CrossReference, Citation)


def everything_in(value: object):
    """Yield a value and all that it is made of."""
    yield value
    if isinstance(value, tuple | list):
        for item in value:
            yield from everything_in(item)
    elif isinstance(value, dict):
        yield from everything_in(tuple(value.values()))
    elif is_dataclass(value):
        for part in fields(value):
            yield from everything_in(getattr(value, part.name))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_stock_report_is_edited_in_all_its_languages(language: str):
    """Every element of the grammar comes through, without a finding, and nothing stays open."""
    words = {f"locale/{p.name}": p.read_bytes() for p in LOCALES.glob("*.po")}
    locales = {path.removeprefix("locale/").removesuffix(".po"): b for path, b in words.items()}
    style = replace(house(), locales=locales)
    parse: ParseSegment = parse_segment
    source = report(stock_shelf(), style)
    assert source.made is not None, source.findings
    made = translated(source.value, language, style, parse)
    assert made.made is not None, made.findings
    done = document(made.value, style, draft=made.held)
    assert done.sound
    assert done.findings == ()
    assert done.value.draft is (language != "en")
    printed = (done.value.sections, done.value.title_matter, done.value.contents)
    assert not [part for part in everything_in(printed) if isinstance(part, DRAFTS)]
    assert pickle.loads(pickle.dumps(done.value)) == done.value  # noqa: S301 - our own bytes


def test_nothing_is_made_for_a_locale_that_cannot_be_written():
    """cldr-001: there are no figures to print."""
    made = edited(edition(locale="xx-XX"))
    assert made.made is None
    assert codes(made) == ["cldr-001"]


def test_the_document_says_how_it_is_written():
    """Language, locale, direction, numbering system, draft."""
    made = edited(edition(language="ar", locale="ar-EG", numerals="native")).value
    assert (made.language, made.locale, made.direction, made.digits) == (
        "ar", "ar-EG", "rtl", "arab",
    )  # fmt: skip
    assert made.draft is False
    assert document(edition(), house(), draft=True).value.draft is True
    assert edited(edition()).value.digits == "latn"


def test_an_isbn_with_a_wrong_check_digit_is_an_error():
    """isbn-001: another book would be ordered."""
    made = edited(edition(isbn="978-92-1-000001-1"))
    assert codes(made) == ["isbn-001"]
    assert made.findings[0].span.path == "report.toml"


def test_two_editions_may_not_share_an_isbn():
    """isbn-002: whatever its hyphens."""
    made = edition(isbn="978-92-1-000001-7")
    other = EditionSettings("fr", "fr", "latn", "9789210000017", SPAN)
    report_ = replace(made.report, editions={**made.report.editions, "fr": other})
    assert codes(edited(replace(made, report=report_))) == ["isbn-002"]
    assert codes(edited(made)) == []


def test_records_are_looked_at_even_where_no_text_names_them():
    """A record that is wrong today is printed tomorrow: say-006, type-001."""
    numbered = replace(UNSOLVED, quantity=Vague(text("80 in 100")))
    marked = replace(FLED, label=text('"people'))
    found = edited(edition(statistics={"unsolved": numbered, "fled": marked}))
    assert sorted(codes(found)) == ["say-006", "type-001"]


def test_works_are_looked_at_too():
    """type-002 in an author's name."""
    made = edition()
    works = {**WORKS, "plain": replace(WORKS["plain"], author=text("'Anon"))}
    found = edited(replace(made, report=replace(made.report, works=works)))
    assert [(f.code, f.span) for f in found.findings] == [("type-002", WORKS["plain"].span)]


def test_findings_are_gathered_not_raised():
    """All faults of an edition come at once, each with its own place."""
    made = edition(
        chapter(
            paragraph(StatisticRef("returned", SPAN, (Text("8,500"),)), ' "'),
            paragraph(StatisticRef("under_14", SPAN), CrossReference("p", SPAN), key="p"),
        ),
        isbn="1",
    )
    found = edited(made)
    assert found.made is not None
    assert not found.sound
    assert codes(found) == ["isbn-001", "say-001", "say-003", "type-001", "say-005", "xref-001"]


def test_the_same_edition_gives_the_same_document():
    """Nothing is left to chance, the clock or the order of hashing."""
    made = edition(chapter(paragraph(StatisticRef("fled", SPAN))), back=("sources", "colophon"))
    assert edited(made) == edited(made)


def test_a_shelf_of_another_name_is_another_report():
    """The slug names the artefacts and the identifier."""
    first = report(stock_shelf(), house()).value
    second = report(Shelf("other", stock_shelf().files), house()).value
    assert first.slug != second.slug
