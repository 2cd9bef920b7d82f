from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportbuild.commands import check as checking
from reportbuild.model.finding import Checked, Finding, Span
from tests.terminal import run, stock


def test_a_sound_report_is_nothing_found(here: Path):
    """The answer to a check is never silence."""
    stock(here)
    result = run("check")

    assert (result.exit_code, result.stdout) == (0, "nothing found in 1 edition\n")
    assert json.loads(run("check", "--format", "json").stdout) == []
    assert run("check", "--format", "github").stdout == ""


def test_a_house_without_faces_ends_with_three(here: Path, monkeypatch: pytest.MonkeyPatch):
    """env-001 stops check and build alike."""
    stock(here)
    missing = Finding("env-001", Span("styles/fonts"), "the faces are not there", "run ./dev build")
    monkeypatch.setattr(checking, "house", lambda *_: Checked(None, (missing,)))
    result = run("check")

    assert (result.exit_code, "run ./dev build" in result.stdout) == (3, True)
