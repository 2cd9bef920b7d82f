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
    """Each line says ok, with what was seen; of a program that is not needed, it may say none."""
    result = run("doctor")

    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if not line.startswith("     ")]
    spare = tuple(f"none {program.names[0]}: " for program in machine.PROGRAMS)
    assert all(line.startswith(("ok ", *spare)) for line in lines)
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


def test_the_doctor_tells_what_programs_serve_for_and_misses_none_of_them(
    monkeypatch: pytest.MonkeyPatch,
):
    """Where they are there, with their paths; where not, with the line for this machine; 0 both."""
    installed = {"gs": "/usr/bin/gs", "google-chrome": "/opt/chrome", "apt-get": "/usr/bin/apt-get"}
    monkeypatch.setattr("shutil.which", installed.get)
    gs, poppler, java, chromium = machine.programs()

    assert gs == Look("gs", "/usr/bin/gs (preflight measures total ink by it)", needed=False)
    assert chromium.seen.startswith("/opt/chrome (Ace")
    assert poppler.mend == "apt-get install -y --no-install-recommends poppler-utils"
    assert java.mend.endswith(" default-jre-headless")

    result = run("doctor")
    assert result.exit_code == 0
    told = "none pdftoppm: not here (preflight shows pages by it)\n     apt-get install -y "
    assert told in result.stdout


@pytest.mark.parametrize(
    ("brew", "mend"),
    [("/opt/brew", "brew install --cask chromium"), (None, "install it (in Debian: chromium)")],
)
def test_what_installs_a_program_is_what_the_machine_has(
    brew: str | None, mend: str, monkeypatch: pytest.MonkeyPatch
):
    """Without apt-get, brew; without either, the name of Debian's package."""
    monkeypatch.setattr("shutil.which", {"brew": brew}.get)
    assert machine.programs()[-1].mend == mend


def test_a_library_is_known_however_it_was_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Debian's packages keep what is told of a library in an .egg-info, not in a .dist-info."""
    egg, new = "Name: egg-thing\nVersion: 1.2\n\nVersion: 9", "Version: 3.4\nName: new-thing\n"
    put(tmp_path, {"egg_thing-1.2.egg-info/PKG-INFO": egg})
    put(tmp_path, {"new_thing-3.4.dist-info/METADATA": new})
    monkeypatch.syspath_prepend(tmp_path)

    assert machine._installed("egg-thing") == "1.2"
    assert machine._installed("new-thing") == "3.4"
    assert machine._installed("no-thing-at-all") == ""


def test_whatever_decides_bytes_is_in_the_toolchain():
    """What the page engine matches selectors and writes PDFs with, too."""
    decides = {"weasyprint", "pydyf", "cssselect2", "tinycss2", "fonttools"}
    assert decides <= set(machine.toolchain())
