"""Where the commands are tested: an empty folder, and workers that are done at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportbuild.commands import build as building
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.report import Format
from reportbuild.pipeline import Submit, Tell


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command line is run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """Workers that hand back a line of text at once, with the findings that a test puts here."""
    planted: list[Finding] = []

    @contextmanager
    def workers(jobs: int, tell: Tell) -> Iterator[Submit]:
        def submit(document: Document, house: House, form: Format) -> Future[Checked[Artefact]]:
            name = f"{document.slug}-{document.language}{'-draft' if document.draft else ''}.{form}"
            for step in ("compose", "press", "proof", "done"):
                tell(step, f"{document.slug}-{document.language}.{form}")
            done: Future[Checked[Artefact]] = Future()
            artefact = Artefact(name, f"application/{form}", document.language, name.encode())
            done.set_result(Checked(artefact, tuple(planted)))
            return done

        yield submit

    monkeypatch.setattr(building, "workers", workers)
    return planted
