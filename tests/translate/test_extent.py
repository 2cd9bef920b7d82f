from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from reportbuild.model.report import Report
from reportbuild.read.inlines import parse_segment
from reportbuild.read.report import report as read_report
from reportbuild.translate.catalogue import status, update
from reportbuild.translate.edition import edition
from reportbuild.translate.extent import asked, shown
from reportbuild.translate.segments import segments
from tests.stock import REPORT, stock_files, stock_shelf
from tests.translate.own_text import HEAD, PATH, TRAVAIL, the_house


def stock(text: str = "", files: Mapping[str, bytes | None] = MappingProxyType({})) -> Report:
    """The stock report, its French edition made of some texts."""
    line = f'locale = "fr-FR"\ntext = [{text}]' if text else 'locale = "fr-FR"'
    settings = REPORT.replace('locale = "fr-FR"', line).encode()
    return read_report(stock_shelf({"report.toml": settings, **files}), the_house()).value


def test_an_edition_of_all_texts_is_the_report_itself():
    """Nothing is taken out where nothing is said."""
    made = stock()
    assert shown(made, "fr") is made
    assert [r.key for r in segments(asked(made, "fr"))] == [r.key for r in segments(made)]


def test_an_edition_of_some_texts_holds_what_they_name():
    """Statistics, works and pictures that nothing shows are not asked for; the cover stays."""
    made = stock('"summary"')
    part = shown(made, "fr")
    assert [c.name for c in part.chapters] == ["summary"]
    assert set(part.statistics) == {"fled", "returned", "trials"}
    assert "obs_2022" in part.works
    assert "bank_2025" not in part.works
    assert set(part.pictures) == {"images/cover.svg"}
    assert part.front == made.front
    assert part.back == ("sources", "colophon")


def test_an_edition_of_some_texts_has_their_entries_and_abbreviations():
    """Those marked or used in them, with the entries above them, and those that send there."""
    path = "text/02-return.md"
    text = stock_files()[path].decode().partition("\n## ")
    words = f"{text[0]}\nThe OSV of the [valley]{{index=valley}}.\n{text[1]}{text[2]}"
    files = {
        path: words.encode(),
        "abbreviations.toml": b'[osv]\nshort="OSV"\nfull="Valley Office"\n[b]\nshort="B"\nfull="C"',
        "index.toml": b'[places]\nentry="places"\n[valley]\nentry="valley"\nunder="places"\n'
        b'[dale]\nentry="dale"\nsee="valley"\n[a]\nentry="a"\n[hill]\nentry="h"\nsee="a"\n',
    }
    part = shown(stock('"return"', files), "fr")
    assert set(part.index_terms) == {"places", "valley", "dale"}
    assert set(part.abbreviations) == {"osv"}
    contexts = {record.context for record in segments(part)}
    assert {"index/valley/entry", "abbreviations/osv/short", "abbreviations/osv/full"} <= contexts
    assert "abbreviations" in {record.part for record in segments(part)}


def test_other_editions_are_not_touched():
    """What one language leaves out, the others keep."""
    made = stock('"summary"')
    assert shown(made, "ar") is made


@pytest.mark.parametrize("text", ['"summary"', '"work", "method"', '"summary", "return", "work"'])
def test_taking_out_twice_is_taking_out_once(text: str):
    """Whoever asks for a part of a part has it."""
    made = stock(text, {PATH: (HEAD + TRAVAIL).encode()})
    once = asked(made, "fr")
    assert asked(once, "fr") == once


def test_keys_of_what_is_left_are_the_full_report_s():
    """A catalogue may be of the summary first, and of the whole report later."""
    made = stock('"summary", "work"')
    full = {record.key for record in segments(made)}
    assert {record.key for record in segments(asked(made, "fr"))} < full


def test_a_catalogue_has_what_its_edition_shows():
    """Update writes no more, and status counts no more."""
    made, whole = stock('"summary"'), stock()
    data = update(made, "fr", {}).value.decode()
    assert "summary/paragraph" in data
    assert "return/paragraph" not in data
    assert status(made, "fr", parse_segment).value.segments < (
        status(whole, "fr", parse_segment).value.segments
    )
    assert status(made, "ar", parse_segment).value == status(whole, "ar", parse_segment).value


def test_a_chapter_of_the_edition_s_own_text_is_not_asked_for():
    """What it names is: its statistics print labels."""
    made = stock(files={PATH: (HEAD + TRAVAIL).encode()})
    data = update(made, "fr", {}).value.decode()
    assert "work/paragraph" not in data
    assert "statistics/under_14/label" in data
    part = stock('"work"', {PATH: (HEAD + TRAVAIL).encode()})
    assert "statistics/under_14/label" in update(part, "fr", {}).value.decode()


def test_the_edition_holds_its_texts_in_the_report_s_order():
    """Whatever order `text` names them in."""
    made = edition(stock('"work", "summary"'), "fr", the_house(), parse_segment).value
    assert [c.name for c in made.report.chapters] == ["summary", "work"]
    assert made.original
    whole = ["summary", "return", "work", "method"]
    assert [c.name for c in made.original.report.chapters] == whole
