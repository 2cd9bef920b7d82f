from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportbuild.commands import check as checking
from reportbuild.commands import listing
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.text import Chapter
from reportbuild.read import chapter as reading
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


def test_what_was_read_and_edited_before_is_not_again(here: Path, monkeypatch: pytest.MonkeyPatch):
    """Unless nothing is to be kept; a changed text is read, and what is found stays the same."""
    source = stock(here)
    read: list[str] = []

    def counted(path: str, *other: object) -> Checked[Chapter[Draft]]:
        read.append(path)
        return whole(path, *other)  # type: ignore[arg-type]

    whole = reading.chapter
    monkeypatch.setattr(reading, "chapter", counted)
    texts = sorted(str(path.relative_to(source)) for path in source.glob("text/*.md"))
    first = run("check")
    assert (sorted(read), first.exit_code) == (texts, 0)

    read.clear()
    assert run("check").stdout == first.stdout
    assert read == []

    text = source / texts[0]
    text.write_text(f"{text.read_text('utf-8')}\nToday it is otherwise.\n", "utf-8")
    changed = run("check")
    assert "lng-002" in changed.stdout
    assert read == texts[:1]
    assert run("check", "--no-cache").stdout == changed.stdout
    assert sorted(read[1:]) == texts
