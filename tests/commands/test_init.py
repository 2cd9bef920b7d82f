from __future__ import annotations

from pathlib import Path

import pytest

from reportbuild.shelf import report_shelf
from tests.terminal import run


def test_init_makes_a_report_that_checks_without_a_finding(here: Path):
    """Two languages, complete; dated today; and a second one of that name is refused: ask-005."""
    made = run("init", "my-report")
    assert made.exit_code == 0
    assert "reportbuild build my-report" in made.stdout
    assert run("check").stdout == "nothing found in 2 editions\n"
    assert run("list").stdout.split()[0] == "my-report"
    report = (here / "sources/my-report/report.toml").read_text("utf-8")
    assert "2026-01-01" not in report

    before = report_shelf(here / "sources/my-report")
    again = run("init", "my-report")
    assert (again.exit_code, "error[ask-005]" in again.stdout) == (2, True)
    assert report_shelf(here / "sources/my-report") == before


@pytest.mark.parametrize("name", ["My Report", "ü", "..", "a/../B", "-x", "con\tsole"])
def test_init_refuses_a_name_that_files_should_not_bear(name: str, here: Path):
    """Artefacts are sent around the world under that name."""
    result = run("init", "--", name)

    assert (result.exit_code, "error[ask-005]" in result.stdout) == (2, True)
    assert list(here.iterdir()) == []


def test_init_takes_a_path_for_a_report_that_belongs_elsewhere(here: Path):
    """Text under embargo does not belong in a public checkout."""
    assert run("init", "elsewhere/quiet").exit_code == 0
    assert run("check", "elsewhere/quiet").exit_code == 0
