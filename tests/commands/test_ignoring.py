"""Findings that are ignored for a reason, from the sources to the exit code."""

from __future__ import annotations

import json
from pathlib import Path

from reportbuild.model.finding import Finding
from tests.stock import stock_files
from tests.terminal import run, stock

UNDATED = stock_files()["statistics.toml"].replace(b'as_of = "2022-06"\n', b"", 1)
"""The first record says of no date that it holds for: a hold."""
EXCUSED = UNDATED.replace(b"[fled]", b"# ignore rec-011: no date is known\n[fled]", 1)


def test_a_hold_without_excuse_fails_where_holds_do(here: Path):
    """What the other tests take for granted."""
    stock(here, {"statistics.toml": UNDATED})
    assert run("check", "--fail-on", "hold").exit_code == 1
    assert run("check", "--release").exit_code == 1
    assert run("check").exit_code == 0


def test_an_ignored_finding_is_counted_and_stops_nothing(here: Path):
    """Its code is not shown, its number is."""
    stock(here, {"statistics.toml": EXCUSED})
    result = run("check", "--fail-on", "warning")

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 ignored")
    assert "rec-011" not in result.stdout
    assert "rec-011" not in run("check", "--format", "github").stdout


def test_programs_are_told_what_is_ignored_and_why(here: Path):
    """JSON has the reason, SARIF a suppression."""
    stock(here, {"statistics.toml": EXCUSED})
    [record] = json.loads(run("check", "--format", "json").stdout)
    assert (record["code"], record["ignored"]) == ("rec-011", "no date is known")

    log = json.loads(run("check", "--format", "sarif").stdout)
    [result] = log["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "no date is known"}]


def test_an_edition_whose_holds_are_all_ignored_is_no_draft(here: Path, bench: list[Finding]):
    """It is made by its own name, and a release makes it; the manifest keeps the reason."""
    stock(here, {"statistics.toml": EXCUSED})
    assert run("build", "--format", "epub", "--release").exit_code == 0

    assert not bench
    assert (here / "output/stock/stock-en.epub").is_file()
    manifest = json.loads((here / "output/stock/manifest.json").read_text("utf-8"))
    [told] = manifest["artefacts"]["stock-en.epub"]["findings"]
    assert (told["code"], told["ignored"]) == ("rec-011", "no date is known")


def test_an_ignore_that_hits_nothing_is_found(here: Path):
    """ign-004, at the line of the ignore."""
    idle = stock_files()["statistics.toml"].replace(b"[fled]", b"# ignore rec-011: x\n[fled]", 1)
    stock(here, {"statistics.toml": idle})
    result = run("check", "--fail-on", "warning")

    assert result.exit_code == 1
    assert "warning[ign-004] statistics.toml:1 " in result.stdout


def test_an_ignore_is_judged_only_where_all_was_looked_at(here: Path):
    """Not while an error keeps editions from being edited, nor if one of several was asked for."""
    idle = stock_files()["statistics.toml"].replace(b"[fled]", b"# ignore rec-011: x\n[fled]", 1)
    two = stock_files()["report.toml"].replace(b"[editions.ar]", b"[editions.sq]")
    stock(here, {"statistics.toml": idle, "report.toml": two})
    assert "ign-004" not in run("check", "--lang", "en").stdout

    broken = {"text/03-work.md": b"# Work\n\n{nosuch}\n"}
    stock(here, {"statistics.toml": idle, **broken})
    assert "ign-004" not in run("check").stdout


def test_what_only_making_finds_is_ignored_where_it_is_made(here: Path, bench: list[Finding]):
    """A warning of the press, ignored in report.toml; a check, which presses nothing, is silent."""
    report = stock_files()["report.toml"]
    report = report[: report.index(b"[editions.fr]")]
    ignore = b'\n[[ignore]]\ncode = "make-002"\nreason = "seen, and well"\n'
    stock(here, {"report.toml": report + ignore})
    assert run("check").stdout == "nothing found in 1 edition\n"

    assert "ign-004" in run("build").stdout
