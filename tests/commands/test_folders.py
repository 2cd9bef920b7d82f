from __future__ import annotations

from pathlib import Path

import pytest

from reportbuild.commands.folders import report_folders
from tests.terminal import put, run, stock


@pytest.mark.parametrize("command", ["build", "check", "list", "translate status"])
def test_without_any_report_a_command_says_how_to_begin(command: str, here: Path):
    """Nobody is left before an empty answer: ask-001, wrong usage."""
    result = run(*command.split())

    assert result.exit_code == 2
    assert "error[ask-001]" in result.stdout
    assert "reportbuild init my-report" in result.stdout


def test_a_misspelt_report_is_answered_with_the_nearest(here: Path):
    """The names there are stand in the hint."""
    stock(here)

    assert "did you mean “stock”?" in run("check", "stick").stdout
    assert "there are: stock" in run("check", "something-else").stdout


@pytest.mark.parametrize(
    "name", ["stock", "sources/stock", "sources/stock/", "./sources/stock/report.toml"]
)
def test_a_report_is_asked_for_by_name_or_by_path(name: str, here: Path):
    """Each way leads to the same report."""
    stock(here)

    assert run("check", name).stdout == run("check").stdout
    assert run("check", name).exit_code == 0


def test_a_report_is_found_by_who_stands_in_it(here: Path, monkeypatch: pytest.MonkeyPatch):
    """In the folder of a report no name is needed."""
    monkeypatch.chdir(stock(here))

    assert run("check").exit_code == 0


def test_two_reports_of_one_name_do_not_overwrite_each_other(here: Path):
    """ask-004 is said before anything is made."""
    stock(here)
    put(here / "other/stock", {"report.toml": b""})

    result = run("build", "stock", "other/stock")

    assert result.exit_code == 2
    assert "error[ask-004] other/stock" in result.stdout
    assert not (here / "output").exists()


def test_a_language_that_no_report_has_is_wrong_usage(here: Path):
    """What there is stands in the hint."""
    stock(here)
    result = run("check", "--lang", "sq")

    assert (result.exit_code, "error[ask-002]" in result.stdout) == (2, True)
    assert "to be had: en" in result.stdout


@pytest.mark.parametrize("name", [".", "./", "report.toml", "./report.toml"])
def test_the_folder_one_stands_in_may_be_named(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    """By a full stop, or by its report.toml; as a command does without a name."""
    folder = stock(here, {})
    monkeypatch.chdir(folder)
    found = report_folders([name])
    assert found.findings == ()
    assert [one.resolve() for one in found.value] == [folder.resolve()]
