from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportbuild import machine
from reportbuild.commands import make as making
from reportbuild.commands.rooms import Means, Rooms
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Format
from reportbuild.workshop import Count, Hear
from tests.stock import stock_files
from tests.terminal import program, put, run, stock


def test_a_build_tells_its_steps_and_what_it_made(here: Path, bench: list[Finding]):
    """Plain lines where no terminal is; then each artefact with its path and size."""
    stock(here)
    result = run("build")

    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "read stock", "translate stock-en", "edit stock-en",
        "compose stock-en.pdf", "press stock-en.pdf", "proof stock-en.pdf",
        "compose stock-en.epub", "press stock-en.epub", "proof stock-en.epub",
    ]  # fmt: skip
    made = [line.split()[0] for line in result.stdout.splitlines()]
    assert made == ["output/stock/stock-en.pdf", "output/stock/stock-en.epub"]
    assert {file.name for file in (here / "output/stock").iterdir()} == {
        "stock-en.pdf", "stock-en.epub", "manifest.json", "SHA256SUMS",
    }  # fmt: skip


def test_a_failed_build_leaves_the_last_good_artefacts(here: Path, bench: list[Finding]):
    """And neither digests nor manifest are touched."""
    stock(here)
    run("build")
    before = report_files(here / "output/stock")

    bench.append(Finding("make-001", Span("text"), "does not settle"))
    result = run("build", "--format", "pdf")

    assert result.exit_code == 1
    assert "sources/stock: not made, for errors: en" in result.stdout
    assert report_files(here / "output/stock") == before


def report_files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_an_edition_with_holds_is_a_draft_that_a_release_refuses(here: Path, bench: list[Finding]):
    """The untranslated edition: a draft today, nothing with --release, and then exit code one."""
    stock(here, {"report.toml": stock_files()["report.toml"]})

    draft = run("build", "--format", "epub", "--out", "drafts")
    assert draft.exit_code == 0
    assert "hold[" in draft.stdout
    made = {file.name for file in (here / "drafts/stock").glob("*.epub")}
    assert made == {"stock-en.epub", "stock-fr-draft.epub", "stock-ar-draft.epub"}

    release = run("build", "--format", "epub", "--release")
    assert release.exit_code == 1
    assert {file.name for file in (here / "output/stock").glob("*.epub")} == {"stock-en.epub"}
    assert "not made, for errors, or holds that a release refuses: fr, ar" in release.stdout
    assert run("check").exit_code == 0
    assert run("check", "--release").exit_code == 1


def test_a_draft_gives_way_to_the_artefact_without_holds(here: Path, bench: list[Finding]):
    """And is made beside it, later: a hold takes away nothing that was published."""
    folder = stock(here, {"images.toml": b""})
    text = folder / "text/01-summary.md"
    sound = text.read_bytes()
    put(folder, {"images.toml": stock_files()["images.toml"]})
    text.write_bytes(sound + b"\n[^nobody]: A note that nothing calls.\n")
    assert run("build", "--format", "epub").exit_code == 0
    assert (here / "output/stock/stock-en-draft.epub").is_file()

    text.write_bytes(sound)
    assert run("build", "--format", "epub").exit_code == 0
    made = report_files(here / "output/stock")
    assert set(made) == {"stock-en.epub", "manifest.json", "SHA256SUMS"}
    assert b"draft" not in made["SHA256SUMS"]

    text.write_bytes(sound + b"\n[^nobody]: A note that nothing calls.\n")
    assert run("build", "--format", "epub").exit_code == 0
    later = report_files(here / "output/stock")
    assert later["stock-en.epub"] == made["stock-en.epub"]
    records = json.loads(later["manifest.json"])["artefacts"]
    assert {name: record["draft"] for name, record in records.items()} == {
        "stock-en.epub": False, "stock-en-draft.epub": True,
    }  # fmt: skip


def test_an_output_folder_that_cannot_be_written_is_named(here: Path, bench: list[Finding]):
    """env-003 ends with three, and no artefact is said to be made."""
    stock(here)
    (here / "taken").write_bytes(b"")
    result = run("build", "--out", "taken")

    assert (result.exit_code, "error[env-003]" in result.stdout) == (3, True)
    assert "stock-en.pdf" not in result.stdout


