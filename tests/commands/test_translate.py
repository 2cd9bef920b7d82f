from __future__ import annotations

import json
import re
from pathlib import Path

import polib
import pytest

from tests.stock import stock_files
from tests.terminal import run, stock


def test_translate_update_writes_a_catalogue_that_status_can_read(here: Path):
    """Every edition but the source language's gets one; a second run changes nothing."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    result = run("translate", "update", "--lang", "fr")

    assert result.exit_code == 0
    assert "sources/stock/editions/fr.po" in result.stdout
    first = (folder / "editions/fr.po").read_bytes()
    assert b"python-brace-format" in first
    assert not (folder / "editions/ar.po").exists()
    run("translate", "update")
    assert (folder / "editions/fr.po").read_bytes() == first
    assert (folder / "editions/ar.po").is_file()
    assert not (folder / "editions/en.po").exists()

    status = run("translate", "status").stdout
    assert re.search(r"stock +fr +\d+ +0 ", status)


def translated(folder: Path) -> None:
    """Fill in the French catalogue of the stock report, all but its title, with its own texts."""
    run("translate", "update", "--lang", "fr")
    path = folder / "editions/fr.po"
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        if entry.msgctxt != "report/title":
            entry.msgstr = entry.msgid
    path.write_text(str(catalogue), "utf-8")


def test_translate_status_counts_by_chapter_and_for_programs(here: Path):
    """As a table, and as JSON with the same numbers."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    translated(folder)
    whole = json.loads(run("translate", "status", "--lang", "fr", "--format", "json").stdout)
    parts = json.loads(
        run("translate", "status", "--lang", "fr", "--format", "json", "--chapters").stdout
    )
    assert [(one["edition"], one["missing"]) for one in whole] == [("fr", 1)]
    assert {"report", "statistics"} < {part["part"] for part in parts}
    for count in ("segments", "translated", "missing", "unapproved", "words", "words_open"):
        assert sum(part[count] for part in parts) == whole[0][count]
    table = run("translate", "status", "--lang", "fr", "--chapters").stdout
    assert re.search(r"stock +fr +report +\d+ +\d+ +0 +0 +1 ", table)


def test_translate_approve_keeps_initials_beside_the_catalogue(here: Path):
    """Once for all, or part by part; a second time nothing is written."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    translated(folder)
    args = ("translate", "approve", "stock", "--lang", "fr", "--by", "AB")
    part = run(*args, "--chapter", "statistics")
    assert part.exit_code == 0
    assert "editions/fr.approved.toml" in part.stdout
    file = folder / "editions/fr.approved.toml"
    some = file.read_bytes()
    assert b'{by = "AB", of = "statistics/' in some
    assert re.search(r"approved \d+, before \d+; left: 1 missing", run(*args).stdout)
    every = file.read_bytes()
    assert len(every) > len(some)
    again = run(*args)
    assert "approved 0, before" in again.stdout
    assert "approved.toml" not in again.stdout
    assert file.read_bytes() == every
    assert run("translate", "status").exit_code == 0


@pytest.mark.parametrize("by", ["Amina", "a.b", "", "A B"])
def test_translate_approve_takes_no_names(here: Path, by: str):
    """A name in a file may lead to a person: wrong usage, and nothing is written."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    translated(folder)
    assert run("translate", "approve", "--lang", "fr", "--by", by).exit_code == 2
    assert not (folder / "editions/fr.approved.toml").exists()


def test_a_release_that_needs_approval_waits_for_it(here: Path):
    """`[release] approval = true`: po-017 holds what nobody has approved, and only until then."""
    toml = stock_files()["report.toml"] + b"\n[release]\napproval = true\n"
    folder = stock(here, {"report.toml": toml})
    translated(folder)
    assert "po-017" in run("check", "--lang", "fr").stdout
    run("translate", "approve", "--lang", "fr", "--by", "AB")
    assert "po-017" not in run("check", "--lang", "fr").stdout
    catalogue = folder / "editions/fr.po"
    changed = catalogue.read_bytes().replace(b'msgstr "The road is open', b'msgstr "A road is open')
    catalogue.write_bytes(changed)
    assert run("check", "--lang", "fr").stdout.count("po-017") == 1


def test_translate_review_writes_a_page(here: Path):
    """Here under a name that tells what it is, or where it is wanted."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    translated(folder)
    result = run("translate", "review", "--lang", "fr", "--lang", "ar")
    assert result.exit_code == 0
    assert "stock-fr-review.html" in result.stdout
    page = (here / "stock-fr-review.html").read_text("utf-8")
    assert "The road is open." in page
    assert 'dir="rtl"' in (here / "stock-ar-review.html").read_text("utf-8")
    assert run("translate", "review", "stock", "--lang", "fr", "--to", "x/y.html").exit_code == 0
    assert (here / "x/y.html").read_text("utf-8") == page


def test_translate_review_into_one_file_takes_one_page(here: Path):
    """Two pages cannot have one name: wrong usage."""
    stock(here, {"report.toml": stock_files()["report.toml"]})
    args = ("translate", "review", "--to", "x.html", "--lang", "fr")
    assert run(*args).exit_code == 2
    assert run(*args, "stock", "--lang", "ar").exit_code == 2
    assert not (here / "x.html").exists()


@pytest.mark.parametrize("name", ["fr.po", "page.xlf", "page"])
def test_translate_review_writes_over_no_catalogue(here: Path, name: str):
    """A page's name ends in .html: wrong usage otherwise, and nothing is written."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    translated(folder)
    there = (folder / "editions/fr.po").read_bytes()
    result = run(
        "translate", "review", "stock", "--lang", "fr", "--to", f"{folder}/editions/{name}"
    )
    assert result.exit_code == 2
    assert (folder / "editions/fr.po").read_bytes() == there
    assert [file.name for file in (folder / "editions").iterdir()] == ["fr.po"]


@pytest.mark.parametrize("command", ["update", "status", "review", "approve"])
@pytest.mark.parametrize(("language", "says"), [("xx", "no report"), ("en", "is written in")])
def test_a_language_that_nothing_is_translated_into_is_told(
    here: Path, command: str, language: str, says: str
):
    """ask-002, in place of nothing at all; one report that has it is enough."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    by = ("--by", "AB") if command == "approve" else ()
    result = run("translate", command, "--lang", language, *by)
    assert (result.exit_code, result.stdout.count("ask-002")) == (2, 1)
    assert says in result.stdout
    assert not (folder / "editions").exists()


def test_translate_update_tells_what_it_left_as_it_was(here: Path):
    """A catalogue that is up to date already is named as unchanged."""
    stock(here, {"report.toml": stock_files()["report.toml"]})
    assert "unchanged" not in run("translate", "update", "--lang", "fr").stdout
    assert "fr.po (unchanged)" in run("translate", "update", "--lang", "fr").stdout
