"""The layout engine with one line changed, and the guard around it."""

from __future__ import annotations

import random

import pytest

from reportbuild.press import engine
from tests.press.made import pressed

WORDS = "The valley road was shut for the third winter in a row. "
SHAPES = (
    "<p>{}</p>",
    "<ul><li>{}</li></ul>",
    "<blockquote style='break-inside:avoid'><p>{}</p></blockquote>",
    "<table><tr><td>{}</td></tr></table>",
)


def test_an_engine_that_lays_out_lines_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch):
    """What is changed must be there, once, or nothing may be printed."""
    monkeypatch.setattr(engine, "PUTS_OFF", "report = None")
    with pytest.raises(ImportError, match="layout of lines"):
        engine.keep_notes_with_calls()


def crowded(seed: int) -> tuple[str, tuple[str, ...]]:
    """Paragraphs, lists, quotations and tables with up to three notes each."""
    dice = random.Random(seed)
    parts: list[str] = []
    names: list[str] = []
    for _ in range(20):
        text = ""
        for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
            names.append(f"n{len(names)}")
            note = f'<span class="note" id="{names[-1]}" data-mark="1">'
            text += WORDS * dice.randint(0, 3) + note + WORDS * dice.randint(1, 4) + "</span> "
        parts.append(dice.choice(SHAPES).format(text + WORDS * dice.randint(0, 4)))
    return "".join(parts), tuple(names)


@pytest.mark.parametrize("seed", [1, 5, 7, 8])  # the engine by itself puts notes off on these
def test_notes_stay_with_their_calls_on_crowded_pages(seed: int):
    """However notes and paragraphs fall, each note is on the page of its call."""
    body, notes = crowded(seed)
    made = pressed(body, notes=notes, style="p,li{orphans:3;widows:3}")
    assert [str(finding) for finding in made.findings] == []