def test_a_machine_without_the_libraries_gets_the_line_that_installs_them(
    here: Path, monkeypatch: pytest.MonkeyPatch
):
    """env-002, before anything is begun; the doctor says the same."""
    stock(here)
    monkeypatch.setattr(machine, "_load", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda name: name == "apt-get" or None)
    result = run("build")

    line = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"
    assert (result.exit_code, "error[env-002] pango-1.0" in result.stdout) == (3, True)
    assert line in result.stdout
    assert result.stderr == ""
    doctor = run("doctor")
    assert (doctor.exit_code, line in doctor.stdout) == (3, True)


# --- nothing has changed ------------------------------------------------------------------------

ROOMS = (
    "reportbuild.editions", "reportbuild.pipeline", "reportbuild.crew", "reportbuild.farm",
    "reportbuild.read", "reportbuild.edit", "reportbuild.translate", "fontTools", "babel",
)  # fmt: skip
"""What nobody waits for where there is nothing to make."""


def test_what_has_not_changed_is_published_and_nothing_is_brought_in_to_make_it(
    here: Path, bench: list[Finding]
):
    """In a process of its own: an artefact that is gone or altered is put back."""
    stock(here)
    run("build")
    made = report_files(here / "output/stock")
    (here / "output/stock/stock-en.pdf").unlink()
    (here / "output/stock/stock-en.epub").write_bytes(b"altered")

    code = f"import atexit\natexit.register(lambda: print(set({ROOMS!r}) & sys.modules.keys()))"
    again = program("build", code=f"import sys\n{code}")

    told, loaded = again.stdout.splitlines()[:-1], again.stdout.splitlines()[-1]
    assert (again.returncode, again.stderr, loaded) == (0, "", "set()")
    assert [line.split()[-1] for line in told] == ["unchanged", "unchanged"]
    assert report_files(here / "output/stock") == made


def test_of_several_reports_only_what_changed_is_read(here: Path, bench: list[Finding]):
    """The others stand in their place, with what was found of them; the store may be left out."""
    warned = {"images.toml": b"", "text/01-summary.md": b"# Summary\n\nText.[^no]\n"}
    for name, files in (("hill", {}), ("road", warned), ("valley", {})):
        put(here / "sources" / name, {**report_files_of(stock(here)), **files})
    first = run("build", "--format", "epub", "hill", "road", "valley")
    text = here / "sources/valley/text/01-summary.md"
    text.write_bytes(text.read_bytes() + b"\nOne more paragraph.\n")
    second = run("build", "--format", "epub", "hill", "road", "valley")

    assert {line.split()[1].partition("-")[0] for line in second.stderr.splitlines()} == {"valley"}
    hill, road, valley = second.stdout.splitlines()[-3:]
    assert "unchanged" in hill
    assert road.startswith("sources/road: not made")
    assert "unchanged" not in valley
    assert "sources/road" in first.stdout
    assert first.stdout.count("error[") == second.stdout.count("error[") > 0
    assert second.exit_code == first.exit_code == 1

    assert "unchanged" not in run("build", "--no-cache", "--format", "epub", "hill").stdout


def test_a_language_that_no_report_has_is_told_though_nothing_changed(
    here: Path, bench: list[Finding]
):
    """ask-002, each time: what is kept of the report does not hide it."""
    stock(here)
    asked = ("build", "--format", "epub", "--lang", "en", "--lang", "sq")
    first, second = run(*asked), run(*asked)
    assert (first.exit_code, second.exit_code) == (2, 2)
    assert "error[ask-002]" in second.stdout
    assert "unchanged" in second.stdout


def report_files_of(folder: Path) -> dict[str, bytes | str]:
    """Every file below a report's folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_work_that_is_lost_before_it_is_told_of_is_a_finding(
    here: Path, bench: list[Finding], monkeypatch: pytest.MonkeyPatch
):
    """env-004: a print edition asks for work before its first step is told; nothing is lost of
    what else was found.
    """
    assert bench == []
    stock(here)
    opened = vars(making)["opened"]

    @contextmanager
    def breaking(how: Means, house: House, hear: Hear) -> Iterator[Rooms]:
        with opened(how, house, hear) as rooms:

            def submit(document: Document, _: House, form: Format) -> Future[Checked[Artefact]]:
                rooms.counts[f"{document.slug}-{document.language}.{form}"] = Count(reused=1)
                broken: Future[Checked[Artefact]] = Future()
                broken.set_exception(BrokenExecutor())
                return broken

            monkeypatch.setattr(type(rooms), "submit", lambda _, *values: submit(*values))
            yield rooms

    monkeypatch.setattr(making, "opened", breaking)
    result = run("build")

    assert result.exit_code == 3
    assert "error[env-004]" in result.stdout
