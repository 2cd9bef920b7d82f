from __future__ import annotations

from pathlib import Path

import pytest

from reportbuild import machine
from reportbuild.commands import doctor as looking
from reportbuild.machine import Look
from reportbuild.model.finding import Finding, Span
from reportbuild.model.shelf import Shelf
from tests.terminal import put, run


def test_the_doctor_finds_this_machine_well():
    """Each line says ok, with what was seen."""
    result = run("doctor")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    assert {"ok   Python", "ok   weasyprint", "ok   faces"} <= {li.split(":")[0] for li in lines}


def test_the_doctor_names_what_is_ill_and_what_mends_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
):
    """A library of another version than the lock's, one missing, and a face that is not there."""
    lock = "jinja2==0.1 \\\n    --hash=x\npolib==1 ; python_version<'4'\npolib==2\n"
    put(here, {"requirements.lock": lock.encode(), "dev": b""})
    versions = {"polib": "2"}
    monkeypatch.setattr(machine, "requires", lambda _: ["jinja2>=3", "polib", "more; extra == 'x'"])
    monkeypatch.setattr(machine, "_installed", lambda name: versions.get(name, ""))
    jinja, polib = machine._libraries(here)
    assert jinja == Look("jinja2", "missing; the lock says 0.1", f"{here / 'dev'} setup")
    assert polib == Look("polib", "2")

    missing = Finding("env-001", Span("styles/fonts/a.ttf"), "the face is missing", "do this")
    monkeypatch.setattr(looking, "house_shelf", lambda: Shelf("house", {}, (missing,)))
    result = run("doctor")
    assert result.exit_code == 3
    assert "mend styles/fonts/a.ttf: the face is missing\n     do this" in result.stdout
