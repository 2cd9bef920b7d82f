"""Where the commands are tested: an empty folder, and workers that are done at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportbuild.commands import make as making
from reportbuild.commands.rooms import Means, Rooms
from reportbuild.crew import Workers
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.report import Format
from reportbuild.store import NoStore
from reportbuild.workshop import Count, Hear, Progress, Workshop


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
    def opened(how: Means, house: House, hear: Hear) -> Iterator[Rooms]:
        assert how.crew
        how.crew.know(house)
        with ThreadPoolExecutor(1) as waiting:
            yield AtOnce(Workshop(how.crew, NoStore(), "", hear), how.crew, waiting)

    class AtOnce(Rooms):
        def submit(
            self, document: Document, house: House, form: Format
        ) -> Future[Checked[Artefact]]:
            told = f"{document.slug}-{document.language}.{form}"
            self.counts[told] = Count(made=1)
            for step in ("compose", "press", "proof", "done"):
                self.workshop.hear(told, Progress(step))
            name = f"{document.slug}-{document.language}{'-draft' if document.draft else ''}.{form}"
            done: Future[Checked[Artefact]] = Future()
            artefact = Artefact(name, f"application/{form}", document.language, name.encode())
            done.set_result(Checked(artefact, tuple(planted)))
            return done

    monkeypatch.setattr(making, "opened", opened)
    monkeypatch.setattr(Workers, "warm", lambda *_, **__: None)
    return planted
