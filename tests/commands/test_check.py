from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportbuild.commands import check as checking
from reportbuild.commands import listing
from reportbuild.model.finding import Checked, Finding, Span
from tests.terminal import run, stock


def test_a_sound_report_is_nothing_found(here: Path):
    """The answer to a check is never silence."""
    stock(here)
    result = run("check")

    assert (result.exit_code, result.stdout) == (0, "nothing found in 1 edition\n")
    assert json.loads(run("check", "--format", "json").stdout) == []
    assert run("check", "--format", "github").stdout == ""


def test_a_missing_licence_stops_neither_check_nor_list(
    here: Path, monkeypatch: pytest.MonkeyPatch
):
    """env-005 is told and passed by: what is asked for is done."""
    stock(here)
    gone = Finding("env-005", Span("styles/fonts/OFL-Amiri.txt"), "the licence is missing", "mend")
    for module in (checking, listing):
        whole = module.house_shelf()
        shelf = replace(whole, refused=(gone,))
        monkeypatch.setattr(module, "house_shelf", lambda shelf=shelf: shelf)

    checked = run("check")
    assert (checked.exit_code, "warning[env-005]" in checked.stdout) == (0, True)
    listed = run("list")
    assert (listed.exit_code, "stock" in listed.stdout) == (0, True)


def test_a_house_without_faces_ends_with_three(here: Path, monkeypatch: pytest.MonkeyPatch):
    """env-001 stops check and build alike."""
    stock(here)
    missing = Finding("env-001", Span("styles/fonts"), "the faces are not there", "run ./dev build")
    monkeypatch.setattr(checking, "house", lambda *_: Checked(None, (missing,)))
    result = run("check")

    assert (result.exit_code, "run ./dev build" in result.stdout) == (3, True)
