from __future__ import annotations

import pytest
from rich.console import Console

from reportbuild.commands import progress
from reportbuild.workshop import Progress


def test_progress_on_a_terminal_is_a_bar_for_each_artefact(monkeypatch: pytest.MonkeyPatch):
    """Its name, and the step that it is at."""
    screen = Console(force_terminal=True, width=100, record=True, color_system=None)
    monkeypatch.setattr(progress, "err", screen)
    with progress.progress() as clock:
        for step, name in [
            ("read", "stock"), ("translate", "stock-fr"), ("edit", "stock-fr"),
            ("compose", "stock-fr.pdf"), ("press", "stock-fr.pdf"),
        ]:  # fmt: skip
            clock(step, name)  # type: ignore[arg-type]  # the words of the steps
        bars = clock.shown.progress  # type: ignore[attr-defined]  # those of a terminal
        assert [(t.description, t.fields["step"], t.completed) for t in bars.tasks] == [
            ("stock-fr.pdf", "press", 10)
        ]
        for done, of, completed in ((3, 4, 70), (1, 4, 70), (0, 0, 70)):
            clock.hear("stock-fr.pdf", Progress("press", done, of, "Return"))
            assert [t.completed for t in bars.tasks] == [completed], "no round takes it back"
        clock("done", "stock-fr.pdf")
        assert [task.completed for task in bars.tasks] == [bars.tasks[0].total]
    assert set(clock.seconds) == {"stock", "stock-fr", "stock-fr.pdf"}
